"""A site takes the old one's place whole or not at all, and nobody else's folder is ever removed."""

import os
import threading
from pathlib import Path

import pytest

from generator.publish import site_folder
from generator.publish.site_folder import MARKER, SiteFolderError, Staging
from generator.publish.workers import Workers


def contents(folder: Path) -> dict[str, bytes]:
    return {
        p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()
    }


def published(target: Path, text: str) -> Path:
    staging = Staging(target)
    (staging.folder / "index.html").write_text(text)
    staging.publish()
    return target


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return published(tmp_path / "site", "uno")


@pytest.fixture(params=["exchange", "two renames"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both ways to replace: Linux's, and that of systems without it."""
    if request.param == "two renames":
        monkeypatch.setattr(site_folder, "_exchange", lambda one, other: False)


def test_the_first_site(tmp_path: Path) -> None:
    site = published(tmp_path / "a/b/site", "uno")
    assert set(contents(site)) == {"index.html", MARKER}
    assert [p.name for p in site.parent.iterdir()] == ["site"]


def test_an_empty_folder_is_taken(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    assert (published(tmp_path / "site", "uno") / "index.html").read_text() == "uno"


@pytest.mark.usefixtures("way")
def test_a_new_site_replaces_the_old_one_whole(site: Path) -> None:
    (site / "solo-en-el-viejo.html").write_text("x")
    published(site, "dos")
    assert contents(site)["index.html"] == b"dos"
    assert set(contents(site)) == {"index.html", MARKER}
    assert [p.name for p in site.parent.iterdir()] == ["site"]


def test_until_it_is_published_nothing_changes_and_discarding_leaves_no_trace(site: Path) -> None:
    before = contents(site)
    staging = Staging(site)
    (staging.folder / "index.html").write_text("a medias")
    assert contents(site) == before
    staging.discard()
    staging.discard()
    staging.publish()
    assert contents(site) == before
    assert [p.name for p in site.parent.iterdir()] == ["site"]


def test_the_site_is_readable_like_any_folder(site: Path) -> None:
    mask = os.umask(0)
    os.umask(mask)
    assert site.stat().st_mode & 0o777 == 0o777 & ~mask


def test_a_reader_never_finds_it_missing(site: Path) -> None:
    missing: list[int] = []
    over = threading.Event()

    def read() -> None:
        while not over.is_set():
            try:
                (site / "index.html").read_bytes()
            except FileNotFoundError:
                missing.append(1)

    if not site_folder._exchange(site, site):
        pytest.skip("this system renames twice")
    reader = threading.Thread(target=read)
    reader.start()
    for number in range(30):
        published(site, str(number))
    over.set()
    reader.join()
    assert missing == []


@pytest.mark.parametrize("jobs", [1, 2])
def test_of_the_old_site_nothing_is_left_and_nothing_else_is_touched(
    tmp_path: Path, site: Path, jobs: int
) -> None:
    mine = foreign(tmp_path / "mine")
    for number in range(40):
        (site / f"tramites/e{number}/s").mkdir(parents=True)
        (site / f"tramites/e{number}/s/index.html").write_text("x")
    for place in ("enlace", "tramites/enlace", "tramites/e1/enlace"):
        (site / place).symlink_to(mine.parent)
    staging = Staging(site, Workers(jobs).share)
    staging.publish()
    assert contents(site).keys() == {MARKER}
    assert [p.name for p in site.iterdir()] == [MARKER]
    assert {p.name for p in site.parent.iterdir()} == {"site", "mine"}
    assert contents(mine) == {"capitulo.txt": "años de trabajo".encode()}


def test_hardly_anything_is_left_for_who_looks_twice(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(3):
        (site / f"tramites/e{number}/s").mkdir(parents=True)
        (site / f"tramites/e{number}/s/index.html").write_text("x")
    left: list[str] = []
    monkeypatch.setattr(
        site_folder.shutil,
        "rmtree",
        lambda folder, ignore_errors: left.extend(p.name for p in Path(folder).rglob("*")),
    )
    site_folder._remove_trees(["/nowhere"])
    Staging(site).publish()
    assert sorted(left) == [MARKER, "index.html", "tramites"]


def test_a_link_stays_a_link(tmp_path: Path, site: Path) -> None:
    (tmp_path / "www").symlink_to(site)
    published(tmp_path / "www", "dos")
    assert (tmp_path / "www").is_symlink()
    assert (site / "index.html").read_text() == "dos"


def foreign(tmp_path: Path) -> Path:
    folder = tmp_path / "tesis"
    folder.mkdir(parents=True)
    (folder / "capitulo.txt").write_text("años de trabajo")
    return folder


def test_a_folder_of_somebody_else_is_refused(tmp_path: Path) -> None:
    folder = foreign(tmp_path)
    with pytest.raises(SiteFolderError, match="no son de este sitio"):
        Staging(folder)
    assert contents(folder) == {"capitulo.txt": "años de trabajo".encode()}
    assert [p.name for p in tmp_path.iterdir()] == ["tesis"]


def test_a_folder_that_became_somebody_elses_meanwhile_is_refused(tmp_path: Path) -> None:
    staging = Staging(tmp_path / "tesis")
    foreign(tmp_path)
    with pytest.raises(SiteFolderError):
        staging.publish()
    assert (tmp_path / "tesis/capitulo.txt").is_file()


def test_a_checkout_is_refused_even_with_a_site_in_it(site: Path) -> None:
    (site / ".git").mkdir()
    with pytest.raises(SiteFolderError, match=r"\.git"):
        Staging(site)


def test_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "site").write_text("x")
    with pytest.raises(SiteFolderError, match="no una carpeta"):
        Staging(tmp_path / "site")


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "archivo").write_text("x")
    with pytest.raises(SiteFolderError, match="No se pudo preparar"):
        Staging(tmp_path / "archivo" / "site")


@pytest.mark.parametrize(
    "fails_at", [2, 3], ids=["moving the old one away", "moving the new one in"]
)
def test_a_rename_that_fails_leaves_the_old_site(
    site: Path, monkeypatch: pytest.MonkeyPatch, fails_at: int
) -> None:
    monkeypatch.setattr(site_folder, "_exchange", lambda one, other: False)
    before = contents(site)
    staging = Staging(site)
    rename, calls = Path.rename, []

    def failing(self: Path, target: Path) -> Path:
        calls.append(self)
        if len(calls) == fails_at:
            raise OSError(28, "No space left on device")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", failing)
    with pytest.raises(SiteFolderError, match="El sitio anterior sigue en pie"):
        staging.publish()
    staging.discard()
    assert contents(site) == before
    assert [p.name for p in site.parent.iterdir()] == ["site"]


@pytest.mark.parametrize("error", [KeyboardInterrupt, OSError(28, "No space left on device")])
def test_stopped_while_the_folder_is_prepared_nothing_is_left(
    site: Path, monkeypatch: pytest.MonkeyPatch, error: type[BaseException] | OSError
) -> None:
    def failing(self: Path, text: str) -> int:
        assert self.parent.is_dir()
        raise error

    monkeypatch.setattr(Path, "write_text", failing)
    with pytest.raises((KeyboardInterrupt, SiteFolderError)):
        Staging(site)
    assert [p.name for p in site.parent.iterdir()] == ["site"]


def test_what_a_killed_build_left_is_removed_and_what_a_living_one_holds_is_not(site: Path) -> None:
    killed = site.parent / ".site.new-0123456789ab"
    killed.mkdir()
    (killed / "index.html").write_text("a medias")
    other = site.parent / ".otro.new-0123456789ab"
    other.mkdir()
    living = Staging(site)
    later = Staging(site)
    assert not killed.exists()
    assert other.exists()
    assert living.folder.exists()
    later.discard()
    living.publish()


def test_a_site_caught_between_two_renames_goes_back(site: Path) -> None:
    site.rename(site.parent / ".site.new-0123456789ab.old")
    Staging(site).discard()
    assert (site / "index.html").read_text() == "uno"
