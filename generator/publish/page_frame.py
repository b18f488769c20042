"""The frame around every catalogue page: rendered once per kind and depth, then spliced.

Material's templates take 3 ms a page; ten thousand pages share a few dozen frames. A frame is the
theme's ``main.html`` rendered with slots in place of a page's own values, cut at the slots once;
splicing joins the pieces with the escaped values. A test proves that it gives what rendering the
whole page gives.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Final
from urllib.parse import urljoin

from markupsafe import escape

from generator.outputs.page import HtmlPage
from generator.publish.errors import PublishError

_OPEN, _CLOSE = "\ue000", "\ue001"
"""Around a slot's name: private-use characters that no template holds and no escaping touches."""
_SLOT: Final = re.compile(f"{_OPEN}([a-z]+){_CLOSE}")
_BLOCK: Final = re.compile(r"<!--frame-->\n?(.*?)\n?<!--/frame-->", re.DOTALL)
_BLANK_LINES: Final = re.compile(r"\n\s*(?=\n)|(?<=\n)[ \t]+")
_LINK: Final = re.compile(r'(\s(?:href|src|action))="(?![#/]|[a-z][a-z0-9+.-]*:)([^"]*)"')


@dataclass(frozen=True, slots=True)
class FramedPage:
    """``page`` as the theme's templates see it for a catalogue page (MkDocs' own for ``docs/``).

    The last group is never filled; Material's blocks ask for it.
    """

    kind: str
    url: str
    title: str
    content: str
    section: str
    scripts: tuple[str, ...]
    record: str | None
    canonical_url: str | None
    data: str
    meta: Mapping[str, str]

    is_homepage: bool = False
    previous_page: None = None
    next_page: None = None
    toc: tuple[()] = field(default=())

    @classmethod
    def of(cls, page: HtmlPage, site_url: str = "") -> "FramedPage":
        """The page with everything in it. Links need only its depth: its URL is a stand-in."""
        return cls(
            kind=page.kind,
            url="_/" * page.depth,
            title=page.title,
            content=page.content,
            section=_section(page),
            scripts=page.scripts,
            record=page.record,
            canonical_url=_canonical(page, site_url),
            data=page.data,
            meta={"description": str(escape(page.description))},  # Material prints it as it is
        )


Render = Callable[[FramedPage], str]
"""Renders the theme's ``main.html`` with a page; the plugin gives it from MkDocs' environment."""


class PageFrames:
    """Frames by what makes them differ, each rendered when the first page needs it."""

    def __init__(self, render: Render, site_url: str = "") -> None:
        self._render = render
        self._site_url = site_url
        self._frames: dict[tuple[object, ...], list[str]] = {}

    def whole(self, page: HtmlPage) -> str:
        """The page rendered without splicing: what :meth:`splice` must equal."""
        return body_of_blocks(self._render(FramedPage.of(page, self._site_url)))

    def splice(self, page: HtmlPage) -> str:
        """The page in its frame."""
        key = (
            page.kind,
            page.depth,
            _section(page),
            page.scripts,
            bool(page.record),
            bool(page.data),
        )
        pieces = self._frames.get(key)
        if pieces is None:
            pieces = self._frames[key] = self._cut(page)
        values = {
            "title": escape(page.title),
            "description": escape(page.description),
            "canonical": _canonical(page, self._site_url) or "",
            "record": escape(page.record or ""),
            "content": page.content,
            "data": page.data,
        }
        joined = pieces.copy()
        joined[1::2] = [values[name] for name in pieces[1::2]]
        return "".join(joined)

    def _cut(self, page: HtmlPage) -> list[str]:
        """Text, slot name, text, … of a page's frame."""
        slots = FramedPage.of(
            replace(
                page,
                title=_slot("title"),
                description=_slot("description"),
                content=_slot("content"),
                record=page.record and _slot("record"),
                data=page.data and _slot("data"),
            ),
            self._site_url,
        )
        if slots.canonical_url:
            slots = replace(slots, canonical_url=_slot("canonical"))
        pieces = _SLOT.split(body_of_blocks(self._render(slots)))
        wanted = {"title", "description", "content"}
        wanted |= {"record"} if page.record else set()
        wanted |= {"data"} if page.data else set()
        wanted |= {"canonical"} if slots.canonical_url else set()
        if set(pieces[1::2]) != wanted or pieces[1::2].count("content") != 1:
            raise PublishError(
                f"El marco de las páginas «{page.kind}» no sirve: debe tener {sorted(wanted)} "
                f"y tiene {sorted(pieces[1::2])}. Revisa generator/theme/main.html."
            )
        return pieces


def body_of_blocks(html: str) -> str:
    """A page of the theme without what Material prints in ``<body>`` outside its blocks.

    Those are checkboxes of its drawer and search, a dialog and an outer ``<main>``: of no use
    without its script, and faults for an HTML checker. Header, main and footer stand between
    ``frame`` comments.
    """
    head, body, rest = html.partition("<body")
    blocks = _BLOCK.findall(rest)
    if not body or len(blocks) != 3:
        raise PublishError(
            f"El tema dio {len(blocks)} bloques «frame» en vez de 3: revisa "
            "generator/theme/main.html y la versión de mkdocs-material."
        )
    header, main, footer = blocks
    return f"{_tight(head)}<body>\n{_tight(header)}\n{main}\n{_tight(footer)}\n</body>\n</html>\n"


def absolute_links(html: str, base: str) -> str:
    """Relative links made absolute, for ``404.html``, which a server gives at any depth.

    ``base`` is the path of the site's address (``/portal/``), or ``/`` when it has none.
    """
    return _LINK.sub(lambda match: f'{match[1]}="{urljoin(base, match[2])}"', html)


def _section(page: HtmlPage) -> str:
    """The first folder of its address, which the menu marks."""
    return page.path.partition("/")[0] if page.depth else ""


def _canonical(page: HtmlPage, site_url: str) -> str | None:
    return site_url + page.url if site_url and page.kind != "error" else None


def _slot(name: str) -> str:
    return f"{_OPEN}{name}{_CLOSE}"


def _tight(html: str) -> str:
    """Without blank lines and indentation: Jinja leaves hundreds of bytes of them."""
    return _BLANK_LINES.sub("", html).strip("\n")
