"""pydantic's errors → problems in Spanish, at the line of the field."""

from difflib import get_close_matches
from functools import cache
from itertools import islice
from typing import Any, Final

from pydantic import BaseModel, ValidationError

from generator.problems import CODES, MAX_PROBLEMS, Field, Problem, shown
from generator.records.yaml_source import YamlSource

_TYPE_HINTS: Final = {
    "string_type": "Escribe un texto; si parece «true», «null» o una lista, ponlo entre comillas.",
    "bool_type": "Escribe true o false, sin comillas.",
    "bool_parsing": "Escribe true o false, sin comillas.",
    "tuple_type": "Escribe una lista: cada elemento en su línea, con un guion y un espacio delante.",
    "list_type": "Escribe una lista: cada elemento en su línea, con un guion y un espacio delante.",
    "dict_type": "Escribe campos debajo, con dos espacios de sangría: «campo: valor».",
    "model_type": "Escribe campos debajo, con dos espacios de sangría: «campo: valor».",
    "int_type": "Escribe solo el número, sin comillas.",
}


def problems_of(
    error: ValidationError, source: YamlSource, model: type[BaseModel], below: Field = ()
) -> list[Problem]:
    """Every error of a validation that is told, in the order of the file, none twice.

    ``below`` is the field of the model that the whole file stands for.
    """
    details = (dict(d) for d in islice(error.errors(include_url=False), MAX_PROBLEMS + 1))
    return sorted({_problem(d, source, model, below) for d in details if not _echoes(d)})


def _echoes(detail: dict[str, Any]) -> bool:
    """A list that pydantic calls too short only because its elements are wrong."""
    if detail["type"] != "too_short" or not isinstance(detail["input"], (dict, list)):
        return False
    least: int = detail["ctx"]["min_length"]
    return len(detail["input"]) >= least


def _problem(
    detail: dict[str, Any], source: YamlSource, model: type[BaseModel], below: Field
) -> Problem:
    kind, context, value = detail["type"], detail.get("ctx", {}), detail.get("input")
    path = _path(detail["loc"][len(below) :], source.value, kind == "missing")
    name = next((part for part in reversed(path) if isinstance(part, str)), "")
    if kind in CODES:  # raised by a validator of ours, with its message in Spanish
        return source.problem(path, kind, _shortened(detail["msg"], context), **context)
    if kind == "missing":
        return source.problem(path, "missing-field", f"Falta «{name}».", field=name)
    if kind == "extra_forbidden":
        known = _fields_at(model, (*below, *path[:-1]))
        return source.problem(path, "unknown-field", f"«{name}» no es un campo de aquí.",
                              hint=_did_you_mean(name, known, "Los campos de aquí son"))  # fmt: skip
    if kind == "literal_error":
        known = [
            word.strip("'\"") for word in context["expected"].replace(" or ", ", ").split(", ")
        ]
        return source.problem(path, "not-in-list", f"«{shown(value)}» no está en la lista.",
                              hint=_did_you_mean(str(value), known, "Puede ser"))  # fmt: skip
    if value is None or (kind == "string_too_short" and not str(value).strip()):
        return source.problem(path, "empty-value", f"«{name}» está vacío.")
    if kind == "string_too_short":
        return source.problem(
            path, "too-short", f"«{shown(value)}» es muy corto.", min=context["min_length"]
        )
    if kind == "string_too_long":
        message = f"El texto tiene {len(str(value))} caracteres."
        return source.problem(path, "too-long", message, max=context["max_length"])
    if kind == "too_short":
        return source.problem(
            path, "too-few", f"«{name}» tiene muy pocos elementos.", min=context["min_length"]
        )
    if kind in _TYPE_HINTS:
        return source.problem(
            path, "wrong-type", f"«{name}» no tiene la forma esperada.", hint=_TYPE_HINTS[kind]
        )
    limit = next(
        (f"Debe ser {word} {context[key]}." for key, word in _LIMITS.items() if key in context), ""
    )
    return source.problem(path, "out-of-range", f"«{shown(value)}» no es un valor posible.",
                          hint=limit or "Revisa el valor.")  # fmt: skip


_LIMITS: Final = {"ge": "al menos", "gt": "mayor que", "le": "a lo más", "lt": "menor que"}


def _path(loc: tuple[int | str, ...], value: Any, is_missing: bool) -> Field:
    """Keep what names a place in the file; drop pydantic's names of union members and of keys."""
    path: list[str | int] = []
    for position, part in enumerate(loc):
        if isinstance(part, str) and not isinstance(value, dict):
            continue
        if isinstance(part, int) and not isinstance(value, list):
            continue
        names_what_is_missing = is_missing and position == len(loc) - 1
        if isinstance(value, dict) and part not in value and not names_what_is_missing:
            continue
        path.append(part)
        if isinstance(value, dict):
            value = value.get(part)
        elif isinstance(value, list):
            value = value[part] if isinstance(part, int) and part < len(value) else None
    return tuple(path)


def _fields_at(model: type[BaseModel], path: Field) -> list[str]:
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


def _did_you_mean(word: str, known: list[str], otherwise: str) -> str:
    near = get_close_matches(word, known, n=1, cutoff=0.6)
    if near:
        return f"¿Quisiste decir «{near[0]}»?"
    return f"{otherwise}: {', '.join(known)}."


def _shortened(message: str, context: dict[str, Any]) -> str:
    """The message with its values short enough to be read."""
    for value in context.values():
        message = message.replace(str(value), shown(value))
    return message
