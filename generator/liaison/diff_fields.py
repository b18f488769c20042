"""Two versions of any record, field by field: whatever differs is told, in the field's words or in general ones."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from pydantic import BaseModel

from generator.catalogue import Catalogue
from generator.liaison.diff_match import label, match, scope_of
from generator.liaison.diff_model import Change
from generator.liaison.diff_words import (
    both_quoted,
    field_name,
    named,
    quoted,
    upper_first,
    value,
    where,
)  # fmt: skip
from generator.records.base import Record, Scope
from generator.records.scalars import PartialDate
from generator.records.service import Case
from generator.views.text import listing

_SENTENCE: Final = 40
"""Characters from which a text is a sentence and no name."""
SCOPE: Final = frozenset(Scope.model_fields)


@dataclass(frozen=True, slots=True)
class Sides:
    """Both catalogues, with the cases of the record that is compared, to say where a fact holds."""

    before: Catalogue
    after: Catalogue
    old_cases: Mapping[str, Case]
    new_cases: Mapping[str, Case]

    def was(self, item: Any, beside: str = "") -> str:
        """Where something of the old version holds, save what ``beside`` says; nothing for what has no scope."""
        return where(self.before, item, self.old_cases, beside) if isinstance(item, Scope) else ""

    def now(self, item: Any, beside: str = "") -> str:
        """Where something of the new version holds, save what ``beside`` says."""
        return where(self.after, item, self.new_cases, beside) if isinstance(item, Scope) else ""


@dataclass(frozen=True, slots=True)
class Words:
    """How the changes of a list read: what was added, removed or renamed, and what one of it is called."""

    added: Callable[[Any], str]
    removed: Callable[[Any], str]
    changed: str
    each: str


Tell = Callable[[Sides, str, Any, Any], Iterator[Change]]


def record_changes(
    sides: Sides, old: BaseModel, new: BaseModel, special: Mapping[str, Tell]
) -> Iterator[Change]:
    """Every field that differs: what people came for first, sources and the like last.

    No difference goes without a word.
    """
    fields = type(new).model_fields
    for field in sorted(fields, key=lambda name: name in Record.model_fields):
        before, after = getattr(old, field), getattr(new, field)
        found = list(special.get(field, in_general)(sides, field, before, after))
        if not found and before != after:
            found = [_reordered(field, upper_first(field_name(field)))]
        yield from found


def in_general(sides: Sides, field: str, before: Any, after: Any) -> Iterator[Change]:
    """A field that has no words of its own."""
    yield from differences(sides, field, before, after, field_name(field))


def differences(
    sides: Sides, field: str, before: Any, after: Any, head: str, skip: frozenset[str] = frozenset()
) -> Iterator[Change]:
    """What differs between two values; ``head`` says of what, in lower case."""
    if isinstance(before, BaseModel) and isinstance(after, BaseModel):
        yield from _of_models(sides, field, before, after, head, skip)
    elif isinstance(before, dict) and isinstance(after, dict):
        yield from _of_mappings(sides, field, before, after, head)
    elif before == after:
        return
    elif isinstance(before, tuple) and isinstance(after, tuple):
        if any(isinstance(item, BaseModel) for item in (*before, *after)):
            yield from of_list(sides, field, before, after, general_words(head))
        else:
            yield from _of_values(sides, field, before, after, head)
    else:
        yield _of_scalars(sides, field, before, after, upper_first(head))


def general_words(head: str) -> Words:
    """Words for any list."""
    name = upper_first(head)
    return Words(
        lambda _: f"Se agrega en {head}", lambda _: f"Se quita de {head}", f"{name}:", head
    )


def of_list(
    sides: Sides, field: str, before: Sequence[Any], after: Sequence[Any], words: Words
) -> Iterator[Change]:
    """Elements of a list: renamed ones, what else changed in them, new ones, lost ones."""
    matched = match(before, after)
    for old, new in matched.pairs:
        a, b = label(old), label(new)
        if a != b and a and b:
            first, second = both_quoted(a, b)
            text = f"{words.changed} {first} pasa a {second}."
            yield Change(field, "changed", text, b, a, b)
        head = f"{words.each} {quoted(named(sides.after, new, b))}" if b else words.each
        skip = frozenset(name for name, v in new if v == b and isinstance(v, str) and a and b)
        yield from differences(sides, field, old, new, head, skip)
    for new in matched.added:
        yield added(
            field, new, f"{words.added(new)}{sides.now(new, quoted(label(new)))}", sides.after
        )
    for old in matched.removed:
        yield removed(
            field, old, f"{words.removed(old)}{sides.was(old, quoted(label(old)))}", sides.before
        )


def added(field: str, item: Any, said: str, catalogue: Catalogue) -> Change:
    """Something new in a list."""
    name = named(catalogue, item, value(item))
    return Change(field, "added", f"{said}: {quoted(name)}.", label(item), "", value(item))


def removed(field: str, item: Any, said: str, catalogue: Catalogue) -> Change:
    """Something a list no longer has."""
    name = named(catalogue, item, value(item))
    return Change(field, "removed", f"{said}: {quoted(name)}.", label(item), value(item), "")


def rescoped(sides: Sides, field: str, old: Scope, new: Scope, head: str) -> Iterator[Change]:
    """A fact that now holds for others, or elsewhere."""
    if scope_of(old) == scope_of(new):
        return
    before = sides.was(old).strip(" ,") or "siempre y en todos los centros"
    after = sides.now(new).strip(" ,") or "siempre y en todos los centros"
    text = f"{upper_first(head)}: ahora vale {after}; antes, {before}."
    yield Change(field, "changed", text, label(new), before, after)


def _of_models(
    sides: Sides, field: str, old: BaseModel, new: BaseModel, head: str, skip: frozenset[str]
) -> Iterator[Change]:
    if isinstance(old, Scope) and isinstance(new, Scope) and not skip >= SCOPE:
        yield from rescoped(sides, field, old, new, head)
        skip |= SCOPE
    for name in type(new).model_fields:
        if name not in skip:
            below = f"{head}, {field_name(name)}"
            yield from (
                Change(field, c.kind, c.text, c.item or label(new), c.before, c.after)
                for c in differences(
                    sides, name, getattr(old, name, None), getattr(new, name), below
                )
            )


def _of_mappings(
    sides: Sides, field: str, before: Mapping[Any, Any], after: Mapping[Any, Any], head: str
) -> Iterator[Change]:
    lead = f"{head}: " if head else ""  # a whole file of entries has no name of its own
    for key, new in after.items():
        if key not in before:
            text = upper_first(f"{lead}se agrega {quoted(_entry(key, new))}.")
            yield Change(field, "added", text, str(key), "", value(new))
        else:
            name = quoted(label(new) if isinstance(new, BaseModel) else str(key))
            yield from differences(sides, field, before[key], new, f"{head} {name}".lstrip())
    for key, old in before.items():
        if key not in after:
            text = upper_first(f"{lead}se quita {quoted(_entry(key, old))}.")
            yield Change(field, "removed", text, str(key), value(old), "")
    if [k for k in before if k in after] != [k for k in after if k in before]:
        yield _reordered(field, upper_first(head) or "La lista")


def _entry(key: Any, thing: Any) -> str:
    name = label(thing) if isinstance(thing, BaseModel) else value(thing)
    return f"{key}: {name}" if name else str(key)


def _of_values(
    sides: Sides, field: str, before: Sequence[Any], after: Sequence[Any], head: str
) -> Iterator[Change]:
    name = upper_first(head)
    edited = [(a, b) for a, b in match(before, after).pairs if a != b and _is_prose(a, b)]
    for a, b in edited:
        was, now = both_quoted(a, b)
        yield Change(field, "changed", f"{name}: {was} pasa a {now}.", b, a, b)
    old = Counter(before) - Counter(a for a, _ in edited)
    new = Counter(after) - Counter(b for _, b in edited)
    come, gone = list((new - old).elements()), list((old - new).elements())
    if come:
        said = listing(quoted(named(sides.after, item, value(item), field)) for item in come)
        yield Change(field, "added", f"{name}: se agrega {said}.", "", "", value(come))
    if gone:
        said = listing(quoted(named(sides.before, item, value(item), field)) for item in gone)
        yield Change(field, "removed", f"{name}: se quita {said}.", "", value(gone), "")
    if not edited and old == new:
        yield _reordered(field, name)


def _is_prose(*texts: object) -> bool:
    """Sentences may be edited; a name or a slug is that or another."""
    return all(isinstance(text, str) and len(text) > _SENTENCE for text in texts)


def _reordered(field: str, name: str) -> Change:
    return Change(field, "changed", f"{name}: cambia el orden.")


def _of_scalars(sides: Sides, field: str, before: Any, after: Any, head: str) -> Change:
    was, now = "" if before is None else value(before), "" if after is None else value(after)
    old = named(sides.before, before, was, field)
    new = named(sides.after, after, now, field)
    if before is None or after is None:
        verb, said = ("se quita", old) if after is None else ("se agrega", new)
        shown = quoted(said) if _is_text(after if before is None else before) else said
        text = f"{head}: {verb} {shown}."
        return Change(field, "removed" if after is None else "added", text, "", was, now)
    a, b = both_quoted(old, new) if _is_text(before) and _is_text(after) else (old, new)
    return Change(field, "changed", f"{head}: pasa de {a} a {b}.", "", was, now)


def _is_text(thing: Any) -> bool:
    """What is quoted; figures, days and timetables stand bare, and so do the names of things."""
    return isinstance(thing, (str, BaseModel, tuple)) and not isinstance(thing, PartialDate)
