"""What may stand only once."""

from collections.abc import Iterator

from generator.catalogue import Catalogue
from generator.checks.lookup import same_words
from generator.problems import Problem


def centers_once(catalogue: Catalogue) -> Iterator[Problem]:
    """A service names each centre of ``offered_at`` once."""
    for key, service in catalogue.each_service():
        seen: set[str] = set()
        for i, offer in enumerate(service.offered_at or ()):
            if offer.center in seen:
                yield catalogue.problem(f"catalogue/{key}", ("offered_at", i, "center"), "center-twice",
                                        f"El centro «{offer.center}» está dos veces.")  # fmt: skip
            seen.add(offer.center)


def source_ids_once(catalogue: Catalogue) -> Iterator[Problem]:
    """The ``id`` of a source is unique in its record."""
    for record, value in catalogue.records():
        seen: set[str] = set()
        for i, source in enumerate(value.sources):
            if source.id in seen:
                yield catalogue.problem(record, ("sources", i, "id"), "source-id-twice",
                                        f"La fuente «{source.id}» está dos veces.")  # fmt: skip
            if source.id:
                seen.add(source.id)


def old_ids_once(catalogue: Catalogue) -> Iterator[Problem]:
    """An id in ``moved_from`` is no record's id, and no other record's old one: it leads to one page."""
    taken = {record: record for record in catalogue.paths()}
    for record in catalogue.paths():
        for i, old in enumerate(catalogue.old_ids(record)):
            key = f"{record.partition('/')[0]}/{old}"
            if key in taken:
                yield catalogue.problem(record, ("moved_from", i), "moved-from-taken",
                                        f"«{old}» ya lleva a otra ficha.",
                                        other=f"{taken[key]}.yml")  # fmt: skip
            taken.setdefault(key, record)


def titles_within_entity(catalogue: Catalogue) -> Iterator[Problem]:
    """Two services of one entity never share a title: a citizen could not tell them apart."""
    seen: dict[tuple[str, str], str] = {}
    for key, short in catalogue.briefs.items():
        title = (key.split("/")[0], same_words(short.title))
        if title in seen:
            yield catalogue.problem(f"catalogue/{key}", ("title",), "title-twice",
                                    f"El título «{short.title}» está dos veces.",
                                    other=f"catalogue/{seen[title]}.yml")  # fmt: skip
        seen.setdefault(title, key)
