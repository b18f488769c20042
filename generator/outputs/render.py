"""Catalogue → everything that is published, as values: one call, no effects."""

from datetime import date

from generator.catalogue import Catalogue
from generator.outputs.html_pages import html_pages
from generator.outputs.page import Outputs
from generator.outputs.search_records import search_records
from generator.views.links import service_path


def render(catalogue: Catalogue, as_of: date, repository: str) -> Outputs:
    """Pages, files, search records and redirects of a catalogue as of a day."""
    return Outputs(
        pages=tuple(html_pages(catalogue, as_of, repository)),
        files={},
        search=tuple(search_records(catalogue)),
        redirects=redirects(catalogue),
    )


def redirects(catalogue: Catalogue) -> dict[str, str]:
    """Old page → new address, for services whose record moved."""
    return {
        f"{service_path(old)}index.html": service_path(key)
        for key, service in catalogue.services.items()
        for old in service.moved_from
    }
