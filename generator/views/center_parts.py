"""The lists of a large centre, by pages."""

from dataclasses import dataclass, replace

from generator.views.center import CenterPage, GivenView, PresenceView
from generator.views.paging import parts


@dataclass(frozen=True, slots=True)
class CenterPart:
    """What one page of a centre lists: entities with their services there, and what is not done there."""

    entities: tuple[PresenceView, ...]
    elsewhere: tuple[GivenView, ...]


def center_parts(page: CenterPage) -> list[CenterPart]:
    """At least one part; an entity with many services stands on several pages."""
    blocks: list[PresenceView | GivenView] = [
        replace(entity, services=services)
        for entity in page.entities
        for services in parts(entity.services)
    ]
    return [
        CenterPart(
            tuple(item for item in part if isinstance(item, PresenceView)),
            tuple(item for item in part if isinstance(item, GivenView)),
        )
        for part in parts([*blocks, *page.elsewhere], _weight)
    ]


def _weight(item: PresenceView | GivenView) -> int:
    return 1 + len(item.services) if isinstance(item, PresenceView) else 1
