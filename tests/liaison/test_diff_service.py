"""What citizens will see change in a service, one case a test."""

from pathlib import Path

import pytest

from tests.liaison.compared import UNO_FILE, compared, of_service, texts
from tests.small import service

FEE = "fees:\n  - concept: Derecho\n    amount: 30\n"
LAND = "- concept: Copia del plano\n    amount: 5\n"
NORTE = "    centers: norte\n"
SPOKEN = "fees:\n  - concept: Derecho, en persona\n    amount: 30\n    channel: presencial\n"


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        # Fees
        (FEE, FEE.replace("30", "35"), ["La tasa pasa de S/ 30.00 a S/ 35.00."]),
        (
            FEE + NORTE,
            FEE.replace("30", "35") + NORTE,
            ["La tasa en MAC Norte pasa de S/ 30.00 a S/ 35.00."],
        ),
        (FEE, FEE.replace("30", "0"), ["La tasa pasa de S/ 30.00 a gratis."]),
        (FEE, FEE + "  " + LAND, ["Se agrega una tasa: «Copia del plano», S/ 5.00."]),
        (
            FEE + "  " + LAND,
            FEE,
            ["Ya no figura la tasa «Copia del plano»: era S/ 5.00."],
        ),
        (
            FEE + "  " + LAND,
            FEE.replace("30", "31") + "  " + LAND,
            ["La tasa «Derecho» pasa de S/ 30.00 a S/ 31.00."],
        ),
        (
            FEE,
            FEE.replace("Derecho", "Pago único").replace("30", "31"),
            [
                "La tasa «Derecho» pasa a llamarse «Pago único».",
                "La tasa pasa de S/ 30.00 a S/ 31.00.",
            ],
        ),
        (
            FEE,
            FEE + NORTE,
            ["La tasa: ahora vale en MAC Norte; antes, siempre y en todos los centros."],
        ),
        (
            FEE + "    payment_code: 02121\n",
            FEE + "    payment_code: 02122\n",
            ["La tasa, código de pago: pasa de «02121» a «02122»."],
        ),
        (
            FEE.replace("amount: 30", "uit_percent: 1"),
            FEE.replace("amount: 30", "uit_percent: 1.5"),
            ["La tasa pasa de 1 % de la UIT a 1.5 % de la UIT."],
        ),
        # What a name says already is not said again
        (
            SPOKEN + "  " + LAND,
            SPOKEN.replace("30", "35") + "  " + LAND,
            ["La tasa «Derecho, en persona» pasa de S/ 30.00 a S/ 35.00."],
        ),
        (SPOKEN, "", ["Ya no figura la tasa «Derecho, en persona»: era S/ 30.00."]),
        ("", SPOKEN, ["Se agrega una tasa: «Derecho, en persona», S/ 30.00."]),
        (
            "",
            SPOKEN.replace("persona", "personal"),
            ["Se agrega una tasa: «Derecho, en personal», en persona, S/ 30.00."],
        ),
        (
            "",
            "requirements:\n  - {text: Foto en persona, channel: presencial, when: si es menor}\n",
            ["Se pide un requisito más (si es menor): «Foto en persona»."],
        ),
        # Free
        ("", "free: true\n", ["Ahora es gratis."]),
        ("free: true\n", "free: false\n", ["Ya no es gratis."]),
        ("free: true\n", "", ["Ya no se dice si es gratis."]),
        ("", "free: false\n", ["Ahora se dice que no es gratis."]),
        # Requirements
        (
            "",
            "requirements:\n  - text: Tu DNI\n    type: documento\n    centers: norte\n",
            ["Se pide un documento más en MAC Norte: «Tu DNI»."],
        ),
        (
            "",
            "requirements:\n  - text: Ser mayor\n    type: condicion\n    channel: web\n",
            ["Se pide una condición más, por internet: «Ser mayor»."],
        ),
        (
            "requirements:\n  - text: Tu DNI\n    when: si eres mayor\n",
            "",
            ["Ya no se pide (si eres mayor): «Tu DNI»."],
        ),
        (
            "requirements:\n  - text: Copia simple de tu DNI\n",
            "requirements:\n  - text: Copia legalizada de tu DNI\n",
            [
                "Un requisito cambia: «Copia simple de tu DNI» pasa a «Copia legalizada de tu DNI».",
            ],
        ),
        (
            "requirements:\n  - text: Tu DNI\n    copy: copia-simple\n",
            "requirements:\n  - text: Tu DNI\n    copy: original\n    optional: true\n",
            [
                "El requisito «Tu DNI», copia: pasa de «copia-simple» a «original».",
                "El requisito «Tu DNI», es opcional: pasa de no a sí.",
            ],
        ),
        # Steps, times, appointments
        ("steps: [Paga]\n", "steps: [Paga, Recoge]\n", ["Hay un paso más: «Recoge»."]),
        ("steps: [Paga, Recoge]\n", "steps: [Recoge, Paga]\n", ["Pasos: cambia el orden."]),
        (
            "time_limit: {max: 5, unit: dias-habiles}\n",
            "time_limit: {max: 7, unit: dias-habiles}\n",
            ["El plazo pasa de «Hasta 5 días hábiles» a «Hasta 7 días hábiles»."],
        ),
        (
            "appointment: {needed: si}\n",
            "appointment: {needed: 'no'}\n",
            ["Ya no se necesita cita."],
        ),
        # Where it is given
        ("", "offered_at: [norte]\n", ["Ahora se dice que se hace en MAC Norte."]),
        ("offered_at: [norte]\n", "", ["Ya no se dice en qué centros se hace."]),
        (
            "offered_at: [norte]\n",
            "offered_at: []\n",
            ["Ya no se dice que se hace en MAC Norte."],
        ),
        (
            "offered_at: [norte]\n",
            "offered_at:\n  - center: norte\n    available: false\n    reason: Obras\n",
            ["En MAC Norte ya no se hace: «Obras»."],
        ),
        # Anything else
        (
            "",
            "channels:\n  email: a@b.example\n",
            ["Canales: se agrega «correo: a@b.example»."],
        ),
        (
            "channels:\n  email: a@b.example\n",
            "channels:\n  email: c@b.example\n",
            ["Canales, correo: pasa de «a@b.example» a «c@b.example»."],
        ),
        ("also_called: [uno]\n", "also_called: [dos]\n",
         ["Otros nombres: se agrega «dos».", "Otros nombres: se quita «uno»."]),
        ("notes: [Trae copia]\n", "notes:\n  - text: Trae copia\n    until: 2026-12\n",
         ["Notas «Trae copia», hasta: se agrega diciembre de 2026."]),
        ("unconfirmed: [fees]\n", "", ["Ya no se avisa que falta confirmar: costos."]),
    ],
)  # fmt: skip
def test_a_change_reads_as_a_citizen_will_see_it(
    tmp_path: Path, before: str, after: str, said: list[str]
) -> None:
    assert texts(of_service(tmp_path, before, after)) == said


CASES = (
    "cases:\n  dni:\n    ask: ¿Cuál?\n    answers: {azul: DNI azul, electronico: DNI electrónico}\n"
)


def test_answers_of_cases_are_said_in_words(tmp_path: Path) -> None:
    fees = CASES + FEE + "    when: {dni: azul}\n"
    assert texts(of_service(tmp_path, fees, fees.replace("30", "35"))) == [
        "La tasa (DNI azul) pasa de S/ 30.00 a S/ 35.00."
    ]


def test_a_reference_that_leads_nowhere_is_called_by_its_slug(tmp_path: Path) -> None:
    fees = FEE + "    centers: nowhere\n    when: {nada: cero}\n"
    assert texts(of_service(tmp_path, fees, fees.replace("30", "35"))) == [
        "La tasa en nowhere (cero) pasa de S/ 30.00 a S/ 35.00."
    ]


def test_a_long_text_is_quoted_where_it_differs(tmp_path: Path) -> None:
    words = " ".join(f"palabra{n}" for n in range(60))
    after = words.replace("palabra30 ", "otra cosa ")
    said = texts(of_service(tmp_path, f"result: {words}\n", f"result: {after}\n"))
    assert said == [
        "Lo que recibes: «… palabra27 palabra28 palabra29 palabra30 palabra31 palabra32 palabra33 …»"
        " pasa a «… palabra27 palabra28 palabra29 otra cosa palabra31 palabra32 palabra33 …»."
    ]


def test_the_whole_values_are_kept_for_programs(tmp_path: Path) -> None:
    change = of_service(tmp_path, FEE, FEE.replace("30", "35")).changes[0]
    assert (change.field, change.kind, change.item) == ("fees", "changed", "Derecho")
    assert (change.before, change.after) == ("S/\u00a030.00", "S/\u00a035.00")


def test_another_way_to_write_the_same_is_no_change(tmp_path: Path) -> None:
    other = FEE.replace("30", "30.00").replace("Derecho", "'Derecho'")
    assert not compared(tmp_path, {UNO_FILE: service(FEE)}, {UNO_FILE: service(other)}).records
