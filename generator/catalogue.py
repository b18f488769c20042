"""The immutable whole: look-ups, reverse links, and what holds at one centre.

What holds at one centre, by one channel, in one case is resolved here and nowhere else, so that
pages, search, API and tables cannot disagree (design §3).
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from copy import copy
from datetime import date
from types import MappingProxyType
from typing import Any, TypeVar, cast

from generator.answers import Answers, Shelf
from generator.answers.watched import Watched, WatchedFields
from generator.problems import Field, Problem
from generator.records.base import Record, Scope
from generator.records.brief import Asks, Brief, BriefOffer
from generator.records.center import Center, Presence
from generator.records.entity import Entity
from generator.records.hours import HoursKnown
from generator.records.links import Given, Links
from generator.records.load import Loaded
from generator.records.look_ups import DAY, FILE, LookUps
from generator.records.service import Offer, Service
from generator.records.vocabulary import Vocabulary

T = TypeVar("T")
R = TypeVar("R")
S = TypeVar("S", bound=Scope)


class Catalogue:
    """Every record by id, in a stable order. Built once from what was loaded; never changed.

    It notes what is looked up while :meth:`ask` works an answer out (see :mod:`generator.answers`).
    """

    def __init__(
        self, loaded: Loaded, shelf: Shelf | None = None, as_of: date | None = None
    ) -> None:
        """``shelf`` holds answers of earlier runs, perhaps of another day than ``as_of``."""
        self._loaded = loaded
        self._shelf = shelf
        self._as_of = as_of
        self._links = Links(loaded.briefs, loaded.centers)
        self.answers = Answers(self, LookUps(loaded, self._links, as_of).digest_of, shelf)
        note = self.answers.note
        self.services: Mapping[str, Service] = Watched("catalogue", loaded.services, note)
        self.entities: Mapping[str, Entity] = Watched("entities", loaded.entities, note)
        self.centers: Mapping[str, Center] = Watched("centers", loaded.centers, note)
        self.statistics = Watched("centers/_statistics", loaded.statistics, note)
        self.vocabulary = cast(
            Vocabulary, WatchedFields("catalogue/_vocabulary", loaded.vocabulary, note)
        )
        self.briefs: Mapping[str, Brief] = Watched("brief", loaded.briefs, note)
        self.asks: Mapping[str, Asks] = Watched("asks", loaded.asks, note)
        self._only: tuple[str, tuple[tuple[str, Any], ...]] | None = None

    def problem(
        self, record: str, path: Field, code: str, message: str, **context: object
    ) -> Problem:
        """A problem at a field of a record; ``record`` is its path without ending."""
        return self._loaded.sources[record].problem(path, code, message, **context)

    def has_file(self, record: str) -> bool:
        """Whether the file of a record or list is there, even if what it says could not be read."""
        self.answers.note(f"{FILE}/{record}")
        return record in self._loaded.paths

    # Records that rules look at

    def only(self, record: str) -> "Catalogue":
        """The same catalogue for rules that shall look at one record (``catalogue/reniec/duplicado-dni``)."""
        part = copy(self)
        folder, _, key = record.partition("/")
        part._only = folder, ((key, self._folders[folder][key]),)
        return part

    @property
    def _folders(self) -> Mapping[str, Mapping[str, Record]]:
        return {"catalogue": self.services, "entities": self.entities, "centers": self.centers}

    def paths(self) -> tuple[str, ...]:
        """The path of every service, entity and centre."""
        return tuple(f"{folder}/{key}" for folder, keys in self._folders.items() for key in keys)

    def records(self) -> Iterator[tuple[str, Record]]:
        """Every service, entity and centre with its path, or the only one."""
        if self._only is not None:
            folder, ((key, record),) = self._only
            yield f"{folder}/{key}", record
            return
        for key, service in self.each_service():
            yield f"catalogue/{key}", service
        for key, entity in self.each_entity():
            yield f"entities/{key}", entity
        for key, center in self.each_center():
            yield f"centers/{key}", center

    def each_service(self) -> Iterator[tuple[str, Service]]:
        """Every service with its id, or the only one."""
        return self._each("catalogue", self.services)

    def each_entity(self) -> Iterator[tuple[str, Entity]]:
        """Every entity with its slug, or the only one."""
        return self._each("entities", self.entities)

    def each_center(self) -> Iterator[tuple[str, Center]]:
        """Every centre with its slug, or the only one."""
        return self._each("centers", self.centers)

    def _each(self, folder: str, records: Mapping[str, T]) -> Iterator[tuple[str, T]]:
        if self._only is None:
            return iter(records.items())
        return iter(self._only[1] if self._only[0] == folder else ())

    # What was asked

    def ask(self, function: Callable[..., R], key: str, *given: object) -> R:
        """``function(self, key, *given)``, worked out once and kept: see :mod:`generator.answers`."""
        return self.answers.ask(function, key, *given)

    def _linked(self, links: str, to: str) -> tuple[Any, ...]:
        """What links to a record; noted as one look-up, whatever the links were made from."""
        self.answers.note(f"@{links} {to}")
        return getattr(self._links, links).get(to, ())  # type: ignore[no-any-return]

    @property
    def as_of(self) -> date:
        """The day it was made for: what rests on it says so by what it asks of it below."""
        assert self._as_of is not None, "a catalogue without a day"
        return self._as_of

    def on(self, as_of: date) -> "Catalogue":
        """The same catalogue for a day."""
        return self if self._as_of == as_of else Catalogue(self._loaded, self._shelf, as_of)

    def day(self, as_of: date) -> date:
        """The day; whoever asks is worked out anew on each."""
        self.answers.note(f"{DAY}/")
        return as_of

    def year(self, as_of: date) -> int:
        """Its year; whoever asks is worked out anew in each."""
        self.answers.note(f"{DAY}/year")
        return as_of.year

    def is_past(self, day: date, as_of: date) -> bool:
        """Whether a day is over; whoever asks is worked out anew when it is."""
        self.answers.note(f"{DAY}/{day}")
        return day < as_of

    def has_come(self, day: date, as_of: date) -> bool:
        """Whether a day is there or over; whoever asks is worked out anew when it comes."""
        self.answers.note(f"{DAY}/{day}+")
        return day <= as_of

    def old_ids(self, record: str) -> tuple[str, ...]:
        """The ids that a record had before, by its path; none for what is no record."""
        folder, _, key = record.partition("/")
        match folder:
            case "catalogue":
                return self.briefs[key].moved_from
            case "entities":
                return self.entities[key].moved_from
            case "centers":
                return self.centers[key].moved_from
        return ()

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

    @property
    def main_centers(self) -> tuple[str, ...]:
        """Slugs of the MAC centres; MAC Express points and places that never opened are not among them."""
        return self._linked("main_centers", "*")

    @property
    def other_names(self) -> tuple[str, ...]:
        """What people call the services, a text of lines for each."""
        return self._linked("other_names", "*")

    def given_at(self, center: str) -> tuple[Given, ...]:
        """What services say of a centre, refusals (``available: false``) included."""
        return self._linked("given_at", center)

    def services_of(self, entity: str) -> tuple[str, ...]:
        """Ids of the services an entity answers for or gives at some centre."""
        return self._linked("services_of", entity)

    def services_for(self, life_event: str) -> tuple[str, ...]:
        """Ids of the services a life event asks for."""
        return self._linked("services_for", life_event)

    def centers_with(self, entity: str) -> tuple[str, ...]:
        """Slugs of the centres that name the entity."""
        return self._linked("centers_with", entity)

    def is_given(self, offer: Offer | BriefOffer) -> bool:
        """Whether the service is given there now: it is not refused, and the centre is open."""
        return offer.available and self.centers[offer.center].status == "abierto"

    def presence(self, center: str, entity: str) -> Presence | None:
        """What a centre says of an entity, if it names it."""
        if center not in self.centers:
            return None
        found = (p for p in self.centers[center].entities if p.entity == entity)
        return next(found, None)

    def hours_at(self, offer: Offer, entities: Iterable[str]) -> HoursKnown | None:
        """The narrowest hours known: of the desk, else of an entity that gives it there, else of the centre."""
        if offer.hours is not None:
            return HoursKnown(offer.hours, offer.hours_as_of, "servicio")
        for entity in entities:
            presence = self.presence(offer.center, entity)
            if presence is not None and presence.hours is not None:
                return HoursKnown(presence.hours, presence.hours_as_of, "entidad")
        center = self.centers.get(offer.center)
        if center is not None and center.hours is not None:
            return HoursKnown(center.hours, center.hours_as_of, "centro")
        return None
