"""The catalogue while somebody writes: read whole once, then only what is saved.

A record that cannot be read any more stays as it was last, so that everything else is seen as it is now;
its problems say so.
"""

from collections.abc import Collection, Iterator
from datetime import date
from pathlib import Path

from generator.answers import Shelf
from generator.catalogue import Catalogue
from generator.checks import problems_of
from generator.problems import Problem, first_of_each_file
from generator.records.folder import ReadFolder, Spread, read_folder, reread
from generator.records.load import Loaded, loaded_from
from generator.records.reading import ChangedError


class LiveCatalogue:
    """What was read last, and the catalogue of everything that could be read."""

    def __init__(self, root: Path, day: date, spread: Spread, shelf: Shelf) -> None:
        self._root, self._day, self._shelf = root, day, shelf
        self._read = read_folder(root, spread, shelf)
        self._loaded: Loaded = loaded_from(root, self._read)
        self.catalogue = Catalogue(self._loaded, shelf, day)

    def saved(self, paths: Collection[str]) -> None:
        """Read again what was saved, by its path below the root."""
        self._read = reread(self._root, self._read, paths)
        shown = _readable(self._read, self._loaded.folder)
        self._loaded = loaded_from(self._root, shown, self._loaded)
        self.catalogue = Catalogue(self._loaded, self._shelf, self._day)

    @property
    def is_stale(self) -> bool:
        """Whether something is shown as it was before it was saved."""
        return bool(self._read.files.invalid)

    def problems(self, paths: Collection[str]) -> tuple[Problem, ...]:
        """What can be told at once: everything that cannot be read, and what rules find in these files."""
        found = {*self._read.problems, *(p for path in paths for p in self._of_rules(path))}
        return tuple(first_of_each_file(sorted(found)))

    def _of_rules(self, path: str) -> Iterator[Problem]:
        record = path.removesuffix(".yml")
        file = self._read.files.get(record)
        if file is None or not file.data or record not in self.catalogue.paths():
            return
        try:
            yield from problems_of(self.catalogue, record)
        except ChangedError:  # saved again in the meantime: that is told next
            return


def _readable(now: ReadFolder, before: ReadFolder) -> ReadFolder:
    """The folder with the last readable form of each file that cannot be read now."""
    last = (before.files[key] for key in now.files.invalid if key in before.files)
    return ReadFolder(now.files.but(last), now.misplaced, now.unread)
