"""Search records → the files of an index, by speaking to ``pagefind --service`` over its pipes.

Messages are JSON in base64, each ended by a comma, both ways. Pagefind's own Python client sleeps
0.1 s before it reads each answer (10 records a second); here a thread reads them while records are
written.

Weights of ``meta`` cannot be set while indexing in Pagefind 1.5: the page that searches passes them
(``ranking.metaWeights``).
"""

import base64
import os
import re
import subprocess
from collections.abc import Iterable, Mapping
from pathlib import Path
from tempfile import TemporaryFile
from threading import Event, Thread
from types import TracebackType
from typing import Any, Final, Self

from pagefind_bin import get_executable  # type: ignore[import-untyped]
from pydantic_core import from_json, to_json

from generator.outputs.page import SearchRecord
from generator.publish.errors import PublishError

LANGUAGE: Final = "es"
_ALLOCATOR: Final = {
    "_RJEM_MALLOC_CONF": "narenas:1,tcache_max:1048576,dirty_decay_ms:-1,thp:always"
}
"""How jemalloc, with which Pagefind is built, deals with memory. It compresses thousands of files, and for each asks the
system for 300 KB anew and gives them back: a fifth of its time. Whoever knows better says so in the environment.
"""
_SECONDS_TO_END: Final = 5
_UNUSED: Final = re.compile(r"pagefind-(.*ui\.|highlight\.js)")
"""Pagefind's ready-made interfaces: 370 KB that no page loads."""


class SearchIndexError(PublishError):
    """Pagefind could not be started, refused a record or ended before its time."""


class SearchIndex:
    """One index in one Pagefind process, which never outlives the ``with`` block."""

    def __init__(self, executable: Path | None = None) -> None:
        self._executable = executable or get_executable()
        self._sent: list[str] = []
        self._answers = 0
        self._index: list[Mapping[str, str]] = []
        self._refused: str | None = None
        self._finished = Event()

    def __enter__(self) -> Self:
        self._stderr = TemporaryFile()
        try:
            self._process = subprocess.Popen(
                [self._executable, "--service"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=self._stderr,
                env=_ALLOCATOR | os.environ,
            )
        except OSError as error:
            self._stderr.close()
            raise SearchIndexError(f"No se pudo iniciar Pagefind: {error}.") from error
        self._reader = Thread(target=self._read, name="pagefind", daemon=True)
        self._reader.start()
        try:
            config = {"force_language": LANGUAGE, "keep_index_url": True}
            self._send("NewIndex", {"config": config}, "el índice")
        except BaseException:
            self._end()
            raise
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if error:
            self._process.kill()
        self._end()

    def build(self, records: Iterable[SearchRecord]) -> dict[str, bytes]:
        """Index the records, in order; the files of the index by path."""
        for record in records:
            self.add(record)
        return self.files()

    def add(self, record: SearchRecord) -> None:
        """Hand a record over. It may be refused in a later call, at the latest in :meth:`files`."""
        payload = {
            "index_id": 0,
            "url": record.url,
            "content": record.content,
            "language": LANGUAGE,
            "meta": dict(record.meta),
        }
        self._send("AddRecord", payload, f"«{record.url}»")

    def files(self) -> dict[str, bytes]:
        """The files of the index that are used, by path.

        They come over the pipe. Asked to write them (``WriteFiles``), Pagefind 1.5 answers before they are
        whole, and never says that a disk is full.
        """
        self._send("GetFiles", {"index_id": 0}, "los archivos")
        self._finished.wait()
        self._raise_if_refused()
        if self._answers != len(self._sent):
            raise SearchIndexError(f"Pagefind terminó antes de tiempo. {self._last_words()}")
        files = {}
        while self._index:  # each is let go when its bytes are there
            file = self._index.pop()
            if not _UNUSED.search(file["path"]):
                files[file["path"]] = base64.b64decode(file["content"])
        return files

    def kill(self) -> None:
        """End the process now, from any thread; who is building gets :class:`SearchIndexError`."""
        self._process.kill()

    def _send(self, kind: str, payload: Mapping[str, Any], what: str) -> None:
        self._raise_if_refused()
        message = {"message_id": len(self._sent), "payload": {"type": kind, **payload}}
        self._sent.append(what)
        data = base64.b64encode(to_json(message)) + b","
        assert self._process.stdin
        try:
            self._process.stdin.write(data)
            if kind != "AddRecord":
                self._process.stdin.flush()
        except (OSError, ValueError) as error:  # ValueError: its input is closed
            self._reader.join(_SECONDS_TO_END)
            self._raise_if_refused()
            raise SearchIndexError(f"Pagefind dejó de responder. {self._last_words()}") from error

    def _read(self) -> None:
        """Take every answer until Pagefind closes its output. Runs in the reader's thread."""
        assert self._process.stdout
        output = self._process.stdout.fileno()
        pending = bytearray()
        try:
            while chunk := os.read(output, 1 << 16):
                pending += chunk
                if b"," in chunk:
                    *whole, pending = pending.split(b",")
                    whole.reverse()
                    while whole:  # the last has the whole index: it is held once, not thrice
                        self._take(from_json(base64.b64decode(whole.pop())))
        finally:
            self._finished.set()

    def _take(self, answer: Mapping[str, Any]) -> None:
        payload = answer["payload"]
        if payload["type"] == "Error" and self._refused is None:
            number = answer["message_id"]
            what = self._sent[number] if number is not None else payload.get("original_message")
            self._refused = f"Pagefind no aceptó {what}: {payload['message']}."
        self._answers += 1
        if payload["type"] == "GetFiles":
            self._index = payload["files"]
        if self._index or self._refused:
            self._finished.set()

    def _raise_if_refused(self) -> None:
        if self._refused is not None:
            raise SearchIndexError(self._refused)

    def _last_words(self) -> str:
        self._stderr.seek(0)
        return self._stderr.read().decode(errors="replace").strip()[-500:]

    def _close_input(self) -> None:
        assert self._process.stdin
        try:
            self._process.stdin.close()
        except OSError:
            self._process.stdin = None  # it was gone with bytes still to be written

    def _end(self) -> None:
        """The process is over when this returns."""
        if self._process.stdin:
            self._close_input()
        try:
            self._process.wait(_SECONDS_TO_END)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._reader.join()
        if self._process.stdout:
            self._process.stdout.close()
        self._stderr.close()
