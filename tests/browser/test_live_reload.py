"""``mac serve`` in a browser, under the pages' own policy: a rebuild reloads, an error is shown over the old page."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, expect

from generator.publish.live_site import Live, LiveServer
from generator.publish.page_frame import PageFrames
from tests.publish.theme import page, theme


@pytest.fixture
def live() -> Live:
    return Live()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write(tmp_path, "uno")
    return tmp_path


def write(folder: Path, text: str) -> None:
    shown = page("index.html", "inicio", record=None, content=f"<h1>{text}</h1>")
    (folder / "index.html").write_text(PageFrames(theme()).splice(shown))


@pytest.fixture
def address(folder: Path, live: Live) -> Iterator[str]:
    with LiveServer(("127.0.0.1", 0), [folder], live) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        live.close()
        server.shutdown()
        thread.join()


def test_a_rebuild_reloads_and_an_error_is_shown_until_it_is_mended(
    browser: Browser, address: str, folder: Path, live: Live
) -> None:
    context = browser.new_context()
    shown = context.new_page()
    against_policy: list[str] = []

    def note(message: ConsoleMessage) -> None:
        if "Content Security Policy" in message.text:
            against_policy.append(message.text)

    shown.on("console", note)
    shown.goto(address)
    heading, banner = shown.get_by_role("heading", level=1), shown.get_by_role("alert")
    expect(heading).to_have_text("uno")
    expect(banner).to_have_count(0)
    live.told(["a.yml:1:1: error[x]: <b>mal</b>"], stale=True)
    expect(banner).to_contain_text("error[x]: <b>mal</b>")
    expect(banner).to_contain_text("como estaba antes")
    expect(banner).to_be_in_viewport()
    expect(heading).to_have_text("uno")
    write(folder, "dos")
    live.renewed(["a.yml:1:1: error[y]: peor"])
    expect(heading).to_have_text("dos")
    expect(banner).to_contain_text("así no se puede publicar")
    write(folder, "tres")
    live.renewed(warnings=["a.yml:2:1: warning[z]: mira esto"])
    expect(heading).to_have_text("tres")
    expect(banner).to_have_count(0)
    shown.get_by_text("Avisos de lo que guardaste: 1").click()
    expect(shown.get_by_text("warning[z]: mira esto")).to_be_in_viewport()
    live.searched("9")
    write(folder, "cuatro")
    live.renewed()
    expect(heading).to_have_text("cuatro")
    assert against_policy == []
    context.close()
