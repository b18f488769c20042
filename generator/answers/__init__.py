"""Answers that are worked out once, with everything that was asked on the way.

A function of a whole and a key (the item of a service in lists, say) looks up records, names, other
answers. Each look-up is noted as a *need* with a digest of what it found. Kept beside the answer, the
needs say whether it still holds: it does while every look-up finds the same. Nobody has to declare what
a page depends on, and nobody can forget to. (So do Salsa, of rust-analyzer, and Adapton.)

    answers = Answers(whole, look_up, shelf)   whole: what functions get as their first argument
    answers.ask(service_item, "reniec/dni")    worked out, or recalled from an earlier run
"""

from collections.abc import Callable, Mapping
from functools import cache
from hashlib import sha256
from importlib import import_module
from secrets import token_hex
from typing import Any, Final, Protocol, TypeVar, get_type_hints

from pydantic import TypeAdapter

from generator.answers.lately import Lately
from generator.answers.rows import Need, Needs, Row

T = TypeVar("T")
R = TypeVar("R")

_CALL: Final = ">"

_SMALL: Final = 1_200
"""Bytes of an answer up to which its value stays in memory: lists ask again for a service in short, nobody for more of it."""
_VALUES: Final = 10_240
"""So many of these, the last ones asked for: the lists of ten thousand services ask five times for each of them."""
_LARGE: Final = 16
"""Larger values that stay too, the last ones asked for: each of ten thousand services may ask for the same one."""
_DIGESTS: Final = 32_768
"""Digests that stay in memory, of what was asked for last: each process has its own. The index of names asks twice
for each service, and once more at its end."""


class Shelf(Protocol):
    """Bytes kept from earlier runs of the same code; what it gives is what was put there, or nothing."""

    def get(self, key: str) -> bytes | None:
        """The bytes under a key."""

    def put(self, key: str, value: bytes) -> None:
        """Keep bytes for later runs."""


class Answers:
    """What is known of one whole; never of another."""

    def __init__(self, whole: Any, look_up: Callable[[Need], str], shelf: Shelf | None) -> None:
        """``look_up`` digests what a need that is no call finds now."""
        self._whole = whole
        self._look_up = look_up
        self._shelf = shelf
        # what is worked out from here on, in processes that are forked too, holds
        self._run = token_hex(6)
        self._asked: list[dict[Need, None]] = []
        self._digests: Lately[str] = Lately(_DIGESTS)
        self._values: Lately[Any] = Lately(_VALUES)
        self._large: dict[Need, Any] = {}
        self._new: dict[Need, bytes] = {}
        self._learnt: dict[Need, str] = {}
        self._believed: dict[Need, str] = {}
        self._gathered: dict[Need, Needs] | None = None

    def note(self, need: Need) -> None:
        """Whatever is being worked out looked this up."""
        if self._asked:
            self._asked[-1][need] = None

    def ask(self, function: Callable[..., R], key: str, *given: object) -> R:
        """``function(whole, key, *given)``: the same whole gives the same answer."""
        need = _call(function, key)
        self.note(need)
        if (found := self._values[need]) is not None:
            return found  # type: ignore[no-any-return]
        if need in self._large:  # the last one asked for is the last to go
            self._large[need] = self._large.pop(need)
            return self._large[need]  # type: ignore[no-any-return]
        row = self._valid(need, repr(given))
        if row is None:
            return self._work_out(need, function, key, given)
        value: R = adapter(function).validate_json(row.data)
        return self._kept(need, value, len(row.data))

    def ask_once(self, function: Callable[..., R], key: str) -> R:
        """As :meth:`ask`, for whoever goes through all keys and will not ask again: nothing is kept at hand."""
        value = self.ask(function, key)
        self._values.forget(_call(function, key))
        return value

    def data(self, function: Callable[..., object], key: str) -> bytes:
        """What :meth:`ask` gives as JSON, for who reads it later: it takes half the memory, and is not kept here."""
        need = _call(function, key)
        row = self._valid(need, repr(()))
        if row is None:
            self._digest_of_call(need)
            row = self._valid(need, repr(()))
        assert row
        return row.data

    def digest_of(self, need: Need) -> str:
        """What the need finds now."""
        digest = self._believed.get(need)
        if digest is None:
            digest = self._digests[need]
        if digest is None:
            digest = (self._digest_of_call if is_call(need) else self._look_up)(need)
            self._digests[need] = digest
        return digest

    def digest_of_answer(self, function: Callable[..., object], key: str) -> str:
        """Of what :meth:`ask` gives."""
        return self.digest_of(_call(function, key))

    def worked_out(self, function: Callable[..., R], key: str, *given: object) -> tuple[R, Needs]:
        """``function(whole, key, *given)``, and its needs; nothing of it is kept."""
        return self.watched(lambda: function(self._whole, key, *given))

    def watched(self, work: Callable[[], T]) -> tuple[T, Needs]:
        """What ``work`` gives, and its needs."""
        self._asked.append({})
        try:
            value = work()
        finally:
            asked = self._asked.pop()
        known = map(self._digests.__getitem__, asked)
        digests = [now or self.digest_of(need) for need, now in zip(asked, known, strict=True)]
        return value, Needs.of(tuple(asked), digests)

    def hold(self, needs: Needs) -> bool:
        """Whether every need finds what it found then."""
        known: list[str | None] = [*map(self._digests.__getitem__, needs.asked)]
        if None not in known:
            return ",".join(known) == needs.found  # type: ignore[arg-type]  # mypy sees the None
        # one by one: what was asked after a look-up that finds another thing may make no sense any more
        for need, now, then in zip(needs.asked, known, needs.found.split(","), strict=True):
            if (self.digest_of(need) if now is None else now) != then:
                return False
        return True

    def gather(self) -> dict[Need, Needs]:
        """What answers rest on that are found from here on, worked out or still right; it fills until the next call."""
        self._gathered = {}
        return self._gathered

    def handed_over(self) -> dict[Need, bytes]:
        """The answers worked out since the last time, for another process."""
        new, self._new = self._new, {}
        return new

    def learnt(self) -> dict[Need, str]:
        """What answers of earlier runs that still hold were found to be since the last time, for another process."""
        learnt, self._learnt = self._learnt, {}
        return learnt

    def believe(self, learnt: Mapping[Need, str]) -> None:
        """What another process found answers of the same whole to be."""
        self._believed.update(learnt)

    def take(self, rows: Mapping[Need, bytes]) -> None:
        """Keep answers of the same whole; another process may have worked them out."""
        for need, row in rows.items():
            if self._shelf is not None:
                self._shelf.put(need, row)
            else:
                self._new[need] = row

    def _valid(self, need: Need, given: str) -> Row | None:
        kept = self._new.get(need)
        if kept is None and self._shelf is not None:
            kept = self._shelf.get(need)
        if kept is None:
            return None
        row = Row(kept)
        if row.given != given:
            return None
        if row.run != self._run and self._known(need) != row.digest:
            if not self.hold(row.needs):
                return None
            self._learnt[need] = row.digest
            self._gather(need, row.needs)
        self._digests[need] = row.digest
        return row

    def _known(self, need: Need) -> str | None:
        return self._digests[need] or self._believed.get(need)

    def _work_out(self, need: Need, function: Callable[..., R], key: str, given: Any) -> R:
        value, needs = self.worked_out(function, key, *given)
        data = adapter(function).dump_json(value)
        self._digests[need] = of_data = digest(data)
        self._new[need] = Row.of(self._run, of_data, repr(given), needs, data)
        self._gather(need, needs)
        return self._kept(need, value, len(data))

    def _gather(self, need: Need, needs: Needs) -> None:
        if self._gathered is not None:
            self._gathered[need] = needs

    def _kept(self, need: Need, value: R, size: int) -> R:
        if size <= _SMALL:
            self._values[need] = value
            return value
        if len(self._large) >= _LARGE:
            del self._large[next(iter(self._large))]
        self._large[need] = value
        return value

    def _digest_of_call(self, need: Need) -> str:
        """Of the answer; it is worked out, for nobody in particular, only if no earlier one holds."""
        if row := self._valid(need, repr(())):
            return row.digest
        module, name, key = need.removeprefix(_CALL).split(" ", 2)
        function = getattr(import_module(module), name)
        asked, self._asked = self._asked, []
        try:
            value = self.ask(function, key)
        except LookupError:  # what it was about is gone
            return ""
        finally:
            self._asked = asked
        self._values.forget(need)  # of what is only told apart nobody looks at the value
        # it may be at hand still when its row was handed over and its digest forgotten
        return self._digests[need] or digest(adapter(function).dump_json(value))


def is_call(need: Need) -> bool:
    """Whether it was an answer that was asked for, and not something of the whole."""
    return need.startswith(_CALL)


def _call(function: Callable[..., object], key: str) -> Need:
    return f"{_CALL}{function.__module__} {function.__name__} {key}"


def digest(data: bytes) -> str:
    """What tells two answers apart. Processors have instructions for this one: it takes half of what BLAKE2 does."""
    return sha256(data).hexdigest()[:24]


@cache
def adapter(function: Callable[..., object]) -> TypeAdapter[Any]:
    """What writes and reads the answers of a function as JSON, by what it says it returns."""
    return TypeAdapter(get_type_hints(function)["return"])
