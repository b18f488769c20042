"""What can be found → the files the search page loads, small enough to fetch only what a query needs.

    buscar/datos/vocabulario.json      every word with how common it is, synonyms, places, entities
    buscar/datos/<digest>/tabla.json   one entry a document: names, filters, how often it is asked for
    buscar/datos/<digest>/w<sound>.json  words of running text only, by how they begin to sound, where there are many
    buscar/datos/<digest>/p<n>.json    postings of an alphabetical range of words
    buscar/datos/<digest>/r<n>.json    what results show, a block of documents each

The vocabulary names the digest, so that a browser never mixes files of two builds. Read by
``theme/assets/buscador/indice.js``.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from hashlib import sha256
from itertools import islice
from posixpath import commonprefix
from typing import Any, Final

from generator.catalogue import Catalogue
from generator.outputs.postings import LAST, SIGNS, Postings, ranges_of
from generator.outputs.search_terms import Document, Terms, documents
from generator.views.search import Found, Kind, Place, asked_for, places
from generator.views.words import STOP, content_words, words

FOLDER: Final = "buscar/datos/"
BLOCK: Final = 24
"""Documents whose results are loaded together."""
_FILTERS: Final = ("entity", "type", "pays", "appointment")
_KINDS: Final[Mapping[Kind, str]] = {
    "servicio": "s",
    "centro": "c",
    "entidad": "e",
    "situacion": "v",
}
_RARE: Final = 4_000
"""So many words of running text only are files of their own, fetched when a word is typed that no name has."""
_SHORT: Final = 4
_DIGITS: Final = "0123456789abcdefghijklmnopqrstuvwxyz"
_BEGINNINGS: Final = str.maketrans("vkqsxzjynw", "bcccccgimu")


def search_index(catalogue: Catalogue) -> dict[str, bytes]:
    """Path → content of every file of the index."""
    all_found, lengths, postings = [], [], Postings()
    files: dict[str, bytes] = {}
    for i, block in enumerate(_blocks(documents(catalogue))):
        files[f"r{i}.json"] = _json([_card(document.found) for document in block])
        for document in block:
            postings.add(document.terms)
            lengths.append(_lengths(document.terms))
            all_found.append(replace(document.found, card={}))  # they are in the files already
    ranges = list(ranges_of(postings.lines()))
    files |= {f"p{i}.json": _json(dict(part)) for i, part in enumerate(ranges)}
    files["tabla.json"] = _json(_table(all_found, lengths, catalogue))
    known, rare = _apart(postings.common(), _phrases(catalogue))
    files |= {f"w{sound}.json": _json(found) for sound, found in rare.items()}
    digest = _digest(files)
    vocabulary = {
        "digest": digest,
        "block": BLOCK,
        "ranges": [part[0][0] for part in ranges],
        "words": _folded(known),
        "levels": "".join(str(level) for level in known.values()),
        "rare": "".join(rare),
        "signs": SIGNS,
        "last": LAST,
        "stop": sorted(STOP),
        "synonyms": _synonyms(catalogue),
        "places": [_place(place) for place in places(catalogue)],
        "elsewhere": dict(_elsewhere(catalogue)),
        "entities": dict(_entity_names(catalogue)),
        "labels": _labels(catalogue),
    }  # fmt: skip
    return {
        f"{FOLDER}vocabulario.json": _json(vocabulary),
        **{f"{FOLDER}{digest}/{name}": content for name, content in files.items()},
    }


def _apart(
    common: Mapping[str, int], phrases: frozenset[str]
) -> tuple[dict[str, int], dict[str, list[str]]]:
    """Words that a browser must know, and those that only running text has, by how they begin.

    Nobody is corrected to these: they only keep a word from being corrected. Short ones and those of phrases stay.
    """
    rare: dict[str, list[str]] = {}
    for word, level in common.items():
        if not level and len(word) > _SHORT and word not in phrases:
            rare.setdefault(beginning(word), []).append(word)
    if sum(map(len, rare.values())) < _RARE:
        rare = {}
    apart = {word for found in rare.values() for word in found}
    return {word: level for word, level in common.items() if word not in apart}, rare


def _folded(ordered: Iterable[str]) -> str:
    """Each word as how many letters it shares with the one before (A for none) and the others: a quarter less, gzip."""
    parts, before = [], ""
    for word in ordered:
        shared = len(commonprefix((before, word[:25])))
        parts.append(chr(ord("A") + shared) + word[shared:])
        before = word
    return "".join(parts)


def beginning(word: str) -> str:
    """One letter for all beginnings that may sound alike: b/v, c/k/q/s/x/z/ps, g/j, i/y/ll, m/n, silent h.

    The same as in ``theme/assets/buscador/texto.js``.
    """
    bare = word.lstrip("h")
    if bare.startswith(("ll", "ps")):
        return "i" if bare[0] == "l" else "c"
    return bare[:1].translate(_BEGINNINGS) or "h"


def _phrases(catalogue: Catalogue) -> frozenset[str]:
    """Words of the phrases that the vocabulary carries besides."""
    named = (" ".join(words(place.name)) for place in places(catalogue))
    phrases = [*_synonyms(catalogue), *named, *dict(_elsewhere(catalogue))]
    return frozenset(word for phrase in phrases for word in phrase.split())


def _lengths(document: Terms) -> str:
    """How many words each name has, one digit for each."""
    return "".join(_DIGITS[min(35, len(name.split()))] for name in document.names)


def _blocks(documents: Iterator[Document]) -> Iterator[list[Document]]:
    while block := list(islice(documents, BLOCK)):
        yield block


def _table(
    documents: Sequence[Found], lengths: Sequence[str], catalogue: Catalogue
) -> dict[str, Any]:
    """One entry a document in each list; values of filters are numbers in ``values``."""
    values: dict[str, list[str]] = {}
    columns: dict[str, list[int]] = {}
    for name in _FILTERS:
        seen = {getattr(document, name): None for document in documents}
        values[name] = list(seen)
        number = {value: i for i, value in enumerate(values[name])}
        columns[name] = [number[getattr(document, name)] for document in documents]
    centers = {key: i for i, key in enumerate(catalogue.centers)}
    return {
        "kinds": "".join(_KINDS[document.kind] for document in documents),
        "popularity": "".join(str(asked_for(catalogue, document.record)) for document in documents),
        "names": [*map(len, lengths)],
        "lengths": "".join(lengths),
        "values": values,
        "columns": columns,
        "centerIds": list(centers),
        "centers": [[centers[c] for c in document.centers] for document in documents],
    }


def _place(place: Place) -> list[object]:
    """Words, centres and, where none stands there, the department they are in."""
    return [" ".join(words(place.name)), list(place.centers), *filter(None, [place.department])]


def _synonyms(catalogue: Catalogue) -> dict[str, list[str]]:
    merged: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for name, meant in catalogue.vocabulary.synonyms.items():
        merged[" ".join(words(name))] |= {" ".join(words(text)): None for text in meant}
    return {name: list(meant) for name, meant in merged.items()}


def _elsewhere(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """What people call each thing that no record gives → its name; the words that count, joined."""
    for name, others in catalogue.vocabulary.elsewhere.items():
        for called in (name, *others):
            yield " ".join(content_words(called)), name


def _entity_names(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """What people call each entity that has services → its slug."""
    for key, entity in catalogue.entities.items():
        if catalogue.services_of(key):
            for name in filter(None, (entity.name, entity.acronym, *entity.also_called)):
                yield " ".join(words(name)), key


def _labels(catalogue: Catalogue) -> dict[str, str]:
    """Slug → name, for the centres that can be typed or chosen as a filter."""
    return {key: catalogue.centers[key].name for key in catalogue.main_centers}


def _card(document: Found) -> dict[str, object]:
    filled = {key: value for key, value in document.card.items() if value}
    return {"u": document.url, "i": document.record, **filled}


def _digest(files: Mapping[str, bytes]) -> str:
    whole = sha256()
    for name in sorted(files):
        whole.update(name.encode() + files[name])
    return whole.hexdigest()[:10]


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
