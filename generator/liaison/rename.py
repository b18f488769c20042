"""``mac rename``: a record under another key, with everything that names it and its old address.

Only the words that name the record change and ``moved_from`` grows by one: every comment, quote and
line of the files stays as its author wrote it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from generator.catalogue import Catalogue
from generator.help.field_order import shape_of
from generator.liaison.format import same
from generator.liaison.references import What, references
from generator.liaison.refused import RefusedError
from generator.liaison.similar import taken_by
from generator.liaison.yaml_text import key
from generator.liaison.yaml_tree import Collection, Scalar, tree_of
from generator.records.files import is_record_path
from generator.records.yaml_source import read

_WHAT: Final[dict[str, What]] = {
    "catalogue": "service",
    "entities": "entity",
    "centers": "center",
}
_CANNOT: Final = "No se pudo cambiar {file} sin tocar otra cosa. Todo queda como estaba."


@dataclass(frozen=True, slots=True)
class Renaming:
    """Records that move, by their old path without ending, and what each kind of key becomes."""

    moves: Mapping[str, str]
    keys: Mapping[What, Mapping[str, str]]


def renaming(catalogue: Catalogue, old: str, new: str) -> Renaming:
    """What moves when a record does: with an entity, all services in its folder.

    Raises :class:`RefusedError`.
    """
    before, after = _record(old), _record(new)
    folder = before.partition("/")[0]
    if not catalogue.has_file(before):
        raise RefusedError(f"No existe {before}.yml.", 2)
    if after.partition("/")[0] != folder or not is_record_path(after):
        raise RefusedError(f"«{new}» no sirve como clave nueva: escríbela como {before}.", 2)
    _refuse_taken(catalogue, after)
    moves = {before: after}
    if folder == "entities":
        was, becomes = before.partition("/")[2], after.partition("/")[2]
        for service in catalogue.services:
            if service.startswith(f"{was}/"):
                moves[f"catalogue/{service}"] = f"catalogue/{becomes}/{service.partition('/')[2]}"
    keys: dict[What, dict[str, str]] = {}
    for path, moved in moves.items():
        top, _, name = path.partition("/")
        keys.setdefault(_WHAT[top], {})[name] = moved.partition("/")[2]
    return Renaming(moves, keys)


def renamed(renaming: Renaming, texts: Mapping[str, str]) -> dict[str, str | None]:
    """Files that change, of all files: their new text, or ``None`` for one that is gone.

    Raises :class:`RefusedError`.
    """
    changed: dict[str, str | None] = {}
    names = {name.rpartition("/")[2] for known in renaming.keys.values() for name in known}
    for file, text in texts.items():
        record = file.removesuffix(".yml")
        moved = renaming.moves.get(record)
        if moved is None and not any(name in text for name in names):
            continue
        after = _with_new_keys(file, text, renaming)
        if moved is not None:
            after = _with_old_key(file, after, record.partition("/")[2])
            changed[file] = None
        if moved is not None or after != text:
            _refuse_other_change(file, text, after, renaming)
            changed[f"{moved}.yml" if moved else file] = after
    return changed


def _record(typed: str) -> str:
    """``reniec/recojo-dni`` is a service; everything else is a path, with or without its ending."""
    path = typed.removesuffix(".yml").strip("/")
    return path if path.partition("/")[0] in _WHAT else f"catalogue/{path}"


def _refuse_taken(catalogue: Catalogue, record: str) -> None:
    if holder := taken_by(catalogue, record):
        mend = "" if holder == record else ": borra antes esa clave de su «moved_from»"
        raise RefusedError(f"«{record}» ya es de {holder}.yml{mend}.")
    folder, _, key = record.partition("/")
    if folder == "centers" and key in catalogue.vocabulary.center_groups:
        raise RefusedError(f"«{key}» ya es un grupo de centros.")
    entity = key.partition("/")[0]
    if folder == "catalogue" and entity not in catalogue.entities:
        raise RefusedError(f"No existe la entidad «{entity}».")


def _with_new_keys(file: str, text: str, renaming: Renaming) -> str:
    for found in reversed(list(references(tree_of(text), shape_of(file)))):
        new = renaming.keys.get(found.what, {}).get(found.word)
        if new is not None:
            text = text[: found.start] + key(new) + text[found.end :]
    return text


def _with_old_key(file: str, text: str, old: str) -> str:
    """The text whose ``moved_from`` begins with the old key; a new one stands last, its place."""
    root = tree_of(text).root
    value = next((part.value for part in root.parts if part.key == "moved_from"), None)
    word = key(old)
    if value is None and not root.is_flow:
        return f"{text.rstrip()}\nmoved_from:\n  - {word}\n"
    if isinstance(value, Scalar):
        return f"{text[: value.start]}[{word}, {text[value.start : value.end]}]{text[value.end :]}"
    if isinstance(value, Collection) and value.parts:
        first = value.parts[0].start
        line = text.rfind("\n", 0, first) + 1
        if value.is_flow:
            return f"{text[:first]}{word}, {text[first:]}"
        return f"{text[:line]}{text[line:first]}{word}\n{text[line:]}"
    raise RefusedError(_CANNOT.format(file=file))


def _refuse_other_change(file: str, text: str, after: str, renaming: Renaming) -> None:
    before, problems = read(file, text.encode())
    now, others = read(file, after.encode())
    if problems or others:
        raise RefusedError(_CANNOT.format(file=file))
    was, becomes = dict(before.value), dict(now.value)
    if f"{file.removesuffix('.yml')}" in renaming.moves:
        was.pop("moved_from", None)
        becomes.pop("moved_from", None)
    words = {old: new for known in renaming.keys.values() for old, new in known.items()}
    if not _same_but(was, becomes, words):
        raise RefusedError(_CANNOT.format(file=file))


def _same_but(one: Any, other: Any, words: Mapping[str, str]) -> bool:
    """Whether two values differ at most in these words."""
    if isinstance(one, dict) and isinstance(other, dict):
        pairs = zip(_flat(one), _flat(other), strict=False)
        return len(one) == len(other) and all(_same_but(a, b, words) for a, b in pairs)
    if isinstance(one, list) and isinstance(other, list):
        pairs = zip(one, other, strict=False)
        return len(one) == len(other) and all(_same_but(a, b, words) for a, b in pairs)
    return same(one, other) or (isinstance(one, str) and words.get(one) == other)


def _flat(mapping: dict[str, Any]) -> Iterator[Any]:
    for name, value in mapping.items():
        yield name
        yield value
