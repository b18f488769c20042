"""JSON Schema of a record → fields of a Decap form: every field, in canonical order, told in Spanish.

Where a file's form differs from a form's own the field says so with ``written``, which
``editor/record_format.js`` reads: that list is told there.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from generator.help.field_order import Shape
from generator.liaison.editor_choices import Choices, Option, words_of
from generator.liaison.editor_hints import YES_NO, hint
from generator.liaison.schema import CLOSED_WORDS
from generator.vocabularies import DAY_NAMES

Field = dict[str, Any]
"""A field as Decap's configuration has it."""

_PROSE: Final = frozenset({
    "summary", "text", "note", "notes", "conflicts", "why", "reason", "status_note", "steps",
    "payment_note", "appeals", "tariff", "deadline", "result", "validity",
})  # fmt: skip
_TITLES: Final = {
    "Fee": ("concept", "amount"),
    "TimeLimit": ("min", "max", "unit", "text"),
    "Appointment": ("needed", "when"),
    "PreviousPlace": ("place", "address"),
    "Table": ("name",),
}
"""Fields by which a folded element is known, where those it must have do not tell it."""
_SHORT: Final = {"Texto que vale en parte": "Texto", "Atención en un centro": "Centro"}
_HOURS: Final = r"^(cerrado|\d\d:\d\d-\d\d:\d\d( *, *\d\d:\d\d-\d\d:\d\d)*)$"
_HOURS_HINT: Final = "Escribe 08:00-16:45; si hay varios turnos, sepáralos con comas; o «cerrado»."
_KEY_HINT: Final = "Nombre corto con que se le cita: minúsculas sin tildes, números y guiones."


class Form:
    """The fields of one kind of file. ``choices``: what fields that name records may hold."""

    def __init__(self, schema: Mapping[str, Any], shape: Shape, choices: Choices) -> None:
        self._definitions = schema.get("$defs", {})
        own = [
            Option(label=field["title"], value=name)
            for name, field in schema.get("properties", {}).items()
        ]
        self._choices = {**choices, "supports": own, "unconfirmed": own}
        self._titles = {option["value"]: option["label"] for option in own}
        self.fields = self._whole(schema, shape)

    def _whole(self, schema: Mapping[str, Any], shape: Shape) -> list[Field]:
        if "properties" in schema:
            return self._fields(schema, shape)
        entries = self._keyed(schema, shape)
        entries["written"]["root"] = True
        told = hint(schema["description"], "entries", {}, is_typed=False)
        return [
            {"name": "entries", "label": schema["title"], "hint": told, "required": True, **entries}
        ]

    def _fields(
        self, model: Mapping[str, Any], shape: Shape, optional: bool = False
    ) -> list[Field]:
        """The fields of a model; of one that may be missing as a whole none has to be filled in."""
        properties, needed = model["properties"], model.get("required", ())
        titles = {**self._titles, **{name: each["title"] for name, each in properties.items()}}
        fields = []
        for name in shape.in_order(list(properties)):
            told, widget = properties[name], self._widget(name, properties[name], shape.below(name))
            typed = widget["widget"] in ("string", "text")
            fields.append({
                "name": name,
                "label": told["title"],
                "hint": hint(told["description"], name, titles, typed),
                "required": name in needed and not optional,
                **widget,
            })  # fmt: skip
        return fields

    def _widget(self, name: str, schema: Mapping[str, Any], shape: Shape) -> Field:
        """What edits a value: the element of a list where one value may stand for a list."""
        kinds = [
            self._resolved(kind) for kind in schema.get("anyOf", schema.get("oneOf", [schema]))
        ]
        many = next((kind for kind in kinds if kind.get("type") == "array"), None)
        if "oneOf" in schema:
            return self._either(name, schema, shape)
        if many:
            return self._list(name, many["items"], shape)
        model = next((kind for kind in kinds if "properties" in kind), None)
        if model:
            fields = self._fields(model, shape, optional=True)
            return {"widget": "object", "collapsed": True, "fields": fields}
        if "additionalProperties" in kinds[0]:
            return self._keyed(kinds[0], shape)
        return self._scalar(name, kinds[0])

    def _resolved(self, schema: Mapping[str, Any]) -> Mapping[str, Any]:
        reference = schema.get("$ref")
        if not reference:
            return schema
        name = reference.rpartition("/")[2]
        return {**self._definitions[name], "model": name}

    def _list(self, name: str, items: Mapping[str, Any], shape: Shape) -> Field:
        kinds = [self._resolved(kind) for kind in items.get("anyOf", [items])]
        model = next((kind for kind in kinds if "properties" in kind), None)
        if model is None:
            one = self._scalar(name, kinds[0])
            if one["widget"] == "select" and "written" not in one:
                return {**one, "multiple": True}
            return {"widget": "list", "collapsed": False,
                    "field": {"name": "value", "label": " ", "required": True, **one}}  # fmt: skip
        fields = self._fields(model, shape)
        listed: Field = {
            **_FOLDED,
            "label_singular": _SHORT.get(model["title"], model["title"]),
            "summary": _summary(model, fields),
            "fields": fields,
        }
        if len(kinds) > 1:  # a bare value stands for the one field an element must have
            listed["written"] = {"bare": model["required"][0]}
        return listed

    def _keyed(self, schema: Mapping[str, Any], shape: Shape) -> Field:
        """A mapping whose keys the author chooses: a list of elements that have a key."""
        if schema.get("model") == "WeeklyHours":
            return _weekly_hours(schema)
        key = _key(schema["propertyNames"])
        value = schema["additionalProperties"]
        model = self._resolved(value)
        values = shape.below("")
        if "properties" in model:
            return {**_FOLDED, "written": {"key": "key"}, "summary": "{{fields.key}}",
                    "label_singular": model["title"], "fields": [key, *self._fields(model, values)]}  # fmt: skip
        main = {"name": "value", "label": "Valor", "required": True,
                **self._widget("", value, values)}  # fmt: skip
        return {**_FOLDED, "written": {"key": "key", "bare": "value"}, "fields": [key, main],
                "summary": "{{fields.key}}: {{fields.value}}", "label_singular": "Elemento"}  # fmt: skip

    def _either(self, name: str, schema: Mapping[str, Any], shape: Shape) -> Field:
        words, answers = schema["oneOf"]
        fields = [
            {"name": "words", "label": "Con tus palabras", "required": False,
             **self._widget(name, words, shape)},
            {"name": "answers", "label": "O según las respuestas a «Preguntas»", "required": False,
             "hint": "La clave de la pregunta y las de sus respuestas. Si llenas esto, no escribas lo otro.",
             **self._widget(name, answers, shape)},
        ]  # fmt: skip
        return {"widget": "object", "collapsed": True, "written": "either", "fields": fields}

    def _scalar(self, name: str, schema: Mapping[str, Any]) -> Field:
        if schema.get("type") == "boolean":
            return {"widget": "select", "options": words_of(YES_NO), "written": "plain"}
        if "enum" in schema:
            return {"widget": "select", "options": words_of(CLOSED_WORDS[tuple(schema["enum"])])}
        if name in self._choices and schema.get("model") in ("Slug", "ServiceId", "Text"):
            return {"widget": "select", "options": self._choices[name]}
        if schema.get("model") == "Amount":
            return {"widget": "string", "written": "plain", **_pattern(schema)}
        if schema.get("type") in ("number", "integer"):
            number = r"^-?\d+(\.\d+)?$" if schema["type"] == "number" else r"^-?\d+$"
            return {"widget": "string", "written": "plain",
                    "pattern": [number, schema["errorMessage"]]}  # fmt: skip
        return {"widget": "text" if name in _PROSE else "string", **_pattern(schema)}


_FOLDED: Final[Mapping[str, Any]] = {
    "widget": "list",
    "collapsed": True,
    "minimize_collapsed": True,
}


def _weekly_hours(schema: Mapping[str, Any]) -> Field:
    days = [
        Option(label=" a ".join(DAY_NAMES[day] for day in word.split("-")), value=word)
        for word in schema["propertyNames"]["enum"]
    ]
    fields = [
        {"name": "days", "label": "Días", "widget": "select", "options": days, "required": True},
        {"name": "times", "label": "Horas", "hint": _HOURS_HINT, "widget": "string",
         "required": True, "written": "hours", "pattern": [_HOURS, _HOURS_HINT]},
    ]  # fmt: skip
    return {**_FOLDED, "written": {"key": "days", "bare": "times"}, "fields": fields,
            "summary": "{{fields.days}}: {{fields.times}}", "label_singular": "Días"}  # fmt: skip


def _key(names: Mapping[str, Any]) -> Field:
    key: Field = {"name": "key", "label": "Clave", "widget": "string", "required": True}
    if names.get("pattern", r"\S") == r"\S":
        return key
    meant = names.get("errorMessage")  # years have none
    told = (_KEY_HINT, meant) if meant else ("El año: 2026.", "Escribe el año: 2026.")
    return {**key, "hint": told[0], "pattern": [names["pattern"], told[1]]}


def _pattern(schema: Mapping[str, Any]) -> Field:
    pattern = schema.get("pattern", r"\S")
    return {} if pattern == r"\S" else {"pattern": [pattern, schema["errorMessage"]]}


def _summary(model: Mapping[str, Any], fields: list[Field]) -> str:
    names = _TITLES.get(model.get("model", "")) or _needed(fields) or (fields[0]["name"],)
    return " · ".join(f"{{{{fields.{name}}}}}" for name in names)


def _needed(fields: list[Field]) -> tuple[str, ...]:
    return tuple(f["name"] for f in fields if f["required"] and f["widget"] != "list")[:2]


def every(fields: list[Field]) -> Iterator[Field]:
    """All fields, those inside others too."""
    for field in fields:
        yield field
        yield from every([*field.get("fields", ()), *(f for f in (field.get("field"),) if f)])
