"""Files a liaison's command reads and writes: whole or not at all, whatever happens meanwhile."""

import os
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from generator.liaison.format import Formatted, formatted
from generator.liaison.refused import RefusedError
from generator.problems import Problem, visible
from generator.records.files import content_of, record_files
from generator.records.yaml_source import read


def chosen(root: Path, paths: Sequence[Path], problems: list[Problem]) -> list[str]:
    """Records below ``root``, all of them or those that are named or lie in a named folder.

    Raises :class:`RefusedError`.
    """
    files = list(record_files(root, problems))
    if not paths:
        if not files and not problems:
            raise RefusedError(f"En «{visible(str(root))}» no hay ninguna ficha.", 2)
        return files
    places = [path.resolve() for path in paths]
    for path, place in zip(paths, places, strict=True):
        if not any(_is_in(root / file, [place]) for file in files):
            raise RefusedError(f"En «{visible(str(path))}» no hay ninguna ficha.", 2)
    problems[:] = [problem for problem in problems if _is_in(root / problem.file, places)]
    return [file for file in files if _is_in(root / file, places)]


def _is_in(file: Path, places: Iterable[Path]) -> bool:
    whole = file.resolve()
    return any(whole.is_relative_to(place) for place in places)


def format_files(root: Path, files: Iterable[str], problems: list[Problem]) -> Iterator[Formatted]:
    """Each file in its canonical form; why one cannot be read goes to ``problems``."""
    for file in files:
        content = content_of(root, file, problems)
        if content is not None:
            result = formatted(file, *content)
            problems += result.problems
            yield result


def texts_of(root: Path) -> dict[str, str]:
    """Every record's text. Raises :class:`RefusedError` for one that cannot be read."""
    problems: list[Problem] = []
    texts: dict[str, str] = {}
    for file in record_files(root, problems):
        content = content_of(root, file, problems)
        source, found = read(file, *content) if content else (None, [])
        problems += found
        if source is not None and isinstance(source.value, dict):
            texts[file] = content[0].decode() if content else ""
    if problems:
        raise RefusedError(f"Corrige antes las fichas que no se pueden leer: {problems[0].text()}")
    return texts


def write_all(root: Path, texts: Mapping[str, str | None]) -> None:
    """Write every file, ``None`` deleting it; when one fails, those before it are put back.

    Raises :class:`RefusedError`.
    """
    before: dict[Path, bytes | None] = {}
    try:
        for file, text in texts.items():
            path = Path(os.path.realpath(root / file))
            before[path] = path.read_bytes() if path.exists() else None
            _put(path, None if text is None else text.encode())
    except BaseException as error:
        for path, content in before.items():
            with suppress(OSError):
                _put(path, content)
        if isinstance(error, OSError):
            message = f"No se pudo escribir {visible(file)}: {error.strerror}."
            raise RefusedError(f"{message} Todo queda como estaba.") from None
        raise


def _put(path: Path, content: bytes | None) -> None:
    """Replace a file at once: who reads meanwhile sees the old one or the new one, never a half."""
    if content is None:
        path.unlink(missing_ok=True)
        with suppress(OSError):  # a folder that still holds something stays
            path.parent.rmdir()
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    mode = path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask()
    handle, name = tempfile.mkstemp(prefix=".mac-", dir=path.parent)
    new = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        new.chmod(mode)
        new.replace(path)
    except BaseException:
        new.unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0o022)
    os.umask(mask)
    return mask
