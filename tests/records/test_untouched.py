"""A file that nobody touched is not opened again, and one that was touched in any way is."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.publish.shelf import FileShelf
from generator.records import reading, untouched
from generator.records.at_hand import load_and_look
from generator.records.load import Loaded, load
from generator.records.reading import ChangedError
from tests.records.test_at_hand import Looker
from tests.small import copied

CARNE = "catalogue/ejemplo/carne-de-muestra"
KEY = "ejemplo/carne-de-muestra"


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Files that are opened, of those that nobody changes as fast as this test runs."""
    paths: list[str] = []
    whole = reading.content_of
    monkeypatch.setattr(
        reading, "content_of", lambda path, shown, problems: paths.append(shown) or whole(path, shown, problems)
    )  # fmt: skip
    monkeypatch.setattr(untouched, "_A_WHILE", -(10**18))
    return paths


@pytest.fixture
def root(tmp_path: Path, opened: list[str]) -> Path:
    """A catalogue that was read once."""
    folder = copied(tmp_path / "root")
    loaded(folder)
    assert f"{CARNE}.yml" in opened
    opened.clear()
    return folder


def loaded(root: Path) -> Loaded:
    shelf = FileShelf(root / ".cache")
    found = load_and_look(root, Looker(lambda known, record: None), shelf=shelf)
    shelf.save()
    return found


def assert_same(found: Loaded, whole: Loaded) -> None:
    for name in ("services", "entities", "centers", "statistics", "briefs", "asks", "digests"):
        assert dict(getattr(found, name)) == dict(getattr(whole, name)), name
        assert list(getattr(found, name)) == list(getattr(whole, name)), name
    assert (found.vocabulary, found.problems) == (whole.vocabulary, whole.problems)
    assert {key: source.value for key, source in found.sources.items()} == {
        key: source.value for key, source in whole.sources.items()
    }


def test_nothing_is_opened_where_nothing_was_touched(root: Path, opened: list[str]) -> None:
    found = loaded(root)
    assert opened == []
    assert_same(found, load(root))


def test_nobody_looks_at_what_is_not_read(root: Path) -> None:
    looker = Looker(lambda known, record: None)
    load_and_look(root, looker, shelf=FileShelf(root / ".cache"))
    assert looker.found == {}
    edited(root)
    looker = Looker(lambda known, record: known.services[KEY].title)
    load_and_look(root, looker, shelf=FileShelf(root / ".cache"))
    assert looker.found[CARNE] == "Zacar el carné de muestra"


def edited(root: Path) -> None:
    """One letter for another, and the file's times as they were."""
    file = root / f"{CARNE}.yml"
    was, text = file.stat(), file.read_text()
    assert "title: Sacar" in text
    file.write_text(text.replace("title: Sacar", "title: Zacar"))
    os.utime(file, ns=(was.st_atime_ns, was.st_mtime_ns))
    assert (file.stat().st_size, file.stat().st_mtime_ns) == (was.st_size, was.st_mtime_ns)


def replaced(root: Path) -> None:
    """Another file in its place, of the same size and time."""
    file = root / f"{CARNE}.yml"
    was, other = file.stat(), root / "otro"
    other.write_text(file.read_text().replace("title: Sacar", "title: Zacar"))
    os.utime(other, ns=(was.st_atime_ns, was.st_mtime_ns))
    other.replace(file)


def deleted(root: Path) -> None:
    (root / f"{CARNE}.yml").unlink()


def added(root: Path) -> None:
    (root / "catalogue/ejemplo/nuevo.yml").write_text((root / f"{CARNE}.yml").read_text())


def of_a_centre(root: Path) -> None:
    file = root / "centers/norte.yml"
    file.write_text(file.read_text().replace("MAC Norte", "MAC Septentrión"))


def of_a_list(root: Path) -> None:
    file = root / "catalogue/_vocabulary/life_events.yml"
    file.write_text(file.read_text().replace("Me mudé", "Cambié de casa"))


def link_instead(root: Path) -> None:
    file = root / f"{CARNE}.yml"
    file.rename(root / "otro.yml")
    file.symlink_to(root / "otro.yml")


def wrong(root: Path) -> None:
    (root / f"{CARNE}.yml").write_text("title: [\n")


CHANGES = (edited, replaced, deleted, added, of_a_centre, of_a_list, link_instead, wrong)


@pytest.mark.parametrize("change", CHANGES)
def test_after_a_change_it_is_what_reading_everything_gives(
    root: Path, change: Callable[[Path], None]
) -> None:
    change(root)
    for _ in range(2):
        assert_same(loaded(root), load(root))


def test_a_file_with_a_problem_is_read_each_time(root: Path, opened: list[str]) -> None:
    wrong(root)
    for _ in range(2):
        opened.clear()
        assert loaded(root).problems
        assert f"{CARNE}.yml" in opened


def test_what_changed_a_moment_ago_is_read_each_time(
    root: Path, opened: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """It could change again in the same moment."""
    monkeypatch.setattr(untouched, "_A_WHILE", 10**12)
    edited(root)
    loaded(root)
    opened.clear()
    loaded(root)
    assert f"{CARNE}.yml" in opened


def test_where_the_disk_tells_no_time_all_is_read(
    tmp_path: Path, opened: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(untouched, "_A_WHILE", 0)
    monkeypatch.setattr(untouched, "TemporaryFile", lambda dir: (tmp_path / "no/no").open("xb"))
    root = copied(tmp_path / "root")
    loaded(root)
    opened.clear()
    loaded(root)
    assert f"{CARNE}.yml" in opened


def test_values_that_the_shelf_lost_are_read_of_the_file_if_it_is_the_same(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, then = loaded(root), loaded(root)
    monkeypatch.setattr(FileShelf, "get", lambda self, key: None)
    assert before.services[KEY] == load(root).services[KEY]
    edited(root)
    with pytest.raises(ChangedError):
        then.services[KEY]
