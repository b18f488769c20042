"""What developers read names modules, tests, commands and paths that are there."""

import re
from pathlib import Path

import pytest

from tests.real import REPOSITORY

PAGES = [*(REPOSITORY / "docs" / "dev").glob("*.md"), REPOSITORY / "CONTRIBUTING.md"]
_PATH = re.compile(r"`((?:generator|tests|docs|schemas|catalogue|entities|centers)/[\w./<>-]*)`")
_BESIDE = re.compile(r"^\| `(generator/[\w/]+/)` \|.*\| (.+?) \|$", re.MULTILINE)
_COMMAND = re.compile(r"`(?:make|mac) ([a-z]+)|^(?:make|mac) ([a-z]+)", re.MULTILINE)


def test_the_pages_were_found() -> None:
    assert len(PAGES) >= 4


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_paths_are_there(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    named = [path for path in _PATH.findall(text) if "<" not in path]
    named += [
        folder + file
        for folder, files in _BESIDE.findall(text)
        for file in re.findall(r"`(\w+\.py)`", files)
    ]
    assert [path for path in named if not (REPOSITORY / path).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_to_files(page: Path) -> None:
    links = re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_paths_are_named_at_all() -> None:
    text = "\n".join(page.read_text(encoding="utf-8") for page in PAGES)
    assert len(_PATH.findall(text)) > 30
    assert _BESIDE.findall(text)


def test_make_targets_are_there() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (REPOSITORY / "Makefile").read_text(), re.MULTILINE))
    pages = [*PAGES, *(REPOSITORY / "docs" / "colaborar").glob("*.md")]
    named = {
        t
        for page in pages
        for t in re.findall(r"(?:`|^\s*)make ([a-z-]+)", page.read_text(), re.MULTILINE)
    }
    assert named
    assert named <= targets
