"""What citizens will see change in a service, in the words of its page: costs, requirements, where it is given."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from generator.liaison.diff_fields import (
    SCOPE,
    Sides,
    Tell,
    Words,
    differences,
    of_list,
    rescoped,
)  # fmt: skip
from generator.liaison.diff_match import match
from generator.liaison.diff_model import Change
from generator.liaison.diff_words import both_quoted, field_name, price, quoted, upper_first, value
from generator.records.channels import Appointment
from generator.records.service import Fee, Offer, Requirement, TimeLimit
from generator.views.facts import short_name
from generator.views.text import duration, listing
from generator.vocabularies import APPOINTMENT_NEEDED

Fees = tuple[Fee, ...]
_NOW_NEEDED: Final = {
    "si": "Ahora se necesita cita", "no": "Ya no se necesita cita", "opcional": "Ahora la cita es opcional",
}  # fmt: skip
_IS_FREE: Final = {True: "Ahora es gratis.", False: "Ya no es gratis.", None: "Ya no se dice si es gratis."}  # fmt: skip
_ONE_MORE: Final = {
    "documento": "Se pide un documento más", "condicion": "Se pide una condición más",
    "dato": "Se pide un dato más", None: "Se pide un requisito más",
}  # fmt: skip


def renamed(_: Sides, field: str, before: str, after: str) -> Iterator[Change]:
    """The name of a service, an entity or a centre."""
    if before != after:
        a, b = both_quoted(before, after)
        yield Change(field, "changed", f"El nombre pasa de {a} a {b}.", "", before, after)


def _names(comes: str, goes: str, called: Callable[[str], str]) -> Tell:
    """A list of names, one sentence for each that comes or goes; ``called`` is how a sentence says it."""

    def tell(
        _: Sides, field: str, before: tuple[str, ...], after: tuple[str, ...]
    ) -> Iterator[Change]:
        for name in after:
            if name not in before:
                yield Change(field, "added", comes.format(called(name)), name, "", name)
        for name in before:
            if name not in after:
                yield Change(field, "removed", goes.format(called(name)), name, name, "")

    return tell


unconfirmed = _names(
    "Ahora se avisa que falta confirmar: {}.", "Ya no se avisa que falta confirmar: {}.", field_name
)
"""Fields the page marks as without a source."""
moved = _names(
    "La dirección antigua de {} lleva ahora a esta ficha.",
    "La dirección antigua de {} deja de llevar a esta ficha.",
    quoted,
)
"""Old addresses that lead to this record."""


def _free(_: Sides, field: str, before: bool | None, after: bool | None) -> Iterator[Change]:
    if before is not after and not (before is None and after is False):
        was, now = ("" if v is None else value(v) for v in (before, after))
        yield Change(field, "changed", _IS_FREE[after], "", was, now)
    elif before is not after:
        yield Change(field, "changed", "Ahora se dice que no es gratis.", "", "", "no")


def _fees(sides: Sides, field: str, before: Fees, after: Fees) -> Iterator[Change]:
    matched = match(before, after)
    several = max(len(before), len(after)) > 1
    for old, new in matched.pairs:
        yield from _fee(sides, old, new, f"la tasa {quoted(new.concept)}" if several else "la tasa")
    for new in matched.added:
        kind = "un pago opcional" if new.optional else "una tasa"
        name = quoted(new.concept)
        text = f"Se agrega {kind}: {name}{sides.now(new, name)}, {price(new)}."
        yield Change(field, "added", text, new.concept, "", price(new))
    for old in matched.removed:
        name = quoted(old.concept)
        text = f"Ya no figura la tasa {name}{sides.was(old, name)}: era {price(old)}."
        yield Change(field, "removed", text, old.concept, price(old), "")


def _fee(sides: Sides, old: Fee, new: Fee, head: str) -> Iterator[Change]:
    name, field = upper_first(head), "fees"
    skip = SCOPE | {"concept"}
    if old.concept != new.concept:
        a, b = both_quoted(old.concept, new.concept)
        text = f"La tasa {a} pasa a llamarse {b}."
        yield Change(field, "changed", text, new.concept, old.concept, new.concept)
    if price(old) != price(new):
        text = f"{name}{sides.now(new, name)} pasa de {price(old)} a {price(new)}."
        yield Change(field, "changed", text, new.concept, price(old), price(new))
        skip |= {"amount", "amount_max", "per", "approximate"}
        if old.amount is None or new.amount is None:
            skip |= {"uit_percent", "tariff"}
    yield from rescoped(sides, field, old, new, head)
    yield from differences(sides, field, old, new, head, skip)


def _requirements(
    sides: Sides, field: str, before: tuple[Requirement, ...], after: tuple[Requirement, ...]
) -> Iterator[Change]:
    def one_more(new: Requirement) -> str:
        return _ONE_MORE[new.type] + (", opcional," if new.optional else "")

    words = Words(one_more, lambda _: "Ya no se pide", "Un requisito cambia:", "el requisito")
    yield from of_list(sides, field, before, after, words)


def _steps(sides: Sides, field: str, before: Any, after: Any) -> Iterator[Change]:
    words = Words(
        lambda _: "Hay un paso más", lambda _: "Ya no está el paso", "Un paso cambia:", "el paso"
    )
    yield from of_list(sides, field, before, after, words)


def _time_limits(
    sides: Sides, field: str, before: tuple[TimeLimit, ...], after: tuple[TimeLimit, ...]
) -> Iterator[Change]:
    matched = match(before, after)
    for old, new in matched.pairs:
        skip = SCOPE
        if duration(old) != duration(new):
            text = f"El plazo{sides.now(new)} pasa de {quoted(duration(old))} a {quoted(duration(new))}."
            yield Change(field, "changed", text, "", duration(old), duration(new))
            skip |= {"min", "max", "unit"} | ({"text"} if not (old.unit and new.unit) else set())
        yield from rescoped(sides, field, old, new, f"el plazo de {quoted(duration(new))}")
        yield from differences(sides, field, old, new, "el plazo", skip)
    for new in matched.added:
        text = f"Se agrega un plazo{sides.now(new)}: {quoted(duration(new))}."
        yield Change(field, "added", text, "", "", duration(new))
    for old in matched.removed:
        text = f"Ya no figura el plazo{sides.was(old)}: {quoted(duration(old))}."
        yield Change(field, "removed", text, "", duration(old), "")


def _appointments(
    sides: Sides, field: str, before: tuple[Appointment, ...], after: tuple[Appointment, ...]
) -> Iterator[Change]:
    matched = match(before, after)
    for old, new in matched.pairs:
        was, now = APPOINTMENT_NEEDED[old.needed], APPOINTMENT_NEEDED[new.needed]
        if was != now:
            text = f"{_NOW_NEEDED[new.needed]}{sides.now(new)}."
            yield Change(field, "changed", text, "", was, now)
        yield from differences(sides, field, old, new, "la cita", frozenset({"needed"}))
    for new in matched.added:
        now = APPOINTMENT_NEEDED[new.needed]
        text = f"Se agrega sobre la cita{sides.now(new)}: {quoted(now)}."
        yield Change(field, "added", text, "", "", now)
    for old in matched.removed:
        was = APPOINTMENT_NEEDED[old.needed]
        text = f"Ya no se dice de la cita{sides.was(old)}: {quoted(was)}."
        yield Change(field, "removed", text, "", was, "")


def _offers(
    sides: Sides, field: str, before: tuple[Offer, ...] | None, after: tuple[Offer, ...] | None
) -> Iterator[Change]:
    if before is not None and after is None:
        yield Change(field, "removed", "Ya no se dice en qué centros se hace.", "", value(before))
        return
    if before is None and after == ():
        yield Change(field, "added", "Ahora se dice que no se hace en ningún centro.")
    matched = match(before or (), after or ())
    for old, new in matched.pairs:
        name = short_name(sides.after, new.center)
        if old.available != new.available:
            text = f"Ahora sí se hace en {name}." if new.available else _refused(name, new)
            was, now = value(old.available), value(new.available)
            yield Change(field, "changed", text, new.center, was, now)
        skip = frozenset({"center", "available"})
        if not new.available and old.available:
            skip |= {"reason"}
        yield from differences(sides, field, old, new, f"en {name}", skip)
    yield from _listed(sides, field, matched.added, matched.removed)


def _listed(
    sides: Sides, field: str, added: tuple[Offer, ...], removed: tuple[Offer, ...]
) -> Iterator[Change]:
    """Centres that come and go: together in one sentence where there is nothing else to say of them."""
    given = [o for o in added if o.available]
    if given:
        names = listing(short_name(sides.after, o.center) for o in given)
        after = ", ".join(o.center for o in given)
        yield Change(field, "added", f"Ahora se dice que se hace en {names}.", "", "", after)
    for offer in added:
        if not offer.available:
            text = _refused(short_name(sides.after, offer.center), offer)
            yield Change(field, "added", text, offer.center, "", "no")
    if removed:
        names = listing(short_name(sides.before, o.center) for o in removed)
        before = ", ".join(o.center for o in removed)
        yield Change(field, "removed", f"Ya no se dice que se hace en {names}.", "", before)


def _refused(name: str, offer: Offer) -> str:
    reason = f": {quoted(offer.reason)}" if offer.reason else ""
    return f"En {name} ya no se hace{reason}."


SERVICE: Final[Mapping[str, Tell]] = {
    "title": renamed, "free": _free, "fees": _fees, "requirements": _requirements, "steps": _steps,
    "time_limit": _time_limits, "appointment": _appointments, "offered_at": _offers,
    "unconfirmed": unconfirmed, "moved_from": moved,
}  # fmt: skip
