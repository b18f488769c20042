"""QR codes of addresses. That they read back is segno's own concern."""

import struct
from io import BytesIO
from random import Random
from string import printable

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


def of_segno(address: str) -> bytes:
    theirs = BytesIO()
    segno.make_qr(address, error="l", boost_error=False, mask=2).save(theirs, kind="png", scale=1)
    return theirs.getvalue()


@pytest.mark.parametrize("length", range(1, 400, 7))
def test_it_is_the_picture_that_segno_writes(length: int) -> None:
    address = (ADDRESS * 6)[:length]
    assert qr_png(address) == of_segno(address)


@pytest.mark.parametrize("full", [17, 32, 53, 78, 106, 134, 154, 192, 230])
def test_also_where_a_version_is_full(full: int) -> None:
    for length in (full - 1, full, full + 1):
        address = (ADDRESS * 6)[-length:]
        assert qr_png(address) == of_segno(address)


@pytest.mark.parametrize(
    "address",
    ["0123456789", "HTTPS://MAC.EXAMPLE.PE/A-Z", "https://mac.example.pe/ñ/", "点茗", "ÿ\n~\0"],
)
def test_also_of_what_is_written_otherwise(address: str) -> None:
    assert qr_png(address) == of_segno(address)


def test_whatever_was_asked_before() -> None:
    chance = Random(1)
    for _ in range(100):
        address = "".join(chance.choices(printable, k=chance.randint(1, 230)))
        assert qr_png(address) == of_segno(address), address


def test_the_same_address_gives_the_same_bytes_and_another_others() -> None:
    assert qr_png(ADDRESS) == qr_png(ADDRESS)
    assert qr_png(ADDRESS) != qr_png(ADDRESS + "x")


def test_what_no_code_holds_is_refused() -> None:
    with pytest.raises(ValueError):
        qr_png(ADDRESS * 50)
