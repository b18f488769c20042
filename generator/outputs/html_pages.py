"""Views → page bodies. One function a page kind; the frame around them is ``publish``'s."""

from collections.abc import Iterator
from datetime import date

from generator.catalogue import Catalogue
from generator.outputs.page import HtmlPage
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


def html_pages(catalogue: Catalogue, as_of: date, repository: str) -> Iterator[HtmlPage]:
    """Every page of the catalogue. ``repository`` is where its files are edited, without final slash."""
    yield from list_pages(catalogue)
    for key in catalogue.services:
        yield service_html(service_page(catalogue, key), repository)
    for key in catalogue.entities:
        yield entity_html(catalogue, key, repository)
    for key in catalogue.centers:
        yield center_html(catalogue, key, as_of, repository)
    for key in catalogue.vocabulary.life_events:
        page = life_event_page(catalogue, key)
        yield HtmlPage(
            path=f"situaciones/{key}/index.html",
            kind="situacion",
            title=page.event.title,
            description=page.event.summary,
            content=body("life_event.html", page=page, base="../../"),
        )


def list_pages(catalogue: Catalogue) -> Iterator[HtmlPage]:
    """Home, the lists, search and the page for what is not found."""
    yield HtmlPage(
        path="index.html",
        kind="inicio",
        title="Trámites en los centros MAC",
        description="Requisitos, costos, citas y centros de los trámites que puedes hacer en los "
        "centros MAC del Perú.",
        content=body("home.html", page=home_page(catalogue), base=""),
    )
    lists = (
        ("tramites", "Trámites de la A a la Z", "Todos los trámites y orientaciones de los centros "
         "MAC, con filtros por entidad, centro, costo y cita.", "services.html",
         services_page(catalogue), ("tramites.js",)),
        ("centros", "Centros MAC y MAC Express", "Direcciones, horarios y entidades de cada centro "
         "MAC y punto MAC Express.", "centers.html", centers_page(catalogue), ()),
        ("entidades", "Entidades", "Las entidades que atienden en los centros MAC y lo que hace "
         "cada una.", "entities.html", entities_page(catalogue), ()),
        ("situaciones", "¿Qué te pasó?", "Elige tu situación y mira qué trámites te pueden servir.",
         "life_events.html", life_events_page(catalogue), ()),
        ("buscar", "Buscar", "Busca trámites, centros y entidades.", "search.html",
         search_page(catalogue), ("buscar.js",)),
    )  # fmt: skip
    for folder, title, description, template, page, scripts in lists:
        yield HtmlPage(
            path=f"{folder}/index.html",
            kind="buscar" if folder == "buscar" else "lista",
            title=title,
            description=description,
            content=body(template, page=page, base="../"),
            scripts=scripts,
        )
    yield HtmlPage(
        path="colaborar/errores/index.html",
        kind="lista",
        title="Errores y cómo se arreglan",
        description="Qué significa cada código de la revisión de fichas, con un ejemplo y su arreglo.",
        content=body("errors.html", themes=errors_page(), base="../../"),
    )
    yield HtmlPage(
        path="404.html",
        kind="error",
        title="No encontramos esa página",
        description="Busca el trámite o llama a Aló MAC, 1800.",
        content=body("not_found.html", base=""),
    )


def service_html(page: ServicePage, repository: str) -> HtmlPage:
    """The page of a service."""
    return HtmlPage(
        path=f"{page.path}index.html",
        kind="servicio",
        title=f"{page.title} - {page.entity.text}",
        description=service_description(page),
        content=body(
            "service.html", page=page, base="../../../", edit_url=edit_url(repository, page.file)
        ),
        record=f"catalogue/{page.id}",
        scripts=("servicio.js",),
    )


def service_description(page: ServicePage) -> str:
    """What a result page of a search engine shows: what it is, and what it costs."""
    cost = f" Costo: {page.cost}." if page.cost else ""
    return f"{page.summary}{cost}"


def entity_html(catalogue: Catalogue, key: str, repository: str) -> HtmlPage:
    """The page of an entity."""
    page = entity_page(catalogue, key)
    short = page.acronym or page.name
    return HtmlPage(
        path=f"{page.path}index.html",
        kind="entidad",
        title=f"{page.acronym}: {page.name}" if page.acronym else page.name,
        description=f"Trámites de {short} en los centros MAC, y en qué centros atiende.",
        content=body(
            "entity.html", page=page, base="../../", edit_url=edit_url(repository, page.file)
        ),
        record=f"entities/{key}",
    )


def center_html(catalogue: Catalogue, key: str, as_of: date, repository: str) -> HtmlPage:
    """The page of a centre."""
    page = center_page(catalogue, key, as_of)
    return HtmlPage(
        path=f"{page.path}index.html",
        kind="centro",
        title=page.name,
        description=f"{page.name}: dirección, horario, entidades y trámites. {page.address}".strip(),
        content=body(
            "center.html", page=page, base="../../", edit_url=edit_url(repository, page.file)
        ),
        record=f"centers/{key}",
        scripts=("horario.js",),
    )


def edit_url(repository: str, file: str) -> str:
    """The address at which a record's file is edited in GitHub's web editor."""
    return f"{repository}/edit/main/{file}"
