"""A check that is remembered: the same output as a whole one after any edit, and no work where nothing changed."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from generator.cli import app
from tests.small import AS_OF, copied


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A catalogue of which a check is remembered; it has no cache of anything else."""
    folder = copied(tmp_path / "root")
    assert check(folder) == check(folder, "--no-cache")
    return folder


def check(root: Path, *more: str) -> str:
    result = CliRunner().invoke(app, ["check", "--root", str(root), "--as-of", str(AS_OF), *more])
    assert result.exit_code in (0, 1), result.output
    return result.output


@pytest.fixture
def no_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    def read(*_: object) -> None:
        raise AssertionError("read again")

    monkeypatch.setattr("generator.records.at_hand.listed", read)


def test_nothing_is_read_again_where_nothing_changed(root: Path, no_reading: None) -> None:
    assert "0 errores" in check(root)


def test_without_the_cache_all_is_read(root: Path, no_reading: None) -> None:
    with pytest.raises(AssertionError, match="read again"):
        CliRunner().invoke(
            app, ["check", "--root", str(root), "--no-cache"], catch_exceptions=False
        )


def first_record(root: Path) -> Path:
    return sorted(root.glob("catalogue/[a-z]*/*.yml"))[0]


def edited(root: Path) -> None:
    file = first_record(root)
    file.write_text(file.read_text().replace("title: ", "titel: ", 1))


def same_length(root: Path) -> None:
    file = first_record(root)
    text = file.read_text()
    file.write_text(text.replace("kind: tramite", "kind: tramit1", 1))
    assert file.read_text() != text


def deleted(root: Path) -> None:
    sorted(root.glob("entities/*.yml"))[0].unlink()


def added(root: Path) -> None:
    (root / "entities/otra.yml").write_text("name: Otra\n")


def no_record(root: Path) -> None:
    (root / "catalogue/LEEME.txt").write_text("hola")


def folder_with_the_name_of_a_record(root: Path) -> None:
    (first_record(root).parent / "nueva.yml").mkdir()


def deep_folder(root: Path) -> None:
    (first_record(root).parent / "a/b/c/d/e").mkdir(parents=True)


def link_instead(root: Path) -> None:
    file = first_record(root)
    other = root.parent / "fuera.yml"
    file.rename(other)
    file.symlink_to(other)


def folder_is_a_link(root: Path) -> None:
    (root / "centers").rename(root.parent / "fuera")
    (root / "centers").symlink_to(root.parent / "fuera")


def no_folder(root: Path) -> None:
    shutil.rmtree(root / "centers")


CHANGES = (edited, same_length, deleted, added, no_record, folder_with_the_name_of_a_record, deep_folder,
           link_instead, folder_is_a_link, no_folder)  # fmt: skip


@pytest.mark.parametrize("change", CHANGES)
def test_after_a_change_it_is_the_whole_check(root: Path, change: Callable[[Path], None]) -> None:
    before = check(root)
    change(root)
    whole = check(root, "--no-cache")
    assert whole != before
    assert check(root) == whole
    assert check(root) == whole


def test_another_day_is_another_check(root: Path) -> None:
    for day in ("2031-01-01", "2026-11-23"):
        assert check(root, "--as-of", day) == check(root, "--as-of", day, "--no-cache")
    assert check(root, "--as-of", "2031-01-01") != check(root, "--as-of", "2026-11-23")


def test_the_same_in_every_format(root: Path) -> None:
    edited(root)
    check(root)
    for format in ("json", "github", "text"):
        assert check(root, "--format", format) == check(root, "--format", format, "--no-cache")


def test_nothing_is_waited_for_but_what_remembering_needs() -> None:
    """Models of records take as long to be made as all else that a remembered check does."""
    code = "import sys, generator.publish.last_check, generator.publish.shelf; print(*sys.modules)"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not [name for name in found.stdout.split() if name.startswith("generator.records")]
