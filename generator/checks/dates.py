"""Rules about days: in order, not overlapping, not past, not still to come."""

import re
from collections.abc import Iterator
from datetime import date

from generator.catalogue import Catalogue
from generator.checks.lookup import missing as _missing
from generator.problems import Field, Problem
from generator.records.center import Center, HoursException, Presence
from generator.records.scalars import SLUG_PATTERN, PartialDate
from generator.records.service import Offer, Service

Period = tuple[Field, PartialDate | None, PartialDate | None]
"""Path of the second of two days, and both."""


def periods_in_order(catalogue: Catalogue) -> Iterator[Problem]:
    """What holds until a day does not begin after it: such a fact would hold never."""
    for key, service in catalogue.each_service():
        yield from _in_order(catalogue, f"catalogue/{key}", _periods_of_service(service))
    for key, center in catalogue.each_center():
        yield from _in_order(catalogue, f"centers/{key}", _periods_of_center(center))


def _in_order(catalogue: Catalogue, record: str, periods: Iterator[Period]) -> Iterator[Problem]:
    for path, begins, ends in periods:
        if begins and ends and ends.last_day < begins.first_day:
            yield catalogue.problem(record, path, "dates-order",
                                    f"Termina el {ends}, antes de empezar el {begins}.")  # fmt: skip


def _periods_of_service(service: Service) -> Iterator[Period]:
    for i, fee in enumerate(service.fees):
        yield ("fees", i, "valid_until"), fee.valid_from, fee.valid_until
    for i, offer in enumerate(service.offered_at or ()):
        yield ("offered_at", i, "until"), offer.valid_from, offer.valid_until


def _periods_of_center(center: Center) -> Iterator[Period]:
    for i, exception in enumerate(center.exceptions):
        yield ("exceptions", i, "until"), exception.date, exception.until
    for i, milestone in enumerate(center.milestones):
        yield ("milestones", i, "until"), milestone.date, milestone.until
    for i, place in enumerate(center.previous):
        yield ("previous", i, "closed"), place.opened, place.closed


def dated_hours_are_there(catalogue: Catalogue) -> Iterator[Problem]:
    """``hours_as_of`` says since when hours are known, so there are hours beside it."""
    for record, path, node in _with_hours(catalogue):
        if node.hours_as_of and node.hours is None:
            yield catalogue.problem(record, (*path, "hours_as_of"), "hours-date-alone",
                                    "Hay fecha del horario y no hay horario.")  # fmt: skip


def _with_hours(catalogue: Catalogue) -> Iterator[tuple[str, Field, Center | Presence | Offer]]:
    for key, center in catalogue.each_center():
        yield f"centers/{key}", (), center
        for i, presence in enumerate(center.entities):
            yield f"centers/{key}", ("entities", i), presence
    for key, service in catalogue.each_service():
        for i, offer in enumerate(service.offered_at or ()):
            yield f"catalogue/{key}", ("offered_at", i), offer


def exceptions_do_not_overlap(catalogue: Catalogue) -> Iterator[Problem]:
    """On one day one exception holds for the centre, and one for each entity."""
    for key, center in catalogue.each_center():
        last: dict[str | None, tuple[date, int]] = {}
        order = sorted(
            range(len(center.exceptions)), key=lambda i: center.exceptions[i].date.first_day
        )
        for i in order:
            exception = center.exceptions[i]
            known, first = last.get(exception.entity, (date.min, -1))
            if exception.date.first_day <= known:
                yield catalogue.problem(f"centers/{key}", ("exceptions", max(i, first)), "exceptions-overlap",
                                        f"El {exception.date} ya tiene otra excepción.",
                                        first=min(i, first) + 1)  # fmt: skip
            last[exception.entity] = max((_end(exception), i), (known, first))


def exceptions_are_to_come(catalogue: Catalogue, as_of: date) -> Iterator[Problem]:
    """An exception of a day that has passed tells nobody anything."""
    for key, center in catalogue.each_center():
        for i, exception in enumerate(center.exceptions):
            if catalogue.is_past(_end(exception), as_of):
                yield catalogue.problem(f"centers/{key}", ("exceptions", i, "date"), "exception-past",
                                        f"La excepción del {exception.until or exception.date} ya pasó.")  # fmt: skip


def _end(exception: HoursException) -> date:
    return (exception.until or exception.date).last_day


def verified_by_somebody(catalogue: Catalogue) -> Iterator[Problem]:
    """``verified.by`` in the form of a slug is an entity that exists; a person or an office is written in words."""
    for record, value in catalogue.records():
        if value.verified and re.fullmatch(SLUG_PATTERN, value.verified.by):
            yield from _missing(catalogue, record, ("verified", "by"), "unknown-entity", "la entidad",
                                value.verified.by, catalogue.entities)  # fmt: skip


def verified_in_the_past(catalogue: Catalogue, as_of: date) -> Iterator[Problem]:
    """Nobody can have verified a record on a day to come."""
    for record, value in catalogue.records():
        if value.verified and not catalogue.has_come(value.verified.on.first_day, as_of):
            yield catalogue.problem(record, ("verified", "on"), "verified-in-future",
                                    f"El {value.verified.on} todavía no llega.")  # fmt: skip


def sources_are_out(catalogue: Catalogue, as_of: date) -> Iterator[Problem]:
    """A source has been published, and was checked, by the day of the check."""
    for record, value in catalogue.records():
        for i, source in enumerate(value.sources):
            for field in ("published", "checked"):
                day: PartialDate | None = getattr(source, field)
                if day and not catalogue.has_come(day.first_day, as_of):
                    yield catalogue.problem(record, ("sources", i, field), "source-in-future",
                                            f"El {day} todavía no llega.")  # fmt: skip
