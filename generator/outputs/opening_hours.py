"""Hours of a centre in the words of schema.org: those of every week, and those of days that differ."""

from collections.abc import Iterable, Iterator
from typing import Any, Final

from generator.views.center import ExceptionView

Thing = dict[str, Any]

_DAYS: Final = {
    "lunes": "Monday",
    "martes": "Tuesday",
    "miercoles": "Wednesday",
    "jueves": "Thursday",
    "viernes": "Friday",
    "sabado": "Saturday",
    "domingo": "Sunday",
    "feriados": "PublicHolidays",
}


def usual_hours(weekly: str) -> Iterator[Thing]:
    """``lunes=08:00-16:45;domingo=`` → days with the same hours together; a closed day opens and closes at 00:00."""
    days: dict[str, list[str]] = {}
    for entry in filter(None, weekly.split(";")):
        day, _, spans = entry.partition("=")
        for span in spans.split(","):
            days.setdefault(span, []).append(f"https://schema.org/{_DAYS[day]}")
    for span, names in days.items():
        opens, _, closes = (span or "00:00-00:00").partition("-")
        yield {
            "@type": "OpeningHoursSpecification",
            "dayOfWeek": names,
            "opens": opens,
            "closes": _closing(closes),
        }


def other_hours(exceptions: Iterable[ExceptionView]) -> Iterator[Thing]:
    """Days to come on which the whole centre keeps other hours; a closed day opens and closes at 00:00."""
    for exception in exceptions:
        if exception.past or exception.entity:
            continue
        for opens, closes in exception.hours or (("00:00", "00:00"),):
            yield {
                "@type": "OpeningHoursSpecification",
                "validFrom": exception.first.isoformat(),
                "validThrough": exception.last.isoformat(),
                "opens": opens,
                "closes": _closing(closes),
            }


def _closing(time: str) -> str:
    """schema.org knows no 24:00."""
    return "23:59" if time == "24:00" else time
