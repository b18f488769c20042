"""What an answer depends on besides the records: this code, its templates, the libraries it needs."""

import os
import re
import sys
from collections.abc import Iterator, Mapping
from hashlib import blake2b
from pathlib import Path
from typing import Final

_GENERATOR: Final = Path(__file__).resolve().parent.parent
_OWN: Final = "mac_portal"
_REQUIRES: Final = re.compile(rb"^Requires-Dist: *([\w.-]+) *(\[)?(.*)$", re.MULTILINE)


def code_version() -> str:
    """A digest of everything an answer depends on besides the records."""
    whole = blake2b(digest_size=8)
    for file in sorted(_sources(str(_GENERATOR))):
        with open(file, "rb", buffering=0) as opened:  # noqa: PTH123 (hundreds of files)
            content = opened.read()
        whole.update(f"{file.removeprefix(str(_GENERATOR))}\n{len(content)}\n".encode())
        whole.update(content)
    whole.update(repr((sys.version, needed_libraries(sys.path))).encode())
    return whole.hexdigest()


def _sources(folder: str) -> Iterator[str]:
    for directory, folders, names in os.walk(folder):
        if "__pycache__" in folders:
            folders.remove("__pycache__")
        yield from (f"{directory}/{name}" for name in names)


def needed_libraries(path: list[str]) -> list[str]:
    """Name and version of the libraries this project needs and of those they need, as their folders say.

    What else is installed changes nothing here. ``importlib.metadata`` would take twenty times as long.
    """
    installed = _installed(path)
    needed: set[str] = set()
    waiting = [(_OWN, False)]
    while waiting:
        name, with_extras = waiting.pop()
        if name in installed and name not in needed:
            needed.add(name)
            waiting += _requirements(installed[name], with_extras)
    return sorted(installed[name].name for name in needed or installed)  # not installed itself: all


def _installed(path: list[str]) -> Mapping[str, Path]:
    """Folders of what Python finds, by name; the first of a name is the one that is imported."""
    found: dict[str, Path] = {}
    for folder in path:
        if os.path.isdir(folder):  # noqa: PTH112 (speed)
            for entry in sorted(Path(folder).glob("*.dist-info")):
                found.setdefault(_normal(entry.name.partition("-")[0]), entry)
    return found


def _requirements(library: Path, with_extras: bool) -> Iterator[tuple[str, bool]]:
    """Names of what a library requires, each with whether it is wanted with extras."""
    file = library / "METADATA"
    head = file.read_bytes().partition(b"\n\n")[0] if file.is_file() else b""
    for name, extras, condition in _REQUIRES.findall(head):
        if with_extras or b"extra" not in condition:
            yield _normal(name.decode()), bool(extras)


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "_", name).lower()
