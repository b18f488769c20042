"""Pagefind in a large catalogue, whose index has several parts: each is asked, and only the first has what searches."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from generator.publish import search_shards
from generator.publish.builds import build
from generator.views.words import STOP, words
from tests.browser.conftest import Opener, serve
from tests.publish.test_search_shards import records
from tests.real import REPOSITORY
from tests.small import AS_OF, copied, outputs

CONTENT = {record.url: record.content for record in outputs().search}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A site of the small catalogue with an index of several parts."""
    folder = tmp_path_factory.mktemp("parts")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(search_shards, "MOST", 5)
        done = build(
            REPOSITORY / "mkdocs.yml",
            root=copied(folder / "root"),
            site_dir=folder / "site",
            site_url="https://example.org/",
            as_of=AS_OF,
        )
    assert done.published
    yield folder / "site"


def test_each_part_is_asked(browser: Browser, site: Path) -> None:
    parts = json.loads((site / "pagefind/partes.json").read_bytes())
    folders = [site / "pagefind", *(site / "pagefind" / part for part in parts)]
    assert len(folders) >= 3
    with serve(site) as address:
        opener = Opener(browser, address)
        page = opener("buscar/")
        script = next((site / "assets").glob("*/buscador/texto-completo.js")).relative_to(site)
        for folder in folders:
            url = min(records(folder))
            found = page.evaluate(
                "async ([script, words]) => (await import(script)).fullText(words, new Set())",
                [f"{address}{script}", ["el", "1", *sorted(STOP), *words(CONTENT[url])]],
            )
            assert url in [page["url"] for page in found]
        opener.close()
    assert opener.faults == []


def test_what_searches_is_in_the_first_part_only(site: Path) -> None:
    searching = {p.relative_to(site / "pagefind") for p in (site / "pagefind").rglob("*.js")}
    assert {path.as_posix() for path in searching} == {"pagefind.js", "pagefind-worker.js"}
    assert {p.parent.name for p in (site / "pagefind").rglob("*.pagefind")} == {"pagefind"}
