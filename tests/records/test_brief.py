"""A service in short says what the rest of the catalogue needs of it, and its digest tells it from any other."""

import pytest

from generator.records.brief import Brief, brief
from generator.records.service import Service

LEAST = {
    "title": "Servicio uno",
    "kind": "tramite",
    "summary": "Resumen",
    "sources": [{"kind": "ficha", "title": "Ficha"}],
}
FULL = {
    "also_called": ["uno", "dos"],
    "life_events": ["nace-un-hijo"],
    "moved_from": ["ejemplo/antes"],
    "offered_at": ["norte", {"center": "sur", "available": False, "reason": "No", "note": "Nota"}],
}


def of(**fields: object) -> Brief:
    return brief(Service.model_validate({**LEAST, **FULL, **fields}))


@pytest.mark.parametrize(
    "fields",
    [
        {"title": "Servicio dos"},
        {"also_called": ["uno"]},
        {"also_called": ["dos", "uno"]},
        {"life_events": ["me-mudo"]},
        {"moved_from": ["ejemplo/otro"]},
        {"offered_at": ["norte"]},
        {"offered_at": ["norte", {"center": "sur", "available": False, "reason": "No"}]},
        {"offered_at": ["norte", {"center": "sur", "available": False, "reason": "Nota", "note": "No"}]},
        {"offered_at": ["norte", {"center": "sur", "reason": "No", "note": "Nota"}]},
        {"offered_at": [{"center": "norte", "provider": ["otra"]}, *FULL["offered_at"][1:]]},
        {"offered_at": [{"center": "norte", "alternative": "sur"}, *FULL["offered_at"][1:]]},
    ],
)  # fmt: skip
def test_its_digest_changes_with_what_it_says(fields: dict[str, object]) -> None:
    assert of(**fields).digest != of().digest


def test_its_digest_changes_with_nothing_else() -> None:
    assert of(summary="Otro resumen", steps=["Ve"]) == of()
    assert len(of().digest) == 24


def test_equal_offers_are_one_object() -> None:
    """Of forty services that are sent together, each centre's is sent once."""
    one, other = of(), of(title="Servicio dos")
    assert all(a is b for a, b in zip(one.offers, other.offers, strict=True))
