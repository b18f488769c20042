"""What ``mac report reading`` tells: how easy the prose of each service reads, the hardest first.

The index is that of Flesch and Szigriszt, with the five bands of the INFLESZ scale:
F. Szigriszt Pazos, «Sistemas predictivos de legilibilidad del mensaje escrito: fórmula de perspicuidad»
(Universidad Complutense de Madrid, 1993); I. M. Barrio-Cantalejo and others, «Validación de la Escala
INFLESZ para evaluar la legibilidad de los textos dirigidos a pacientes», Anales del Sistema Sanitario de
Navarra 31 (2), 2008. It sees only the length of words and sentences, not whether they are understood.
"""

import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any, Final

from generator.catalogue import Catalogue
from generator.records.service import Service

FEWEST_WORDS: Final = 30
"""Below it the index says little: one long word moves it by ten points."""
BANDS: Final = (
    (40.0, "muy difícil"),
    (55.0, "algo difícil"),
    (65.0, "normal"),
    (80.0, "bastante fácil"),
    (float("inf"), "muy fácil"),
)
"""Upper limit (not reached) and name of each band of INFLESZ."""

_SILENT: Final = re.compile(r"(?<=q)u|(?<=g)u(?=[eiéí])")
_Y_AS_VOWEL: Final = re.compile(r"y(?![aeiouáéíóúü])")
_VOWELS: Final = re.compile(r"[aeiouáéíóúü]+")
_NUCLEUS: Final = re.compile(r"[aeoáéóíú]")
_WORD: Final = re.compile(r"[^\W\d_]+")
_END: Final = re.compile(r"(?<=[.!?…:;])\s+")


@dataclass(frozen=True, slots=True)
class Reading:
    """A service: ``index`` is 0 (hard) to 100 (easy), rarely beyond; ``sentence`` its mean words a sentence."""

    record: str
    index: float
    band: str
    words: int
    sentence: float
    longest: str


@dataclass(frozen=True, slots=True)
class ReadingReport:
    """Every service with enough words, the hardest first; ``short`` are those with fewer."""

    readings: tuple[Reading, ...]
    short: int

    def as_json(self) -> dict[str, Any]:
        """For programs."""
        return {
            "index": "Flesch-Szigriszt (INFLESZ)",
            "fewest_words": FEWEST_WORDS,
            "short": self.short,
            "records": [asdict(reading) for reading in self.readings],
        }


def reading_report(catalogue: Catalogue) -> ReadingReport:
    """The report of a catalogue."""
    measured = [_reading(f"catalogue/{key}", s) for key, s in catalogue.services.items()]
    found = sorted((r for r in measured if r), key=lambda r: (r.index, r.record))
    return ReadingReport(tuple(found), len(measured) - len(found))


def index(sentences: int, words: int, syllables: int) -> float:
    """206.835 − 62.3 × syllables a word − words a sentence."""
    return 206.835 - 62.3 * syllables / words - words / sentences


def band(value: float) -> str:
    """The name of a value's band."""
    return next(name for limit, name in BANDS if value < limit)


def syllables(word: str) -> int:
    """How many syllables a Spanish word has, as the Ortografía of 2010 divides vowels.

    Two open vowels are two syllables, and so is an accented í or ú beside another; any other closed
    vowel joins its neighbours, with or without an h between. An acronym without vowels counts its letters.
    """
    letters = _SILENT.sub("", word.lower()).replace("h", "")
    letters = _Y_AS_VOWEL.sub("i", letters)
    nuclei = sum(max(1, len(_NUCLEUS.findall(group))) for group in _VOWELS.findall(letters))
    return nuclei or len(word)


def sentences(text: str) -> list[str]:
    """The sentences of a text; a colon and a semicolon end one too, as in the Flesch count."""
    return [part for part in _END.split(text) if _WORD.search(part)]


def prose(service: Service) -> Iterator[str]:
    """What a citizen reads of a record as sentences: no names, addresses, sources or norms."""
    yield service.summary
    for requirement in service.requirements:
        yield requirement.text
        yield from (alternative.text for alternative in requirement.any_of)
    for texts in (service.steps, service.deadline, service.result, service.validity, service.notes):
        yield from (fact.text for fact in texts)
    yield from (a.note for a in service.appointment if a.note)
    yield from (limit.text for limit in service.time_limit if limit.text)


def _reading(record: str, service: Service) -> Reading | None:
    parts = [sentence for text in prose(service) for sentence in sentences(text)]
    words = [word for sentence in parts for word in _WORD.findall(sentence)]
    if len(words) < FEWEST_WORDS:
        return None
    value = index(len(parts), len(words), sum(map(syllables, words)))
    return Reading(
        record=record,
        index=round(value, 1),
        band=band(value),
        words=len(words),
        sentence=round(len(words) / len(parts), 1),
        longest=max(parts, key=lambda part: len(_WORD.findall(part))),
    )


def lines(report: ReadingReport, most: int) -> Iterator[str]:
    """The report as text: how many in each band, and the hardest with their longest sentence."""
    yield f"Legibilidad (INFLESZ) de {len(report.readings)} fichas; {report.short} tienen menos de {FEWEST_WORDS} palabras."
    for _, name in reversed(BANDS):
        yield f"  {name:15} {sum(r.band == name for r in report.readings):5}"
    yield ""
    yield "Las más difíciles: índice (más alto, más fácil), palabras por oración y su oración más larga."
    for r in report.readings[:most]:
        yield f"{r.index:5.1f} {r.band:14} {r.sentence:4.1f}  {r.record}.yml"
        yield f"      «{r.longest}»"
