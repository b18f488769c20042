"""What an output hands to ``publish``: pages to splice into the frame, files to write, records to index."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class HtmlPage:
    """One catalogue page before it is framed.

    ``path`` is its file below the site (``tramites/reniec/x/index.html``); ``title`` has no site name;
    ``content`` is the HTML inside ``<main>``; ``record`` becomes ``data-record`` of ``<main>``;
    ``scripts`` are files of ``theme/assets/`` this page loads besides ``portal.js``; ``data`` is its JSON-LD;
    ``updated`` is a day (``2026-05-07``) since which its content is not older, or empty.
    """

    path: str
    kind: str
    title: str
    description: str
    content: str
    record: str | None = None
    scripts: tuple[str, ...] = ()
    data: str = ""
    updated: str = ""

    @property
    def url(self) -> str:
        """The address below the site's base: ``tramites/reniec/x/``; the home page is ``""``."""
        return self.path.removesuffix("index.html")

    @property
    def depth(self) -> int:
        """Folders between the page and the site's base."""
        return self.path.count("/")


@dataclass(frozen=True, slots=True)
class SearchRecord:
    """One entry of the search index. ``url`` is below the site's base; ``meta`` is found too, and given with it."""

    url: str
    content: str
    meta: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Outputs:
    """Everything to publish: framed pages, other files by path, and the search index's records."""

    pages: tuple[HtmlPage, ...]
    files: Mapping[str, bytes]
    search: tuple[SearchRecord, ...]
    redirects: Mapping[str, str] = field(default_factory=dict)
    """Old page path → new address below the base, for records that moved."""
