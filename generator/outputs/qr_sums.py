"""QR codes of many addresses, each as the sum of what its bytes add.

With version, level and mask given, a code is linear: a bit that is another one flips the same modules, whatever the
rest says. So a code is what is left of one that says nothing, and what each byte at its place flips: itself, and its
share of the check words (Reed and Solomon's, over blocks that stand interleaved). The addresses of a site share most
of these. segno gives the code that the others are sums upon, the places of its modules, and the tables.
"""

from collections.abc import Callable, Iterator
from typing import Any, Final, cast

import segno
from segno import consts

MASK: Final = 2
LARGEST: Final = 9
"""Larger versions count their bytes in two, and have blocks of two sizes."""
_LEVEL: Final = consts.ERROR_LEVEL_L
_DATA: Final = {consts.TYPE_DATA_DARK, consts.TYPE_DATA_LIGHT}
_FILLS: Final = b"\xec\x11"
"""After a zero, with which segno fills up what is whole already."""

Flip = Callable[[int, int], int]
"""Row and column of a module → a picture of it alone."""


class CodeSums:
    """The codes of one version. Pictures are numbers, a bit for each module, in whatever order ``flip`` puts them."""

    def __init__(self, version: int, flip: Flip) -> None:
        [blocks] = cast(Any, consts.ECC)[version][_LEVEL]
        self._blocks: int = blocks.num_blocks
        self._size: int = blocks.num_data
        self._words: int = self._blocks * self._size
        self._shares = _shares(self._size, blocks.num_total - self._size)
        self._added: dict[tuple[int, int], int] = {}
        sample = "a" * self.holds
        code = segno.make_qr(sample, version=version, error="l", boost_error=False, mask=MASK)
        types = [list(row) for row in code.matrix_iter(border=0, verbose=True)]
        self._modules = [flip(row, column) for row, column in _places(types)]
        self._nothing: int = _sum(
            flip(y, x) for y, row in enumerate(code.matrix) for x, dark in enumerate(row) if dark
        )
        self._nothing = self.picture(sample.encode())  # what it says is taken away again

    @property
    def holds(self) -> int:
        """Bytes of the longest address: mode, length and end take two."""
        return self._words - 2

    def picture(self, address: bytes) -> int:
        """The dark modules of the code of an address that is read as bytes."""
        picture: int = self._nothing
        for place in enumerate(self._said(address)):
            if place not in self._added:
                self._added[place] = self._flipped(*place)
            picture ^= self._added[place]
        return picture

    def _said(self, address: bytes) -> bytes:
        """The mode, how many bytes, they themselves and the end; then what fills the code."""
        bits = (0b0100 << 8 | len(address)) << 8 * len(address) | int.from_bytes(address, "big")
        said = (bits << 4).to_bytes(len(address) + 2, "big")
        return (said + b"\0" + _FILLS * self._words)[: self._words]

    def _flipped(self, place: int, byte: int) -> int:
        """What a byte at its place flips."""
        block, at = divmod(place, self._size)
        flipped = self._word(at * self._blocks + block, byte)
        for number, share in enumerate(self._shares[at]):
            word = self._words + number * self._blocks + block
            flipped ^= self._word(word, _times(byte, share))
        return flipped

    def _word(self, number: int, value: int) -> int:
        """The modules of a word that are dark when it has that value."""
        modules = self._modules[8 * number : 8 * number + 8]
        return _sum(module for bit, module in enumerate(modules) if value << bit & 0x80)


def _shares(size: int, checks: int) -> list[list[int]]:
    """For each place of a block, what a 1 there adds to its check words."""
    generator = [consts.GALIOS_EXP[power] for power in consts.GEN_POLY[checks]]
    shares = [generator]
    while len(shares) < size:
        first, *rest = shares[-1]
        moved = zip([*rest, 0], generator, strict=True)
        shares.append([word ^ _times(first, factor) for word, factor in moved])
    return shares[::-1]


def _times(a: int, b: int) -> int:
    """The product in the field of 256 elements."""
    if not a or not b:
        return 0
    product: int = consts.GALIOS_EXP[consts.GALIOS_LOG[a] + consts.GALIOS_LOG[b]]
    return product


def _places(types: list[list[int]]) -> Iterator[tuple[int, int]]:
    """Rows and columns of the modules that hold data: up and down in pairs of columns, from the right."""
    side = len(types)
    types[8][side - 9] = consts.TYPE_DATA_LIGHT  # segno takes one too many for those of the format
    rows = range(side)
    for right in [*range(side - 1, 6, -2), 5, 3, 1]:  # the column of the timing pattern is none
        rows = rows[::-1]
        for row in rows:
            for column in (right, right - 1):
                if types[row][column] in _DATA:
                    yield row, column


def _sum(pictures: Iterator[int]) -> int:
    whole = 0
    for picture in pictures:
        whole ^= picture
    return whole
