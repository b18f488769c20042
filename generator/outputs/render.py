"""Catalogue → everything that is published, as values, in parts: no effects.

A part is a record (``catalogue/reniec/dni``), a life event (``situaciones/mudanza``), a list (``listas/centros``),
a page of a letter (``letras/tramites/letra-c/``), ``buscador`` or ``seguridad``. What is published is what all
parts give together; they can be made apart from each other.
"""

from datetime import date
from typing import Final

from generator.catalogue import Catalogue
from generator.outputs.html_pages import pages_of
from generator.outputs.list_pages import NAMES, name_at
from generator.outputs.page import Outputs, SearchRecord
from generator.outputs.search_index import search_index
from generator.outputs.search_records import search_records_of
from generator.outputs.search_terms import work_out
from generator.outputs.security_txt import security_txt
from generator.views.az import ENTITIES, SERVICES, is_page, page_paths

SEARCH: Final = "buscador"
SECURITY: Final = "seguridad"


def service_parts(catalogue: Catalogue) -> tuple[str, ...]:
    """The parts of which the others are short forms."""
    return tuple(f"catalogue/{key}" for key in catalogue.briefs)


def other_parts(catalogue: Catalogue) -> tuple[str, ...]:
    """All others, those that take longest first."""
    paths = (path for above in (SERVICES, ENTITIES) for path in page_paths(catalogue, above))
    return (
        SEARCH,
        *(f"centers/{key}" for key in catalogue.centers),
        *(f"listas/{name}" for name in NAMES),
        *(f"letras/{path}" for path in paths),
        *(f"entities/{key}" for key in catalogue.entities),
        *(f"situaciones/{key}" for key in catalogue.vocabulary.life_events),
        SECURITY,
    )


def render(catalogue: Catalogue, as_of: date, repository: str, site_url: str = "") -> Outputs:
    """Pages, files, search records and redirects of a catalogue as of a day.

    ``site_url`` is the site's address with its final slash, if it is known.
    """
    names = (*service_parts(catalogue), *other_parts(catalogue))
    parts = [render_part(catalogue, part, as_of, repository, site_url) for part in names]
    return Outputs(
        pages=tuple(page for part in parts for page in part.pages),
        files={path: content for part in parts for path, content in part.files.items()},
        search=tuple(record for part in parts for record in part.search),
        redirects={old: new for part in parts for old, new in part.redirects.items()},
    )


def render_part(
    catalogue: Catalogue, part: str, as_of: date, repository: str, site_url: str = ""
) -> Outputs:
    """What one part gives."""
    files = search_index(catalogue) if part == SEARCH else {}
    return Outputs(
        pages=tuple(pages_of(catalogue, part, as_of, repository, site_url)),
        files=security_txt(catalogue.day(as_of), repository) if part == SECURITY else files,
        search=search_of(catalogue, part),
        redirects=_redirects(catalogue, part),
    )


def short_forms(catalogue: Catalogue, part: str) -> None:
    """Work out what lists and the search will ask of a service, while it is at hand."""
    folder, _, key = part.partition("/")
    if folder == "catalogue":
        work_out(catalogue, key)


def part_at(catalogue: Catalogue, path: str) -> str | None:
    """The part that gives the page at a path, ``tramites/reniec/dni/index.html``; a page of docs/ has none."""
    if name := name_at(path):
        return f"listas/{name}"
    folder, *rest = path.removesuffix("index.html").split("/")
    address = path.removesuffix("index.html")
    if is_page(address) and address in page_paths(catalogue, f"{folder}/"):
        return f"letras/{address}"
    key = "/".join(rest[: 2 if folder == "tramites" else 1])
    records = {"tramites": catalogue.services, "entidades": catalogue.entities, "centros": catalogue.centers,
               "situaciones": catalogue.vocabulary.life_events}.get(folder, {})  # fmt: skip
    return f"{_RECORDS.get(folder, folder)}/{key}" if key in records else None


def search_of(catalogue: Catalogue, part: str) -> tuple[SearchRecord, ...]:
    """The search records of a part."""
    return catalogue.ask(search_records_of, part)


def search_data(catalogue: Catalogue, part: str) -> bytes:
    """The same as JSON."""
    return catalogue.answers.data(search_records_of, part)


def search_digest(catalogue: Catalogue, part: str) -> str:
    """What tells its search records from earlier ones, without a look at them."""
    return catalogue.answers.digest_of_answer(search_records_of, part)


def redirects(catalogue: Catalogue) -> dict[str, str]:
    """Old page → new address, for records that moved."""
    return {
        old: new for part in catalogue.paths() for old, new in _redirects(catalogue, part).items()
    }


def _redirects(catalogue: Catalogue, part: str) -> dict[str, str]:
    folder, _, key = part.partition("/")
    old_ids = catalogue.old_ids(part)
    return {f"{_PAGES[folder]}/{old}/index.html": f"{_PAGES[folder]}/{key}/" for old in old_ids}


_PAGES: Final = {"catalogue": "tramites", "entities": "entidades", "centers": "centros"}
_RECORDS: Final = {folder: records for records, folder in _PAGES.items()}
