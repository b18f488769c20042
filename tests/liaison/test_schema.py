"""The schemas say what the models say: on every real file, on what is right and on what is wrong."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from jsonschema import Draft202012Validator, ValidationError
from typer.testing import CliRunner

from generator.cli import app
from generator.explanations import explanations
from generator.liaison.schema import DIALECT, KINDS, documents
from generator.liaison.schema_folder import outdated
from generator.problems.codes import THEMES
from generator.records.load import load
from tests.examples import EXAMPLE, merged
from tests.liaison.author import (
    REPOSITORY,
    as_editor,
    bindings,
    kinds_of,
    model_errors,
    parsed,
    schema_errors,
    validator,
)
from tests.liaison.schema_cases import LEAST, RIGHT, WRONG
from tests.real import loaded
from tests.small import DATA


def value_of(kind: str, fields: str) -> Any:
    """The least record of a kind, with more fields or others."""
    return {**parsed(LEAST[kind]), **parsed(fields)} if kind in LEAST else parsed(fields)


def test_every_real_file_passes_the_schema_an_editor_binds_to_it() -> None:
    files: Counter[str] = Counter()
    for record, source in loaded().sources.items():
        assert source.value is not None, record
        [kind] = kinds_of(f"{record}.yml")
        assert schema_errors(kind, source.value) == [], record
        files[kind] += 1
    assert set(files) == set(KINDS)
    assert files["service"] > 150
    assert files["entity"] > 80
    assert files["center"] > 200


def test_editor_settings_and_schemas_match_both_ways() -> None:
    assert sorted(bindings().values()) == sorted(KINDS)


@pytest.mark.parametrize("kind", LEAST)
def test_the_least_record_is_right(kind: str) -> None:
    assert schema_errors(kind, parsed(LEAST[kind])) == model_errors(kind, parsed(LEAST[kind])) == []


@pytest.mark.parametrize(("kind", "fields"), RIGHT)
def test_what_the_model_takes_the_schema_takes(kind: str, fields: str) -> None:
    value = value_of(kind, fields)
    assert model_errors(kind, value) == []
    assert schema_errors(kind, value) == []


@pytest.mark.parametrize(("kind", "fields"), WRONG)
def test_what_the_model_refuses_the_schema_refuses(kind: str, fields: str) -> None:
    value = value_of(kind, fields)
    assert model_errors(kind, value)
    assert schema_errors(kind, value)


@pytest.mark.parametrize("kind", LEAST)
def test_no_required_field_may_be_left_out(kind: str) -> None:
    least = parsed(LEAST[kind])
    for name in least:
        value = {key: each for key, each in least.items() if key != name}
        assert model_errors(kind, value), name
        assert schema_errors(kind, value), name


@pytest.mark.parametrize("kind", LEAST)
def test_every_field_without_its_value_is_wrong_to_both(kind: str) -> None:
    """Optional fields too: ``phone:`` is a line that somebody forgot to finish."""
    for name, field in KINDS[kind].model_fields.items():
        value = {**parsed(LEAST[kind]), (field.alias or name): None}
        assert model_errors(kind, value), name
        assert schema_errors(kind, value), name


@pytest.mark.parametrize(
    "fields",
    [
        "fees: [{concept: Uno, amount: 30.125}]",
        "fees: [{concept: Uno, amount: 30, amount_max: 20}]",
        "offered_at: [{center: callao, hours: {lunes: 13:00-08:00}}]",
        "sources: [{kind: ficha, title: Ficha, published: 2022-02-30}]",
    ],
)
def test_what_json_schema_cannot_say_only_the_model_refuses(fields: str) -> None:
    value = value_of("service", fields)
    assert model_errors("service", value)
    assert schema_errors("service", value) == []


BAD = load(DATA / "bad")
UNSAID = [
    ("catalogue/ejemplo/pesima", "fees[2].amount"),  # 30.125
    ("catalogue/ejemplo/pesima", "fees[5]"),  # from 30 to 20
    ("catalogue/ejemplo/pesima", "fees[10].valid_until"),  # the 30th of February
    ("catalogue/ejemplo/pesima", "offered_at[3].hours.martes"),  # on Tuesday twice
    ("centers/pesimo", "sources[0].published"),
]
"""What JSON Schema cannot say of the bad records."""


def test_every_problem_of_the_bad_records_is_one_to_their_schema() -> None:
    unsaid = []
    for record, source in BAD.sources.items():
        [kind] = kinds_of(f"{record}.yml")
        errors = list(validator(kind).iter_errors(as_editor(source.value)))
        for problem in (p for p in BAD.problems if p.file == f"{record}.yml"):
            path = re.findall(r"[^.\[\]]+", problem.field)
            if not any(is_about(error, path) for error in errors):
                unsaid.append((record, problem.field))
    assert unsaid == UNSAID


def is_about(error: ValidationError, path: list[str]) -> bool:
    """Whether it is an error of a field, of the name of the field, or of what the field is in."""
    place = [str(part) for part in error.absolute_path]
    if place == path[: len(place)] and (place or not path):
        return True
    return place == path[:-1] and repr(path[-1]) in error.message


@pytest.mark.parametrize("code", THEMES["Forma de la ficha"])
def test_the_schema_refuses_the_bad_example_of_a_code_of_shape_and_takes_the_mended_one(
    code: str,
) -> None:
    explanation = explanations()[code]
    [kind] = kinds_of(explanation.record)
    text = (EXAMPLE / explanation.record).read_text(encoding="utf-8")
    bad, mended = (
        parsed(example if explanation.whole else merged(text, example))
        for example in (explanation.bad, explanation.mended)
    )
    assert schema_errors(kind, mended) == []
    cannot_be_said = code in ("fee-range", "time-range", "hours-order", "hours-day-twice")
    assert bool(schema_errors(kind, bad)) is not cannot_be_said


def nodes(schema: Any) -> Iterator[dict[str, Any]]:
    """Every object of a schema document."""
    if isinstance(schema, dict):
        yield schema
        schema = list(schema.values())
    if isinstance(schema, list):
        for part in schema:
            yield from nodes(part)


@pytest.mark.parametrize("path", documents())
def test_a_schema_is_sound_and_tells_every_field_in_spanish(path: str) -> None:
    text = documents()[path]
    schema = json.loads(text)
    Draft202012Validator.check_schema(schema)
    assert text.endswith("}\n")
    assert "\r" not in text
    assert schema["$schema"] == DIALECT
    assert (
        schema["$id"] == path.rpartition("/")[2]
    )  # relative to the file itself, in whatever folder
    assert schema["title"]
    assert schema["description"]
    for node in nodes(schema):
        if node.get("type") == "object" and "properties" in node:
            assert node["additionalProperties"] is False
            assert all({"title", "description"} <= set(f) for f in node["properties"].values())
        if isinstance(node.get("$ref"), str):
            assert node["$ref"].removeprefix("#/$defs/") in schema["$defs"]
        if isinstance(node.get("errorMessage"), str):
            assert "{" not in node["errorMessage"], "a hint that only a problem can fill"
        if isinstance(node.get("pattern"), str):
            assert not re.search(r"\\[^Ss.]", node["pattern"]), (
                "JavaScript's /u takes no other escape"
            )
        assert "default" not in node


def test_the_schemas_in_the_repository_are_those_of_the_models() -> None:
    assert outdated(REPOSITORY / "schemas", documents()) == []


def test_the_command_writes_checks_and_says_how_to_mend(tmp_path: Any) -> None:
    def mac_schema(*more: str) -> Any:
        return CliRunner().invoke(app, ["schema", "--folder", str(tmp_path), *more])

    missing = mac_schema("--check")
    assert missing.exit_code == 1
    assert "service.schema.json" in missing.output
    assert "Corre: mac schema" in missing.output
    assert list(tmp_path.iterdir()) == []

    assert mac_schema().exit_code == 0
    assert outdated(tmp_path, documents()) == []
    current = mac_schema("--check")
    assert current.exit_code == 0
    assert f"{len(KINDS)} esquemas al día." in current.output

    (tmp_path / "entity.schema.json").write_text("{}")
    (tmp_path / "vocabulary/gone.schema.json").write_text("{}")
    assert outdated(tmp_path, documents()) == ["entity.schema.json", "vocabulary/gone.schema.json"]
    stale = mac_schema("--check")
    assert stale.exit_code == 1
    assert "vocabulary/gone.schema.json" in stale.output
    assert mac_schema().exit_code == 0
    assert not (tmp_path / "vocabulary/gone.schema.json").exists()
    assert mac_schema("--check").exit_code == 0
