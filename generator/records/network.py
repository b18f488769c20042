"""Files of ``centers/_statistics/`` that are not tables of figures, and which file has which shape.

The documents figures are read from, the contradictions found in them, the services they name, and
the channels of the network.
"""

from typing import Final

from pydantic import Field

from generator.records.base import Model, Source, SourceIds, SourceKind, Texts
from generator.records.scalars import Count, Exact, Flag, PartialDate, Slug, Text, Url
from generator.records.statistics import Figures, Origins, Reading, StatisticsFile


class PublishedDocument(Model):
    """A document of figures. ``created`` is the date inside a PDF that gives no other."""

    kind: SourceKind
    title: Text
    publisher: Text | None = None
    url: Url | None = None
    file: Text | None = None
    pages: Count | None = None
    published: PartialDate | None = None
    created: PartialDate | None = None
    published_note: Text | None = None
    note: Text | None = None


class Repository(Model):
    """Where copies of the documents were found."""

    repository: Text
    commit: Text
    note: Text


class Documents(StatisticsFile):
    """``sources.yml``: the documents, how figures were read, and what they never publish."""

    origin: Repository
    documents: dict[Slug, PublishedDocument]
    readings: dict[Reading, Text]
    not_published: Texts = ()


class Inconsistency(Model):
    """Two figures that cannot both be true: ``declared`` as published, ``computed`` here."""

    id: Text
    kind: Slug
    topic: Text
    source: Origins
    declared: Text
    computed: Text | None = None
    difference: Exact | None = None
    used_here: Text | None = None
    checked_by: Text
    note: Text | None = None


class CrossSource(Model):
    """What a bulletin and another source say of the same thing."""

    id: Text
    topic: Text
    bulletin: Text
    other: Text
    other_source: Text
    note: Text | None = None


class Inconsistencies(StatisticsFile):
    """``inconsistencies.yml``: shown beside the figures, never repaired silently (design §8)."""

    kinds: dict[Slug, Text]
    items: tuple[Inconsistency, ...]
    cross_source: tuple[CrossSource, ...] = ()
    checked_and_correct: Texts = ()


class NamedAt(Model):
    """A centre where a bulletin names the entity."""

    center: Slug
    as_of: PartialDate
    source: Origins


class NamedService(Model):
    """A service the bulletins name; ``centers`` had it among their ten most used that year."""

    service: Text
    published_as: Texts
    centers: tuple[Slug, ...] = ()
    as_of: PartialDate | None = None
    in_centers: Flag
    in_mac_express: Flag
    source: Origins


class NamedEntity(Model):
    """An entity the bulletins name. ``services_2024``: how many it brought on joining that year."""

    entity: Slug
    published_name: Text | None = None
    centers: tuple[NamedAt, ...] = ()
    in_national_lists: Origins = ()
    in_mac_express_lists: Origins = ()
    services_2024: Count | None = None
    services_2024_source: Origins = ()
    center_by_name: Slug | None = None
    services: tuple[NamedService, ...] = ()


class NamedServices(StatisticsFile):
    """``services_by_entity.yml``: a service that is not named may well be given."""

    counts: dict[Text, Count]
    entities: tuple[NamedEntity, ...]


class Remark(Model):
    """A dated sentence about a channel; ``source`` names ``sources`` of the same channel."""

    text: Text
    date: PartialDate | None = None
    source: SourceIds = ()


class NetworkChannel(Model):
    """A way to reach the network, or the platform under it."""

    name: Text
    what: Text
    number: Text | None = None
    url: Url | None = None
    email: Text | None = None
    launched: PartialDate | None = None
    offers: tuple[Remark, ...] = ()
    norms: Texts = ()
    remarks: tuple[Remark, ...] = ()
    unknown: Texts = ()
    conflicts: Texts = ()
    unconfirmed: tuple[Text, ...] = ()
    sources: tuple[Source, ...] = Field(min_length=1)


class Channels(StatisticsFile):
    """``channels.yml``: how people reach the network."""

    channels: dict[Slug, NetworkChannel]


OWN_SHAPES: Final[dict[str, type[StatisticsFile]]] = {
    "sources": Documents,
    "inconsistencies": Inconsistencies,
    "services_by_entity": NamedServices,
    "channels": Channels,
}


def model_of(name: str) -> type[StatisticsFile]:
    """The model of a file of figures, by its name without ending."""
    return OWN_SHAPES.get(name, Figures)
