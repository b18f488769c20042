"""A page made on request is the page that a build writes."""

from pathlib import Path

import pytest

from generator.catalogue import Catalogue
from generator.outputs.page import Outputs
from generator.outputs.render import other_parts, part_at, render, render_part, service_parts
from generator.publish.builds import Docs
from generator.publish.contents import contents
from generator.publish.live_pages import LivePages
from generator.publish.page_frame import PageFrames
from generator.publish.site_writer import Site
from tests.publish.theme import theme
from tests.small import AS_OF, made, service, small

URL = "https://example.org/"
DOCS = Docs(theme(URL), Site(AS_OF, "https://example.org/portal", URL), ())


def built(catalogue: Catalogue) -> dict[str, bytes]:
    outputs = render(catalogue, AS_OF, DOCS.site.repository, URL)
    pages = Outputs(outputs.pages, {}, (), outputs.redirects)
    return dict(contents(pages, PageFrames(DOCS.render, URL), URL))


def test_every_page_is_that_of_a_build() -> None:
    pages, whole = LivePages(DOCS, small()), built(small())
    assert len(whole) > 20
    assert {path: pages.find(path) for path in whole} == whole


def test_an_old_address_leads_on(tmp_path: Path) -> None:
    catalogue = made(
        tmp_path, {"catalogue/ejemplo/uno.yml": service("moved_from: [ejemplo/cero]\n")}
    )
    path = "tramites/ejemplo/cero/index.html"
    assert LivePages(DOCS, catalogue).find(path) == built(catalogue)[path]


@pytest.mark.parametrize(
    "path", ["acerca/index.html", "tramites/ejemplo/nada/index.html", "tramites/letra-c/index.html", "assets/portal.css",
             "buscar/datos/vocabulario.json", "index.html/index.html", "tramites/ejemplo/index.html"]
)  # fmt: skip
def test_what_is_no_page_of_the_catalogue_is_not_made(path: str) -> None:
    assert LivePages(DOCS, small()).find(path) is None


def test_a_page_is_made_with_those_of_its_part_and_no_other(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    parts: list[str] = []

    def noted(catalogue: Catalogue, part: str, *rest: object) -> Outputs:
        parts.append(part)
        return render_part(catalogue, part, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr("generator.publish.live_pages.render_part", noted)
    pages = LivePages(DOCS, small())
    for _ in range(2):
        assert pages.find("centros/norte/index.html")
    assert parts == ["centers/norte"]


def test_each_page_says_which_part_gives_it() -> None:
    catalogue = small()
    for part in (*service_parts(catalogue), *other_parts(catalogue)):
        for page in render_part(catalogue, part, AS_OF, "").pages:
            assert part_at(catalogue, page.path) == part
