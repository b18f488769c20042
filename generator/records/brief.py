"""What the rest of a catalogue needs of a service: who gives it where, for whom, and what it was called."""

from dataclasses import dataclass

from generator.records.service import Service


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
    """A service in short, for what must know all of them at once."""

    title: str
    also_called: tuple[str, ...]
    life_events: tuple[str, ...]
    moved_from: tuple[str, ...]
    offers: tuple[BriefOffer, ...]


def brief(service: Service) -> Brief:
    """The service in short."""
    return Brief(
        title=service.title,
        also_called=service.also_called,
        life_events=service.life_events,
        moved_from=service.moved_from,
        offers=tuple(
            BriefOffer(o.center, o.available, o.provider, o.reason or "", o.alternative or "", o.note or "")
            for o in service.offered_at or ()
        ),
    )  # fmt: skip
