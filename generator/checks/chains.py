"""Rules about what leads to what: documents that ask for each other, lists that lead nowhere."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from graphlib import CycleError, TopologicalSorter

from generator.catalogue import Catalogue
from generator.problems import Problem
from generator.records.vocabulary import Document

Documents = Mapping[str, Document]
Needs = Mapping[str, Mapping[int, frozenset[str]]]
"""Service → index of a requirement → documents of which any one will do."""


def prerequisites_have_a_start(catalogue: Catalogue) -> Iterator[Problem]:
    """What a service requires can be had without that same service.

    An error where no way out is left; a warning where other services, or somebody outside this catalogue,
    issue the document too. Only what everybody must bring counts: neither optional requirements nor those
    with a scope, such as the old card of who renews it.
    """
    documents, needs = catalogue.vocabulary.documents, _needs(catalogue)
    start = _with_a_start(documents, needs)
    for key, wanted in needs.items():
        circular = {o for o in set(wanted.values()) if _leads_back(key, o, documents, needs)}
        for i, options in wanted.items():
            if options not in circular:
                continue
            has_other = key in start
            names = " o ".join(f"«{documents[option].name}»" for option in sorted(options))
            yield catalogue.problem(
                f"catalogue/{key}", ("requirements", i),
                "prerequisite-loop" if has_other else "prerequisite-circle",
                f"Para tener {names} hace falta este mismo servicio."
                if not has_other
                else f"{names} también sale de este mismo servicio.",
            )  # fmt: skip


def _needs(catalogue: Catalogue) -> Needs:
    """What services ask for, of documents that are known."""
    known = catalogue.vocabulary.documents.keys()
    found: dict[str, dict[int, frozenset[str]]] = {}
    for key, asks in catalogue.asks.items():
        for i, documents in asks:
            if known >= {*documents}:
                found.setdefault(key, {})[i] = frozenset(documents)
    return found


def _classes(documents: Documents, names: Iterable[str]) -> set[str]:
    """The documents and, for a class, those that belong to it."""
    return _reached(names, lambda name: documents[name].any_of if name in documents else ())


def _reached(start: Iterable[str], following: Callable[[str], Iterable[str]]) -> set[str]:
    found, waiting = set(start), list(start)
    while waiting:
        new = set(following(waiting.pop())) - found
        found |= new
        waiting += new
    return found


def _issuers(documents: Documents, names: Iterable[str]) -> set[str]:
    return {
        service
        for name in _classes(documents, names) & documents.keys()
        for service in documents[name].services
    }


def _with_a_start(documents: Documents, needs: Needs) -> set[str]:
    """Services all of whose documents can be had, beginning with those that need none."""
    start: set[str] = set()

    def can_be_had(name: str) -> bool:
        document = documents.get(name)
        if document is None or document.issued_by or not (document.services or document.any_of):
            return True
        return any(s in start or s not in needs for s in document.services)

    grows = True
    while grows:
        new = {
            key
            for key, wanted in needs.items()
            if key not in start
            and all(any(map(can_be_had, _classes(documents, o))) for o in set(wanted.values()))
        }
        start |= new
        grows = bool(new)
    return start


def _leads_back(key: str, options: frozenset[str], documents: Documents, needs: Needs) -> bool:
    def following(service: str) -> set[str]:
        wanted = set(needs.get(service, {}).values()) if service != key else set()
        return {issuer for o in wanted for issuer in _issuers(documents, o)}

    return key in _reached(_issuers(documents, options), following)


def document_classes_end(catalogue: Catalogue) -> Iterator[Problem]:
    """No class of documents belongs, by ``any_of``, to itself."""
    documents = catalogue.vocabulary.documents
    circular = _in_circles({slug: set(document.any_of) for slug, document in documents.items()})
    for slug in documents:
        if slug in circular:
            yield catalogue.problem("catalogue/_vocabulary/documents", (slug, "any_of"), "document-circle",
                                    f"«{slug}» es una clase de sí mismo.")  # fmt: skip


def _in_circles(graph: Mapping[str, set[str]]) -> set[str]:
    """The members of its circles; of twenty, where a hostile list has more."""
    left, found = dict(graph), set[str]()
    for _ in range(20):
        try:
            TopologicalSorter(left).prepare()
        except CycleError as error:
            found.update(error.args[1])
            left = {name: to for name, to in left.items() if name not in found}
        else:
            break
    return found


def life_events_lead_somewhere(catalogue: Catalogue) -> Iterator[Problem]:
    """A life event has services: its page would be empty otherwise."""
    for slug, event in catalogue.vocabulary.life_events.items():
        if not catalogue.services_for(slug):
            yield catalogue.problem("catalogue/_vocabulary/life_events", (slug,), "life-event-empty",
                                    f"Ningún servicio es para «{event.title}».", slug=slug)  # fmt: skip


def center_groups_name_centers(catalogue: Catalogue) -> Iterator[Problem]:
    """A group names centres: a fact that holds in an empty one would hold nowhere."""
    for slug, group in catalogue.vocabulary.center_groups.items():
        if not group.centers:
            yield catalogue.problem("catalogue/_vocabulary/center_groups", (slug, "centers"), "center-group-empty",
                                    f"El grupo «{slug}» no nombra ningún centro.")  # fmt: skip
