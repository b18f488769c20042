"""What has grown old by a day: only what a reader could act on wrongly. ``mac report stale`` tells the rest."""

from collections.abc import Iterator
from datetime import date

from generator.catalogue import Catalogue
from generator.problems import Field, Problem
from generator.records.ages import HOURS_KEPT, months_after
from generator.records.scalars import PartialDate


def fees_still_hold(catalogue: Catalogue, as_of: date) -> Iterator[Problem]:
    """A fee whose ``valid_until`` has passed is no longer charged: the page must not promise it."""
    for key, service in catalogue.each_service():
        for i, fee in enumerate(service.fees):
            if fee.valid_until and catalogue.is_past(fee.valid_until.last_day, as_of):
                yield catalogue.problem(f"catalogue/{key}", ("fees", i, "valid_until"), "fee-ended",
                                        f"«{fee.concept}» valía hasta {fee.valid_until}.")  # fmt: skip


def hours_are_recent(catalogue: Catalogue, as_of: date) -> Iterator[Problem]:
    """Hours known for more than 24 months need to be confirmed, or somebody travels in vain."""
    for record, path, known in _hours(catalogue):
        if known and catalogue.is_past(months_after(known.last_day, HOURS_KEPT), as_of):
            yield catalogue.problem(record, (*path, "hours_as_of"), "hours-old",
                                    f"El horario es de {known}.", months=HOURS_KEPT)  # fmt: skip


def _hours(catalogue: Catalogue) -> Iterator[tuple[str, Field, PartialDate | None]]:
    for key, service in catalogue.each_service():
        for i, offer in enumerate(service.offered_at or ()):
            yield f"catalogue/{key}", ("offered_at", i), offer.hours_as_of
    for key, center in catalogue.each_center():
        yield f"centers/{key}", (), center.hours_as_of
        for i, presence in enumerate(center.entities):
            yield f"centers/{key}", ("entities", i), presence.hours_as_of


def uit_of_the_year(catalogue: Catalogue, as_of: date) -> Iterator[Problem]:
    """Fees in % UIT are shown in soles with the UIT of the year (design §3), which a decree sets each December."""
    known = catalogue.vocabulary.uit
    if as_of.year in known:
        return
    message = f"Falta la UIT de {as_of.year}."
    if known:
        yield catalogue.problem("catalogue/_vocabulary/uit", (), "uit-missing", message,
                                year=as_of.year)  # fmt: skip
        return
    for key, service in catalogue.each_service():
        for i, fee in enumerate(service.fees):
            if fee.uit_percent is not None and fee.uit_year is None:
                yield catalogue.problem(f"catalogue/{key}", ("fees", i, "uit_percent"), "uit-missing", message,
                                        year=as_of.year)  # fmt: skip
