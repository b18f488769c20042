"""Rules about one text: what gob.pe's writing guide asks of every sentence a citizen reads.

Each rule takes the words of the catalogue and a text, and returns ``(code, message, what the hint
names)`` or ``None``. What stands between «…» quotes somebody else and is never judged.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import Final

from generator.catalogue import Catalogue
from generator.checks.last import for_the_last

LONGEST_SENTENCE: Final = 30
SHORTEST_SHOUT: Final = 5
MOST_SAID: Final = 10
LONGEST_SAID: Final = 40

Found = tuple[str, str, dict[str, str]]
TextRule = Callable[["Words", "Prose"], Found | None]

_QUOTED: Final = re.compile(r"«[^«»]*»")
_END: Final = re.compile(r"[.!?…]\)?\s+(?=[A-ZÁÉÍÓÚÑ¿¡«(0-9]|[a-z]+\.[a-z])|;\s")
# The full stop of an abbreviation ends no sentence: «Av. La Marina», «N.° 2», «a. m.».
_ABBREVIATION: Final = re.compile(
    r"(?:\b(?:[Aa]v|[Jj]r|[Cc]al|[Uu]rb|[Mm]z|[Ll]t|[Pp]sje|[Dd]r|[Dd]ra|[Ss]r|[Ss]ra|[Aa]rt|[Nn]um|[Ee]tc"
    r"|[Nn]|[Dd]|[Ss]|[apAP])\.(?:°|º)?)$"
)  # fmt: skip
_WORD: Final = re.compile(r"[^\W\d_]+")
# What stands before it is looked at behind its first letter: a search for letters is three times as fast.
_CAPITALS: Final = re.compile(rf"[A-ZÁÉÍÓÚÜÑ](?<!\w.)[A-ZÁÉÍÓÚÜÑ]{{{SHORTEST_SHOUT - 1},}}\b")
_ANY_WORD: Final = re.compile(r"\w+(?:[.,:/'’-]\w+)*")
_ACCENTS: Final = tuple(zip("áéíóúü", "aeiouu", strict=True))

_EXPLAINED: Final = re.compile(r" \(|, (?:el|la|los|las) ")
_ROMAN: Final = re.compile(r"[IVXLCDM]+")
_FORMAL: Final = (
    r"(?:dirijase|acerquese|apersonese|registrese|inscribase|identifiquese|comuniquese|acuda|ingrese|pague|solicite"
    r"|verifique|descargue|imprima|adjunte|haga|vaya|lleve|espere|recoja|elija"
    r"|(?:debera|podra|tendra que)\b(?! (?:ser|estar|tener|haber|constar|incluir|contener|decir|indicar|figurar|llevar"
    r"|durar)\b))\b"
)
"""Verbs that speak to «usted» where a sentence begins with them; elsewhere somebody else does it."""
_AT_START: Final = re.compile(_FORMAL)
_AT_START_OR_LATER: Final = re.compile(rf"[.:;\n] ?{_FORMAL}")
_LATER: Final = re.compile(rf"[.:;] {_FORMAL}")
_USTED: Final = re.compile(r"\busted(?:es)?\b")


@dataclass(frozen=True, slots=True)
class Prose:
    """A text without its quotations, and the same in lower case without accents, letter by letter."""

    text: str
    normal: str


def prose(text: str) -> Prose:
    """Quotations are left empty, every other letter where it was."""
    if "«" in text:
        text = _QUOTED.sub(lambda m: f"«{' ' * (len(m[0]) - 2)}»", text)
    return Prose(text, _normal(text))


class PlainWords:
    """Bureaucratic words, each with the plain one."""

    def __init__(self, plain: Mapping[str, str]) -> None:
        self._normal = {_normal(word): simple for word, simple in plain.items()}

    @cached_property
    def bureaucratic(self) -> re.Pattern[str] | None:
        """Any bureaucratic word, a phrase before the word it begins with."""
        return re.compile(rf"\b{self._any}\b") if self._normal else None

    @cached_property
    def may_begin(self) -> re.Pattern[str] | None:
        """The same behind any sign that is no usual letter: for a quick look, in half the time."""
        return re.compile(rf"[^a-z0-9ñ_]{self._any}\b") if self._normal else None

    @cached_property
    def _any(self) -> str:
        """Any of the words, by first letter for speed."""
        by_letter: dict[str, list[str]] = {}
        for word in sorted(self._normal, key=len, reverse=True):
            rest = re.escape(word[1:]).removesuffix(r"\*") + r"\w*" * word.endswith("*")
            by_letter.setdefault(word[0], []).append(rest)
        words = (f"{re.escape(letter)}(?:{'|'.join(rest)})" for letter, rest in by_letter.items())
        return f"(?:{'|'.join(words)})"

    def plain_for(self, found: str) -> str:
        """The plain word for one that :attr:`bureaucratic` found."""
        if found in self._normal:
            return self._normal[found]
        stems = (w for w in self._normal if w.endswith("*") and found.startswith(w[:-1]))
        return self._normal[max(stems, key=len)]


@dataclass(frozen=True, slots=True)
class Words:
    """What the rules know of words.

    Few records have capitals that no entity is called by and nobody explains: for those alone all that people type
    is looked through.
    """

    plain: PlainWords
    of_entities: frozenset[str]
    of_services: Callable[[], frozenset[str]]


_plain_words: Final = for_the_last(PlainWords)
_set_of_entities: Final = for_the_last(frozenset[str])
_set_of_services: Final = for_the_last(frozenset[str])


def words_of(catalogue: Catalogue) -> Words:
    """Words of the vocabulary, and acronyms: those of entities and those people type."""
    return Words(
        _plain_words(catalogue.vocabulary.plain_words),
        _set_of_entities(catalogue.ask(_of_entities, "*")),
        lambda: _set_of_services(catalogue.ask(_of_services, "*")),
    )


def _of_entities(catalogue: Catalogue, _: str) -> tuple[str, ...]:
    return _acronyms(
        text
        for entity in catalogue.entities.values()
        for text in (entity.acronym or "", *entity.also_called)
    )


def _of_services(catalogue: Catalogue, _: str) -> tuple[str, ...]:
    return _acronyms(catalogue.other_names)


def _acronyms(names: Iterable[str]) -> tuple[str, ...]:
    """Found text by text: all their words at once take 0.4 GB in each process at 100,000 services."""
    words = (word for name in names for word in _WORD.findall(name))
    return tuple(sorted({word for word in words if word.isupper()}))


def _normal(text: str) -> str:
    text = text.lower()
    for accented, plain in _ACCENTS:  # a fifth of the time of str.translate
        text = text.replace(accented, plain)
    return text


def sentences(text: str) -> Iterator[str]:
    """The sentences of a text, a semicolon ending one too; the stop of an abbreviation ends none."""
    start = 0
    for end in _END.finditer(text):
        if not _ABBREVIATION.search(text[max(start, end.start() - 8) : end.start() + 1]):
            yield text[start : end.end()].strip()
            start = end.end()
    yield text[start:].strip()


def may_be_long(text: str) -> bool:
    """Whether a text may have a sentence of too many words."""
    return text.count(" ") >= LONGEST_SENTENCE


def long_sentence(_words: Words, prose: Prose) -> Found | None:
    """A sentence has at most 30 words (Peru's guide to plain language): one idea a sentence."""
    if not may_be_long(prose.text):
        return None
    for sentence in sentences(prose.text):
        number = len(_ANY_WORD.findall(sentence))
        if number > LONGEST_SENTENCE:
            start = " ".join(word[:LONGEST_SAID] for word in sentence.split()[:5])
            message = f"La oración que empieza con «{start} …» tiene {number} palabras."
            return "long-sentence", message, {"max": str(LONGEST_SENTENCE)}
    return None


def shouting(words: Words, prose: Prose) -> Found | None:
    """No words in capitals, which are harder to read; acronyms are known or explained beside."""
    text = prose.text
    for match in _CAPITALS.finditer(text):
        word = match[0]
        if word in words.of_entities:
            continue
        before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
        explained = _EXPLAINED.match(text, match.end()) or (before == "(" and after == ")")
        of_a_code = before in ("-", "/") or after in ("-", "/") or after.isdigit()
        if explained or of_a_code or _ROMAN.fullmatch(word):
            continue
        if word not in words.of_services():
            word = word[:LONGEST_SAID]
            return "capitals", f"«{word}» está en mayúsculas.", {"word": word.capitalize()}
    return None


def bureaucratic_word(words: Words, prose: Prose) -> Found | None:
    """Plain words instead of those of the office: «ir», not «apersonarse» (``plain_words``)."""
    pattern = words.plain.bureaucratic
    if pattern is None:
        return None
    plain: dict[str, str] = {}
    for match in islice(pattern.finditer(prose.normal), MOST_SAID):
        plain[prose.text[match.start() : match.end()][:LONGEST_SAID].lower()] = (
            words.plain.plain_for(match[0])
        )
    if not plain:
        return None
    message = f"{', '.join(f'«{word}»' for word in plain)}: hay una forma más sencilla de decirlo."
    mend = "; ".join(f"en vez de «{word}», «{simple}»" for word, simple in plain.items())
    return "bureaucratic-word", message, {"mend": mend}


def usted(_words: Words, prose: Prose) -> Found | None:
    """The portal says «tú»: «tu DNI», «debes», «paga» (gob.pe's writing guide)."""
    text = prose.normal
    match = _AT_START.match(text) or _LATER.search(text)
    if match is None and "usted" in text:
        match = _USTED.search(text)
    if match is None:
        return None
    said = prose.text[match.start() : match.end()].strip(" .:;")
    return "usted", f"«{said}» trata de usted.", {}


TEXT_RULES: Final[tuple[TextRule, ...]] = (long_sentence, shouting, bureaucratic_word, usted)


def to_ask(words: Words, texts: Sequence[str]) -> list[TextRule]:
    """The rules that may find something in one of the texts; the others have nothing to look for in any.

    A look at all texts at once, quotations too, takes a third of the time of asking of each.
    """
    together = "\n".join(texts)
    normal = "\n" + _normal(together)
    may_find: dict[TextRule, object] = {
        long_sentence: any(map(may_be_long, texts)),
        shouting: not words.of_entities.issuperset(_CAPITALS.findall(together)),
        bureaucratic_word: words.plain.may_begin and words.plain.may_begin.search(normal),
        usted: "usted" in normal or _AT_START_OR_LATER.search(normal),
    }
    return [rule for rule in TEXT_RULES if may_find[rule]]
