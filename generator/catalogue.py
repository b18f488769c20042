"""The immutable whole: look-ups, reverse links, and what holds at one centre.

What holds at one centre, by one channel, in one case is resolved here and nowhere else, so that
pages, search, API and tables cannot disagree (design §3).
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import TypeVar

from generator.problems import Field, Problem
from generator.records.base import Record, Scope
from generator.records.center import Center, Presence
from generator.records.entity import Entity
from generator.records.hours import WeeklyHours
from generator.records.load import Loaded
from generator.records.scalars import PartialDate
from generator.records.service import Offer, Service
from generator.records.vocabulary import Vocabulary

T = TypeVar("T")
S = TypeVar("S", bound=Scope)


@dataclass(frozen=True, slots=True)
class Given:
    """A service at a centre, as its record or the centre's says. ``entities`` are those that give it there."""

    service_id: str
    service: Service
    center_id: str
    offer: Offer
    entities: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HoursKnown:
    """Hours and how narrow they are: of the service's desk, of the entity, or of the whole centre."""

    hours: WeeklyHours
    as_of: PartialDate | None
    of: str


class Catalogue:
    """Every record by id, in a stable order. Built once from what was loaded; never changed."""

    def __init__(self, loaded: Loaded) -> None:
        self._loaded = loaded
        self.services: Mapping[str, Service] = _sorted(loaded.services)
        self.entities: Mapping[str, Entity] = _sorted(loaded.entities)
        self.centers: Mapping[str, Center] = _sorted(loaded.centers)
        self.statistics = _sorted(loaded.statistics)
        self.vocabulary: Vocabulary = loaded.vocabulary

    def problem(
        self, record: str, path: Field, code: str, message: str, **context: object
    ) -> Problem:
        """A problem at a field of a record; ``record`` is its path without ending."""
        return self._loaded.sources[record].problem(path, code, message, **context)

    def has_file(self, record: str) -> bool:
        """Whether the file of a record or list is there, even if what it says could not be read."""
        return record in self._loaded.sources

    def records(self) -> Iterator[tuple[str, Record]]:
        """Every service, entity and centre with its path (``catalogue/reniec/duplicado-dni``)."""
        for key, service in self.services.items():
            yield f"catalogue/{key}", service
        for key, entity in self.entities.items():
            yield f"entities/{key}", entity
        for key, center in self.centers.items():
            yield f"centers/{key}", center

    # Where a fact holds

    def centers_of(self, scope: Scope) -> frozenset[str] | None:
        """Centres at which a fact holds; ``None`` when it holds at every centre."""
        if scope.centers:
            return self.expand(scope.centers) - self.expand(scope.except_centers)
        if scope.except_centers:
            return frozenset(self.main_centers) - self.expand(scope.except_centers)
        return None

    def expand(self, names: Iterable[str]) -> frozenset[str]:
        """Centre slugs and group names → centre slugs."""
        groups = self.vocabulary.center_groups
        return frozenset(
            center
            for name in names
            for center in (groups[name].centers if name in groups else (name,))
        )

    def holds(
        self,
        scope: Scope,
        center: str | None = None,
        channel: str | None = None,
        answers: Mapping[str, str] = MappingProxyType({}),
    ) -> bool:
        """Whether a fact holds there. What is not asked (``None``, an unanswered case) excludes nothing.

        A condition in words (``when`` as text) is for the reader to judge and never excludes.
        """
        places = self.centers_of(scope)
        if center is not None and places is not None and center not in places:
            return False
        if channel is not None and scope.channel and channel not in scope.channel:
            return False
        return all(
            answers[case] in wanted for case, wanted in scope.answers.items() if case in answers
        )

    def resolve(
        self,
        facts: Iterable[S],
        center: str | None = None,
        channel: str | None = None,
        answers: Mapping[str, str] = MappingProxyType({}),
    ) -> tuple[S, ...]:
        """Those of the facts that hold there, in their order."""
        return tuple(f for f in facts if self.holds(f, center, channel, answers))

    # Who gives what where

    @cached_property
    def main_centers(self) -> tuple[str, ...]:
        """Slugs of the MAC centres; MAC Express points and places that never opened are not among them."""
        return tuple(
            key
            for key, center in self.centers.items()
            if center.type == "centro" and center.status not in ("proyectado", "solicitado")
        )

    @cached_property
    def _given(self) -> Mapping[str, tuple[Given, ...]]:
        by_center: dict[str, list[Given]] = {}
        for key, service in self.services.items():
            for offer in service.offered_at or ():
                entities = offer.provider or (key.split("/")[0],)
                given = Given(key, service, offer.center, offer, entities)
                by_center.setdefault(offer.center, []).append(given)
        return {center: tuple(given) for center, given in by_center.items()}

    def given_at(self, center: str) -> tuple[Given, ...]:
        """What services say of a centre, refusals (``available: false``) included."""
        return self._given.get(center, ())

    @cached_property
    def _by_entity(self) -> Mapping[str, tuple[str, ...]]:
        services: dict[str, dict[str, None]] = {}
        for key, service in self.services.items():
            services.setdefault(key.split("/")[0], {})[key] = None
            for offer in service.offered_at or ():
                for entity in offer.provider:
                    services.setdefault(entity, {})[key] = None
        return {entity: tuple(keys) for entity, keys in services.items()}

    def is_given(self, offer: Offer) -> bool:
        """Whether the service is given there now: it is not refused, and the centre is open."""
        return offer.available and self.centers[offer.center].status == "abierto"

    def services_of(self, entity: str) -> tuple[str, ...]:
        """Ids of the services an entity answers for or gives at some centre."""
        return self._by_entity.get(entity, ())

    @cached_property
    def _present(self) -> Mapping[str, tuple[str, ...]]:
        centers: dict[str, dict[str, None]] = {}
        for key, center in self.centers.items():
            for presence in center.entities:
                centers.setdefault(presence.entity, {})[key] = None
        return {entity: tuple(keys) for entity, keys in centers.items()}

    def centers_with(self, entity: str) -> tuple[str, ...]:
        """Slugs of the centres that name the entity."""
        return self._present.get(entity, ())

    def presence(self, center: str, entity: str) -> Presence | None:
        """What a centre says of an entity, if it names it."""
        if center not in self.centers:
            return None
        found = (p for p in self.centers[center].entities if p.entity == entity)
        return next(found, None)

    @cached_property
    def _by_life_event(self) -> Mapping[str, tuple[str, ...]]:
        services: dict[str, list[str]] = {}
        for key, service in self.services.items():
            for event in service.life_events:
                services.setdefault(event, []).append(key)
        return {event: tuple(keys) for event, keys in services.items()}

    def services_for(self, life_event: str) -> tuple[str, ...]:
        """Ids of the services a life event asks for."""
        return self._by_life_event.get(life_event, ())

    def hours_at(self, given: Given) -> HoursKnown | None:
        """The narrowest hours known: of the desk, else of the entity there, else of the centre."""
        offer, center = given.offer, self.centers.get(given.center_id)
        if offer.hours is not None:
            return HoursKnown(offer.hours, offer.hours_as_of, "servicio")
        for entity in given.entities:
            presence = self.presence(given.center_id, entity)
            if presence is not None and presence.hours is not None:
                return HoursKnown(presence.hours, presence.hours_as_of, "entidad")
        if center is not None and center.hours is not None:
            return HoursKnown(center.hours, center.hours_as_of, "centro")
        return None


def _sorted(records: Mapping[str, T]) -> Mapping[str, T]:
    return MappingProxyType(dict(sorted(records.items())))
