"""Outputs on disk: every page once, nothing outside the folder, the index beside."""

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.outputs.page import Outputs
from generator.publish import site_writer
from generator.publish.errors import PublishError
from generator.publish.files import Files
from generator.publish.shelf import FileShelf
from generator.publish.site_writer import Site, SiteWriter, write_site
from generator.publish.workers import Workers
from tests.publish.theme import ASSETS, page, theme
from tests.small import AS_OF, small

PAGE = page("tramites/e/s/index.html")


@pytest.fixture
def write_files(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Writes the outputs of a single part."""

    def write(folder: Path, outputs: Outputs, site_url: str = "") -> None:
        monkeypatch.setattr(site_writer, "render_part", lambda *part: outputs)
        site, shelf = Site(AS_OF, "", site_url), FileShelf(None)
        writer = SiteWriter(Files(folder), folder / "no", small(), site, theme(), shelf)
        writer.write("others", ["listas/inicio"], Workers(1))
        writer.write_own_files()

    return write


def files(folder: Path) -> set[str]:
    return {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()}


def test_pages_files_and_redirects_are_written(
    write_files: Callable[..., None], tmp_path: Path
) -> None:
    outputs = Outputs((PAGE,), {"api/v1/x.json": b"{}"}, (), {"viejo/index.html": "tramites/e/s/"})
    write_files(tmp_path, outputs)
    found = files(tmp_path)
    assert {
        "tramites/e/s/index.html",
        "api/v1/x.json",
        "viejo/index.html",
    } <= found
    assert (tmp_path / "api/v1/x.json").read_bytes() == b"{}"
    assert "«" not in (tmp_path / "tramites/e/s/index.html").read_text()


def test_the_page_for_what_is_not_found_works_at_any_depth(
    write_files: Callable[..., None], tmp_path: Path
) -> None:
    missing = page("404.html", "error", record=None, content='<a href="tramites/">Trámites</a>')
    write_files(tmp_path, Outputs((missing,), {}, ()), "https://example.org/portal/")
    html = (tmp_path / "404.html").read_text()
    assert '<a href="/portal/tramites/">' in html
    assert f'href="/portal/{ASSETS}/portal.css"' in html
    assert 'href="#contenido"' in html


def test_without_a_known_address_it_is_the_servers_root(
    write_files: Callable[..., None], tmp_path: Path
) -> None:
    missing = page("404.html", "error", record=None)
    write_files(tmp_path, Outputs((missing,), {}, ()))
    assert f'href="/{ASSETS}/portal.css"' in (tmp_path / "404.html").read_text()


@pytest.mark.parametrize(
    "outputs",
    [
        Outputs((PAGE, PAGE), {}, ()),
        Outputs((PAGE,), {PAGE.path: b""}, ()),
        Outputs((PAGE,), {}, (), {PAGE.path: "otra/"}),
    ],
    ids=["two pages", "page and file", "page and redirect"],
)
def test_two_things_at_one_address_are_an_error(
    write_files: Callable[..., None], tmp_path: Path, outputs: Outputs
) -> None:
    with pytest.raises(PublishError, match=r"misma dirección: tramites/e/s/index\.html"):
        write_files(tmp_path, outputs)


def test_a_page_of_docs_at_the_same_address_is_an_error(
    write_files: Callable[..., None], tmp_path: Path
) -> None:
    (tmp_path / "acerca").mkdir()
    (tmp_path / "acerca/index.html").write_text("de docs/")
    with pytest.raises(PublishError, match="misma dirección"):
        write_files(tmp_path, Outputs((page("acerca/index.html"),), {}, ()))
    assert (tmp_path / "acerca/index.html").read_text() == "de docs/"


@pytest.mark.parametrize(
    "path", ["../fuera.html", "a/../../fuera.html", "/fuera.html", "a/../b.html"]
)
def test_nothing_is_written_outside_the_folder(
    write_files: Callable[..., None], tmp_path: Path, path: str
) -> None:
    site = tmp_path / "site"
    site.mkdir()
    with pytest.raises(PublishError, match="sale de la carpeta"):
        write_files(site, Outputs((), {path: b"x"}, ()))
    assert files(tmp_path) == set()


def test_a_failure_of_the_index_is_told(tmp_path: Path) -> None:
    (tmp_path / "pagefind").write_text("un archivo donde va una carpeta")
    with pytest.raises(OSError, match="pagefind"):
        write_site(
            tmp_path,
            tmp_path / "no",
            small(),
            Site(AS_OF, ""),
            theme(),
            Workers(1),
            FileShelf(None),
        )


def test_without_search_everything_else_is_the_same(tmp_path: Path) -> None:
    for name, with_search in (("with", True), ("without", False)):
        (tmp_path / name).mkdir()
        site, nothing = Site(AS_OF, ""), tmp_path / "no"
        write_site(tmp_path / name, nothing, small(), site, theme(), Workers(1), FileShelf(None), with_search)  # fmt: skip
    whole, rest = files(tmp_path / "with"), files(tmp_path / "without")
    index = {path for path in whole if path.startswith(("pagefind/", "buscar/datos/"))}
    assert len(index) > 10
    assert rest == whole - index
