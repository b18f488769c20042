"""Elements of a list are paired as a reader would pair them."""

from typing import Any

import pytest

from generator.liaison.diff_match import match
from generator.records.service import Fee, Requirement


def fee(concept: str, amount: int = 1, **fields: Any) -> Fee:
    return Fee.model_validate({"concept": concept, "amount": amount, **fields})


def need(text: str, **fields: Any) -> Requirement:
    return Requirement.model_validate({"text": text, **fields})


def test_nothing_and_something() -> None:
    one = fee("a")
    assert match([], [one]).added == (one,)
    assert match([one], []).removed == (one,)


def test_the_same_in_another_order() -> None:
    a, b = fee("a"), fee("b")
    assert match([a, b], [b, a]).pairs == ((b, b), (a, a))


def test_twins_are_paired_one_to_one() -> None:
    a = fee("a")
    matched = match([a, a], [a, a, a])
    assert (len(matched.pairs), matched.added, matched.removed) == (2, (a,), ())


def test_concept_and_scope_before_concept_alone() -> None:
    callao, piura = fee("a", 30, centers=["callao"]), fee("a", 20, centers=["piura"])
    dearer, dearest = fee("a", 35, centers=["callao"]), fee("a", 99, centers=["piura"])
    assert match([callao, piura], [dearest, dearer]).pairs == ((piura, dearest), (callao, dearer))


def test_the_order_in_a_scope_does_not_count() -> None:
    before = fee("a", 1, centers=["x", "y"], when={"c": ["p", "q"]})
    others = fee("a", 2), fee("a", 3, centers=["y", "x"], when={"c": ["q", "p"]})
    assert match([before], others).pairs == ((before, others[1]),)


def test_accents_and_capitals_do_not_count() -> None:
    assert match([fee("Emisión")], [fee("emision")]).removed == ()


def test_words_in_common() -> None:
    old, new = need("Copia simple de tu DNI"), need("Copia legalizada de tu DNI")
    other = need("Recibo de luz")
    assert match([other, old], [new]).pairs == ((old, new),)


def test_the_same_document_said_otherwise() -> None:
    old, new = need("Tu DNI", document="dni"), need("Identificación vigente", document="dni")
    assert match([old], [new]).pairs == ((old, new),)


@pytest.mark.parametrize("text", ["Recibo de luz", "La foto"])
def test_nothing_in_common_is_one_gone_and_one_new(text: str) -> None:
    matched = match([need("Tu DNI")], [need(text)])
    assert (len(matched.removed), len(matched.added)) == (1, 1)


def test_the_one_fee_left_for_the_same_people_is_the_same_fee_renamed() -> None:
    assert len(match([fee("Derecho")], [fee("Pago", 5)]).pairs) == 1
    assert match([fee("Derecho")], [fee("Pago", 5, centers=["x"])]).pairs == ()
    assert match([fee("Derecho")], [fee("Pago"), fee("Copia")]).pairs == ()


def test_thousands_of_elements_do_not_take_forever() -> None:
    before = [need(f"antes {n} uno dos tres") for n in range(5000)]
    after = [need(f"después {n} cuatro cinco seis") for n in range(5000)]
    assert len(match(before, after).added) == 5000
