"""QR codes of addresses. That they read back is segno's own concern."""

import struct
from io import BytesIO

import pytest
import segno

from generator.outputs.qr import qr_png

ADDRESS = "https://mac.example.pe/portal/tramites/reniec/duplicado-dni-mayores-de-edad/"


def test_a_code_is_a_small_picture_of_one_bit_a_module() -> None:
    png = qr_png(ADDRESS)
    assert png[:16] == b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"
    width, height, depth, color = struct.unpack(">2I2B", png[16:26])
    assert width == height == 33 + 2 * 4  # version 4, with four light modules on each side
    assert (depth, color) == (1, 0)
    assert len(png) < 400


@pytest.mark.parametrize("length", range(1, 400, 7))
def test_it_is_the_picture_that_segno_writes(length: int) -> None:
    address = (ADDRESS * 6)[:length]
    theirs = BytesIO()
    segno.make_qr(address, error="l", boost_error=False, mask=2).save(theirs, kind="png", scale=1)
    assert qr_png(address) == theirs.getvalue()


def test_the_same_address_gives_the_same_bytes_and_another_others() -> None:
    assert qr_png(ADDRESS) == qr_png(ADDRESS)
    assert qr_png(ADDRESS) != qr_png(ADDRESS + "x")


def test_what_no_code_holds_is_refused() -> None:
    with pytest.raises(ValueError):
        qr_png(ADDRESS * 50)
