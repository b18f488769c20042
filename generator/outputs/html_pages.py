"""Views → page bodies. One function a page kind; the frame around them is ``publish``'s."""

from collections.abc import Iterator
from datetime import date

from generator.catalogue import Catalogue
from generator.outputs.descriptions import of_center, of_entity, of_life_event, of_service
from generator.outputs.page import HtmlPage
from generator.outputs.structured_data import (
    breadcrumbs,
    government_office,
    government_service,
    json_ld,
    organization,
    website,
)
from generator.outputs.templates import body
from generator.views.center import center_page
from generator.views.entity import entity_page
from generator.views.errors import errors_page
from generator.views.home import (
    centers_page,
    entities_page,
    home_page,
    life_event_page,
    life_events_page,
    search_page,
    services_page,
)  # fmt: skip
from generator.views.service import ServicePage, service_page


def html_pages(
    catalogue: Catalogue, as_of: date, repository: str, site_url: str = ""
) -> Iterator[HtmlPage]:
    """Every page of the catalogue. ``repository`` is where its files are edited, without final slash."""
    yield from list_pages(catalogue, site_url)
    for key in catalogue.services:
        yield service_html(service_page(catalogue, key), repository, site_url)
    for key in catalogue.entities:
        yield entity_html(catalogue, key, repository, site_url)
    for key in catalogue.centers:
        yield center_html(catalogue, key, as_of, repository, site_url)
    for key in catalogue.vocabulary.life_events:
        yield life_event_html(catalogue, key, site_url)


def list_pages(catalogue: Catalogue, site_url: str = "") -> Iterator[HtmlPage]:
    """Home, the lists, search and the page for what is not found."""
    yield HtmlPage(
        path="index.html",
        kind="inicio",
        title="Trámites en los centros MAC",
        description="Requisitos, costos, citas y centros de los trámites que puedes hacer en los "
        "centros MAC del Perú.",
        content=body("home.html", page=home_page(catalogue), base=""),
        data=json_ld(website(site_url)),
    )
    lists = (
        ("tramites", "Trámites", "Trámites de la A a la Z", "Todos los trámites y orientaciones de los centros "
         "MAC, con filtros por entidad, centro, costo y cita.", "services.html",
         services_page(catalogue), ("tramites.js",)),
        ("centros", "Centros", "Centros MAC y MAC Express", "Direcciones, horarios y entidades de cada centro "
         "MAC y punto MAC Express.", "centers.html", centers_page(catalogue), ()),
        ("entidades", "Entidades", "Entidades de los centros MAC", "Las entidades que atienden en los centros MAC y lo que hace "
         "cada una.", "entities.html", entities_page(catalogue), ()),
        ("situaciones", "Situaciones", "¿Qué te pasó?", "Elige tu situación y mira qué trámites te pueden servir.",
         "life_events.html", life_events_page(catalogue), ()),
        ("buscar", "Buscar", "Buscar", "Busca trámites, centros y entidades.", "search.html",
         search_page(catalogue), ("buscar.js",)),
    )  # fmt: skip
    for folder, crumb, title, description, template, page, scripts in lists:
        yield HtmlPage(
            path=f"{folder}/index.html",
            kind="buscar" if folder == "buscar" else "lista",
            title=title,
            description=description,
            content=body(template, page=page, base="../"),
            scripts=scripts,
            data=json_ld(breadcrumbs(site_url or "../", ((crumb, f"{folder}/"),))),
        )
    yield HtmlPage(
        path="colaborar/errores/index.html",
        kind="lista",
        title="Errores y cómo se arreglan",
        description="Qué significa cada código de la revisión de fichas, con un ejemplo y su arreglo.",
        content=body("errors.html", themes=errors_page(), base="../../"),
        data=json_ld(
            breadcrumbs(
                site_url or "../../",
                (("Colaborar", "colaborar/"), ("Errores", "colaborar/errores/")),
            )
        ),
    )
    yield HtmlPage(
        path="404.html",
        kind="error",
        title="No encontramos esa página",
        description="Busca el trámite o llama a Aló MAC, 1800.",
        content=body("not_found.html", base=""),
    )


def service_html(page: ServicePage, repository: str, site_url: str = "") -> HtmlPage:
    """The page of a service."""
    site = site_url or "../../../"
    crumbs = (
        ("Trámites", "tramites/"),
        (page.entity.text, page.entity.path),
        (page.title, page.path),
    )
    return HtmlPage(
        path=f"{page.path}index.html",
        kind="servicio",
        title=f"{page.title} - {page.entity.text}",
        description=of_service(page),
        content=body(
            "service.html", page=page, base="../../../", edit_url=edit_url(repository, page.file)
        ),
        record=f"catalogue/{page.id}",
        scripts=("servicio.js",),
        data=json_ld(government_service(site, page), breadcrumbs(site, crumbs)),
        updated=page.reviewed,
    )


def entity_html(catalogue: Catalogue, key: str, repository: str, site_url: str = "") -> HtmlPage:
    """The page of an entity."""
    page = entity_page(catalogue, key)
    site = site_url or "../../"
    crumbs = (("Entidades", "entidades/"), (page.acronym or page.name, page.path))
    return HtmlPage(
        path=f"{page.path}index.html",
        kind="entidad",
        title=f"{page.acronym}: {page.name}" if page.acronym else page.name,
        description=of_entity(page),
        content=body(
            "entity.html", page=page, base="../../", edit_url=edit_url(repository, page.file)
        ),
        record=f"entities/{key}",
        data=json_ld(organization(site, page), breadcrumbs(site, crumbs)),
        updated=page.reviewed,
    )


def center_html(
    catalogue: Catalogue, key: str, as_of: date, repository: str, site_url: str = ""
) -> HtmlPage:
    """The page of a centre."""
    page = center_page(catalogue, key, as_of)
    site = site_url or "../../"
    crumbs = (("Centros", "centros/"), (page.short, page.path))
    return HtmlPage(
        path=f"{page.path}index.html",
        kind="centro",
        title=page.name,
        description=of_center(page),
        content=body(
            "center.html", page=page, base="../../", edit_url=edit_url(repository, page.file)
        ),
        record=f"centers/{key}",
        scripts=("horario.js",),
        data=json_ld(government_office(site, page), breadcrumbs(site, crumbs)),
        updated=page.reviewed,
    )


def life_event_html(catalogue: Catalogue, key: str, site_url: str = "") -> HtmlPage:
    """The page of a life event."""
    page = life_event_page(catalogue, key)
    path = f"situaciones/{key}/"
    crumbs = (("Situaciones", "situaciones/"), (page.event.title, path))
    return HtmlPage(
        path=f"{path}index.html",
        kind="situacion",
        title=page.event.title,
        description=of_life_event(page.event),
        content=body("life_event.html", page=page, base="../../"),
        data=json_ld(breadcrumbs(site_url or "../../", crumbs)),
    )


def edit_url(repository: str, file: str) -> str:
    """The address at which a record's file is edited in GitHub's web editor."""
    return f"{repository}/edit/main/{file}"
