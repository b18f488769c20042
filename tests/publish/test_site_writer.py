"""Outputs on disk: every page once, nothing outside the folder, the index beside."""

from pathlib import Path

import pytest

from generator.outputs.page import Outputs, SearchRecord
from generator.publish.errors import PublishError
from generator.publish.site_writer import write_files, write_site
from tests.publish.theme import ASSETS, page, theme

PAGE = page("tramites/e/s/index.html")
RECORD = SearchRecord("tramites/e/s/", "acta", {"title": "Acta"})


def files(folder: Path) -> set[str]:
    return {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()}


def test_pages_files_redirects_and_the_index_are_written(tmp_path: Path) -> None:
    outputs = Outputs(
        (PAGE,), {"api/v1/x.json": b"{}"}, (RECORD,), {"viejo/index.html": "tramites/e/s/"}
    )
    write_site(tmp_path, outputs, theme())
    found = files(tmp_path)
    assert {
        "tramites/e/s/index.html",
        "api/v1/x.json",
        "viejo/index.html",
        "pagefind/pagefind.js",
    } <= found
    assert (tmp_path / "api/v1/x.json").read_bytes() == b"{}"
    assert "«" not in (tmp_path / "tramites/e/s/index.html").read_text()


def test_the_page_for_what_is_not_found_works_at_any_depth(tmp_path: Path) -> None:
    missing = page("404.html", "error", record=None, content='<a href="tramites/">Trámites</a>')
    write_files(tmp_path, Outputs((missing,), {}, ()), theme(), "https://example.org/portal/")
    html = (tmp_path / "404.html").read_text()
    assert '<a href="/portal/tramites/">' in html
    assert f'href="/portal/{ASSETS}/portal.css"' in html
    assert 'href="#contenido"' in html


def test_without_a_known_address_it_is_the_servers_root(tmp_path: Path) -> None:
    missing = page("404.html", "error", record=None)
    write_files(tmp_path, Outputs((missing,), {}, ()), theme())
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
def test_two_things_at_one_address_are_an_error(tmp_path: Path, outputs: Outputs) -> None:
    with pytest.raises(PublishError, match=r"misma dirección: tramites/e/s/index\.html"):
        write_files(tmp_path, outputs, theme())


def test_a_page_of_docs_at_the_same_address_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "acerca").mkdir()
    (tmp_path / "acerca/index.html").write_text("de docs/")
    with pytest.raises(PublishError, match="misma dirección"):
        write_files(tmp_path, Outputs((page("acerca/index.html"),), {}, ()), theme())
    assert (tmp_path / "acerca/index.html").read_text() == "de docs/"


@pytest.mark.parametrize(
    "path", ["../fuera.html", "a/../../fuera.html", "/fuera.html", "a/../b.html"]
)
def test_nothing_is_written_outside_the_folder(tmp_path: Path, path: str) -> None:
    site = tmp_path / "site"
    site.mkdir()
    with pytest.raises(PublishError, match="sale de la carpeta"):
        write_files(site, Outputs((), {path: b"x"}, ()), theme())
    assert files(tmp_path) == set()


def test_a_failure_of_the_index_is_told(tmp_path: Path) -> None:
    (tmp_path / "pagefind").write_text("un archivo donde va una carpeta")
    with pytest.raises(OSError, match="pagefind"):
        write_site(tmp_path, Outputs((PAGE,), {}, (RECORD,)), theme())
