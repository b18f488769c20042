"""Views → page bodies. One function a page kind; the frame around them is ``publish``'s."""

from base64 import b64encode
from collections.abc import Iterator
from datetime import date

from generator.catalogue import Catalogue
from generator.outputs import scripts
from generator.outputs.descriptions import of_service
from generator.outputs.list_pages import list_html
from generator.outputs.page import HtmlPage
from generator.outputs.paged_pages import (
    center_html,
    edit_url,
    entity_html,
    letter_html,
    life_event_html,
)
from generator.outputs.structured_data import (
    breadcrumbs,
    government_service,
    json_ld,
)
from generator.outputs.templates import body
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
            yield list_html(catalogue, key, repository, site_url)
        case "letras":
            yield letter_html(catalogue, key, site_url)


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
            qr=_code(url) if url else "",
            message=said,
            message_text=text(said),
        ),
        record=f"catalogue/{page.id}",
        scripts=scripts.SERVICE,
        data=json_ld(government_service(site, page), breadcrumbs(site, crumbs)),
        updated=page.reviewed,
    )


def _code(url: str) -> str:
    # it brings half of urllib along, and most builds make no code
    from generator.outputs.qr import qr_png

    return b64encode(qr_png(url)).decode()
