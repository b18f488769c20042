"""What was asked for lately."""

from typing import TypeVar

T = TypeVar("T")


class Lately(dict[str, T]):
    """Keeps what was asked for lately: the last ``most`` values at least, no more than twice as many.

    In two halves, the newer one the dictionary itself: what is asked for of the older one comes over, and
    when the newer one is full it becomes the older. To keep them in order would cost more than that.
    """

    def __init__(self, most: int) -> None:
        super().__init__()
        self._most = most
        self._older: dict[str, T] = {}

    def __missing__(self, key: str) -> T | None:
        """What ``[key]`` gives of the older half, or ``None``."""
        found = self._older.pop(key, None)
        if found is not None:
            self[key] = found
        return found

    def __setitem__(self, key: str, value: T) -> None:
        if len(self) >= self._most:
            self._older = dict(self)
            self.clear()
        super().__setitem__(key, value)

    def forget(self, key: str) -> None:
        """As if nobody had ever asked for it."""
        self.pop(key, None)
        self._older.pop(key, None)
