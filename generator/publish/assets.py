"""The folder of style and scripts, named by what is in it: ``assets/<digest>/``.

One digest for all of them, not one a file: scripts import each other by relative paths, which hold
as they are. An address there never gets other content, so a server may let browsers keep it for
ever; a page names the new folder as soon as a file of it changes.
"""

from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from typing import Final

FOLDER: Final = "assets"
_DIGITS: Final = 12


def hashed_folder(theme: Path) -> str:
    """``assets/<digest>`` of the files below ``assets/`` of a theme."""
    digest = sha256()
    for path, content in _files(theme / FOLDER):
        for part in (path.encode(), content):
            digest.update(len(part).to_bytes(8, "big"))
            digest.update(part)
    return f"{FOLDER}/{digest.hexdigest()[:_DIGITS]}"


def _files(folder: Path) -> Iterable[tuple[str, bytes]]:
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield path.relative_to(folder).as_posix(), path.read_bytes()
