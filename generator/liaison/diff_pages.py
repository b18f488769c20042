"""Which pages of the site change: both versions are rendered, for a page may name what another record says."""

from collections.abc import Set
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b

from generator.liaison.diff_model import PageChange, Version
from generator.outputs.render import render


@dataclass(frozen=True, slots=True)
class _Page:
    record: str
    digest: bytes


@dataclass(frozen=True, slots=True)
class _Site:
    pages: dict[str, _Page]
    redirects: dict[str, str]


def page_changes(
    base: Version, head: Version, touched: Set[str], as_of: date
) -> tuple[tuple[PageChange, ...] | None, str]:
    """The pages that change, or ``None`` and why that cannot be known."""
    sites = []
    for version, name in ((base, "la versión anterior"), (head, "la versión nueva")):
        if version.unread:
            return None, f"En {name} hay fichas que no se pudieron leer."
        site = _site(version, as_of)
        if site is None:
            return None, f"En {name} una ficha nombra algo que no existe: «mac check» dice cuál."
        sites.append(site)
    return tuple(_changes(sites[0], sites[1], touched)), ""


def _site(version: Version, as_of: date) -> _Site | None:
    """What each page shows, as a digest; ``None`` when a reference leads nowhere."""
    try:
        made = render(version.catalogue, as_of, "")
    except LookupError:
        return None
    pages = {
        page.url: _Page(page.record or "", blake2b(repr(page).encode(), digest_size=16).digest())
        for page in made.pages
    }
    redirects = {old.removesuffix("index.html"): new for old, new in made.redirects.items()}
    return _Site(pages, redirects)


def _changes(base: _Site, head: _Site, touched: Set[str]) -> list[PageChange]:
    found = []
    for path, page in head.pages.items():
        old = base.pages.get(path)
        if old is None:
            found.append(PageChange(f"/{path}", "added", page.record in touched))
        elif old.digest != page.digest:
            found.append(PageChange(f"/{path}", "changed", page.record in touched))
    for path in (*base.pages, *base.redirects):
        if path not in head.pages and path not in head.redirects:
            found.append(PageChange(f"/{path}", "removed", True))
    for path, to in head.redirects.items():
        if base.redirects.get(path) != to:
            found.append(PageChange(f"/{path}", "moved", True, f"/{to}"))
    return sorted(found, key=lambda p: (not p.direct, p.path))
