"""Catalogue → everything that is published, as values: one call, no effects."""

from datetime import date
from typing import Final

from generator.catalogue import Catalogue
from generator.outputs.html_pages import html_pages
from generator.outputs.page import Outputs
from generator.outputs.search_index import search_index
from generator.outputs.search_records import search_records
from generator.outputs.security_txt import security_txt


def render(catalogue: Catalogue, as_of: date, repository: str, site_url: str = "") -> Outputs:
    """Pages, files, search records and redirects of a catalogue as of a day.

    ``site_url`` is the site's address with its final slash, if it is known.
    """
    return Outputs(
        pages=tuple(html_pages(catalogue, as_of, repository, site_url)),
        files={**search_index(catalogue), **security_txt(as_of, repository)},
        search=tuple(search_records(catalogue)),
        redirects=redirects(catalogue),
    )


def redirects(catalogue: Catalogue) -> dict[str, str]:
    """Old page → new address, for records that moved."""
    found = {}
    for path, record in catalogue.records():
        folder, _, key = path.partition("/")
        for old in record.moved_from:
            found[f"{_PAGES[folder]}/{old}/index.html"] = f"{_PAGES[folder]}/{key}/"
    return found


_PAGES: Final = {"catalogue": "tramites", "entities": "entidades", "centers": "centros"}
