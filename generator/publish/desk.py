"""What ``mac serve`` does with a save, with a request for a page, and when the build behind is done.

Tells the terminal and the open pages how it went, each in the words of the checks.
"""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from threading import RLock
from time import perf_counter

from generator.outputs.templates import forget
from generator.problems import Problem, counts
from generator.publish.behind import Built, Order
from generator.publish.builds import Docs, build_docs
from generator.publish.errors import PublishError, named
from generator.publish.live_catalogue import LiveCatalogue
from generator.publish.live_pages import LivePages
from generator.publish.live_site import Live, read
from generator.publish.shelf import FileShelf
from generator.publish.workers import Workers
from generator.vocabularies import ROOTS

Say = Callable[[str], None]


class Desk:
    """The records and pages as they stand. Its lock is held by whoever asks the catalogue or changes it."""

    def __init__(self, order: Order, docs: Path, live: Live, say: Say) -> None:
        """``docs`` is the folder for the hand-written pages; the order is that for the build behind."""
        self._root = order.root
        self._site = order.site_dir
        self._build_docs: Callable[[], Docs] = lambda: build_docs(
            order.config_file, docs, order.address
        )
        self._docs: Docs | None = None
        self._live = live
        self._say = say
        self._lock = RLock()
        self._catalogue: LiveCatalogue | None = None
        self._pages: LivePages | None = None
        self._saves = 0
        self._unchecked: set[str] = set()
        """Records saved since the last build behind: what it found of them is old."""
        self._found: tuple[Problem, ...] = ()
        """What the last build behind found."""

    def page(self, path: str) -> bytes | None:
        """The page as it stands, if it is one of the catalogue; as it was built last where it cannot be made."""
        pages = self._pages
        if pages is None:  # at the start: that of an earlier run, if there was one
            return read(self._site / path)
        with self._lock:
            try:
                return pages.find(path)
            except Exception as error:  # a template with a fault, or a record whose errors are told
                self._told_once(f"{path}: {named(error)}")
        return read(self._site / path)

    def saved(self, paths: Sequence[Path]) -> int:
        """Take in what was saved, or everything at the start; the number of this save."""
        start = perf_counter()
        records = [r for path in paths if (r := self._record(path))]
        self._saves += 1
        try:
            docs = self._docs if self._docs and len(records) == len(paths) else self._renewed_docs()
            catalogue = self._catalogue or self._read(docs)
            with self._lock:
                self._unchecked.update(records)
                if records and self._catalogue:
                    catalogue.saved(records)
                self._docs, self._catalogue = docs, catalogue
                self._pages = LivePages(docs, catalogue.catalogue)
                self._tell(catalogue, records, start)
        except PublishError as error:
            self._stop(str(error))
        except Exception as error:  # its next save must be seen
            self._stop(named(error))
        return self._saves

    def built(self, save: int, built: Built) -> None:
        """The build behind is done, for the state after that save."""
        self._live.build_ended()
        if isinstance(built, str):
            self._stop(built)
            return
        with self._lock:
            errors = _lines(_errors(built.problems))
            if built.published:
                self._live.searched(str(save))
                self._say(f"{built.pages} páginas y el buscador al día{_warnings(built.problems)}")
            elif save == self._saves:
                new = [line for line in errors if line not in self._live.state.problems]
                self._say("\n".join([*new, f"Así no se puede publicar: {len(errors)} errores."]))
            if save == self._saves and self._catalogue:
                self._found, self._unchecked = built.problems, set()
                self._live.told(errors, stale=self._catalogue.is_stale)

    def _renewed_docs(self) -> Docs:
        """The hand-written pages and the frame again, with templates as they are now."""
        forget()
        docs = self._build_docs()
        for warning in docs.warnings:
            self._say(f"aviso: {warning}")
        return docs

    def _read(self, docs: Docs) -> LiveCatalogue:
        shelf = FileShelf(self._root / ".cache")
        catalogue = LiveCatalogue(self._root, docs.site.as_of, Workers().share, shelf)
        shelf.save()
        return catalogue

    def _tell(self, catalogue: LiveCatalogue, records: Sequence[str], start: float) -> None:
        now = catalogue.problems(self._unchecked)
        before = (p for p in self._found if p.file not in self._unchecked)
        errors = _errors(sorted({*now, *before}))
        own = [p for p in now if p.file in records]
        warnings = _lines(p for p in own if p not in errors)
        self._live.renewed(_lines(errors), warnings, stale=catalogue.is_stale)
        lines = _lines([*own, *(e for e in errors if e not in own)])
        if records:
            lines.append(f"{_names(records)}: listo en {perf_counter() - start:.2f} s")
        if lines:
            self._say("\n".join(lines))

    def _told_once(self, fault: str) -> None:
        known = self._live.state.problems
        if fault not in known:
            self._say(fault)
            self._live.told([*known, fault], stale=True)

    def _stop(self, reason: str) -> None:
        self._say(f"{reason}\nSe sigue mostrando la versión anterior.")
        self._live.told([reason], stale=True)

    def _record(self, path: Path) -> str | None:
        """The path below the root of something in the folders of records."""
        for root in (self._root, self._root.resolve()):
            if path.is_relative_to(root):
                below = path.relative_to(root).as_posix()
                return below if below.partition("/")[0] in ROOTS else None
        return None


def _errors(problems: Iterable[Problem]) -> list[Problem]:
    return [p for p in problems if p.severity == "error"]


def _lines(problems: Iterable[Problem]) -> list[str]:
    return [p.text() for p in problems]


def _names(records: Sequence[str]) -> str:
    return records[0] if len(records) == 1 else f"{len(records)} archivos"


def _warnings(problems: tuple[Problem, ...]) -> str:
    number = counts(problems)["warnings"]
    return f" · {number} avisos: míralos con «mac check»" if number else ""
