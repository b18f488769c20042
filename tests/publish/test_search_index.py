"""Pagefind over its pipes: what goes in can be found in the files, failures are told, no process stays."""

import gzip
import json
import sys
import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from generator.outputs.page import SearchRecord
from generator.publish.search_index import SearchIndex, SearchIndexError

RECORDS = [
    SearchRecord(
        url=f"tramites/e{n % 3}/s{n}/",
        content=f"duplicado de documento número {n}, con coma y «comillas»",
        meta={"title": f"Trámite {n}", "entity": f"Entidad {n % 3}", "also": f"uno de {90 - n}"},
    )
    for n in range(40)
]


def write(index: SearchIndex, folder: Path, records: Sequence[SearchRecord] = RECORDS) -> None:
    """Build the index below a folder."""
    for path, content in index.build(records).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)


def contents(folder: Path) -> dict[str, bytes]:
    return {
        p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()
    }


def fragments(folder: Path) -> list[dict[str, object]]:
    raw = [gzip.decompress(p.read_bytes()) for p in folder.glob("fragment/*.pf_fragment")]
    return [json.loads(data.removeprefix(b"pagefind_dcd")) for data in raw]


def test_records_are_indexed(tmp_path: Path) -> None:
    with SearchIndex() as index:
        write(index, tmp_path / "pagefind")
    entry = json.loads((tmp_path / "pagefind/pagefind-entry.json").read_bytes())
    assert entry["languages"]["es"]["page_count"] == 40
    by_url = {f["url"]: f for f in fragments(tmp_path / "pagefind")}
    assert set(by_url) == {r.url for r in RECORDS}
    one = by_url["tramites/e1/s1/"]
    assert one["meta"] == RECORDS[1].meta


def test_the_names_in_the_index_are_those_of_its_files(tmp_path: Path) -> None:
    with SearchIndex() as index:
        write(index, tmp_path / "pagefind")
    folder = tmp_path / "pagefind"
    entry = json.loads((folder / "pagefind-entry.json").read_bytes())
    meta = gzip.decompress(
        (folder / f"pagefind.{entry['languages']['es']['hash']}.pf_meta").read_bytes()
    )
    named = [p for p in folder.glob("*/*.pf_*") if p.parent.name in ("index", "fragment")]
    assert len(named) > 40
    assert all(p.stem.encode() in meta for p in named)
    assert len(list(folder.glob("*.pf_meta"))) == 1


def test_the_same_records_give_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "two", "three"):
        with SearchIndex() as index:
            write(index, tmp_path / name)
    assert contents(tmp_path / "one") == contents(tmp_path / "two") == contents(tmp_path / "three")


def test_indexes_built_side_by_side_are_whole_and_the_same(tmp_path: Path) -> None:

    def build(number: int) -> dict[str, bytes]:
        with SearchIndex() as index:
            write(index, tmp_path / str(number))
        return contents(tmp_path / str(number))

    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(build, range(24)))
    assert all(files == found[0] for files in found)
    assert all(found[0].values())


def test_interfaces_that_no_page_loads_are_left_out(tmp_path: Path) -> None:
    with SearchIndex() as index:
        write(index, tmp_path / "pagefind", RECORDS[:1])
    names = {p.name for p in (tmp_path / "pagefind").iterdir()}
    assert {"pagefind.js", "pagefind-worker.js", "wasm.es.pagefind"} <= names
    assert not [n for n in names if "ui" in n or "highlight" in n]


def test_no_records_are_an_index_too(tmp_path: Path) -> None:
    with SearchIndex() as index:
        assert "pagefind.js" in index.build([])


def program(folder: Path, body: str) -> Path:
    """A stand-in for Pagefind."""
    file = folder / "pagefind"
    file.write_text(f"#!{sys.executable}\nimport base64, json, os, sys\n{body}")
    file.chmod(0o755)
    return file


def ended(index: SearchIndex) -> bool:
    return index._process.poll() is not None


def test_a_program_that_is_not_there(tmp_path: Path) -> None:
    with (
        pytest.raises(SearchIndexError, match="No se pudo iniciar Pagefind"),
        SearchIndex(tmp_path / "nada"),
    ):
        pass


def test_a_program_that_dies_tells_its_last_words(tmp_path: Path) -> None:
    dies = program(tmp_path, "sys.stderr.write('sin memoria'); sys.exit(3)")
    with pytest.raises(SearchIndexError, match="sin memoria"), SearchIndex(dies) as index:
        index.build(RECORDS * 500)
    assert ended(index)


def test_its_allocator_is_told_how_to_keep_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = "_RJEM_MALLOC_CONF"
    tells = program(tmp_path, f"sys.stderr.write(os.environ['{name}']); sys.exit(3)")
    with pytest.raises(SearchIndexError) as told, SearchIndex(tells) as index:
        index.build(RECORDS * 500)
    setting = str(told.value).split()[-1]
    monkeypatch.setenv(name, f"abort_conf:true,{setting}")
    with SearchIndex() as index:
        assert index.build(RECORDS)
    monkeypatch.setenv(name, f"abort_conf:true,{setting}:x")
    with pytest.raises(SearchIndexError, match="jemalloc"), SearchIndex() as index:
        index.build(RECORDS)


ANSWERS = """
data = b""
while byte := os.read(0, 1):
    if byte != b",":
        data += byte
        continue
    message = json.loads(base64.b64decode(data)); data = b""
    payload = answer(message["payload"])
    text = json.dumps({"message_id": message["message_id"], "payload": payload}).encode()
    os.write(1, base64.b64encode(text) + b",")
"""


def test_a_refused_record_is_named(tmp_path: Path) -> None:
    refuses = program(
        tmp_path,
        """
def answer(asked):
    if asked.get("url") == "tramites/e1/s1/":
        return {"type": "Error", "message": "muy largo", "original_message": None}
    return {"type": "IndexedFile"}
"""
        + ANSWERS,
    )
    with (
        pytest.raises(SearchIndexError, match="no aceptó «tramites/e1/s1/»: muy largo"),
        SearchIndex(refuses) as index,
    ):
        write(index, tmp_path / "out")
    assert ended(index)


def test_files_come_over_the_pipe(tmp_path: Path) -> None:
    """Told to write them itself, Pagefind answers before they are whole (seen once in 90 builds under load)."""
    gives = program(
        tmp_path,
        """
FILES = {"pagefind-entry.json": b'{"languages": {}}', "pagefind.js": b"1", "pagefind-ui.js": b"2"}
def answer(asked):
    if asked["type"] != "GetFiles":
        return {"type": asked["type"]}
    files = [{"path": p, "content": base64.b64encode(c).decode()} for p, c in FILES.items()]
    return {"type": "GetFiles", "files": files}
"""
        + ANSWERS,
    )
    with SearchIndex(gives) as index:
        write(index, tmp_path / "out")
    expected = {"pagefind-entry.json": b'{"languages": {}}', "pagefind.js": b"1"}
    assert contents(tmp_path / "out") == expected


def test_the_process_ends_when_the_block_fails() -> None:
    with pytest.raises(ZeroDivisionError), SearchIndex() as index:
        index.add(RECORDS[0])
        raise ZeroDivisionError
    assert ended(index)


def test_killing_it_frees_who_is_building(tmp_path: Path) -> None:
    sleeps = program(tmp_path, "import time; time.sleep(60)")
    with SearchIndex(sleeps) as index:
        threading.Timer(0.2, index.kill).start()
        with pytest.raises(SearchIndexError):
            write(index, tmp_path / "out")
    assert ended(index)
