"""A git revision or a folder → its records. Git is only asked for objects: work tree and index stay as they are.

Objects are read one by one and not with ``git archive``, which obeys the ``.gitattributes`` of the very
version that is looked at: ``export-ignore`` there would hide a record from whoever compares.
"""

import os
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from generator.problems import visible
from generator.records.load import Loaded, load
from generator.records.yaml_source import MAX_BYTES
from generator.vocabularies import ROOTS

_LINK: Final = b"120000"
_AT_ONCE: Final = 500
"""Files asked of git at once: all in memory, and none is larger than a record may be."""


@dataclass(frozen=True, slots=True)
class _Entry:
    """A file of a commit; ``path`` is below ``root``."""

    mode: bytes
    blob: bytes
    size: int
    path: str


class RevisionError(Exception):
    """Neither a revision nor a folder with records; the message is for the reader."""


def load_version(name: str, root: Path) -> Loaded:
    """The records of a revision of the repository of ``root``, or of a folder.

    A name that begins with ``/`` or ``.`` is a folder; any other is a revision where there is one of that name.
    """
    folder, complaint = Path(name), ""
    if not name.startswith(("/", ".")):
        commit, complaint = _commit(name, root)
        if commit:
            return _load_commit(commit, name, root)
    if not folder.is_dir():
        raise RevisionError(
            f"«{visible(name)}» no es una revisión de git ni una carpeta. "
            f"{complaint or 'Si es de otro repositorio, tráela antes con «git fetch».'}"
        )
    return load_folder(folder)


def ends(base: str, head: str, root: Path) -> tuple[str, str]:
    """Which two versions are meant: what was decided elsewhere since a branch began is not its change.

    ``BASE...HEAD`` starts where HEAD left BASE, as in git; so does BASE alone, beside the files of now.
    BASE and HEAD apart are themselves.
    """
    before, dots, after = base.partition("...")
    if dots and not head and not base.startswith(("/", ".")):
        return _fork(before, after or "HEAD", root), after or "HEAD"
    return (base, head) if head else (_fork(base, "HEAD", root), "")


def _fork(base: str, head: str, root: Path) -> str:
    """The newest commit that both share; ``base`` itself where it is a folder or they share none."""
    if base.startswith(("/", ".")) or not _commit(base, root)[0]:
        return base
    done = _run(root, "merge-base", "--end-of-options", base, head)
    return base if done.returncode else done.stdout.decode().strip()


def load_folder(folder: Path) -> Loaded:
    """The records of a folder, which must hold at least one of the three that records are in."""
    if not any((folder / top).is_dir() for top in ROOTS):
        raise RevisionError(f"En «{visible(str(folder))}» no hay fichas: falta catalogue/.")
    return load(folder)


def _load_commit(commit: str, name: str, root: Path) -> Loaded:
    with TemporaryDirectory(prefix="mac-diff-") as temporary:
        folder = Path(temporary)
        try:
            _extract(commit, root, folder)
        except (OSError, ValueError) as error:
            raise RevisionError(
                f"No se pudo leer «{visible(name)}»: {visible(str(error))}"
            ) from None
        if not any(folder.iterdir()):
            raise RevisionError(
                f"En la revisión «{visible(name)}» no hay fichas: falta catalogue/."
            )
        return load(folder)


def _commit(name: str, root: Path) -> tuple[str, str]:
    """The commit a name stands for, empty when it stands for none, and what git said against reading."""
    arguments = ("rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
    done = _run(root, *arguments)
    if done.returncode:
        return "", visible(done.stderr.decode(errors="replace").strip())
    return done.stdout.decode().strip(), ""


def _extract(commit: str, root: Path, folder: Path) -> None:
    """Write the record files of a commit below ``folder``: files first, links last, nothing through a link."""
    entries = list(_entries(commit, root))
    small = [entry for entry in entries if entry.size <= MAX_BYTES]
    links = []
    for start in range(0, len(small), _AT_ONCE):
        some = small[start : start + _AT_ONCE]
        for entry, content in zip(some, _contents(root, some), strict=True):
            if entry.mode == _LINK:
                links.append((folder / entry.path, content))
            else:
                _create(folder / entry.path).write_bytes(content)
    for entry in entries:
        if entry.size > MAX_BYTES:
            os.truncate(_create(folder / entry.path), entry.size)  # its size is why it is refused
    for path, target in links:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.symlink_to(os.fsdecode(target))


def _create(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch(exist_ok=False)
    return path


def _entries(commit: str, root: Path) -> Iterator[_Entry]:
    """Every file in the three folders below ``root``."""
    listed = _git(root, "ls-tree", "-r", "-z", "-l", commit, "--", *ROOTS)
    for line in filter(None, listed.split(b"\0")):
        about, _, name = line.partition(b"\t")
        mode, kind, blob, size = about.split()
        path = os.fsdecode(name)
        if {"", ".", ".."} & set(path.split("/")):
            raise RevisionError(f"Un archivo de la revisión se llama «{visible(path)}».")
        if kind == b"blob":
            yield _Entry(mode, blob, int(size), path)


def _contents(root: Path, entries: Sequence[_Entry]) -> Iterator[bytes]:
    """What each object holds: git answers «object kind size», a line end, the bytes, a line end."""
    asked = b"".join(entry.blob + b"\n" for entry in entries)
    answer = BytesIO(_git(root, "cat-file", "--batch", asked=asked))
    for entry in entries:
        if answer.readline().split()[1:2] != [b"blob"]:
            raise RevisionError(f"git no tiene el contenido de «{visible(entry.path)}».")
        yield answer.read(entry.size)
        answer.read(1)


def _git(root: Path, *arguments: str, asked: bytes = b"") -> bytes:
    done = _run(root, *arguments, asked=asked)
    if done.returncode:
        raise RevisionError(f"git: {visible(done.stderr.decode(errors='replace').strip())}")
    return done.stdout


def _run(root: Path, *arguments: str, asked: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(
            ("git", "-C", str(root), *arguments),
            input=asked,
            capture_output=True,
            check=False,
            env={**os.environ, "GIT_OPTIONAL_LOCKS": "0", "GIT_NO_REPLACE_OBJECTS": "1"},
        )
    except OSError:
        raise RevisionError("Falta el programa git para leer una revisión.") from None
