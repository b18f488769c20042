"""Rules about centres: where they stand, and whether what is named there can be done there."""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Final

from generator.catalogue import Catalogue
from generator.checks.lookup import near
from generator.problems import Field, Problem
from generator.records.center import Location
from generator.records.service import Offer
from generator.vocabularies import DEPARTMENTS, NOT_OPEN, STATUSES

_LATITUDES: Final = (Decimal("-18.4"), Decimal("0.1"))
_LONGITUDES: Final = (Decimal("-81.4"), Decimal("-68.6"))
_UBIGEO: Final = re.compile(r"(0[1-9]|1[0-9]|2[0-5])[0-9]{4}")


def coordinates_in_peru(catalogue: Catalogue) -> Iterator[Problem]:
    """A centre stands in Peru: latitude −18.4 to 0.1, longitude −81.4 to −68.6.

    The extreme points of the territory are 0°02′37″ S, 18°21′03″ S, 68°39′27″ W and 81°19′35″ W (INEI, Compendio
    Estadístico, «Puntos extremos»), here with a margin of a twentieth of a degree or more.
    """
    for key, center in catalogue.each_center():
        points: dict[Field, Location | None] = {("location",): center.location}
        points |= {("previous", i, "location"): p.location for i, p in enumerate(center.previous)}
        for path, point in points.items():
            if point and not _in_peru(point.lat, point.lon):
                yield catalogue.problem(f"centers/{key}", path, "outside-peru",
                                        f"El punto {point.lat}, {point.lon} no está en el Perú.",
                                        hint=_mend(point))  # fmt: skip


def _mend(point: Location) -> str:
    if _in_peru(point.lon, point.lat):
        return "Parece que «lat» y «lon» están cambiadas."
    if _in_peru(-abs(point.lat), -abs(point.lon)):
        return "Falta el signo menos: en el Perú «lat» y «lon» son negativas."
    return "En el Perú «lat» va de -18.4 a 0.1 y «lon» de -81.4 a -68.6."


def _in_peru(lat: Decimal, lon: Decimal) -> bool:
    return _LATITUDES[0] <= lat <= _LATITUDES[1] and _LONGITUDES[0] <= lon <= _LONGITUDES[1]


def ubigeo_has_its_shape(catalogue: Catalogue) -> Iterator[Problem]:
    """A ubigeo is 6 digits: department (01 to 25), province, district (INEI, «Códigos de ubicación geográfica»)."""
    for key, center in catalogue.each_center():
        if center.ubigeo and not _UBIGEO.fullmatch(center.ubigeo):
            yield catalogue.problem(f"centers/{key}", ("ubigeo",), "bad-ubigeo",
                                    f"«{center.ubigeo}» no es un ubigeo.")  # fmt: skip


def ubigeo_is_of_the_department(catalogue: Catalogue) -> Iterator[Problem]:
    """The first two digits of a ubigeo are those of the centre's department (INEI): the map would point elsewhere."""
    for key, center in catalogue.each_center():
        place = _department_of(center.ubigeo or "")
        if place and center.department in DEPARTMENTS and place != center.department:
            yield catalogue.problem(
                f"centers/{key}", ("ubigeo",), "ubigeo-elsewhere",
                f"El ubigeo «{center.ubigeo}» es de {place} y el centro está en {center.department}.",
                department=center.department, digits=f"{DEPARTMENTS.index(center.department) + 1:02}",
            )  # fmt: skip


def _department_of(ubigeo: str) -> str:
    return DEPARTMENTS[int(ubigeo[:2]) - 1] if _UBIGEO.fullmatch(ubigeo) else ""


def department_exists(catalogue: Catalogue) -> Iterator[Problem]:
    """The department is one of the 24, or Callao, with its accents: lists of centres are grouped by it."""
    for key, center in catalogue.each_center():
        if center.department not in DEPARTMENTS:
            hint = near(center.department, DEPARTMENTS) or f"Puede ser: {', '.join(DEPARTMENTS)}."
            yield catalogue.problem(f"centers/{key}", ("department",), "unknown-department",
                                    f"No existe el departamento «{center.department}».",
                                    hint=hint)  # fmt: skip


def offered_where_it_can_be(catalogue: Catalogue, as_of: date) -> Iterator[Problem]:
    """A service is not offered now at a centre that is closed, projected or only asked for.

    A suspended centre keeps its offers for the day it opens again, as long as its ``status_note`` tells
    people what to do meanwhile: pages show it beside the offer.
    """
    for key, service in catalogue.each_service():
        for i, offer in enumerate(service.offered_at or ()):
            center = catalogue.centers.get(offer.center)
            if center is None or not offer.available or not _holds(catalogue, offer, as_of):
                continue
            place = ("offered_at", i, "center")
            if center.status in NOT_OPEN:
                yield catalogue.problem(
                    f"catalogue/{key}", place, "offered-where-not-open",
                    f"El centro «{offer.center}» está {STATUSES[center.status]}.",
                )  # fmt: skip
            elif center.status == "suspendido" and not center.status_note:
                yield catalogue.problem(
                    f"catalogue/{key}", place, "offered-where-suspended",
                    f"El centro «{offer.center}» está suspendido y no dice qué hacer mientras tanto.",
                    center=f"centers/{offer.center}.yml",
                )  # fmt: skip


def _holds(catalogue: Catalogue, offer: Offer, as_of: date) -> bool:
    begins, ends = offer.valid_from, offer.valid_until
    if begins and not catalogue.has_come(begins.first_day, as_of):
        return False
    return not (ends and catalogue.is_past(ends.last_day, as_of))


def alternative_offers_it(catalogue: Catalogue) -> Iterator[Problem]:
    """``alternative`` is another centre, open, at which the same service says that it is given."""
    for key, service in catalogue.each_service():
        given = {
            o.center
            for o in service.offered_at or ()
            if o.available and _is_open(catalogue, o.center)
        }
        for i, offer in enumerate(service.offered_at or ()):
            other = offer.alternative
            if other is None or other not in catalogue.centers:
                continue
            place = ("offered_at", i, "alternative")
            if other == offer.center:
                yield catalogue.problem(f"catalogue/{key}", place, "alternative-is-itself",
                                        f"«{other}» es el mismo centro.")  # fmt: skip
            elif other not in given:
                others = given - {offer.center, other}
                yield catalogue.problem(f"catalogue/{key}", place, "alternative-not-offered",
                                        f"El servicio no se da en «{other}».",
                                        hint=near(other, sorted(others)) or "Nombra un centro de «offered_at» que esté abierto y lo dé.")  # fmt: skip


def _is_open(catalogue: Catalogue, center: str) -> bool:
    return center in catalogue.centers and catalogue.centers[center].status == "abierto"
