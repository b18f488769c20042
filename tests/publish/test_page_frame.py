"""A spliced page is the page rendered whole; a theme that does not fit is refused, never published."""

import re
import struct

import pytest

from generator.outputs.page import HtmlPage
from generator.publish.errors import PublishError
from generator.publish.page_frame import FramedPage, PageFrames, absolute_links, body_of_blocks
from tests.publish.theme import ASSETS, page, theme
from tests.real import REPOSITORY

SITE = "https://example.org/p/"
PAGES = (
    page("index.html", "inicio", record=None),
    page("404.html", "error", record=None),
    page("buscar/index.html", "buscar", record=None, scripts=("buscar.js",)),
    page("tramites/index.html", "lista", record=None, scripts=("tramites.js",)),
    page("centros/callao/index.html", "centro", record="centers/callao", scripts=("horario.js",)),
    page("tramites/e/s/index.html", scripts=("servicio.js",), data='{"a":1}'),
    page("a/b/c/d/e/index.html", record=None, scripts=("uno.js", "dos.js")),
    page("api/v1/docs.html", "lista", record=None),
)


@pytest.mark.parametrize("site_url", ["", "https://example.org/portal/"])
@pytest.mark.parametrize("given", PAGES, ids=lambda p: p.path)
def test_a_spliced_page_equals_the_page_rendered_whole(given: HtmlPage, site_url: str) -> None:
    frames = PageFrames(theme(), site_url)
    assert frames.splice(given) == frames.whole(given)


def test_pages_of_one_frame_keep_their_own_values() -> None:
    frames = PageFrames(theme(), "https://example.org/")
    one = page(title="Uno", content="<p>uno</p>")
    other = page(
        "tramites/e/t/index.html", title="Dos", content="<p>dos</p>", record="catalogue/e/t"
    )
    assert [frames.splice(p) for p in (one, other, one)] == [
        frames.whole(p) for p in (one, other, one)
    ]
    assert "Uno" not in frames.splice(other)


def test_a_frame_is_rendered_once_for_a_kind_and_depth() -> None:
    rendered: list[FramedPage] = []

    def render(given: FramedPage) -> str:
        rendered.append(given)
        return theme()(given)

    frames = PageFrames(render)
    for number in range(50):
        frames.splice(page(f"tramites/e{number}/s/index.html"))
    frames.splice(page("centros/callao/index.html", "centro"))
    assert len(rendered) == 2


def test_an_empty_record_is_none_and_spoils_no_other_page() -> None:
    frames = PageFrames(theme())
    assert "data-record" not in frames.splice(page(record=""))
    assert 'data-record="catalogue/e/s"' in frames.splice(page())


def test_what_must_be_escaped_is() -> None:
    html = PageFrames(theme()).splice(page(record='a"b'))
    assert "<title>Copia de &lt;acta&gt; &amp; &#34;más&#34; - MAC" in html
    assert 'content="Cuesta S/ 5 &amp; &#39;algo&#39; &lt;más&gt;"' in html
    assert 'data-record="a&#34;b"' in html


def test_content_is_given_as_it_is_even_if_it_looks_like_a_slot() -> None:
    content = "<p>\ue000title\ue001 {{ page.title }}</p>"
    assert content in PageFrames(theme()).splice(page(content=content))


@pytest.mark.parametrize("given", PAGES, ids=lambda p: p.path)
def test_the_frame_is_sound(given: HtmlPage) -> None:
    html = PageFrames(theme()).splice(given)
    assert html.startswith("<!doctype html>")
    assert '<html lang="es-PE"' in html
    for once in (
        "<main",
        "</main>",
        "<body>",
        "</body>",
        "<h1",
        'id="contenido"',
        'class="salto"',
        "<footer",
    ):
        assert html.count(once) == 1, once
    assert "md-" not in html, "Material's own markup"
    assert not re.search(
        r"<script(?![^>]*\ssrc=)(?! type=\"application/ld\+json\")|<style|\sstyle=|\son\w+=", html
    ), "inline script or style"
    loaded = re.findall(r'(?:src|<link[^>]*href)="([^"]*)"', html)
    up = "../" * given.depth
    assert loaded == [
        f"{up}favicon.svg",
        *(f"{up}{ASSETS}/{name}" for name in ("portal.css", "portal.js", *given.scripts)),
    ]


def test_the_policy_allows_nothing_from_elsewhere_and_nothing_inline() -> None:
    found = re.search(
        r'Content-Security-Policy" content="([^"]*)"', PageFrames(theme()).splice(page())
    )
    assert found
    policy = dict(part.split(" ", 1) for part in found[1].split("; "))
    assert policy.pop("default-src") == "'none'"
    assert policy.pop("script-src") == "'self' 'wasm-unsafe-eval'"
    assert policy.pop("img-src") == "'self' data:"
    assert policy.pop("base-uri") == "'none'"
    assert set(policy.values()) == {"'self'"}


@pytest.mark.parametrize(
    ("kind", "boxes"), [("inicio", 0), ("buscar", 0), ("error", 0), ("servicio", 1), ("lista", 1)]
)
def test_a_page_with_a_search_box_of_its_own_has_none_in_its_header(kind: str, boxes: int) -> None:
    assert (
        PageFrames(theme()).splice(page(kind=kind)).count('<input type="search" name="q"') == boxes
    )


def test_the_menu_marks_the_section() -> None:
    html = PageFrames(theme()).splice(page("centros/callao/index.html", "centro"))
    assert html.count("aria-current") == 1
    assert '<a href="../../centros/" aria-current="true">Centros</a>' in html


def test_a_canonical_address_needs_the_sites_own() -> None:
    assert "canonical" not in PageFrames(theme()).splice(page())
    html = PageFrames(theme(), "https://example.org/p/").splice(page())
    assert '<link rel="canonical" href="https://example.org/p/tramites/e/s/">' in html


def test_the_page_for_what_is_not_found_is_not_indexed() -> None:
    html = PageFrames(theme(), "https://example.org/").splice(
        page("404.html", "error", record=None)
    )
    assert "noindex" in html
    assert "canonical" not in html


def test_a_theme_without_blocks_is_refused() -> None:
    with pytest.raises(PublishError, match="0 bloques «frame» en vez de 3"):
        body_of_blocks("<html><head></head><body><main></main></body></html>")


@pytest.mark.parametrize(
    "main", ["", "{title}{content}{content}"], ids=["no content", "content twice"]
)
def test_a_theme_that_leaves_a_slot_out_is_refused(main: str) -> None:
    def render(given: FramedPage) -> str:
        shown = main.format(title=given.title, content=given.content)
        return f"<html><head></head><body><!--frame-->h<!--/frame--><!--frame-->{shown}<!--/frame--><!--frame-->f<!--/frame--></body>"

    with pytest.raises(PublishError, match="El marco de las páginas «servicio» no sirve"):
        PageFrames(render).splice(page())


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<a href="tramites/">', '<a href="/p/tramites/">'),
        ('<a href="./">', '<a href="/p/">'),
        ('<form action="buscar/">', '<form action="/p/buscar/">'),
        ('<img src="assets/a.svg">', '<img src="/p/assets/a.svg">'),
        ('<a href="#contenido">', '<a href="#contenido">'),
        ('<a href="tel:1800">', '<a href="tel:1800">'),
        ('<a href="https://example.org/x">', '<a href="https://example.org/x">'),
        ('<a href="/raiz">', '<a href="/raiz">'),
        ('<p data-href="x/">', '<p data-href="x/">'),
    ],
)
def test_relative_links_are_made_absolute(html: str, expected: str) -> None:
    assert absolute_links(html, "/p/") == expected


def test_data_for_machines_stands_after_the_page_and_is_not_run() -> None:
    data = '{"@graph":[{"name":"\\u003c/script>"}]}'
    html = PageFrames(theme()).splice(page(data=data))
    assert f'</main>\n<script type="application/ld+json">{data}</script>' in html
    assert "ld+json" not in PageFrames(theme()).splice(page())


def properties(html: str) -> dict[str, str]:
    return dict(re.findall(r'<meta property="og:([a-z:_]+)" content="([^"]*)">', html))


def test_a_link_sent_by_chat_shows_title_description_and_picture() -> None:
    found = properties(PageFrames(theme(SITE), SITE).splice(page()))
    assert found["title"].startswith("Copia de &lt;acta&gt;")
    assert found["description"].startswith("Cuesta S/ 5")
    assert found["url"] == f"{SITE}tramites/e/s/"
    assert found["locale"] == "es_PE"
    width, height = found["image:width"], found["image:height"]
    name = found["image"].removeprefix(SITE)
    content = (REPOSITORY / "generator/theme" / name).read_bytes()
    assert struct.unpack(">II", content[16:24]) == (int(width), int(height))
    assert found["image:alt"]


def test_addresses_that_must_be_whole_need_the_sites_own() -> None:
    assert not {"url", "image"} & set(properties(PageFrames(theme()).splice(page())))


@pytest.mark.parametrize(
    ("kind", "hidden"), [("buscar", True), ("error", True), ("lista", False), ("servicio", False)]
)
def test_results_and_errors_are_not_for_search_engines(kind: str, hidden: bool) -> None:
    html = PageFrames(theme()).splice(page(kind=kind))
    assert ('<meta name="robots" content="noindex">' in html) is hidden
