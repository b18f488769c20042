"""Values that are made when somebody asks for one."""

from collections.abc import Iterator, Mapping
from typing import Generic, TypeVar

T = TypeVar("T")


class Keyed(Mapping[str, T], Generic[T]):
    """Has the keys of what its values are made of, and makes none to say which there are."""

    def __init__(self, keys: Mapping[str, object]) -> None:
        self._keys = keys

    def __contains__(self, key: object) -> bool:
        return key in self._keys

    def __iter__(self) -> Iterator[str]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)
