"""QR codes of page addresses (ISO/IEC 18004: byte mode, level L, versions 1 to 10).

segno needs 2 ms a code, 9 ms when it chooses the mask: more than all the rest of a page. Here everything
but the address is worked out once a version. Tests hold it to segno's modules. A PNG of one bit a module
is smaller than the path of an SVG (280 bytes, 1.9 KB) and as sharp, for CSS scales it by whole pixels.
"""

import struct
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

MARGIN: Final = 4
"""Modules of quiet zone on each side, as the norm asks."""

_VERSIONS: Final = {  # version: (data bytes of each block, error correction bytes of each block)
    1: ((19,), 7), 2: ((34,), 10), 3: ((55,), 15), 4: ((80,), 20), 5: ((108,), 26),
    6: ((68, 68), 18), 7: ((78, 78), 20), 8: ((97, 97), 24), 9: ((116, 116), 30),
    10: ((68, 68, 69, 69), 18),
}  # fmt: skip
_ALIGNMENT: Final = {
    1: (), 2: (6, 18), 3: (6, 22), 4: (6, 26), 5: (6, 30), 6: (6, 34), 7: (6, 22, 38),
    8: (6, 24, 42), 9: (6, 26, 46), 10: (6, 28, 50),
}  # fmt: skip
_VERSION_BITS: Final = {7: 0x07C94, 8: 0x085BC, 9: 0x09A99, 10: 0x0A4D3}
_FORMAT_BITS: Final = 0b111110110101010
"""Level L with mask 2, whose modules are those of every third column."""


@dataclass(frozen=True, slots=True)
class _Symbol:
    """What all codes of a version share: ``modules`` without data, mask applied; where each bit goes."""

    side: int
    modules: bytes
    places: tuple[int, ...]


def qr_png(address: str) -> bytes:
    """The code as a PNG of one bit a module, quiet zone included: some 280 bytes.

    ``address`` is in ASCII, as URLs are. ``ValueError`` when it has more than 271 characters.
    """
    symbol, bits = _bits(address.encode("ascii"))
    modules = bytearray(symbol.modules)
    for place, bit in zip(symbol.places, bits, strict=False):
        if bit == "1":
            modules[place] ^= 1
    digits = modules.translate(_DIGITS).decode()
    rows = (digits[i : i + symbol.side] for i in range(0, len(digits), symbol.side))
    return _png([int(row, 2) << MARGIN for row in rows], symbol.side + 2 * MARGIN)


def _png(rows: Sequence[int], side: int) -> bytes:
    """Rows of dark modules as a grey image of depth 1 (0 is black), with the margin above and below."""
    size = -(-side // 8)
    white = (1 << 8 * size) - 1
    lines = [0] * MARGIN + [row << 8 * size - side for row in rows] + [0] * MARGIN
    pixels = b"".join(b"\0" + (line ^ white).to_bytes(size) for line in lines)
    header = struct.pack(">2I5B", side, side, 1, 0, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(pixels, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in chunks
    )


_DIGITS: Final = b"01" + bytes(254)


def _bits(data: bytes) -> tuple[_Symbol, str]:
    """The least version that holds the data, and its bits in the order in which they are placed."""
    version = next(
        (v for v, (b, _) in _VERSIONS.items() if _length_bits(v) + 4 + 8 * len(data) <= 8 * sum(b)),
        None,
    )
    if version is None:
        raise ValueError(f"an address of {len(data)} characters is too long for a code")
    blocks, correction = _VERSIONS[version]
    room, length_bits = sum(blocks), _length_bits(version)
    start = f"{4:04b}{len(data):0{length_bits}b}" + "".join(f"{byte:08b}" for byte in data) + "0000"
    start = start[: 8 * room]
    start += "0" * (-len(start) % 8)
    words = int(start, 2).to_bytes(len(start) // 8)
    words += bytes((0xEC, 0x11) * room)[: room - len(words)]
    split = [words[sum(blocks[:i]) : sum(blocks[: i + 1])] for i in range(len(blocks))]
    checks = [_correction(block, correction) for block in split]
    order = [block[i] for i in range(max(blocks)) for block in split if i < len(block)]
    order += [check[i] for i in range(correction) for check in checks]
    return _symbol(version), "".join(f"{word:08b}" for word in order)


def _length_bits(version: int) -> int:
    return 8 if version < 10 else 16


def _correction(block: bytes, size: int) -> bytes:
    """The remainder of Reed and Solomon: ``size`` bytes; a number holds them all while it is divided."""
    table, top, rest = _multiples(size), 8 * (size - 1), 0
    keep = (1 << top) - 1
    for byte in block:
        rest = (rest & keep) << 8 ^ table[byte ^ rest >> top]
    return rest.to_bytes(size)


@cache
def _multiples(size: int) -> tuple[int, ...]:
    """The generator of ``size`` bytes times each byte, without its leading term."""
    generator, root = [1], 1
    for _ in range(size):
        shifted = [*generator, 0]
        for i, term in enumerate(generator):
            shifted[i + 1] ^= _times(term, root)
        generator, root = shifted, _times(root, 2)
    return tuple(
        int.from_bytes(bytes(_times(term, byte) for term in generator[1:])) for byte in range(256)
    )


def _times(a: int, b: int) -> int:
    """The product in GF(256) with the polynomial of the norm."""
    product = 0
    while b:
        product ^= a * (b & 1)
        a, b = a << 1 ^ (0x11D if a & 0x80 else 0), b >> 1
    return product


@cache
def _symbol(version: int) -> _Symbol:
    """Finder, timing, alignment, format and version patterns, and the zigzag through what is left."""
    side = 17 + 4 * version
    fixed: dict[tuple[int, int], int] = {}
    for top, left in ((0, 0), (0, side - 7), (side - 7, 0)):
        for r in range(top - 1, top + 8):
            for c in range(left - 1, left + 8):
                ring = max(abs(r - top - 3), abs(c - left - 3))
                fixed[r, c] = int(ring not in (2, 4))
    for r in _ALIGNMENT[version]:
        for c in _ALIGNMENT[version]:
            if (r, c) not in fixed:
                square = [(i, j) for i in range(-2, 3) for j in range(-2, 3)]
                fixed |= {(r + i, c + j): int(max(abs(i), abs(j)) != 1) for i, j in square}
    for i in range(8, side - 8):
        fixed[6, i] = fixed[i, 6] = 1 - i % 2
    fixed |= _format(side) | _version(version, side)
    free, columns = [], [c for c in range(side - 1, -1, -1) if c != 6]
    for pair in range(0, side - 1, 2):
        rows = range(side) if pair // 2 % 2 else range(side - 1, -1, -1)
        free += [(r, c) for r in rows for c in columns[pair : pair + 2] if (r, c) not in fixed]
    modules = bytearray(side * side)
    for r in range(side):
        for c in range(side):
            modules[r * side + c] = fixed.get((r, c), int(c % 3 == 0))
    return _Symbol(side, bytes(modules), tuple(r * side + c for r, c in free))


def _format(side: int) -> dict[tuple[int, int], int]:
    bits = [_FORMAT_BITS >> 14 - i & 1 for i in range(15)]
    upper = [*((8, c) for c in (0, 1, 2, 3, 4, 5, 7, 8)), *((r, 8) for r in (7, 5, 4, 3, 2, 1, 0))]
    lower = [*((side - 1 - i, 8) for i in range(7)), *((8, side - 8 + i) for i in range(8))]
    placed = dict(zip(upper, bits, strict=True)) | dict(zip(lower, bits, strict=True))
    return placed | {(side - 8, 8): 1}


def _version(version: int, side: int) -> dict[tuple[int, int], int]:
    bits = _VERSION_BITS.get(version)
    if bits is None:
        return {}
    placed: dict[tuple[int, int], int] = {}
    for i in range(18):
        near, far, bit = i // 3, side - 11 + i % 3, bits >> i & 1
        placed |= {(near, far): bit, (far, near): bit}
    return placed
