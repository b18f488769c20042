"""The words of a document, ready for the index: worked out once for each record and kept.

Words of one text stand joined by spaces, which read back faster than lists.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from generator.catalogue import Catalogue
from generator.views.search import FIELDS, Found, found_service, said
from generator.views.words import content_words, words


@dataclass(frozen=True, slots=True)
class Terms:
    """Words of each name and each field that tell it apart, each once; ``rest`` are words that are only known."""

    names: tuple[str, ...]
    fields: tuple[str, ...]
    rest: str


def terms(catalogue: Catalogue, document: Found) -> Terms:
    """The words of a document of the catalogue."""
    folder, _, key = document.record.partition("/")
    if folder == "catalogue":
        return terms_of_service(catalogue, key)
    return _terms(catalogue, document)


def terms_of_service(catalogue: Catalogue, key: str) -> Terms:
    """The words of a service."""
    return catalogue.answers.ask_once(_service, key)


def work_out(catalogue: Catalogue, key: str) -> None:
    """Have the words of a service ready, without a look at them."""
    catalogue.answers.digest_of_answer(_service, key)


def _service(catalogue: Catalogue, key: str) -> Terms:
    return _terms(catalogue, found_service(catalogue, key))


def _terms(catalogue: Catalogue, document: Found) -> Terms:
    says = said(catalogue, document.record)
    return Terms(
        names=tuple(_once(content_words(name)) for name in document.names),
        fields=tuple(_once(content_words(says.texts.get(field, ""))) for field in FIELDS),
        rest=_once(words(says.rest)),
    )


def _once(found: Iterable[str]) -> str:
    return " ".join(dict.fromkeys(found))
