"""Lists that Pagefind writes in a random order get a fixed one, and nothing else changes."""

import pytest

from generator.publish.errors import PublishError
from generator.publish.stable_index import in_order


def text(value: str) -> bytes:
    data = value.encode()
    return (bytes([0x60 + len(data)]) if len(data) < 24 else bytes([0x78, len(data)])) + data


def array(*items: bytes) -> bytes:
    return bytes([0x80 + len(items)]) + b"".join(items)


NUMBERS = array(b"\x00", b"\x18\x18", b"\x19\x01\x00", b"\x1a\x00\x01\x00\x00")
"""0, 24, 256 and 65536: every width."""
LONG = text("un valor de más de veinticuatro letras")


def test_values_of_a_filter_are_sorted() -> None:
    entries = [array(text("reniec"), NUMBERS), array(LONG, NUMBERS), array(text("bn"), array())]
    shuffled = array(text("entidad"), array(*entries))
    expected = array(text("entidad"), array(*sorted(entries)))
    assert in_order(shuffled, 1) == expected
    assert in_order(expected, 1) == expected
    assert in_order(array(text("entidad"), array(*reversed(entries))), 1) == expected


def test_only_the_item_asked_for_changes() -> None:
    last, first = text("b"), text("a")
    data = array(text("1.5.2"), array(last, first), array(last, first), text("fin"))
    assert in_order(data, 2) == array(
        text("1.5.2"), array(last, first), array(first, last), text("fin")
    )


@pytest.mark.parametrize(
    ("data", "item"),
    [
        (array(text("a")), 1),
        (array(text("a"), b"\x05"), 1),
        (b"\x05", 0),
        (array(array(b"\xa0")), 0),
    ],
    ids=["too short", "a number instead", "no array", "a map within"],
)
def test_another_form_is_refused_never_guessed(data: bytes, item: int) -> None:
    with pytest.raises(PublishError, match="Pagefind cambió"):
        in_order(data, item)
