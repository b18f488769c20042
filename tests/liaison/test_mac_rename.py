"""``mac rename``: a record, all that names it and its old address move together, or nothing does."""

from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

from generator.catalogue import Catalogue
from generator.checks import check
from generator.cli import app
from generator.liaison.rename import renamed, renaming
from generator.records.load import load
from tests.real import REPOSITORY, catalogue, loaded
from tests.small import AS_OF, SOURCES, service, write

OTHERS = {
    "catalogue/ejemplo/uno.yml": service(
        """\
        cases:
          lugar:
            ask: ¿Dónde?
            answers:
              norte: Norte
              sur: Sur
        requirements:
          - text: Tu carné  # el azul
            when: {lugar: [norte, sur]}
            centers: ["norte"]
        offered_at: [norte]  # solo ahí
        # otra vez
        moved_from: [ejemplo/viejo]
        """
    ),
    "catalogue/ejemplo/dos.yml": service(
        """\
        steps:
          - norte y ejemplo/uno son palabras aquí
        related:
          - service: ejemplo/uno
            why: norte
        offered_at:
          - center: norte # el único
            provider: ejemplo
        verified:
          on: 2026-07-01
          by: ejemplo
        """,
        title="Servicio dos",
    ),
    "catalogue/_vocabulary/documents.yml": "carne:\n  name: Carné\n  services: ejemplo/uno\n",
    "catalogue/_vocabulary/center_groups.yml": "todos:\n  name: Todos\n  centers:\n    - norte\n",
    "catalogue/_vocabulary/home.yml": "most_used:\n  - ejemplo/uno\n",
    "centers/_statistics/una.yml": "title: Una\nunit: atenciones\ntables:\n"
    "  - entity: ejemplo\n    by_center:\n      norte: 30\n",
}


def mac(root: Path, *arguments: str) -> Result:
    return CliRunner().invoke(app, ["rename", "--root", str(root), *arguments])


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = write(tmp_path, OTHERS)
    assert errors(root) == []
    return root


def errors(root: Path) -> list[str]:
    read = load(root)
    problems = [*read.problems, *check(Catalogue(read), AS_OF)]
    found = [p for p in problems if p.severity == "error" and p.code != "no-source-for-field"]
    return [problem.text() for problem in found]


def contents(root: Path) -> dict[str, str]:
    return {
        path.relative_to(root).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(root.rglob("*.yml"))
    }


def changes(root: Path, old: str, new: str) -> dict[str, list[str]]:
    """New path of each changed file → the lines that are new in it."""
    before = contents(root)
    assert mac(root, old, new).exit_code == 0
    assert errors(root) == []
    known = {line for text in before.values() for line in text.splitlines()}
    after = contents(root)
    return {
        file: [line.strip() for line in text.splitlines() if line not in known]
        for file, text in after.items()
        if before.get(file) != text
    }


def test_a_service_moves_with_what_names_it(root: Path) -> None:
    assert changes(root, "ejemplo/uno", "ejemplo/primero") == {
        "catalogue/_vocabulary/documents.yml": ["services: ejemplo/primero"],
        "catalogue/_vocabulary/home.yml": ["- ejemplo/primero"],
        "catalogue/ejemplo/dos.yml": ["- service: ejemplo/primero"],
        "catalogue/ejemplo/primero.yml": ["moved_from: [ejemplo/uno, ejemplo/viejo]"],
    }
    assert not (root / "catalogue/ejemplo/uno.yml").exists()


def test_a_center_moves_and_a_word_that_is_the_same_stays(root: Path) -> None:
    assert changes(root, "centers/norte.yml", "centers/lima-norte") == {
        "catalogue/_vocabulary/center_groups.yml": ["- lima-norte"],
        "catalogue/ejemplo/dos.yml": ["- center: lima-norte # el único"],
        "catalogue/ejemplo/uno.yml": ["centers: [lima-norte]", "offered_at: [lima-norte]  # solo ahí"],
        "centers/_statistics/una.yml": ["lima-norte: 30"],
        "centers/lima-norte.yml": ["moved_from:", "- norte"],
    }  # fmt: skip


def test_an_entity_moves_with_its_services(root: Path) -> None:
    assert changes(root, "entities/ejemplo", "entities/nueva") == {
        "catalogue/_vocabulary/documents.yml": ["services: nueva/uno"],
        "catalogue/_vocabulary/home.yml": ["- nueva/uno"],
        "catalogue/nueva/dos.yml": ["- service: nueva/uno", "provider: nueva", "by: nueva", "moved_from:", "- ejemplo/dos"],
        "catalogue/nueva/uno.yml": ["moved_from: [ejemplo/uno, ejemplo/viejo]"],
        "centers/_statistics/una.yml": ["- entity: nueva"],
        "centers/norte.yml": ["- entity: nueva"],
        "entities/nueva.yml": ["moved_from:", "- ejemplo"],
    }  # fmt: skip
    assert not (root / "catalogue/ejemplo").exists()


@pytest.mark.parametrize("kept", ["moved_from: a/b\n", "moved_from:\n  # antes\n  - a/b\n"])
def test_older_keys_are_kept(tmp_path: Path, kept: str) -> None:
    root = write(tmp_path, {"catalogue/ejemplo/uno.yml": service(kept)})
    assert mac(root, "ejemplo/uno", "ejemplo/dos").exit_code == 0
    assert load(root).services["ejemplo/dos"].moved_from == ("ejemplo/uno", "a/b")
    assert ("# antes" in kept) == ("# antes" in contents(root)["catalogue/ejemplo/dos.yml"])


@pytest.mark.parametrize(
    ("old", "new", "code", "words"),
    [
        ("ejemplo/nada", "ejemplo/algo", 2, "No existe catalogue/ejemplo/nada.yml"),
        ("ejemplo/uno", "centers/uno", 2, "no sirve como clave nueva"),
        ("ejemplo/uno", "ejemplo/No vale", 2, "no sirve como clave nueva"),
        ("ejemplo/uno", "../fuera", 2, "no sirve como clave nueva"),
        ("catalogue/_vocabulary/home", "catalogue/_vocabulary/uit", 2, "no sirve"),
        ("ejemplo/uno", "ejemplo/dos", 1, "ya es de catalogue/ejemplo/dos.yml"),
        ("ejemplo/dos", "ejemplo/viejo", 1, "borra antes esa clave de su «moved_from»"),
        ("ejemplo/uno", "otra/uno", 1, "No existe la entidad «otra»"),
        ("centers/norte", "centers/todos", 1, "ya es un grupo de centros"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_changes(
    root: Path, old: str, new: str, code: int, words: str
) -> None:
    before = contents(root)
    result = mac(root, old, new)
    assert (result.exit_code, words in result.stderr) == (code, True), result.stderr
    assert contents(root) == before


def test_with_a_record_that_cannot_be_read_nothing_changes(root: Path) -> None:
    (root / "catalogue/ejemplo/tres.yml").write_text("title: *a\n" + SOURCES)
    before = contents(root)
    result = mac(root, "ejemplo/uno", "ejemplo/primero")
    assert result.exit_code == 1
    assert "Corrige antes las fichas que no se pueden leer" in result.stderr
    assert contents(root) == before


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("centers/callao", "centers/bellavista"),
        ("entities/reniec", "entities/registro"),
        ("reniec/duplicado-dni-mayores", "reniec/otro-dni"),
    ],
)
def test_no_reference_of_the_real_catalogue_is_left_behind(
    tmp_path: Path, old: str, new: str
) -> None:
    texts = {f"{key}.yml": source.text for key, source in loaded().sources.items()}
    files = {**texts, **renamed(renaming(catalogue(), old, new), texts)}
    for file, text in files.items():
        if text is not None:
            (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / file).write_text(text, encoding="utf-8")
    moved = load(tmp_path)
    assert len(moved.sources) == len(load(REPOSITORY).sources)
    problems = [*moved.problems, *check(Catalogue(moved), AS_OF)]
    assert [p.text() for p in problems if p.code.startswith(("unknown-", "moved-from"))] == []
