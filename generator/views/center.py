"""The page of one centre: where it is, when it opens, who serves there and what each does."""

from dataclasses import dataclass
from datetime import date

from generator.catalogue import Catalogue
from generator.records.base import Provenance
from generator.records.center import Center, Presence
from generator.records.hours import Interval, intervals_of
from generator.views.declared import DeclaredView, declared_view
from generator.views.facts import (
    Facts,
    FactView,
    SourceView,
    reviewed,
    short_name,
    sources,
    verified,
)
from generator.views.links import phones, shown_acronym
from generator.views.lists import ServiceItem, service_item
from generator.views.offers import machine_hours
from generator.views.text import day, intervals, sentence, soles_whole, sort_key, weekly
from generator.vocabularies import CENTER_TYPES, FIELD_NAMES


@dataclass(frozen=True, slots=True)
class GivenView:
    """One service of an entity at the centre; ``note`` says what differs there."""

    item: ServiceItem
    note: str
    available: bool
    reason: str


@dataclass(frozen=True, slots=True)
class PresenceView:
    """One entity at the centre with what it does there."""

    id: str
    name: str
    acronym: str
    path: str
    as_of: str
    until: str
    modules: int | None
    hours: tuple[tuple[str, str], ...]
    hours_as_of: str
    payment_note: str
    note: str
    services: tuple[GivenView, ...]
    sources: tuple[int, ...]
    unconfirmed: bool


@dataclass(frozen=True, slots=True)
class ExceptionView:
    """A day on which the usual hours do not hold."""

    first: date
    last: date
    hours: tuple[Interval, ...]  # none where it is closed
    days: str
    what: str
    reason: str
    entity: str
    past: bool


@dataclass(frozen=True, slots=True)
class CenterPage:
    """Everything the page of a centre shows."""

    id: str
    path: str
    name: str
    short: str
    type: str
    type_name: str
    status: str
    status_detail: str
    status_note: str
    administrator: str
    opened: str
    address: str
    place: str
    where: str
    district: str
    department: str
    location: tuple[str, str] | None
    phones: tuple[tuple[str, str], ...]
    email: str
    hours: tuple[tuple[str, str], ...]
    hours_as_of: str
    weekly: str
    exceptions: tuple[ExceptionView, ...]
    accessibility: str
    facts: tuple[tuple[str, str], ...]
    entities: tuple[PresenceView, ...]
    elsewhere: tuple[GivenView, ...]
    declared: tuple[DeclaredView, ...]
    previous: tuple[tuple[str, str], ...]
    milestones: tuple[tuple[str, FactView], ...]
    notes: tuple[str, ...]
    also_called: tuple[str, ...]
    sources: tuple[SourceView, ...]
    unconfirmed: tuple[str, ...]
    unconfirmed_fields: frozenset[str]
    conflicts: tuple[str, ...]
    verified: str
    reviewed: str
    file: str


def center_page(catalogue: Catalogue, key: str, as_of: date) -> CenterPage:
    """The page of the centre with this slug. Raises ``KeyError`` when there is none."""
    center = catalogue.centers[key]
    facts = Facts(catalogue, center, {})
    where = dict.fromkeys(filter(None, (center.district, center.province, center.department)))
    return CenterPage(
        id=key,
        path=f"centros/{key}/",
        name=center.name,
        short=short_name(catalogue, key),
        type=center.type,
        type_name=CENTER_TYPES[center.type],
        status=center.status,
        status_detail=_status(center),
        status_note=center.status_note or "",
        administrator=center.administrator or "",
        opened=day(center.opened) if center.opened else "",
        address=center.address or "",
        place=center.place or "",
        where=", ".join(where),
        district=center.district or center.province or "",
        department=center.department,
        location=(str(center.location.lat), str(center.location.lon)) if center.location else None,
        phones=phones(center.phone),
        email=center.email or "",
        hours=weekly(center.hours) if center.hours else (),
        hours_as_of=day(center.hours_as_of) if center.hours_as_of else "",
        weekly=machine_hours(dict(center.hours)) if center.hours else "",
        exceptions=_exceptions(catalogue, center, as_of),
        accessibility=center.accessibility or "",
        facts=tuple(_facts(center)),
        entities=_entities(catalogue, key, facts),
        elsewhere=tuple(
            _given(catalogue, g.service_id, sentence(g.offer.note), False, _reason(catalogue, g.offer.reason, g.offer.alternative))
            for g in catalogue.given_at(key)
            if not g.offer.available
        ),
        declared=tuple(declared_view(catalogue, facts, d) for d in center.declared),
        previous=tuple(
            (
                ", ".join(filter(None, (p.place, p.address, p.district))) or "Local anterior",
                " ".join(
                    filter(None, (
                        f"Desde {day(p.opened)}." if p.opened else "",
                        f"Hasta {day(p.closed)}." if p.closed else "",
                        sentence(p.note or ""),
                    ))
                ),
            )
            for p in center.previous
        ),
        milestones=tuple(
            (
                " a ".join(day(d) for d in (m.date, m.until) if d),
                facts.view(m.text, Provenance(source=m.source)),
            )
            for m in center.milestones
        ),
        notes=center.notes,
        also_called=center.also_called,
        sources=sources(center, FIELD_NAMES),
        unconfirmed=tuple(FIELD_NAMES.get(f, f) for f in center.unconfirmed),
        unconfirmed_fields=frozenset(center.unconfirmed),
        conflicts=center.conflicts,
        verified=verified(catalogue, center),
        reviewed=reviewed(center),
        file=f"centers/{key}.yml",
    )  # fmt: skip


def _status(center: Center) -> str:
    words = []
    if center.status_since:
        words.append(f"desde {day(center.status_since)}")
    if center.status_as_of:
        words.append(f"según datos de {day(center.status_as_of)}")
    return ", ".join(words)


def _facts(center: Center) -> list[tuple[str, str]]:
    found = [
        ("Módulos de atención", str(center.modules) if center.modules is not None else ""),
        ("Área", f"{center.area_m2:,} m²" if center.area_m2 is not None else ""),
        ("Inversión", soles_whole(center.investment_pen)),
        ("Lo administra", center.administrator or ""),
        ("Abrió", day(center.opened) if center.opened else ""),
        ("Ubigeo", center.ubigeo or ""),
    ]
    return [(name, value) for name, value in found if value]


def _exceptions(catalogue: Catalogue, center: Center, as_of: date) -> tuple[ExceptionView, ...]:
    views = []
    for e in center.exceptions:
        first, last = e.date.first_day, (e.until or e.date).last_day
        hours = intervals_of(list(e.hours)) if e.hours else ()
        days = f"Del {day(e.date)} al {day(e.until)}" if e.until else day(e.date).capitalize()
        what = f"Atiende {intervals(hours, 'de ')}" if hours else "No atiende"
        entity = catalogue.entities[e.entity].name if e.entity else ""
        views.append(
            ExceptionView(
                first, last, hours, days, what, e.reason, entity, catalogue.is_past(last, as_of)
            )
        )
    return tuple(sorted(views, key=lambda v: v.past))


def _entities(catalogue: Catalogue, key: str, facts: Facts) -> tuple[PresenceView, ...]:
    given: dict[str, list[GivenView]] = {}
    for g in catalogue.given_at(key):
        if g.offer.available:
            for entity in g.entities:
                given.setdefault(entity, []).append(
                    _given(catalogue, g.service_id, sentence(g.offer.note), True, "")
                )
    center = catalogue.centers[key]
    named = {p.entity: p for p in center.entities}
    missing = [Presence(entity=e) for e in given if e not in named]
    views = [_presence(catalogue, facts, p, given) for p in (*center.entities, *missing)]
    return tuple(sorted(views, key=lambda v: (not v.services, sort_key(v.acronym or v.name))))


def _presence(
    catalogue: Catalogue, facts: Facts, presence: Presence, given: dict[str, list[GivenView]]
) -> PresenceView:
    entity = catalogue.entities[presence.entity]
    return PresenceView(
        id=presence.entity,
        name=entity.name,
        acronym=shown_acronym(entity.acronym),
        path=f"entidades/{presence.entity}/",
        as_of=day(presence.as_of) if presence.as_of else "",
        until=day(presence.until) if presence.until else "",
        modules=presence.modules,
        hours=weekly(presence.hours) if presence.hours else (),
        hours_as_of=day(presence.hours_as_of) if presence.hours_as_of else "",
        payment_note=sentence(presence.payment_note or ""),
        note=sentence(presence.note or ""),
        services=tuple(
            sorted(given.get(presence.entity, ()), key=lambda g: sort_key(g.item.title))
        ),
        sources=facts.numbers(presence),
        unconfirmed=presence.unconfirmed,
    )


def _given(
    catalogue: Catalogue, service: str, note: str, available: bool, reason: str
) -> GivenView:
    return GivenView(service_item(catalogue, service), note, available, reason)


def _reason(catalogue: Catalogue, reason: str, alternative: str) -> str:
    text = sentence(reason or "Aquí no se hace")
    return f"{text} Ve a {short_name(catalogue, alternative)}." if alternative else text
