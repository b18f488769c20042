"""The four answers at the top of a service's page: what it costs, how long it takes, cita, where.

Worked out here for the whole service and for each centre, so that the page's script, the text that is
sent and the strip itself cannot disagree.
"""

from collections.abc import Iterable, Sequence
from typing import Final

from generator.catalogue import Catalogue
from generator.records.base import Scope
from generator.records.service import Service, TimeLimit
from generator.views.fees import cost_line
from generator.views.text import duration
from generator.views.view import view
from generator.vocabularies import APPOINTMENT_NEEDED, TIME_UNITS

SHORT: Final = 40
"""Characters that fit a cell of the strip on a phone."""
SEE_BELOW: Final = "Mira los detalles"
BY_PLACE: Final = "según el centro"
BY_CASE: Final = "según el caso"
EVERYWHERE: Final = "igual en todos los centros"

_MINUTES: Final = {
    "minutos": 1,
    "horas": 60,
    "dias-calendario": 24 * 60,
    "dias-habiles": 33 * 60,  # five of seven days, so that 20 días hábiles come after 25 calendario
    "meses": 30 * 24 * 60,
    "anos": 365 * 24 * 60,
}
"""Only to tell the shorter of two times; never shown."""

_ANSWERED: Final = ("fees", "time_limit", "appointment")


@view
class Strip:
    """Short answers; empty when nothing is known. Notes say on what an answer depends."""

    cost: str
    time: str
    appointment: str
    cost_note: str = ""
    time_note: str = ""
    appointment_note: str = ""

    @property
    def costs_the_same_everywhere(self) -> bool:
        """What the note says then is true whichever centre is chosen."""
        return self.cost_note == EVERYWHERE


def strip(catalogue: Catalogue, service: Service) -> Strip:
    """The answers for whoever has not chosen a centre."""
    time, appointment = time_line(service.time_limit), _appointment(service)
    return Strip(
        cost=cost_line(service),
        time=time,
        appointment=appointment,
        cost_note=_cost_note(catalogue, service),
        time_note=_depends_on(catalogue, service.time_limit),
        appointment_note=_depends_on(catalogue, service.appointment),
    )


def strip_at(catalogue: Catalogue, service: Service, center: str, answers: Strip) -> Strip:
    """The answers at one centre, where people go in person; what it says itself of its cita wins.

    ``answers`` are those for whoever has not chosen a centre: mostly they hold there too.
    """
    facts = {
        name: catalogue.resolve(getattr(service, name), center, "presencial") for name in _ANSWERED
    }
    is_the_same = all(len(held) == len(getattr(service, name)) for name, held in facts.items())
    own = next((o.appointment for o in service.offered_at or () if o.center == center), None)
    said = APPOINTMENT_NEEDED[own.needed] if own else ""
    if is_the_same:
        return Strip(answers.cost, answers.time, said or answers.appointment)
    here = service.model_copy(update=facts)
    return Strip(cost_line(here), time_line(here.time_limit), said or _appointment(here))


def time_line(limits: Sequence[TimeLimit]) -> str:
    """How long it takes in a few words: the figure, or the shortest and the longest of several."""
    measured = [limit for limit in limits if limit.unit]
    if not measured:
        said = dict.fromkeys(duration(limit) for limit in limits)
        return _short(next(iter(said))) if len(said) == 1 else SEE_BELOW if said else ""
    low = min(measured, key=lambda limit: _minutes(limit, limit.min, limit.max))
    high = max(measured, key=lambda limit: _minutes(limit, limit.max, limit.min))
    if duration(low) == duration(high):
        return _short(duration(low))
    first = low.min if low.min is not None else low.max
    last = high.max if high.max is not None else high.min
    if low.unit == high.unit and first is not None and first == last:
        return f"{first} {_unit(high, last)}"
    start = f"{first}" if low.unit == high.unit else f"{first} {_unit(low, first)}"
    return _short(f"{start} a {last} {_unit(high, last)}")


def _minutes(limit: TimeLimit, wanted: int | None, other: int | None) -> int:
    number = wanted if wanted is not None else other
    return (number or 0) * _MINUTES[limit.unit or "minutos"]


def _unit(limit: TimeLimit, number: int | None) -> str:
    one, many = TIME_UNITS[limit.unit or "minutos"]
    return one if number == 1 else many


def _appointment(service: Service) -> str:
    said = dict.fromkeys(APPOINTMENT_NEEDED[a.needed] for a in service.appointment)
    return next(iter(said)) if len(said) == 1 else "Depende" if said else ""


def _cost_note(catalogue: Catalogue, service: Service) -> str:
    if not service.fees or service.free:
        return ""
    if any(catalogue.centers_of(fee) is not None for fee in service.fees):
        return BY_PLACE
    return EVERYWHERE if len(service.offered_at or ()) > 1 else ""


def _depends_on(catalogue: Catalogue, facts: Iterable[Scope]) -> str:
    """«según el centro» or «según el caso» when there are several of a fact; empty for one."""
    several = tuple(facts)
    if len(several) < 2:
        return ""
    by_place = any(catalogue.centers_of(fact) is not None for fact in several)
    return BY_PLACE if by_place else BY_CASE


def _short(text: str) -> str:
    return text if len(text) <= SHORT else SEE_BELOW
