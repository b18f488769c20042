"""What every record shares: frozen models that refuse unknown fields, scope, provenance and sources."""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Discriminator, Field, Tag

from generator.records.scalars import Flag, PartialDate, Slug, Text, Url, as_list

Channel = Literal["presencial", "web", "app", "telefono", "correo"]
SourceKind = Literal["norma", "ficha", "boletin", "entidad", "prensa", "tercero"]
Kind = Literal["tramite", "orientacion"]


class Model(BaseModel):
    """Frozen, and an unknown field is an error: a misspelled key must never vanish from a page."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, validate_default=False, serialize_by_alias=True
    )


def _text_as_mapping(value: Any) -> Any:
    return value if isinstance(value, (dict, Model)) else {"text": value}


def _kind_of_when(value: Any) -> str:
    return "por respuestas" if isinstance(value, dict) else "en palabras"


SourceIds = Annotated[tuple[Slug, ...], BeforeValidator(as_list)]
Slugs = Annotated[tuple[Slug, ...], BeforeValidator(as_list)]
Texts = Annotated[tuple[Text, ...], BeforeValidator(as_list)]
# A text says in words when a fact holds; a mapping names answers of the record's ``cases``.
When = Annotated[
    Annotated[Text, Tag("en palabras")] | Annotated[dict[Slug, Slugs], Tag("por respuestas")],
    Discriminator(_kind_of_when),
]


class Scope(Model):
    """Where and when a fact holds; an absent part means everywhere, always, by every channel."""

    when: When | None = None
    channel: Annotated[tuple[Channel, ...], BeforeValidator(as_list)] = ()
    centers: Slugs = ()
    except_centers: Slugs = ()

    @property
    def answers(self) -> dict[str, tuple[str, ...]]:
        """The answers of ``cases`` the fact asks for; empty when it holds in every case."""
        return dict(self.when) if isinstance(self.when, dict) else {}

    @property
    def when_text(self) -> str | None:
        """The condition in the author's words, when it is not an answer of ``cases``."""
        return self.when if isinstance(self.when, str) else None


class Provenance(Model):
    """Where one fact comes from; ``unconfirmed`` says that no source supports it."""

    source: SourceIds = ()
    unconfirmed: Flag = False


class Fact(Scope, Provenance):
    """Anything with a scope and a provenance."""


class ScopedText(Fact):
    """A sentence that may hold only somewhere."""

    text: Text


TextFact = Annotated[
    ScopedText, BeforeValidator(_text_as_mapping, json_schema_input_type=ScopedText | Text)
]
TextFacts = Annotated[tuple[TextFact, ...], BeforeValidator(as_list)]


class Source(Model):
    """A publication that supports facts of the record. Dates are as precise as the source gives them."""

    id: Slug | None = None
    kind: SourceKind
    title: Text
    url: Url | None = None
    document: Text | None = None
    page: Text | None = None
    published: PartialDate | None = None
    published_note: Text | None = None
    checked: PartialDate | None = None
    supports: tuple[Text, ...] = ()


class Verified(Model):
    """Somebody responsible confirmed the whole record that day."""

    on: PartialDate
    by: Text


class Record(Model):
    """What services, entities and centres have in common."""

    sources: tuple[Source, ...] = Field(min_length=1)
    unconfirmed: tuple[Text, ...] = ()
    conflicts: Texts = ()
    verified: Verified | None = None
    moved_from: Slugs = ()
