"""What a service costs: each fee on its own, and all of them in a few words."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from generator.catalogue import Catalogue
from generator.records.service import Fee, Service
from generator.views.facts import Facts, FactView
from generator.views.links import LinkView
from generator.views.text import money, percent, sentence, soles, the_day
from generator.views.view import view

SHORT: Final = 40
"""Characters of a tariff in words that still fit the fact strip."""


@view
class FeeView:
    """One cost. ``conditional``: only under a condition in words. ``amount`` is in soles where the record gives a figure; ``price`` is how it reads."""

    fact: FactView
    price: str
    amount: Decimal | None
    amount_max: Decimal | None
    approximate: bool
    per: str
    optional: bool
    conditional: bool
    code: str
    pay_at: tuple[LinkView, ...]
    valid: str
    explained: str


def cost_line(service: Service) -> str:
    """The cost in a few words for the fact strip and lists; empty when nothing is known of it.

    Fees with a condition in words (a discount, a late payer) count only where there are no others.
    """
    fees = main_fees(service)
    paid = [
        (f.amount, f.amount_max or f.amount)
        for f in fees
        if f.amount is not None and (f.amount or f.amount_max)
    ]
    if service.free is True:
        return "Gratis, salvo algunos casos" if paid else "Gratis"
    if paid:
        low, high = min(a for a, _ in paid), max(b for _, b in paid)
        return soles(low) if low == high else f"{soles(low)} a {soles(high)}"
    if not fees:
        return ""
    if fees[0].amount == 0:
        return "Gratis en algunos casos"
    text = money(fees[0])
    return text if len(text) <= SHORT else "Mira los detalles"


def main_fees(service: Service) -> tuple[Fee, ...]:
    """The fees most people pay: not optional, and without a condition in words where there are such."""
    fees = tuple(f for f in service.fees if not f.optional)
    return tuple(f for f in fees if f.when_text is None) or fees


def fee_view(catalogue: Catalogue, facts: Facts, fee: Fee) -> FeeView:
    points = catalogue.vocabulary.payment_points
    return FeeView(
        fact=facts.view(fee.concept, fee),
        price=money(fee),
        amount=fee.amount,
        amount_max=fee.amount_max,
        approximate=fee.approximate,
        per=fee.per or "",
        optional=fee.optional,
        conditional=fee.when_text is not None,
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
