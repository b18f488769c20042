"""The documents of the search with their words, ready for the index: worked out once for each record and kept.

Words of one text stand joined by spaces, which read back faster than lists.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from generator.catalogue import Catalogue
from generator.views.search import FIELDS, Found, found_besides, found_service, said
from generator.views.words import content_words, words


@dataclass(frozen=True, slots=True)
class Terms:
    """Words of each name and each field that tell it apart, each once; ``rest`` are words that are only known."""

    names: tuple[str, ...]
    fields: tuple[str, ...]
    rest: str


@dataclass(frozen=True, slots=True)
class Document:
    """What can be found, without its names: their words are among its terms."""

    found: Found
    terms: Terms


def documents(catalogue: Catalogue) -> Iterator[Document]:
    """Those of services by entity, then all others."""
    for key in catalogue.briefs:
        yield document_of_service(catalogue, key)
    for found in found_besides(catalogue):
        yield _document(catalogue, found)


def document_of_service(catalogue: Catalogue, key: str) -> Document:
    """The document of a service."""
    return catalogue.answers.ask_once(_service, key)


def work_out(catalogue: Catalogue, key: str) -> None:
    """Have the document of a service ready, without a look at it."""
    catalogue.answers.digest_of_answer(_service, key)


def _service(catalogue: Catalogue, key: str) -> Document:
    return _document(catalogue, found_service(catalogue, key))


def _document(catalogue: Catalogue, found: Found) -> Document:
    says = said(catalogue, found.record)
    terms = Terms(
        names=tuple(_once(content_words(name)) for name in found.names),
        fields=tuple(_once(content_words(says.texts.get(field, ""))) for field in FIELDS),
        rest=_once(words(says.rest)),
    )
    return Document(replace(found, names=()), terms)


def _once(found: Iterable[str]) -> str:
    return " ".join(dict.fromkeys(found))
