"""A stand-in for GitHub's API on loopback: pull requests and comments of one repository."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

BOT = "github-actions[bot]"


@dataclass
class Hub:
    """What it holds and what it was asked. ``answers`` gives a path a status of its own."""

    address: str = ""
    pulls: list[dict[str, Any]] = field(default_factory=list)
    comments: list[dict[str, Any]] = field(default_factory=list)
    asked: list[tuple[str, str, str | None]] = field(default_factory=list)
    answers: dict[str, int] = field(default_factory=dict)

    def answer(self, method: str, path: str, query: dict[str, list[str]], body: Any) -> Any:
        rest = path.removeprefix("/repos/org/portal/")
        if rest == "pulls":
            assert query["state"] == ["open"]
            owner, _, branch = query["head"][0].partition(":")
            return [p for p in self.pulls if (p["owner"], p["branch"]) == (owner, branch)]
        if method == "GET" and rest.endswith("/comments"):
            first = (int(query["page"][0]) - 1) * 100
            return self.comments[first : first + 100]
        if method == "POST":
            self.comments.append({"id": len(self.comments) + 1, "user": {"login": BOT}, **body})
            return self.comments[-1]
        assert method == "PATCH"
        found = next(c for c in self.comments if str(c["id"]) == rest.rpartition("/")[2])
        found.update(body)
        return found


@contextmanager
def serving() -> Iterator[Hub]:
    hub = Hub()

    class Handler(BaseHTTPRequestHandler):
        def answer(self) -> None:
            url = urlsplit(self.path)
            hub.asked.append((self.command, url.path, self.headers["Authorization"]))
            length = int(self.headers["Content-Length"] or 0)
            body = json.loads(self.rfile.read(length)) if length else None
            status = hub.answers.get(url.path, 200)
            self.send_response(status)
            if status == 302:
                self.send_header("Location", f"{hub.address}/elsewhere")
            self.end_headers()
            if status == 200:
                found = hub.answer(self.command, url.path, parse_qs(url.query), body)
                self.wfile.write(json.dumps(found).encode())

        do_GET = do_POST = do_PATCH = answer  # noqa: N815

        def log_message(self, format: str, *args: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        hub.address = f"http://127.0.0.1:{server.server_port}"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        yield hub
        server.shutdown()
        thread.join()
