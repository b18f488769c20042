"""The full-text index in parts, each built anew only if a record of it changed.

Pagefind builds an index whole: 4 to 6 s for 10,000 records. So a large catalogue has several, which the
browser merges (``theme/assets/buscador/texto-completo.js``): ``pagefind/`` is the first, ``partes.json``
in it lists the folders of the others. Where a record goes depends on its name and on how many parts there
are, and on nothing else.
"""

import json
from collections import deque
from collections.abc import Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Final

from pydantic import TypeAdapter

from generator.answers import Shelf, digest
from generator.catalogue import Catalogue
from generator.outputs.page import SearchRecord
from generator.outputs.render import search_data
from generator.publish.files import Files, mark
from generator.publish.search_index import SearchIndex

FOLDER: Final = "pagefind"
MOST: Final = 2500
"""Records of one index, about; the real catalogue has a single one."""
_OF_THE_FIRST: Final = (".js", ".pagefind")
"""Endings of what searches, which is loaded of the first index only; the others are merged into it."""
_RECORDS: Final = TypeAdapter(tuple[SearchRecord, ...])


class SearchShards:
    """Builds the stale parts of an index beside other work, and takes the others over."""

    def __init__(self, files: Files, before: Path, shelf: Shelf, jobs: int) -> None:
        self._files = files
        self._before = before
        self._shelf = shelf
        self._beside = ThreadPoolExecutor(jobs)
        self._indexes: list[SearchIndex] = []
        self._builds: list[tuple[str, str, Future[dict[str, str]]]] = []

    def start(self, catalogue: Catalogue, parts: Mapping[str, str]) -> None:
        """Begin with the indexes of these parts of the site, each with a digest of its records."""
        number = max(1, len(parts) // MOST)
        shards: list[list[str]] = [[] for _ in range(number)]
        for part in parts:
            shards[int(digest(part.encode()), 16) % number].append(part)
        for place, shard in enumerate(shards):
            folder = f"{FOLDER}/parte-{place + 1}" if place else FOLDER
            state = digest("\n".join(parts[part] for part in shard).encode())
            if not self._taken_over(folder, state):
                records = deque(search_data(catalogue, part) for part in shard)
                build = self._beside.submit(self._build, folder, records)
                self._builds.append((folder, state, build))
        others = [f"parte-{place + 1}/" for place in range(1, number)]
        self._files.write(f"{FOLDER}/partes.json", json.dumps(others).encode())

    def finish(self) -> None:
        """Wait until all of them stand."""
        for folder, state, build in self._builds:
            self._shelf.put(f"search {folder}", json.dumps([state, build.result()]).encode())
        self._beside.shutdown()

    def kill(self) -> None:
        """End all of them, from any thread."""
        for index in self._indexes:
            index.kill()
        self._beside.shutdown(cancel_futures=True)

    def _build(self, folder: str, records: deque[bytes]) -> dict[str, str]:
        """Build an index and write it; its files with their marks. What is done with is let go."""
        with SearchIndex() as index:
            self._indexes.append(index)
            found = index.build(_each(records))
        self._indexes.remove(index)  # with the files it was sent
        marks = {}
        for path in sorted(found):
            content = found.pop(path)
            if folder != FOLDER and path.endswith(_OF_THE_FIRST):
                continue
            self._files.write(f"{folder}/{path}", content)
            marks[f"{folder}/{path}"] = mark(content)
        return marks

    def _taken_over(self, folder: str, state: str) -> bool:
        kept = self._shelf.get(f"search {folder}")
        known, files = json.loads(kept) if kept else ("", {})
        return known == state and self._files.link_all(files, self._before)


def _each(records: deque[bytes]) -> Iterator[SearchRecord]:
    while records:
        yield from _RECORDS.validate_json(records.popleft())
