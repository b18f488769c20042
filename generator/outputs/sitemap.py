"""Which addresses there are, for search engines: sitemap.xml and robots.txt.

``lastmod`` is only where a record says that it or a source of it was gone over that day. A crawler that
finds such dates wrong ignores all of them, and one that believes an old date does not fetch a new fee:
neither the day of the build nor the day on which a source was published says when a page changed.
"""

from collections.abc import Iterable, Iterator
from typing import Final
from xml.sax.saxutils import escape

from generator.outputs.page import HtmlPage

MOST: Final = 50_000
"""Addresses a sitemap may have (sitemaps.org); more are split, and an index lists the parts."""
_XMLNS: Final = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
NOT_INDEXED: Final = frozenset({"error", "buscar"})
"""Kinds of pages that say ``noindex``: one has no address of its own, the other no content."""

Entry = tuple[str, str]
"""Address below the site's base, and the day since which its content is not older, or nothing."""


def entries(pages: Iterable[HtmlPage]) -> Iterator[Entry]:
    """Pages that search engines may show."""
    return ((page.url, page.updated) for page in pages if page.kind not in NOT_INDEXED)


def sitemap(found: Iterable[Entry], site_url: str) -> dict[str, bytes]:
    """Path → content of robots.txt and the sitemaps. Without the site's address there is no sitemap."""
    if not site_url:
        return {"robots.txt": _robots("")}
    urls = sorted(found)
    parts = [_urls(urls[i : i + MOST], site_url) for i in range(0, len(urls) or 1, MOST)]
    files = {"sitemap.xml": parts[0]}
    if len(parts) > 1:
        files = {f"sitemap-{number}.xml": part for number, part in enumerate(parts, 1)}
        files["sitemap.xml"] = _index(files, site_url)
    return {**files, "robots.txt": _robots(site_url)}


def _urls(part: Iterable[Entry], site_url: str) -> bytes:
    urls = (
        f"<url><loc>{escape(site_url + url)}</loc>{f'<lastmod>{day}</lastmod>' if day else ''}</url>"
        for url, day in part
    )
    return _xml("urlset", urls)


def _index(paths: Iterable[str], site_url: str) -> bytes:
    return _xml(
        "sitemapindex",
        (f"<sitemap><loc>{escape(site_url + path)}</loc></sitemap>" for path in paths),
    )


def _xml(root: str, lines: Iterable[str]) -> bytes:
    body = "\n".join(lines)
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<{root} {_XMLNS}>\n{body}\n</{root}>\n'.encode()
    )


def _robots(site_url: str) -> bytes:
    """Nothing is forbidden: a page that must not be shown says so itself, and has to be read for that."""
    where = f"\nSitemap: {site_url}sitemap.xml\n" if site_url else ""
    return f"User-agent: *\nAllow: /\n{where}".encode()
