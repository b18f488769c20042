"""Long lists in pages, each with an address that stays: by number below a record's page, by letter in an A–Z.

Addresses of later pages clash with no record's: a service stands at ``tramites/<entity>/<service>/`` and letters at
``tramites/letra-c-2/``; an entity at ``entidades/<entity>/`` and later pages one folder deeper.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

from generator.views.text import OPENING_SIGNS, plain

T = TypeVar("T")

MOST: Final = 200
"""Items of a list on one page: 60 to 130 KB of HTML, under the 150 KB a page may have."""
_NEAR: Final = 2


@dataclass(frozen=True, slots=True)
class Pager:
    """Where page ``number`` of ``total`` stands. ``pages`` are the first, the last and those near, in order."""

    number: int
    total: int
    previous: str
    next: str
    pages: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter of an A–Z with the path of its first page."""

    name: str
    path: str
    count: int


@dataclass(frozen=True, slots=True)
class LetterPage(Generic[T]):
    """A page of a letter."""

    letter: str
    path: str
    items: tuple[T, ...]
    pager: Pager


def parts(items: Sequence[T], weight: Callable[[T], int] = lambda _: 1) -> list[tuple[T, ...]]:
    """Items in parts of at most :data:`MOST`, by weight; at least one part, and no part without items but that."""
    found: list[list[T]] = [[]]
    left = MOST
    for item in items:
        if found[-1] and weight(item) > left:
            found.append([])
            left = MOST
        found[-1].append(item)
        left -= weight(item)
    return [tuple(part) for part in found]


def pager(first: str, later: str, number: int, total: int) -> Pager:
    """Page ``number`` of a list whose first page is at ``first`` and others at ``later`` with their number."""

    def path(page: int) -> str:
        return first if page == 1 else later.format(page)

    shown = (n for n in range(1, total + 1) if n in (1, total) or abs(n - number) <= _NEAR)
    return Pager(
        number,
        total,
        path(number - 1) if number > 1 else "",
        path(number + 1) if number < total else "",
        tuple((n, path(n)) for n in shown),
    )


def below(folder: str, number: int, total: int) -> Pager:
    """A page of a record's list: ``entidades/reniec/``, ``entidades/reniec/pagina-2/``, …"""
    return pager(folder, f"{folder}pagina-{{}}/", number, total)


def letter(text: str) -> str:
    """The letter a reader looks a text up by."""
    first = text.lstrip(OPENING_SIGNS)[:1]
    return "Ñ" if first in "ñÑ" else plain(first).upper()


def by_letter(
    items: Iterable[T], name: Callable[[T], str], start: str
) -> tuple[tuple[Letter, ...], tuple[LetterPage[T], ...]]:
    """Letters, and their pages at ``start`` with the letter: ``tramites/letra-c/``, ``tramites/letra-c-2/``."""
    groups: dict[str, list[T]] = {}
    for item in items:
        first = letter(name(item))
        groups.setdefault(first if first.isalpha() else "0-9", []).append(item)
    letters, pages = [], []
    for first, group in groups.items():
        folder = f"{start}{'enie' if first == 'Ñ' else plain(first)}"
        letters.append(Letter(first, f"{folder}/", len(group)))
        split = parts(group)
        for number, part in enumerate(split, 1):
            where = pager(f"{folder}/", f"{folder}-{{}}/", number, len(split))
            path = where.pages[[n for n, _ in where.pages].index(number)][1]
            pages.append(LetterPage(first, path, part, where))
    return tuple(letters), tuple(pages)
