"""What could harm or deceive: depth that would end the process, invisible characters however written."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.problems import MAX_PROBLEMS
from generator.records.yaml_source import MAX_BYTES, MAX_DEPTH, read


def codes(text: str) -> set[str]:
    return {problem.code for problem in read("x.yml", text.encode())[1]}


def nested(levels: int) -> str:
    return "".join("  " * i + "a:\n" for i in range(levels - 1)) + "  " * (levels - 1) + "a: 1\n"


def test_20_levels_are_read_and_21_are_not() -> None:
    assert codes(nested(MAX_DEPTH)) == set()
    assert codes(nested(MAX_DEPTH + 1)) == {"too-deep"}


@pytest.mark.parametrize(
    "piece",
    [
        "[",
        "{a: ",
        "{a: {b: [",
        "- ",
        "-  ",
        "? ",
        "- ? ",
        ": ",
        "? : ",
        "[\n",
        "{a:\n",
        "{? ",
        "[[a, ",
    ],
)
def test_no_depth_ends_the_process(piece: str) -> None:
    assert codes((piece * 100_000)[: MAX_BYTES - 10]) <= {"too-deep", "yaml-syntax", "key-not-text"}


@settings(max_examples=25)
@given(
    st.lists(
        st.sampled_from(["[", "{", "- ", "? ", ": ", "a: ", "a", "\n", "  ", "\t", ","]),
        min_size=1,
        max_size=6,
    )
)
def test_no_repeated_piece_ends_the_process(pieces: list[str]) -> None:
    source, problems = read("x.yml", ("".join(pieces) * 20_000)[: MAX_BYTES - 10].encode())
    assert source.value is None or not problems


def test_brackets_in_prose_are_no_depth() -> None:
    assert codes("a: " + "Ley [1] {2} " * 50 + "\n") == set()


@pytest.mark.parametrize("sign", ["\x00", "\x07", "\x0b", "\r", "\x7f", "\x85", "\x9f", "\u061c", "\u200e", "\u200f",
                                  "\u2028", "\u2029", "\u202a", "\u202e", "\u2066", "\u2069", "\ufeff"])  # fmt: skip
def test_invisible_characters_are_refused_as_written_and_as_escaped(sign: str) -> None:
    escape = f"\\u{ord(sign):04x}"
    for text in (f"a: x{sign}y\n", f'a: "x{escape}y"\n', f'"a{escape}": y\n', f'a: ["{escape}"]\n'):
        assert codes(text) == {"forbidden-character"}, text


@pytest.mark.parametrize(
    "text", ['a: "x\\ty\\n\\u00e1\\\\u202e"\n', "a: 'x\\u202ey'\n", "a: x\ty\n", "a: ñandú 🙂\n"]
)
def test_visible_text_is_not_refused(text: str) -> None:
    assert codes(text) == set()


def test_only_so_many_invisible_characters_are_listed() -> None:
    found = read("x.yml", ("a: " + "\u202e" * 5000).encode())[1]
    assert 0 < len(found) <= MAX_PROBLEMS + 1


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        ("a: 1\n\tb: 2\n", (2, 1), "La línea empieza con un tabulador."),
        ("title: 'sin cerrar\nkind: x\n", (1, 8), "Hay unas comillas que no se cierran."),
        (
            "summary: Nota: lleva dos puntos\n",
            (1, 14),
            "El texto tiene dos puntos (:) y no está entre comillas.",
        ),
        (
            "steps:\n  - Paso: uno: dos\n",
            (2, 14),
            "El texto tiene dos puntos (:) y no está entre comillas.",
        ),
        (
            "a:\n  b: 1\n c: 2\n",
            (3, 2),
            "La sangría de esta línea no coincide con la de sus vecinas.",
        ),
        ("title: Uno\nkind\n", (2, 1), "Falta el signo «:» después del nombre del campo."),
        ("a: @b\n", (1, 4), "Ese signo no puede empezar un texto."),
        ("a: `b`\n", (1, 4), "Ese signo no puede empezar un texto."),
        ("a: [1, 2\n", (1, 4), "Falta cerrar «[», o una coma entre dos elementos."),
        ("a: !<x\n", (1, 7), "La línea no se entiende como YAML."),
    ],
)
def test_a_syntax_error_says_what_was_probably_meant(
    text: str, place: tuple[int, int], message: str
) -> None:
    (problem,) = read("x.yml", text.encode())[1]
    assert problem.code == "yaml-syntax"
    assert ((problem.line, problem.column), problem.message) == (place, message)
    assert problem.hint


def test_every_problem_of_a_file_is_found_at_once() -> None:
    found = read("x.yml", b"a: &x 1\nb: *x\nc: !t 2\n")[1]
    assert [(p.line, p.code) for p in found] == [
        (1, "anchor-or-alias"),
        (2, "anchor-or-alias"),
        (3, "tag"),
    ]


def test_a_duplicate_key_names_its_first_line() -> None:
    (problem,) = read("x.yml", b"a: 1\nb:\n  c: 1\n  d: 2\n  c: 3\n")[1]
    assert (problem.line, problem.field) == (5, "b.c")
    assert problem.hint == "Deja uno solo: el primero está en la línea 3."
