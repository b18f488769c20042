"""Which files below a folder are records: what does not belong there is a problem, never skipped."""

import errno
import os
import re
import stat
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from generator.problems import Problem, make
from generator.records.scalars import SLUG_PATTERN
from generator.records.vocabulary import list_names
from generator.records.yaml_source import MAX_BYTES
from generator.vocabularies import ROOTS

MAX_FOLDERS: Final = 4
"""Folders in folders that are looked into below one of the three; no record is deeper than one."""

_SLUG: Final = re.compile(SLUG_PATTERN)
_REASONS: Final = {
    errno.EACCES: "falta el permiso",
    errno.EIO: "el disco falla",
    errno.ELOOP: "es un enlace que vuelve sobre sí mismo",
    errno.ENAMETOOLONG: "su nombre es demasiado largo",
    errno.ENOENT: "es un enlace que no lleva a ningún archivo",
}


def record_files(root: Path, problems: list[Problem]) -> Iterator[str]:
    """Paths of record files below ``root``, in order, with what does not belong there as problems."""
    for top in ROOTS:
        folder = root / top
        if problem := _judged(_missing_folder, folder, root):
            problems.append(problem)
            continue
        unread: list[OSError] = []
        for directory, folders, names in os.walk(folder, onerror=unread.append):
            folders.sort()
            for name in tuple(folders):
                if problem := _judged(_misplaced_folder, Path(directory) / name, root):
                    problems.append(problem)
                    folders.remove(name)
            below = directory.removeprefix(os.fspath(folder))
            for name in sorted(names):
                shown = f"{top}{below}/{name}"
                if _is_usual(f"{directory}/{name}", shown):
                    yield shown
                    continue
                path = Path(directory) / name
                if problem := _judged(_misplaced_file, path, root):
                    problems.append(problem)
                elif name.endswith(".yml"):
                    yield _shown(path, root)
        problems += [_unreadable(_shown(Path(e.filename), root), e) for e in unread]


def _is_usual(path: str, shown: str) -> bool:
    """Whether it is simply a file in its place, as nearly all are: whatever else is looked at closely."""
    if not (shown.isascii() and shown.endswith(".yml")):
        return False
    top, *folders, name = shown.removesuffix(".yml").split("/")
    try:
        return _well_placed(top, folders, name) and stat.S_ISREG(os.lstat(path).st_mode)
    except OSError:
        return False


def content_of(root: Path, path: str, problems: list[Problem]) -> tuple[bytes, int] | None:
    """The beginning of a file, more of it than a record may have, and the size of the whole."""
    try:
        with open(f"{root}/{path}", "rb") as file:  # noqa: PTH123 (ten thousand files)
            size = os.fstat(file.fileno()).st_size
            data = file.read(min(size, MAX_BYTES) + 1)  # room for a whole MAX_BYTES takes time
            if len(data) > size:  # it has grown, or does not tell its size
                data += file.read(MAX_BYTES + 1 - len(data))
            return data, size
    except OSError as error:
        problems.append(_unreadable(path, error))
        return None


def _unreadable(shown: str, error: OSError) -> Problem:
    reason = _REASONS.get(error.errno or 0, error.strerror)
    return make(shown, 1, 1, (), "unreadable", f"No se pudo leer: {reason}.")


def _shown(path: Path, root: Path) -> str:
    """The path below ``root``; bytes of a name that are no text become visible signs."""
    return os.fsencode(path.relative_to(root).as_posix()).decode("utf-8", "backslashreplace")


def _judged(
    judge: Callable[[Path, str, Path], Problem | None], path: Path, root: Path
) -> Problem | None:
    shown = _shown(path, root)
    try:
        return judge(path, shown, root)
    except OSError as error:
        return _unreadable(shown, error)


def _missing_folder(path: Path, shown: str, root: Path) -> Problem | None:
    """What is wrong with one of the three folders."""
    if path.is_symlink():
        return make(shown, 1, 1, (), "link-outside", "Es un enlace a otra carpeta.")
    if path.is_dir():
        return None
    message = f"«{shown}» no es una carpeta." if path.exists() else f"Falta la carpeta {shown}/."
    return make(shown, 1, 1, (), "no-records", message)


def _misplaced_folder(path: Path, shown: str, root: Path) -> Problem | None:
    """What is wrong with a folder; nobody looks into it then."""
    if path.is_symlink():
        return make(shown, 1, 1, (), "link-outside", "Es un enlace a otra carpeta.")
    if path.name.endswith(".yml"):
        return make(shown, 1, 1, (), "not-a-file", "Es una carpeta con nombre de ficha.")
    if shown.count("/") > MAX_FOLDERS:
        message = "Hay demasiadas carpetas, una dentro de otra."
        return make(shown, 1, 1, (), "folder-too-deep", message)
    return None


def _misplaced_file(path: Path, shown: str, root: Path) -> Problem | None:
    """What is wrong with a file, found without opening it: a pipe would never end."""
    if path.is_symlink() and not Path(os.path.realpath(path)).is_relative_to(root.resolve()):
        return make(shown, 1, 1, (), "link-outside", "Es un enlace a un archivo de fuera.")
    if path.exists() and not path.is_file():
        message = "No es un archivo de texto: es una tubería o un dispositivo."
        return make(shown, 1, 1, (), "not-a-file", message)
    if path.suffix != ".yml":
        if path.name.startswith(".") and not path.name.endswith(".yml"):
            return None  # left by an editor or the system
        return make(shown, 1, 1, (), "not-a-record", _wrong_ending(path))
    top, *folders, name = shown.removesuffix(".yml").split("/")
    if not _well_placed(top, folders, name):
        message = "El archivo no está donde va una ficha, o su nombre no sirve."
        return make(shown, 1, 1, (), "bad-file-name", message)
    return None


def _wrong_ending(path: Path) -> str:
    if path.suffix.lower() in (".yml", ".yaml"):
        return f"El nombre termina en «{path.suffix}», y el de una ficha, en «.yml»."
    return "Este archivo no es una ficha .yml."


def is_record_path(record: str) -> bool:
    """Whether a path without ending is one of a service, an entity or a centre."""
    top, *folders, name = record.split("/")
    own = not any(part.startswith("_") for part in folders)
    return top in ROOTS and own and _well_placed(top, folders, name)


def _well_placed(top: str, folders: list[str], name: str) -> bool:
    if top == "catalogue" and folders == ["_vocabulary"]:
        return name in list_names()
    if top == "centers" and folders == ["_statistics"]:
        return bool(re.fullmatch(r"[a-z0-9]+(_[a-z0-9]+)*", name))
    if not _SLUG.fullmatch(name) or len(name) > 80:
        return False
    if top == "catalogue":
        return len(folders) == 1 and bool(_SLUG.fullmatch(folders[0]))
    return not folders
