"""The built site in Chromium: types queries, and says what was shown, how fast, and how much was loaded."""

import gzip
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from shutil import which
from statistics import median
from typing import Any, Final
from urllib.parse import urlsplit

from playwright.sync_api import Page, sync_playwright

SLOWER: Final = 4
_FLAGS: Final = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
_TYPE: Final = """query => new Promise(resolve => {
  const results = document.querySelector("[data-results]");
  const form = document.querySelector("main form[role=search]");
  const start = performance.now();
  const look = new MutationObserver(() => {
    if (results.dataset.state !== "done") return;
    look.disconnect();
    resolve({
      ms: performance.now() - start,
      found: [...results.querySelectorAll("[data-result]")].map(found => found.dataset.result),
      status: document.querySelector("[data-search-status]").textContent,
    });
  });
  look.observe(results, { attributes: true, attributeFilter: ["data-state"] });
  form.elements.q.value = query;
  form.requestSubmit();
})"""


@dataclass(frozen=True, slots=True)
class Typed:
    """What the page showed for a query: services in order, and what it said about them."""

    services: tuple[str, ...]
    status: str
    ms: float

    @property
    def told(self) -> bool:
        """Whether the page says that nothing here answers."""
        return self.status.startswith(("Ningún", "No encontramos"))


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


@contextmanager
def browsing(folder: Path) -> Iterator[tuple[Page, str]]:
    """A page, and the address of ``folder``."""
    handler = partial(_Quiet, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server, sync_playwright() as playwright:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        browser = playwright.chromium.launch(
            executable_path=which("chromium") or "/usr/bin/chromium", args=_FLAGS
        )
        yield browser.new_page(), f"http://127.0.0.1:{server.server_port}/"
        browser.close()
        server.shutdown()


def type_all(page: Page, address: str, queries: Sequence[str], slower: int = 1) -> list[Typed]:
    """Type every query into the results page; the first loads the index and is not timed."""
    page.goto(f"{address}portal/buscar/")
    page.evaluate(_TYPE, "dni")
    if slower > 1:
        page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slower})
    return [_typed(page.evaluate(_TYPE, query)) for query in queries]


def _typed(answer: dict[str, Any]) -> Typed:
    services = (r.removeprefix("catalogue/") for r in answer["found"] if r.startswith("catalogue/"))
    return Typed(tuple(services), answer["status"], answer["ms"])


def compressed_first_query(page: Page, address: str, folder: Path, query: str) -> tuple[int, int]:
    """Bytes, gzip, of what a first query loads: the index alone, and all with page, style and scripts."""
    paths: set[str] = set()
    page.on("request", lambda request: paths.add(urlsplit(request.url).path.lstrip("/")))
    page.goto(f"{address}portal/buscar/?q={query}")
    page.wait_for_selector("[data-results][data-state=done]", state="attached")
    files = {path: folder / path for path in paths}
    sizes = {
        path: len(gzip.compress((file / "index.html" if file.is_dir() else file).read_bytes(), 9))
        for path, file in files.items()
        if file.exists()
    }
    return sum(size for path, size in sizes.items() if "/datos/" in path), sum(sizes.values())


def middle(times: Sequence[float]) -> float:
    """The median, in milliseconds."""
    return median(times) if times else 0.0
