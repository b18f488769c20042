"""A site is built beside the published one and takes its place in one step, or not at all.

``Staging(Path("site"))`` makes ``.site.new-<random>`` next to it; :meth:`Staging.publish` exchanges
the two in one system call where the system has it (Linux), else renames twice;
:meth:`Staging.discard` removes it.

MkDocs empties ``site_dir`` whatever it holds. Here a folder is replaced only when it is empty or
holds the marker that every site built here has: a mistyped ``--site-dir`` is refused, not emptied.
What else stands in a published site goes with it; one that holds ``.git`` (a ``gh-pages`` checkout,
say) is refused too.

A staging folder is locked while its process lives: the next build removes those of killed ones.

Folders are made and removed anew for each site. To keep them empty for the next one, as was done once, pays only
on a disk that is slow to make files: in memory, looking after ten thousand of them took twice what making them does.
"""

import ctypes
import fcntl
import os
import secrets
import shutil
import sys
from collections import deque
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

from generator.publish.errors import PublishError
from generator.records.folder import Spread, here

MARKER: Final = ".mac-site"
_MARKER_TEXT: Final = "Generado por «mac build»: la carpeta se reemplaza entera cada vez.\n"
_OLD: Final = ".old"
_AT_FDCWD: Final = -100
_RENAME_EXCHANGE: Final = 2


class SiteFolderError(PublishError):
    """The folder given is not one to replace, or the system refused to."""


class Staging:
    """A new site's folder, until it is published or discarded; after that, both do nothing."""

    def __init__(self, target: Path, share: Spread = here) -> None:
        """``share`` may remove the site that is replaced in several processes."""
        self._share = share
        self.target = target.resolve()
        """The published folder; a link is followed, so that the link itself stays."""
        refuse_foreign(self.target)
        self.folder = self.target.with_name(_new_name(self.target) + secrets.token_hex(6))
        self._lock: int | None = None
        try:
            self._prepare()
        except BaseException as error:  # whatever stops it, a signal too
            shutil.rmtree(self.folder, ignore_errors=True)
            self._unlock()
            if not isinstance(error, OSError):
                raise
            raise SiteFolderError(
                f"No se pudo preparar una carpeta al lado de {self.target}: {error.strerror}."
            ) from error

    def _prepare(self) -> None:
        self.target.parent.mkdir(parents=True, exist_ok=True)
        _recover(self.target)
        self.folder.mkdir()
        self._lock = os.open(self.folder, os.O_RDONLY)
        fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        (self.folder / MARKER).write_text(_MARKER_TEXT)

    def publish(self) -> None:
        """Put the new site in the published one's place, and remove that."""
        if self._lock is None:
            return
        refuse_foreign(self.target)
        try:
            leftover = _take_place(self.folder, self.target)
        except OSError as error:
            raise SiteFolderError(
                f"No se pudo reemplazar {self.target}: {error.strerror}. "
                "El sitio anterior sigue en pie."
            ) from error
        self._unlock()
        if leftover:
            _remove(leftover, self._share)

    def discard(self) -> None:
        """Remove the new site; the published one was never touched."""
        if self._lock is None:
            return
        shutil.rmtree(self.folder, ignore_errors=True)
        self._unlock()

    def _unlock(self) -> None:
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None


def refuse_foreign(target: Path) -> None:
    """Raise unless ``target`` may be replaced whole: absent, empty, or a site built here."""
    if not target.exists():
        return
    if not target.is_dir():
        raise SiteFolderError(f"{target} es un archivo, no una carpeta.")
    if (target / ".git").exists():
        raise SiteFolderError(
            f"{target} tiene una carpeta .git, que se perdería. Usa otra con --site-dir."
        )
    if not (target / MARKER).is_file() and any(target.iterdir()):
        raise SiteFolderError(
            f"{target} tiene archivos que no son de este sitio (le falta {MARKER}). "
            "Bórralos tú, o usa otra carpeta con --site-dir."
        )


def _take_place(new: Path, target: Path) -> Path | None:
    """Rename ``new`` to ``target``; what stood there is at the path returned."""
    with suppress(OSError):  # nothing or an empty folder stands there
        new.rename(target)
        return None
    if _exchange(new, target):
        return new
    old = new.with_name(new.name + _OLD)
    target.rename(old)
    try:
        new.rename(target)
    except OSError:
        old.rename(target)
        raise
    return old


def _remove(old: Path, share: Spread) -> None:
    """Remove a site that nobody needs any more; what cannot be removed is the next build's."""
    shares = [below for top in _folders(str(old)) for below in _folders(top)]
    with suppress(OSError):  # no other process could be begun, or one was killed
        deque(share(_remove_trees, shares), maxlen=0)
    shutil.rmtree(old, ignore_errors=True)


def _remove_trees(folders: Sequence[str]) -> None:
    for folder in folders:
        with suppress(OSError):  # whatever is left is for who comes afterwards, and takes his time
            _remove_tree(folder)


def _remove_tree(name: str, above: int | None = None) -> None:
    """As ``shutil`` would, which looks at each file and folder more than once, in two thirds of the time."""
    folder = os.open(name, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW, dir_fd=above)
    try:
        with os.scandir(folder) as entries:
            found = list(entries)
        for entry in found:
            if entry.is_dir(follow_symlinks=False):
                _remove_tree(entry.name, folder)
            else:
                os.unlink(entry.name, dir_fd=folder)
    finally:
        os.close(folder)
    os.rmdir(name, dir_fd=above)


def _folders(folder: str) -> list[str]:
    """Real ones, in it: a link may lead to what is somebody's."""
    with suppress(OSError), os.scandir(folder) as entries:
        return [entry.path for entry in entries if entry.is_dir(follow_symlinks=False)]
    return []


def _exchange(one: Path, other: Path) -> bool:
    """Swap two folders in one step; false where the system or its disk cannot."""
    if sys.platform != "linux":
        return False
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if rename is None:
        return False
    paths = (_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other))
    return bool(rename(*paths, _RENAME_EXCHANGE) == 0)


def _recover(target: Path) -> None:
    """Clear what killed builds left; a site caught between two renames goes back."""
    for left in sorted(target.parent.glob(_new_name(target) + "*")):
        if left.name.endswith(_OLD) and not target.exists():
            left.rename(target)
        elif _abandoned(left):
            shutil.rmtree(left, ignore_errors=True)


def _abandoned(folder: Path) -> bool:
    """No living build holds it."""
    try:
        lock = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    except OSError:
        return False
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    finally:
        os.close(lock)
    return True


def _new_name(target: Path) -> str:
    return f".{target.name}.new-"
