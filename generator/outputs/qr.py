"""QR codes of page addresses, for paper: segno's, as a PNG of one bit a module.

The mask is given, not chosen: trying all eight takes four fifths of segno's time, and any of them reads
the same. A PNG is 300 bytes where an SVG is 1.8 KB, and as sharp, for CSS scales it by whole pixels.
It is written here: segno's writer is ready for colours and scales, and takes a third of what is left.
"""

import struct
import zlib
from functools import cache
from typing import Final

import segno

from generator.outputs.qr_sums import LARGEST, MASK, CodeSums

_QUIET: Final = 4
"""Light modules on each side, as the standard asks."""


class _Paper:
    """Where the modules of a code stand in the lines of its PNG: after a zero, each filled up to whole bytes."""

    def __init__(self, modules: int) -> None:
        self.side = modules + 2 * _QUIET
        self._line = 1 + -(-self.side // 8)
        self._bits = 8 * self._line * self.side
        row = (1 << self.side) - 1 << 8 * (self._line - 1) - self.side
        self._light = sum(row << 8 * self._line * number for number in range(self.side))

    def module(self, row: int, column: int) -> int:
        """The number whose only bit is that module's."""
        before = 8 * self._line * (row + _QUIET) + 8 + column + _QUIET
        return 1 << self._bits - 1 - before

    def png(self, dark: int) -> bytes:
        """A picture with these dark modules; dark is a 0 of a grey PNG."""
        return _png(self.side, (self._light ^ dark).to_bytes(self._bits // 8, "big"))


def qr_png(address: str) -> bytes:
    """The code of an address as a PNG, quiet zone included.

    :raises ValueError: no code holds so long an address.
    """
    data = address.encode()
    if address.isascii() and any(map(str.islower, address)):  # others have shorter codes
        for version in range(1, LARGEST + 1):
            paper, sums = _of_version(version)
            if len(data) <= sums.holds:
                return paper.png(sums.picture(data))
    code = segno.make_qr(address, error="l", boost_error=False, mask=MASK).matrix
    paper = _Paper(len(code))
    dark = (
        paper.module(y, x) for y, row in enumerate(code) for x, is_dark in enumerate(row) if is_dark
    )
    return paper.png(sum(dark))


@cache
def _of_version(version: int) -> tuple[_Paper, CodeSums]:
    paper = _Paper(17 + 4 * version)
    return paper, CodeSums(version, paper.module)


def _png(side: int, lines: bytes) -> bytes:
    """A square of lines of one bit a module."""
    header = struct.pack(">2I5B", side, side, 1, 0, 0, 0, 0)  # one bit, grey, nothing special
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(lines, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in chunks
    )
