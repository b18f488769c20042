"""The HTTP side of ``mac serve``: pages, files, and what tells open pages to reload.

A script is put into HTML as it is sent, never into the site's files. It listens to ``/_mac/events``
(server-sent events) and is of the same origin, so the pages' Content-Security-Policy allows it.
"""

import json
import mimetypes
import secrets
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Condition
from typing import Any, Final
from urllib.parse import quote, urlsplit

RELOAD_SCRIPT: Final = "/_mac/reload.js"
EVENTS: Final = "/_mac/events"
_SCRIPT_FILE: Final = Path(__file__).with_name("reload.js")
_SECONDS_BETWEEN_SIGNS: Final = 15
_SECONDS_FOR_A_BUILD: Final = 60
"""So long a browser waits for a file of the first build; after that it is not there."""
_NOWHERE: Final = "/nowhere"
"""What paths of requests are taken to be below of, to be cleaned of dots; no file of it is read."""
_TYPES: Final = {
    ".html": "text/html",
    ".css": "text/css",
    ".js": "text/javascript",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".wasm": "application/wasm",
    ".webmanifest": "application/manifest+json",
}
_NOTHING_YET: Final = """<!doctype html>
<html lang="es-PE"><head><meta charset="utf-8"><title>Construyendo el portal</title></head>
<body><main><h1>Todavía no hay nada que mostrar</h1>
<p>El portal se está construyendo, o sus fichas tienen errores. Esta página se actualiza sola.</p>
</main></body></html>
"""


@dataclass(frozen=True, slots=True)
class State:
    """What open pages are told: which version they would see now, which search, and what is wrong with the records.

    ``warnings`` are those of what was saved last; ``stale`` says that something cannot be shown as it was saved.
    """

    build: str
    search: str = ""
    problems: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    stale: bool = False


class Live:
    """The state, and waiting for the next one."""

    def __init__(self, *, building: bool = False) -> None:
        """``building`` says that a first build is under way: its files are not there yet, but will be."""
        self._building = building
        self._run = secrets.token_hex(4)  # a page of an earlier run reloads too
        self._number = 0
        self._changed = Condition()
        self._closed = False
        self.state = State(f"{self._run}-0")

    def renewed(
        self, problems: Sequence[str] = (), warnings: Sequence[str] = (), *, stale: bool = False
    ) -> None:
        """Pages are others now, and this is wrong with the records."""
        with self._changed:
            self._number += 1
            self._become(build=f"{self._run}-{self._number}", problems=tuple(problems),
                         warnings=tuple(warnings), stale=stale)  # fmt: skip

    def told(self, problems: Sequence[str], *, stale: bool = False) -> None:
        """Pages are the same; these are the problems."""
        self._become(problems=tuple(problems), stale=stale)

    def searched(self, search: str) -> None:
        """The search knows what was saved up to then."""
        self._become(search=search)

    def build_ended(self) -> None:
        """A build is over: what it did not write is not there."""
        with self._changed:
            self._building = False
            self._changed.notify_all()

    def first_build(self, seconds: float) -> bool:
        """Wait while it is under way; whether anybody had to."""
        with self._changed:
            waited = self._building
            self._changed.wait_for(lambda: self._closed or not self._building, seconds)
            return waited

    def _become(self, **changes: Any) -> None:
        with self._changed:
            self.state = replace(self.state, **changes)
            self._changed.notify_all()

    def close(self) -> None:
        """Let everybody who waits go."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()

    def after(self, known: State | None, seconds: float) -> State | None:
        """The state once it is another than ``known``; ``known`` after a while; ``None`` at the end."""
        with self._changed:
            self._changed.wait_for(lambda: self._closed or self.state is not known, seconds)
            return None if self._closed else self.state


class LiveServer(ThreadingHTTPServer):
    """Serves pages as ``page`` gives them, then files of ``folders``, the first that has one.

    Pages of the catalogue are in the last folder too, as they were built last; those nobody is given.
    Of a folder, whatever stands there at the moment of a request.
    """

    daemon_threads = True

    def __init__(self, address: tuple[str, int], folders: Sequence[Path], live: Live) -> None:
        self.folders = folders
        self.live = live
        self.page: Callable[[str], bytes | None] | None = None
        super().__init__(address, _Handler)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that goes away in the middle of an answer is nothing to tell."""


class _Handler(SimpleHTTPRequestHandler):
    server: LiveServer
    protocol_version = "HTTP/1.1"

    def __init__(self, request: Any, client_address: Any, server: LiveServer) -> None:
        super().__init__(request, client_address, server, directory=_NOWHERE)

    def do_GET(self) -> None:
        path = urlsplit(self.path).path
        if path == EVENTS:
            self._send_events()
        elif path == RELOAD_SCRIPT:
            self._send(HTTPStatus.OK, _SCRIPT_FILE.read_bytes(), "text/javascript")
        else:
            self._send_file(path)

    def do_HEAD(self) -> None:
        self.do_GET()

    def log_message(self, format: str, *args: object) -> None:
        """The terminal is for problems of the records."""

    def _send_file(self, path: str) -> None:
        state = self.server.live.state  # before reading: at worst a page reloads once more
        file = Path(self.translate_path(path)).relative_to(_NOWHERE)
        if path.endswith("/"):
            file /= "index.html"
        status, content = HTTPStatus.OK, self._found(file)
        if content is None and not path.endswith("/") and self._found(file / "index.html"):
            self._send_on(f"/{quote(path.strip('/'))}/")
            return
        if content is None and file.suffix not in {"", ".html"}:
            content = self._found_later(file)
        if content is None:
            status, file = HTTPStatus.NOT_FOUND, Path("404.html")
            content = self._found(file)
        if content is None:
            status, content = HTTPStatus.SERVICE_UNAVAILABLE, _NOTHING_YET.encode()
        kind = content_type(file.name)
        if kind == "text/html":
            content = with_reload(content, state)
        self._send(status, content, kind)

    def _send_on(self, address: str) -> None:
        self.send_response(HTTPStatus.MOVED_PERMANENTLY)
        self.send_header("Location", address)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _found(self, file: Path) -> bytes | None:
        """A page as it is now, or a file."""
        page, folders = self.server.page, self.server.folders
        if page and file.suffix == ".html":
            if (made := page(file.as_posix())) is not None:
                return made
            folders = folders[:-1]
        return next((c for f in folders if (c := read(f / file)) is not None), None)

    def _found_later(self, file: Path) -> bytes | None:
        """A file that the first build writes: the search, asked for before it is there."""
        waited = self.server.live.first_build(_SECONDS_FOR_A_BUILD)
        return self._found(file) if waited else None

    def _send(self, status: HTTPStatus, content: bytes, kind: str) -> None:
        self.send_response(status)
        text = kind.startswith("text/") or kind.endswith(("json", "xml"))
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if text else kind)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def _send_events(self) -> None:
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.send_header("Connection", "close")
        self.end_headers()
        known: State | None = None
        while self.command != "HEAD":
            state = self.server.live.after(known, _SECONDS_BETWEEN_SIGNS)
            if state is None:
                return
            sign = ":\n\n" if state is known else f"data: {json.dumps(asdict(state))}\n\n"
            self.wfile.write(sign.encode())
            self.wfile.flush()
            known = state


def content_type(name: str) -> str:
    """The type of a file by its name; Pagefind's own formats are bytes."""
    suffix = Path(name).suffix
    return _TYPES.get(suffix) or mimetypes.guess_type(name)[0] or "application/octet-stream"


def with_reload(html: bytes, state: State) -> bytes:
    """HTML with the script that listens for the state after this one."""
    address = f"{RELOAD_SCRIPT}?build={state.build}&amp;search={state.search}"
    script = f'<script src="{address}" defer></script>'.encode()
    before, end, after = html.rpartition(b"</body>")
    return before + script + end + after if end else html + script


def read(file: Path) -> bytes | None:
    """What is in the file, if it is one."""
    try:
        return file.read_bytes()
    except (OSError, ValueError):  # not there, or no name of a file
        return None
