"""The forms have every field of the models and no other, in canonical order, and choose from what there is."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
import yaml

from generator.help.field_order import Shape, shape_of
from generator.liaison.editor_config import Target, as_yaml, editor_config
from generator.liaison.editor_fields import Field, every
from generator.liaison.editor_folder import policy
from tests.small import small

LOCAL = Target("example/mac-portal", server="http://127.0.0.1:8081")
FILES = {"catalogue-ejemplo": "catalogue/x/x", "entities": "entities/x", "centers": "centers/x"}
OWN = {"key", "value", "days", "times", "words", "answers"}
"""Fields of a form that stand for the form of a file, not for a field of it."""


def config() -> dict[str, Any]:
    return editor_config(small(), LOCAL)


def forms() -> Iterator[tuple[str, list[Field]]]:
    """Each kind of file with the fields of its form."""
    collections = {each["name"]: each for each in config()["collections"]}
    for name, file in FILES.items():
        yield file, collections[name]["fields"]
    for each in collections["vocabulary"]["files"]:
        yield each["file"], each["fields"]


def compare(fields: list[Field], shape: Shape, place: str) -> None:
    """A form's fields are those of the model, and so below."""
    if shape.model is None:
        return
    known = shape.fields()
    names = [f["name"] for f in fields if f["name"] in known or f["name"] not in OWN]
    assert names == list(known), place
    for field in fields:
        compare(field.get("fields", []), shape.below(field["name"]), f"{place}.{field['name']}")
        if isinstance(field.get("written"), dict) and "key" in field["written"]:
            below = shape.below(field["name"]).below("")
            compare(field["fields"], below, f"{place}.{field['name']}.*")


@pytest.mark.parametrize("file,fields", [pytest.param(*form, id=form[0]) for form in forms()])
def test_every_field_of_the_models_is_in_its_form_in_order(file: str, fields: list[Field]) -> None:
    shape = shape_of(file)
    root = fields[0].get("written")
    if isinstance(root, dict) and root.get("root"):
        fields, shape = fields[0]["fields"], shape.below("")
    compare(fields, shape, file)


def test_every_field_is_told_in_spanish_without_the_file_s_own_signs() -> None:
    for file, fields in forms():
        for field in every(fields):
            hint = field.get("hint", "")
            assert field["label"], (file, field["name"])
            assert not re.search(r"\b(true|false|null)\b|borra la línea|Ejemplo: \[", hint), hint
            if field["name"] not in (*OWN, "entries"):
                assert hint.endswith(f"({field['name']})")


def test_what_names_a_record_is_chosen_among_those_there_are() -> None:
    service = dict(forms())["catalogue/x/x"]
    offer = next(field for field in service if field["name"] == "offered_at")["fields"]
    center = next(field for field in offer if field["name"] == "center")
    assert {option["value"] for option in center["options"]} == set(small().centers)
    kind = next(field for field in service if field["name"] == "kind")
    assert [option["label"] for option in kind["options"]] == ["Trámite", "Orientación"]


def test_amounts_are_text_in_a_form() -> None:
    """Decap's own numbers would turn 30.00 into 30."""
    fields = [field for _, form in forms() for field in every(form)]
    assert not [field for field in fields if field["widget"] in ("number", "boolean", "datetime")]


def test_the_file_reads_back() -> None:
    assert yaml.safe_load(as_yaml(config())) == config()


def test_only_a_log_in_opens_the_way_to_github() -> None:
    assert "github" not in policy(LOCAL)
    assert "127.0.0.1" in policy(LOCAL)
    published = Target("example/mac-portal", login="https://login.example.org")
    assert "connect-src 'self' blob: https://api.github.com https://login.example.org" in policy(
        published
    )
    assert "127.0.0.1" not in policy(published)
    backend = editor_config(small(), published)["backend"]
    assert (backend["repo"], backend["base_url"]) == (
        "example/mac-portal",
        "https://login.example.org",
    )
    assert "base_url" not in config()["backend"]
    assert config()["publish_mode"] == "editorial_workflow"
