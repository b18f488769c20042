"""Records and fields whose look-ups are noted."""

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from typing import Any, Generic, TypeVar

from generator.answers.rows import Need

T = TypeVar("T")


class Watched(Mapping[str, T], Generic[T]):
    """Records by key in a stable order; each look-up is noted as ``<folder>/<key>``, a walk as ``<folder>/``."""

    def __init__(self, folder: str, records: Mapping[str, T], note: Callable[[Need], None]) -> None:
        self._folder = folder
        self._records = records
        self._note = note

    def __getitem__(self, key: str) -> T:
        self._note(f"{self._folder}/{key}")
        return self._records[key]

    def __contains__(self, key: object) -> bool:
        self._note(f"{self._folder}/{key}")
        return key in self._records

    def __iter__(self) -> Iterator[str]:
        self._note(f"{self._folder}/")
        return iter(self._keys)

    def __len__(self) -> int:
        self._note(f"{self._folder}/")
        return len(self._records)

    @cached_property
    def _keys(self) -> tuple[str, ...]:
        return tuple(sorted(self._records))


class WatchedFields:
    """An object whose fields are noted as ``<folder>/<field>`` when they are looked at, and stay as they are."""

    __slots__ = ("_folder", "_note", "_of")

    def __init__(self, folder: str, of: object, note: Callable[[Need], None]) -> None:
        for name, value in (("_folder", folder), ("_of", of), ("_note", note)):
            object.__setattr__(self, name, value)

    def __getattr__(self, name: str) -> Any:
        self._note(f"{self._folder}/{name}")
        return getattr(self._of, name)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{name} is as it was read")
