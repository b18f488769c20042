"""Outputs → files in a folder, with the search index beside.

The site is written part by part, by several processes. A part whose look-ups all find what they found
when it was written last is not rendered again: its files are those of the site published before, if they
are still what was written then. Never writes a file twice: two pages at one address are an error.
"""

from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Final

from pydantic import TypeAdapter, ValidationError

from generator.answers import Shelf, digest
from generator.answers.batches import Batch, Batches
from generator.answers.rows import Needs
from generator.catalogue import Catalogue
from generator.outputs.render import (
    SEARCH,
    other_parts,
    render_part,
    search_digest,
    service_parts,
    short_forms,
)
from generator.outputs.serving import host_files
from generator.outputs.sitemap import Entry, entries, sitemap
from generator.publish.compressed import CompressedFiles
from generator.publish.contents import contents
from generator.publish.files import Files, mark
from generator.publish.page_frame import PageFrames, Render
from generator.publish.search_shards import SearchShards
from generator.publish.shared_work import nothing
from generator.publish.workers import Workers


@dataclass(frozen=True, slots=True)
class Site:
    """What a site is made for. ``frame`` is a digest of whatever its frame is made of.

    ``site_url`` is the site's address with its final slash, if it is known; ``written`` are the
    addresses of pages that MkDocs wrote.
    """

    as_of: date
    repository: str
    site_url: str = ""
    frame: str = ""
    written: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Written:
    """What was written of a part: files with marks, and what the site's own files say of it."""

    files: dict[str, str]
    search: str
    pages: int
    entries: tuple[Entry, ...]
    redirects: dict[str, str]


@dataclass(frozen=True, slots=True)
class _Row:
    """What is kept of a part: what it was written for, and what it rests on."""

    site: str
    needs: Needs
    written: Written


_MANY: Final = 40
_FEW: Final = 4
"""Parts a worker takes at once: of services, which are quick, and of others, which may be long."""
_ROW: Final = TypeAdapter(_Row)
_BATCH: Final = TypeAdapter(Batch[Written])


def write_site(
    folder: Path,
    before: Path,
    catalogue: Catalogue,
    site: Site,
    render: Render,
    workers: Workers,
    shelf: Shelf,
    with_search: bool = True,
    with_copies: bool = False,
) -> int:
    """Write the site below ``folder``, which may hold pages of MkDocs; how many pages there are.

    ``before`` is the site published before, if there is one. Without search the index is left out: its page
    is there and finds nothing. With copies each text file has compressed ones, those of MkDocs too.
    """
    copied = CompressedFiles(folder, before) if with_copies else None
    files = copied or Files(folder)
    writer = SiteWriter(files, before, catalogue, site, render, shelf)
    search = SearchShards(files, before, shelf, workers.jobs)
    services = service_parts(catalogue)
    others = [p for p in other_parts(catalogue) if with_search or p != SEARCH]
    try:
        if copied:
            deque(workers.share(copied.copy, copied.texts()), maxlen=0)
        records = writer.write("services", services, workers, _MANY)
        begin = partial(_begin_search, search, catalogue, records, others)
        writer.write("others", others, workers, _FEW, begin if with_search else nothing)
        writer.write_own_files()
        if copied:  # Pagefind is still at work
            deque(workers.share(copied.copy, writer.bare), maxlen=0)
        search.finish()
        if copied:
            copied.say_so()
    except BaseException:
        search.kill()
        raise
    return writer.pages


def _begin_search(
    search: SearchShards, catalogue: Catalogue, records: dict[str, str], others: Sequence[str]
) -> None:
    """Begin with the full-text index of what was written, ``records``, and of the other parts."""
    search.start(catalogue, records | {part: search_digest(catalogue, part) for part in others})


@dataclass(frozen=True, slots=True)
class _Done:
    """What a process did: its parts, those of them that are not as they were known to be, rows of these that are
    fresh, and answers with their digests.
    """

    parts: Sequence[str]
    written: dict[str, Written]
    fresh: dict[str, bytes]
    batch: Batch[Written]
    rows: dict[str, bytes]
    learnt: dict[str, str]


class SiteWriter:
    """Writes parts into a new site, or takes them over from the one before."""

    def __init__(
        self,
        files: Files,
        before: Path,
        catalogue: Catalogue,
        site: Site,
        render: Render,
        shelf: Shelf,
    ) -> None:
        self.pages = 0
        self.bare: list[str] = []
        """New files of the search: so many that all processes compress them, not the one that made them."""
        self._before = before
        self._catalogue = catalogue
        self._site = site
        # the day is a look-up like any other: a part that says nothing of it is the same tomorrow
        self._key = digest(repr(replace(site, as_of=date.min)).encode())
        self._frames = PageFrames(render, site.site_url)
        self._files = files
        self._shelf = shelf
        self._entries: list[Entry] = []
        self._redirects: dict[str, str] = {}

    def write(
        self,
        name: str,
        parts: Sequence[str],
        workers: Workers,
        most: int = _FEW,
        meanwhile: Callable[[], object] = nothing,
    ) -> dict[str, str]:
        """Write the parts, or take them over; ``most`` of them are a worker's at once.

        Gives a digest of the search records of each.
        """
        search = {}
        batches = Batches(self._shelf, name, self._key, _BATCH, most)
        known = batches.recalled(self._catalogue.answers, parts)
        for done in workers.spread(partial(self._written, known), parts, most, meanwhile):
            self._catalogue.answers.take(done.rows)
            self._catalogue.answers.believe(done.learnt)
            batches.add(done.batch)
            for part, row in done.fresh.items():
                self._shelf.put(_row(part), row)
                self.bare += done.written[part].files if part == SEARCH else ()
            for part in done.parts:
                written = done.written[part] if part in done.written else known[part]
                search[part] = written.search
                self.pages += written.pages
                self._entries += written.entries
                self._redirects |= written.redirects
        batches.save()
        return search

    def write_own_files(self) -> None:
        """What is about the whole site: its map, and how to serve it."""
        found = [*self._entries, *((url, "") for url in self._site.written)]
        for path, content in sitemap(found, self._site.site_url).items():
            self._files.write(path, content)
        for path, content in host_files(_sections(self._files.folder), self._redirects).items():
            self._files.write(path, content)

    def _written(self, known: Mapping[str, Written], parts: Sequence[str]) -> _Done:
        """What a process does with its parts, and what it learnt on the way.

        What is ``known`` of a part holds: there is nothing to ask, if only its files are there.
        """
        answers = self._catalogue.answers
        asked = answers.gather()
        fresh, rows = dict[str, bytes](), dict[str, _Row]()
        for part in parts:
            if part in known and self._files.link_all(known[part].files, self._before):
                continue
            row = self._taken_over(part)
            if row is None:
                row = self._write_part(part)
                fresh[part] = _ROW.dump_json(row)
            rows[part] = row
            short_forms(self._catalogue, part)
        new = {part: row.written for part, row in rows.items() if part not in known}
        batch = Batch.of(answers, self._key, new, (rows[part].needs for part in new), asked)
        written = {part: row.written for part, row in rows.items()}
        return _Done(parts, written, fresh, batch, answers.handed_over(), answers.learnt())

    def _write_part(self, part: str) -> _Row:
        site = self._site
        outputs, needs = self._catalogue.answers.watched(
            partial(render_part, self._catalogue, part, site.as_of, site.repository, site.site_url)
        )
        files = {}
        write = self._files.write_bare if part == SEARCH else self._files.write
        for path, content in contents(outputs, self._frames, site.site_url):
            write(path, content)
            files[path] = mark(content)
        written = Written(
            files=files,
            search=search_digest(self._catalogue, part),
            pages=len(outputs.pages),
            entries=tuple(entries(outputs.pages)),
            redirects=dict(outputs.redirects),
        )
        return _Row(self._key, needs, written)

    def _taken_over(self, part: str) -> _Row | None:
        """The part as it stands in the site before, linked into the new one; ``None`` if it does not."""
        kept = self._shelf.get(_row(part))
        if kept is None:
            return None
        try:
            row = _ROW.validate_json(kept)
        except ValidationError:
            return None
        if row.site != self._key or not self._catalogue.answers.hold(row.needs):
            return None
        return row if self._files.link_all(row.written.files, self._before) else None


def _row(part: str) -> str:
    return f"part {part}"


def _sections(folder: Path) -> list[str]:
    """The first folders of pages, those that MkDocs wrote among them."""
    return sorted(entry.name for entry in folder.iterdir() if (entry / "index.html").is_file())
