"""Words as the search index keeps them. ``theme/assets/buscador/texto.js`` reads a query the same way."""

import re
from typing import Final

from generator.views.text import plain

_STOP: Final = (
    "a al con de del e el en la las lo los o para por que se su sus u un una unas uno unos y"
)
STOP: Final = frozenset(_STOP.split())
"""Words too common to tell records apart; a query made of nothing else is searched as it is."""

_DOT_BETWEEN_LETTERS: Final = re.compile(r"\.(?<=\b[^\W\d_]\.)(?=[^\W\d_]\b)")
"""It begins with what is rare, so that most of a text is passed over."""
_WORD: Final = re.compile(r"[a-z0-9]+")
LONGEST: Final = 32


def words(text: str) -> list[str]:
    """``Constitución de una S.A.C.`` → ``constitucion de una sac``, as a list."""
    return [word for word in _all_words(text) if len(word) <= LONGEST]


def content_words(text: str) -> list[str]:
    """Words without those of :data:`STOP`."""
    return [word for word in _all_words(text) if word not in STOP and len(word) <= LONGEST]


def _all_words(text: str) -> list[str]:
    joined = plain(text)
    if "." in joined:
        joined = _DOT_BETWEEN_LETTERS.sub("", joined)
    return _WORD.findall(joined)
