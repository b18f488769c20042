"""The queries of ``queries.yml`` and the figures that say how well an engine answers them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import yaml

QUERIES: Final = Path(__file__).with_name("queries.yml")
HELD_OUT: Final[Mapping[str, Path]] = {
    "apartadas, primer conjunto": Path(__file__).with_name("queries_heldout.yml"),
    "apartadas, segundo conjunto": Path(__file__).with_name("queries_heldout_2.yml"),
    "apartadas, tercer conjunto": Path(__file__).with_name("queries_heldout_3.yml"),
    "apartadas, cuarto conjunto": Path(__file__).with_name("queries_heldout_4.yml"),
    "apartadas, quinto conjunto": Path(__file__).with_name("queries_heldout_5.yml"),
    "apartadas, sexto conjunto": Path(__file__).with_name("queries_heldout_6.yml"),
}
"""Queries written without looking at names: how, and what they may be used for, stands at the top of each file."""
UNANSWERED: Final = "sin-respuesta"
KINDS: Final[Mapping[str, Callable[["Query"], bool]]] = {
    "todas": lambda q: True,
    "cortas": lambda q: "corta" in q.tags,
    "preguntas": lambda q: "pregunta" in q.tags,
    "con errores": lambda q: "error-ortografico" in q.tags,
    "coloquiales": lambda q: "coloquial" in q.tags,
    "situaciones": lambda q: "situacion" in q.tags,
    "con un lugar": lambda q: "centro" in q.tags,
}


@dataclass(frozen=True, slots=True)
class Query:
    """What is typed, and the records that answer it; ``acceptable`` ones are not wrong near the top."""

    id: str
    query: str
    expected: tuple[str, ...] = ()
    acceptable: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()


def load_queries(path: Path = QUERIES) -> list[Query]:
    """Every query, in the order of the file."""
    lists = ("expected", "acceptable", "tags")
    return [
        Query(entry["id"], str(entry["query"]), *(tuple(entry.get(name, ())) for name in lists))
        for entry in yaml.safe_load(path.read_text())
    ]


def rank(query: Query, found: Sequence[str]) -> int:
    """The place of the first expected service among services found, from 1; 0 when it is not there."""
    places = (i for i, record in enumerate(found, 1) if record in query.expected)
    return next(places, 0)


@dataclass(frozen=True, slots=True)
class Figures:
    """Shares of queries answered in first place and in the first three, and mean reciprocal rank."""

    queries: int
    first: float
    three: float
    reciprocal: float


def figures(ranks: Sequence[int]) -> Figures:
    """Figures of the ranks of some queries."""
    count = max(1, len(ranks))
    return Figures(
        len(ranks),
        sum(r == 1 for r in ranks) / count,
        sum(0 < r <= 3 for r in ranks) / count,
        sum(1 / r for r in ranks if r) / count,
    )
