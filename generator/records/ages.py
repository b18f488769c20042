"""How old a fact is: the day of its newest source, and after how many months it usually changes."""

from calendar import monthrange
from collections.abc import Iterable, Iterator
from datetime import MAXYEAR, date
from functools import lru_cache
from typing import Final

from generator.records.base import Provenance, Record, Source
from generator.records.center import Center
from generator.records.scalars import PartialDate
from generator.records.service import Service

# Months after which a fact has usually changed, so that an older source no longer vouches for it.
USUAL_CHANGE: Final = {"fees": 12, "hours": 12, "requirements": 24, "legal": 48}
VERIFIED_EVERY: Final = 12
HOURS_KEPT: Final = 24

Dated = tuple[str, date | None]
"""A fact's field and the last day of its newest source; ``None`` when no source says its date."""


@lru_cache(maxsize=4096)
def months_after(day: date, months: int) -> date:
    """The same day of the month so many months later, or the last day of that month."""
    years, month = divmod(day.month - 1 + months, 12)
    if day.year + years > MAXYEAR:
        return date.max
    last = monthrange(day.year + years, month + 1)[1]
    return date(day.year + years, month + 1, min(day.day, last))


def is_older(day: date, months: int, as_of: date) -> bool:
    """Whether more than so many months lie between the two days."""
    return months_after(day, months) < as_of


def dated_facts(record: Record) -> Iterator[Dated]:
    """Each fact of :data:`USUAL_CHANGE` that has a source, with its day."""
    if isinstance(record, Service):
        yield from _of_service(record)
    elif isinstance(record, Center):
        if record.hours is not None:
            yield "hours", _hours_day(record, "hours", (), record.hours_as_of)
        for presence in record.entities:
            if presence.hours is not None:
                yield (
                    "hours",
                    _hours_day(record, "entities", presence.source, presence.hours_as_of),
                )


def _of_service(service: Service) -> Iterator[Dated]:
    items: Iterable[tuple[str, Provenance]] = (
        *(("fees", fee) for fee in service.fees),
        *(("requirements", requirement) for requirement in service.requirements),
    )
    for field, item in items:
        if item.source or not (item.unconfirmed or field in service.unconfirmed):
            yield field, _newest(service, field, item.source)
    if service.legal is not None and "legal" not in service.unconfirmed:
        yield "legal", _newest(service, "legal", ())
    for offer in service.offered_at or ():
        if offer.hours is not None:
            yield "hours", _hours_day(service, "offered_at", offer.source, offer.hours_as_of)


def _hours_day(
    record: Record, field: str, ids: tuple[str, ...], as_of: PartialDate | None
) -> date | None:
    """Hours say themselves of which day they are; only hours that don't are as old as their source."""
    verified = [record.verified.on.last_day] if record.verified else []
    if as_of is not None:
        return max([as_of.last_day, *verified])
    return _newest(record, field, ids)


def _newest(record: Record, field: str, ids: tuple[str, ...]) -> date | None:
    """The last day of the sources an item names, else of those of its field; verifying is a source too."""
    sources = [s for s in record.sources if (s.id in ids if ids else field in s.supports)]
    days = [day for source in sources for day in _days(source)]
    if record.verified:
        days.append(record.verified.on.last_day)
    return max(days, default=None)


def _days(source: Source) -> Iterator[date]:
    for day in (source.published, source.checked):
        if day is not None:
            yield day.last_day
