"""pydantic's errors → problems in Spanish, at the line of the field."""

from itertools import islice
from typing import Any, Final

from pydantic import BaseModel, ValidationError

from generator.problems import MAX_PROBLEMS, Field, Problem, shown
from generator.problems.codes import CODES
from generator.records.empties import empty_message
from generator.records.fields import field_hint, word_hint
from generator.records.scalars import TRUE_OR_FALSE
from generator.records.yaml_source import YamlSource

_TYPE_HINTS: Final = {
    "string_type": "Escribe un texto; si parece «true», «null» o una lista, ponlo entre comillas.",
    "bool_type": TRUE_OR_FALSE,
    "bool_parsing": TRUE_OR_FALSE,
    "tuple_type": "",
    "list_type": "",
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
    if value is None:
        return source.problem(path, "empty-value", empty_message(path))
    if kind in CODES:  # raised by a validator of ours, with its message in Spanish
        return source.problem(path, kind, _shortened(detail["msg"], context), **context)
    if kind == "missing":
        return source.problem(path, "missing-field", f"Falta «{name}».", field=name)
    if kind == "extra_forbidden":
        hint = field_hint(name, model, (*below, *path[:-1]))
        return source.problem(
            path, "unknown-field", f"«{shown(name)}» no es un campo de aquí.", hint=hint
        )
    if kind == "literal_error":
        known = [
            word.strip("'\"") for word in context["expected"].replace(" or ", ", ").split(", ")
        ]
        return source.problem(path, "not-in-list", f"«{shown(value)}» no está en la lista.",
                              hint=word_hint(str(value), known))  # fmt: skip
    if kind == "string_too_short" and not str(value).strip():
        return source.problem(path, "empty-value", empty_message(path))
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
        hint = _list_hint(value) if kind in ("tuple_type", "list_type") else _TYPE_HINTS[kind]
        return source.problem(
            path, "wrong-type", f"«{shown(name)}» no tiene la forma esperada.", hint=hint
        )
    limit = next(
        (f"Debe ser {word} {context[key]}." for key, word in _LIMITS.items() if key in context), ""
    )
    return source.problem(path, "out-of-range", f"«{shown(value)}» no es un valor posible.",
                          hint=limit or "Revisa el valor.")  # fmt: skip


def _list_hint(value: Any) -> str:
    """How to write as a list what stands there without its dash."""
    first = shown(next(iter(value), "")) if isinstance(value, dict) else ""
    if first.startswith("-"):
        return f"Deja un espacio después del guion: «- {first[1:]}: …»."
    if first:
        return (
            f"Es una lista: pon un guion delante del primer campo de cada elemento: «- {first}: …»."
        )
    return "Escribe una lista: cada elemento en su línea, con un guion y un espacio delante."


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


def _shortened(message: str, context: dict[str, Any]) -> str:
    """The message with its values short enough to be read."""
    for value in context.values():
        message = message.replace(str(value), shown(value))
    return message
