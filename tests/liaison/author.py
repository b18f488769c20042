"""What an editor makes of a file, and what the schemas say of it."""

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator
from pydantic import TypeAdapter, ValidationError

from generator.liaison.schema import KINDS, documents
from generator.records.empties import empty_fields
from generator.records.scalars import Number
from generator.records.yaml_source import read

REPOSITORY = Path(__file__).resolve().parents[2]


def as_editor(value: Any) -> Any:
    """The same value with the numbers of JSON, which is all that an editor's YAML parser knows."""
    if isinstance(value, dict):
        return {key: as_editor(each) for key, each in value.items()}
    if isinstance(value, list):
        return [as_editor(each) for each in value]
    if isinstance(value, Number):
        return int(value) if value == value.to_integral_value() else float(value)
    return value


def parsed(text: str) -> Any:
    """The value of a right YAML text, as records are made from it."""
    source, problems = read("x.yml", text.encode())
    assert [p.text() for p in problems] == []
    return source.value


@cache
def validator(kind: str) -> Draft202012Validator:
    return Draft202012Validator(json.loads(documents()[f"{kind}.schema.json"]))


def schema_errors(kind: str, value: Any) -> list[str]:
    """Where and why the schema refuses a value."""
    return [f"{e.json_path}: {e.message}" for e in validator(kind).iter_errors(as_editor(value))]


def model_errors(kind: str, value: Any) -> list[str]:
    """Where and why reading refuses a value: its model, or a line without its value."""
    try:
        TypeAdapter(KINDS[kind]).validate_python(value)
    except ValidationError as error:
        return [f"{e['loc']}: {e['msg']}" for e in error.errors()]
    return [f"{path}: empty" for path in empty_fields(value)]


def bindings() -> dict[str, str]:
    """Glob of record files → kind, as the editor's settings say."""
    settings = json.loads((REPOSITORY / ".vscode/settings.json").read_text(encoding="utf-8"))
    return {
        glob: path.removeprefix("./schemas/").removesuffix(".schema.json")
        for path, glob in settings["yaml.schemas"].items()
    }


def kinds_of(path: str) -> list[str]:
    """Every kind that the editor would take a file for: exactly one, or it mixes their schemas."""
    return [kind for glob, kind in bindings().items() if _pattern(glob).fullmatch(path)]


@cache
def _pattern(glob: str) -> re.Pattern[str]:
    """As yaml-language-server 1.25 reads a glob: ``*`` runs across folders too."""

    def regex(token: re.Match[str]) -> str:
        text = token.group()
        if text.startswith("!("):
            return f"(?!{text[1:]}[.]yml$)[^/]*"
        if text.startswith("["):
            return text
        return ".*" if text == "*" else re.escape(text)

    return re.compile(re.sub(r"!\([^)]*\)|\[[^]]*\]|.", regex, glob))
