"""Where a service is given: each centre with its hours, its entity, and what differs there."""

from generator.catalogue import Catalogue
from generator.records.service import Offer
from generator.views.facts import Facts, FactView, short_name
from generator.views.strip import Strip, strip_at
from generator.views.text import day, listing, sentence, sort_key, the_day, weekly
from generator.views.view import view
from generator.vocabularies import APPOINTMENT_NEEDED, KINDS

HOURS_OF = {
    "servicio": "Horario de este trámite",
    "entidad": "Horario de la entidad en el centro",
    "centro": "Horario general del centro",
}


@view
class PlaceView:
    """A service at a centre. ``available`` is false where it is known not to be given; ``here`` has its answers,
    ``line`` is name and address, or that it is not given there."""

    center: str
    name: str
    full_name: str
    path: str
    district: str
    address: str
    status: str
    available: bool
    reason: str
    alternative: str
    alternative_path: str
    provider: str
    offered_as: str
    hours: tuple[tuple[str, str], ...]
    hours_of: str
    hours_as_of: str
    weekly: str
    appointment: str
    appointment_url: str
    note: str
    period: str
    here: Strip
    line: str
    fact: FactView


def places(catalogue: Catalogue, key: str, facts: Facts, answers: Strip) -> tuple[PlaceView, ...]:
    """The centres a service names, those that give it first, in the order of their names.

    ``answers`` are those for whoever has not chosen one.
    """
    offers = catalogue.services[key].offered_at or ()
    views = [_place(catalogue, key, facts, offer, answers) for offer in offers]
    return tuple(sorted(views, key=lambda place: (not place.available, sort_key(place.name))))


def _place(catalogue: Catalogue, key: str, facts: Facts, offer: Offer, answers: Strip) -> PlaceView:
    center = catalogue.centers[offer.center]
    entities = offer.provider or (key.split("/")[0],)
    known = catalogue.hours_at(offer, entities) if offer.available else None
    name, is_given = short_name(catalogue, offer.center), catalogue.is_given(offer)
    providers = (catalogue.entities[e] for e in offer.provider)
    return PlaceView(
        center=offer.center,
        name=name,
        full_name=center.name,
        path=f"centros/{offer.center}/",
        district=center.district or center.province or center.department,
        address=center.address or "",
        status=center.status,
        available=is_given,
        reason=sentence(offer.reason or "") or _closed(center.status, offer.available),
        alternative=short_name(catalogue, offer.alternative) if offer.alternative else "",
        alternative_path=f"centros/{offer.alternative}/" if offer.alternative else "",
        provider=listing(p.name for p in providers),
        offered_as=listing(KINDS[k].lower() for k in offer.offered_as),
        hours=weekly(known.hours) if known else (),
        hours_of=HOURS_OF[known.of] if known else "",
        hours_as_of=day(known.as_of) if known and known.as_of else "",
        weekly=machine_hours(dict(known.hours)) if known else "",
        appointment=_appointment(offer),
        appointment_url=(offer.appointment.url or "") if offer.appointment else "",
        note=sentence(offer.note or ""),
        period=" ".join(
            text
            for text in (
                f"desde {the_day(offer.valid_from)}" if offer.valid_from else "",
                f"hasta {the_day(offer.valid_until)}" if offer.valid_until else "",
            )
            if text
        ),
        here=strip_at(catalogue, catalogue.services[key], offer.center, answers),
        line=", ".join(filter(None, (name, center.address)))
        if is_given
        else f"No se hace en {name}",
        fact=facts.view("", offer),
    )


def machine_hours(hours: dict[str, tuple[tuple[str, str], ...]]) -> str:
    """``lunes=08:00-16:45;sabado=08:00-13:00``: for the script that says «abierto ahora»."""
    return ";".join(
        f"{name}={','.join(f'{a}-{b}' for a, b in value)}" for name, value in hours.items()
    )


def _closed(status: str, offered: bool) -> str:
    if status == "abierto":
        return "" if offered else "Aquí no se hace este trámite."
    return f"El centro está {status}."


def _appointment(offer: Offer) -> str:
    if offer.appointment is None:
        return ""
    asked = offer.appointment
    phone = f"Teléfono: {asked.phone}" if asked.phone else ""
    words = (APPOINTMENT_NEEDED[asked.needed], asked.note or "", phone)
    return " ".join(sentence(word) for word in words if word)
