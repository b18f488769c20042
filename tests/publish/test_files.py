"""New files below a folder: each once, and taken over only as they were written."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.publish.errors import PublishError
from generator.publish.files import Files, mark

PAGE = b"<p>" + b"Sacar el DNI. " * 50
PATH = "tramites/a/index.html"


def before(folder: Path, content: bytes) -> Path:
    """A site that was published before."""
    Files(folder).write(PATH, content)
    return folder


def test_a_file_is_taken_over_as_it_was_written(tmp_path: Path) -> None:
    old, new = before(tmp_path / "old", PAGE), Files(tmp_path / "new")
    assert new.link(PATH, old, mark(PAGE))
    assert (old / PATH).samefile(tmp_path / "new" / PATH)


@pytest.mark.parametrize(
    "found",
    [
        PAGE[:-1],
        PAGE + b"\0",
        PAGE + PAGE,
        b"",
        PAGE.replace(b"DNI", b"RUC", 1),
        PAGE[::-1],
        PAGE[3:] + PAGE[:3],
    ],
    ids=["cut off", "longer", "twice", "empty", "edited", "turned round", "in another order"],
)
def test_one_that_was_damaged_or_changed_since_is_not(tmp_path: Path, found: bytes) -> None:
    old, new = before(tmp_path / "old", found), Files(tmp_path / "new")
    assert not new.link_all({PATH: mark(PAGE)}, old)
    assert not (tmp_path / "new" / PATH).exists()


def test_nor_what_is_no_file_of_that_site(tmp_path: Path) -> None:
    old = before(tmp_path / "old", PAGE)
    (old / "tramites/b").mkdir()
    (old / "tramites/b/index.html").symlink_to(old / PATH)
    new = Files(tmp_path / "new")
    assert not new.link_all({"tramites/b/index.html": mark(PAGE)}, old)
    assert not new.link_all({"tramites/c/index.html": mark(PAGE)}, old)


def test_two_files_at_one_address_are_an_error(tmp_path: Path) -> None:
    old, new = before(tmp_path / "old", PAGE), Files(tmp_path / "new")
    new.write(PATH, PAGE)
    for write in (new.write, lambda path, content: new.link(path, old, mark(content))):
        with pytest.raises(PublishError, match="misma dirección: tramites"):
            write(PATH, PAGE)


@given(st.binary(min_size=1), st.data())
def test_whatever_changes_the_mark_tells(content: bytes, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(content) - 1))
    other = bytes([content[place] ^ data.draw(st.integers(1, 255))])
    changed = content[:place] + other + content[place + 1 :]
    assert len({mark(content), mark(changed), mark(content + other), mark(content[:-1])}) == 4
