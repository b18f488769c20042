"""``mac fmt`` on texts: the canonical form, what it keeps, and what it refuses."""

from collections import Counter
from textwrap import dedent
from typing import Any

import pytest
import yaml
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from generator.liaison.format import formatted, same
from generator.liaison.yaml_comments import all_comments
from generator.liaison.yaml_tree import tree_of
from generator.records.scalars import Number
from generator.records.yaml_source import read
from tests.records.test_round_trip import SERVICE, TEXT, Dumper

SERVICE_FILE = "catalogue/ejemplo/uno.yml"


def fmt(text: str, file: str = SERVICE_FILE) -> str:
    """The canonical form of a text that has one, and that stays as it is the second time."""
    result = formatted(file, dedent(text).encode())
    assert result.problems == ()
    assert result.text is not None
    assert formatted(file, result.text.encode()).text == result.text
    return result.text


def becomes(text: str, wanted: str, file: str = SERVICE_FILE) -> None:
    assert fmt(text, file) == dedent(wanted)


def refused(text: str) -> tuple[str, int]:
    result = formatted(SERVICE_FILE, dedent(text).encode())
    assert result.text is None
    (problem,) = result.problems
    return problem.code, problem.line


# Order and shape


def test_fields_stand_in_the_order_of_the_models() -> None:
    becomes(
        """\
        sources: [{title: Ficha, kind: ficha}]
        fees:
        - amount: 30.00
          source: f
          when: Lunes
          concept: Derecho
        kind: tramite
        title: Uno
        """,
        """\
        title: Uno
        kind: tramite
        fees:
          - concept: Derecho
            amount: 30.00
            when: Lunes
            source: f
        sources:
          - kind: ficha
            title: Ficha
        """,
    )


def test_names_other_than_those_of_the_code_keep_their_place() -> None:
    becomes(
        "offered_at: [{until: 2026, from: 2025, center: a}]\nrequirements: [{copy: original, text: A}]\n",
        """\
        requirements:
          - text: A
            copy: original
        offered_at:
          - center: a
            from: 2025
            until: 2026
        """,
    )


def test_keys_the_author_chooses_keep_the_author_s_order() -> None:
    text = """\
        title: Uno
        cases:
          zona:
            ask: ¿Dónde?
            answers:
              norte: Norte
              centro: Centro
          dni:
            ask: ¿Cuál?
            answers:
              b: B
              a: A
        """
    becomes(text, text)


def test_a_field_nobody_knows_is_kept_behind_the_others() -> None:
    becomes("titel: x\nkind: tramite\ntitle: Uno\n", "title: Uno\nkind: tramite\ntitel: x\n")


def test_lists_and_figures_of_the_network_have_their_order_too() -> None:
    becomes(
        "zz: {also_called: [a], name: B}\naa: {name: A}\n",
        "zz:\n  name: B\n  also_called:\n    - a\naa:\n  name: A\n",
        "catalogue/_vocabulary/documents.yml",
    )
    becomes(
        "tables:\n- {total: 1_000, by_period: {2022: 3, '2021': 2.50}}\ntitle: Uno\nunit: x\n",
        "title: Uno\nunit: x\ntables:\n  - by_period:\n      '2022': 3\n      '2021': 2.50\n    total: 1_000\n",
        "centers/_statistics/una.yml",
    )


def test_nothing_is_null_an_empty_line_stays_empty_and_an_empty_list_one() -> None:
    becomes(
        "offered_at: []\ncases: {}\nhours: {domingo: ~, sabado: }\n",
        "cases: {}\noffered_at: []\nhours:\n  domingo: null\n  sabado:\n",
    )


def test_windows_line_ends_and_a_missing_last_one_are_mended() -> None:
    assert formatted(SERVICE_FILE, b"title: Uno\r\nkind: tramite").text == (
        "title: Uno\nkind: tramite\n"
    )


# Values


@pytest.mark.parametrize(
    "written",
    ["no", "si", "yes", "on", "off", "y", "8:30", "08:00-16:45", "02121", "070102", "1_000", "2026-04", "2026-04-30",
     "30.00", "30.0", "-12.0561056", "true", "null", "S/ 30", "50 %", "(01) 315-2700", "=", "1e3", "0x1F", "¿Qué?",
     "https://a.pe/x?y=1#z", "'1800'", "'2026'", "'-1'", "'+51'", "'null'", "'~'", "'true'", "'DNI: azul'", "'a #b'", "'- a'",
     "'-a'", "'“a”'", "'''a'' b'", "'[a'", "'*a'", "'a:'", "a:b", "a#b", "-5 °C", "«a»", "it's", "''"],
)  # fmt: skip
def test_quotes_stand_only_where_the_reader_needs_them(written: str) -> None:
    assert fmt(f"title: {written}\n") == f"title: {written}\n"


@pytest.mark.parametrize(
    ("written", "canonical"),
    [('"no"', "no"), ("'08:00-16:45'", "08:00-16:45"), ('"1800"', "'1800'"), ('"a\\tb"', '"a\\tb"'),
     ("True", "true"), ("NULL", "null"), ('"it\'s: a"', "'it''s: a'"), ('"a\\u00f1o"', "año"),
     ('"a\\n b"', '"a\\n b"'), ('"\\n"', '"\\n"'), ('"a\\nb"', "|-\n  a\n  b"), ('"a\\n\\n"', "|+\n  a\n")],
)  # fmt: skip
def test_other_ways_of_writing_the_same_become_one(written: str, canonical: str) -> None:
    assert fmt(f"title: {written}\n") == f"title: {canonical}\n"


def test_long_text_breaks_before_100_and_always_in_the_same_places() -> None:
    text = "Palabra " * 40 + "fin."
    lines = fmt(f"summary: {text}\n").splitlines()
    assert [len(line) for line in lines] == [96, 97, 97, 46]
    assert lines[1].startswith("  Palabra")
    assert fmt(f"steps:\n  - '{text}: 1'\n").splitlines()[1].startswith("  - 'Palabra")


def test_a_long_word_stays_whole() -> None:
    url = "https://ejemplo.pe/" + "a" * 120
    assert fmt(f"title: {url}\n") == f"title: {url}\n"


@pytest.mark.parametrize("word", ["-", "- b", "?", ":x", "#x", "'x'", "|"])
def test_no_line_begins_with_what_looks_like_yaml(word: str) -> None:
    text = fmt(f"summary: {'a' * 88} {word} b\n".replace(" #", " 'x#"))
    assert len(text.splitlines()) == 2
    assert text.splitlines()[1].strip() == "b" or not text.splitlines()[1].strip().startswith(word)


def test_a_block_text_keeps_the_lines_of_its_author() -> None:
    becomes(
        """\
        steps:
            - >-
                Uno
                dos

                tres
            - |2
                  con sangría
                y sin

        title: Uno
        """,
        """\
        title: Uno
        steps:
          - >-
            Uno
            dos

            tres
          - |2
                con sangría
              y sin
        """,
    )


# Comments


def test_comments_stay_with_what_they_speak_of() -> None:
    becomes(
        """\
        # Revisado con la oficina de Lima.

        # el tipo
        kind: tramite # no cambia
        title: Uno   # corto
        # los costos
        fees: # en soles
        # el primero
        - amount: 30.00 # desde enero
          # el nombre oficial
          concept: Derecho
        # el segundo
        - # nuevo
          concept: Otro
          amount: 1.00
          # fin del segundo
          # y más
        # antes de las fuentes

        # pegado a ellas
        sources: [a, b] # tres
        # al final
        """,
        """\
        # Revisado con la oficina de Lima.

        title: Uno  # corto
        # el tipo
        kind: tramite  # no cambia
        # los costos
        fees:  # en soles
          # el primero
          # el nombre oficial
          - concept: Derecho
            amount: 30.00  # desde enero
          # el segundo
          # nuevo
          - concept: Otro
            amount: 1.00
            # fin del segundo
            # y más
        # antes de las fuentes

        # pegado a ellas
        sources:  # tres
          - a
          - b
        # al final
        """,
    )


def test_a_comment_keeps_its_place_beside_long_and_block_texts() -> None:
    long = "palabra " * 14
    becomes(
        f"summary: {long}# uno\nsteps: # dos\n  - | # tres\n    # texto\n    y más\n",
        f"summary: {('palabra ' * 11).strip()}\n  palabra palabra palabra  # uno\n"
        "steps:  # dos\n  - |  # tres\n    # texto\n    y más\n",
    )


def test_a_comment_between_a_name_and_its_text_goes_above() -> None:
    becomes("summary:\n  # por qué\n  Texto\n", "# por qué\nsummary: Texto\n")


def test_a_sign_in_a_text_is_no_comment() -> None:
    text = "title: 'a # b'\nsummary: a#b\nsteps:\n  - |\n    # c\n    d\n"
    assert fmt(text) == text


def test_comments_between_brackets_stay_with_their_elements() -> None:
    becomes(
        """\
        audience: [ # a quién
          # los de siempre
          ciudadano, # todos
          empresa
          # y nadie más
        ] # por ahora
        also_called: [
          # ninguno
        ]
        """,
        """\
        # por ahora
        audience:  # a quién
          # los de siempre
          - ciudadano  # todos
          - empresa
          # y nadie más
        # ninguno
        also_called: []
        """,
    )
    becomes("{title: Uno,\n  # a\n  kind: tramite}\n", "title: Uno\n# a\nkind: tramite\n")


def test_what_cannot_be_read_stays_as_it_is() -> None:
    assert refused("title: *uno\n")[0] == "anchor-or-alias"
    assert refused("title: a: b\n") == ("yaml-syntax", 1)
    assert refused("- a\n") == ("not-a-mapping", 1)


def test_a_key_too_long_for_one_line_is_refused_rather_than_lost() -> None:
    result = formatted(SERVICE_FILE, ("? " + "a" * 1100 + "\n: x\n").encode())
    assert (result.text, result.problems) == (None, ())
    assert result.refusal.startswith(f"{SERVICE_FILE}: no se puede ordenar sin cambiar")


# Properties


LAYOUT = st.fixed_dictionaries(
    {
        "default_flow_style": st.sampled_from([None, True, False]),
        "sort_keys": st.booleans(),
        "width": st.sampled_from([20, 80, 400]),
        "indent": st.sampled_from([2, 3, 4]),
    }
)
COMMENTS = st.lists(
    st.tuples(st.integers(0, 200), st.integers(0, 8), st.sampled_from(["own", "beside", "blank"])),
    max_size=8,
)


def dumped(record: Any, layout: dict[str, Any]) -> str:
    return str(yaml.dump(record, Dumper=Dumper, allow_unicode=True, **layout))


def with_comments(text: str, comments: list[tuple[int, int, str]]) -> str:
    """The text with comments in it, where they do not change what it says."""
    value = read(SERVICE_FILE, text.encode())[0].value
    lines = text.split("\n")[:-1]
    for number, (place, indent, kind) in enumerate(comments):
        place %= len(lines) + (kind != "beside")
        trial = list(lines)
        if kind == "beside":
            trial[place] += f" # c{number}"
        else:
            trial[place:place] = [
                " " * indent + f"# c{number}" if kind == "own" else "",
            ]
        again, problems = read(SERVICE_FILE, ("\n".join(trial) + "\n").encode())
        if not problems and same(again.value, value):
            lines = trial
    return "\n".join(lines) + "\n"


@settings(max_examples=150)
@given(SERVICE, LAYOUT, COMMENTS)
def test_the_canonical_form_says_the_same_and_keeps_every_comment(
    record: dict[str, Any], layout: dict[str, Any], comments: list[tuple[int, int, str]]
) -> None:
    text = with_comments(dumped(record, layout), comments)
    before, problems = read(SERVICE_FILE, text.encode())
    assume(not problems)
    result = formatted(SERVICE_FILE, text.encode())
    assert result.text is not None, text
    after, problems = read(SERVICE_FILE, result.text.encode())
    assert problems == []
    assert same(after.value, before.value), text
    assert Counter(all_comments(text, tree_of(text))) == Counter(
        all_comments(result.text, tree_of(result.text))
    )
    assert formatted(SERVICE_FILE, result.text.encode()).text == result.text


@given(SERVICE, LAYOUT, LAYOUT)
def test_two_layouts_of_one_record_have_one_canonical_form(
    record: dict[str, Any], one: dict[str, Any], other: dict[str, Any]
) -> None:
    record.pop("cases", None)  # whose keys the author orders
    texts = {
        formatted(SERVICE_FILE, dumped(record, {**layout, "sort_keys": True}).encode()).text
        for layout in (one, other)
    }
    assert len(texts) == 1
    assert None not in texts


@given(st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs", "Cc"))) | TEXT)
def test_any_text_reads_back_the_same(text: str) -> None:
    written = dumped({"title": text, "steps": [text]}, {})
    before, problems = read(SERVICE_FILE, written.encode())
    assume(not problems)
    result = formatted(SERVICE_FILE, written.encode())
    assert result.problems == ()
    assert result.text is not None
    assert same(read(SERVICE_FILE, result.text.encode())[0].value, before.value)
    assert all(len(line) <= 100 or " " not in line.strip(" -") for line in result.text.splitlines()) or (
        '"' in result.text or "|" in result.text or "  " in text
    )  # fmt: skip


def test_sameness_is_to_the_letter() -> None:
    assert not same(Number("30.0"), Number("30.00"))
    assert not same({"a": "1"}, {"a": Number("1")})
    assert not same([True], [Number("1")])
    assert same({"a": [None, "b"]}, {"a": [None, "b"]})
