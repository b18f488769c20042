"""QR codes are those of segno, module by module, read from the PNG that is shown."""

import struct
import zlib

import pytest
import segno

from generator.outputs.qr import MARGIN, qr_png

ADDRESS = "https://mac.example.pe/portal/tramites/reniec/duplicado-dni-mayores-de-edad/" * 4
# The fullest code of every version. What is padded cannot be compared: segno 1.6.6 puts a byte of zeros
# before the padding, which readers pass over and the norm does not have.
LENGTHS = (17, 32, 53, 78, 106, 134, 154, 192, 230, 271)


def modules(png: bytes) -> list[list[int]]:
    """The modules of a PNG of depth 1, without the margin."""
    assert png[:16] == b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"
    side, height, depth = struct.unpack(">2IB", png[16:25])
    assert (side, depth) == (height, 1)
    size = struct.unpack(">I", png[33:37])[0]
    pixels = zlib.decompress(png[41 : 41 + size])
    width = -(-side // 8) + 1
    lines = [pixels[i : i + width] for i in range(0, len(pixels), width)]
    rows = [
        [1 - int(bit) for bit in "".join(f"{b:08b}" for b in line[1:])[:side]] for line in lines
    ]
    inner = [row[MARGIN : side - MARGIN] for row in rows[MARGIN : side - MARGIN]]
    assert sum(map(sum, rows)) == sum(map(sum, inner)), "the margin is light"
    return inner


@pytest.mark.parametrize("length", LENGTHS)
def test_a_code_is_the_one_segno_draws(length: int) -> None:
    address = ADDRESS[:length]
    code = segno.make_qr(
        address, error="l", boost_error=False, mask=2, mode="byte", encoding="latin-1"
    )
    assert modules(qr_png(address)) == [list(row) for row in code.matrix]


def test_what_no_code_here_holds_is_refused() -> None:
    with pytest.raises(ValueError, match="too long"):
        qr_png(ADDRESS[:272])
    with pytest.raises(UnicodeEncodeError):
        qr_png("https://mac.example.pe/trámites/")
