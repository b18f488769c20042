"""The folder of style and scripts, named by what is in it: ``assets/<digest>/``.

One digest for all of them, not one a file: scripts import each other by relative paths, which hold
as they are. An address there never gets other content, so a server may let browsers keep it for
ever; a page names the new folder as soon as a file of it changes.
"""

from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from typing import Final

from generator.answers import digest

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


def hashed_path(path: str, assets: str) -> str:
    """``assets/portal.css`` → where the build with this folder of assets puts it."""
    folder, _, rest = path.partition("/")
    return f"{assets}/{rest}" if folder == FOLDER else path


def digest_of_texts(settings: str, config_file: Path, folders: Iterable[Path]) -> str:
    """Of some settings, a file, and the pages and templates below folders."""
    files = sorted(f for folder in folders for f in folder.rglob("*") if f.is_file())
    texts = (config_file, *(f for f in files if f.suffix in (".md", ".html")))
    return digest(b"\n".join((settings.encode(), *(text.read_bytes() for text in texts))))


def _files(folder: Path) -> Iterable[tuple[str, bytes]]:
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield path.relative_to(folder).as_posix(), path.read_bytes()
