"""Whether a new record is one that is already there under another name, and which short name suits it."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from typing import Final

from generator.catalogue import Catalogue

_NEAR: Final = 0.84
_LONGEST: Final = 80
# Words a short name does without.
_SMALL: Final = frozenset(
    [
        "a",
        "al",
        "ante",
        "con",
        "de",
        "del",
        "e",
        "el",
        "en",
        "la",
        "las",
        "lo",
        "los",
        "o",
        "para",
        "por",
        "se",
        "su",
        "sus",
        "tu",
        "un",
        "una",
        "y",
        "centro",
        "mac",
    ]
)


def slug_of(title: str, acronym: str = "") -> str:
    """The short name to suggest: ``Duplicado de DNI para menores`` → ``duplicado-dni-menores``."""
    words = plain_words(acronym or title)
    kept = [word for word in words if word not in _SMALL] or words
    slug = ""
    for word in kept:
        if len(slug) + len(word) + 1 > _LONGEST:
            break
        slug = f"{slug}-{word}" if slug else word[:_LONGEST]
    return slug


def plain_words(text: str) -> list[str]:
    """Words without capitals, accents and signs."""
    bare = unicodedata.normalize("NFKD", text.casefold())
    return re.findall(r"[a-z0-9]+", "".join(c for c in bare if not unicodedata.combining(c)))


def taken_by(catalogue: Catalogue, record: str) -> str:
    """The record that has this path, or had it before it moved; empty if it is free."""
    if catalogue.has_file(record):
        return record
    kind, _, key = record.partition("/")
    holders = (path for path, value in catalogue.records()
               if path.startswith(f"{kind}/") and key in value.moved_from)  # fmt: skip
    return next(holders, "")


def similar_to(catalogue: Catalogue, record: str, title: str) -> list[str]:
    """Records of the same kind, of services those of the same entity, that may be the same thing."""
    slug = record.rpartition("/")[2]
    found: dict[str, float] = {}
    for path, names in _names(catalogue, record):
        likeness = max(
            _likeness(slug.split("-"), path.rpartition("/")[2].split("-")),
            *(_likeness(plain_words(title), plain_words(name)) for name in names),
        )
        if likeness >= _NEAR:
            found[path] = likeness
    return sorted(found, key=lambda path: (-found[path], path))[:3]


def name_of(catalogue: Catalogue, record: str) -> str:
    """What people call a record."""
    return next((names[0] for path, names in _names(catalogue, record) if path == record), record)


def _names(catalogue: Catalogue, record: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    folder = record.rpartition("/")[0]
    if folder == "entities":
        for key, entity in catalogue.entities.items():
            acronym = (entity.acronym,) if entity.acronym else ()
            yield f"{folder}/{key}", (entity.name, *acronym, *entity.also_called)
    elif folder == "centers":
        for key, center in catalogue.centers.items():
            yield f"{folder}/{key}", (center.name, *center.also_called)
    else:
        for key, service in catalogue.services.items():
            if f"catalogue/{key}".startswith(f"{folder}/"):
                yield f"catalogue/{key}", (service.title, *service.also_called)


def _likeness(one: Iterable[str], other: Iterable[str]) -> float:
    """From 0 to 1, by the words that count, in any order."""
    first, second = (
        " ".join(sorted(w for w in words if w not in _SMALL)) for words in (one, other)
    )
    if not first or not second:
        return 0
    return SequenceMatcher(None, first, second, autojunk=False).ratio()
