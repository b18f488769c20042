"""Outputs → the bytes of files: pages in their frame, and pages left at old addresses."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from generator.outputs.page import Outputs
from generator.publish.page_frame import PageFrames, absolute_links
from generator.publish.redirect_page import redirect_page


def contents(outputs: Outputs, frames: PageFrames, site_url: str) -> Iterator[tuple[str, bytes]]:
    """Every page in its frame, every file and every redirect, by path."""
    base = urlsplit(site_url).path or "/"
    for page in outputs.pages:
        html = frames.splice(page)
        if page.kind == "error":
            html = absolute_links(html, base)
        yield page.path, html.encode()
    yield from outputs.files.items()
    for path, address in outputs.redirects.items():
        yield path, redirect_page(path, address, site_url).encode()
