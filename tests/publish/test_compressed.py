"""Compressed copies say what the file says, come out the same every time, and are not made twice."""

import gzip
from pathlib import Path

import brotli
import pytest

from generator.publish import compressed
from generator.publish.compressed import NOTE, Compressed, compress

PAGE = "<p>Un texto que se repite bastante para comprimirse.</p>\n" * 40


def site(folder: Path, **files: str) -> Path:
    for name, text in {
        "tramites/a/index.html": PAGE,
        "assets/a.css": "p{color:red}\n" * 30,
        **files,
    }.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    return folder


def copies(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.suffix in (".gz", ".br")
    }


def test_each_text_file_has_both_copies(tmp_path: Path) -> None:
    site(tmp_path, **{"datos/todo.csv": "a,b\n" * 50, "buscar/p0.json": "[1, 1, 1]" * 20})
    assert compress(tmp_path) == Compressed(files=4, kept=0)
    found = copies(tmp_path)
    assert len(found) == 8
    for name, copy in found.items():
        opened = gzip.decompress(copy) if name.endswith(".gz") else brotli.decompress(copy)
        assert opened == (tmp_path / name[:-3]).read_bytes()


def test_pictures_indexes_and_tiny_files_have_none(tmp_path: Path) -> None:
    for name in ("a.png", "pagefind/x.pf_fragment", "_headers", "tiny.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"x" if name == "tiny.txt" else b"x" * 900)
    compress(tmp_path)
    assert copies(tmp_path) == {}


def test_the_same_files_give_the_same_copies(tmp_path: Path) -> None:
    one, other = site(tmp_path / "one"), site(tmp_path / "other")
    compress(one)
    compress(other)
    assert copies(one) == copies(other)
    assert copies(one)["tramites/a/index.html.gz"][4:8] == bytes(4), "no time of writing"


def test_an_unchanged_file_keeps_its_copies_and_a_changed_one_does_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = site(tmp_path / "old", **{"b/index.html": PAGE})
    compress(old)
    new = site(tmp_path / "new", **{"b/index.html": PAGE + "<p>más</p>", "c/index.html": PAGE})
    anew = site(tmp_path / "anew", **{"b/index.html": PAGE + "<p>más</p>", "c/index.html": PAGE})
    compress(anew)
    assert compress(new, old) == Compressed(files=4, kept=2)
    assert copies(new) == copies(anew)
    assert (new / "assets/a.css.br").samefile(old / "assets/a.css.br")
    assert not (new / "b/index.html.br").samefile(old / "b/index.html.br")


def test_copies_made_with_other_settings_are_made_again(tmp_path: Path) -> None:
    old = site(tmp_path / "old")
    compress(old)
    (old / NOTE).write_text("gzip 1\n")
    assert compress(site(tmp_path / "new"), old).kept == 0
    (old / NOTE).unlink()
    assert compress(site(tmp_path / "newer"), old).kept == 0
    assert compress(site(tmp_path / "newest"), tmp_path / "nothing").kept == 0


def test_a_disk_without_links_gets_new_copies(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old, new = site(tmp_path / "old"), site(tmp_path / "new")
    compress(old)

    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(compressed.os, "link", refuse)
    assert compress(new, old).kept == 0
    assert copies(new) == copies(old)
