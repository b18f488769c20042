"""The folders of a replaced site serve the next one; nothing else of it does."""

from pathlib import Path

import pytest

from generator.publish.site_folder import MARKER, Staging


def publish(site: Path, cache: Path, *files: str) -> None:
    staging = Staging(site, cache)
    folder = staging.with_folders()
    for file in files:
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
        (folder / file).write_text("x")
    staging.publish()


def stands(folder: Path) -> set[str]:
    return {p.relative_to(folder).as_posix() for p in folder.rglob("*")} - {MARKER}


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    (tmp_path / "cache").mkdir()
    return tmp_path / "cache"


@pytest.fixture
def site(tmp_path: Path, cache: Path) -> Path:
    """Published twice: the folders of the first are kept."""
    site = tmp_path / "out" / "site"
    publish(site, cache, "a/b/c/index.html", "a/gone/deep/index.html", "other/x.html")
    (site / "link").symlink_to(cache)
    publish(site, cache, "index.html")
    assert stands(site) == {"index.html"}
    assert {"a/b/c", "a/gone/deep", "other"} < stands(cache / "folders")
    assert {p.name for p in site.parent.iterdir()} == {"site"}
    return site


def test_the_next_site_gets_them_and_those_it_does_not_use_go(site: Path, cache: Path) -> None:
    before = (cache / "folders/a/b/c").stat().st_ino
    publish(site, cache, "a/b/c/index.html")
    assert stands(site) == {"a", "a/b", "a/b/c", "a/b/c/index.html"}
    assert (site / "a/b/c").stat().st_ino == before
    assert stands(cache / "folders") == set()


def test_a_folder_that_stands_already_stays(site: Path, cache: Path) -> None:
    staging = Staging(site, cache)
    (staging.folder / "other/new").mkdir(parents=True)
    (staging.folder / "other/new/y.html").write_text("y")
    staging.with_folders()
    staging.publish()
    assert stands(site) == {"other", "other/new", "other/new/y.html"}


def test_where_somebody_left_a_file_nothing_is_taken(site: Path, cache: Path) -> None:
    (cache / "folders/a/b/foreign.html").write_text("x")
    publish(site, cache, "a/b/c/index.html")
    assert stands(site) == {"a", "a/b", "a/b/c", "a/b/c/index.html"}


def test_folders_that_are_closed_to_others_now_are_made_anew(site: Path, cache: Path) -> None:
    """Those of a build that let nobody look would be served by nobody."""
    (cache / "folders/a/b").chmod(0o700)
    publish(site, cache, "a/b/c/index.html")
    assert (site / "a/b").stat().st_mode == site.stat().st_mode


def test_a_link_in_their_place_is_not_followed(site: Path, cache: Path, tmp_path: Path) -> None:
    (tmp_path / "mine/kept").mkdir(parents=True)
    (cache / "folders").rename(cache / "away")
    (cache / "folders").symlink_to(tmp_path / "mine")
    publish(site, cache, "index.html")
    assert (tmp_path / "mine/kept").is_dir()
    assert stands(site) == {"index.html"}


def test_two_at_once_both_publish_what_they_wrote(site: Path, cache: Path) -> None:
    one, other = Staging(site, cache), Staging(site, cache)
    for staging in (one, other):
        folder = staging.with_folders() / "a/b/c"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "index.html").write_text("x")
    for staging in (one, other):
        staging.publish()
        assert stands(site) == {"a", "a/b", "a/b/c", "a/b/c/index.html"}


def test_a_build_that_fails_leaves_nothing(site: Path, cache: Path) -> None:
    staging = Staging(site, cache)
    staging.with_folders()
    staging.discard()
    assert {p.name for p in site.parent.iterdir()} == {"site"}
    assert stands(site) == {"index.html"}
