"""Outputs → files in a folder, with the search index beside.

Never writes a file twice: two pages at one address are an error.
"""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit

from generator.outputs.page import Outputs
from generator.outputs.serving import host_files
from generator.publish.errors import PublishError
from generator.publish.page_frame import PageFrames, Render, absolute_links
from generator.publish.redirect_page import redirect_page
from generator.publish.search_index import SearchIndex


def write_site(folder: Path, outputs: Outputs, render: Render, site_url: str = "") -> None:
    """Write all outputs below ``folder``; Pagefind indexes while pages are written.

    ``site_url`` is the site's address with its final slash, if it is known.
    """
    with SearchIndex() as index, ThreadPoolExecutor(1) as beside:
        indexed = beside.submit(index.build, outputs.search, folder / "pagefind")
        try:
            write_files(folder, outputs, render, site_url)
            indexed.result()
        except BaseException:
            index.kill()
            raise


def write_files(folder: Path, outputs: Outputs, render: Render, site_url: str = "") -> None:
    """Write every page in its frame, every file and every redirect below ``folder``."""
    files = _Files(folder)
    frames = PageFrames(render, site_url)
    base = urlsplit(site_url).path or "/"
    for page in outputs.pages:
        html = frames.splice(page)
        if page.kind == "error":
            html = absolute_links(html, base)
        files.write(page.path, html.encode())
    for path, content in outputs.files.items():
        files.write(path, content)
    for path, address in outputs.redirects.items():
        files.write(path, redirect_page(path, address, site_url).encode())
    for path, content in host_files(_sections(folder), outputs.redirects).items():
        files.write(path, content)


def _sections(folder: Path) -> list[str]:
    """The first folders of pages, those that MkDocs wrote among them."""
    return [entry.name for entry in folder.iterdir() if (entry / "index.html").is_file()]


class _Files:
    """New files below one folder; each parent is made once."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._made: set[str] = set()

    def write(self, path: str, content: bytes) -> None:
        parent = path.rpartition("/")[0]
        if parent not in self._made:
            self._make(parent, path)
        try:
            with open(f"{self._folder}/{path}", "xb", buffering=0) as file:  # noqa: PTH123 (speed)
                file.write(content)
        except FileExistsError:
            raise PublishError(
                f"Dos páginas o archivos tienen la misma dirección: {path}. "
                "Cambia el nombre de una: puede ser una ficha y una página de docs/."
            ) from None

    def _make(self, parent: str, path: str) -> None:
        if path.startswith("/") or ".." in PurePosixPath(path).parts:
            raise PublishError(f"La dirección {path} sale de la carpeta del sitio.")
        (self._folder / parent).mkdir(parents=True, exist_ok=True)
        self._made.add(parent)
