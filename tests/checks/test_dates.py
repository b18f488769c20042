"""Days in order, not overlapping, not past, not still to come."""

from datetime import date
from pathlib import Path

import pytest

from generator.checks import dates
from tests.small import AS_OF, LEAST, made, service, small, with_service

DAY = date(2026, 8, 1)

NORTE = LEAST["centers/norte.yml"]


def test_a_right_catalogue_breaks_no_rule() -> None:
    for rule in (
        dates.periods_in_order,
        dates.dated_hours_are_there,
        dates.exceptions_do_not_overlap,
        dates.verified_by_somebody,
    ):
        assert list(rule(small())) == []
    for dated in (dates.exceptions_are_to_come, dates.verified_in_the_past, dates.sources_are_out):
        assert list(dated(small(), AS_OF)) == []


@pytest.mark.parametrize(
    ("path", "fields", "field"),
    [
        ("catalogue/ejemplo/uno.yml", "fees: [{{concept: a, amount: 1, valid_from: {0}, valid_until: {1}}}]\n", "fees[0].valid_until"),
        ("catalogue/ejemplo/uno.yml", "offered_at: [{{center: norte, from: {0}, until: {1}}}]\n", "offered_at[0].until"),
        ("centers/norte.yml", "exceptions: [{{date: {0}, until: {1}, closed: true, reason: a}}]\n", "exceptions[0].until"),
        ("centers/norte.yml", "milestones: [{{text: a}}, {{text: a, date: {0}, until: {1}}}]\n", "milestones[1].until"),
        ("centers/norte.yml", "previous: [{{opened: {0}, closed: {1}}}]\n", "previous[0].closed"),
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    ("first", "last", "is_wrong"),
    [
        ("2026-01-02", "2026-01-01", True),
        ("2026-01-01", "2026-01-01", False),
        ("2026-05", "2026", False),
        ("2026-05", "2026-04", True),
        ("2026", "2025", True),
    ],
)
def test_a_period_ends_after_it_begins(
    tmp_path: Path, path: str, fields: str, field: str, first: str, last: str, is_wrong: bool
) -> None:
    catalogue = made(tmp_path, {path: fields.format(first, last) + LEAST[path]})
    found = [(p.file, p.field, p.code) for p in dates.periods_in_order(catalogue)]
    assert found == ([(path, field, "dates-order")] if is_wrong else [])


@pytest.mark.parametrize(
    ("path", "fields", "field"),
    [
        ("catalogue/ejemplo/uno.yml", "offered_at: [{{center: norte{}}}]\n", "offered_at[0].hours_as_of"),
        ("centers/sur.yml", "name: Sur\ntype: centro\nstatus: abierto\ndepartment: Lima\nnotes: {{text: a}}\n", ""),
        ("centers/sur.yml", "entities: [{{entity: ejemplo{}}}]\n", "entities[0].hours_as_of"),
    ],
)  # fmt: skip
def test_a_date_of_hours_stands_beside_hours(
    tmp_path: Path, path: str, fields: str, field: str
) -> None:
    if not field:
        text, field = NORTE + "hours_as_of: 2026\n", "hours_as_of"
        right = text + "hours: {lunes: '08:00-16:00'}\n"
    else:
        base = service() if path.startswith("catalogue") else NORTE.split("entities:")[0] + _SOURCES
        text = fields.format(", hours_as_of: 2026") + base
        right = fields.format(", hours_as_of: 2026, hours: {lunes: '08:00-16:00'}") + base
    found = [
        (p.field, p.code) for p in dates.dated_hours_are_there(made(tmp_path / "a", {path: text}))
    ]
    assert found == [(field, "hours-date-alone")]
    assert list(dates.dated_hours_are_there(made(tmp_path / "b", {path: right}))) == []


_SOURCES = "sources: [{kind: ficha, title: Ficha}]\n"


@pytest.mark.parametrize(
    ("one", "other", "is_wrong"),
    [
        ("date: 2026-12-24", "date: 2026-12-24", True),
        ("date: 2026-12-24", "date: 2026-12-25", False),
        ("date: 2026-12-25", "date: 2026-12-24", False),
        ("date: 2026-12-24, until: 2026-12-26", "date: 2026-12-26", True),
        ("date: 2026-12-26", "date: 2026-12-24, until: 2026-12-26", True),
        ("date: 2026-12-01, until: 2026-12-31", "date: 2026-12-05", True),
        ("date: 2026-12", "date: 2026-12-05", True),
        ("date: 2026-12-24, entity: ejemplo", "date: 2026-12-24", False),
        ("date: 2026-12-24, entity: ejemplo", "date: 2026-12-24, entity: ejemplo", True),
    ],
)
def test_exceptions_do_not_overlap(tmp_path: Path, one: str, other: str, is_wrong: bool) -> None:
    exceptions = ", ".join(f"{{{e}, closed: true, reason: a}}" for e in (one, other))
    catalogue = made(tmp_path, {"centers/norte.yml": f"{NORTE}exceptions: [{exceptions}]\n"})
    problems = list(dates.exceptions_do_not_overlap(catalogue))
    assert [(p.field, p.code) for p in problems] == (
        [("exceptions[1]", "exceptions-overlap")] if is_wrong else []
    )
    assert all("número 1" in p.hint for p in problems)


def test_a_long_exception_overlaps_all_those_within_it(tmp_path: Path) -> None:
    days = ("2026-12-01, until: 2026-12-31", "2026-12-05", "2026-12-07")
    exceptions = ", ".join(f"{{date: {d}, closed: true, reason: a}}" for d in days)
    catalogue = made(tmp_path, {"centers/norte.yml": f"{NORTE}exceptions: [{exceptions}]\n"})
    found = [p.field for p in dates.exceptions_do_not_overlap(catalogue)]
    assert found == ["exceptions[1]", "exceptions[2]"]


@pytest.mark.parametrize(
    ("exception", "is_past"),
    [
        ("date: 2026-07-31", True),
        ("date: 2026-08-01", False),
        ("date: 2026-07-20, until: 2026-07-31", True),
        ("date: 2026-07-20, until: 2026-08-01", False),
        ("date: 2026-07", True),
        ("date: 2026-08", False),
    ],
)
def test_an_exception_is_still_to_come(tmp_path: Path, exception: str, is_past: bool) -> None:
    text = f"{NORTE}exceptions: [{{{exception}, closed: true, reason: a}}]\n"
    found = [
        (p.field, p.code, p.severity)
        for p in dates.exceptions_are_to_come(made(tmp_path, {"centers/norte.yml": text}), DAY)
    ]
    assert found == ([("exceptions[0].date", "exception-past", "warning")] if is_past else [])


@pytest.mark.parametrize(
    ("by", "hint"),
    [
        ("ejemplo", None),
        ("Ana Ejemplo, de la PCM", None),
        ("PCM", None),
        ("ejempla", "¿Quisiste decir «ejemplo»?"),
        ("xyz", "Revisa cómo se escribe"),
    ],
)
def test_who_verified_is_an_entity_or_written_in_words(
    tmp_path: Path, by: str, hint: str | None
) -> None:
    catalogue = with_service(tmp_path, f"verified: {{on: 2026-07-01, by: '{by}'}}\n")
    problems = list(dates.verified_by_somebody(catalogue))
    assert [(p.field, p.code) for p in problems] == (
        [("verified.by", "unknown-entity")] if hint else []
    )
    assert all(hint is None or p.hint.startswith(hint) for p in problems)
    assert all(p.message == f"No existe la entidad «{by}»." for p in problems)


@pytest.mark.parametrize("path", LEAST)
@pytest.mark.parametrize(
    ("day", "is_wrong"),
    [("2026-08-01", False), ("2026-08", False), ("2026", False), ("2026-08-02", True), ("2027", True)],
)  # fmt: skip
def test_nothing_is_verified_or_published_on_a_day_to_come(
    tmp_path: Path, path: str, day: str, is_wrong: bool
) -> None:
    verified = made(
        tmp_path / "a", {path: f"verified: {{on: {day}, by: Ana Ejemplo}}\n" + LEAST[path]}
    )
    found = [(p.file, p.field, p.code) for p in dates.verified_in_the_past(verified, DAY)]
    assert found == ([(path, "verified.on", "verified-in-future")] if is_wrong else [])
    for field in ("published", "checked"):
        more = f"  - kind: ficha\n    title: Otra\n    {field}: {day}\n"
        catalogue = made(tmp_path / field, {path: LEAST[path] + more})
        found = [(p.file, p.field, p.severity) for p in dates.sources_are_out(catalogue, DAY)]
        assert found == ([(path, f"sources[1].{field}", "warning")] if is_wrong else [])
