"""The home page and the pages that list records."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from generator.catalogue import Catalogue
from generator.views.az import ENTITIES, SERVICES, in_order, letters
from generator.views.links import LinkView, service_path
from generator.views.lists import (
    CenterItem,
    EntityItem,
    LifeEventItem,
    ServiceItem,
    all_entities,
    all_life_events,
    all_services,
    by_title,
    entity_item,
    main_centers,
    other_centers,
    service_item,
)  # fmt: skip
from generator.views.paging import MOST, Letter, LetterPage, letter


@dataclass(frozen=True, slots=True)
class HomePage:
    """Search first, then situations, what is asked for most, and centres."""

    shortcuts: tuple[LinkView, ...]
    events: tuple[LifeEventItem, ...]
    most_used: tuple[ServiceItem, ...]
    most_used_note: str
    centers: tuple[CenterItem, ...]
    services: int


@dataclass(frozen=True, slots=True)
class ServicesPage:
    """The A–Z: letters with their services, and what the filters offer.

    A long one has its services on the pages of its letters (``index``) instead.
    """

    total: int
    letters: tuple[tuple[str, tuple[ServiceItem, ...]], ...]
    entities: tuple[EntityItem, ...]
    entities_left: int
    centers: tuple[CenterItem, ...]
    index: tuple[Letter, ...] = ()


@dataclass(frozen=True, slots=True)
class CentersPage:
    """MAC centres, MAC Express points by department, and centres that were only asked for."""

    main: tuple[CenterItem, ...]
    express: tuple[tuple[str, tuple[CenterItem, ...]], ...]
    express_total: int
    planned: tuple[CenterItem, ...]


@dataclass(frozen=True, slots=True)
class EntitiesPage:
    """Every entity; a long list has them on the pages of its letters (``index``) instead."""

    entities: tuple[EntityItem, ...]
    index: tuple[Letter, ...] = ()


@dataclass(frozen=True, slots=True)
class LifeEventsPage:
    """Every life event."""

    events: tuple[LifeEventItem, ...]


@dataclass(frozen=True, slots=True)
class LifeEventPage:
    """One life event with its services."""

    event: LifeEventItem
    services: tuple[ServiceItem, ...]


@dataclass(frozen=True, slots=True)
class SearchPage:
    """What the filters of the search page offer, and what it shows when nothing is found or no script runs."""

    letters: tuple[Letter, ...]
    entities: tuple[EntityItem, ...]
    entities_left: int
    centers: tuple[CenterItem, ...]
    events: tuple[LifeEventItem, ...]


def home_page(catalogue: Catalogue) -> HomePage:
    """The home page; shortcuts and most used services are the editors' choice, kept with its source."""
    home = catalogue.vocabulary.home
    return HomePage(
        shortcuts=tuple(LinkView(s.text, service_path(s.service)) for s in home.shortcuts),
        events=all_life_events(catalogue),
        most_used=tuple(service_item(catalogue, s) for s in home.most_used),
        most_used_note=home.most_used_note or "",
        centers=main_centers(catalogue),
        services=len(catalogue.services),
    )


def services_page(catalogue: Catalogue) -> ServicesPage:
    """The A–Z of services; only entities that have services are offered as filters."""
    total, index = len(catalogue.services), letters(catalogue, SERVICES)
    entities, left = _with_services(catalogue)
    shown = () if index else _by_letter(catalogue)
    return ServicesPage(total, shown, entities, left, main_centers(catalogue), index)


def _by_letter(catalogue: Catalogue) -> tuple[tuple[str, tuple[ServiceItem, ...]], ...]:
    grouped = groupby(all_services(catalogue), key=lambda item: letter(item.title))
    return tuple((first, tuple(items)) for first, items in grouped)


def _with_services(catalogue: Catalogue) -> tuple[tuple[EntityItem, ...], int]:
    """The entities to choose from, those with most services where there are many, and how many are left out."""
    entities = [e for e in all_entities(catalogue) if e.services]
    most = set(sorted(entities, key=lambda e: -e.services)[:MOST])
    return tuple(e for e in entities if e in most), len(entities) - len(most)


def centers_page(catalogue: Catalogue) -> CentersPage:
    """The list of centres."""
    others = other_centers(catalogue)
    express = [
        c for c in others if c.type == "express" and c.status not in ("proyectado", "solicitado")
    ]
    return CentersPage(
        main=main_centers(catalogue),
        express=tuple(_by_department(express)),
        express_total=len(express),
        planned=tuple(c for c in others if c not in express),
    )


def _by_department(items: Iterable[CenterItem]) -> Iterable[tuple[str, tuple[CenterItem, ...]]]:
    for department, group in groupby(items, key=lambda c: c.department):
        yield department, tuple(group)


def entities_page(catalogue: Catalogue) -> EntitiesPage:
    """The list of entities."""
    index = letters(catalogue, ENTITIES)
    return EntitiesPage(() if index else all_entities(catalogue), index)


def life_events_page(catalogue: Catalogue) -> LifeEventsPage:
    """The list of life events."""
    return LifeEventsPage(all_life_events(catalogue))


def life_event_page(catalogue: Catalogue, key: str) -> LifeEventPage:
    """The page of one life event. Raises ``StopIteration`` when there is none of this slug."""
    event = next(e for e in all_life_events(catalogue) if e.id == key)
    services = (service_item(catalogue, s) for s in catalogue.services_for(key))
    return LifeEventPage(event, by_title(services))


def search_page(catalogue: Catalogue) -> SearchPage:
    """The search page without results: those come from the index."""
    entities, left = _with_services(catalogue)
    centers, events = main_centers(catalogue), all_life_events(catalogue)
    return SearchPage(_all_letters(catalogue), entities, left, centers, events)


def _all_letters(catalogue: Catalogue) -> tuple[Letter, ...]:
    """Where each letter of the A–Z stands, on pages of their own or on one."""
    if index := letters(catalogue, SERVICES):
        return index
    titles = (letter(catalogue.briefs[key].title) for key in in_order(catalogue))
    return tuple(
        Letter(first, f"tramites/#letra-{first}", len(tuple(of))) for first, of in groupby(titles)
    )


def letter_items(
    catalogue: Catalogue, page: LetterPage[str]
) -> tuple[ServiceItem | EntityItem, ...]:
    """What a page of a letter lists."""
    item = service_item if page.path.startswith(SERVICES) else entity_item
    return tuple(item(catalogue, key) for key in page.items)
