"""Files that were read are put away together, and found again as they were."""

from dataclasses import replace
from pathlib import Path

from generator.publish.shelf import FileShelf
from generator.records.folder import read_folder
from generator.records.read_files import ReadFiles
from generator.records.reading import ReadFile, read_file
from tests.small import SMALL, copied

FIRST, SECOND = "catalogue/ejemplo/carne-de-muestra", "catalogue/ejemplo/duplicado-de-muestra"


def everything(root: Path) -> dict[str, ReadFile]:
    paths = (file.relative_to(root) for file in sorted(root.rglob("*.yml")))
    files = (read_file(root, None, str(path)) for path in paths)
    return {file.path.removesuffix(".yml"): file for file in files}


def test_each_file_is_found_as_it_was_read(tmp_path: Path) -> None:
    root = copied(tmp_path)
    (root / f"{SECOND}.yml").write_text("title: [")
    expected = everything(root)
    files = read_folder(root).files
    assert {**files} == expected
    assert files.invalid == [SECOND]
    names = {record: record.upper() for record in files if files.is_valid(record)}
    assert {**files.values_of(names)} == {
        record.upper(): file.data for record, file in expected.items() if file.data
    }


def test_a_file_that_changes_leaves_the_folder_of_before_as_it_was(tmp_path: Path) -> None:
    before = read_folder(copied(tmp_path)).files
    told = {**before}
    file = before[FIRST]
    after = before.but([replace(file, data=b"otra", digest="1"), replace(before[SECOND], data=b"")])
    assert {**before} == told
    assert before.invalid == []
    assert (after[FIRST].data, after.invalid) == (b"otra", [SECOND])
    assert {**after.but([file, before[SECOND]])} == told


def test_what_services_have_alike_is_one_object(tmp_path: Path) -> None:
    """At 100,000 services equal offers take 50 MB, and each process that is forked would copy them."""
    root = copied(tmp_path)
    files = ReadFiles()
    for path in (f"{FIRST}.yml", f"{FIRST}.yml"):
        file = read_file(root, None, path)
        files.add(replace(file, path=f"{len(files)}.yml"))
    first, second = (file.brief for file in files.values())
    assert first is not None
    assert second is not None
    assert first.offers
    assert first.offers is second.offers
    assert first.life_events is second.life_events


def test_files_taken_from_a_shelf_are_not_new() -> None:
    shelf = FileShelf(None)
    assert read_folder(SMALL, shelf=shelf).files.many_are_new
    again = read_folder(SMALL, shelf=shelf).files
    assert not any(file.is_new for file in again.values())
    assert {**again} == {
        key: replace(file, is_new=False) for key, file in read_folder(SMALL).files.items()
    }
