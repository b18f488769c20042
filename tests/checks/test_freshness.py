"""What has grown old by a day: on the last day nothing is said, on the next it is."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from generator.catalogue import Catalogue
from generator.checks import freshness
from generator.problems import Problem
from generator.records.ages import dated_facts, is_older
from tests.small import AS_OF, LEAST, made, service, small

Rule = Callable[[Catalogue, date], Iterator[Problem]]
UIT = "'{year}':\n  amount: 5500.00\n  sources: [{{kind: norma, title: Decreto}}]\n"


@pytest.mark.parametrize(
    "rule", [freshness.fees_still_hold, freshness.hours_are_recent, freshness.uit_of_the_year]
)
def test_a_right_catalogue_breaks_no_rule(rule: Rule) -> None:
    assert list(rule(small(), AS_OF)) == []


@pytest.mark.parametrize(
    ("day", "months", "last"),
    [
        (date(2025, 8, 1), 12, date(2026, 8, 1)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2024, 2, 29), 48, date(2028, 2, 29)),
        (date(2025, 12, 31), 2, date(2026, 2, 28)),
        (date(2025, 11, 30), 13, date(2026, 12, 30)),
        (date(9999, 12, 31), 24, date.max),
        (date(9998, 12, 31), 13, date.max),
    ],
)
def test_months_are_counted_to_the_day(day: date, months: int, last: date) -> None:
    assert not is_older(day, months, last)
    assert last == date.max or is_older(day, months, date.fromordinal(last.toordinal() + 1))


@pytest.mark.parametrize(
    ("until", "ended"),
    [
        ("2026-08-01", False),
        ("2026-07-31", True),
        ("2026-08", False),
        ("2026-07", True),
        ("2026", False),
        ("2025", True),
    ],
)
def test_a_fee_ends_after_its_last_day(tmp_path: Path, until: str, ended: bool) -> None:
    catalogue = made(
        tmp_path,
        {
            "catalogue/ejemplo/uno.yml": service(
                f"fees: [{{concept: Rebaja, amount: 3, valid_until: '{until}'}}]\n"
            )
        },
    )
    problems = list(freshness.fees_still_hold(catalogue, date(2026, 8, 1)))
    assert [(p.field, p.code, p.severity, p.message) for p in problems] == (
        [("fees[0].valid_until", "fee-ended", "warning", f"«Rebaja» valía hasta {until}.")] if ended else []
    )  # fmt: skip


HOURS = "hours: {lunes: '08:00-16:00'}"


@pytest.mark.parametrize(
    ("files", "field"),
    [
        ({"centers/norte.yml": f"{LEAST['centers/norte.yml']}{HOURS}\nhours_as_of: 2024-07-31\n"}, "hours_as_of"),
        ({"centers/norte.yml": f"{LEAST['centers/norte.yml']}{HOURS}\nhours_as_of: 2024-08-01\n"}, ""),
        ({"centers/norte.yml": f"{LEAST['centers/norte.yml']}{HOURS}\nhours_as_of: 2024\n"}, ""),
        ({"centers/norte.yml": f"{LEAST['centers/norte.yml']}{HOURS}\n"}, ""),
        (
            {
                "centers/norte.yml": LEAST["centers/norte.yml"].replace(
                    "- entity: ejemplo", f"- entity: ejemplo\n    {HOURS}\n    hours_as_of: 2024-06"
                )
            },
            "entities[0].hours_as_of",
        ),
        (
            {"catalogue/ejemplo/uno.yml": service(f"offered_at: [{{center: norte, {HOURS}, hours_as_of: 2023}}]\n")},
            "offered_at[0].hours_as_of",
        ),
    ],
)  # fmt: skip
def test_hours_are_confirmed_within_24_months(
    tmp_path: Path, files: dict[str, str], field: str
) -> None:
    problems = list(freshness.hours_are_recent(made(tmp_path, files), date(2026, 8, 1)))
    assert [(p.field, p.code, p.severity) for p in problems] == (
        [(field, "hours-old", "warning")] if field else []
    )


def test_the_uit_of_the_year_is_asked_for_without_stopping_the_site(tmp_path: Path) -> None:
    files = {"catalogue/_vocabulary/uit.yml": UIT.format(year=2025) + UIT.format(year=2026)}
    catalogue = made(tmp_path, files)
    assert list(freshness.uit_of_the_year(catalogue, date(2026, 12, 31))) == []
    (problem,) = freshness.uit_of_the_year(catalogue, date(2027, 1, 1))
    assert (problem.file, problem.code, problem.severity, problem.message) == (
        "catalogue/_vocabulary/uit.yml", "uit-missing", "warning", "Falta la UIT de 2027.",
    )  # fmt: skip
    assert "'2027'" in problem.hint


def test_without_a_list_the_uit_is_missed_only_where_a_fee_needs_it(tmp_path: Path) -> None:
    fees = (
        "fees:\n  - {concept: a, amount: 3}\n  - {concept: b, uit_percent: 2}\n"
        "  - {concept: c, uit_percent: 2, uit_year: 2020}\n"
    )
    catalogue = made(tmp_path, {"catalogue/ejemplo/uno.yml": service(fees)})
    problems = list(freshness.uit_of_the_year(catalogue, date(2026, 8, 1)))
    assert [(p.field, p.code) for p in problems] == [("fees[1].uit_percent", "uit-missing")]
    assert "«'2026'»" in problems[0].hint


# How old a fact is

DATED = """\
sources:
  - {id: vieja, kind: ficha, title: a, published: 2020, supports: [summary, fees, requirements, legal, offered_at]}
  - {id: nueva, kind: prensa, title: b, published: 2024-02, supports: [fees]}
  - {id: vista, kind: ficha, title: c, published: 2019, checked: 2025-01-02, supports: [legal]}
  - {id: nada, kind: ficha, title: d, published_note: sin fecha}
"""


def dates(root: Path, fields: str) -> list[tuple[str, str]]:
    text = f"title: Servicio uno\nkind: tramite\nsummary: Resumen.\n{fields}{DATED}"
    catalogue = made(root, {"catalogue/ejemplo/uno.yml": text})
    return [(field, str(day)) for field, day in dated_facts(catalogue.services["ejemplo/uno"])]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ("fees: [{concept: a, amount: 1}]\n", [("fees", "2024-02-29")]),
        ("fees: [{concept: a, amount: 1, source: vieja}]\n", [("fees", "2020-12-31")]),
        ("fees: [{concept: a, amount: 1, source: [vieja, nueva]}]\n", [("fees", "2024-02-29")]),
        ("fees: [{concept: a, amount: 1, source: nada}]\n", [("fees", "None")]),
        ("fees: [{concept: a, amount: 1, unconfirmed: true}]\n", []),
        ("requirements: [a, {text: b, source: vista}]\n".replace("[a,", "[{text: a},"),
         [("requirements", "2020-12-31"), ("requirements", "2025-01-02")]),
        ("legal: {basis: Ley}\n", [("legal", "2025-01-02")]),
        ("legal: {basis: Ley}\nverified: {on: 2026-03-04, by: ejemplo}\n", [("legal", "2026-03-04")]),
        ("unconfirmed: [validity]\nvalidity: a\n", []),
        (f"offered_at: [{{center: norte, {HOURS}}}]\n", [("hours", "2020-12-31")]),
        (f"offered_at: [{{center: norte, {HOURS}, source: nueva}}]\n", [("hours", "2024-02-29")]),
        (f"offered_at: [{{center: norte, {HOURS}, hours_as_of: 2018}}]\n", [("hours", "2018-12-31")]),
        (f"offered_at: [{{center: norte, {HOURS}, hours_as_of: 2018}}]\nverified: {{on: 2026-03, by: a}}\n",
         [("hours", "2026-03-31")]),
        ("offered_at: [norte]\n", []),
    ],
)  # fmt: skip
def test_a_fact_is_as_old_as_its_newest_source(
    tmp_path: Path, fields: str, expected: list[tuple[str, str]]
) -> None:
    assert dates(tmp_path, fields) == expected


def test_facts_that_no_source_supports_have_no_age(tmp_path: Path) -> None:
    fields = "fees: [{concept: a, amount: 1}]\nlegal: {basis: Ley}\nunconfirmed: [fees, legal]\n"
    text = service(fields)
    catalogue = made(tmp_path, {"catalogue/ejemplo/uno.yml": text})
    assert list(dated_facts(catalogue.services["ejemplo/uno"])) == []


def test_a_centre_has_its_hours_and_those_of_its_entities(tmp_path: Path) -> None:
    text = (
        LEAST["centers/norte.yml"]
        .replace("- entity: ejemplo", f"- entity: ejemplo\n    {HOURS}")
        .replace("title: Ficha", "title: Ficha\n    published: 2023-05")
        .replace("[entities]", "[entities, hours]")
    )
    catalogue = made(tmp_path, {"centers/norte.yml": f"{text}{HOURS}\nhours_as_of: 2024-01\n"})
    assert list(dated_facts(catalogue.centers["norte"])) == [
        ("hours", date(2024, 1, 31)), ("hours", date(2023, 5, 31)),
    ]  # fmt: skip
    assert list(dated_facts(catalogue.entities["ejemplo"])) == []
