"""Pages with lists that grow: entities, centres, life events and letters, each with those its list goes on."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from generator.catalogue import Catalogue
from generator.outputs.descriptions import of_center, of_entity, of_life_event
from generator.outputs.page import HtmlPage
from generator.outputs.structured_data import breadcrumbs, government_office, json_ld, organization
from generator.outputs.templates import body
from generator.views.az import ENTITIES, SERVICES, letters, page_at
from generator.views.center import center_page
from generator.views.center_parts import center_parts
from generator.views.entity import entity_page
from generator.views.home import letter_items, life_event_page
from generator.views.lists import EntityItem, ServiceItem
from generator.views.paging import MOST, Pager, below, parts

LIFE_EVENTS: Final = "catalogue/_vocabulary/life_events.yml"
_LISTED: Final = {
    SERVICES: ("Trámites", "ficha", "fichas"),
    ENTITIES: ("Entidades", "entidad", "entidades"),
}


def entity_html(
    catalogue: Catalogue, key: str, repository: str, site_url: str = ""
) -> Iterator[HtmlPage]:
    """The page of an entity, and those its services go on."""
    page = entity_page(catalogue, key)
    crumbs = (("Entidades", "entidades/"), (page.acronym or page.name, page.path))
    split = parts(page.services)
    for number, services in enumerate(split, 1):
        where, base = below(page.path, number, len(split)), _base(number)
        site, is_first = site_url or base, number == 1
        own = (organization(site, page),) if is_first else ()
        yield HtmlPage(
            path=_file(page.path, number),
            kind="entidad",
            title=_numbered(f"{page.acronym}: {page.name}" if page.acronym else page.name, where),
            description=of_entity(page),
            content=body("entity.html", page=page, services=services, pager=where, most=MOST,
                         base=base, edit_url=edit_url(repository, page.file)),
            record=f"entities/{key}" if is_first else None,
            data=json_ld(*own, breadcrumbs(site, crumbs)),
            updated=page.reviewed,
        )  # fmt: skip


def center_html(
    catalogue: Catalogue, key: str, as_of: date, repository: str, site_url: str = ""
) -> Iterator[HtmlPage]:
    """The page of a centre, and those its entities and services go on."""
    page = center_page(catalogue, key, as_of)
    crumbs = (("Centros", "centros/"), (page.short, page.path))
    split = center_parts(page)
    for number, part in enumerate(split, 1):
        where, base = below(page.path, number, len(split)), _base(number)
        site, is_first = site_url or base, number == 1
        own = (government_office(site, page),) if is_first else ()
        yield HtmlPage(
            path=_file(page.path, number),
            kind="centro",
            title=_numbered(page.name, where),
            description=of_center(page),
            content=body("center.html" if is_first else "center_more.html", page=page, part=part,
                         pager=where, base=base, edit_url=edit_url(repository, page.file)),
            record=f"centers/{key}" if is_first else None,
            scripts=("horario.js", "centro.js"),
            data=json_ld(*own, breadcrumbs(site, crumbs)),
            updated=page.reviewed,
        )  # fmt: skip


def life_event_html(
    catalogue: Catalogue, key: str, repository: str, site_url: str = ""
) -> Iterator[HtmlPage]:
    """The page of a life event, and those its services go on."""
    page = life_event_page(catalogue, key)
    crumbs = (("Situaciones", "situaciones/"), (page.event.title, page.event.path))
    split = parts(page.services)
    for number, services in enumerate(split, 1):
        where, base = below(page.event.path, number, len(split)), _base(number)
        yield HtmlPage(
            path=_file(page.event.path, number),
            kind="situacion",
            title=_numbered(page.event.title, where),
            description=of_life_event(page.event),
            content=body("life_event.html", page=page, services=services, pager=where, base=base,
                         edit_url=edit_url(repository, LIFE_EVENTS), file=LIFE_EVENTS),
            data=json_ld(breadcrumbs(site_url or base, crumbs)),
        )  # fmt: skip


def letter_html(catalogue: Catalogue, path: str, site_url: str = "") -> HtmlPage:
    """The page of a letter of a long list, ``tramites/letra-c-2/``."""
    page = page_at(catalogue, path)
    items = letter_items(catalogue, page)
    above = SERVICES if path.startswith(SERVICES) else ENTITIES
    name, one, many = _LISTED[above]
    base, title = "../" * path.count("/"), f"{name} con {page.letter}"
    crumbs = ((name, above), (page.letter, path))
    return HtmlPage(
        path=f"{path}index.html",
        kind="lista",
        title=_numbered(title, page.pager),
        description=f"{title}, de «{_named(items[0])}» a «{_named(items[-1])}».",
        content=body("letter.html", page=page, items=items, index=letters(catalogue, above), name=name,
                     title=title, above=above, one=one, many=many, base=base),
        data=json_ld(breadcrumbs(site_url or base, crumbs)),
    )  # fmt: skip


def edit_url(repository: str, file: str) -> str:
    """The address at which a record's file is edited in GitHub's web editor."""
    return f"{repository}/edit/main/{file}"


def _named(item: ServiceItem | EntityItem) -> str:
    return item.title if isinstance(item, ServiceItem) else item.acronym or item.name


def _numbered(title: str, pager: Pager) -> str:
    return title if pager.number == 1 else f"{title}, página {pager.number}"


def _file(folder: str, number: int) -> str:
    """The file of a page of a record's list, as :func:`below` links it."""
    return f"{folder}index.html" if number == 1 else f"{folder}pagina-{number}/index.html"


def _base(number: int) -> str:
    return "../../" if number == 1 else "../../../"
