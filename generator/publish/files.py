"""New files below one folder, each written once or linked from another site."""

import errno
import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

import deflate

from generator.publish.errors import PublishError


def mark(content: bytes) -> str:
    """What tells a file from one that was damaged or changed since: its length and two sums of all its bytes.

    Ten times as fast as a digest, which would also tell what somebody made alike on purpose; who can do that here
    can write the whole site.
    """
    return f"{len(content)} {deflate.crc32(content):08x}{deflate.adler32(content):08x}"


class Files:
    """New files below one folder; each parent is made once."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._made: set[str] = set()

    def write(self, path: str, content: bytes) -> None:
        """A new file, with all that belongs to it."""
        self.write_bare(path, content)

    def write_bare(self, path: str, content: bytes) -> None:
        """A new file alone. Raises :class:`PublishError` when there is one at its address."""
        self._make_parent(path)
        try:
            with open(f"{self.folder}/{path}", "xb", buffering=0) as file:  # noqa: PTH123 (speed)
                written = file.write(content)
        except FileExistsError:
            raise _taken(path) from None
        if written != len(content):  # what a disk does that is about to be full: no error yet
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), path)

    def link(self, path: str, before: Path, marked: str) -> bool:
        """The file of another site, if it is there and has the content of that :func:`mark`."""
        self._make_parent(path)
        old, new = f"{before}/{path}", f"{self.folder}/{path}"
        try:
            os.link(old, new, follow_symlinks=False)
            return mark(_content(new, int(marked.split()[0]))) == marked
        except FileExistsError:
            raise _taken(path) from None
        except OSError:  # it is not there, or the disk has no links
            return False

    def link_all(self, files: Mapping[str, str], before: Path) -> bool:
        """All of the files, by path with the mark of their content, or none of them."""
        if all(self.link(path, before, marked) for path, marked in files.items()):
            return True
        for path in files:
            self._remove(path)
        return False

    def _remove(self, path: str) -> None:
        with suppress(OSError):
            os.unlink(f"{self.folder}/{path}")  # noqa: PTH108 (speed)

    def _make_parent(self, path: str) -> None:
        parent = path.rpartition("/")[0]
        if parent not in self._made:
            if path.startswith("/") or ".." in path.split("/"):
                raise PublishError(f"La dirección {path} sale de la carpeta del sitio.")
            folder = f"{self.folder}/{parent}"
            try:
                os.mkdir(folder)  # noqa: PTH102 (speed)
            except FileExistsError:
                pass
            except FileNotFoundError:  # those it is in are not there yet
                os.makedirs(folder, exist_ok=True)  # noqa: PTH103
            self._made.add(parent)


def _content(path: str, length: int) -> bytes:
    """What the file holds; of a longer one so much that it is longer. Raises ``OSError`` for a link to another."""
    file = os.open(path, os.O_RDONLY | os.O_NOFOLLOW)
    try:
        return os.read(file, length + 1)
    finally:
        os.close(file)


def _taken(path: str) -> PublishError:
    return PublishError(
        f"Dos páginas o archivos tienen la misma dirección: {path}. "
        "Cambia el nombre de una: puede ser una ficha y una página de docs/."
    )
