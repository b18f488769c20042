"""Near misses are named, wherever a word is looked up, and never at a great cost."""

from pathlib import Path

import pytest

from generator.catalogue import Catalogue
from generator.checks import Check, lookup, references, trust
from generator.problems import MAX_PROBLEMS
from generator.records.load import load
from tests.small import made, service, write


@pytest.mark.parametrize(
    ("word", "known", "hint"),
    [
        ("lima-nort", ["lima-norte", "arequipa"], "¿Quisiste decir «lima-norte»?"),
        ("lima", ["lima-este", "lima-sur"], "¿Quisiste decir «lima-sur» o «lima-este»?"),
        (
            "dni",
            ["dni1", "dni2", "dni3", "dni4"],
            "¿Quisiste decir «dni4» o «dni3» o «dni2»?",
        ),  # three at most
        ("xyz", ["lima-norte"], ""),
        ("xyz", [], ""),
    ],
)
def test_the_nearest_words_are_named(word: str, known: list[str], hint: str) -> None:
    assert lookup.near(word, known) == hint


def test_far_down_a_list_there_is_no_suggestion() -> None:
    known = ["lima-norte"]
    assert lookup.near("lima-nort", known, ("fees", 9, "centers", 9))
    assert not lookup.near("lima-nort", known, ("fees", 9, "centers", 10))
    assert not lookup.near("lima-nort", known, ("life_events", 100))


def test_thousands_of_wrong_words_get_few_suggestions(tmp_path: Path) -> None:
    files: dict[str, str] = {}
    events = "".join(f"  - evento-numero-{i}\n" for i in range(8000))
    words = "".join(f"evento-numero-{i}a: {{title: a, summary: a}}\n" for i in range(3))
    files["catalogue/_vocabulary/life_events.yml"] = words
    files["catalogue/ejemplo/uno.yml"] = service() + f"life_events:\n{events}"
    catalogue = made(tmp_path, files)
    found = list(references.service_references(catalogue))
    assert len(found) == 8000
    assert 0 < sum("¿Quisiste decir" in problem.hint for problem in found) <= lookup._EFFORT


@pytest.mark.parametrize(
    ("files", "count"),
    [
        ({}, 1),
        ({"catalogue/_vocabulary/documents.yml": "dni: [\n"}, 0),
        ({"catalogue/_vocabulary/documents.yml": "pasaporte: {name: Pasaporte}\n"}, 1),
        ({"catalogue/_vocabulary/life_events.yml": "mudanza: [\n"}, 1),
    ],
)
def test_a_list_that_could_not_be_read_has_its_own_problem(
    tmp_path: Path, files: dict[str, str], count: int
) -> None:
    text = service("requirements: [{text: a, document: dni}]\n")
    catalogue = Catalogue(load(write(tmp_path, {**files, "catalogue/ejemplo/uno.yml": text})))
    found = [p.code for p in references.service_references(catalogue)]
    assert found == ["unknown-document"] * count


def test_a_record_that_could_not_be_read_has_its_own_problem(tmp_path: Path) -> None:
    text = service("offered_at: [norte, sur]\n")
    files = {"centers/norte.yml": "name: [\n", "catalogue/ejemplo/uno.yml": text}
    catalogue = Catalogue(load(write(tmp_path, files)))
    found = [(p.field, p.code) for p in references.service_references(catalogue)]
    assert found == [("offered_at[1].center", "unknown-center")]


@pytest.mark.parametrize("place", ["supports", "unconfirmed"])
def test_a_misspelled_field_is_guessed(tmp_path: Path, place: str) -> None:
    if place == "supports":
        text = service("steps: [a]\n").replace("[summary]", "[summary, stepss]")
        problems = list(
            trust.supported_fields_are_filled(made(tmp_path, {"catalogue/ejemplo/uno.yml": text}))
        )
    else:
        text = service("steps: [a]\n") + "unconfirmed: [stepss]\n"
        problems = list(
            trust.unconfirmed_fields_are_filled(made(tmp_path, {"catalogue/ejemplo/uno.yml": text}))
        )
    assert [p.message for p in problems] == [
        "«stepss» no tiene valor en esta ficha. ¿Quisiste decir «steps»?"
    ]


def test_a_slip_is_found_in_a_long_list_too() -> None:
    known = [f"entidad-{i}/servicio-{i}" for i in range(5000)]
    assert "«entidad-4321/servicio-4321»" in lookup.near("entidad-4321/servico-4321", known)
    assert lookup.near("zzz", known) == ""


@pytest.mark.parametrize(
    ("word", "more", "is_found"),
    [
        ("servicio-de-identidaz", 1000, True),
        ("zervicio-de-identidad", 1000, True),
        ("zervicio-de-identidaz", 999, True),
        ("zervicio-de-identidaz", 1000, False),
    ],
)
def test_in_a_long_list_a_near_miss_has_its_beginning_or_its_end(
    word: str, more: int, is_found: bool
) -> None:
    known = [f"otro-{i}" for i in range(more)] + ["servicio-de-identidad"]
    assert bool(lookup.near(word, known)) is is_found


def test_a_list_of_thousands_of_unknown_words_is_not_searched_whole(tmp_path: Path) -> None:
    documents = "".join(f"a{i}: {{name: a, any_of: [b{i}]}}\n" for i in range(500))
    catalogue = made(tmp_path, {"catalogue/_vocabulary/documents.yml": documents})
    found = [p.code for p in references.vocabulary_references(catalogue)]
    assert found == ["unknown-document"] * (MAX_PROBLEMS + 1)


@pytest.mark.parametrize(
    ("fields", "where"),
    [
        ("life_events: [x]\n", "la palabra en catalogue/_vocabulary/life_events.yml"),
        ("fees: [{concept: a, amount: 1, pay_at: x}]\n", "la palabra en catalogue/_vocabulary/payment_points.yml"),
        ("requirements: [{text: a, document: x}]\n", "la palabra en catalogue/_vocabulary/documents.yml"),
        ("offered_at: [x]\n", "su ficha"),
    ],
)  # fmt: skip
def test_a_word_that_is_like_no_other_says_where_to_add_it(
    tmp_path: Path, fields: str, where: str
) -> None:
    (problem,) = references.service_references(
        made(tmp_path, {"catalogue/ejemplo/uno.yml": service(fields)})
    )
    assert problem.hint == f"Revisa cómo se escribe, o agrega primero {where}."


@pytest.mark.parametrize(
    ("rule", "fields", "where"),
    [
        (references.source_ids, "steps: [{text: a, source: x}]\n", "la fuente en «sources», con ese «id»"),
        (references.case_references, "steps: [{text: a, when: {x: y}}]\n", "la pregunta en «cases»"),
        (references.case_references, "cases: {b: {ask: a, answers: {cc: c, dd: d}}}\nsteps: [{text: a, when: {b: y}}]\n",
         "la respuesta en «cases»"),
    ],
)  # fmt: skip
def test_a_word_of_the_record_itself_says_where_to_add_it(
    tmp_path: Path, rule: Check, fields: str, where: str
) -> None:
    (problem,) = rule(made(tmp_path, {"catalogue/ejemplo/uno.yml": service(fields)}))
    assert problem.hint == f"Revisa cómo se escribe, o agrega primero {where}."


def test_texts_that_say_the_same_are_equal() -> None:
    assert lookup.same_words("  Duplicado, del «DNI»: ÑANDÚ. ") == "duplicado del dni nandu"
    assert lookup.same_words("Copia A4") != lookup.same_words("Copia A3")
    assert lookup.same_words("Año 20\u20d0 «é\u05b0» ½ a\u034fb") == "ano 20 e ½ a b"
    assert lookup.same_words("") == ""
