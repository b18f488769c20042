"""What a service costs: in a few words for the strip, and each fee on its own."""

from pathlib import Path

import pytest

from generator.views.fees import FeeView, cost_line
from generator.views.service import service_page
from tests.small import small, with_service


@pytest.mark.parametrize(
    ("fields", "cost"),
    [
        # nothing known
        ("", ""),
        ("fees: []\n", ""),
        ("free: false\n", ""),
        ("free: false\nfees: [{concept: a, amount: 5, optional: true}]\n", ""),
        # free
        ("free: true\n", "Gratis"),
        ("free: true\nfees: [{concept: a, amount: 5, optional: true, when: x}]\n", "Gratis"),
        ("free: true\nfees: [{concept: a, amount: 5, when: x}]\n", "Gratis, salvo algunos casos"),
        ("fees: [{concept: a, amount: 0, when: x}]\n", "Gratis en algunos casos"),
        ("fees: [{concept: a, amount: 0, when: {dni: azul}}, {concept: b, tariff: según}]\n", "Gratis en algunos casos"),
        # one figure
        ("fees: [{concept: a, amount: 30}]\n", "S/ 30.00"),
        ("fees: [{concept: a, amount: 30}, {concept: b, amount: 30.00}]\n", "S/ 30.00"),
        ("fees: [{concept: a, amount: 30}, {concept: b, amount: 5, optional: true}]\n", "S/ 30.00"),
        ("fees: [{concept: a, amount: 0, when: x}, {concept: b, amount: 30}]\n", "S/ 30.00"),
        # a condition in words counts only where there is nothing else
        ("fees: [{concept: a, amount: 30, when: x}, {concept: b, amount: 20}]\n", "S/ 20.00"),
        ("fees: [{concept: a, amount: 30, when: x}, {concept: b, amount: 20, when: y}]\n", "S/ 20.00 a S/ 30.00"),
        ("fees: [{concept: a, amount: 0, when: x}, {concept: b, tariff: según}]\n", "según"),
        ("fees: [{concept: a, amount: 30, when: {dni: azul}}, {concept: b, amount: 20}]\n", "S/ 20.00 a S/ 30.00"),
        # ranges
        ("fees: [{concept: a, amount: 30}, {concept: b, amount: 12.5}, {concept: c, amount: 20}]\n", "S/ 12.50 a S/ 30.00"),
        ("fees: [{concept: a, amount: 30, amount_max: 50}]\n", "S/ 30.00 a S/ 50.00"),
        ("fees: [{concept: a, amount: 30, amount_max: 50}, {concept: b, amount: 60}]\n", "S/ 30.00 a S/ 60.00"),
        ("fees: [{concept: a, amount: 0, amount_max: 50}]\n", "S/ 0.00 a S/ 50.00"),
        ("fees: [{concept: a, amount: 1500}]\n", "S/ 1,500.00"),
        # no figure in soles
        ("fees: [{concept: a, uit_percent: 2}]\n", "2 % de la UIT"),
        ("fees: [{concept: a, tariff: Según la distancia}]\n", "Según la distancia"),
        ("fees: [{concept: a, tariff: según, optional: true}]\n", ""),
        (f"fees: [{{concept: a, tariff: {'x' * 41}}}]\n", "Mira los detalles"),
    ],
)  # fmt: skip
def test_the_cost_in_a_few_words(tmp_path: Path, fields: str, cost: str) -> None:
    service = with_service(tmp_path, fields).services["ejemplo/uno"]
    assert cost_line(service).replace("\u00a0", " ") == cost


FEES = {fee.fact.text: fee for fee in service_page(small(), "ejemplo/carne-de-muestra").fees}


def fee(concept: str) -> FeeView:
    return FEES[concept]


def test_a_fee_shows_code_places_and_validity() -> None:
    view = fee("Derecho de carné")
    assert view.code == "02121"
    assert [(p.text, p.url) for p in view.pay_at] == [
        ("Caja de Ejemplo", "https://caja.example/"),
        ("Ventanilla del Banco de Ejemplo", ""),
    ]
    assert view.valid == "desde el 2 de enero de 2026 hasta el 31 de diciembre de 2026"
    assert view.fact.sources == (2,)
    assert view.fact.scope.centers == ("express-valle", "norte")


def test_a_range_keeps_both_figures() -> None:
    view = fee("Derecho de carné en provincias")
    assert (str(view.amount), str(view.amount_max)) == ("35.00", "38.90")
    assert view.price.replace("\u00a0", " ") == "S/ 35.00 a S/ 38.90 por persona, aprox."


def test_a_share_of_the_uit_shows_the_uit_of_its_year_and_no_figure_worked_out() -> None:
    view = fee("Trámite de emergencia")
    assert view.amount is None
    assert view.price.replace("\u00a0", " ") == "1.5 % de la UIT"
    assert view.explained.replace("\u00a0", " ") == "La UIT de 2025 es S/ 5,350.00."


def test_a_share_of_the_uit_without_a_year_shows_the_last_uit_and_stands_beside_its_amount() -> (
    None
):
    view = fee("Copia adicional")
    assert view.price.replace("\u00a0", " ") == "S/ 55.00"
    assert view.explained.replace("\u00a0", " ") == "1 % de la UIT. La UIT de 2026 es S/ 5,500.00."


def test_a_tariff_beside_an_amount_is_shown(tmp_path: Path) -> None:
    catalogue = with_service(tmp_path, "fees: [{concept: a, amount: 3, tariff: Más por página}]\n")
    (view,) = service_page(catalogue, "ejemplo/uno").fees
    assert view.explained == "Más por página."


def test_a_year_whose_uit_is_not_known_shows_none(tmp_path: Path) -> None:
    catalogue = with_service(tmp_path, "fees: [{concept: a, uit_percent: 3, uit_year: 1999}]\n")
    (view,) = service_page(catalogue, "ejemplo/uno").fees
    assert view.explained == ""


def test_a_tariff_has_words_and_no_figure() -> None:
    view = fee("Traslado")
    assert (view.price, view.amount, view.optional) == (
        "Según la distancia, en la tabla de ejemplo",
        None,
        True,
    )


def test_partial_dates_read_as_such(tmp_path: Path) -> None:
    catalogue = with_service(
        tmp_path, "fees: [{concept: a, amount: 3, valid_from: 2026-05, valid_until: 2027}]\n"
    )
    (view,) = service_page(catalogue, "ejemplo/uno").fees
    assert view.valid == "desde mayo de 2026 hasta 2027"
