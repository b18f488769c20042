"""Every fact has a source or is listed as unconfirmed."""

from pathlib import Path

import pytest

from generator.checks import trust
from generator.records.center import Center
from generator.records.entity import Entity
from generator.records.service import Service
from tests.small import LEAST, made, small

# What the editors decide and no source can say, and what says itself where it comes from.
NO_FACTS = {
    Service: {"title", "kind", "offered_as", "audience", "also_called", "life_events", "cases", "related"},
    Entity: {"also_called", "level", "parent", "maintainers"},
    Center: {"name", "also_called", "type", "status", "status_since", "status_as_of", "status_note", "department",
             "hours_as_of", "declared", "notes"},
}  # fmt: skip
OF_EVERY_RECORD = {"sources", "unconfirmed", "conflicts", "verified", "moved_from"}


@pytest.mark.parametrize("model", trust.FACTS)
def test_every_field_is_a_fact_or_known_not_to_be_one(model: type) -> None:
    fields = set(model.model_fields) - OF_EVERY_RECORD
    assert fields == set(trust.FACTS[model]) | NO_FACTS[model]
    assert not set(trust.FACTS[model]) & NO_FACTS[model]


@pytest.mark.parametrize(
    "rule",
    [
        trust.facts_have_sources,
        trust.unconfirmed_fields_are_filled,
        trust.supported_fields_are_filled,
    ],
)
def test_a_right_catalogue_breaks_no_rule(rule: object) -> None:
    assert callable(rule)
    assert list(rule(small())) == []


def record(fields: str, supports: str = "[summary]", more: str = "") -> dict[str, str]:
    text = "title: Servicio uno\nkind: tramite\nsummary: Resumen.\n"
    source = (
        f"sources:\n  - id: ficha\n    kind: ficha\n    title: Ficha\n    supports: {supports}\n"
    )
    return {"catalogue/ejemplo/uno.yml": text + fields + more + source}


@pytest.mark.parametrize(
    ("fields", "supports", "more", "missing"),
    [
        ("", "[summary]", "", []),
        ("", "[]", "", ["summary"]),
        ("steps: [a]\n", "[summary]", "", ["steps"]),
        ("steps: [a]\n", "[summary, steps]", "", []),
        ("steps: [a]\n", "[summary]", "unconfirmed: [steps]\n", []),
        ("free: false\n", "[summary]", "", ["free"]),
        ("offered_at: []\n", "[summary]", "", ["offered_at"]),
        ("offered_at: []\n", "[summary, offered_at]", "", []),
        ("steps: []\n", "[summary]", "", []),
        ("steps: [{text: a, source: ficha}, {text: b, unconfirmed: true}]\n", "[summary]", "", []),
        ("steps: [{text: a, source: ficha}, b]\n", "[summary]", "", ["steps"]),
        ("legal: {basis: Ley}\n", "[summary]", "", ["legal"]),
        ("notes: [a, b]\n", "[summary]", "", ["notes"]),
        ("notes: [a, b]\n", "[summary, notes]", "", []),
    ],
)
def test_a_filled_fact_says_where_it_comes_from(
    tmp_path: Path, fields: str, supports: str, more: str, missing: list[str]
) -> None:
    problems = list(trust.facts_have_sources(made(tmp_path, record(fields, supports, more))))
    assert [p.field for p in problems] == missing
    assert {p.code for p in problems} <= {"no-source-for-field"}


@pytest.mark.parametrize(
    ("fields", "missing"),
    [
        ("exceptions: [{date: 2026-12-24, closed: true, reason: a}]\n", ["exceptions"]),
        ("previous: [{address: a}]\n", ["previous"]),
        ("milestones: [{text: a}]\n", ["milestones"]),
        ("milestones: [{text: a, source: ficha}]\n", []),
        ("exceptions: []\nprevious: []\n", []),
    ],
)
def test_an_item_that_cannot_name_a_source_has_that_of_its_field(
    tmp_path: Path, fields: str, missing: list[str]
) -> None:
    text = LEAST["centers/norte.yml"].replace("- kind", "- id: ficha\n    kind") + fields
    problems = list(trust.facts_have_sources(made(tmp_path, {"centers/norte.yml": text})))
    assert [p.field for p in problems] == missing


@pytest.mark.parametrize(
    ("field", "code"),
    [
        ("steps", "unconfirmed-empty"),
        ("pasos", "unconfirmed-empty"),
        ("summary", "unconfirmed-but-supported"),
    ],
)
def test_unconfirmed_names_filled_fields_without_a_source(
    tmp_path: Path, field: str, code: str
) -> None:
    catalogue = made(tmp_path, record("", more=f"unconfirmed: [{field}]\n"))
    (problem,) = trust.unconfirmed_fields_are_filled(catalogue)
    assert (problem.field, problem.code) == ("unconfirmed[0]", code)
    assert f"«{field}»" in problem.hint


def test_an_unconfirmed_field_that_is_filled_is_right(tmp_path: Path) -> None:
    catalogue = made(tmp_path, record("steps: [a]\n", more="unconfirmed: [steps]\n"))
    assert list(trust.unconfirmed_fields_are_filled(catalogue)) == []


@pytest.mark.parametrize("field", ["steps", "pasos"])
def test_supports_names_filled_fields(tmp_path: Path, field: str) -> None:
    (problem,) = trust.supported_fields_are_filled(
        made(tmp_path, record("", f"[summary, {field}]"))
    )
    assert (problem.field, problem.code, problem.severity) == (
        "sources[0].supports[1]",
        "supports-empty",
        "warning",
    )


@pytest.mark.parametrize(
    ("field", "message"),
    [
        ("steps", "«steps» no tiene valor en esta ficha."),
        ("zzz", "«zzz» no tiene valor en esta ficha."),
        ("stepz", "«stepz» no tiene valor en esta ficha. ¿Quisiste decir «steps»?"),
    ],
)
def test_a_field_without_a_value_is_only_guessed_where_there_is_none_of_that_name(
    tmp_path: Path, field: str, message: str
) -> None:
    files = record("", f"[summary, {field}]", f"unconfirmed: [{field}]\n")
    catalogue = made(tmp_path, files)
    for rule in (trust.unconfirmed_fields_are_filled, trust.supported_fields_are_filled):
        assert [p.message for p in rule(catalogue)] == [message]


def test_past_the_hundredth_field_without_a_value_nothing_is_guessed(tmp_path: Path) -> None:
    fields = ", ".join(["stepz"] * 101)
    catalogue = made(tmp_path, record("", f"[{fields}]", f"unconfirmed: [{fields}]\n"))
    for rule in (trust.unconfirmed_fields_are_filled, trust.supported_fields_are_filled):
        guessed = ["«steps»" in p.message for p in rule(catalogue)]
        assert guessed == [True] * 100 + [False]
