"""``make screenshots``: the pictures of ``docs/assets/screenshots/``, from the built site, small enough to keep.

WebP by Chromium itself: no library of pictures is needed. The site leaves them out (``exclude_docs``).
"""

import base64
import tempfile
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from generator.publish.builds import build
from tests.browser.conftest import CHROMIUM, DESKTOP, PHONE, serve
from tests.real import AS_OF, REPOSITORY

FOLDER = REPOSITORY / "docs" / "assets" / "screenshots"
LARGEST = 60_000
PUBLIC = "https://mac.example.pe/portal/"  # what the code on paper says
DNI = "tramites/reniec/duplicado-dni-mayores/?centro=callao"
PAGES = {
    "inicio": "",
    "tramite": DNI,
    "centro": "centros/callao/",
    "buscar": "buscar/?q=perdi+mi+dni",
    "404": "404.html",
}


def main() -> None:
    """Take every picture anew; fails when one is too large to keep."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as web, serve(Path(web)) as address:
        site = f"{address}portal/"
        built = build(
            REPOSITORY / "mkdocs.yml", site_dir=Path(web) / "portal", as_of=AS_OF, site_url=PUBLIC
        )
        assert built.published
        for name, picture in pictures(site):
            assert len(picture) <= LARGEST, f"{name}: {len(picture)} bytes"
            (FOLDER / f"{name}.webp").write_bytes(picture)


def pictures(site: str) -> Iterator[tuple[str, bytes]]:
    """Name and WebP of each page at both widths, in dark and on paper."""
    flags = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=flags)
        for width, viewport in (("celular", PHONE), ("computadora", DESKTOP)):
            for look in ("claro", "oscuro"):
                scheme = "dark" if look == "oscuro" else "light"
                page = browser.new_context(
                    viewport=viewport, locale="es-PE", color_scheme=scheme  # type: ignore[arg-type]
                ).new_page()  # fmt: skip
                for name, path in PAGES.items():
                    page.goto(site + path, wait_until="networkidle")
                    yield f"{name}-{width}-{look}", taken(page)
                page.context.close()
        page = browser.new_context(
            viewport={"width": 794, "height": 900}
        ).new_page()  # the width of A4
        for name, path in PAGES.items():
            page.goto(site + path, wait_until="networkidle")
            page.emulate_media(media="print")
            yield f"{name}-papel", taken(page, scale=0.6)
        browser.close()


def taken(page: Page, scale: float = 1) -> bytes:
    size = page.viewport_size or PHONE
    session = page.context.new_cdp_session(page)
    picture = session.send(
        "Page.captureScreenshot",
        {"format": "webp", "quality": 40, "clip": {"x": 0, "y": 0, **size, "scale": scale}},
    )
    return base64.b64decode(picture["data"])


if __name__ == "__main__":
    main()
