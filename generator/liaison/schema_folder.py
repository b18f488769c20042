"""``schemas/`` on disk: what differs from the models, and writing it."""

from collections.abc import Mapping
from pathlib import Path


def outdated(folder: Path, documents: Mapping[str, str]) -> list[str]:
    """Paths of schemas that are missing, differ or belong to no model, in order."""
    return sorted({*_differing(folder, documents), *_orphans(folder, documents)})


def write(folder: Path, documents: Mapping[str, str]) -> list[str]:
    """Make the folder hold these schemas and no others; returns the paths that changed."""
    changed = outdated(folder, documents)
    for path in changed:
        file = folder / path
        if path in documents:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(documents[path].encode())
        else:
            file.unlink()
    return changed


def _differing(folder: Path, documents: Mapping[str, str]) -> list[str]:
    return [
        path
        for path, text in documents.items()
        if not (folder / path).is_file() or (folder / path).read_bytes() != text.encode()
    ]


def _orphans(folder: Path, documents: Mapping[str, str]) -> list[str]:
    found = (path.relative_to(folder).as_posix() for path in folder.rglob("*.schema.json"))
    return [path for path in found if path not in documents]
