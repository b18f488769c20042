"""A large index in parts: every record in one of them, only stale ones built anew."""

import gzip
import json
from collections import deque
from collections.abc import Sequence
from pathlib import Path

import pytest
from pydantic import TypeAdapter

from generator.outputs.page import SearchRecord
from generator.publish import search_shards
from generator.publish.search_index import SearchIndex
from tests.publish.test_incremental import EDITS, built
from tests.small import SMALL, copied, outputs


def records(folder: Path) -> set[str]:
    raw = [gzip.decompress(p.read_bytes()) for p in folder.glob("fragment/*.pf_fragment")]
    return {json.loads(data.removeprefix(b"pagefind_dcd"))["url"] for data in raw}


def test_a_small_catalogue_has_one(tmp_path: Path) -> None:
    built(SMALL, tmp_path / "site", cache=False)
    assert json.loads((tmp_path / "site/pagefind/partes.json").read_bytes()) == []
    assert records(tmp_path / "site/pagefind") == {r.url for r in outputs().search}


def test_a_large_one_has_several_and_only_the_stale_ones_are_built_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search_shards, "MOST", 5)
    builds: list[Sequence[SearchRecord]] = []
    whole = SearchIndex.build

    def build(self: SearchIndex, found: Sequence[SearchRecord]) -> dict[str, bytes]:
        builds.append(found)
        return whole(self, found)

    monkeypatch.setattr(SearchIndex, "build", build)
    root, site = copied(tmp_path / "root"), tmp_path / "site"
    before = built(root, site)
    parts = json.loads((site / "pagefind/partes.json").read_bytes())
    folders = [site / "pagefind", *(site / "pagefind" / part for part in parts)]
    assert len(builds) == len(folders) >= 3
    found = [records(folder) for folder in folders]
    assert set().union(*found) == {r.url for r in outputs().search}
    assert sum(map(len, found)) == len(outputs().search)

    builds.clear()
    assert built(root, site) == before
    assert builds == []
    EDITS["a service"](root)
    built(root, site)
    assert len(builds) == 1


def test_records_are_let_go_as_they_are_handed_over() -> None:
    record = SearchRecord(url="a/", content="a", meta={})
    waiting = deque([TypeAdapter(tuple[SearchRecord, ...]).dump_json((record,))] * 3)
    handed_over = search_shards._each(waiting)
    assert (next(handed_over), len(waiting)) == (record, 2)
    assert ([*handed_over], len(waiting)) == ([record] * 2, 0)
