"""Two versions of the catalogue → what citizens will see change, who must approve it, what to look at twice."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from pydantic import BaseModel

from generator.catalogue import Catalogue
from generator.liaison.diff_approvers import approvers
from generator.liaison.diff_fields import Sides, Tell, differences, record_changes
from generator.liaison.diff_model import Change, Diff, Group, RecordDiff, Unread, Version
from generator.liaison.diff_pages import page_changes
from generator.liaison.diff_places import CENTER, ENTITY, VOCABULARY_NAMES
from generator.liaison.diff_renames import Renames, follow
from generator.liaison.diff_service import SERVICE
from generator.liaison.diff_warnings import lost, warnings
from generator.problems import Problem
from generator.records.base import Record
from generator.records.center import Center
from generator.records.entity import Entity
from generator.records.load import Loaded
from generator.records.service import Service
from generator.records.vocabulary import list_names
from generator.views.facts import short_name
from generator.views.fees import cost_line
from generator.views.links import entity_label
from generator.views.text import listing, sentence, sort_key

_GROUPS: Final[dict[str, Group]] = {
    "catalogue": "services", "entities": "entities", "centers": "centers",
}  # fmt: skip
_ORDER: Final = ("services", "entities", "centers", "vocabularies", "statistics")


@dataclass(frozen=True, slots=True)
class _Pair:
    """A record in both versions; ``old`` or ``new`` is ``None`` where there is none."""

    path: str
    before_path: str
    old: Record | None
    new: Record | None


def version(loaded: Loaded) -> Version:
    """What was loaded, ready to compare. An absent folder is a folder without records."""
    unread: dict[str, Problem] = {}
    for problem in loaded.problems:
        if problem.severity == "error" and problem.code != "no-records":
            unread.setdefault(problem.file, problem)
    return Version(Catalogue(loaded), unread)


def compare(base: Version, head: Version, as_of: date) -> Diff:
    """Everything that changes from one version to the other. Nothing that differs goes without a word."""
    heirs = _heirs(base, head)
    found = [
        *_records(base, head, heirs),
        *_vocabularies(base, head, heirs),
        *_statistics(base, head, heirs),
    ]
    found.sort(key=lambda r: (_ORDER.index(r.group), sort_key(r.title), r.record))
    touched = {path for r in found for path in (r.record, r.moved_from) if path}
    pages, unknown = page_changes(base, head, touched, as_of)
    return Diff(
        records=tuple(found),
        approvers=approvers(base, head, found),
        unread=(
            *(Unread("base", problem) for problem in base.unread.values()),
            *(Unread("head", problem) for problem in head.unread.values()),
        ),
        pages=pages,
        pages_unknown=unknown,
    )


def _heirs(base: Version, head: Version) -> Renames:
    """Records that are gone → the record that names them in ``moved_from``."""
    before, after = ({path for path, _ in v.catalogue.records()} for v in (base, head))
    heirs: dict[str, dict[str, str]] = {}
    for path, record in head.catalogue.records():
        folder, _, key = path.partition("/")
        for old in record.moved_from:
            if f"{folder}/{old}" in before - after:
                heirs.setdefault(folder, {}).setdefault(old, key)
    return heirs


def _records(base: Version, head: Version, heirs: Renames) -> Iterator[RecordDiff]:
    for pair in _paired(base, head):
        if head.cannot_read(pair.path) or base.cannot_read(pair.before_path):
            continue  # told in `unread`: neither new nor gone, only unknown
        if pair.old is None and pair.new is not None:
            yield _new(head.catalogue, pair.path, pair.new)
        elif pair.new is None and pair.old is not None:
            folder, _, key = pair.path.partition("/")
            yield _gone(base.catalogue, pair.path, pair.old, heirs.get(folder, {}).get(key, ""))
        elif pair.old is not None and pair.new is not None:
            old = follow(pair.old, heirs)
            yield from _changed(base.catalogue, head.catalogue, pair, old, pair.new)


def _paired(base: Version, head: Version) -> Iterator[_Pair]:
    """Records of both versions; one under a new name is found through its ``moved_from``."""
    before = dict(base.catalogue.records())
    after = dict(head.catalogue.records())
    taken: set[str] = set()
    for path, record in after.items():
        origin = path
        if path not in before and not base.cannot_read(path):
            folder = path.split("/")[0]
            olds = (f"{folder}/{old}" for old in record.moved_from)
            gone = (
                o for o in olds
                if (o in before or base.cannot_read(o)) and o not in after and o not in taken
            )  # fmt: skip
            origin = next(gone, path)
        taken.add(origin)
        yield _Pair(path, origin, before.get(origin), record)
    for path, record in before.items():
        if path not in taken:
            yield _Pair(path, path, record, None)


def _changed(
    before: Catalogue, after: Catalogue, pair: _Pair, old: Record, new: Record
) -> Iterator[RecordDiff]:
    changes = list(record_changes(_sides(before, after, old, new), old, new, _words(new)))
    moved_from = pair.before_path if pair.before_path != pair.path else ""
    if moved_from:
        text = f"La ficha {moved_from}.yml pasa a ser {pair.path}.yml."
        changes.insert(0, Change("", "moved", text, "", moved_from, pair.path))
    if changes:
        yield RecordDiff(
            record=pair.path,
            group=_GROUPS[pair.path.split("/")[0]],
            kind="moved" if moved_from else "changed",
            title=_title(after, pair.path, new),
            changes=tuple(changes),
            warnings=tuple(warnings(old, new)),
            moved_from=moved_from,
        )


def _sides(before: Catalogue, after: Catalogue, old: Record, new: Record) -> Sides:
    cases = (r.cases if isinstance(r, Service) else {} for r in (old, new))
    return Sides(before, after, *cases)


def _words(record: Record) -> Mapping[str, Tell]:
    if isinstance(record, Service):
        return SERVICE
    return CENTER if isinstance(record, Center) else ENTITY


def _title(catalogue: Catalogue, path: str, record: Record) -> str:
    key = path.partition("/")[2]
    if isinstance(record, Service):
        return record.title
    return (
        short_name(catalogue, key) if isinstance(record, Center) else entity_label(catalogue, key)
    )


def _new(catalogue: Catalogue, path: str, record: Record) -> RecordDiff:
    title = _title(catalogue, path, record)
    text = " ".join(_introduced(catalogue, record))
    change = Change("", "added", text, "", "", path)
    return RecordDiff(path, _GROUPS[path.split("/")[0]], "added", title, (change,))


def _introduced(catalogue: Catalogue, record: Record) -> Iterator[str]:
    """A new record in a few words: what it is, what it costs, where it is given."""
    if isinstance(record, Service):
        yield f"Servicio nuevo: {sentence(record.summary)}"
        if cost := cost_line(record):
            yield f"Costo: {sentence(cost)}"
        yield f"Requisitos: {len(record.requirements)}."
        given = [short_name(catalogue, o.center) for o in record.offered_at or () if o.available]
        if given:
            yield f"Se hace en {listing(given)}."
    elif isinstance(record, Center):
        yield f"Centro nuevo: {record.name}, {record.department}. Estado: {record.status}."
    elif isinstance(record, Entity):
        yield f"Entidad nueva: {sentence(record.name)}"


def _gone(catalogue: Catalogue, path: str, record: Record, heir: str) -> RecordDiff:
    """A record that leaves; ``heir`` is the key of the one it was joined to, if any."""
    group = _GROUPS[path.split("/")[0]]
    text = f"Se junta con la ficha de «{heir}»." if heir else "Ya no estará en el portal."
    change = Change("", "removed", text, "", path, heir)
    warned = () if heir else (lost(catalogue, path),)
    return RecordDiff(path, group, "removed", _title(catalogue, path, record), (change,), warned)


def _vocabularies(base: Version, head: Version, heirs: Renames) -> Iterator[RecordDiff]:
    for name in list_names():
        path = f"catalogue/_vocabulary/{name}"
        title = VOCABULARY_NAMES.get(name, name)
        old, new = (getattr(v.catalogue.vocabulary, name) for v in (base, head))
        yield from _list_changes(base, head, path, "vocabularies", title, follow(old, heirs), new)


def _statistics(base: Version, head: Version, heirs: Renames) -> Iterator[RecordDiff]:
    before, after = base.catalogue.statistics, head.catalogue.statistics
    for name in dict.fromkeys((*before, *after)):
        path = f"centers/_statistics/{name}"
        old, new = before.get(name), after.get(name)
        title = getattr(new or old, "title", name)
        yield from _list_changes(base, head, path, "statistics", title, follow(old, heirs), new)


def _list_changes(
    base: Version, head: Version, path: str, group: Group, title: str, old: Any, new: Any
) -> Iterator[RecordDiff]:
    if base.cannot_read(path) or head.cannot_read(path):
        return
    sides = Sides(base.catalogue, head.catalogue, {}, {})
    found = tuple(_values_of_list(sides, path.split("/")[-1], old, new))
    if found:
        yield RecordDiff(path, group, "changed", title, found)


def _values_of_list(sides: Sides, name: str, old: Any, new: Any) -> Iterator[Change]:
    if old is None or new is None:
        if old is not new:
            text = "Se agregan estas cifras." if old is None else "Se quitan estas cifras."
            yield Change(name, "added" if old is None else "removed", text)
    elif isinstance(new, BaseModel) and type(old) is type(new):
        yield from record_changes(sides, old, new, {})
    else:
        yield from differences(sides, name, old, new, "")
