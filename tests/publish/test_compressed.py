"""Compressed copies say what the file says, come out the same every time, and are not made twice."""

import gzip
import random
from collections.abc import Mapping
from pathlib import Path

import brotli
import pytest

from generator.publish import compressed
from generator.publish.compressed import NOTE, CompressedFiles
from generator.publish.files import mark

PAGE = b"<p>Un texto que se repite bastante para comprimirse.</p>\n" * 40
MORE = PAGE + b"<p>m\xc3\xa1s</p>"
FILES = {"tramites/a/index.html": PAGE, "assets/a.css": b"p{color:red}\n" * 30}
NOTHING = Path("/nothing")


def site(folder: Path, files: Mapping[str, bytes] = FILES, before: Path = NOTHING) -> Path:
    """A site of these files, those linked from the one before that are the same there."""
    folder.mkdir()
    new = CompressedFiles(folder, before)
    for path, content in files.items():
        if not new.link_all({path: mark(content)}, before):
            new.write(path, content)
    new.say_so()
    return folder


def copies(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.suffix in (".gz", ".br")
    }


def same_copies(one: Path, other: Path) -> set[str]:
    return {path for path in copies(one) if (one / path).samefile(other / path)}


def test_each_text_file_has_its_copies(tmp_path: Path) -> None:
    files = {**FILES, "datos/todo.csv": b"a,b\n" * 50, "buscar/p0.json": b"[1, 1, 1]" * 20}
    found = copies(site(tmp_path / "site", files))
    assert {Path(name).suffixes[0] for name in found if name.endswith(".br")} == {".css", ".csv"}
    assert len(found) == 6
    for name, copy in found.items():
        opened = gzip.decompress(copy) if name.endswith(".gz") else brotli.decompress(copy)
        assert opened == files[name[:-3]]


@pytest.mark.parametrize(
    ("path", "size", "suffixes"),
    [
        ("a/index.html", 13_800, [".gz"]),
        ("a/index.html", 14_000, [".gz", ".br"]),
        ("buscar/p10.json", 20_000, [".gz"]),
        ("buscar/tabla.json", 1_000, [".gz", ".br"]),
        ("a/a.css", 1_000, [".gz", ".br"]),
    ],
)
def test_pages_of_few_packets_and_what_there_are_many_of_have_gzip_alone(
    path: str, size: int, suffixes: list[str]
) -> None:
    """Of ten packets (RFC 6928). Bytes drawn by lot are as many compressed, and their repetition is next to none."""
    content = random.Random(1).randbytes(size) + b"\n" * 1_000
    assert [Path(name).suffix for name, _ in compressed.copies(path, content)] == suffixes


def test_a_server_never_prefers_the_larger_copy() -> None:
    """Of long lists of numbers brotli's quicker qualities make more than gzip does."""
    lot = random.Random(1)
    content = ",".join(str(lot.randrange(30)) for _ in range(300_000)).encode()
    found = dict(compressed.copies("buscar/tabla.json", content))
    assert [*found] == ["buscar/tabla.json.gz"]
    assert len(brotli.compress(content, quality=5)) > len(found["buscar/tabla.json.gz"])


def test_pictures_indexes_and_tiny_files_have_none(tmp_path: Path) -> None:
    names = ("a.png", "pagefind/x.pf_fragment", "_headers")
    files = {"tiny.txt": b"x", **dict.fromkeys(names, b"x" * 900)}
    assert copies(site(tmp_path / "site", files)) == {}


def test_the_same_files_give_the_same_copies(tmp_path: Path) -> None:
    one, other = site(tmp_path / "one"), site(tmp_path / "other")
    assert copies(one) == copies(other)
    assert copies(one)["tramites/a/index.html.gz"][4:8] == bytes(4), "no time of writing"


@pytest.mark.parametrize("size", [0, 1, 900, 1008, 1009, 5_000, 70_000, 300_000])
def test_a_window_that_fits_loses_nothing(size: int) -> None:
    content = bytes(i * i % 251 for i in range(size // 2)) * 2
    for name, copy in compressed.copies("a.css", content):
        if name.endswith(".br"):
            assert brotli.decompress(copy) == content
            assert len(copy) <= 1.01 * len(brotli.compress(content, quality=5)) + 8


def test_an_unchanged_file_keeps_its_copies_and_a_changed_one_does_not(tmp_path: Path) -> None:
    old = site(tmp_path / "old", {**FILES, "b/index.html": PAGE})
    files = {**FILES, "b/index.html": MORE, "c/index.html": PAGE}
    new, anew = site(tmp_path / "new", files, old), site(tmp_path / "anew", files)
    assert copies(new) == copies(anew)
    assert {path for path in copies(new) if (old / path).exists() and (new / path).samefile(old / path)} == {
        "tramites/a/index.html.gz", "assets/a.css.gz", "assets/a.css.br"
    }  # fmt: skip


def test_files_that_others_wrote_get_copies_too(tmp_path: Path) -> None:
    old = site(tmp_path / "old", {**FILES, "b/index.html": PAGE})
    new = tmp_path / "new"
    for path, content in {**FILES, "b/index.html": MORE, "c.png": PAGE}.items():
        (new / path).parent.mkdir(parents=True, exist_ok=True)
        (new / path).write_bytes(content)
    files = CompressedFiles(new, old)
    assert files.texts() == ["assets/a.css", "b/index.html", "tramites/a/index.html"]
    files.copy(files.texts())
    assert copies(new) == copies(site(tmp_path / "anew", {**FILES, "b/index.html": MORE}))
    assert len(same_copies(new, old)) == 3


def test_a_file_keeps_its_copies_where_only_the_digest_of_its_folder_is_another(
    tmp_path: Path,
) -> None:
    """One word changes the name of the folder, and one of hundreds of files in it."""
    old = site(tmp_path / "old", {"d/0a1b2c3d4e/p0.css": PAGE, "d/0a1b2c3d4e/p1.css": PAGE})
    new = tmp_path / "new"
    site(new, {"d/5f5f5f5f5f/p0.css": PAGE, "d/5f5f5f5f5f/p1.css": MORE}, old)
    anew = site(tmp_path / "anew", {"d/5f5f5f5f5f/p0.css": PAGE, "d/5f5f5f5f5f/p1.css": MORE})
    assert copies(new) == copies(anew)
    for suffix in (".gz", ".br"):
        was = old / f"d/0a1b2c3d4e/p0.css{suffix}"
        assert was.samefile(new / f"d/5f5f5f5f5f/p0.css{suffix}")


def test_copies_made_with_other_settings_are_made_again(tmp_path: Path) -> None:
    old = site(tmp_path / "old")
    (old / "assets/a.css.br").write_bytes(b"of another time")
    assert same_copies(site(tmp_path / "kept", FILES, old), old) == set(copies(old))
    (old / NOTE).write_text("gzip 1\n")
    others = site(tmp_path / "others", FILES, old)
    (old / NOTE).unlink()
    unknown = site(tmp_path / "unknown", FILES, old)
    assert copies(others) == copies(unknown) == copies(site(tmp_path / "anew"))


def test_part_of_a_page_that_is_not_taken_over_leaves_nothing(tmp_path: Path) -> None:
    old, new = site(tmp_path / "old"), tmp_path / "new"
    wanted = {path: mark(content) for path, content in FILES.items()}
    assert not CompressedFiles(new, old).link_all({**wanted, "c/index.html": mark(PAGE)}, old)
    assert [path for path in new.rglob("*") if path.is_file()] == []


def test_a_disk_without_links_gets_new_copies(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old, link = site(tmp_path / "old"), compressed.os.link

    def refuse(one: str, other: str, **options: bool) -> None:
        if other.endswith(".br"):  # the second copy of a file, when the first one stands
            raise PermissionError
        link(one, other, **options)

    monkeypatch.setattr(compressed.os, "link", refuse)
    new = site(tmp_path / "new", FILES, old)
    assert same_copies(new, old) == set()
    assert copies(new) == copies(old)
