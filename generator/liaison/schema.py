"""Record models → JSON Schema (draft 2020-12) of what an author may write. Pure: nothing is saved here.

pydantic describes the values a model keeps. An author may write less: one value where a list is kept,
a text where ``{text: …}`` is kept, a number where text is kept. What JSON Schema cannot say (that two
dates are in order, that a slug exists) only ``mac check`` knows.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from pydantic import BaseModel, TypeAdapter
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from generator import vocabularies
from generator.help.fields import document_help, help_of
from generator.help.model_names import MODEL_NAMES
from generator.liaison.schema_layout import as_text, with_definitions
from generator.records.center import Center
from generator.records.entity import Entity
from generator.records.hours import WeeklyHours
from generator.records.network import OWN_SHAPES
from generator.records.scalars import (
    Amount,
    Count,
    Exact,
    PartialDate,
    ServiceId,
    Slug,
    Text,
    Url,
    as_list,
)  # fmt: skip
from generator.records.service import Service
from generator.records.statistics import Figures
from generator.records.vocabulary import Vocabulary, list_names

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
KINDS: Final[Mapping[str, Any]] = {
    "service": Service,
    "entity": Entity,
    "center": Center,
    **{f"vocabulary/{name}": Vocabulary.model_fields[name].annotation for name in list_names()},
    "statistics/figures": Figures,
    **{f"statistics/{name}": model for name, model in OWN_SHAPES.items()},
}
"""Every kind of file an author writes, by the path of its schema, and the type that reads it."""

_CLOSED_LISTS: Final[tuple[Mapping[str, str], ...]] = (
    vocabularies.KINDS,
    vocabularies.AUDIENCES,
    vocabularies.CHANNELS,
    vocabularies.REQUIREMENT_TYPES,
    vocabularies.COPIES,
    {word: many for word, (_, many) in vocabularies.TIME_UNITS.items()},
    vocabularies.APPROVALS,
    vocabularies.APPOINTMENT_NEEDED,
    vocabularies.SOURCE_KINDS,
    vocabularies.CONFIDENCES,
    vocabularies.READINGS,
    vocabularies.LEVELS,
    vocabularies.CENTER_TYPES,
    vocabularies.STATUSES,
)
CLOSED_WORDS: Final = {tuple(words): words for words in _CLOSED_LISTS}
"""The words of each closed list, as a schema has them → what pages say for each."""
_VALUES: Final[Mapping[str, Any]] = {
    "Text": Text, "Slug": Slug, "ServiceId": ServiceId, "Url": Url, "PartialDate": PartialDate,
    "Amount": Amount, "Exact": Exact, "Count": Count, "WeeklyHours": WeeklyHours,
}  # fmt: skip
"""Values that stand in many places of a schema: each is described once, among its definitions."""


def documents() -> dict[str, str]:
    """Path below ``schemas/`` → text of the file."""
    return {f"{name}.schema.json": as_text(document(name)) for name in KINDS}


def document(name: str) -> JsonSchemaValue:
    """The schema of one of :data:`KINDS`; fields that share a base stand before a model's own."""
    title, description = document_help(name)
    whole = {
        **_schema_of(KINDS[name]),
        "$schema": DIALECT,
        "$id": f"{name.rpartition('/')[2]}.schema.json",
        "title": title,
        "description": description,
    }
    values = {name: _schema_of(value) for name, value in _VALUES.items()}
    return with_definitions(whole, values)


def _schema_of(kind: Any) -> JsonSchemaValue:
    return TypeAdapter(kind).json_schema(schema_generator=AuthorSchema)


class AuthorSchema(GenerateJsonSchema):
    """pydantic's schema turned from what is kept to what may be written, and told in Spanish."""

    def function_before_schema(
        self, schema: core_schema.BeforeValidatorFunctionSchema
    ) -> JsonSchemaValue:
        """One value may stand where a list is kept."""
        written = super().function_before_schema(schema)
        if schema["function"]["function"] is not as_list:
            return written
        one = written["items"]
        return {"anyOf": [*one.get("anyOf", [one]), written]}

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        """What may be left out is left out: nobody writes ``null`` or the default."""
        inner = schema["schema"]
        return self.generate_inner(inner["schema"] if inner["type"] == "nullable" else inner)

    def dict_schema(self, schema: core_schema.DictSchema) -> JsonSchemaValue:
        """Keys are text to an editor, even where a year is kept."""
        key = self.generate_inner(schema["keys_schema"])
        rules = ("enum", "pattern", "maxLength", "errorMessage")
        written: JsonSchemaValue = {
            "type": "object",
            "propertyNames": {rule: key[rule] for rule in rules if rule in key},
            "additionalProperties": self.generate_inner(schema["values_schema"]),
        }
        self.update_with_validations(written, schema, self.ValidationsMapping.object)
        return written

    def decimal_schema(self, schema: core_schema.DecimalSchema) -> JsonSchemaValue:
        """A number; where a text is taken too, the type says so itself."""
        written: JsonSchemaValue = {"type": "number"}
        self.update_with_validations(written, schema, self.ValidationsMapping.numeric)
        return written

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        """Fields are told from the table of help; nothing an author reads comes from the code."""
        written = super().model_schema(schema)
        model: type[BaseModel] = schema["cls"]
        written.pop("description", None)
        written["title"] = MODEL_NAMES[model]
        for name, field in written["properties"].items():
            title, description = help_of(model, name)
            told = " ".join((description, *_words(field)))
            written["properties"][name] = {**field, "title": title, "description": told}
        return written

    def field_title_should_be_set(self, schema: Any) -> bool:
        """No titles made from names in the code."""
        return False

    def sort(self, value: JsonSchemaValue, parent_key: str | None = None) -> JsonSchemaValue:
        """:func:`as_text` does it for the whole."""
        return value


def _words(field: JsonSchemaValue) -> Iterator[str]:
    """What pages say for each word of a field's closed list, whether one word or several are written."""
    if field.get("type") == "array":
        yield from _words(field["items"])
    elif "anyOf" in field:
        yield from _words(field["anyOf"][0])
    elif field.get("type") == "string" and "enum" in field:
        labels = CLOSED_WORDS[tuple(field["enum"])]
        told = [w if w == label else f"{w} ({label})" for w, label in labels.items()]
        yield f"Puede ser: {', '.join(told[:-1])} o {told[-1]}."
