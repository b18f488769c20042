"""What a search engine or a chat shows under a page's title: the answer first, in 155 characters."""

from typing import Final

from generator.views.center import CenterPage
from generator.views.entity import EntityPage
from generator.views.lists import LifeEventItem
from generator.views.service import ServicePage
from generator.views.text import sentence

LONGEST: Final = 155
"""Characters that search engines show on a phone and on a desktop before they cut."""


def of_service(page: ServicePage) -> str:
    """«Cuesta S/ 30.00. No necesitas cita. En 14 centros MAC. Pide otro DNI si…»: facts in doubt are left out.

    Where none is known the entity's name stands first: municipalities say the same of one service.
    """
    facts = [*filter(None, (_cost(page), _appointment(page), _places(page)))]
    return cut(" ".join((*(facts or [f"{page.entity.text}:"]), page.summary)))


def _cost(page: ServicePage) -> str:
    main = [fee for fee in page.fees if not fee.optional and not fee.conditional]
    doubt = page.unconfirmed_fields & {"fees", "free"} or any(f.fact.unconfirmed for f in main)
    if doubt or not page.cost:
        return ""
    if page.cost.startswith("S/"):
        return f"Cuesta {page.cost}."
    return f"{page.cost}." if page.cost.startswith("Gratis") else ""


def _appointment(page: ServicePage) -> str:
    if len(page.appointments) != 1 or "appointment" in page.unconfirmed_fields:
        return ""
    asked = page.appointments[0]
    return "" if asked.fact.scope.label or asked.fact.unconfirmed else sentence(asked.needed)


def _places(page: ServicePage) -> str:
    given = [place for place in page.places if place.available]
    if not given or "offered_at" in page.unconfirmed_fields:
        return ""
    doubt = " (por confirmar)" if any(place.fact.unconfirmed for place in given) else ""
    where = given[0].name if len(given) == 1 else f"{len(given)} centros MAC"
    return f"En {where}{doubt}."


def of_center(page: CenterPage) -> str:
    """Where it is and when it opens, else what it is."""
    if page.status != "abierto":
        state = f"{page.name} está {page.status}"
        return cut(f"{sentence(state)} {page.where}. {page.status_note}".strip())
    near = [place for place in page.where.split(", ") if place not in page.address]
    where = ", ".join(filter(None, (page.address, *near)))
    hours = "; ".join(f"{days.lower()}, {times}" for days, times in page.hours)
    known = "hours" not in page.unconfirmed_fields and hours
    return cut(f"{page.name}: {where}. {f'Atiende {hours}.' if known else 'Entidades y trámites.'}")


def of_entity(page: EntityPage) -> str:
    """What it does here and where, by numbers."""
    services, centers = len(page.services), len(page.centers)
    does = f"{services} trámites y orientaciones" if services > 1 else "Trámites"
    where = f"en {centers} centros MAC" if centers > 1 else "en los centros MAC"
    return cut(f"{does} de {page.name} {where}: requisitos, costos y citas.")


def of_life_event(event: LifeEventItem) -> str:
    """What it is about, and how many services may help."""
    return cut(f"{sentence(event.summary)} {event.services} trámites que te pueden servir.")


def cut(text: str) -> str:
    """The text, or as many of its whole words as fit, with an ellipsis."""
    text = " ".join(text.split(" "))
    if len(text) <= LONGEST:
        return text
    return text[: LONGEST - 1].rpartition(" ")[0].rstrip(" ,;:.(") + "…"
