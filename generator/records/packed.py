"""Valid records as bytes, made into models one by one as they are asked for.

A model takes twenty times the memory of its file. So the values of a record are kept as compressed JSON
whose numbers are those the author wrote, digit by digit, and the models of the last records asked for.
"""

import json
import re
import zlib
from collections.abc import Mapping
from itertools import islice
from types import MappingProxyType
from typing import Any, Final, TypeVar

import deflate
from pydantic import BaseModel

from generator.records.keyed import Keyed
from generator.records.scalars import Number

M = TypeVar("M", bound=BaseModel)

_KEPT: Final = 256
"""Models that are all kept: those of the real catalogue, some 25 MB."""
_LAST: Final = 32
"""Of more than that, the last ones asked for: each process that is forked would have its own."""
_LEVEL: Final = 1
"""Of libdeflate, its quickest: half the time of zlib's, and less memory. A record takes a fifth of what its text would."""
_MARK: Final = "\x00"
"""No text of a record holds it (the reader refuses it), so that it may mark a number."""
_MARKED: Final = re.compile(r'"\\u0000(\+?)([-0-9.]+)"')
_PLUS: Final = "E+0"
"""JSON knows no plus sign before a number, and no number of a record has an exponent."""


def packed(value: Any) -> bytes:
    """The values of one file: dict, list, str, bool, ``None`` and :class:`Number`."""
    text = _WRITER.encode(value)
    text = _MARKED.sub(lambda m: m[2] + _PLUS if m[1] else m[2], text)
    return bytes(deflate.zlib_compress(text.encode(), _LEVEL))


def unpacked(data: bytes) -> Any:
    """The values again, of what :func:`packed` gave."""
    return _READER.decode(zlib.decompress(data).decode())


def _marked(value: Any) -> str:
    if not isinstance(value, Number):
        raise TypeError(f"{type(value)} is no value of a record")
    return _MARK + value.text


def _number(text: str) -> Number:
    return Number(f"+{text.removesuffix(_PLUS)}" if text.endswith(_PLUS) else text)


# no value holds itself: a reader makes them, and it refuses aliases
_WRITER: Final = json.JSONEncoder(
    ensure_ascii=False, check_circular=False, separators=(",", ":"), default=_marked
)
_READER: Final = json.JSONDecoder(parse_int=_number, parse_float=_number)


class Packed(Keyed[M]):
    """Key → model, made of what :func:`packed` gave."""

    def __init__(
        self,
        model: type[M],
        data: Mapping[str, bytes],
        made: Mapping[str, M] = MappingProxyType({}),
    ) -> None:
        """``made`` are models that somebody has made of it already."""
        super().__init__(data)
        self._model = model
        self._data = data
        self._most = _KEPT if len(data) <= _KEPT else _LAST
        self._made: dict[str, M] = dict(islice(made.items(), self._most))

    def __getitem__(self, key: str) -> M:
        made = self._made.pop(key, None)
        if made is None:
            made = self._model.model_validate(unpacked(self._data[key]))
            if len(self._made) >= self._most:
                del self._made[next(iter(self._made))]
        self._made[key] = made  # the last one asked for is the last to go
        return made
