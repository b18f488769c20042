"""Words of the office explained in plain ones: where they first stand in a page, and all on one page."""

import re
from bisect import bisect
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import accumulate
from typing import Final

from generator.catalogue import Catalogue
from generator.records.vocabulary import Term
from generator.views.facts import FactView
from generator.views.links import LinkView
from generator.views.requirements import RequirementView
from generator.views.text import sort_key
from generator.views.view import view

_APART: Final = bytes(code if chr(code).isalnum() else ord(" ") for code in range(256))
"""What each letter of Latin-1 becomes where only words count."""


@view
class TermView:
    """A term with its meaning; ``sources`` are the norms it comes from, if any."""

    id: str
    name: str
    meaning: str
    also_called: tuple[str, ...]
    sources: tuple[LinkView, ...]


def all_terms(catalogue: Catalogue) -> tuple[TermView, ...]:
    """The glossary in alphabetical order."""
    views = (_view(key, term) for key, term in catalogue.vocabulary.glossary.items())
    return tuple(sorted(views, key=lambda view: sort_key(view.name)))


def explained(
    catalogue: Catalogue, sections: Iterable[tuple[str, Iterable[str]]]
) -> dict[str, tuple[TermView, ...]]:
    """Section → the terms that stand there for the first time; ``sections`` in the order of the page."""
    texts = {section: "\n".join(texts) for section, texts in sections}
    ends = tuple(accumulate(len(text) + 1 for text in texts.values()))
    found: list[list[TermView]] = [[] for _ in texts]
    names = catalogue.ask(_by_first_word, "")
    for key, at in _first_places("\n".join(texts.values()), names).items():
        found[bisect(ends, at)].append(_view(key, catalogue.vocabulary.glossary[key]))
    return dict(zip(texts, map(tuple, found), strict=True))


def words_of(facts: Iterable[FactView]) -> list[str]:
    """What a reader sees of facts: their texts and their conditions."""
    return [part for fact in facts for part in (fact.text, fact.scope.condition)]


def words_of_requirements(requirements: Iterable[RequirementView]) -> list[str]:
    """The same of requirements, with the documents that will do instead and the kind of copy."""
    parts = words_of(r.fact for r in requirements)
    parts += [a.text for r in requirements for a in r.alternatives]
    return parts + [r.copy for r in requirements]


Named = tuple[int, str, str]
"""The number and the key of a term, and one of its names."""


def _by_first_word(catalogue: Catalogue, key: str) -> dict[str, list[Named]]:
    """Names by their first word, in small letters: a text without it has not the name. Always the same ``key``."""
    found: dict[str, list[Named]] = {}
    for number, (term, about) in enumerate(catalogue.vocabulary.glossary.items()):
        for name in (about.name, *about.also_called):
            words = _words(name.lower())
            found.setdefault(words[0] if words else "", []).append((number, term, name))
    return found


def _words(text: str) -> list[str]:
    """Its words, in a quarter of the time a pattern takes. A letter that Latin-1 lacks parts them, in a name as in a text."""
    return text.encode("latin-1", "replace").translate(_APART).decode("latin-1").split()


def _first_places(text: str, names: Mapping[str, Sequence[Named]]) -> dict[str, int]:
    """The key of each term that stands in a text → where it does so first, in that order."""
    lower = text.lower()
    places = sorted(
        (at, number, key)
        for word in names.keys() & {"", *_words(lower)}
        for number, key, name in names[word]
        if (at := _place(name, text, lower)) >= 0
    )
    first: dict[str, int] = {}
    for at, _, key in places:
        first.setdefault(key, at)
    return first


def _place(name: str, text: str, lower: str) -> int:
    """Where a whole word or phrase begins, else -1. Letters of an acronym count as they are written."""
    wanted, where = (name, text) if name.isupper() else (name.lower(), lower)
    if wanted not in where:  # far cheaper than the pattern, and mostly the answer
        return -1
    match = _whole(wanted).search(where)
    return match.start() if match else -1


@cache
def _whole(wanted: str) -> re.Pattern[str]:
    """The pattern of a whole word or phrase, which is looked for before its edges."""
    word = re.escape(wanted)
    return re.compile(rf"{word}(?<!\w{word})(?!\w)")


def _view(key: str, term: Term) -> TermView:
    sources = tuple(LinkView(source.title, url=source.url or "") for source in term.sources)
    return TermView(key, term.name, term.meaning, term.also_called, sources)
