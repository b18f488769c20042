"""Folders of the site before, kept empty for the next one.

To make ten thousand folders and to remove as many takes longer than to link all files that stand in them. So
those of a site that was replaced are emptied and kept (in ``.cache/``), and moved into the next one before it
is written. Only folders are taken over: who leaves a file among them gets none of them published.
"""

import os
import shutil
from contextlib import suppress
from pathlib import Path
from typing import Final

_PAGE: Final = "index.html"
"""What nearly every folder has that is in use: to look for it takes a tenth of the time of trying to remove it."""


class SpareFolders:
    """The folders kept at one place, or none at all without a place."""

    def __init__(self, place: Path | None = None) -> None:
        self._place = place
        self._lent: list[str] = []

    def lend(self, site: Path) -> None:
        """Move them into a new site, except where it has a folder of that name already."""
        if self._place is None or self._place.is_symlink():
            return
        moved = site / ".folders"
        try:
            self._place.rename(moved)  # whoever builds at the same time finds none
            found = _folders(moved, site.stat())
            self._lent = [folder.replace(f"{moved}/", f"{site}/", 1) for folder in found or ()]
            for folder in moved.iterdir() if found else ():
                if not (site / folder.name).exists():
                    folder.rename(site / folder.name)
        except OSError:  # there are none, or on another disk
            pass
        shutil.rmtree(moved, ignore_errors=True)

    def remove_unused(self) -> None:
        """Remove what was lent and stayed empty."""
        for folder in reversed(self._lent):  # those in others first
            if not os.path.exists(f"{folder}/{_PAGE}"):  # noqa: PTH110 (ten thousand folders)
                with suppress(OSError):  # it is in use by something else
                    os.rmdir(folder)  # noqa: PTH106

    def keep(self, old: Path) -> None:
        """Remove a site that nobody needs any more, but for its folders."""
        if self._place is not None:
            with suppress(OSError):
                _remove_files(old)
                old.rename(self._place)
        shutil.rmtree(old, ignore_errors=True)


def _folders(top: Path, like: os.stat_result) -> list[str] | None:
    """All folders below one, each after the one it is in; ``None`` if anything else stands there, or another's folder.

    Each must be as one that is made now: of the same owner, open to the same others.
    """
    found: list[str] = []
    waiting = [str(top)]
    while waiting:
        with os.scandir(waiting.pop()) as entries:
            for entry in entries:
                now = entry.stat(follow_symlinks=False)
                if (now.st_mode, now.st_uid, now.st_gid) != (
                    like.st_mode,
                    like.st_uid,
                    like.st_gid,
                ):
                    return None
                found.append(entry.path)
                waiting.append(entry.path)
    return found


def _remove_files(top: Path) -> None:
    """Remove all that stands below a folder, but for folders."""
    waiting = [str(top)]
    while waiting:
        with os.scandir(waiting.pop()) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(entry.path)
                else:
                    os.unlink(entry.path)  # noqa: PTH108 (ten thousands of files)
