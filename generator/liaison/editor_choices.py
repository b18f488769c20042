"""What a form offers to choose from where a field names another record: each with what people call it."""

from collections.abc import Iterable, Mapping
from typing import TypedDict

from generator.catalogue import Catalogue
from generator.views.links import entity_label


class Option(TypedDict):
    """One element of a closed list: what the form shows and what the file gets."""

    label: str
    value: str


Choices = Mapping[str, list[Option]]
"""Field as authors write it → what it may name."""


def choices_of(catalogue: Catalogue) -> dict[str, list[Option]]:
    """Choices of every field that names records of this catalogue."""
    vocabulary = catalogue.vocabulary
    centers = _options((key, each.name) for key, each in catalogue.centers.items())
    groups = _options((key, each.name) for key, each in vocabulary.center_groups.items())
    entities = _options((key, entity_label(catalogue, key)) for key in catalogue.entities)
    services = _options((key, f"{each.title} ({key})") for key, each in catalogue.services.items())
    documents = _options((key, each.name) for key, each in vocabulary.documents.items())
    points = _options((key, each.name) for key, each in vocabulary.payment_points.items())
    events = _options((key, each.title) for key, each in vocabulary.life_events.items())
    somewhere = groups + centers
    return {
        "center": centers, "alternative": centers, "centers": somewhere, "except_centers": somewhere,
        "entity": entities, "provider": entities, "parent": entities,
        "service": services, "services": services, "most_used": services,
        "document": documents, "any_of": documents, "pay_at": points, "life_events": events,
    }  # fmt: skip


def words_of(labels: Mapping[str, str]) -> list[Option]:
    """A closed list of the record contract."""
    return [
        Option(label=label[:1].upper() + label[1:], value=word) for word, label in labels.items()
    ]


def _options(found: Iterable[tuple[str, str]]) -> list[Option]:
    options = [Option(label=name, value=key) for key, name in found]
    return sorted(options, key=lambda option: option["label"].casefold())
