"""Words of the office explained in plain ones: where they first stand in a page, and all on one page."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from generator.catalogue import Catalogue
from generator.records.vocabulary import Term
from generator.views.facts import FactView
from generator.views.links import LinkView
from generator.views.requirements import RequirementView
from generator.views.text import sort_key


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
    left = dict(catalogue.vocabulary.glossary)
    found: dict[str, tuple[TermView, ...]] = {}
    for name, texts in sections:
        here = _terms_in("\n".join(texts), left)
        found[name] = tuple(_view(key, left.pop(key)) for key in here)
    return found


def words_of(facts: Iterable[FactView]) -> list[str]:
    """What a reader sees of facts: their texts and their conditions."""
    return [part for fact in facts for part in (fact.text, fact.scope.condition)]


def words_of_requirements(requirements: Iterable[RequirementView]) -> list[str]:
    """The same of requirements, with the documents that will do instead and the kind of copy."""
    parts = words_of(r.fact for r in requirements)
    parts += [a.text for r in requirements for a in r.alternatives]
    return parts + [r.copy for r in requirements]


def _terms_in(text: str, terms: Mapping[str, Term]) -> Sequence[str]:
    """The keys of the terms in a text, in the order in which they stand there."""
    lower = text.lower()
    places = {
        key: min(found)
        for key, term in terms.items()
        if (found := [at for name in (term.name, *term.also_called) if (at := _place(name, text, lower)) >= 0])
    }  # fmt: skip
    return sorted(places, key=places.__getitem__)


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
