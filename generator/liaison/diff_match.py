"""Which element of a list is which in the other version, so that an edit reads as an edit.

Elements are paired by what identifies them, from the strictest key to the loosest, then by words in
common. What stays alone was added or removed.
"""

import re
from collections import defaultdict, deque
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final, Generic, TypeVar

from pydantic import BaseModel

from generator.records.base import Scope
from generator.records.channels import Appointment, OnlineChannel
from generator.records.service import Fee, Requirement, TimeLimit
from generator.views.text import plain

T = TypeVar("T")

_IDENTITY: Final = ("id", "center", "entity", "service", "number")
_LABELS: Final = (
    "concept", "text", "title", "name", "ask", "url", "center", "entity", "service", "number",
    "reason", "topic", "label", "published_as", "address", "place", "channel", "period", "day",
)  # fmt: skip
_ALIKE: Final = 0.5
_MOST_COMPARED: Final = 10_000
"""Pairs looked at for words in common; more are no edit of a list but another list."""
_LONELY: Final = (Fee, TimeLimit, Appointment, OnlineChannel)
"""Where one of each is left over for the same people and places, it is the same one, renamed."""


@dataclass(frozen=True, slots=True)
class Matched(Generic[T]):
    """Pairs in the order of the new version, then what is only in one of the two."""

    pairs: tuple[tuple[T, T], ...]
    added: tuple[T, ...]
    removed: tuple[T, ...]


def match(before: Sequence[T], after: Sequence[T]) -> Matched[T]:
    """Pair the elements of both versions of a list."""
    left, right = dict(enumerate(before)), dict(enumerate(after))
    found: dict[int, int] = {}
    for step in (*(_by_key(key) for key in _KEYS), _by_words, _lonely):
        for old, new in step(left, right):
            found[new] = old
            del left[old], right[new]
    return Matched(
        tuple((before[found[new]], after[new]) for new in sorted(found)),
        tuple(right.values()),
        tuple(left.values()),
    )


def label(item: Any) -> str:
    """The words an author would call an element by."""
    if not isinstance(item, BaseModel):
        return str(item)
    values = (getattr(item, name, None) for name in _LABELS)
    return next((v for v in values if isinstance(v, str)), "")


def scope_of(item: Any) -> Hashable:
    """Where and when an element holds, in an order that does not depend on its author's."""
    if not isinstance(item, Scope):
        return None
    answers = tuple(sorted((case, tuple(sorted(a))) for case, a in item.answers.items()))
    places = tuple(sorted(item.centers)), tuple(sorted(item.except_centers))
    return item.when_text, answers, tuple(sorted(item.channel)), places


def _same(item: Any) -> Hashable:
    return repr(item)


def _name_and_scope(item: Any) -> Hashable:
    name = plain(label(item))
    return (name, scope_of(item)) if name else None


def _identity(item: Any) -> Hashable:
    values = (getattr(item, name, None) for name in _IDENTITY)
    return next((v for v in values if v), None)


def _name(item: Any) -> Hashable:
    return plain(label(item)) or None


def _document(item: Any) -> Hashable:
    return (item.document, scope_of(item)) if isinstance(item, Requirement) and item.document else None  # fmt: skip


def _only_scope(item: Any) -> Hashable:
    return (scope_of(item),) if isinstance(item, (TimeLimit, Appointment)) else None


def _nameless(item: Any) -> Hashable:
    """What has neither a name nor a scope is known by its place in the list."""
    is_known = isinstance(item, Scope) or label(item)
    return None if is_known else type(item).__name__


_KEYS: Final[tuple[Callable[[Any], Hashable], ...]] = (
    _same, _name_and_scope, _identity, _name, _document, _only_scope, _nameless,
)  # fmt: skip
_Step = Callable[[dict[int, Any], dict[int, Any]], list[tuple[int, int]]]


def _by_key(key: Callable[[Any], Hashable]) -> _Step:
    def step(left: dict[int, Any], right: dict[int, Any]) -> list[tuple[int, int]]:
        waiting: defaultdict[Hashable, deque[int]] = defaultdict(deque)
        for place, item in left.items():
            waiting[key(item)].append(place)
        waiting.pop(None, None)
        return [
            (waiting[wanted].popleft(), place)
            for place, item in right.items()
            if waiting.get(wanted := key(item))
        ]

    return step


def _by_words(left: dict[int, Any], right: dict[int, Any]) -> list[tuple[int, int]]:
    if len(left) * len(right) > _MOST_COMPARED:
        return []
    old = {place: _words(label(item)) for place, item in left.items()}
    new = {place: _words(label(item)) for place, item in right.items()}
    scored = [
        (-_alike(a, b), scope_of(left[i]) != scope_of(right[j]), i, j)
        for i, a in old.items()
        for j, b in new.items()
    ]
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for score, _, i, j in sorted(scored):
        if -score > _ALIKE and i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    return list(pairs.items())


def _words(text: str) -> frozenset[str]:
    return frozenset(word for word in re.findall(r"\w+", plain(text)) if len(word) > 2)


def _alike(a: frozenset[str], b: frozenset[str]) -> float:
    """Share of the words that both have (Dice)."""
    return 2 * len(a & b) / (len(a) + len(b)) if a and b else 0.0


def _lonely(left: dict[int, Any], right: dict[int, Any]) -> list[tuple[int, int]]:
    def by_scope(items: dict[int, Any]) -> Iterator[tuple[Hashable, int]]:
        groups: defaultdict[Hashable, list[int]] = defaultdict(list)
        for place, item in items.items():
            if isinstance(item, _LONELY):
                groups[type(item), scope_of(item)].append(place)
        yield from ((scope, places[0]) for scope, places in groups.items() if len(places) == 1)

    old = dict(by_scope(left))
    return [(old[scope], place) for scope, place in by_scope(right) if scope in old]
