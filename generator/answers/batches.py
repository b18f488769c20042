"""Answers about many keys that are recalled by the batch.

Whether an answer still holds is soon said, but of ten thousand it takes a second: each one's row is read, and the rows
of what it asked. So what was worked out together is kept in one row, with all that the whole of it looked up. What its
answers asked of each other is left out: it holds if the rest does. After an edit nearly all of these rows hold. Of one
that does not, answers of which it says what each of them looked up are still right if they rest on nothing that changed;
all others are asked for one by one.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final, Generic, TypeVar, get_type_hints

from pydantic import TypeAdapter, ValidationError

from generator.answers import Answers, Shelf, digest, is_call
from generator.answers.rows import Need, Needs

V = TypeVar("V")

_MOST: Final = 40
"""Keys of a batch, unless it is said: smaller ones, of what was worked out again after an edit, grow together."""
_NAMES: Final = TypeAdapter(list[str])


@dataclass(frozen=True, slots=True)
class Batch(Generic[V]):
    """Answers by key. ``found`` is what was looked up with its digest, ``learnt`` are the digests of answers asked for.

    ``each`` says of every key which of these it looked up itself, by their places in both; or it says nothing.
    """

    given: str
    keys: tuple[str, ...]
    values: tuple[V, ...]
    found: dict[Need, str]
    learnt: dict[Need, str]
    each: tuple[tuple[int, ...], ...] = ()

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
        rest = sorted(all_needs.keys() - asked.keys(), key=_calls_last)
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

    def apart(self, needs: Iterable[Needs]) -> "Batch[V]":
        """The same for answers that may hold one by one, with the needs of each."""
        return replace(self, each=self._places(some.asked for some in needs))

    def held(self, answers: Answers) -> "Batch[V]":
        """Those of its answers that hold by themselves.

        What they asked for may have been worked out again, and rest on other things now: it is looked up like the rest.
        """
        known = self.found | self.learnt
        whole = zip(self.keys, self.values, self._asked(), strict=False)
        kept = [
            (key, value, asked)
            for key, value, asked in whole
            if all(answers.digest_of(need) == known[need] for need in asked)
        ]
        all_needs = sorted({need for *_, asked in kept for need in asked}, key=_calls_last)
        keys, values = tuple(key for key, *_ in kept), tuple(value for _, value, _ in kept)
        held = Batch(self.given, keys, values, {need: known[need] for need in all_needs}, {})
        return replace(held, each=held._places(asked for *_, asked in kept))

    def and_(self, other: "Batch[V]") -> "Batch[V]":
        """Both as one."""
        learnt = self.learnt | other.learnt
        found = self.found | other.found
        both = Batch(
            self.given,
            self.keys + other.keys,
            self.values + other.values,
            {need: digest for need, digest in found.items() if need not in learnt},
            learnt,
        )
        if not (self.each and other.each):
            return both
        return replace(both, each=both._places((*self._asked(), *other._asked())))

    def _places(self, asked: Iterable[Iterable[Need]]) -> tuple[tuple[int, ...], ...]:
        place = {need: place for place, need in enumerate((*self.found, *self.learnt))}
        return tuple(tuple(place[need] for need in some) for some in asked)

    def _asked(self) -> Iterator[list[Need]]:
        """What each key looked up, in the order in which it did."""
        needs = (*self.found, *self.learnt)
        return ([needs[place] for place in places] for places in self.each)


def _calls_last(need: Need) -> tuple[bool, Need]:
    return is_call(need), need


class Asking(Generic[V]):
    """Asks a function of many keys for a batch, which is all that is kept of its answers."""

    def __init__(self, answers: Answers, function: Callable[..., V]) -> None:
        self._answers = answers
        self._function = function
        self._begin()

    def ask(self, key: str) -> None:
        """The answer will be in the next batch."""
        self._values[key], needs = self._answers.worked_out(self._function, key)
        self._needs.append(needs)

    def batch(self) -> Batch[V]:
        """What was asked for since the last one."""
        batch = Batch.of(self._answers, "", self._values, self._needs, self._asked)
        batch = batch.apart(self._needs)
        self._begin()
        return batch

    def _begin(self) -> None:
        self._asked = self._answers.gather()
        self._values: dict[str, V] = {}
        self._needs: list[Needs] = []


def batch_row(function: Callable[..., V]) -> TypeAdapter[Batch[V]]:
    """What writes and reads batches of the answers of a function."""
    of: Any = Batch[get_type_hints(function)["return"]]  # type: ignore[misc]
    return TypeAdapter(of)


class Batches(Generic[V]):
    """The batches of one name, in a shelf."""

    def __init__(
        self,
        shelf: Shelf | None,
        name: str,
        given: str,
        row: TypeAdapter[Batch[V]],
        most: int | None = None,
    ) -> None:
        """``given`` is what the answers depend on besides; ``row`` reads and writes a batch of ``most`` keys.

        Without a shelf nothing is kept.
        """
        self._shelf = shelf
        self._name = name
        self._given = given
        self._row = row
        self._most = most or _MOST
        self._names: dict[str, None] = {}
        self._last: Batch[V] | None = None
        self._last_is_new = False

    def recalled(self, answers: Answers, keys: Collection[str]) -> dict[str, V]:
        """The answers that are kept of these keys and hold; what was learnt with them is believed."""
        self._put_last()
        wanted, found = frozenset(keys), dict[str, V]()
        for name in self.kept:
            batch = None if name in self._names else self._kept(name)
            if batch is None:
                continue
            if is_whole := batch.holds(answers):
                answers.believe(batch.learnt)
            else:
                batch = batch.held(answers)
            if batch.keys:
                pairs = zip(batch.keys, batch.values, strict=True)
                found.update((key, value) for key, value in pairs if key in wanted)
                self._add(batch, is_new=not is_whole)
        return found

    def add(self, batch: Batch[V]) -> None:
        """Keep another one."""
        if batch.keys and self._shelf is not None:
            self._add(batch, is_new=True)

    def save(self) -> None:
        """Keep which ones there are: those that were recalled, and those that were added."""
        self._put_last()
        index = _NAMES.dump_json([*self._names])
        if self._shelf is not None and self._shelf.get(self._index) != index:
            self._shelf.put(self._index, index)

    def _add(self, batch: Batch[V], is_new: bool) -> None:
        last = self._last
        if last and len(last.keys) + len(batch.keys) <= self._most:
            batch, is_new = last.and_(batch), True
        else:
            self._put_last()
        self._last, self._last_is_new = batch, is_new

    def _put_last(self) -> None:
        if self._last:
            name = digest(self._last.keys[0].encode())
            self._names[name] = None
            if self._shelf is not None and self._last_is_new:
                self._shelf.put(self._key(name), self._row.dump_json(self._last))
        self._last = None

    def _kept(self, name: str) -> Batch[V] | None:
        row = self._shelf.get(self._key(name)) if self._shelf is not None else None
        try:
            batch = row and self._row.validate_json(row)
        except ValidationError:
            return None
        return batch if batch and batch.given == self._given else None

    @property
    def kept(self) -> list[str]:
        """Names of those that an earlier run kept, whether they still hold or not."""
        index = self._shelf.get(self._index) if self._shelf is not None else None
        return _NAMES.validate_json(index) if index else []

    @property
    def _index(self) -> str:
        return f"batches {self._name}"

    def _key(self, name: str) -> str:
        return f"batch {self._name} {name}"
