"""A page names every script that its last one is made of, so that none waits for another to come."""

import re
from pathlib import Path

import pytest

from generator.outputs import scripts
from tests.real import REPOSITORY

ASSETS = REPOSITORY / "generator/theme/assets"


def imported(script: Path) -> set[Path]:
    """The script and all that it imports from the start, at any distance."""
    found, left = set(), [script]
    while left:
        one = left.pop()
        if one not in found:
            found.add(one)
            names = re.findall(r'^import .*? from "(\./[^"]+)"', one.read_text(), re.MULTILINE)
            left += [(one.parent / name).resolve() for name in names]
    return found


@pytest.mark.parametrize("named", [scripts.SEARCH, scripts.SERVICE], ids=["search", "service"])
def test_a_page_names_all_that_its_script_is_made_of(named: tuple[str, ...]) -> None:
    made_of = {file.relative_to(ASSETS).as_posix() for file in imported(ASSETS / named[-1])}
    assert len(made_of) > 3
    assert set(named) == made_of
    assert len(named) == len(made_of)
