"""Which words stand in which names and fields: the postings of the search index, and how they are written.

Numbers that grow are written as what each adds to the one before, most of them one sign. Written out, with commas
between, they were twice the bytes and a tenth more of gzip. ``theme/assets/buscador/indice.js`` reads them.
"""

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from math import ceil, log2
from operator import sub
from typing import Final

from generator.outputs.search_terms import Terms
from generator.views.search import FIELDS

LAST: Final = 64
"""So many signs end a number: a multiple of the bits of fields, which so are the same in many signs."""
SIGNS: Final = "".join(sign for sign in map(chr, range(ord("!"), 127)) if sign not in '"\\;')
"""What stands for itself in JSON, without what parts names from fields."""
_RANGE_BYTES: Final = 12_500


class Postings:
    """Word → names it stands in, and documents with the fields it stands in."""

    def __init__(self) -> None:
        self._names: defaultdict[str, array[int]] = defaultdict(_numbers)
        self._fields: defaultdict[str, array[int]] = defaultdict(_numbers)
        self._known: set[str] = set()
        self._named: Counter[str] = Counter()
        self._documents = 0
        self._number = 0

    def add(self, document: Terms) -> None:
        """The next document."""
        masks = _masks(document)
        for word, mask in masks.items():
            self._fields[word].append(self._documents << len(FIELDS) | mask)
        named: set[str] = set()
        for name in document.names:
            own = name.split()
            for word in own:
                self._names[word].append(self._number)
            named.update(own)
            self._number += 1
        for word in named:  # a document counts once for its fields
            self._named[word] += 1 if word in masks else 2
        self._known.update(document.rest.split())
        self._documents += 1

    def lines(self) -> Iterator[tuple[str, str]]:
        """Each word with its postings, in alphabetical order."""
        for word in sorted({*self._names, *self._fields}):
            yield word, f"{_differences(self._names[word])};{_differences(self._fields[word])}"

    def common(self) -> dict[str, int]:
        """Each known word, in order, and how common it is, 1 to 9, or 0 in running text only; names count twice."""
        every = sorted(self._known.union(self._names, self._fields))
        count = (self._named[word] + len(self._fields.get(word, ())) for word in every)
        return {word: min(9, ceil(log2(1 + n))) for word, n in zip(every, count, strict=True)}


def _numbers() -> "array[int]":
    """Four bytes each; in a list each takes 36, and a document has some 60 of them."""
    return array("I")


def _masks(document: Terms) -> dict[str, int]:
    """Word → a bit for each field it stands in."""
    masks: dict[str, int] = {}
    for bit, field in enumerate(document.fields):
        for word in field.split():
            masks[word] = masks.get(word, 0) | 1 << bit
    return masks


def _differences(numbers: Sequence[int]) -> str:
    return "".join(map(_written, map(sub, numbers, (0, *numbers))))


@lru_cache(4096)
def _written(number: int) -> str:
    """A number in signs: one of the first ends it, others lead."""
    lead, last = divmod(number, LAST)
    leading = ""
    while lead:
        lead, sign = divmod(lead, len(SIGNS) - LAST)
        leading = SIGNS[LAST + sign] + leading
    return leading + SIGNS[last]


def ranges_of(lines: Iterator[tuple[str, str]]) -> Iterator[list[tuple[str, str]]]:
    """Lines in parts of about the same weight; a word is never split."""
    part: list[tuple[str, str]] = []
    weight = 0
    for word, line in lines:
        if part and weight + len(line) > _RANGE_BYTES:
            yield part
            part, weight = [], 0
        part.append((word, line))
        weight += len(word) + len(line) + 6
    if part:
        yield part
