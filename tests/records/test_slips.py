"""The ten likeliest slips of somebody who is no programmer: each message reads as help, word for word."""

from pathlib import Path

import pytest

from generator.catalogue import Catalogue
from generator.checks import check
from generator.records.load import load
from generator.records.yaml_source import read
from tests.small import AS_OF, SOURCES, write

FILE = "catalogue/ejemplo/uno.yml"
RECORD = (
    "title: Duplicado de carné\nkind: tramite\nsummary: Pide otro carné si perdiste el tuyo.\n{fields}"
    + SOURCES.replace("[summary]", "[summary, requirements, fees, offered_at]")
)
FEE = "fees:\n  - concept: Duplicado\n    amount: 30.00\n"

# slip → (the record's text, what `mac check` says of it)
SLIPS = {
    "wrong indentation": (
        RECORD.format(fields=FEE.replace("    amount", "     amount")),
        """6:6: error[yaml-syntax]: La sangría de esta línea no coincide con la de sus vecinas.
  Ponle 4 espacios delante, como a «concept» en la línea 5. · mac explain yaml-syntax""",
    ),
    "field at the left margin": (
        RECORD.format(fields=FEE.replace("    amount", "amount")),
        """5:5: error[fee-without-amount]: El costo no dice cuánto es.
  Agrega «amount: 30.00», «uit_percent: 2» o «tariff: lo que diga la fuente». · mac explain fee-without-amount
6:9: error[unknown-field]: «amount» no es un campo de aquí.
  Va dentro de «fees»: ponlo debajo, con más espacios delante. · mac explain unknown-field""",
    ),
    "tab": (
        RECORD.format(fields=FEE.replace("    amount", "\tamount")),
        """6:1: error[yaml-syntax]: La línea empieza con un tabulador.
  Usa espacios: 4 si va con «concept», de la línea 5. · mac explain yaml-syntax""",
    ),
    "unquoted colon": (
        RECORD.format(fields="").replace("Pide otro", "Nota: pide otro"),
        """3:14: error[yaml-syntax]: El texto tiene dos puntos (:) y no está entre comillas.
  Pon todo el texto entre comillas simples: 'Nota: pide otro carné si perdiste el tuyo.'. · mac explain yaml-syntax""",
    ),
    "S/ 30": (
        RECORD.format(fields=FEE.replace("30.00", "S/ 30")),
        """6:13: error[fee-amount]: «S/ 30» no es un monto.
  Escribe solo el número: 30.00 · mac explain fee-amount""",
    ),
    "comma decimal": (
        RECORD.format(fields=FEE.replace("30.00", "30,50")),
        """6:13: error[fee-amount]: «30,50» no es un monto.
  Escribe solo el número: 30.50 · mac explain fee-amount""",
    ),
    "missing dash": (
        RECORD.format(fields="requirements:\n  - text: Tu DNI\n  text: Tu foto\n"),
        """6:3: error[yaml-syntax]: Falta un guion al inicio de la línea.
  Si empieza otro elemento de la lista, escribe «- text: Tu foto». Si sigue el de arriba, ponle 4 espacios delante. · mac explain yaml-syntax""",
    ),
    "missing dash, in the column of the fields": (
        RECORD.format(fields=FEE + "    concept: Otro\n    amount: 5.00\n"),
        """7:5: error[duplicate-key]: El campo «concept» está dos veces.
  Si empieza otro elemento, pon un guion delante: «- concept: …». Si no, deja uno solo: el primero está en la línea 5. · mac explain duplicate-key""",
    ),
    "no dash at all": (
        RECORD.format(fields="requirements:\n  text: Tu DNI\n"),
        """4:1: error[wrong-type]: «requirements» no tiene la forma esperada.
  Es una lista: pon un guion delante del primer campo de cada elemento: «- text: …». · mac explain wrong-type""",
    ),
    "dash without space": (
        RECORD.format(fields="requirements:\n  -text: Tu DNI\n"),
        """4:1: error[wrong-type]: «requirements» no tiene la forma esperada.
  Deja un espacio después del guion: «- text: …». · mac explain wrong-type""",
    ),
    "misspelled key": (
        RECORD.format(fields="requirments:\n  - text: Tu DNI\n"),
        """4:1: error[unknown-field]: «requirments» no es un campo de aquí.
  ¿Quisiste decir «requirements»? · mac explain unknown-field""",
    ),
    "key in Spanish": (
        RECORD.format(fields="requisitos:\n  - text: Tu DNI\n"),
        """4:1: error[unknown-field]: «requisitos» no es un campo de aquí.
  ¿Quisiste decir «requirements»? · mac explain unknown-field""",
    ),
    "wrong slug": (
        RECORD.format(fields="offered_at:\n  - Centro Norte\n"),
        """5:5: error[bad-slug]: «Centro Norte» no sirve como nombre corto.
  Escribe «centro-norte»: minúsculas sin tildes, números y guiones. · mac explain bad-slug""",
    ),
    "slug that is almost right": (
        RECORD.replace("requirements, fees, ", "").format(fields="offered_at:\n  - nort\n"),
        """5:5: error[unknown-center]: No existe el centro «nort».
  ¿Quisiste decir «norte»? · mac explain unknown-center""",
    ),
    "date as people write it": (
        RECORD.format(fields=FEE + "    valid_until: 31/12/2026\n"),
        """7:18: error[bad-date]: «31/12/2026» no es una fecha.
  Escribe año-mes-día: 2026-12-31. · mac explain bad-date""",
    ),
    "smart quotes around a value": (
        RECORD.format(fields="").replace("Pide otro carné si perdiste el tuyo.", "“Pide otro carné.”"),
        """3:10: error[curly-quotes]: Las comillas de «“Pide otro carné.”» no son rectas.
  Bórralas, o usa comillas rectas: 'así'. · mac explain curly-quotes""",
    ),
    "smart quotes instead of straight ones": (
        RECORD.format(fields="").replace("Pide otro carné si perdiste el tuyo.", "“Nota: pide otro.”"),
        """3:10: error[yaml-syntax]: Las comillas de este texto no son rectas.
  Usa comillas rectas alrededor: 'así: con dos puntos'. · mac explain yaml-syntax""",
    ),
}  # fmt: skip


def said(root: Path, text: str) -> str:
    """What ``mac check`` says of the record, without the name of its file."""
    loaded = load(write(root, {FILE: text}))
    problems = sorted({*loaded.problems, *check(Catalogue(loaded), AS_OF)})
    return "\n".join(p.text().removeprefix(f"{FILE}:") for p in problems if p.file == FILE)


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_reads_as_help(tmp_path: Path, slip: str) -> None:
    text, expected = SLIPS[slip]
    assert said(tmp_path, text) == expected


def test_the_record_without_a_slip_has_no_error(tmp_path: Path) -> None:
    text = RECORD.replace("requirements, fees, offered_at", "fees").format(fields=FEE)
    assert said(tmp_path, text) == ""


# Syntax errors beyond those ten: (text, line, column, what is wrong, how to mend it)
SYNTAX = [
    ("a: 1\n b: 2\n", 2, 2, "La sangría de esta línea no coincide con la de sus vecinas.",
     "No le pongas espacios delante, como a «a» en la línea 1."),
    ("a:\n  - uno\n - dos\n", 3, 2, "La sangría de esta línea no coincide con la de sus vecinas.",
     "Ponle 2 espacios delante, como a «- uno» en la línea 2."),
    ("a:\n  - uno\n  dos\nb: 1\n", 3, 3, "Falta un guion al inicio de la línea.",
     "Si empieza otro elemento de la lista, escribe «- dos». Si sigue el de arriba, ponle 4 espacios delante."),
    ("a:\n  -\tb: 1\n  \tc: 2\n", 2, 4, "Después del guion hay un tabulador.", "Pon un espacio en su lugar."),
    ("a:\n\tb: 1\n", 2, 1, "La línea empieza con un tabulador.", "Usa espacios: 2 si va dentro de «a», de la línea 1."),
    ("\ta: 1\n", 1, 1, "La línea empieza con un tabulador.", "Usa espacios para la sangría, dos por nivel."),
    ("a:\n  - b: 1\nc: 2\n    d: 3\n", 4, 5, "La sangría de esta línea no coincide con la de sus vecinas.",
     "No le pongas espacios delante, como a «c» en la línea 3; o ponle 4 a ese, si va con «b» de la línea 2."),
    ("a: 1\nb: 2\n    d: 3\n", 3, 5, "La sangría de esta línea no coincide con la de sus vecinas.",
     "No le pongas espacios delante, como a «b» en la línea 2."),
    ("a: O'Higgins: sede\nb: 1\n", 1, 13, "El texto tiene dos puntos (:) y no está entre comillas.",
     "Pon todo el texto entre comillas simples: 'O''Higgins: sede'."),
    ("a: Sede: la de\n  siempre\n", 1, 8, "El texto tiene dos puntos (:) y no está entre comillas.",
     "Pon todo el texto entre comillas simples: 'así: con dos puntos'."),
    ("a: Sede: la de siempre # nueva\n", 1, 8, "El texto tiene dos puntos (:) y no está entre comillas.",
     "Pon todo el texto entre comillas simples: 'así: con dos puntos'."),
    (f"a: Sede: {'la de siempre ' * 9}\n", 1, 8, "El texto tiene dos puntos (:) y no está entre comillas.",
     "Pon todo el texto entre comillas simples: 'así: con dos puntos'."),
    ("a: 1\nkind:tramite\nb: 2\n", 2, 1, "Falta un espacio después de los dos puntos.", "Escribe «kind: tramite»."),
    ("a: 1\nkind tramite\nb: 2\n", 2, 1, "Falta el signo «:» después del nombre del campo.",
     "Escribe el nombre, dos puntos y un espacio: «title: …»."),
    ("a: 'O'Higgins'\n", 1, 7, "Hay texto después de las comillas que cierran.",
     "Pon todo el texto entre comillas simples. Una comilla simple de adentro se escribe dos veces: 'O''Higgins'."),
    ("a: {b: 1\nc: 2\n", 1, 4, "Falta cerrar «{», o una coma entre dos elementos.",
     "Ciérralo con «}». Si «{» es parte de un texto, ponlo todo entre comillas."),
    ('a: "C:\\Mac"\n', 1, 7, "La barra «\\» tiene otro sentido entre comillas dobles.", "Usa comillas simples: 'así'."),
    ("a: |texto\n", 1, 5, "Después de «|» o «>» no va texto en la misma línea.",
     "Escribe el texto debajo, con dos espacios más. Si el signo es parte del texto, ponlo todo entre comillas."),
    ("a: 1\n<<<<<<< HEAD\nb: 1\n=======\nb: 2\n>>>>>>> otra\n", 2, 1, "Quedó una marca de dos versiones sin juntar.",
     "Deja una de las dos versiones y borra las líneas <<<<<<<, ======= y >>>>>>>."),
]  # fmt: skip


@pytest.mark.parametrize(("text", "line", "column", "message", "hint"), SYNTAX)
def test_other_syntax_errors_read_as_help(
    text: str, line: int, column: int, message: str, hint: str
) -> None:
    (problem,) = read("x.yml", text.encode())[1]
    assert problem.code == "yaml-syntax"
    assert (problem.line, problem.column, problem.message, problem.hint) == (
        line,
        column,
        message,
        hint,
    )
