"""Files as they were read, put away so that processes that are forked go on sharing the memory.

A process gets a page of its own as soon as it writes there, and Python writes into every object that it looks
at, because it counts references there. So values stand one after the other in one piece, and what many
services have alike, such as a centre where they are given, is one object.
"""

from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from copy import copy
from dataclasses import replace

from generator.records.brief import Known
from generator.records.keyed import Keyed
from generator.records.reading import ReadFile


class ReadFiles(Mapping[str, ReadFile]):
    """Files by the path of their record."""

    def __init__(self) -> None:
        self._pieces = _Pieces()
        self._places: dict[str, int] = {}
        self._known = Known()
        self.bare: dict[str, ReadFile] = {}
        """The same without their values."""

    def add(self, file: ReadFile) -> None:
        """Put a file away that could be opened, in place of what was known of it."""
        record = file.path.removesuffix(".yml")
        self._places.pop(record, None)
        if file.data or file.later:
            self._places[record] = self._pieces.add(file.data, file.later)
        brief = file.brief and self._known.brief(file.brief)
        asks = self._known.same(file.asks)
        bare = (file.path, file.digest, b"", file.problems, brief, asks)
        self.bare[record] = ReadFile(*bare, file.is_new, file.model, file.source)

    def put_in_order(self, paths: Iterable[str]) -> None:
        """That of the paths of the files, in whatever order they came."""
        records = (path.removesuffix(".yml") for path in paths)
        self.bare = {record: self.bare[record] for record in records if record in self.bare}

    def __getitem__(self, record: str) -> ReadFile:
        file, place = self.bare[record], self._places.get(record)
        return file if place is None else replace(file, data=self._pieces[place])

    def __contains__(self, record: object) -> bool:
        return record in self.bare

    def __iter__(self) -> Iterator[str]:
        return iter(self.bare)

    def __len__(self) -> int:
        return len(self.bare)

    def is_valid(self, record: str) -> bool:
        """Whether a file that is there has values; else it has problems."""
        return record in self._places

    @property
    def many_are_new(self) -> bool:
        """Whether most of them were read now: what is kept from before leaves little behind."""
        return 2 * sum(file.is_new for file in self.bare.values()) > len(self.bare)

    @property
    def invalid(self) -> Sequence[str]:
        """Files that have problems instead of values."""
        return [record for record in self.bare if record not in self._places]

    def values_of(self, records: Mapping[str, str]) -> Mapping[str, bytes]:
        """Packed values of valid files, each record under the name that is given for it."""
        return _Values(self._pieces, {name: self._places[r] for r, name in records.items()})

    def but(self, files: Iterable[ReadFile]) -> "ReadFiles":
        """The same with some files as they are now."""
        now = copy(self)
        now._places, now.bare = dict(self._places), dict(self.bare)
        for file in files:
            now.add(file)
        return now


class _Pieces:
    """Bytes by their place; what stands there stays there. What comes later is asked for each time."""

    def __init__(self) -> None:
        self._all = bytearray()
        self._ends = array("Q", (0,))
        self._later: dict[int, Callable[[], bytes]] = {}

    def add(self, piece: bytes, later: Callable[[], bytes] | None) -> int:
        """Where it stands from now on."""
        if later:
            self._later[len(self._ends) - 1] = later
        self._all += piece
        self._ends.append(len(self._all))
        return len(self._ends) - 2

    def __getitem__(self, place: int) -> bytes:
        if later := self._later.get(place):
            return later()
        return bytes(self._all[self._ends[place] : self._ends[place + 1]])


class _Values(Keyed[bytes]):
    """Some of the pieces by name."""

    def __init__(self, pieces: _Pieces, places: Mapping[str, int]) -> None:
        super().__init__(places)
        self._pieces = pieces
        self._places = places

    def __getitem__(self, name: str) -> bytes:
        return self._pieces[self._places[name]]
