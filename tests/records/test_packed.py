"""Values become bytes and the same values again, digit by digit."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.problems import INVISIBLE
from generator.records.packed import Packed, packed, unpacked
from generator.records.scalars import Number
from generator.records.service import Service
from generator.records.yaml_values import NUMBER
from tests.small import loaded
from tests.values import told

texts = st.text(max_size=12).filter(lambda text: not INVISIBLE.search(text))
numbers = st.from_regex(NUMBER, fullmatch=True).filter(str.isascii).map(Number)
values = st.recursive(
    texts | numbers | st.booleans() | st.none(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4),
    max_leaves=12,
)


@given(values)
def test_nothing_is_lost(value: object) -> None:
    assert told(unpacked(packed(value))) == told(value)


@pytest.mark.parametrize("text", ["\\u00005", '"\\u0000', "5E+0", "+5", "05"])
def test_a_text_that_looks_like_a_number_stays_text(text: str) -> None:
    assert unpacked(packed([text, Number("+5.0")])) == [text, Number("5")]
    assert unpacked(packed(Number("+5.0"))).text == "+5.0"


def test_other_values_are_refused() -> None:
    with pytest.raises(TypeError):
        packed({"a": object()})


def test_models_are_made_again_once_others_were_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    for most in ("_KEPT", "_LAST"):
        monkeypatch.setattr(f"generator.records.packed.{most}", 1)
    read = loaded().services
    assert isinstance(read, Packed)
    services = Packed(Service, read._data)
    one, other = list(services)[:2]
    first = services[one]
    assert isinstance(first, Service)
    assert services[one] is first
    assert services[other] != first
    assert services[one] == first
    assert services[one] is not first
    with pytest.raises(KeyError):
        services["no/existe"]
