"""What CI installs: every version with its hashes, the same versions as by hand, from no named index."""

import re
import tomllib
from itertools import pairwise

import pytest

from tests.real import REPOSITORY

LOCKS = ("requirements.lock", "requirements-dev.lock", "requirements-supply.lock")
_PIN = re.compile(r"^([A-Za-z0-9._-]+)==(\S+)", re.MULTILINE)


def pins(file: str) -> dict[str, str]:
    """Name → version; names as PyPI compares them."""
    text = (REPOSITORY / file).read_text()
    return {re.sub(r"[-_.]+", "-", name).lower(): version for name, version in _PIN.findall(text)}


def declared() -> dict[str, list[str]]:
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text())
    return {
        "requirements.lock": project["project"]["dependencies"] + project["dependency-groups"]["build"],
        "requirements-dev.lock": project["project"]["optional-dependencies"]["dev"],
        "requirements-supply.lock": project["dependency-groups"]["supply"],
    }  # fmt: skip


@pytest.mark.parametrize("lock", LOCKS)
def test_every_version_has_hashes_and_no_index_is_named(lock: str) -> None:
    text = (REPOSITORY / lock).read_text()
    assert len(pins(lock)) > 20
    assert "://" not in text and "--index" not in text
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    for line, following in pairwise([*lines, ""]):
        if _PIN.match(line):
            assert line.endswith("\\") and "--hash=sha256:" in following, line


@pytest.mark.parametrize("lock", LOCKS)
def test_what_pyproject_asks_for_is_in_the_lock(lock: str) -> None:
    found = pins(lock)
    for wish in declared()[lock]:
        name, _, version = wish.partition("==")
        key = re.sub(r"[-_.]+", "-", re.split(r"[<>=!~\[ ]", name)[0]).lower()
        assert key in found, f"{wish}: run make lock"
        assert version in ("", found[key]), f"{wish}: run make lock"


@pytest.mark.parametrize("lock", LOCKS[:2])
def test_ci_and_hands_have_the_same_versions(lock: str) -> None:
    by_hand = pins("constraints.txt")
    wrong = {name: version for name, version in pins(lock).items() if by_hand.get(name) != version}
    assert wrong == {}, "constraints.txt says another version, or none: mend it and run make lock"


def test_the_portal_needs_nothing_that_only_tests_need() -> None:
    portal, all_of_it = pins(LOCKS[0]), pins(LOCKS[1])
    assert portal.items() < all_of_it.items()
    assert not {"pytest", "playwright", "zizmor", "mypy"} & set(portal)
