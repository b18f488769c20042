"""What the rest of a catalogue needs of a service: who gives it where, for whom, and what it was called."""

from collections.abc import Hashable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, TypeVar

from pydantic_core import to_json

from generator.answers import digest
from generator.records.service import Requirement, Service

T = TypeVar("T", bound=Hashable)


@dataclass(frozen=True, slots=True)
class BriefOffer:
    """A centre of ``offered_at``; ``providers`` as written, empty when it is the folder's entity."""

    center: str
    available: bool
    providers: tuple[str, ...]
    reason: str
    alternative: str
    note: str


@dataclass(frozen=True, slots=True)
class Brief:
    """A service in short, for what must know all of them at once; ``digest`` tells it from others."""

    title: str
    also_called: str
    """All its other names, a line each: objects of their own would take three times the memory."""
    life_events: tuple[str, ...]
    moved_from: tuple[str, ...]
    offers: tuple[BriefOffer, ...]
    digest: str = ""


Asks = tuple[tuple[int, tuple[str, ...]], ...]
"""Index of a requirement and documents of which everybody must bring one."""


def brief(service: Service) -> Brief:
    """The service in short."""
    other_names = "\n".join(service.also_called)
    offers = tuple(
        _offer(o.center, o.available, o.provider, o.reason or "", o.alternative or "", o.note or "")
        for o in service.offered_at or ()
    )
    said = (service.title, other_names, service.life_events, service.moved_from, offers)
    return Brief(*said, digest(to_json(said)))


_offer: Final = lru_cache(maxsize=4096)(BriefOffer)
"""Records offer the same at the same centre again and again; what is one object is also sent and read as one."""


class Known:
    """What was met before: of equal things only the first one is kept."""

    def __init__(self) -> None:
        self._met: dict[object, object] = {}

    def same(self, part: T) -> T:
        """The one that is kept."""
        return self._met.setdefault(part, part)  # type: ignore[return-value]  # equal, so of its type

    def brief(self, short: Brief) -> Brief:
        """A service in short of parts that are kept."""
        events, offers = short.life_events, tuple(map(self.same, short.offers))
        known = (self.same(events), short.moved_from, self.same(offers))
        return Brief(short.title, short.also_called, *known, short.digest)


def asks(service: Service) -> Asks:
    """The documents that a service asks everybody for."""
    named = enumerate(map(_documents, service.requirements))
    return tuple((i, tuple(sorted(documents))) for i, documents in named if documents)


def _documents(requirement: Requirement) -> frozenset[str]:
    """Documents of which one must be brought by everybody; none where something else will do too."""
    scope = (requirement.when, requirement.channel, requirement.centers, requirement.except_centers)
    if requirement.optional or any(scope):
        return frozenset()
    if requirement.any_of:
        named = frozenset(a.document for a in requirement.any_of if a.document)
        return named if all(a.document for a in requirement.any_of) else frozenset()
    return frozenset({requirement.document} if requirement.document else ())
