"""What the look-ups of a catalogue find now, told apart by digests: answers rest on them (:mod:`generator.answers`)."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from pydantic_core import to_json

from generator.answers import digest
from generator.records.links import Links
from generator.records.load import Loaded

DAY: Final = "day"
"""Look-ups of the day itself, ``day/``, of its year, ``day/year``, of whether another one is past, ``day/2026-05-01``,
or has come, ``day/2026-05-01+``."""
FILE: Final = "file"
"""Look-ups of whether there is the file of a record or list, readable or not: ``file/catalogue/reniec/dni``."""


class LookUps:
    """What was loaded, as those who look something up see it."""

    def __init__(self, loaded: Loaded, links: Links, as_of: date | None) -> None:
        self._loaded = loaded
        self._links = links
        self._as_of = as_of

    def digest_of(self, need: str) -> str:
        """Of a record's file, the keys of a folder, a service in short, links to a record, what a day makes of it."""
        folder, _, key = need.partition("/")
        if folder == DAY:
            found = self._of_day(key)
        elif folder == FILE:
            found = str(key in self._loaded.paths)
        elif need.startswith("@"):
            links, _, to = need[1:].partition(" ")
            # as long as all names of a catalogue: JSON is written in half the time
            return digest(to_json(getattr(self._links, links).get(to)))
        elif folder == "brief" and key:
            brief = self._loaded.briefs.get(key)
            return brief.digest if brief else ""
        elif folder in ("brief", "asks"):
            of: Mapping[str, object] = (
                self._loaded.briefs if folder == "brief" else self._loaded.asks
            )
            found = repr(of.get(key) if key else sorted(of))
        elif need.endswith("/"):
            found = "\n".join(path for path in self._loaded.digests if path.startswith(need))
        else:
            return self._loaded.digests.get(need, "")
        return digest(found.encode())

    def _of_day(self, key: str) -> str:
        day = self._as_of
        if day is None:
            return ""
        if not key:
            return str(day)
        if key == "year":
            return str(day.year)
        other = date.fromisoformat(key.removesuffix("+"))
        return str(other <= day if key[-1] == "+" else other < day)
