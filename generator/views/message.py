"""A service in a few lines: what a 1800 operator reads or sends, by SMS or any messenger.

The lines carry their scope, as facts of the page do, so that the page's script makes the text of a
centre by dropping lines; :func:`text` does the same here.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from generator.views.facts import ANYWHERE, ScopeView
from generator.views.offers import PlaceView
from generator.views.requirements import RequirementView
from generator.views.service import ServicePage
from generator.views.view import view

LONGEST: Final = 700
"""Characters of the whole text: five SMS joined. A page's address may exceed it, never be cut."""
ITEM: Final = 90
"""Characters of one requirement."""
UNKNOWN: Final = "no lo sabemos"
CALL: Final = "Dudas: Aló MAC, 1800"
MORE: Final = "- Hay más: mira la página."


@view
class MessageLine:
    """``label`` and ``text`` are one line; ``answer`` names what of the strip it says, if any."""

    text: str
    label: str = ""
    answer: str = ""
    scope: ScopeView = ANYWHERE


@view
class Message:
    """The lines for every centre together, in order."""

    lines: tuple[MessageLine, ...]


def message(page: ServicePage, url: str = "") -> Message:
    """The lines of a service. ``url`` is the page's whole address; no line when it is not known."""
    answers = page.strip
    head = (
        MessageLine(f"{page.title} ({page.entity.text})"),
        MessageLine(answers.cost or UNKNOWN, "Cuesta: ", "cost"),
        MessageLine(answers.time or UNKNOWN, "Demora: ", "time"),
        MessageLine(answers.appointment or UNKNOWN, "Cita: ", "appointment"),
        MessageLine(where(page.places), "Dónde: ", "place"),
    )
    tail = (*((MessageLine(url),) if url else ()), MessageLine(CALL))
    longest_place = max((len(p.line) for p in page.places), default=0)
    room = LONGEST - longest_place - sum(len(line.label + line.text) + 1 for line in (*head, *tail))
    return Message((*head, *_needs(page.requirements, room), *tail))


def where(places: Iterable[PlaceView]) -> str:
    """«10 centros MAC», the one by name, or that nobody knows."""
    given = [place for place in places if place.available]
    if len(given) == 1:
        return given[0].line
    return f"{len(given)} centros MAC" if given else "pregunta en el 1800"


def text(said: Message, place: PlaceView | None = None) -> str:
    """The text for every centre, or for one: its answers, and only what holds there."""
    return "\n".join(_lines(said, place))


def _lines(said: Message, place: PlaceView | None) -> Iterator[str]:
    for line in said.lines:
        if place is None:
            yield line.label + line.text
        elif _holds_at(line.scope, place.center):
            own = {
                "cost": place.here.cost,
                "time": place.here.time,
                "appointment": place.here.appointment,
                "place": place.line,
            }.get(line.answer)
            yield line.label + (own or line.text)


def _holds_at(scope: ScopeView, center: str) -> bool:
    """Whether a fact holds for who goes to the centre; what is only for the web does not."""
    here = scope.centers is None or center in scope.centers
    return here and (not scope.channels or "presencial" in scope.channels)


def _needs(requirements: Iterable[RequirementView], room: int) -> Iterator[MessageLine]:
    """As many requirements as fit, each cut at a word; a last line says when there are more."""
    room -= len("Necesitas:") + len(MORE) + 2
    first = True
    for requirement in requirements:
        item = f"- {shortened(_named(requirement))}"
        if len(item) + 1 > room:
            yield MessageLine(MORE)
            return
        room -= len(item) + 1
        if first:
            yield MessageLine("Necesitas:")
            first = False
        yield MessageLine(item, scope=requirement.fact.scope)


def _named(requirement: RequirementView) -> str:
    """The requirement with its condition before it: «Personas con discapacidad: certificado …»."""
    condition = requirement.fact.scope.condition
    optional = " (opcional)" if requirement.optional else ""
    return (
        f"{condition}: {requirement.fact.text}{optional}"
        if condition
        else f"{requirement.fact.text}{optional}"
    )


def shortened(phrase: str, longest: int = ITEM) -> str:
    """A phrase cut at a word, with «…», when it is longer than that."""
    if len(phrase) <= longest:
        return phrase
    return phrase[:longest].rsplit(" ", 1)[0].rstrip(",;:. (") + "…"
