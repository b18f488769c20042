"""The page of one entity: what it does, and at which centres."""

from dataclasses import dataclass

from generator.catalogue import Catalogue
from generator.views.facts import SourceView, reviewed, sources, verified
from generator.views.links import LinkView, phones, shown_acronym, web_name
from generator.views.lists import CenterItem, ServiceItem, center_item, service_item
from generator.views.text import sort_key
from generator.vocabularies import FIELD_NAMES, LEVELS


@dataclass(frozen=True, slots=True)
class EntityPage:
    """Everything the page of an entity shows. ``points`` are its MAC Express points."""

    id: str
    path: str
    name: str
    acronym: str
    also_called: tuple[str, ...]
    level: str
    private: bool
    sector: str
    parent: LinkView | None
    website: LinkView | None
    phones: tuple[tuple[str, str], ...]
    email: str
    services: tuple[ServiceItem, ...]
    centers: tuple[CenterItem, ...]
    points: tuple[CenterItem, ...]
    sources: tuple[SourceView, ...]
    unconfirmed: tuple[str, ...]
    unconfirmed_fields: frozenset[str]
    conflicts: tuple[str, ...]
    verified: str
    reviewed: str
    file: str


def entity_page(catalogue: Catalogue, key: str) -> EntityPage:
    """The page of the entity with this slug. Raises ``KeyError`` when there is none."""
    entity = catalogue.entities[key]
    services = [service_item(catalogue, s) for s in catalogue.services_of(key)]
    centers = [center_item(catalogue, c) for c in catalogue.centers_with(key)]
    centers.sort(key=lambda c: sort_key(c.name))
    parent = catalogue.entities[entity.parent] if entity.parent else None
    return EntityPage(
        id=key,
        path=f"entidades/{key}/",
        name=entity.name,
        acronym=shown_acronym(entity.acronym),
        also_called=entity.also_called,
        level=LEVELS[entity.level],
        private=entity.level == "privado",
        sector=entity.sector or "",
        parent=LinkView(parent.name, f"entidades/{entity.parent}/") if parent else None,
        website=LinkView(web_name(entity.website), url=entity.website) if entity.website else None,
        phones=phones(entity.phone),
        email=entity.email or "",
        services=tuple(sorted(services, key=lambda s: sort_key(s.title))),
        centers=tuple(c for c in centers if c.type == "centro"),
        points=tuple(c for c in centers if c.type == "express"),
        sources=sources(entity, FIELD_NAMES),
        unconfirmed=tuple(FIELD_NAMES.get(f, f) for f in entity.unconfirmed),
        unconfirmed_fields=frozenset(entity.unconfirmed),
        conflicts=entity.conflicts,
        verified=verified(catalogue, entity),
        reviewed=reviewed(entity),
        file=f"entities/{key}.yml",
    )
