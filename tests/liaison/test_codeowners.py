"""CODEOWNERS: only whom a record names, and nothing that could pass for another rule."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from generator.catalogue import Catalogue
from generator.cli import app
from generator.liaison.codeowners import codeowners
from generator.liaison.refused import RefusedError
from generator.records.load import load
from tests.real import REPOSITORY
from tests.small import LEAST, SMALL, small, write

SOURCES = "sources:\n  - kind: ficha\n    title: Ficha\n    supports: [name]\n"


def with_entities(root: Path, **maintainers: str) -> Catalogue:
    files = {
        f"entities/{key}.yml": f"name: Entidad {key}\nlevel: nacional\nmaintainers: {names}\n{SOURCES}"
        for key, names in maintainers.items()
    }
    loaded = load(write(root, {**LEAST, **files}))
    assert loaded.problems == ()
    return Catalogue(loaded)


def rules(text: str) -> list[str]:
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def test_each_entity_owns_its_records_and_the_network_the_rest(tmp_path: Path) -> None:
    catalogue = with_entities(tmp_path, pcm="[mac, '@org/equipo']", agua="[ana-agua]")
    assert rules(codeowners(catalogue)) == [
        "* @mac @org/equipo",
        "/catalogue/agua/ @ana-agua",
        "/entities/agua.yml @ana-agua",
        "/catalogue/pcm/ @mac @org/equipo",
        "/entities/pcm.yml @mac @org/equipo",
        "/.github/ @mac @org/equipo",
    ]


def test_without_a_team_it_says_so_instead_of_inventing_one() -> None:
    text = codeowners(small())
    assert [rule.split()[0] for rule in rules(text)] == ["/catalogue/ejemplo/", "/entities/ejemplo.yml"]  # fmt: skip
    assert "entities/pcm.yml" in text


def test_nobody_named_is_no_rule(tmp_path: Path) -> None:
    text = codeowners(with_entities(tmp_path))
    assert rules(text) == []
    assert "Ninguna ficha nombra" in text


@pytest.mark.parametrize("handle", ["a b", "ana @otro", "ana#x", "*", "-ana", "ana--b", "a" * 40, "ana\\n* @x", "ñandú", "@@ana", "org/"])  # fmt: skip
def test_what_is_no_handle_is_refused_with_its_file(tmp_path: Path, handle: str) -> None:
    catalogue = with_entities(tmp_path, agua=f"['{handle}']", luz="[ana]")
    with pytest.raises(RefusedError, match=r"entities/agua\.yml") as refused:
        codeowners(catalogue)
    assert "luz" not in str(refused.value)


def test_the_committed_file_is_up_to_date() -> None:
    told = CliRunner().invoke(app, ["codeowners", "--check"])
    assert told.exit_code == 0, told.output
    assert (REPOSITORY / ".github/CODEOWNERS").is_file()


def test_a_stale_file_says_the_command_and_is_mended_by_it(tmp_path: Path) -> None:
    file = tmp_path / "CODEOWNERS"
    file.write_text("* @viejo\n")
    command = ["codeowners", "--file", str(file), "--root", str(SMALL)]
    stale = CliRunner().invoke(app, [*command, "--check"])
    assert stale.exit_code == 1
    assert "mac codeowners" in stale.stderr
    assert file.read_text() == "* @viejo\n"
    assert CliRunner().invoke(app, command).exit_code == 0
    assert CliRunner().invoke(app, [*command, "--check"]).exit_code == 0


def test_an_entity_that_cannot_be_read_stops_it(tmp_path: Path) -> None:
    write(tmp_path, {**LEAST, "entities/rota.yml": "name: [\n"})
    told = CliRunner().invoke(app, ["codeowners", "--root", str(tmp_path), "--file", str(tmp_path / "x")])  # fmt: skip
    assert told.exit_code == 1
    assert not (tmp_path / "x").exists()
