"""What a service costs: each fee on its own, and all of them in a few words."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from generator.catalogue import Catalogue
from generator.records.service import Fee, Service
from generator.views.facts import Facts, FactView
from generator.views.links import LinkView
from generator.views.text import money, percent, sentence, soles, the_day


@dataclass(frozen=True, slots=True)
class FeeView:
    """One cost. ``amount`` is in soles where the record gives a figure; ``price`` is how it reads."""

    fact: FactView
    price: str
    amount: Decimal | None
    amount_max: Decimal | None
    optional: bool
    code: str
    pay_at: tuple[LinkView, ...]
    valid: str
    explained: str


def cost_line(service: Service) -> str:
    """The cost in a few words for the fact strip and lists; empty when nothing is known of it."""
    if service.free is True and not service.fees:
        return "Gratis"
    fees = [f for f in service.fees if not f.optional]
    figures = [a for f in fees for a in (f.amount, f.amount_max) if a is not None]
    paid = [a for a in figures if a > 0]
    if service.free is True:
        return "Gratis, salvo algunos casos" if paid else "Gratis"
    if not paid:
        if fees and fees[0].amount == 0:
            return "Gratis en algunos casos"
        return money(fees[0]) if fees else ""
    low, high = min(paid), max(paid)
    return soles(low) if low == high else f"{soles(low)} a {soles(high)}"


def fee_view(catalogue: Catalogue, facts: Facts, fee: Fee) -> FeeView:
    points = catalogue.vocabulary.payment_points
    return FeeView(
        fact=facts.view(fee.concept, fee),
        price=money(fee),
        amount=fee.amount,
        amount_max=fee.amount_max,
        optional=fee.optional,
        code=fee.payment_code or "",
        pay_at=tuple(
            LinkView(points[p].name, url=points[p].url or "", note=points[p].note or "")
            for p in fee.pay_at
        ),
        valid=" ".join(_validity(fee)),
        explained=" ".join(filter(None, (_beside(fee), _uit(catalogue, fee)))),
    )


def _validity(fee: Fee) -> Iterator[str]:
    if fee.valid_from:
        yield f"desde {the_day(fee.valid_from)}"
    if fee.valid_until:
        yield f"hasta {the_day(fee.valid_until)}"


def _beside(fee: Fee) -> str:
    """What the record says besides its amount: the share of the UIT, the tariff in words."""
    if fee.amount is None:
        return sentence(fee.tariff or "") if fee.uit_percent is not None else ""
    words = (percent(fee.uit_percent) if fee.uit_percent is not None else "", fee.tariff or "")
    return " ".join(sentence(word) for word in words if word)


def _uit(catalogue: Catalogue, fee: Fee) -> str:
    """The UIT of the fee's year beside the percentage; never an amount worked out (design §3)."""
    if fee.uit_percent is None:
        return ""
    uit = catalogue.vocabulary.uit
    year = fee.uit_year or max(uit, default=0)
    if year not in uit:
        return ""
    return f"La UIT de {year} es {soles(uit[year].amount)}."
