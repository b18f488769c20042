"""Words that must be in a list, and texts that say the same: a near miss is named."""

import re
import unicodedata
from collections.abc import Collection, Iterator
from difflib import get_close_matches
from itertools import islice
from math import prod
from typing import Final

from generator.catalogue import Catalogue
from generator.problems import MAX_PROBLEMS, Field, Problem

_EFFORT: Final = 100
"""Looking for near misses takes a millisecond or two: past the 100th place of a list there is no suggestion, so that
a hostile file of thousands of wrong words is refused in as little time as any other."""


_LONG_LIST: Final = 1000

_FILES: Final = {
    "unknown-service": "catalogue",
    "unknown-entity": "entities",
    "unknown-center": "centers",
}
"""Where the file of a word stands. One that is there but could not be read has its own problem already:
saying that it does not exist would hide the one slip among its consequences."""
_LISTS: Final = {
    "unknown-document": "documents",
    "unknown-life-event": "life_events",
    "unknown-payment-point": "payment_points",
}
_WORD: Final = re.compile(r"\w+")
_ACCENT: Final = re.compile("[\u0300-\u034e\u0350-\u036f]")
"""Those of our letters; others are looked for one by one."""


def missing(
    catalogue: Catalogue, record: str, path: Field, code: str, what: str, word: str,
    known: Collection[str],
) -> Iterator[Problem]:  # fmt: skip
    """The problem that ``word`` is not among ``known``, if so."""
    if not _is_there(catalogue, code, word, known):
        hint = (
            near(word, known, path) or f"Revisa cómo se escribe, o agrega primero {_where(code)}."
        )
        yield catalogue.problem(record, path, code, f"No existe {what} «{word}».", hint=hint)


def _is_there(catalogue: Catalogue, code: str, word: str, known: Collection[str]) -> bool:
    """Whether there is what the word names, or nobody can tell because it could not be read."""
    if code in _FILES:
        return catalogue.has_file(f"{_FILES[code]}/{word}")
    if known or code not in _LISTS:
        return word in known
    return catalogue.has_file(f"catalogue/_vocabulary/{_LISTS[code]}")


def _where(code: str) -> str:
    """What has to be written before a word of this kind can be used."""
    if code in _LISTS:
        return f"la palabra en catalogue/_vocabulary/{_LISTS[code]}.yml"
    return {
        "unknown-source": "la fuente en «sources», con ese «id»",
        "unknown-case": "la pregunta en «cases»",
        "unknown-answer": "la respuesta en «cases»",
    }.get(code, "su ficha")


def of_one_file(problems: Iterator[Problem]) -> Iterator[Problem]:
    """As many problems of a file as are told: no near miss is sought for what nobody will read."""
    return islice(problems, MAX_PROBLEMS + 1)


def near(word: str, known: Collection[str], path: Field = ()) -> str:
    """«¿Quisiste decir …?» with the nearest words, or nothing."""
    if prod(part + 1 for part in path if isinstance(part, int)) > _EFFORT:
        return ""
    if len(known) > _LONG_LIST:  # a slip seldom changes both ends of a word
        known = [k for k in known if k[:3] == word[:3] or k[-3:] == word[-3:]]
    found = get_close_matches(word, known, n=3, cutoff=0.6)
    return "¿Quisiste decir " + " o ".join(f"«{n}»" for n in found) + "?" if found else ""


def same_words(text: str) -> str:
    """A text as a reader compares it: without capitals, accents, signs and spaces too many."""
    letters = _ACCENT.sub("", unicodedata.normalize("NFD", text.casefold()))
    if not letters.isascii():
        letters = "".join(c for c in letters if not unicodedata.combining(c))
    return " ".join(_WORD.findall(letters))
