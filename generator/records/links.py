"""Links from services and centres, turned round: who gives what where. Made once, when first asked for."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from generator.records.brief import Brief, BriefOffer
from generator.records.center import Center


@dataclass(frozen=True, slots=True)
class Given:
    """A service at a centre, as its record says. ``entities`` are those that give it there."""

    service_id: str
    center_id: str
    offer: BriefOffer
    entities: tuple[str, ...]


class Links:
    """What is linked to by key, in the order of ids."""

    def __init__(self, briefs: Mapping[str, Brief], centers: Mapping[str, Center]) -> None:
        self._briefs = briefs
        self._centers = centers

    @cached_property
    def main_centers(self) -> Mapping[str, tuple[str, ...]]:
        """All in one, under ``*``."""
        found = (
            key
            for key, center in sorted(self._centers.items())
            if center.type == "centro" and center.status not in ("proyectado", "solicitado")
        )
        return {"*": tuple(found)}

    @cached_property
    def other_names(self) -> Mapping[str, tuple[str, ...]]:
        """All in one, under ``*``, those of each service in one text."""
        return {"*": tuple(short.also_called for _, short in self._services)}

    @cached_property
    def given_at(self) -> Mapping[str, tuple[Given, ...]]:
        """By centre."""
        found: dict[str, list[Given]] = {}
        for key, short in self._services:
            for offer in short.offers:
                entities = offer.providers or (key.split("/")[0],)
                given = Given(key, offer.center, offer, entities)
                found.setdefault(offer.center, []).append(given)
        return {center: tuple(given) for center, given in found.items()}

    @cached_property
    def services_of(self) -> Mapping[str, tuple[str, ...]]:
        """By entity: its own services, and those it gives at some centre."""
        found: dict[str, dict[str, None]] = {}
        for key, short in self._services:
            for entity in (key.split("/")[0], *(p for o in short.offers for p in o.providers)):
                found.setdefault(entity, {})[key] = None
        return {entity: tuple(keys) for entity, keys in found.items()}

    @cached_property
    def services_for(self) -> Mapping[str, tuple[str, ...]]:
        """By life event."""
        found: dict[str, list[str]] = {}
        for key, short in self._services:
            for event in short.life_events:
                found.setdefault(event, []).append(key)
        return {event: tuple(keys) for event, keys in found.items()}

    @cached_property
    def centers_with(self) -> Mapping[str, tuple[str, ...]]:
        """By entity."""
        found: dict[str, dict[str, None]] = {}
        for key, center in sorted(self._centers.items()):
            for presence in center.entities:
                found.setdefault(presence.entity, {})[key] = None
        return {entity: tuple(keys) for entity, keys in found.items()}

    @cached_property
    def _services(self) -> list[tuple[str, Brief]]:
        return sorted(self._briefs.items())
