"""Reading again what was saved gives what reading everything gives, and reads nothing else."""

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.records import folder as module
from generator.records.folder import ReadFolder, read_folder, reread
from generator.records.load import load, loaded_from
from tests.small import LEAST, copied, service

RECORD = "catalogue/ejemplo/carne-de-muestra.yml"


def edited(root: Path) -> list[str]:
    file = root / RECORD
    file.write_text(file.read_text().replace("summary: ", "summary: Ahora sí. "))
    return [RECORD]


def broken(root: Path) -> list[str]:
    (root / RECORD).write_text("title: [")
    return [RECORD]


def added(root: Path) -> list[str]:
    (root / "catalogue/ejemplo/nuevo.yml").write_text(service("", "Trámite nuevo"))
    return ["catalogue/ejemplo/nuevo.yml"]


def deleted(root: Path) -> list[str]:
    (root / RECORD).unlink()
    return [RECORD]


def moved(root: Path) -> list[str]:
    (root / RECORD).rename(root / "catalogue/ejemplo/otro.yml")
    return [RECORD, "catalogue/ejemplo/otro.yml"]


def misplaced(root: Path) -> list[str]:
    (root / "catalogue/suelta.yml").write_text("a: 1")
    return ["catalogue/suelta.yml"]


def linked_outside(root: Path) -> list[str]:
    (root / RECORD).unlink()
    (root / RECORD).symlink_to("/etc/hostname")
    return [RECORD]


def whole_folder(root: Path) -> list[str]:
    """All that is said of a folder that came is its own name."""
    (root / "catalogue/otra").mkdir()
    (root / "catalogue/otra/uno.yml").write_text(LEAST["catalogue/ejemplo/uno.yml"])
    (root / "entities/otra.yml").write_text(LEAST["entities/ejemplo.yml"])
    return ["catalogue/otra", "entities/otra.yml"]


def vocabulary(root: Path) -> list[str]:
    file = root / "catalogue/_vocabulary/life_events.yml"
    file.write_text(file.read_text().replace("Me mudé", "Cambié de casa"))
    return ["catalogue/_vocabulary/life_events.yml"]


def unmarked(folder: ReadFolder) -> dict[str, tuple[str, str, tuple[object, ...]]]:
    return {key: (f.digest, f.data, f.problems) for key, f in folder.files.items()}


@pytest.mark.parametrize(
    "save",
    [edited, broken, added, deleted, moved, misplaced, linked_outside, whole_folder, vocabulary],
)
def test_reading_again_gives_what_reading_all_gives(
    tmp_path: Path, save: Callable[[Path], list[str]]
) -> None:
    root = copied(tmp_path / "root")
    before = read_folder(root)
    saved = save(root)
    again, whole = reread(root, before, saved), read_folder(root)
    assert unmarked(again) == unmarked(whole)
    assert again.problems == whole.problems
    loaded, right = loaded_from(root, again, load(root)), load(root)
    assert dict(loaded.services) == dict(right.services)
    for name in ("entities", "centers", "statistics", "vocabulary", "briefs", "digests", "problems"):  # fmt: skip
        assert getattr(loaded, name) == getattr(right, name), name


def test_only_what_was_saved_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = copied(tmp_path / "root")
    before = load(root)
    saved = edited(root)
    asked: list[str] = []
    monkeypatch.setattr(module, "record_files", lambda *given: pytest.fail("walked"))
    whole = module.read_file
    monkeypatch.setattr(
        module, "read_file", lambda r, s, path: asked.append(path) or whole(r, s, path)
    )  # type: ignore[func-returns-value]
    after = loaded_from(root, reread(root, before.folder, saved), before)
    assert asked == saved
    assert after.centers is before.centers
    assert after.services["ejemplo/carne-de-muestra"].summary.startswith("Ahora sí.")
