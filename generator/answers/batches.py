"""Answers about many keys that are recalled by the batch.

Whether an answer still holds is soon said, but of ten thousand it takes a second: each one's row is read, and the rows
of what it asked. So what was worked out together is kept once more, in one row, with all that the whole of it looked
up. What its answers asked of each other is left out: it holds if the rest does. After an edit nearly all of these rows
hold, and only what was in the others is asked for one by one.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

from pydantic import TypeAdapter, ValidationError

from generator.answers import Answers, Shelf, digest, is_call
from generator.answers.rows import Need, Needs

V = TypeVar("V")

_MOST: Final = 40
"""Keys of a batch: smaller ones, of what was worked out again after an edit, grow together."""
_NAMES: Final = TypeAdapter(list[str])


@dataclass(frozen=True, slots=True)
class Batch(Generic[V]):
    """Answers by key. ``found`` is what was looked up with its digest, ``learnt`` are the digests of answers asked for."""

    given: str
    keys: tuple[str, ...]
    values: tuple[V, ...]
    found: dict[Need, str]
    learnt: dict[Need, str]

    @staticmethod
    def of(
        answers: Answers,
        given: str,
        values: Mapping[str, V],
        needs: Iterable[Needs],
        asked: Mapping[Need, Needs],
    ) -> "Batch[V]":
        """``needs`` are those of the values, ``asked`` is what :meth:`Answers.gather` gave on the way."""
        all_needs = dict.fromkeys(need for some in (*needs, *asked.values()) for need in some.asked)
        # an answer that is stale would be worked out again just to find that it is: it comes last
        rest = sorted(all_needs.keys() - asked.keys(), key=lambda need: (is_call(need), need))
        return Batch(
            given=given,
            keys=tuple(values),
            values=tuple(values.values()),
            found={need: answers.digest_of(need) for need in rest},
            learnt={need: answers.digest_of(need) for need in asked},
        )

    def holds(self, answers: Answers) -> bool:
        """Whether every look-up finds what it found then."""
        return all(answers.digest_of(need) == found for need, found in self.found.items())

    def and_(self, other: "Batch[V]") -> "Batch[V]":
        """Both as one."""
        learnt = self.learnt | other.learnt
        found = self.found | other.found
        return Batch(
            self.given,
            self.keys + other.keys,
            self.values + other.values,
            {need: digest for need, digest in found.items() if need not in learnt},
            learnt,
        )


class Batches(Generic[V]):
    """The batches of one name, in a shelf."""

    def __init__(
        self, answers: Answers, shelf: Shelf, name: str, given: str, row: TypeAdapter[Batch[V]]
    ) -> None:
        """``given`` is what the answers depend on besides; ``row`` reads and writes a batch."""
        self._answers = answers
        self._shelf = shelf
        self._name = name
        self._given = given
        self._row = row
        self._names: list[str] = []
        self._last: Batch[V] | None = None
        self._last_is_new = False

    def recalled(self, keys: Collection[str]) -> dict[str, V]:
        """The answers that are kept of these keys and hold; what was learnt with them is believed."""
        wanted, found = frozenset(keys), dict[str, V]()
        index = self._shelf.get(self._index)
        for name in _NAMES.validate_json(index) if index else ():
            batch = self._kept(name)
            if batch and batch.holds(self._answers):
                self._answers.believe(batch.learnt)
                pairs = zip(batch.keys, batch.values, strict=True)
                found.update((key, value) for key, value in pairs if key in wanted)
                self._add(batch, is_new=False)
        return found

    def add(self, batch: Batch[V]) -> None:
        """Keep another one."""
        if batch.keys:
            self._add(batch, is_new=True)

    def save(self) -> None:
        """Keep which ones there are: those that were recalled, and those that were added."""
        self._put_last()
        index = _NAMES.dump_json(self._names)
        if self._shelf.get(self._index) != index:
            self._shelf.put(self._index, index)

    def _add(self, batch: Batch[V], is_new: bool) -> None:
        last = self._last
        if last and len(last.keys) + len(batch.keys) <= _MOST:
            batch, is_new = last.and_(batch), True
        else:
            self._put_last()
        self._last, self._last_is_new = batch, is_new

    def _put_last(self) -> None:
        if self._last:
            name = digest(self._last.keys[0].encode())
            self._names.append(name)
            if self._last_is_new:
                self._shelf.put(self._key(name), self._row.dump_json(self._last))
        self._last = None

    def _kept(self, name: str) -> Batch[V] | None:
        row = self._shelf.get(self._key(name))
        try:
            batch = row and self._row.validate_json(row)
        except ValidationError:
            return None
        return batch if batch and batch.given == self._given else None

    @property
    def _index(self) -> str:
        return f"batches {self._name}"

    def _key(self, name: str) -> str:
        return f"batch {self._name} {name}"
