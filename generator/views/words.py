"""Words as the search index keeps them. ``theme/assets/buscador/texto.js`` reads a query the same way."""

import re
from typing import Final

from generator.views.text import plain

_STOP: Final = (
    "a al con de del e el en la las lo los o para por que se su sus u un una unas uno unos y"
)
STOP: Final = frozenset(_STOP.split())
"""Words too common to tell records apart; a query made of nothing else is searched as it is."""

_LETTERS_WITH_DOTS: Final = re.compile(r"\b([^\W\d_])\.(?=[^\W\d_]\b)")
_WORD: Final = re.compile(r"[a-z0-9]+")
LONGEST: Final = 32


def words(text: str) -> list[str]:
    """``Constitución de una S.A.C.`` → ``constitucion de una sac``, as a list."""
    joined = plain(text)
    if "." in joined:
        joined = _LETTERS_WITH_DOTS.sub(r"\1", joined)
    return [word for word in _WORD.findall(joined) if len(word) <= LONGEST]


def content_words(text: str) -> list[str]:
    """Words without those of :data:`STOP`."""
    return [word for word in words(text) if word not in STOP]
