"""Killed at any moment, on a full disk, where it may not write, or beside another one: a build publishes all or nothing."""

import errno
import os
import resource
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from generator.publish import mkdocs_plugin
from generator.publish.builds import build
from generator.publish.errors import PublishError
from generator.publish.files import Files
from generator.records.reading import ChangedError
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


KILLS_ITSELF = """
import os, signal, sys
first, number, beside = sys.argv[1], int(sys.argv[2]), sys.argv[3]
del sys.argv[1:4]
from generator.cli import main
CHANGES = {"os.rename", "os.mkdir", "os.rmdir", "os.remove", "os.link", "shutil.rmtree", "ctypes.dlsym"}
begun, seen = first == "*", 0
def heard(event, args):
    global begun, seen
    if event == "open":
        is_change = bool((args[2] or 0) & (os.O_WRONLY | os.O_RDWR)) and beside in str(args[0])
    else:
        is_change = event == "ctypes.dlsym" or event in CHANGES and beside in str(args[0])
    if is_change:
        begun = begun or event == first
        seen += begun
        if seen == number:
            os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(heard)
main()
"""
"""A build that kills itself before the nth change beside the site, or of those from the first of a kind on."""


@pytest.mark.parametrize("first", ["*", "os.rename"])
def test_killed_at_any_moment_a_site_stands_and_the_next_build_works(
    root: Path, site: Path, tmp_path: Path, first: str
) -> None:
    """One of two whole sites stands: while the new one is made, and at each step of its taking the place."""
    before = contents(site)
    EDITS["a service"](root)
    done(start(root, tmp_path / "whole", "--no-cache"))
    after = contents(tmp_path / "whole")
    assert after != before
    killed = 0
    for number in (1, 2, 60, 240) if first == "*" else (1, 2, 3, 4, 5):
        command = [sys.executable, "-c", KILLS_ITSELF, first, str(number), str(site.parent)]
        ended = subprocess.run(
            [*command, "build", "--root", str(root), "--site-dir", str(site), "--as-of", str(AS_OF), "--jobs", "1"],
            capture_output=True,
        )  # fmt: skip
        assert ended.returncode in (0, -signal.SIGKILL), ended.stderr
        killed += ended.returncode == -signal.SIGKILL
        assert contents(site) in (before, after)
    assert killed > 2
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
    before, whole, parent = contents(site), Files.write_bare, os.getpid()
    page = "tramites/reniec/duplicado-dni-mayores/index.html"

    def write(self: Files, path: str, content: bytes) -> None:
        if path == page:
            assert os.getpid() != parent, "it was to be written by another process"
            raise OSError(code, os.strerror(code), path)
        whole(self, path, content)

    monkeypatch.setattr(Files, "write_bare", write)
    with pytest.raises(PublishError, match="No se pudo escribir el sitio"):
        build(
            CONFIG, root=REPOSITORY, site_dir=site, as_of=AS_OF, jobs=2, cache=False, search=False
        )
    assert contents(site) == before
    assert left(site) == set()


def test_a_record_that_changes_under_a_build_stops_it(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def changed(*_: object) -> None:
        raise ChangedError("catalogue/ejemplo/uno.yml")

    before = contents(site)
    monkeypatch.setattr(mkdocs_plugin, "write_site", changed)
    with pytest.raises(PublishError, match=r"catalogue/ejemplo/uno\.yml cambió mientras"):
        build(CONFIG, root=REPOSITORY, site_dir=site, as_of=AS_OF, cache=False, search=False)
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
