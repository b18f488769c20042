"""Short forms of records for lists: services, centres, entities, life events."""

from collections.abc import Iterable
from dataclasses import dataclass

from generator.catalogue import Catalogue
from generator.views.facts import short_name
from generator.views.fees import cost_line
from generator.views.links import entity_label, service_path, shown_acronym
from generator.views.text import plain, sort_key
from generator.vocabularies import APPOINTMENT_NEEDED, KINDS


@dataclass(frozen=True, slots=True)
class ServiceItem:
    """A service in a list, with what the filters of the A–Z ask for."""

    id: str
    path: str
    title: str
    entity: str
    entity_name: str
    kind: str
    kind_name: str
    summary: str
    cost: str
    pays: str
    appointment: str
    appointment_name: str
    centers: tuple[str, ...]
    words: str


@dataclass(frozen=True, slots=True)
class CenterItem:
    """A centre in a list."""

    id: str
    path: str
    name: str
    full_name: str
    type: str
    status: str
    where: str
    address: str
    department: str
    entities: int
    services: int


@dataclass(frozen=True, slots=True)
class EntityItem:
    """An entity in a list."""

    id: str
    path: str
    name: str
    acronym: str
    level: str
    services: int
    centers: int


@dataclass(frozen=True, slots=True)
class LifeEventItem:
    """A life event in a list."""

    id: str
    path: str
    title: str
    summary: str
    services: int
    featured: bool


def service_item(catalogue: Catalogue, key: str) -> ServiceItem:
    """A service in short. ``pays`` is ``gratis``, ``pago`` or empty when unknown."""
    return catalogue.ask(_service_item, key)


def _service_item(catalogue: Catalogue, key: str) -> ServiceItem:
    service = catalogue.services[key]
    entity = key.split("/")[0]
    needed = {a.needed for a in service.appointment}
    appointment = "si" if "si" in needed else next(iter(sorted(needed)), "")
    pays = ""
    if service.free is not None:
        pays = "gratis" if service.free else "pago"
    elif any(f.amount or f.uit_percent for f in service.fees if not f.optional):
        pays = "pago"
    return ServiceItem(
        id=key,
        path=service_path(key),
        title=service.title,
        entity=entity,
        entity_name=entity_label(catalogue, entity),
        kind=service.kind,
        kind_name=KINDS[service.kind],
        summary=service.summary,
        cost=cost_line(service),
        pays=pays,
        appointment=appointment,
        appointment_name=APPOINTMENT_NEEDED.get(appointment, ""),
        centers=tuple(o.center for o in service.offered_at or () if catalogue.is_given(o)),
        words=plain(" ".join((service.title, *service.also_called))),
    )


def all_services(catalogue: Catalogue) -> tuple[ServiceItem, ...]:
    """Every service in alphabetical order of its title."""
    return by_title(service_item(catalogue, key) for key in catalogue.services)


def by_title(items: Iterable[ServiceItem]) -> tuple[ServiceItem, ...]:
    """Services in the order a reader looks them up; equal titles by id."""
    return tuple(sorted(items, key=lambda item: (sort_key(item.title), item.id)))


def center_item(catalogue: Catalogue, key: str) -> CenterItem:
    """A centre in short."""
    return catalogue.ask(_center_item, key)


def _center_item(catalogue: Catalogue, key: str) -> CenterItem:
    center = catalogue.centers[key]
    where = ", ".join(dict.fromkeys(filter(None, (center.district, center.department))))
    return CenterItem(
        id=key,
        path=f"centros/{key}/",
        name=short_name(catalogue, key),
        full_name=center.name,
        type=center.type,
        status=center.status,
        where=where,
        address=center.address or "",
        department=center.department,
        entities=len(center.entities),
        services=sum(catalogue.is_given(given.offer) for given in catalogue.given_at(key)),
    )


def main_centers(catalogue: Catalogue) -> tuple[CenterItem, ...]:
    """The MAC centres in alphabetical order."""
    items = (center_item(catalogue, key) for key in catalogue.main_centers)
    return tuple(sorted(items, key=lambda item: sort_key(item.name)))


def other_centers(catalogue: Catalogue) -> tuple[CenterItem, ...]:
    """MAC Express points and places that were asked for, by department and name."""
    main = set(catalogue.main_centers)
    items = (center_item(catalogue, key) for key in catalogue.centers if key not in main)
    return tuple(sorted(items, key=lambda i: (sort_key(i.department), sort_key(i.name), i.id)))


def entity_item(catalogue: Catalogue, key: str) -> EntityItem:
    """An entity in short."""
    entity = catalogue.entities[key]
    return EntityItem(
        id=key,
        path=f"entidades/{key}/",
        name=entity.name,
        acronym=shown_acronym(entity.acronym),
        level=entity.level,
        services=len(catalogue.services_of(key)),
        centers=len(catalogue.centers_with(key)),
    )


def all_entities(catalogue: Catalogue) -> tuple[EntityItem, ...]:
    """Every entity in alphabetical order of the name it is known by."""
    items = (entity_item(catalogue, key) for key in catalogue.entities)
    return tuple(sorted(items, key=lambda i: (sort_key(i.acronym or i.name), i.id)))


def all_life_events(catalogue: Catalogue) -> tuple[LifeEventItem, ...]:
    """Life events in the order of the vocabulary, which the editors choose."""
    return tuple(
        LifeEventItem(
            id=key,
            path=f"situaciones/{key}/",
            title=event.title,
            summary=event.summary,
            services=len(catalogue.services_for(key)),
            featured=event.featured,
        )
        for key, event in catalogue.vocabulary.life_events.items()
    )
