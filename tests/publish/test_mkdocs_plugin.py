"""Whole builds of the small catalogue: both commands, one site; a failure leaves the old one untouched."""

import gc
import os
import re
import shutil
import subprocess
import sys
import weakref
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from mkdocs.exceptions import PluginError

from generator import checks
from generator.catalogue import Catalogue
from generator.publish import checked, mkdocs_plugin
from generator.publish.assets import hashed_folder
from generator.publish.builds import build
from generator.publish.compressed import TEXTS, copies
from generator.publish.errors import PublishError
from tests.real import REPOSITORY
from tests.small import AS_OF, SMALL, copied

CONFIG = REPOSITORY / "mkdocs.yml"
ASSETS = hashed_folder(REPOSITORY / "generator/theme")


def contents(folder: Path) -> dict[str, bytes]:
    return {
        p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()
    }


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    site = tmp_path_factory.mktemp("built") / "site"
    assert build(CONFIG, root=SMALL, site_dir=site, as_of=AS_OF).published
    return site


@pytest.fixture
def site(built: Path, tmp_path: Path) -> Path:
    """A published site that a test may try to break."""
    return Path(shutil.copytree(built, tmp_path / "site"))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return copied(tmp_path / "root")


def configured(folder: Path, *changes: tuple[str, str]) -> Path:
    """The project's configuration elsewhere, changed."""
    text = CONFIG.read_text()
    absolute = (("docs_dir: docs", f"docs_dir: {REPOSITORY / 'docs'}"),
                ("custom_dir: generator/theme", f"custom_dir: {REPOSITORY / 'generator/theme'}"))  # fmt: skip
    for old, new in (*absolute, *changes):
        assert old in text
        text = text.replace(old, new)
    (folder / "mkdocs.yml").write_text(text)
    return folder / "mkdocs.yml"


def test_pages_of_both_kinds_and_the_index_are_there(built: Path) -> None:
    found = contents(built)
    assert {
        "index.html",
        "404.html",
        "acerca/index.html",
        "pagefind/pagefind.js",
        f"{ASSETS}/portal.css",
    } <= set(found)
    assert any(path.startswith("tramites/ejemplo/") for path in found)


def test_every_text_file_has_its_copies_whoever_wrote_it(built: Path) -> None:
    found = contents(built)
    texts = {path: content for path, content in found.items() if Path(path).suffix in TEXTS}
    assert {path.partition("/")[0] for path in texts} >= {"acerca", "assets", "buscar", "tramites"}
    wanted = [copy for path, content in texts.items() for copy in copies(path, content)]
    assert dict(wanted) == {path: found[path] for path in found if path.endswith((".gz", ".br"))}


def test_nothing_of_materials_own_and_nothing_dated_is_published(built: Path) -> None:
    found = contents(built)
    assert not [
        p
        for p in found
        if "stylesheets" in p or "javascripts" in p or "sitemap" in p or "lunr" in p
    ]
    assert {
        p for p in found if p.startswith("assets/") and p.endswith((".css", ".js", ".svg"))
    } == {
        f"{ASSETS}/{p.relative_to(REPOSITORY / 'generator/theme/assets').as_posix()}"
        for p in (REPOSITORY / "generator/theme/assets").rglob("*")
        if p.suffix in (".css", ".js", ".svg")
    } | {f"assets/{p.name}" for p in (REPOSITORY / "docs/assets").glob("*.svg")}


def test_hand_written_pages_have_the_same_frame(built: Path) -> None:
    html = (built / "acerca/index.html").read_text()
    assert html.count("<main") == 1
    assert '<main id="contenido"' in html
    assert "data-record" not in html
    assert "md-" not in html
    assert 'role="search"' in html
    assert "<script src" not in html and "<style" not in html


def test_the_same_records_and_day_give_the_same_bytes(built: Path, tmp_path: Path) -> None:
    build(CONFIG, root=SMALL, site_dir=tmp_path / "again", as_of=AS_OF)
    assert contents(tmp_path / "again") == contents(built)


def test_plain_mkdocs_gives_the_same_site(built: Path, tmp_path: Path) -> None:
    config = configured(
        tmp_path, ("  - mac\n", f"  - mac:\n      root: {SMALL}\n      as_of: {AS_OF}\n")
    )
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "-q", "-f", str(config), "-d", str(tmp_path / "plain")],
        cwd=REPOSITORY, capture_output=True, text=True, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"}, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert contents(tmp_path / "plain") == contents(built)


def test_what_the_rules_asked_is_gone_when_pages_are_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each process that writes pages would hold it, and nobody looks for circles by chance."""
    alive: list[weakref.ref[Catalogue]] = []
    written = []

    class Told(Catalogue):
        def __init__(self, *given: Any) -> None:
            super().__init__(*given)
            alive.append(weakref.ref(self))

    def write_site(_folder: Path, _before: Path, catalogue: Catalogue, *_rest: object) -> int:
        written.append([made() for made in alive if made() is not None] == [catalogue])
        return 0

    for module in (checked, checks, mkdocs_plugin):
        monkeypatch.setattr(module, "Catalogue", Told)
    monkeypatch.setattr(mkdocs_plugin, "write_site", write_site)
    gc.disable()
    try:
        build(CONFIG, root=SMALL, site_dir=tmp_path / "site", as_of=AS_OF, cache=False)
    finally:
        gc.enable()
    assert written == [True]
    assert len(alive) > 1


def test_errors_in_records_leave_the_old_site_byte_for_byte(site: Path, root: Path) -> None:
    before = contents(site)
    record = sorted((root / "catalogue/ejemplo").glob("*.yml"))[0]
    record.write_text(record.read_text() + "\nno_existe: 1\n")
    (root / "entities/ejemplo.yml").write_text("name: [")
    result = build(CONFIG, root=root, site_dir=site, as_of=AS_OF)
    assert not result.published
    assert {"unknown-field", "yaml-syntax"} <= {p.code for p in result.problems}
    assert contents(site) == before
    assert sorted(p.name for p in site.parent.iterdir()) == ["root", "site"]


def test_plain_mkdocs_tells_every_error_and_fails(site: Path, root: Path, tmp_path: Path) -> None:
    before = contents(site)
    record = sorted((root / "catalogue/ejemplo").glob("*.yml"))[0]
    record.write_text(record.read_text() + "\nno_existe: 1\ntampoco: 2\n")
    config = configured(tmp_path, ("  - mac\n", f"  - mac:\n      root: {root}\n"))
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "-f", str(config), "-d", str(site)],
        cwd=REPOSITORY, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert "no_existe" in done.stderr and "tampoco" in done.stderr
    assert "Traceback" not in done.stderr
    assert contents(site) == before


@pytest.mark.parametrize("fails", ["frame", "search", "publish"])
def test_a_failure_in_the_middle_leaves_the_old_site_byte_for_byte(
    site: Path, monkeypatch: pytest.MonkeyPatch, fails: str
) -> None:
    before = contents(site)

    def break_off(*args: object, **options: object) -> None:
        raise PublishError("se cortó")

    if fails == "frame":
        monkeypatch.setattr("generator.publish.page_frame.PageFrames.splice", break_off)
    elif fails == "search":
        monkeypatch.setattr("generator.publish.search_index.SearchIndex.files", break_off)
    else:
        monkeypatch.setattr("generator.publish.site_folder._take_place", break_off)
    with pytest.raises(PublishError, match="se cortó"):  # all of it is done: nothing is taken over
        build(CONFIG, root=SMALL, site_dir=site, as_of=AS_OF, cache=False)
    assert contents(site) == before
    assert [p.name for p in site.parent.iterdir()] == ["site"]


@pytest.mark.parametrize("fault", [KeyboardInterrupt, ZeroDivisionError, OSError])
def test_so_does_an_interruption_or_a_fault_of_the_program(
    site: Path, monkeypatch: pytest.MonkeyPatch, fault: type[BaseException]
) -> None:
    before = contents(site)

    def interrupted(*args: object, **options: object) -> None:
        raise fault

    monkeypatch.setattr(mkdocs_plugin, "write_site", interrupted)
    with pytest.raises(PublishError if fault is OSError else fault):
        build(CONFIG, root=SMALL, site_dir=site, as_of=AS_OF)
    assert contents(site) == before
    assert [p.name for p in site.parent.iterdir()] == ["site"]


def test_a_page_of_docs_at_an_address_of_the_catalogue_stops_it(site: Path, tmp_path: Path) -> None:
    before = contents(site)
    docs = Path(shutil.copytree(REPOSITORY / "docs", tmp_path / "docs"))
    (docs / "buscar.md").write_text("# Otra página\n")
    config = configured(tmp_path, (f"docs_dir: {REPOSITORY / 'docs'}", f"docs_dir: {docs}"))
    with pytest.raises(PublishError, match=r"misma dirección: buscar/index\.html"):
        build(config, root=SMALL, site_dir=site, as_of=AS_OF)
    assert contents(site) == before


def test_strict_means_before_publishing(site: Path, tmp_path: Path) -> None:
    before = contents(site)
    docs = Path(shutil.copytree(REPOSITORY / "docs", tmp_path / "docs"))
    (docs / "acerca.md").write_text("# Acerca\n[roto](no-existe.md)\n")
    change = (f"docs_dir: {REPOSITORY / 'docs'}", f"docs_dir: {docs}")
    loose = build(configured(tmp_path, change), root=SMALL, site_dir=tmp_path / "otro", as_of=AS_OF)
    assert "no-existe.md" in "".join(loose.warnings)
    config = configured(
        tmp_path, change, ("use_directory_urls: true", "use_directory_urls: true\nstrict: true")
    )
    with pytest.raises(PublishError, match="strict"):
        build(config, root=SMALL, site_dir=site, as_of=AS_OF)
    assert contents(site) == before


def test_a_description_is_escaped(tmp_path: Path) -> None:
    docs = Path(shutil.copytree(REPOSITORY / "docs", tmp_path / "docs"))
    (docs / "acerca.md").write_text("---\ndescription: 'Dice \"hola\" & <adiós>'\n---\n# Acerca\n")
    config = configured(tmp_path, (f"docs_dir: {REPOSITORY / 'docs'}", f"docs_dir: {docs}"))
    build(config, root=SMALL, site_dir=tmp_path / "site", as_of=AS_OF)
    html = (tmp_path / "site/acerca/index.html").read_text()
    assert 'content="Dice &#34;hola&#34; &amp; &lt;adiós&gt;"' in html


def test_the_sites_address_gives_canonical_links(tmp_path: Path) -> None:
    build(
        CONFIG,
        root=SMALL,
        site_dir=tmp_path / "site",
        as_of=AS_OF,
        site_url="https://example.org/portal",
    )
    for path, address in (
        ("index.html", ""),
        ("acerca/index.html", "acerca/"),
        ("tramites/index.html", "tramites/"),
    ):
        html = (tmp_path / "site" / path).read_text()
        assert f'<link rel="canonical" href="https://example.org/portal/{address}">' in html
    assert f'href="/portal/{ASSETS}/portal.css"' in (tmp_path / "site/404.html").read_text()


def test_a_configuration_without_the_plugin_or_not_there_is_told(tmp_path: Path) -> None:
    config = configured(tmp_path, ("plugins:\n  - mac\n", "plugins: []\n"))
    with pytest.raises(PublishError, match="Falta «mac»"):
        build(config, root=SMALL, site_dir=tmp_path / "site", as_of=AS_OF)
    with pytest.raises(PublishError, match="does not exist"):
        build(tmp_path / "nada.yml", root=SMALL, site_dir=tmp_path / "site", as_of=AS_OF)
    assert not (tmp_path / "site").exists()


@pytest.mark.parametrize("given", [date(2026, 8, 1), "2026-08-01"])
def test_the_day_is_the_one_given(given: object) -> None:
    assert mkdocs_plugin._day(given) == date(2026, 8, 1)


def test_a_day_that_is_none_is_told() -> None:
    with pytest.raises(PluginError, match="«mañana» no es una fecha"):
        mkdocs_plugin._day("mañana")


def test_the_sitemap_lists_pages_of_both_kinds(tmp_path: Path) -> None:
    site = "https://example.org/p/"
    build(CONFIG, root=SMALL, site_dir=tmp_path / "site", as_of=AS_OF, site_url=site)
    listed = set(re.findall("<loc>(.*?)</loc>", (tmp_path / "site/sitemap.xml").read_text()))
    pages = {
        page.relative_to(tmp_path / "site").as_posix().removesuffix("index.html")
        for page in (tmp_path / "site").rglob("*.html")
        if "noindex" not in page.read_text()
    }
    assert {f"{site}acerca/", f"{site}tramites/ejemplo/carne-de-muestra/"} <= listed
    assert listed == {site + page for page in pages}
