"""``mac fmt``: which files it takes, what it says, and that it writes whole files or none."""

import os
from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

from generator.cli import app
from generator.liaison.record_files import write_all
from generator.liaison.refused import RefusedError
from tests.small import service, write

MESSY = {"catalogue/ejemplo/uno.yml": "# por qué\n" + service("free: true # sí\n")}
ONE = "catalogue/ejemplo/uno.yml"


def mac(root: Path, *arguments: str) -> Result:
    return CliRunner().invoke(app, ["fmt", "--root", str(root), *arguments])


@pytest.fixture
def tidy(tmp_path: Path) -> Path:
    """The least catalogue in its canonical form."""
    root = write(tmp_path, {})
    assert mac(root).exit_code == 0
    return root


def test_it_writes_what_changes_and_says_so_once(tmp_path: Path) -> None:
    root = write(tmp_path, MESSY)
    first = mac(root, str(root / ONE))
    assert (first.exit_code, first.stdout) == (0, f"{ONE}\n1 ficha ordenada, 0 sin cambios.\n")
    assert "# por qué\n" in (root / ONE).read_text(encoding="utf-8")
    assert mac(root, str(root / ONE)).stdout == "0 fichas ordenadas, 1 sin cambios.\n"


def test_check_writes_nothing_names_the_files_and_the_command(tidy: Path) -> None:
    assert mac(tidy, "--check").stdout == "3 fichas en orden.\n"
    write(tidy, MESSY)
    before = (tidy / ONE).read_bytes()
    result = mac(tidy, "--check", str(tidy / ONE))
    assert result.exit_code == 1
    assert result.stdout == f"{ONE}\n1 ficha por ordenar. Ejecuta: mac fmt {ONE}\n"
    assert (tidy / ONE).read_bytes() == before


def test_a_file_in_order_is_not_touched(tidy: Path) -> None:
    os.utime(tidy / ONE, (1, 1))
    assert mac(tidy).exit_code == 0
    assert (tidy / ONE).stat().st_mtime == 1


def test_a_folder_stands_for_its_records(tmp_path: Path) -> None:
    root = write(tmp_path, MESSY)
    result = mac(root, str(root / "entities"))
    assert result.stdout == "entities/ejemplo.yml\n1 ficha ordenada, 0 sin cambios.\n"


def test_what_cannot_be_formatted_is_told_and_the_rest_is_done(tmp_path: Path) -> None:
    wrong, long = "title: *a\n", f"? {'a' * 1100}\n: b\n"
    others = {"catalogue/ejemplo/dos.yml": wrong, "catalogue/ejemplo/tres.yml": long}
    root = write(tmp_path, {**MESSY, **others})
    result = mac(root)
    assert result.exit_code == 1
    assert "catalogue/ejemplo/dos.yml:1:8: error[anchor-or-alias]" in result.stdout
    assert "catalogue/ejemplo/tres.yml: no se puede ordenar sin cambiar" in result.stdout
    assert f"{ONE}\n" in result.stdout
    assert (root / "catalogue/ejemplo/dos.yml").read_text() == wrong
    assert (root / "catalogue/ejemplo/tres.yml").read_text() == long


def test_a_path_that_is_no_record_is_misuse(tidy: Path) -> None:
    assert mac(tidy, str(tidy / "nada.yml")).exit_code == 2
    (tidy / "catalogue/ejemplo/uno.yml").unlink()
    (tidy / "entities/ejemplo.yml").unlink()
    (tidy / "centers/norte.yml").unlink()
    assert mac(tidy).exit_code == 2


def test_a_file_keeps_its_permissions_and_leaves_no_other_behind(tmp_path: Path) -> None:
    root = write(tmp_path, MESSY)
    (root / ONE).chmod(0o640)
    assert mac(root).exit_code == 0
    assert (root / ONE).stat().st_mode & 0o777 == 0o640
    assert [path.name for path in (root / ONE).parent.iterdir()] == ["uno.yml"]


def test_when_one_file_cannot_be_written_all_stay_as_they_were(tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_text("a\n")
    (tmp_path / "b").write_text("no es una carpeta\n")
    with pytest.raises(RefusedError, match=r"b/c\.yml.*Todo queda como estaba"):
        write_all(tmp_path, {"a.yml": "otra\n", "d.yml": "nueva\n", "b/c.yml": "x\n"})
    assert (tmp_path / "a.yml").read_text() == "a\n"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.yml", "b"]
