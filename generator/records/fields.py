"""Which fields and words fit at a place, and the one that was probably meant."""

from difflib import get_close_matches
from functools import cache
from typing import Any, Final

from pydantic import BaseModel

from generator.problems import Field, shown
from generator.vocabularies import FIELD_NAMES

_MOST_OWNERS: Final = 3


def field_hint(name: str, model: type[BaseModel], path: Field) -> str:
    """What to write instead of a field that is not of its place: a near one, or where it belongs."""
    known = fields_at(model, path)
    owners = [field for field in known if name in fields_at(model, (*path, field))]
    if owners and len(owners) <= _MOST_OWNERS:
        inside = " o ".join(f"«{owner}»" for owner in owners)
        return f"Va dentro de {inside}: ponlo debajo, con más espacios delante."
    if " " in name:
        return f"Si es un texto con dos puntos, ponlo entre comillas: '{shown(name)}: …'."
    meant = {**{FIELD_NAMES[field]: field for field in known if field in FIELD_NAMES}}
    meant |= {field: field for field in known}
    near = get_close_matches(name, meant, n=1, cutoff=0.6)
    if near:
        return f"¿Quisiste decir «{meant[near[0]]}»?"
    return f"Los campos de aquí son: {', '.join(known)}."


def word_hint(word: str, known: list[str]) -> str:
    """The nearest word of a closed list, or all of them."""
    near = get_close_matches(word.lower(), known, n=1, cutoff=0.6)
    return f"¿Quisiste decir «{near[0]}»?" if near else f"Puede ser: {', '.join(known)}."


def fields_at(model: type[BaseModel], path: Field) -> list[str]:
    """The fields an author may write at a place, found by walking the JSON schema of the model."""
    schema = _schema(model)
    nodes = [schema]
    for part in path:
        nodes = [step for node in nodes for step in _steps(schema, node, part)]
    names: dict[str, None] = {}
    for node in nodes:
        for option in _options(schema, node):
            names |= dict.fromkeys(option.get("properties", {}))
            # One value written where a list is allowed
            for item in _options(schema, option.get("items", {})):
                names |= dict.fromkeys(item.get("properties", {}))
    return list(names)


@cache
def _schema(model: type[BaseModel]) -> dict[str, Any]:
    return model.model_json_schema(by_alias=True)


def _steps(schema: dict[str, Any], node: dict[str, Any], part: str | int) -> list[dict[str, Any]]:
    steps = []
    for option in _options(schema, node):
        if isinstance(part, int):
            steps += [option["items"]] if isinstance(option.get("items"), dict) else []
        elif part in option.get("properties", {}):
            steps.append(option["properties"][part])
        elif isinstance(option.get("items"), dict):
            steps += _steps(schema, option["items"], part)
        else:  # a mapping whose keys the author chooses
            values = (
                option.get("additionalProperties"),
                *option.get("patternProperties", {}).values(),
            )
            steps += [value for value in values if isinstance(value, dict)]
    return steps


def _options(schema: dict[str, Any], node: dict[str, Any]) -> list[dict[str, Any]]:
    if "$ref" in node:
        return _options(schema, schema["$defs"][node["$ref"].rsplit("/", 1)[1]])
    options = [node]
    for alternative in (*node.get("anyOf", []), *node.get("oneOf", [])):
        options += _options(schema, alternative)
    return options
