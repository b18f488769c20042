"""Rules about what fees say together, and about their share of the UIT."""

import re
from collections.abc import Iterator
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from generator.catalogue import Catalogue
from generator.checks.lookup import same_words
from generator.problems import Problem
from generator.records.service import Fee, Service

_EFFORT: Final = 20_000
"""Pairs compared within one record: those of 200 fees of one concept, where no real record has five."""
_CENT: Final = Decimal("0.01")
_OF_THE_UIT: Final = re.compile(
    r"([0-9]{1,4}(?:[.,][0-9]{1,4})?)\s?% de (?:la |una )?UIT[^0-9]{0,20}"
    r"S/\s?([0-9]{1,9}(?:[ ,][0-9]{3})*(?:[.,][0-9]{1,2})?)(?![0-9])"
)
"""«3.38 % de la UIT (S/ 121.73)»."""
_THOUSANDS: Final = re.compile(r"[ ,](?=[0-9]{3}(?![0-9]))")
_YEAR: Final = re.compile(r"\b(?:19|20)[0-9]{2}\b")


def one_fee_for_one_concept(catalogue: Catalogue) -> Iterator[Problem]:
    """Two fees of one concept never hold at the same centre, channel, case and date: which one would it be?

    Conditions in words are told apart by their words; a fee without one is the usual price, and one with a
    condition in words its exception.
    """
    for key, service in catalogue.each_service():
        if len(service.fees) < 2:
            continue
        told: set[int] = set()
        for i, j in _pairs(service):
            if j not in told and _hold_together(catalogue, service.fees[i], service.fees[j]):
                told.add(j)
                yield catalogue.problem(f"catalogue/{key}", ("fees", j), "fee-twice",
                                        f"«{service.fees[j].concept}» tiene dos costos a la vez.",
                                        first=i + 1)  # fmt: skip


def _pairs(service: Service) -> Iterator[tuple[int, int]]:
    """Fees of one concept, per unit and condition in words, each with those before it."""
    same: dict[tuple[str, ...], list[int]] = {}
    effort = 0
    for j, fee in enumerate(service.fees):
        words = (fee.concept, fee.per or "", fee.when_text or "")
        before = same.setdefault(tuple(map(same_words, words)), [])
        for i in before:
            effort += 1
            if effort > _EFFORT:
                return
            yield i, j
        before.append(j)


def _hold_together(catalogue: Catalogue, one: Fee, other: Fee) -> bool:
    ways = not one.channel or not other.channel or bool({*one.channel} & {*other.channel})
    here, there = catalogue.centers_of(one), catalogue.centers_of(other)
    places = here is None or there is None or bool(here & there)
    cases = all(
        {*answers} & {*other.answers.get(case, answers)} for case, answers in one.answers.items()
    )
    starts = max((f.valid_from.first_day for f in (one, other) if f.valid_from), default=date.min)
    ends = min((f.valid_until.last_day for f in (one, other) if f.valid_until), default=date.max)
    return ways and places and cases and starts <= ends


def amount_is_its_share(catalogue: Catalogue, as_of: date) -> Iterator[Problem]:
    """Amount and percentage of the UIT agree to the cent, unless ``conflicts`` says what the share would be.

    The year is ``uit_year``, else that from which the fee holds, else the current one. Nothing is worked out
    in silence (design §3): whoever keeps the record says which of the two holds.
    """
    for key, service in catalogue.each_service():
        for i, fee in enumerate(service.fees):
            for field, percent, amount, year in _shares(catalogue, fee, as_of):
                uit = catalogue.vocabulary.uit.get(year)
                if uit is None:
                    continue
                share = (uit.amount * percent / 100).quantize(_CENT, ROUND_HALF_UP)
                said = any(str(share) in text for text in service.conflicts)
                if abs(share - amount) > _CENT and not said:
                    yield catalogue.problem(
                        f"catalogue/{key}", ("fees", i, field), "amount-not-its-share",
                        f"{percent} % de la UIT de {year} (S/ {uit.amount}) es S/ {share}, no S/ {amount}.",
                        share=share,
                    )  # fmt: skip


def _shares(
    catalogue: Catalogue, fee: Fee, as_of: date
) -> Iterator[tuple[str, Decimal, Decimal, int]]:
    """Field, percentage, amount and year of each pair that the fee gives in fields or in words."""
    if fee.approximate:
        return

    def begins() -> int:
        return fee.valid_from.first_day.year if fee.valid_from else catalogue.year(as_of)

    if fee.uit_percent is not None and fee.amount is not None and fee.amount_max is None:
        yield "amount", fee.uit_percent, fee.amount, fee.uit_year or begins()
    for field in ("concept", "tariff"):
        text = getattr(fee, field) or ""
        if "UIT" not in text:  # a quick look that fails only takes time
            continue
        years = {int(year) for year in _YEAR.findall(text)}
        for percent, amount in _OF_THE_UIT.findall(text):
            year = fee.uit_year or (next(iter(years)) if len(years) == 1 else begins())
            yield field, Decimal(percent.replace(",", ".")), _soles(amount), year


def _soles(text: str) -> Decimal:
    """``1 234.50``, ``1,234.50`` and ``41,50`` as a reader of each means them."""
    return Decimal(_THOUSANDS.sub("", text).replace(",", "."))
