"""``catalogue/_vocabulary/*.yml``: the closed lists records point to."""

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from generator.records.base import Model, Slugs, Source, SourceIds, Texts
from generator.records.scalars import (
    Amount,
    Count,
    Flag,
    MonthDay,
    PartialDate,
    ServiceId,
    Slug,
    Text,
    Url,
    WholeNumber,
    Year,
    YearKey,
    as_list,
)  # fmt: skip


class LifeEvent(Model):
    """Something that happens to people and makes them need trámites."""

    title: Text
    summary: Text
    also_called: tuple[Text, ...] = ()
    icon: Slug | None = None
    featured: Flag = False


class Document(Model):
    """A document that requirements ask for; ``services`` are those of this catalogue that issue it."""

    name: Text
    also_called: tuple[Text, ...] = ()
    services: Annotated[tuple[ServiceId, ...], BeforeValidator(as_list)] = ()
    issued_by: Text | None = None
    any_of: Slugs = ()


class PaymentPoint(Model):
    """A place or application where fees are paid."""

    name: Text
    also_called: tuple[Text, ...] = ()
    url: Url | None = None
    note: Text | None = None


class CenterGroup(Model):
    """Centres that facts name together, such as ``provincias``."""

    name: Text
    centers: Slugs


class UitYear(Model):
    """The Unidad Impositiva Tributaria of one year, in soles. ``confidence`` is the decree's."""

    amount: Amount
    decree: Text | None = None
    confidence: Literal["alta", "media", "baja"] | None = None
    note: Text | None = None
    sources: tuple[Source, ...] = Field(min_length=1)
    conflicts: Texts = ()


class FixedHoliday(Model):
    """A holiday on the same day each year (``MM-DD``), since a year where that is known."""

    day: MonthDay
    name: Text
    norm: Text | None = None
    since: Year | None = None
    source: SourceIds = ()


class MovableHoliday(Model):
    """A holiday counted in days from Easter Sunday; ``dates`` were calculated, to check against."""

    easter_offset: WholeNumber
    name: Text
    norm: Text | None = None
    source: SourceIds = ()
    dates: dict[YearKey, PartialDate] = Field(default_factory=dict)


class DatedHoliday(Model):
    """A day off of one year only, such as a bridge day by decree. ``scope``: for whom."""

    date: PartialDate
    name: Text
    norm: Text | None = None
    scope: Text | None = None
    source: SourceIds = ()
    note: Text | None = None


class Holidays(Model):
    """National holidays: fixed, movable, of one year. ``total``: how many a year, as published."""

    fixed: tuple[FixedHoliday, ...] = ()
    movable: tuple[MovableHoliday, ...] = ()
    dated: tuple[DatedHoliday, ...] = ()
    total: Count | None = None
    notes: Texts = ()
    sources: tuple[Source, ...] = ()
    conflicts: Texts = ()


class Shortcut(Model):
    """A link below the search box of the home page."""

    text: Text
    service: ServiceId


class Home(Model):
    """What the home page puts first. ``most_used_note`` says which figures chose ``most_used``."""

    shortcuts: tuple[Shortcut, ...] = ()
    most_used: tuple[ServiceId, ...] = ()
    most_used_note: Text | None = None


class Term(Model):
    """A word of the office that pages explain where it first stands. ``also_called``: its other forms.

    ``meaning`` is a plain definition, not a rule; where it tells what a norm says, the norm is a source.
    """

    name: Text
    also_called: tuple[Text, ...] = ()
    meaning: Text
    sources: tuple[Source, ...] = ()


class Vocabulary(Model):
    """All closed lists together; each field is the file of that name."""

    life_events: dict[Slug, LifeEvent] = Field(default_factory=dict)
    documents: dict[Slug, Document] = Field(default_factory=dict)
    payment_points: dict[Slug, PaymentPoint] = Field(default_factory=dict)
    center_groups: dict[Slug, CenterGroup] = Field(default_factory=dict)
    synonyms: dict[Text, Texts] = Field(default_factory=dict)
    places: dict[Text, Texts] = Field(default_factory=dict)
    """Department → its provinces, and districts of its largest cities: what people write to say where they live."""
    elsewhere: dict[Text, Texts] = Field(default_factory=dict)
    """What people ask for and no record gives → its other names, so that search says so plainly."""
    uit: dict[YearKey, UitYear] = Field(default_factory=dict)
    holidays: Holidays = Holidays()
    home: Home = Home()
    glossary: dict[Slug, Term] = Field(default_factory=dict)
    plain_words: dict[Text, Text] = Field(default_factory=dict)
    """Bureaucratic word or phrase → the plain one. A word ending in ``*`` stands for all its endings."""


def list_names() -> tuple[str, ...]:
    """The vocabulary files that exist, without their ending."""
    return tuple(Vocabulary.model_fields)
