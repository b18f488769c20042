"""QR codes of page addresses, for paper: segno's, as a PNG of one bit a module.

The mask is given, not chosen: trying all eight takes four fifths of segno's time, and any of them reads
the same. A PNG is 300 bytes where an SVG is 1.8 KB, and as sharp, for CSS scales it by whole pixels.
It is written here: segno's writer is ready for colours and scales, and takes a third of what is left.
"""

import struct
import zlib
from typing import Final

_MASK: Final = 2
_QUIET: Final = 4
"""Light modules on each side, as the standard asks."""
_BITS: Final = bytes.maketrans(b"\0\1", b"10")
"""A module that is dark is a 0 of a grey PNG."""


def qr_png(address: str) -> bytes:
    """The code of an address as a PNG, quiet zone included.

    :raises ValueError: no code holds so long an address.
    """
    import segno  # it brings half of urllib along, and most builds make no code

    modules = segno.make_qr(address, error="l", boost_error=False, mask=_MASK).matrix
    light = b"1" * _QUIET
    empty = b"1" * (len(modules) + 2 * _QUIET)
    rows = [light + bytes(row).translate(_BITS) + light for row in modules]
    return _png([*[empty] * _QUIET, *rows, *[empty] * _QUIET])


def _png(rows: list[bytes]) -> bytes:
    """A square of rows of ``b"01…"``, each filled up to whole bytes."""
    side, size = len(rows), -(-len(rows) // 8)
    lines = (b"\0" + (int(row, 2) << 8 * size - side).to_bytes(size, "big") for row in rows)
    header = struct.pack(">2I5B", side, side, 1, 0, 0, 0, 0)  # one bit, grey, nothing special
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(b"".join(lines), 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in chunks
    )
