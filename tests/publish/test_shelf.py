"""The shelf in a file: what it gives is what was put there, in whatever order it is asked."""

import gc
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.publish.shelf import FileShelf

NAMES = [
    f"{entity}/{number:03}" for entity in ("reniec", "sunarp", "ñandú") for number in range(90)
]
KINDS = ("part catalogue/", ">views _item ", ">views _item_more ", "file\n")


def filled(folder: Path) -> None:
    shelf = FileShelf(folder)
    for name in NAMES[::2]:
        for kind in KINDS:
            shelf.put(kind + name, (kind + name).encode())
    shelf.save()
    del shelf
    gc.collect()  # SQLite puts all in one file when the last one closes it


def asked(connection: sqlite3.Connection) -> list[str]:
    statements: list[str] = []
    connection.set_trace_callback(statements.append)
    return statements


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("cache")
    filled(folder)
    yield folder


@given(st.lists(st.tuples(st.sampled_from(KINDS), st.sampled_from(NAMES))))
def test_in_any_order_it_gives_what_was_put_there_and_nothing_else(
    folder: Path, keys: list[tuple[str, str]]
) -> None:
    shelf, there = FileShelf(folder), frozenset(NAMES[::2])
    for kind, name in keys:
        assert shelf.get(kind + name) == ((kind + name).encode() if name in there else None)


def test_what_is_asked_for_in_order_is_read_some_at_a_time(folder: Path) -> None:
    shelf = FileShelf(folder)
    shelf.get(KINDS[0] + NAMES[0])
    connection = shelf._connection()
    assert connection
    statements = asked(connection)
    assert all(shelf.get(KINDS[1] + name) for name in NAMES[::2])
    in_order = len(statements)
    assert in_order < len(NAMES) / 2 / 10
    statements.clear()
    assert not any(shelf.get("nothing " + name) for name in NAMES)
    assert len(statements) == 1, "where nothing is it is asked once"


def test_what_is_asked_for_here_and_there_is_read_alone(folder: Path) -> None:
    shelf = FileShelf(folder)
    for name in reversed(NAMES[::2]):
        assert shelf.get(KINDS[1] + name)
        assert len(shelf._read[KINDS[1]].values) == 1
    for name in NAMES[20::20]:
        assert shelf.get(KINDS[1] + name)
        assert len(shelf._read[KINDS[1]].values) <= 2


def test_what_was_put_or_written_since_is_found(tmp_path: Path) -> None:
    shelf = FileShelf(tmp_path)
    assert shelf.get("part b") is None
    shelf.put("part b", b"1")
    assert shelf.get("part b") == b"1"
    shelf.save()
    assert shelf.get("part b") == b"1"
    shelf.put("part b", b"2")
    shelf.save()
    assert (shelf.get("part b"), FileShelf(tmp_path).get("part b")) == (b"2", b"2")


def test_what_somebody_else_wrote_is_as_good_as_absent(tmp_path: Path) -> None:
    filled(tmp_path)
    shelf = FileShelf(tmp_path)
    (file,) = tmp_path.glob("*.sqlite")
    with sqlite3.connect(file) as connection:
        connection.execute("UPDATE kept SET value = (SELECT max(value) FROM kept)")
        connection.execute("UPDATE kept SET value = 'text' WHERE key LIKE 'part%'")
    found = [key for kind in KINDS for name in NAMES if shelf.get(key := kind + name)]
    assert len(found) == 1, "only the one whose own value it was"


@pytest.mark.parametrize("first", [0, 60, 200, 5_000, 33_000])
def test_a_damaged_file_gives_what_was_put_there_or_nothing(tmp_path: Path, first: int) -> None:
    filled(tmp_path)
    (file,) = tmp_path.glob("*.sqlite")
    damaged = bytearray(file.read_bytes())
    damaged[first::997] = bytes(byte ^ 255 for byte in damaged[first::997])
    file.write_bytes(damaged)
    for beside in tmp_path.glob("*.sqlite-*"):
        beside.unlink()
    shelf = FileShelf(tmp_path)
    keys = [kind + name for kind in KINDS for name in NAMES]
    found = [shelf.get(key) for key in keys]
    assert all(value in (None, key.encode()) for key, value in zip(keys, found, strict=True))
    assert found.count(None) > len(keys) / 2
    shelf.put("part new", b"1")
    shelf.save()
    assert shelf.get("part new") == b"1"


def test_without_a_folder_all_stays_in_memory() -> None:
    shelf = FileShelf(None)
    assert shelf.get("part a") is None
    shelf.put("part a", b"1")
    shelf.save()
    assert shelf.get("part a") == b"1"
