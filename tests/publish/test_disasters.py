"""Killed at any moment, on a full disk, where it may not write, or beside another one: a build publishes all or nothing."""

import errno
import os
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from generator.publish import site_writer
from generator.publish.errors import PublishError
from generator.publish.files import Files
from generator.publish.mkdocs_plugin import build
from tests.publish.test_incremental import EDITS
from tests.real import REPOSITORY
from tests.small import AS_OF, copied

MAC = Path(sys.executable).parent / "mac"
CONFIG = REPOSITORY / "mkdocs.yml"


def contents(folder: Path) -> dict[str, bytes]:
    return {
        p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()
    }


def start(root: Path, site: Path, *more: str, **options: object) -> subprocess.Popen[str]:
    """A build of its own, in a session of its own."""
    command = [str(MAC), "build", "--root", str(root), "--site-dir", str(site), "--as-of", str(AS_OF), *more]  # fmt: skip
    return subprocess.Popen(
        command,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        **options,  # type: ignore[call-overload]
    )


def done(process: subprocess.Popen[str]) -> str:
    """What a build said that must succeed."""
    _, said = process.communicate(timeout=120)
    assert process.returncode == 0, said
    return said


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return copied(tmp_path / "root")


@pytest.fixture
def site(root: Path, tmp_path: Path) -> Path:
    site = tmp_path / "site"
    done(start(root, site))
    return site


def left(site: Path) -> set[str]:
    return {p.name for p in site.parent.iterdir()} - {"root", "site", "whole"}


def test_killed_at_any_moment_a_site_stands_and_the_next_build_works(
    root: Path, site: Path, tmp_path: Path
) -> None:
    """The moments are spread over a build; whichever they are, one of two whole sites stands."""
    before = contents(site)
    EDITS["a service"](root)
    began = time.monotonic()
    done(start(root, tmp_path / "whole", "--no-cache"))
    took, after = time.monotonic() - began, contents(tmp_path / "whole")
    assert after != before
    for moment in range(1, 7):
        process = start(root, site)
        try:
            process.wait(took * moment / 7)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
        process.communicate()
        assert contents(site) in (before, after)
    done(start(root, site))
    assert contents(site) == after
    assert left(site) == set()


def test_a_full_disk_leaves_the_old_site(root: Path, site: Path) -> None:
    """No file may grow beyond what most pages take, in no process of the build."""
    before = contents(site)
    EDITS["an entity's name"](root)

    def small_files() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (8_000, resource.RLIM_INFINITY))

    process = start(root, site, "--no-compress", preexec_fn=small_files)
    _, said = process.communicate(timeout=120)
    assert process.returncode == 1, said
    assert "Traceback" not in said
    assert "El sitio anterior queda como estaba" in said
    assert contents(site) == before
    assert left(site) == set()
    done(start(root, site))
    assert contents(site) != before


def test_a_file_that_is_not_written_whole_is_an_error(tmp_path: Path) -> None:
    limit = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    try:
        resource.setrlimit(resource.RLIMIT_FSIZE, (1_000, limit[1]))
        with pytest.raises(OSError, match=r"a\.html"):
            Files(tmp_path).write("a.html", b"x" * 1_500)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limit)
        signal.signal(signal.SIGXFSZ, handler)


@pytest.mark.parametrize("code", [errno.EACCES, errno.ENOSPC])
def test_what_one_of_the_processes_may_not_write_stops_all(
    site: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    """The real records: there are enough of them to be shared out."""
    before, whole, parent = contents(site), Files.write, os.getpid()
    page = "tramites/reniec/duplicado-dni-mayores/index.html"

    def write(self: Files, path: str, content: bytes) -> None:
        if path == page:
            assert os.getpid() != parent, "it was to be written by another process"
            raise OSError(code, os.strerror(code), path)
        whole(self, path, content)

    monkeypatch.setattr(site_writer.Files, "write", write)
    with pytest.raises(PublishError, match="No se pudo escribir el sitio"):
        build(
            CONFIG, root=REPOSITORY, site_dir=site, as_of=AS_OF, jobs=2, cache=False, search=False
        )
    assert contents(site) == before
    assert left(site) == set()


def test_two_builds_at_once_both_give_the_whole_site(
    root: Path, site: Path, tmp_path: Path
) -> None:
    for name in ("a service", "an acronym"):
        EDITS[name](root)
        for process in [start(root, site), start(root, site)]:
            said = done(process)
            assert "Traceback" not in said
        done(start(root, tmp_path / "whole", "--no-cache"))
        assert contents(site) == contents(tmp_path / "whole")
        assert left(site) == set()
