"""The version of the code changes with what the portal uses, and with nothing else."""

import sys
from pathlib import Path

from generator.publish.code_version import needed_libraries
from tests.real import REPOSITORY


def installed(folder: Path, name: str, *requires: str) -> None:
    """The folder that an installer leaves."""
    library = folder / f"{name}.dist-info"
    library.mkdir(parents=True, exist_ok=True)
    lines = [f"Name: {name}", *(f"Requires-Dist: {text}" for text in requires)]
    (library / "METADATA").write_text(
        "\n".join(lines) + "\n\nRequires-Dist: text of a description\n"
    )


def test_only_what_is_needed_counts(tmp_path: Path) -> None:
    installed(tmp_path, "mac_portal-1.0", "Some.Library==2", 'pytest>=1; extra == "test"')
    installed(tmp_path, "some_library-2", "deep[more]>=1", "absent")
    installed(tmp_path, "deep-3", 'extra-of-deep; extra == "more"', "some_library")
    installed(tmp_path, "extra_of_deep-4")
    installed(tmp_path, "pytest-5")
    expected = ["deep-3", "extra_of_deep-4", "mac_portal-1.0", "some_library-2"]
    before = needed_libraries([str(tmp_path)])
    assert before == [f"{name}.dist-info" for name in expected]
    installed(tmp_path, "another-6", "some_library")
    (tmp_path / "broken-1.dist-info").mkdir()
    assert needed_libraries([str(tmp_path), str(tmp_path / "nowhere")]) == before


def test_the_library_found_first_counts_as_for_python(tmp_path: Path) -> None:
    installed(tmp_path / "one", "mac_portal-1.0", "library")
    installed(tmp_path / "one", "library-1")
    installed(tmp_path / "other", "library-2")
    one, other = str(tmp_path / "one"), str(tmp_path / "other")
    assert "library-1.dist-info" in needed_libraries([one, other])
    assert "library-2.dist-info" in needed_libraries([other, one])


def test_where_this_project_is_not_installed_all_counts(tmp_path: Path) -> None:
    installed(tmp_path, "library-1")
    assert needed_libraries([str(tmp_path)]) == ["library-1.dist-info"]


def test_they_are_those_of_the_lock() -> None:
    lines = (REPOSITORY / "requirements.lock").read_text().splitlines()
    locked = {line.partition("==")[0].replace("-", "_") for line in lines if "==" in line}
    found = {name.partition("-")[0].lower() for name in needed_libraries(sys.path)}
    assert len(found) > 30
    assert found - {"mac_portal"} <= locked
