"""The real site, built once, served on loopback, and looked at with Debian's Chromium."""

import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from generator.publish.builds import build
from tests.real import AS_OF, REPOSITORY

CHROMIUM = shutil.which("chromium") or "/usr/bin/chromium"
PHONE = {"width": 360, "height": 740}
DESKTOP = {"width": 1280, "height": 800}


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


class Patient(ThreadingHTTPServer):
    def handle_error(self, request: object, client_address: object) -> None:
        """A page that was left in the middle of an answer is nothing to tell."""


@contextmanager
def serve(folder: Path) -> Iterator[str]:
    """The address at which a folder is served, on loopback only."""
    handler = partial(Quiet, directory=str(folder))
    with Patient(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.fixture(scope="session")
def web(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that is served; the site is ``portal`` below it."""
    return tmp_path_factory.mktemp("web")


@pytest.fixture(scope="session")
def site(web: Path) -> Iterator[str]:
    """The address of the site, below a folder: it must work from any base path."""
    with serve(web) as root:
        address = f"{root}portal/"
        with pytest.MonkeyPatch.context() as environment:
            environment.setenv("MAC_SITE_URL", address)
            built = build(REPOSITORY / "mkdocs.yml", site_dir=web / "portal", as_of=AS_OF)
        assert built.published
        assert built.warnings == ()
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    flags = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=flags)
        yield browser
        browser.close()


@pytest.fixture
def open_page(browser: Browser, site: str) -> Iterator["Opener"]:
    """Opens pages of the site; at the end no page may have had an error or asked another host."""
    opener = Opener(browser, site)
    yield opener
    opener.close()
    assert opener.faults == []


class Opener:
    def __init__(self, browser: Browser, site: str) -> None:
        self._browser, self._site = browser, site
        self._pages: list[Page] = []
        self.faults: list[str] = []

    def __call__(
        self, path: str, viewport: dict[str, int] = DESKTOP, javascript: bool = True
    ) -> Page:
        context = self._browser.new_context(
            viewport=viewport, java_script_enabled=javascript, locale="es-PE"
        )
        page = context.new_page()
        page.on("console", lambda m: m.type in ("error", "warning") and self._fault(path, m.text))
        page.on("pageerror", lambda error: self._fault(path, str(error)))
        page.on(
            "requestfailed",
            lambda request: (
                request.failure == "net::ERR_ABORTED"  # the person went on before it was there
                or self._fault(path, f"failed: {request.url}")
            ),
        )
        page.on(
            "request",
            lambda request: (
                request.url.startswith((self._site, "blob:", "data:"))
                or self._fault(path, f"outside: {request.url}")
            ),
        )
        page.goto(self._site + path)
        self._pages.append(page)
        return page

    def _fault(self, path: str, text: str) -> None:
        self.faults.append(f"{path}: {text}")

    def close(self) -> None:
        for page in self._pages:
            page.context.close()
