"""``centers/_statistics/*.yml``: figures the network published, each with document and page.

One shape for all figures: a file holds tables; a table says what it is about (centre, entity,
channel, period …) and gives values along one axis (``by_period``, ``by_center`` …) or as labelled
rows. Numbers stand as printed, even where they do not add up; what was calculated here is in
``computed`` and ``derived`` and never replaces what was published. Files that are not figures
(documents, contradictions, named services, channels) have their shapes in :mod:`network`.
"""

from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, Field
from pydantic_core import PydanticCustomError

from generator.records.base import Model, Texts
from generator.records.scalars import (
    DATE_PATTERN,
    Count,
    Exact,
    Flag,
    PartialDate,
    Slug,
    Text,
    as_list,
    written,
)  # fmt: skip
from generator.vocabularies import DEPARTMENTS, MEASURED_CHANNELS, POINT_TYPES

Reading = Literal["texto", "capa-de-texto", "imagen", "derivado"]
"""How a figure was read: sentence or table, text layer of a chart, by eye, or calculated here."""


def _known_channel(word: str) -> str:
    return _one_of(word, tuple(MEASURED_CHANNELS))


def _known_department(word: str) -> str:
    return _one_of(word, DEPARTMENTS)


def _known_point_type(word: str) -> str:
    return _one_of(word, tuple(POINT_TYPES))


def _one_of(word: str, known: tuple[str, ...]) -> str:
    if word not in known:
        hint = f"Puede ser: {', '.join(known)}."
        raise PydanticCustomError("not-in-list", "«{value}» no está en la lista.",
                                  {"value": word, "hint": hint})  # fmt: skip
    return word


def _check_period(text: str) -> str:
    """``2022``, ``2022-03``, or from–to: ``2010/2014``."""
    ends = text.split("/")
    try:
        days = [PartialDate(end).first_day for end in ends]
    except ValueError:
        days = []
    if len(days) not in (1, 2) or days != sorted(days):
        raise PydanticCustomError("bad-date", "«{value}» no es una fecha.", {"value": text})
    return text


Period = Annotated[Text, AfterValidator(_check_period),
                   written("bad-date", type=["string", "integer"], minimum=1000, maximum=9999,
                           pattern=f"^{DATE_PATTERN}(/{DATE_PATTERN})?$")]  # fmt: skip
Channel = Annotated[Text, AfterValidator(_known_channel), written(enum=[*MEASURED_CHANNELS])]
Department = Annotated[Text, AfterValidator(_known_department), written(enum=[*DEPARTMENTS])]
PointType = Annotated[Text, AfterValidator(_known_point_type), written(enum=[*POINT_TYPES])]


class Origin(Model):
    """Where a figure is printed; ``document`` is an id of ``sources.yml``.

    ``line`` counts in documents that only exist as text; ``period`` is said where it differs from
    the table's.
    """

    document: Slug
    page: Text | None = None
    section: Text | None = None
    line: Count | None = None
    period: Text | None = None


Origins = Annotated[tuple[Origin, ...], BeforeValidator(as_list)]


class StatisticsFile(Model):
    """What every file of figures starts with."""

    title: Text
    notes: Texts = ()


class Row(Model):
    """One labelled figure. ``published_as`` is the label; not every row has a ``value``."""

    entity: Slug | None = None
    probable_entity: Slug | None = None
    center: Slug | None = None
    department: Department | None = None
    service: Text | None = None
    period: Period | None = None
    published_as: Text | None = None
    value: Exact | None = None
    source: Origins = ()
    note: Text | None = None


class Table(Model):
    """Figures that were printed together, in the file's ``unit`` unless the table says its own.

    ``None`` as a value is an empty cell of the document; a missing key was not printed.
    ``published`` holds other figures of the same place, ``derived`` what was calculated here.
    ``version`` marks another edition of figures that stand elsewhere: never to be added to them.
    """

    name: Text | None = None
    unit: Text | None = None
    center: Slug | None = None
    entity: Slug | None = None
    channel: Channel | None = None
    published_as: Text | None = None
    period: Period | None = None
    version: Text | None = None
    source: Origins = ()
    reading: Reading | None = None
    complete: Flag | None = None
    by_period: dict[Period, Exact | None] = Field(default_factory=dict)
    by_center: dict[Slug, Exact | None] = Field(default_factory=dict)
    by_channel: dict[Channel, Exact | None] = Field(default_factory=dict)
    by_department: dict[Department, Exact | None] = Field(default_factory=dict)
    by_point_type: dict[PointType, Exact | None] = Field(default_factory=dict)
    by_item: dict[Text, Exact | None] = Field(default_factory=dict)
    rows: tuple[Row, ...] = ()
    total: Exact | None = None
    computed: Exact | None = None
    published: dict[Text, Exact] = Field(default_factory=dict)
    derived: dict[Text, Exact] = Field(default_factory=dict)
    notes: Texts = ()


class Statement(Model):
    """A sentence of a document about the same matter as the figures."""

    text: Text
    source: Origins = ()


class Figures(StatisticsFile):
    """Any file of figures. ``unit`` is a plural noun (``atenciones``) or ``porcentaje``."""

    unit: Text
    tables: tuple[Table, ...] = ()
    facts: tuple[Statement, ...] = ()
    not_published: Texts = ()
    conflicts: Texts = ()
