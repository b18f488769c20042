"""What ``mac report stale`` tells: by entity, which records nobody confirmed lately, worst first."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, Final

from generator.catalogue import Catalogue
from generator.records.ages import USUAL_CHANGE, VERIFIED_EVERY, dated_facts, is_older
from generator.records.base import Record
from generator.records.scalars import PartialDate
from generator.records.service import Service
from generator.views.text import day
from generator.vocabularies import CENTER_TYPES

FIELDS: Final = {"fees": "costos", "hours": "horarios", "requirements": "requisitos", "legal": "base legal"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class StaleRecord:
    """One record that needs a look. ``outdated``: field → day of the oldest fact that is too old."""

    record: str
    verified: str | None
    unverified: bool
    outdated: dict[str, str]
    undated: tuple[str, ...]
    ended_fees: int

    @property
    def due(self) -> int:
        """How many things to look at."""
        return self.unverified + len(self.outdated) + len(self.undated) + self.ended_fees


@dataclass(frozen=True, slots=True)
class StaleGroup:
    """The records of one entity, or all centres of one type. Counts are of records, but for fees."""

    id: str
    name: str
    records: int
    never_verified: int
    verified_long_ago: int
    outdated: dict[str, int]
    undated: int
    ended_fees: int
    due: int
    stale: tuple[StaleRecord, ...]


@dataclass(frozen=True, slots=True)
class StaleReport:
    """Every entity and type of centre, worst first."""

    as_of: date
    records: int
    unverified: int
    never_verified: int
    uit_missing: int | None
    groups: tuple[StaleGroup, ...]

    @property
    def ids(self) -> frozenset[str]:
        """Ids of the groups."""
        return frozenset(group.id for group in self.groups)

    def as_json(self, entity: str = "") -> dict[str, Any]:
        """The report as ``--format json`` prints it; with an entity, only its group."""
        groups = [asdict(group) for group in self.groups if entity in ("", group.id)]
        return {
            **asdict(self),
            "as_of": self.as_of.isoformat(),
            "months": {"verified": VERIFIED_EVERY, **USUAL_CHANGE},
            "groups": groups,
        }


def stale_report(catalogue: Catalogue, as_of: date) -> StaleReport:
    """What is stale on a day. A record never verified is stale; its age nobody knows."""
    members: dict[tuple[str, str], list[tuple[str, Record]]] = {}
    for record, value in catalogue.records():
        members.setdefault(_group_of(catalogue, record), []).append((record, value))
    groups = [_group(key, records, as_of) for key, records in members.items()]
    groups.sort(key=lambda g: (-g.due, g.id))
    never = sum(g.never_verified for g in groups)
    return StaleReport(
        as_of=as_of,
        records=sum(g.records for g in groups),
        unverified=never + sum(g.verified_long_ago for g in groups),
        never_verified=never,
        uit_missing=None if as_of.year in catalogue.vocabulary.uit else as_of.year,
        groups=tuple(groups),
    )


def _group_of(catalogue: Catalogue, record: str) -> tuple[str, str]:
    """Services go to the entity whose folder they are in, centres to their type."""
    folder, name = record.split("/")[:2]
    if folder == "centers":
        kind = catalogue.centers[name].type
        return f"centers/{kind}", CENTER_TYPES[kind]
    entity = catalogue.entities.get(name)
    return name, entity.acronym or entity.name if entity else name


def _group(key: tuple[str, str], records: Sequence[tuple[str, Record]], as_of: date) -> StaleGroup:
    looked_at = sorted(
        (_record(path, value, as_of) for path, value in records), key=lambda r: (-r.due, r.record)
    )
    never = sum(r.verified is None for r in looked_at)
    return StaleGroup(
        id=key[0],
        name=key[1],
        records=len(looked_at),
        never_verified=never,
        verified_long_ago=sum(r.unverified for r in looked_at) - never,
        outdated={field: sum(field in r.outdated for r in looked_at) for field in FIELDS},
        undated=sum(bool(r.undated) for r in looked_at),
        ended_fees=sum(r.ended_fees for r in looked_at),
        due=sum(r.due for r in looked_at),
        stale=tuple(r for r in looked_at if r.due),
    )


def _record(path: str, record: Record, as_of: date) -> StaleRecord:
    outdated: dict[str, date] = {}
    undated: dict[str, None] = {}
    for field, known in dated_facts(record):
        if known is None:
            undated[field] = None
        elif is_older(known, USUAL_CHANGE[field], as_of):
            outdated[field] = min(known, outdated.get(field, known))
    verified = record.verified.on if record.verified else None
    return StaleRecord(
        record=path,
        verified=verified,
        unverified=verified is None or is_older(verified.last_day, VERIFIED_EVERY, as_of),
        outdated={field: outdated[field].isoformat() for field in FIELDS if field in outdated},
        undated=tuple(field for field in FIELDS if field in undated and field not in outdated),
        ended_fees=_ended_fees(record, as_of),
    )


def _ended_fees(record: Record, as_of: date) -> int:
    if not isinstance(record, Service):
        return 0
    return sum(bool(f.valid_until and f.valid_until.last_day < as_of) for f in record.fees)


def lines(report: StaleReport) -> Iterator[str]:
    """The report as a table of text, with a legend."""
    months = [f"{name}, {USUAL_CHANGE[field]}" for field, name in FIELDS.items()]
    yield f"Informe del {_in_words(report.as_of)}: {report.records} fichas."
    yield (
        f"sin verificar: nadie confirmó la ficha en {VERIFIED_EVERY} meses. Son {report.unverified},"
        f" y {report.never_verified} nunca se verificaron."
    )
    yield f"fuente vieja: fichas cuya fuente tiene más meses que estos: {'; '.join(months)}."
    yield "sin fecha: fichas con datos cuya fuente no dice de cuándo es."
    yield "vencidos: costos con «valid_until» pasado."
    yield "Para ver las fichas de una entidad: mac report stale --entity reniec"
    if report.uit_missing:
        yield f"Falta la UIT de {report.uit_missing} en catalogue/_vocabulary/uit.yml."
    yield ""
    yield from _table(report.groups)


def _in_words(as_of: date) -> str:
    return day(PartialDate(as_of.isoformat()))


def _table(groups: Sequence[StaleGroup]) -> Iterator[str]:
    heads = ["fichas", "sin verificar", *FIELDS.values(), "sin fecha", "vencidos"]
    width = max((len(group.id) for group in groups), default=0)
    above = f"{'':{width}}  {'':6}  {'':13}  fuente vieja:"
    yield above
    yield "  ".join([" " * width, *heads])
    for group in groups:
        unverified = group.never_verified + group.verified_long_ago
        counts = [
            group.records,
            unverified,
            *group.outdated.values(),
            group.undated,
            group.ended_fees,
        ]
        cells = [f"{n or '·':>{len(head)}}" for n, head in zip(counts, heads, strict=True)]
        yield "  ".join([f"{group.id:{width}}", *cells])


def lines_of_entity(report: StaleReport, entity: str) -> Iterator[str]:
    """The records of one entity, each with what is old in it, worst first."""
    for group in report.groups:
        for stale in group.stale if group.id == entity else ():
            said = [f"verificada el {stale.verified}"] if stale.verified else ["sin verificar"]
            said += [f"{FIELDS[field]} de {known}" for field, known in stale.outdated.items()]
            said += [f"{FIELDS[field]} sin fecha" for field in stale.undated]
            said += [f"costos vencidos: {stale.ended_fees}"] * bool(stale.ended_fees)
            yield f"{stale.record}.yml: {', '.join(said)}"
