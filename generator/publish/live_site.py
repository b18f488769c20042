"""The HTTP side of ``mac serve``: files of a built site, and what tells open pages to reload.

A script is put into HTML as it is sent, never into the site's files. It listens to ``/_mac/events``
(server-sent events) and is of the same origin, so the pages' Content-Security-Policy allows it.
"""

import json
import mimetypes
import secrets
from collections.abc import Sequence
from dataclasses import asdict, dataclass
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
    """What open pages are told: which build stands, and what keeps a newer one from standing."""

    build: str
    problems: tuple[str, ...] = ()


class Live:
    """The state, and waiting for the next one."""

    def __init__(self) -> None:
        self._run = secrets.token_hex(4)  # a page of an earlier run reloads too
        self._number = 0
        self._changed = Condition()
        self._closed = False
        self.state = State(f"{self._run}-0")

    def built(self) -> None:
        """A new site stands."""
        with self._changed:
            self._number += 1
            self.state = State(f"{self._run}-{self._number}")
            self._changed.notify_all()

    def failed(self, problems: Sequence[str]) -> None:
        """The old site stands, for these reasons."""
        with self._changed:
            self.state = State(self.state.build, tuple(problems))
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
    """Serves the folder at ``site_dir``, whichever stands there at the moment of a request."""

    daemon_threads = True

    def __init__(self, address: tuple[str, int], site_dir: Path, live: Live) -> None:
        self.site_dir = site_dir
        self.live = live
        super().__init__(address, _Handler)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that goes away in the middle of an answer is nothing to tell."""


class _Handler(SimpleHTTPRequestHandler):
    server: LiveServer
    protocol_version = "HTTP/1.1"

    def __init__(self, request: Any, client_address: Any, server: LiveServer) -> None:
        super().__init__(request, client_address, server, directory=str(server.site_dir))

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
        build = self.server.live.state.build  # before reading: at worst a page reloads once more
        file = Path(self.translate_path(path))
        if file.is_dir() and not path.endswith("/"):
            self.send_response(HTTPStatus.MOVED_PERMANENTLY)
            self.send_header("Location", f"/{quote(path.strip('/'))}/")
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        if path.endswith("/"):
            file /= "index.html"
        status, content = HTTPStatus.OK, _read(file)
        if content is None:
            status, file = HTTPStatus.NOT_FOUND, self.server.site_dir / "404.html"
            content = _read(file)
        if content is None:
            status, content = HTTPStatus.SERVICE_UNAVAILABLE, _NOTHING_YET.encode()
        kind = content_type(file.name)
        if kind == "text/html":
            content = with_reload(content, build)
        self._send(status, content, kind)

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


def with_reload(html: bytes, build: str) -> bytes:
    """HTML with the script that listens for the build after ``build``."""
    script = f'<script src="{RELOAD_SCRIPT}?build={build}" defer></script>'.encode()
    before, end, after = html.rpartition(b"</body>")
    return before + script + end + after if end else html + script


def _read(file: Path) -> bytes | None:
    try:
        return file.read_bytes()
    except OSError:
        return None
