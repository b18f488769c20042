"""Words of the office explained in plain ones: where they first stand in a page, and all on one page."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from generator.catalogue import Catalogue
from generator.records.vocabulary import Term
from generator.views.facts import FactView
from generator.views.links import LinkView
from generator.views.requirements import RequirementView
from generator.views.text import sort_key

_WORD: Final = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
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
    glossary = catalogue.vocabulary.glossary
    names = _by_first_word(
        tuple((key, (term.name, *term.also_called)) for key, term in glossary.items())
    )
    found = {section: "\n".join(texts) for section, texts in sections}
    likely = _likely("\n".join(found.values()), names)
    left = set(glossary)
    views: dict[str, tuple[TermView, ...]] = {}
    for section, text in found.items():
        here = [key for key in _terms_in(text, likely) if key in left] if likely else []
        left.difference_update(here)
        views[section] = tuple(_view(key, glossary[key]) for key in here)
    return views


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


@lru_cache(maxsize=1)
def _by_first_word(terms: tuple[tuple[str, tuple[str, ...]], ...]) -> dict[str, list[Named]]:
    """Names by their first word, in small letters: a text without it has not the name.

    ``terms`` are keys with their names: the same for every page of a catalogue.
    """
    found: dict[str, list[Named]] = {}
    for number, (key, names) in enumerate(terms):
        for name in names:
            words = _WORD.findall(name.lower())
            found.setdefault(words[0] if words else "", []).append((number, key, name))
    return found


def _likely(text: str, names: Mapping[str, Sequence[Named]]) -> list[Named]:
    """The names whose first word stands in the text."""
    words = names.keys() & {"", *_WORD.findall(text.lower())}
    return [named for word in words for named in names[word]]


def _terms_in(text: str, likely: Iterable[Named]) -> list[str]:
    """The keys of the terms in a text, in the order in which they stand there."""
    lower = text.lower()
    places = sorted(
        (at, number, key) for number, key, name in likely if (at := _place(name, text, lower)) >= 0
    )
    return list(dict.fromkeys(key for _, _, key in places))


def _place(name: str, text: str, lower: str) -> int:
    """Where a whole word or phrase begins, else -1. Letters of an acronym count as they are written."""
    wanted, where = (name, text) if name.isupper() else (name.lower(), lower)
    if wanted not in where:  # far cheaper than the pattern, and mostly the answer
        return -1
    match = re.search(rf"(?<!\w){re.escape(wanted)}(?!\w)", where)
    return match.start() if match else -1


def _view(key: str, term: Term) -> TermView:
    sources = tuple(LinkView(source.title, url=source.url or "") for source in term.sources)
    return TermView(key, term.name, term.meaning, term.also_called, sources)
