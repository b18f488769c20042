"""The A–Z of services and of entities: which records stand on which page of which letter.

It needs only names, so that an edit of anything else changes one page of it, and a page that keeps its
records is the same whatever happens to others.
"""

from dataclasses import dataclass

from generator.catalogue import Catalogue
from generator.views.lists import all_entities
from generator.views.paging import MOST, Letter, LetterPage, by_letter
from generator.views.text import sort_key

SERVICES, ENTITIES = "tramites/", "entidades/"
"""The two lists, by where they stand."""
_START = {SERVICES: "tramites/letra-", ENTITIES: "entidades/letra/"}


@dataclass(frozen=True, slots=True)
class Az:
    """A long list with its records by key; a short one has neither letters nor pages."""

    letters: tuple[Letter, ...] = ()
    pages: tuple[LetterPage[str], ...] = ()


def letters(catalogue: Catalogue, above: str) -> tuple[Letter, ...]:
    """The letters of a long list; none of a short one."""
    return catalogue.ask(_letters, above)


def page_paths(catalogue: Catalogue, above: str) -> tuple[str, ...]:
    """Where the pages of the letters stand."""
    return tuple(page.path for page in catalogue.ask(_az, above).pages)


def page_at(catalogue: Catalogue, path: str) -> LetterPage[str]:
    """The page of a letter, ``tramites/letra-c-2/``. Raises ``LookupError`` when there is none."""
    return catalogue.ask(_page, path)


def in_order(catalogue: Catalogue) -> tuple[str, ...]:
    """Ids of services as a reader looks them up; equal titles by id."""
    briefs = catalogue.briefs
    return tuple(sorted(briefs, key=lambda key: (sort_key(briefs[key].title), key)))


def is_page(path: str) -> bool:
    """Whether a path looks like one of a letter's pages."""
    return path.startswith(tuple(_START.values())) and path.count("/") == (
        2 if path.startswith(SERVICES) else 3
    )


def _az(catalogue: Catalogue, above: str) -> Az:
    if above == SERVICES:
        names = {key: catalogue.briefs[key].title for key in in_order(catalogue)}
    else:
        names = {item.id: item.acronym or item.name for item in all_entities(catalogue)}
    if len(names) <= MOST:
        return Az()
    return Az(*by_letter(names, names.__getitem__, _START[above]))


def _letters(catalogue: Catalogue, above: str) -> tuple[Letter, ...]:
    return catalogue.ask(_az, above).letters


def _page(catalogue: Catalogue, path: str) -> LetterPage[str]:
    above = f"{path.partition('/')[0]}/"
    found = [page for page in catalogue.ask(_az, above).pages if page.path == path]
    if not found:
        raise LookupError(path)
    return found[0]
