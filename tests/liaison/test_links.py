"""Links of records: asked on loopback only, with patience; what is inside a network is never asked."""

import json
import socket
import threading
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from typer.testing import CliRunner

from generator.catalogue import Catalogue
from generator.cli import app
from generator.liaison.link_check import Manners, check, is_public
from generator.liaison.links import NETWORK, Finding, as_json, as_markdown, lines, links
from generator.records.load import load
from tests.small import LEAST, small, write


@dataclass
class Web:
    """A host of many moods; counts what it was asked."""

    address: str = ""
    asked: Counter[tuple[str, str]] = field(default_factory=Counter)

    def url(self, path: str) -> str:
        return f"{self.address}/{path}"


@pytest.fixture(scope="module")
def web() -> Iterator[Web]:
    found = Web()

    class Host(BaseHTTPRequestHandler):
        def answer(self) -> None:
            mood = self.path.strip("/").partition("?")[0]
            found.asked[self.command, mood] += 1
            times = found.asked[self.command, mood]
            status = {"gone": 410, "missing": 404, "robots": 403, "busy": 429, "down": 503,
                      "forever": 301, "today": 302, "loop": 302, "inside": 302}.get(mood, 200)  # fmt: skip
            if mood == "only-get" and self.command == "HEAD":
                status = 405
            if mood == "tired" and times < 3:
                status = 503
            self.send_response(status)
            to = {"forever": "/new", "today": "/new", "loop": "/loop",
                  "inside": "http://10.0.0.1/admin"}.get(mood)  # fmt: skip
            if to:
                self.send_header("Location", to)
            self.send_header("Content-Length", "0")
            self.end_headers()

        do_GET = do_HEAD = answer  # noqa: N815

        def log_message(self, format: str, *args: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Host) as server:
        found.address = f"http://127.0.0.1:{server.server_port}"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        yield found
        server.shutdown()
        thread.join()


def manners(rests: list[float] | None = None, **more: object) -> Manners:
    """Loopback may be asked, and nothing waits."""
    given = {"may_ask": lambda address, port: address == "127.0.0.1", "timeout": 5,
             "rest": (rests if rests is not None else []).append}  # fmt: skip
    return Manners(**{**given, **more})  # type: ignore[arg-type]


@pytest.mark.parametrize(("path", "verdict", "says"), [
    ("fine", "ok", ""), ("fine?a=b&c=ñ", "ok", ""), ("only-get", "ok", ""),
    ("missing", "broken", "404"), ("gone", "broken", "410"),
    ("robots", "unknown", "403"), ("busy", "unknown", "429"), ("down", "unknown", "503"),
    ("tired", "ok", ""), ("forever", "moved", "/new"), ("today", "ok", ""),
    ("loop", "unknown", "más de 5"), ("inside", "refused", "10.0.0.1"),
])  # fmt: skip
def test_what_an_answer_means(web: Web, path: str, verdict: str, says: str) -> None:
    found = check([web.url(path)], manners())[web.url(path)]
    assert found.verdict == verdict
    assert says in found.detail


def test_what_is_certain_is_asked_once_and_the_rest_with_patience(web: Web) -> None:
    rests: list[float] = []
    web.asked.clear()
    check([web.url("missing")], manners(rests))
    assert web.asked == {("HEAD", "missing"): 1, ("GET", "missing"): 1}
    check([web.url("down")], manners(rests))
    assert web.asked["GET", "down"] == 3
    assert rests.count(Manners().again) == 2


def test_a_host_is_asked_in_turn_with_a_pause(web: Web) -> None:
    rests: list[float] = []
    check([web.url("a"), web.url("b"), web.url("c"), web.url("a")], manners(rests))
    assert rests == [Manners().between] * 2


def test_time_is_over(web: Web) -> None:
    web.asked.clear()
    rests: list[float] = []
    found = check([web.url("a"), web.url("b")], manners(rests, until=0))
    assert {finding.verdict for finding in found.values()} == {"unknown"}
    assert (dict(web.asked), rests) == ({}, [])


@pytest.mark.parametrize("url", [
    "http://127.0.0.1/", "http://localhost/", "https://10.1.2.3/", "http://192.168.0.1/", "http://172.16.0.1/",
    "http://169.254.169.254/latest/meta-data/", "http://[::1]/", "http://[fe80::1]/", "http://0.0.0.0/",
    "http://[::ffff:127.0.0.1]/", "http://2130706433/", "http://127.1/", "http://100.64.0.1/",
    "http://user@127.0.0.1/", "ftp://127.0.0.1/", "file:///etc/passwd", "http://8.8.8.8:22/",
])  # fmt: skip
def test_nothing_inside_a_network_is_asked(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def connect(*_: object, **__: object) -> None:
        raise AssertionError("a connection was opened")

    monkeypatch.setattr(socket, "create_connection", connect)
    finding = check([url], Manners(rest=lambda seconds: None))[url]
    assert finding.verdict == "refused", finding


def test_a_name_with_one_inner_address_among_public_ones_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:  # fmt: skip
    def resolve(*_: object, **__: object) -> list[tuple[object, ...]]:
        return [(2, 1, 6, "", (address, 80)) for address in ("93.184.216.34", "10.0.0.1")]

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    url = "http://rebinding.example/"
    assert check([url], Manners())[url].verdict == "refused"


@pytest.mark.parametrize(("address", "public"), [
    ("8.8.8.8", True), ("2606:4700::1111", True), ("127.0.0.1", False), ("::ffff:10.0.0.1", False),
    ("224.0.0.1", False), ("fe80::1%eth0", False), ("100.64.0.1", False), ("64:ff9b::a00:1", False),
    ("2002:a00:1::", False), ("::ffff:8.8.8.8", True),
])  # fmt: skip
def test_public_addresses(address: str, public: bool) -> None:
    assert is_public(address) is public


def test_every_link_is_found_with_its_line(tmp_path: Path) -> None:
    root = write(tmp_path, {"catalogue/ejemplo/uno.yml": LEAST["catalogue/ejemplo/uno.yml"].replace(
        "title: Ficha\n", "title: Ficha\n    url: https://ficha.example/a\n")})  # fmt: skip
    found = links(Catalogue(load(root)))
    (place,) = found["https://ficha.example/a"]
    assert (place.file, place.owner) == ("catalogue/ejemplo/uno.yml", "EDE")
    assert (root / place.file).read_text().splitlines()[place.line - 1].strip().startswith("url:")
    assert len(links(small())) > 5


def test_reports_group_by_who_answers_and_call_nobody() -> None:
    places = links(small())
    findings = {url: Finding("broken", "El servidor respondió 404.") for url in places}
    url = next(iter(findings))
    findings[url] = Finding("ok", "")
    text, markdown = list(lines(places, findings)), "\n".join(as_markdown(places, findings))
    assert f"  {places[url][0].file}:{places[url][0].line}: " not in [t for t in text if url in t]
    assert any(line == NETWORK.upper() or line == "EDE" for line in text)
    assert text[-1].startswith(f"{len(findings)} direcciones: 1 bien")
    assert "https://" not in markdown, "an address must not become a link"
    assert len(json.loads(as_json(places, findings))["links"]) == len(findings)


def test_the_command_never_fails_for_a_link(tmp_path: Path) -> None:
    root = write(tmp_path, {"entities/ejemplo.yml": LEAST["entities/ejemplo.yml"].replace(
        "level:", "website: http://127.0.0.1:9/\nlevel:")})  # fmt: skip
    told = CliRunner().invoke(app, ["report", "links", "--root", str(root)])
    assert told.exit_code == 0, told.output
    assert "No es una dirección pública" in told.stdout
