"""The table of help and the record models match both ways, and its Spanish is plain."""

import re
from collections.abc import Iterator
from typing import Any, get_args

import pytest
from pydantic import BaseModel

from generator.help.fields import DOCUMENTS, FIELD_HELP, document_help, help_of, told_at
from generator.help.model_names import MODEL_NAMES
from generator.liaison.schema import KINDS
from generator.records.vocabulary import Vocabulary
from generator.vocabularies import FIELD_NAMES
from tests.real import loaded

Field = tuple[type[BaseModel], str]


def models_in(annotation: Any, seen: set[type[BaseModel]]) -> Iterator[type[BaseModel]]:
    """Every model an annotation reaches, itself and through its fields."""
    if (
        isinstance(annotation, type)
        and issubclass(annotation, BaseModel)
        and annotation not in seen
    ):
        seen.add(annotation)
        yield annotation
        for info in annotation.model_fields.values():
            yield from models_in(info.annotation, seen)
    for part in get_args(annotation):
        yield from models_in(part, seen)


MODELS = [
    m for seen in [set[type[BaseModel]]()] for kind in KINDS.values() for m in models_in(kind, seen)
]
FIELDS: list[Field] = [
    (model, info.alias or name)
    for model in (*MODELS, Vocabulary)
    for name, info in model.model_fields.items()
]
ENTRIES: list[Field] = [(model, field) for model, fields in FIELD_HELP.items() for field in fields]


def plain_words() -> list[str]:
    """Words of offices that the catalogue's own texts avoid too."""
    return list(loaded().vocabulary.plain_words)


def named(field: Field) -> str:
    return f"{field[0].__module__.rpartition('.')[2]}.{field[0].__name__}.{field[1]}"


def test_the_walk_finds_the_models() -> None:
    assert len(MODELS) > 50
    assert len(FIELDS) > 400


def test_every_field_has_help() -> None:
    without = []
    for field in FIELDS:
        try:
            help_of(*field)
        except KeyError:
            without.append(named(field))
    assert without == []


def test_no_help_is_of_a_field_that_does_not_exist() -> None:
    told = {(told_at(model, field), field) for model, field in FIELDS}
    assert [named(entry) for entry in ENTRIES if entry not in told] == []


def test_every_model_has_a_name_and_no_name_is_of_another() -> None:
    assert {m.__qualname__ for m in MODELS} == {m.__qualname__ for m in MODEL_NAMES}
    assert set(MODELS) == set(MODEL_NAMES)


def test_every_kind_of_file_is_told() -> None:
    assert all(all(document_help(kind)) for kind in KINDS)
    assert set(DOCUMENTS) == {kind for kind in KINDS if not kind.startswith("vocabulary/")}


def test_a_title_the_pages_use_too_stands_once() -> None:
    again = []
    for model, field in ENTRIES:
        entry = FIELD_HELP[model][field]
        name = FIELD_NAMES.get(field)
        if isinstance(entry, tuple) and name and entry[0].lower() == name.lower():
            again.append(named((model, field)))
    assert again == []


@pytest.mark.parametrize("entry", ENTRIES, ids=named)
def test_help_is_short_plain_and_has_an_example(entry: Field) -> None:
    title, description = help_of(*entry)
    assert title[0].isupper()
    assert len(title) <= 40
    assert not title.endswith(".")
    told, mark, example = description.partition(" Ejemplo: ")
    assert mark, "has an example"
    assert example.rstrip(".?")
    assert description[-1] in ".?"
    assert description[0].isupper()
    assert len(re.findall(r"[.?](?: |$)", told)) <= 2, "one or two sentences"
    assert len(description) <= 200
    words = {w.removesuffix("*") + (r"\w*" if w.endswith("*") else "") for w in plain_words()}
    assert not re.search(rf"\b(usted|deberá|{'|'.join(words)})\b", told, re.IGNORECASE)
