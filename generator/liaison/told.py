"""What the liaison's commands say when they are done. Nothing is printed here."""

import shlex
from collections.abc import Collection, Iterator, Mapping
from typing import Final

from generator.liaison.scaffold import NewRecord
from generator.problems import visible

_NAMED: Final = 20
"""Files that a suggested command names one by one; beyond that it names none and means all."""


def told_of_format(changed: Collection[str], files: int, check: bool) -> Iterator[str]:
    """Which files ``mac fmt`` changed, or would change and with which command."""
    yield from (visible(file) for file in changed)
    if not check:
        yield f"{_files(len(changed), 'ordenada')}, {files - len(changed)} sin cambios."
    elif changed:
        names = shlex.join(changed) if len(changed) <= _NAMED else ""
        yield f"{_files(len(changed), 'por ordenar')}. Ejecuta: {f'mac fmt {names}'.strip()}"
    else:
        yield f"{files} fichas en orden."


def told_of_new(record: NewRecord) -> Iterator[str]:
    """Which file ``mac new`` wrote and what to do next."""
    yield f"Creada: {record.file}"
    if record.to_fill:
        yield f"Escribe lo que falta: {', '.join(record.to_fill)}."
    yield f"Después: mac fmt {shlex.quote(record.file)} && mac check"


def told_of_rename(changed: Mapping[str, str | None]) -> Iterator[str]:
    """Which files ``mac rename`` wrote."""
    yield from sorted(visible(file) for file, text in changed.items() if text is not None)
    yield f"{_files(sum(text is not None for text in changed.values()), 'cambiada')}. Después: mac check"


def _files(number: int, how: str) -> str:
    if number == 1:
        return f"1 ficha {how}"
    return f"{number} fichas {how}{'' if ' ' in how else 's'}"
