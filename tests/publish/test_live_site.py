"""What the local server answers, and how open pages learn of a new build."""

import http.client
import json
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.publish.live_site import (
    EVENTS,
    RELOAD_SCRIPT,
    Live,
    LiveServer,
    State,
    content_type,
    with_reload,
)

PAGE = "<html><body><h1>Hola</h1></body></html>"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    for path, text in {
        "index.html": PAGE,
        "404.html": "<html><body>No está</body></html>",
        "tramites/index.html": PAGE,
        "vacia/x.css": "a{}",
        "pagefind/wasm.es.pagefind": "w",
        "datos.json": "{}",
    }.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text)
    (tmp_path / "secreto.txt").write_text("x")
    return folder


@pytest.fixture
def live() -> Live:
    return Live()


@pytest.fixture
def server(site: Path, live: Live) -> Iterator[LiveServer]:
    with LiveServer(("127.0.0.1", 0), [site], live) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        yield server
        live.close()
        server.shutdown()
        thread.join()


def ask(
    server: LiveServer, path: str, method: str = "GET"
) -> tuple[int, str, http.client.HTTPMessage]:
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=5)
    connection.request(method, path)
    answer = connection.getresponse()
    body = answer.read().decode()
    connection.close()
    return answer.status, body, answer.headers


def test_pages_carry_the_script_and_their_files_do_not(server: LiveServer, site: Path) -> None:
    status, body, headers = ask(server, "/tramites/")
    assert status == 200
    assert body == PAGE.replace(
        "</body>",
        f'<script src="{RELOAD_SCRIPT}?build={server.live.state.build}&amp;search=" defer></script></body>',
    )
    assert headers["Content-Type"] == "text/html; charset=utf-8"
    assert headers["Cache-Control"] == "no-store"
    assert (site / "tramites/index.html").read_text() == PAGE


def test_other_files_are_given_as_they_are(server: LiveServer) -> None:
    assert ask(server, "/datos.json?x=1")[:2] == (200, "{}")
    assert ask(server, "/vacia/x.css")[2]["Content-Type"] == "text/css; charset=utf-8"
    assert (
        ask(server, "/pagefind/wasm.es.pagefind")[2]["Content-Type"] == "application/octet-stream"
    )


def test_a_folder_without_its_slash_is_sent_on(server: LiveServer) -> None:
    status, _, headers = ask(server, "/tramites")
    assert (status, headers["Location"]) == (301, "/tramites/")


def test_no_address_sends_a_browser_to_another_host(server: LiveServer) -> None:
    for path in ("//example.org/..//tramites", "/\\\\example.org/../tramites"):
        assert not (ask(server, path)[2]["Location"] or "/x").startswith(("//", "/\\"))


@pytest.mark.parametrize(
    "path",
    ["/nada/", "/nada.html", "/vacia/", "/../secreto.txt", "/%2e%2e/secreto.txt", "/index.html/"],
)
def test_what_is_not_there_gets_the_page_for_it(server: LiveServer, path: str) -> None:
    status, body, _ = ask(server, path)
    assert status == 404
    assert "No está" in body
    assert RELOAD_SCRIPT in body


def test_before_the_first_build_a_page_says_so(server: LiveServer, site: Path) -> None:
    site.rename(site.with_name("otro"))
    status, body, _ = ask(server, "/")
    assert status == 503
    assert "se está construyendo" in body
    assert RELOAD_SCRIPT in body


def test_a_file_of_the_first_build_is_waited_for(server: LiveServer, site: Path) -> None:
    live = server.live = Live(building=True)
    answers: list[tuple[int, str]] = []
    asking = threading.Thread(target=lambda: answers.append(ask(server, "/buscar/datos.json")[:2]))
    asking.start()
    assert ask(server, "/nada/")[0] == 404, "pages are made when they are asked for"
    asking.join(0.2)
    assert asking.is_alive(), "it waits"
    (site / "buscar").mkdir()
    (site / "buscar/datos.json").write_text("[]")
    live.build_ended()
    asking.join(5)
    assert answers == [(200, "[]")]
    assert ask(server, "/buscar/otra.json")[0] == 404, "nobody waits for a second one"


def test_the_folder_of_the_moment_is_served(server: LiveServer, site: Path) -> None:
    site.rename(site.with_name("viejo"))
    site.mkdir()
    (site / "index.html").write_text("nuevo")
    assert ask(server, "/")[1].startswith("nuevo")


def test_pages_are_made_when_they_are_asked_for(
    server: LiveServer, site: Path, tmp_path: Path
) -> None:
    docs = tmp_path / "docs"
    (docs / "acerca").mkdir(parents=True)
    (docs / "acerca/index.html").write_text(PAGE)
    server.folders = [docs, site]
    made = {"nuevo/index.html": b"<p>nuevo</p>", "404.html": b"<p>no</p>"}
    server.page = made.get
    assert ask(server, "/nuevo/")[1].startswith("<p>nuevo</p><script")
    assert ask(server, "/nuevo")[2]["Location"] == "/nuevo/"
    assert ask(server, "/acerca/")[0] == 200
    assert ask(server, "/datos.json")[:2] == (200, "{}")
    assert ask(server, "/tramites/")[0] == 404, "a page that is no more is not shown as it was"


def test_head_has_no_body(server: LiveServer) -> None:
    status, body, headers = ask(server, "/", "HEAD")
    assert (status, body) == (200, "")
    assert int(headers["Content-Length"]) > len(PAGE)


def test_the_script_is_served(server: LiveServer) -> None:
    status, body, headers = ask(server, f"{RELOAD_SCRIPT}?build=x")
    assert status == 200
    assert "EventSource" in body
    assert headers["Content-Type"].startswith("text/javascript")


def test_events_tell_the_state_and_every_change_until_the_end(
    server: LiveServer, live: Live
) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=5)
    connection.request("GET", EVENTS)
    answer = connection.getresponse()
    assert answer.headers["Content-Type"] == "text/event-stream"

    def event() -> dict[str, object]:
        line = answer.readline()
        answer.readline()
        return dict(json.loads(line.removeprefix(b"data: ")))

    first = event()
    assert first == {
        "build": live.state.build,
        "search": "",
        "problems": [],
        "warnings": [],
        "stale": False,
    }
    live.told(["a.yml:1:1: error[x]: «mal»"], stale=True)
    assert event() == {**first, "problems": ["a.yml:1:1: error[x]: «mal»"], "stale": True}
    live.renewed(warnings=["a.yml:1:1: warning[y]: «así así»"])
    after = event()
    assert after == {
        **first,
        "build": after["build"],
        "warnings": ["a.yml:1:1: warning[y]: «así así»"],
    }
    assert after["build"] != first["build"]
    live.searched("7")
    assert event() == {**after, "search": "7"}
    live.close()
    assert answer.readline() == b""
    connection.close()


def test_a_page_of_an_earlier_run_is_another_build() -> None:
    one, other = Live(), Live()
    one.renewed()
    other.renewed()
    assert one.state.build != other.state.build


def test_waiting_ends_with_a_change_a_while_or_the_end() -> None:
    live = Live()
    assert live.after(None, 5) is live.state
    assert live.after(live.state, 0.01) is live.state
    assert live.after(State("otro"), 5) is live.state
    live.close()
    assert live.after(live.state, 5) is None


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.wasm", "application/wasm"),
        ("wasm.es.pagefind", "application/octet-stream"),
        ("es_12.pf_meta", "application/octet-stream"),
        ("a.js", "text/javascript"),
        ("favicon.svg", "image/svg+xml"),
        ("a.csv", "text/csv"),
        ("LICENSE", "application/octet-stream"),
    ],
)
def test_types_of_files(name: str, kind: str) -> None:
    assert content_type(name) == kind


def test_html_without_an_end_gets_the_script_too() -> None:
    assert (
        with_reload(b"<p>a", State("7", "3"))
        == f'<p>a<script src="{RELOAD_SCRIPT}?build=7&amp;search=3" defer></script>'.encode()
    )
