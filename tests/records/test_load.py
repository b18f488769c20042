"""A folder is read whole: what is no record is a problem, and nothing is skipped in silence."""

import os
from pathlib import Path

import pytest

from generator.records import files
from generator.records.load import load
from generator.records.vocabulary import list_names
from tests.small import FILES, LEAST, SMALL, write


def found(root: Path) -> list[tuple[str, str]]:
    return [(p.file, p.code) for p in load(root).problems]


def test_the_least_catalogue_has_no_problem(tmp_path: Path) -> None:
    loaded = load(write(tmp_path, {}))
    assert loaded.problems == ()
    assert list(loaded.services) == ["ejemplo/uno"]
    assert list(loaded.entities) == ["ejemplo"]
    assert list(loaded.centers) == ["norte"]
    assert set(loaded.sources) == {path.removesuffix(".yml") for path in LEAST}


def test_the_small_catalogue_is_read_whole() -> None:
    loaded = load(SMALL)
    assert loaded.problems == ()
    assert len(loaded.sources) == FILES >= 20
    assert (len(loaded.services), len(loaded.entities), len(loaded.centers)) == (4, 3, 4)
    assert list(loaded.statistics) == ["atenciones"]
    assert set(loaded.vocabulary.life_events) == {"mudanza", "perdida"}
    assert set(loaded.vocabulary.uit) == {2025, 2026}
    assert loaded.vocabulary.synonyms == {"carné": ("fotocheck",)}


def test_the_small_catalogue_has_every_list_of_the_vocabulary() -> None:
    lists = {path.stem for path in (SMALL / "catalogue" / "_vocabulary").iterdir()}
    assert lists == set(list_names())


def test_an_empty_root_is_an_error(tmp_path: Path) -> None:
    assert found(tmp_path) == [
        (str(tmp_path), "no-records"),
        ("catalogue", "no-records"),
        ("centers", "no-records"),
        ("entities", "no-records"),
    ]


def test_a_root_that_does_not_exist_is_an_error(tmp_path: Path) -> None:
    assert len(found(tmp_path / "nada")) == 4


def test_folders_without_any_record_are_an_error(tmp_path: Path) -> None:
    for folder in ("catalogue", "entities", "centers"):
        (tmp_path / folder).mkdir()
    assert found(tmp_path) == [(str(tmp_path), "no-records")]


def test_a_file_where_a_folder_belongs_is_an_error(tmp_path: Path) -> None:
    write(tmp_path, {})
    (tmp_path / "centers" / "norte.yml").unlink()
    (tmp_path / "centers").rmdir()
    (tmp_path / "centers").write_text("name: x\n")
    assert found(tmp_path) == [("centers", "no-records")]


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("catalogue/ejemplo/dos.yaml", "not-a-record"),
        ("catalogue/ejemplo/dos.YML", "not-a-record"),
        ("catalogue/ejemplo/dos.yml.bak", "not-a-record"),
        ("catalogue/ejemplo/dos", "not-a-record"),
        ("catalogue/ejemplo/.dos.yml", "bad-file-name"),
        ("catalogue/ejemplo/.yml", "not-a-record"),
        ("entities/notas.txt", "not-a-record"),
        ("catalogue/ejemplo/Dos.yml", "bad-file-name"),
        ("catalogue/ejemplo/año.yml", "bad-file-name"),
        ("catalogue/ejemplo/dos tres.yml", "bad-file-name"),
        ("catalogue/ejemplo/dos_tres.yml", "bad-file-name"),
        (f"catalogue/ejemplo/{'a' * 81}.yml", "bad-file-name"),
        ("catalogue/Ejemplo/dos.yml", "bad-file-name"),
        ("catalogue/.ejemplo/dos.yml", "bad-file-name"),
        ("catalogue/dos.yml", "bad-file-name"),
        ("catalogue/ejemplo/mas/dos.yml", "bad-file-name"),
        ("catalogue/_vocabulary/lugares.yml", "bad-file-name"),
        ("catalogue/_vocabulary/mas/uit.yml", "bad-file-name"),
        ("entities/ejemplo/dos.yml", "bad-file-name"),
        ("centers/_statistics/Cifras.yml", "bad-file-name"),
        ("centers/_otros/cifras.yml", "bad-file-name"),
    ],
)
def test_what_is_out_of_place_is_an_error(tmp_path: Path, path: str, code: str) -> None:
    write(tmp_path, {path: "title: Otro\n"})
    assert found(tmp_path) == [(path, code)]


@pytest.mark.parametrize("name", [".gitkeep", ".DS_Store", ".dos.yml.swp"])
def test_what_an_editor_or_the_system_leaves_is_no_record(tmp_path: Path, name: str) -> None:
    assert found(write(tmp_path, {f"entities/{name}": ""})) == []


def test_a_folder_named_like_a_record_is_an_error(tmp_path: Path) -> None:
    write(tmp_path, {})
    (tmp_path / "entities" / "dos.yml").mkdir()
    assert found(tmp_path) == [("entities/dos.yml", "not-a-file")]


def test_a_name_that_is_no_text_is_an_error_that_can_be_printed(tmp_path: Path) -> None:
    write(tmp_path, {})
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/entities/a\xff.yml")).write_text("name: x\n")
    problem = load(tmp_path).problems[0]
    assert problem.file == "entities/a\\xff.yml"
    assert problem.text().encode()


def test_a_name_with_a_line_end_is_an_error(tmp_path: Path) -> None:
    assert found(write(tmp_path, {"entities/dos\n.yml": "name: x\n"})) == [
        ("entities/dos\\n.yml", "bad-file-name")
    ]


def test_a_link_to_a_file_outside_is_an_error(tmp_path: Path) -> None:
    root = write(tmp_path / "root", {})
    (tmp_path / "fuera.yml").write_text(LEAST["entities/ejemplo.yml"])
    (root / "entities" / "dos.yml").symlink_to(tmp_path / "fuera.yml")
    assert found(root) == [("entities/dos.yml", "link-outside")]


def test_a_link_to_a_folder_is_an_error(tmp_path: Path) -> None:
    root = write(tmp_path, {})
    (root / "catalogue" / "dos").symlink_to(root / "catalogue" / "ejemplo")
    assert found(root) == [("catalogue/dos", "link-outside")]


def test_a_link_to_a_record_of_the_same_catalogue_is_read(tmp_path: Path) -> None:
    root = write(tmp_path, {})
    (root / "entities" / "dos.yml").symlink_to(root / "entities" / "ejemplo.yml")
    assert list(load(root).entities) == ["dos", "ejemplo"]


@pytest.mark.parametrize("target", ["dos.yml", "nada.yml"])
def test_a_link_that_leads_nowhere_is_an_error(tmp_path: Path, target: str) -> None:
    root = write(tmp_path, {})
    (root / "entities" / "dos.yml").symlink_to(target)
    assert found(root) == [("entities/dos.yml", "unreadable")]


def test_a_file_that_cannot_be_opened_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, {})

    def refuse(path: str, mode: str) -> object:
        if path.endswith("/norte.yml"):
            raise PermissionError(13, "Permission denied")
        return Path(path).open(mode)

    monkeypatch.setattr(files, "open", refuse, raising=False)
    assert found(tmp_path) == [("centers/norte.yml", "unreadable")]


def test_a_folder_that_cannot_be_listed_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, {})
    usual = os.scandir

    def refuse(path: str) -> object:
        if Path(path).name == "ejemplo":
            raise PermissionError(13, "Permission denied", str(path))
        return usual(path)

    monkeypatch.setattr(os, "scandir", refuse)
    assert found(tmp_path) == [("catalogue/ejemplo", "unreadable")]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "empty-file"),
        ("# solo un comentario\n", "empty-file"),
        ("null\n", "empty-file"),
        ("- name: Entidad\n", "not-a-mapping"),
        ("Entidad de Ejemplo\n", "not-a-mapping"),
        ("42\n", "not-a-mapping"),
        ("name: [\n", "yaml-syntax"),
        ("name: a\nname: b\n", "duplicate-key"),
    ],
)
@pytest.mark.parametrize(
    "path",
    ["entities/dos.yml", "centers/dos.yml", "catalogue/ejemplo/dos.yml", "catalogue/_vocabulary/documents.yml",
     "catalogue/_vocabulary/holidays.yml", "centers/_statistics/cifras.yml"],
)  # fmt: skip
def test_a_file_that_is_no_record_is_an_error(
    tmp_path: Path, path: str, text: str, code: str
) -> None:
    loaded = load(write(tmp_path, {path: text}))
    assert [(p.file, p.code) for p in loaded.problems] == [(path, code)]
    assert loaded.sources[path.removesuffix(".yml")].value is None or code == "not-a-mapping"


def test_a_bad_record_does_not_hide_the_others(tmp_path: Path) -> None:
    loaded = load(
        write(tmp_path, {"entities/dos.yml": "name: 1\n", "entities/tres.yml": "level: x\n"})
    )
    assert {p.file for p in loaded.problems} == {"entities/dos.yml", "entities/tres.yml"}
    assert list(loaded.entities) == ["ejemplo"]


def test_problems_come_in_the_order_of_files_and_lines(tmp_path: Path) -> None:
    problems = load(
        write(tmp_path, {"entities/b.yml": "x: 1\ny: 2\n", "centers/a.yml": "z: 1\n"})
    ).problems
    assert list(problems) == sorted(problems)
    assert problems[0].file == "centers/a.yml"


def test_the_same_folder_gives_the_same_records_twice() -> None:
    one, two = load(SMALL), load(SMALL)
    assert list(one.services) == list(two.services)
    assert one.services == two.services
