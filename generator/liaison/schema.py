"""Record models → JSON Schema (draft 2020-12) of what an author may write. Pure: nothing is saved here.

pydantic describes the values a model keeps. An author may write less than that: one value where a
list is kept, a text where ``{text: …}`` is kept, a number where text is kept. An empty optional field
is the one thing refused here that ``mac check`` lets pass: it is a line somebody forgot to finish.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any, Final

from pydantic import BaseModel, TypeAdapter
from pydantic.fields import FieldInfo
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

from generator.liaison.field_help import DOCUMENTS, MODEL_TITLES, help_of
from generator.records.center import Center
from generator.records.entity import Entity
from generator.records.scalars import as_list
from generator.records.service import Service
from generator.records.vocabulary import Vocabulary, list_names
from generator.vocabularies import labels_of

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
_FIRST: Final = (
    "$schema", "$id", "title", "description", "type", "$ref", "required", "properties",
    "additionalProperties", "propertyNames", "anyOf", "oneOf", "items",
)  # fmt: skip
_NAMED: Final = ("properties", "$defs")  # their keys are names, not keywords


def documents() -> dict[str, str]:
    """Path below ``schemas/`` → text of the file, for every kind of file an author writes."""
    kinds: dict[str, Any] = {"service": Service, "entity": Entity, "center": Center}
    kinds |= {f"vocabulary/{n}": Vocabulary.model_fields[n].annotation for n in list_names()}
    return {f"{name}.schema.json": _text(name, kind) for name, kind in kinds.items()}


def _text(name: str, kind: Any) -> str:
    schema = TypeAdapter(kind).json_schema(schema_generator=AuthorSchema)
    file = name.rpartition("/")[2]
    title, description = DOCUMENTS[name]
    head = {"$schema": DIALECT, "$id": f"{file}.schema.json"}
    whole = _ordered({**schema, **head, "title": title, "description": description})
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


class AuthorSchema(GenerateJsonSchema):
    """pydantic's schema, turned from what is kept to what may be written, and told in Spanish."""

    def function_before_schema(
        self, schema: core_schema.BeforeValidatorFunctionSchema
    ) -> JsonSchemaValue:
        """One value may stand where a list is kept."""
        written = super().function_before_schema(schema)
        if schema["function"]["function"] is not as_list:
            return written
        return {"anyOf": [*self._alternatives(written["items"]), written]}

    @staticmethod
    def _alternatives(schema: JsonSchemaValue) -> list[JsonSchemaValue]:
        alternatives: list[JsonSchemaValue] = schema.get("anyOf", [schema])
        return alternatives

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        """What may be left out is left out: an author writes neither ``null`` nor the default."""
        inner: CoreSchema = schema["schema"]
        if inner["type"] == "nullable":
            inner = inner["schema"]
        return self.generate_inner(inner)

    def dict_schema(self, schema: core_schema.DictSchema) -> JsonSchemaValue:
        """Keys are text to an editor, even where a year is kept."""
        keys = self.generate_inner(schema["keys_schema"])
        words = {k: keys[k] for k in ("enum", "pattern", "maxLength", "errorMessage") if k in keys}
        written: JsonSchemaValue = {
            "type": "object",
            "propertyNames": words,
            "additionalProperties": self.generate_inner(schema["values_schema"]),
        }
        self.update_with_validations(written, schema, self.ValidationsMapping.object)
        return written

    def literal_schema(self, schema: core_schema.LiteralSchema) -> JsonSchemaValue:
        """The words of a closed list and how pages say them."""
        words = [str(word) for word in schema["expected"]]
        said = [
            f"{word} ({label})" if label != word else word
            for word, label in zip(words, labels_of(words), strict=True)
        ]
        listed = f"{', '.join(said[:-1])} o {said[-1]}"
        return {"type": "string", "enum": words, "description": f"Puede ser: {listed}."}

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        """Titles and descriptions from the table of help, never from the code."""
        model: type[BaseModel] = schema["cls"]
        written = super().model_schema(schema)
        written.pop("description", None)
        written["title"] = MODEL_TITLES[model]
        for name, field in written["properties"].items():
            title, description = help_of(model, name)
            words = next(_descriptions(field), "")
            told = f"{description} {words}".rstrip()
            written["properties"][name] = {**field, "title": title, "description": told}
        return written

    def field_title_should_be_set(self, schema: Any) -> bool:
        """No titles made from the names of the code."""
        return False

    def sort(self, value: JsonSchemaValue, parent_key: str | None = None) -> JsonSchemaValue:
        """Fields keep the order of the model; :func:`_ordered` puts the rest in order."""
        return value


def _descriptions(schema: Any) -> Iterator[str]:
    """Descriptions of the closed lists in a field's own schema."""
    if isinstance(schema, Mapping):
        if "enum" in schema and "description" in schema:
            yield schema["description"]
        for below in (*schema.get("anyOf", ()), schema.get("items")):
            yield from _descriptions(below)


def _ordered(schema: Any, is_named: bool = False) -> Any:
    """Keywords in one order whatever the library's; names of fields in theirs."""
    if isinstance(schema, list):
        return [_ordered(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    keys = list(schema) if is_named else sorted(schema, key=_rank)
    return {key: _ordered(schema[key], key in _NAMED and not is_named) for key in keys}


def _rank(key: str) -> tuple[int, str]:
    if key == "$defs":
        return len(_FIRST) + 1, key
    return (_FIRST.index(key), key) if key in _FIRST else (len(_FIRST), key)


__all__ = ["AuthorSchema", "FieldInfo", "documents"]
