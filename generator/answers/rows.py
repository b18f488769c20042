"""An answer as it is kept: what it rests on, and itself."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from pydantic_core import from_json, to_json

Need = str
"""What was asked: ``catalogue/reniec/dni`` for a record, ``>generator.views.lists service_item reniec/dni``."""


@dataclass(frozen=True, slots=True)
class Needs:
    """What was asked, in the order it was first asked in, and digests of what that found, joined by commas.

    Ten thousand pages have 700,000 needs: one comparison says whether all of a page's still find the same.
    """

    asked: tuple[Need, ...]
    found: str

    @staticmethod
    def of(asked: Sequence[Need], digests: Sequence[str]) -> "Needs":
        """The needs with what each of them found."""
        return Needs(tuple(asked), ",".join(digests))


class Row:
    """Lines of who worked it out, the answer's digest, what was given besides the key and its needs; then JSON."""

    def __init__(self, kept: bytes) -> None:
        run, digest, given, self._asked, self._found, self.data = kept.split(b"\n", 5)
        self.run, self.digest, self.given = run.decode(), digest.decode(), given.decode()

    @cached_property
    def needs(self) -> Needs:
        """What was looked up, with what it found."""
        return Needs(tuple(from_json(self._asked)), self._found.decode())

    @staticmethod
    def of(run: str, digest: str, given: str, needs: Needs, data: bytes) -> bytes:
        """The bytes to keep."""
        asked, found = to_json(needs.asked), needs.found.encode()
        return b"\n".join((run.encode(), digest.encode(), given.encode(), asked, found, data))
