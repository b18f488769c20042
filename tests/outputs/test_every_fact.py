"""A page shows every fact of its record: each text, amount, date, name and address of it.

The record is walked value by value, so that a new field which no template shows fails here.
"""

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any

import pytest

from generator import vocabularies as words
from generator.checks.walk import nodes
from generator.problems import Field
from generator.records.base import Model, Provenance, Record, Scope
from generator.records.hours import WeeklyHours, intervals_of
from generator.records.scalars import PartialDate
from generator.views.facts import lower_first, short_name
from generator.views.links import entity_label
from generator.views.service import SILENCE
from generator.views.text import day, intervals, percent, soles, weekly
from generator.vocabularies import FIELD_NAMES
from tests.parsed import Page
from tests.small import page, small

RECORDS = dict(small().records())

# What a page does not show, and why.
NOT_SHOWN = {
    "moved_from": "the old address leads to this page",
    "requirements.type": "tells documents from conditions for other programs",
    "requirements.document": "a way to the services that issue it, which are linked",
    "requirements.any_of.document": "the same",
    "maintainers": "who reviews changes: for GitHub's CODEOWNERS",
    "sources.id": "a name inside the record",
    "time_limit.unit": "said with the figure",
    "time_limit.min": "said with the figure",
    "time_limit.max": "said with the figure",
    "fees.uit_year": "said with the UIT of the year",
    "offered_at.offered_as": "in a list, in lower case",
    "previous.location.lat": "of a place that no longer is one",
    "previous.location.lon": "the same",
    "declared.by_entity.entity": "by the name the report gives it",
}


def name_of_place(word: str) -> str:
    group = small().vocabulary.center_groups.get(word)
    return lower_first(group.name) if group else short_name(small(), word)


def name_of_entity(word: str) -> str:
    return small().entities[word].name


SAID: dict[str, Callable[[Any], str]] = {
    "kind": lambda v: words.KINDS[v],
    "offered_as": lambda v: words.KINDS[v],
    "audience": lambda v: words.AUDIENCES[v],
    "life_events": lambda v: small().vocabulary.life_events[v].title,
    "legal.approval": lambda v: SILENCE[v],
    "offered_at.center": lambda v: small().centers[v].name,
    "offered_at.provider": name_of_entity,
    "related.service": lambda v: small().services[v].title,
    "fees.pay_at": lambda v: small().vocabulary.payment_points[v].name,
    "fees.uit_percent": percent,
    "level": lambda v: words.LEVELS[v],
    "parent": name_of_entity,
    "entities.entity": name_of_entity,
    "exceptions.entity": name_of_entity,
    "exceptions.hours": lambda v: intervals(intervals_of(v)),
    "type": lambda v: words.CENTER_TYPES[v],
    "verified.by": lambda v: entity_label(small(), v) if v in small().entities else v,
    "sources.kind": lambda v: words.SOURCE_KINDS[v],
    "sources.supports": lambda v: FIELD_NAMES[v],
    "unconfirmed": lambda v: FIELD_NAMES[v],
    # by the last word of the field, wherever it stands
    ".copy": lambda v: words.COPIES[v],
    ".channel": lambda v: words.CHANNELS[v],
    ".needed": lambda v: words.APPOINTMENT_NEEDED[v],
    ".centers": name_of_place,
    ".except_centers": name_of_place,
    ".alternative": lambda v: short_name(small(), v),
}


def name(path: Field) -> str:
    return ".".join(part for part in path if isinstance(part, str))


def leaves(record: Record) -> Iterator[tuple[Field, Any]]:
    for path, value in nodes(record):
        if path and not isinstance(value, (Model, tuple, dict)):
            yield path, value


def expected(record: Record, path: Field, value: Any) -> list[str]:
    """What a reader must see of a value; nothing where there is nothing to see."""
    field = name(path)
    if field in NOT_SHOWN:
        return []
    if isinstance(value, WeeklyHours):
        return [part for row in weekly(value) for part in row]
    if ".when." in f".{field}." and not field.endswith("when"):
        case = field.rsplit(".", 1)[1]
        return [getattr(record, "cases")[case].answers[value]]  # noqa: B009 (services only)
    if field == "phone":
        return [number.strip() for number in value.split(";")]
    said = SAID.get(field) or SAID.get(f".{field.rsplit('.', 1)[-1]}")
    if said:
        return [said(value)]
    if isinstance(value, bool):
        return []
    if isinstance(value, PartialDate):
        return [day(value)]
    if isinstance(value, Decimal):
        return ["Gratis" if value == 0 else soles(value)]
    if isinstance(value, int):
        return [f"{value:,}" if value >= 10_000 or "m2" in field else str(value)]
    return [value]


def seen(text: str) -> str:
    return " ".join(text.split()).casefold()


@pytest.mark.parametrize("record", RECORDS)
def test_every_value_of_the_record_is_seen(record: str) -> None:
    shown = Page(page(record).content)
    text = seen(shown.text)
    missing = []
    for path, value in leaves(RECORDS[record]):
        field = name(path)
        if field.endswith(("url", "website")):
            found = value in shown.links
        elif field.startswith("location."):
            found = any(str(value) in link for link in shown.links)
        elif field.endswith(".source"):
            found = f"#fuente-{number_of(RECORDS[record], value)}" in shown.links
        else:
            found = all(
                seen(part).rstrip(".") in text for part in expected(RECORDS[record], path, value)
            )
        if not found:
            missing.append((path, value))
    assert missing == []


def number_of(record: Record, source: str) -> int:
    return next(i for i, s in enumerate(record.sources, 1) if s.id == source)


def test_the_walk_saw_the_whole_contract() -> None:
    """Each field of each model is filled somewhere; scope and provenance on some facts only."""
    everywhere = {*Scope.model_fields, *Provenance.model_fields}
    filled: dict[type[Model], set[str]] = {}
    for record in RECORDS.values():
        for _, node in nodes(record):
            if isinstance(node, Model):
                names = {
                    f
                    for f in type(node).model_fields
                    if getattr(node, f) not in (None, (), {}, False)
                }
                filled.setdefault(type(node), set()).update(names)
    assert len(filled) > 25
    for model, names in filled.items():
        assert set(model.model_fields) - everywhere - names - {"available", "closed"} == set(), (
            model
        )
    assert everywhere <= set().union(*filled.values())
    assert len([1 for record in RECORDS.values() for _ in leaves(record)]) > 350


def test_nothing_is_excused_that_does_not_exist() -> None:
    fields = {name(path) for record in RECORDS.values() for path, _ in nodes(record)}
    assert set(NOT_SHOWN) <= fields
    assert {field for field in SAID if not field.startswith(".")} <= fields


CARNE = Page(page("catalogue/ejemplo/carne-de-muestra").content)


@pytest.mark.parametrize(
    ("field", "words", "times"),
    [
        ("requirements", "(opcional)", 1),
        ("fees", "(opcional)", 3),
        ("fees", "aprox.", 1),
        ("requirements", "por confirmar", 1),
        ("fees", "por confirmar", 1),
        ("offered_at", "no se hace aquí", 1),
        ("offered_at", "por confirmar", 1),
        ("notes", "por confirmar", 1),
        ("channels", "En persona.", 1),
    ],
)
def test_what_is_only_true_or_false_is_said_in_words(field: str, words: str, times: int) -> None:
    assert CARNE.one("section", data_field=field).text.count(words) == times


@pytest.mark.parametrize(
    ("record", "field", "text"),
    [
        ("banco-ejemplo/pago-de-muestra", "requirements", "No encontramos publicado qué piden."),
        ("banco-ejemplo/pago-de-muestra", "fees", "No encontramos publicado si se paga."),
        ("banco-ejemplo/pago-de-muestra", "time_limit", "No encontramos publicado cuánto demora."),
        (
            "banco-ejemplo/pago-de-muestra",
            "appointment",
            "No encontramos publicado si necesitas cita.",
        ),
        ("banco-ejemplo/pago-de-muestra", "offered_at", "No sabemos en qué centros MAC se hace."),
        ("banco-ejemplo/pago-de-muestra", "legal", "No encontramos publicada la norma."),
        ("ejemplo/orientacion-de-muestra", "fees", "Es gratis."),
        ("ejemplo/orientacion-de-muestra", "offered_at", "No se hace en ningún centro MAC."),
    ],
)
def test_what_is_not_known_is_said_so(record: str, field: str, text: str) -> None:
    section = Page(page(f"catalogue/{record}").content).one("section", data_field=field)
    assert text in section.text


def test_no_page_shows_a_word_of_the_machine() -> None:
    for record in RECORDS:
        text = Page(page(record).content).text
        assert not re.search(r"\b(None|True|False|Decimal|dict|tuple)\b|\{\{|\}\}|\{%", text), (
            record
        )
