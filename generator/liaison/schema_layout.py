"""How a schema stands in its file: keywords in one order, values of many places described once."""

import json
from collections.abc import Mapping
from typing import Any, Final

from pydantic.json_schema import JsonSchemaValue

_ORDER: Final = (
    "$schema", "$id", "title", "description", "errorMessage", "type", "$ref", "enum", "required",
    "properties", "propertyNames", "additionalProperties", "anyOf", "oneOf", "items",
)  # fmt: skip
_NAMED: Final = ("properties", "$defs")
"""Their keys are names an author knows, in an order of their own; all others are keywords."""


def as_text(schema: JsonSchemaValue) -> str:
    """The file: the same bytes whatever the order in which the library names its keywords."""
    return json.dumps(_ordered(schema), ensure_ascii=False, indent=2) + "\n"


def with_definitions(schema: JsonSchemaValue, values: Mapping[str, Any]) -> JsonSchemaValue:
    """The same schema, where each of the ``values`` that occurs stands once among its definitions."""
    names = {json.dumps(value, sort_keys=True): name for name, value in values.items()}
    used: dict[str, Any] = {}

    def referring(part: Any) -> Any:
        if isinstance(part, list):
            return [referring(each) for each in part]
        if not isinstance(part, dict):
            return part
        told = {key: part[key] for key in ("title", "description") if key in part}
        rest = {key: value for key, value in part.items() if key not in told}
        name = names.get(json.dumps(rest, sort_keys=True))
        if name is None:
            return {key: referring(value) for key, value in part.items()}
        used[name] = values[name]
        return {**told, "$ref": f"#/$defs/{name}"}

    whole: JsonSchemaValue = referring(schema)
    definitions = {**whole.pop("$defs", {}), **used}
    return {**whole, "$defs": dict(sorted(definitions.items()))} if definitions else whole


def _ordered(schema: Any, is_named: bool = False) -> Any:
    if isinstance(schema, list):
        return [_ordered(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    keys = schema if is_named else sorted(schema, key=_rank)
    return {key: _ordered(schema[key], key in _NAMED and not is_named) for key in keys}


def _rank(keyword: str) -> tuple[int, str]:
    known = _ORDER.index(keyword) if keyword in _ORDER else len(_ORDER)
    return (len(_ORDER) + 1 if keyword == "$defs" else known), keyword
