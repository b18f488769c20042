"""Words of invented records: learnt from the real ones, and as many new ones as a larger catalogue would have.

Words repeat as they do in a language (Simon's process: a word is taken again in proportion to how often it was
taken), and new ones come at the rate at which the real records bring them (Heaps' law, fitted to them).
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import accumulate
from math import log
from random import Random
from typing import Final

WORD: Final = re.compile(r"[^\W\d_]+")
_PAYMENT: Final = re.compile(
    r"pag|dep[oó]sit|tasa|tarifa|derecho|abono|recibo|comprobante|voucher|monto|cost"
)
"""Words that would make a payment of an invented requirement, which is an error."""
_THINGS: Final = (
    (
        "criadero cuyes puesto mercado feria gastronómica poda árboles anuncio luminoso apicultura piscigranja taller "
        "cerámica cochera rotura pista retiro escombros andamio espectáculo kiosco periódicos ladrillera molino granos "
        "camal grifo antena pozo artesiano cementerio ambulante quema rastrojos vivero forestal circo itinerante lavado "
        "reciclaje vidrio corral aves panadería artesanal hospedaje Acobamba Bambamarca Chota Canchis Espinar Huaylas Jauja "
        "Lampa Melgar Otuzco Pachitea Quispicanchi Requena Sihuas Tayacaja Utcubamba Virú Yauyos Zarumilla Andahuaylas"
    )
    .lower()
    .split()
)
"""What no real record is about, to begin with."""
_SHORTEST: Final = 4
_COMMON: Final = 150
_SYLLABLE: Final = re.compile(r"[^aeiouáéíóú]*[aeiouáéíóú]")


class Lexicon:
    """What real names say stays theirs: a trámite that is searched for must not be hidden by its own words.

    ``links`` are words that bind others (prepositions, verbs of asking), kept as they stand."""

    def __init__(self, names: Sequence[str], prose: Sequence[str], chance: Random) -> None:
        self._chance = chance
        spoken = Counter(word.lower() for text in prose for word in WORD.findall(text))
        named = [word.lower() for text in names for word in WORD.findall(text)]
        own = set(named)
        self.links = {word for word, _ in spoken.most_common(_COMMON)}
        self.links |= {word for word in (*spoken, *own) if len(word) < _SHORTEST}
        told = {w: n for w, n in spoken.items() if w not in self.links and not _PAYMENT.match(w)}
        self._prose = list(told)
        self._shares = list(accumulate(told.values()))
        self._taken = [word for word in _THINGS if word not in own]
        self._known = {*spoken, *own}
        self._growth = growth(named)
        self._distinct, self._count = len(own), len(named)
        known = sorted(self._known)  # a set's own order changes with each process
        self._starts = [s for w in known if (s := _start(w))]
        self._ends = [w[-4:] for w in known if len(w) > 7 and w[-1] in "aeonrs"]

    def prose(self, count: int) -> list[str]:
        """Words of running text, as often as the real records say them."""
        return self._chance.choices(self._prose, cum_weights=self._shares, k=count)

    def topic(self) -> str:
        """A word that names something: one said before or a new one."""
        self._count += 1
        if self._chance.random() < self._growth * self._distinct / self._count:
            self._distinct += 1
            word = self._coin()
        else:
            word = self._chance.choice(self._taken)
        self._taken.append(word)
        return word

    def _coin(self) -> str:
        """A word nobody said that sounds Spanish: how one begins and how another ends."""
        while True:
            word = self._chance.choice(self._starts) + self._chance.choice(self._ends)
            if word not in self._known and not _PAYMENT.match(word):
                self._known.add(word)
                return word


def growth(words: Sequence[str]) -> float:
    """The exponent of Heaps' law between the first half of the words and all: distinct words grow as its power of all."""
    half = words[: len(words) // 2]
    return log(len(set(words)) / len(set(half))) / log(len(words) / len(half))


def _start(word: str) -> str:
    """The first two syllables, ready for a consonant."""
    syllables = _SYLLABLE.findall(word)
    return "".join(syllables[:2]) if len(syllables) > 2 else ""


def first_words(titles: Iterable[tuple[str, str]]) -> set[str]:
    """Words with which titles of at least two owners begin: «certificado», «licencia», «renovación»."""
    owners: dict[str, set[str]] = {}
    for owner, title in titles:
        owners.setdefault(WORD.findall(title)[0].lower(), set()).add(owner)
    return {word for word, found in owners.items() if len(found) > 1}
