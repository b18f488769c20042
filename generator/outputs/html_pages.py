"""Views → page bodies. One function a page kind; the frame around them is ``publish``'s."""

from base64 import b64encode
from collections.abc import Iterator
from datetime import date

from generator.catalogue import Catalogue
from generator.outputs import scripts
from generator.outputs.descriptions import of_service
from generator.outputs.page import HtmlPage
from generator.outputs.paged_pages import (
    LIFE_EVENTS,
    center_html,
    edit_url,
    entity_html,
    letter_html,
    life_event_html,
)
from generator.outputs.qr import qr_png
from generator.outputs.structured_data import (
    breadcrumbs,
    government_service,
    json_ld,
    website,
)
from generator.outputs.templates import body
from generator.views.errors import errors_page
from generator.views.fields import fields_page
from generator.views.glossary import all_terms
from generator.views.home import (
    centers_page,
    entities_page,
    home_page,
    life_events_page,
    search_page,
    services_page,
)  # fmt: skip
from generator.views.message import message, text
from generator.views.service import ServicePage, service_page


def pages_of(
    catalogue: Catalogue, part: str, as_of: date, repository: str, site_url: str = ""
) -> Iterator[HtmlPage]:
    """The pages of one part of the site (see :mod:`generator.outputs.render`).

    ``repository`` is where its files are edited, without final slash; ``site_url`` the site's address
    with its final slash, if it is known: texts that are sent or printed need it.
    """
    folder, _, key = part.partition("/")
    match folder:
        case "catalogue":
            yield service_html(service_page(catalogue, key), repository, site_url)
        case "entities":
            yield from entity_html(catalogue, key, repository, site_url)
        case "centers":
            yield from center_html(catalogue, key, as_of, repository, site_url)
        case "situaciones":
            yield from life_event_html(catalogue, key, repository, site_url)
        case "listas":
            yield from list_pages(catalogue, repository, site_url)


def list_pages(catalogue: Catalogue, repository: str, site_url: str = "") -> Iterator[HtmlPage]:
    """Home, the lists, search and the page for what is not found."""
    yield HtmlPage(
        path="index.html",
        kind="inicio",
        title="Trámites en los centros MAC",
        description="Requisitos, costos, citas y centros de los trámites que puedes hacer en los "
        "centros MAC del Perú.",
        content=body("home.html", page=home_page(catalogue), base=""),
        data=json_ld(website(site_url)),
        scripts=("centro.js",),
    )
    services, entities = services_page(catalogue), entities_page(catalogue)
    lists = (
        ("tramites", "Trámites", "Trámites de la A a la Z", "Todos los trámites y orientaciones de los centros "
         "MAC, con filtros por entidad, centro, costo y cita.", "services.html",
         services, ("tramites.js",)),
        ("centros", "Centros", "Centros MAC y MAC Express", "Direcciones, horarios y entidades de cada centro "
         "MAC y punto MAC Express.", "centers.html", centers_page(catalogue), ()),
        ("entidades", "Entidades", "Entidades de los centros MAC", "Las entidades que atienden en los centros MAC y lo que hace "
         "cada una.", "entities.html", entities, ()),
        ("situaciones", "Situaciones", "¿Qué te pasó?", "Elige tu situación y mira qué trámites te pueden servir.",
         "life_events.html", life_events_page(catalogue), ()),
        ("glosario", "Glosario", "¿Qué significa esa palabra?", "Palabras y siglas de los trámites explicadas: TUPA, UIT, "
         "apostilla, silencio positivo y otras.", "glossary.html", all_terms(catalogue), ()),
        ("buscar", "Buscar", "Buscar", "Busca trámites, centros y entidades.", "search.html",
         search_page(catalogue), scripts.SEARCH),
    )  # fmt: skip
    # Lists that are one file; the others are made of many records.
    files = {"situaciones": LIFE_EVENTS, "glosario": "catalogue/_vocabulary/glossary.yml"}
    for folder, crumb, title, description, template, page, loaded in lists:
        file = files.get(folder, "")
        yield HtmlPage(
            path=f"{folder}/index.html",
            kind="buscar" if folder == "buscar" else "lista",
            title=title,
            description=description,
            content=body(
                template,
                page=page,
                base="../",
                file=file,
                edit_url=edit_url(repository, file) if file else "",
            ),
            scripts=loaded,
            data=json_ld(breadcrumbs(site_url or "../", ((crumb, f"{folder}/"),))),
        )
    yield from letter_html(services, "Trámites", "tramites/", ("ficha", "fichas"), site_url)
    yield from letter_html(entities, "Entidades", "entidades/", ("entidad", "entidades"), site_url)
    yield contributing_html(
        "errores",
        "Errores y cómo se arreglan",
        "Errores",
        site_url,
        "Qué significa cada código de la revisión de fichas, con un ejemplo y su arreglo.",
        body("errors.html", themes=errors_page(), base="../../"),
    )
    yield contributing_html(
        "campos", "Qué significa cada campo", "Campos", site_url,
        "Los campos de las fichas: su nombre en el archivo, qué va en cada uno y un ejemplo.",
        body("fields.html", files=fields_page(), base="../../"),
    )  # fmt: skip
    yield contributing_html(
        "componentes", "Componentes del portal", "Componentes", site_url,
        "Las piezas con que se arma cada página del portal, con su código.",
        body("components.html", base="../../"),
    )  # fmt: skip
    yield HtmlPage(
        path="404.html",
        kind="error",
        title="No encontramos esa página",
        description="Busca el trámite o llama a Aló MAC, 1800.",
        content=body("not_found.html", base=""),
        scripts=("no-encontrada.js",),
    )


def contributing_html(
    folder: str, title: str, short: str, site_url: str, description: str, content: str
) -> HtmlPage:
    """A generated page below /colaborar/."""
    place = f"colaborar/{folder}/"
    trail = breadcrumbs(site_url or "../../", (("Colaborar", "colaborar/"), (short, place)))
    return HtmlPage(
        path=f"{place}index.html",
        kind="lista",
        title=title,
        description=description,
        content=content,
        data=json_ld(trail),
    )


def service_html(page: ServicePage, repository: str, site_url: str = "") -> HtmlPage:
    """The page of a service, with its QR code when the site's address is known."""
    site = site_url or "../../../"
    crumbs = (
        ("Trámites", "tramites/"),
        (page.entity.text, page.entity.path),
        (page.title, page.path),
    )
    url = f"{site_url}{page.path}" if site_url else ""
    said = message(page, url)
    return HtmlPage(
        path=f"{page.path}index.html",
        kind="servicio",
        title=f"{page.title} - {page.entity.text}",
        description=of_service(page),
        content=body(
            "service.html",
            page=page,
            base="../../../",
            edit_url=edit_url(repository, page.file),
            url=url,
            qr=b64encode(qr_png(url)).decode() if url else "",
            message=said,
            message_text=text(said),
        ),
        record=f"catalogue/{page.id}",
        scripts=scripts.SERVICE,
        data=json_ld(government_service(site, page), breadcrumbs(site, crumbs)),
        updated=page.reviewed,
    )
