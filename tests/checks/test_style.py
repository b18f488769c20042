"""gob.pe's writing rules: all of them warn, none blocks, and each leaves plain Spanish alone."""

from pathlib import Path
from random import Random

import pytest

from generator.checks import style
from generator.checks.plain_language import (
    TEXT_RULES,
    PlainWords,
    Prose,
    bureaucratic_word,
    prose,
    sentences,
    to_ask,
    words_of,
)
from generator.checks.walk import walked
from generator.problems import Problem
from generator.problems.codes import CODES
from tests.real import catalogue
from tests.small import LEAST, SOURCES, made, service, small

RULES = [
    style.prose_is_plain,
    style.requirements_say_tu,
    style.documents_say_whose,
    style.links_lead_to_pages,
    style.summary_adds_to_title,
    style.titles_are_names,
]
WORDS = "apersonarse: ir\na fin de: para\nrecab*: recoger\nen virtud de: por\nvirtud: fuerza\ny/o: o\nefectu*: hacer\n"


def found(root: Path, fields: str, **files: str) -> list[Problem]:
    """Problems of style of a service with more fields, in a catalogue with a list of plain words."""
    texts = {
        "catalogue/ejemplo/uno.yml": service(fields),
        "catalogue/_vocabulary/plain_words.yml": WORDS,
        **files,
    }
    catalogue = made(root, texts)
    return [problem for rule in RULES for problem in rule(catalogue)]


def said(root: Path, text: str, field: str = "steps") -> list[tuple[str, str]]:
    return [(p.field, p.code) for p in found(root, f"{field}:\n  - {text!r}\n")]


@pytest.mark.parametrize("rule", RULES)
def test_a_right_catalogue_breaks_no_rule(rule: object) -> None:
    assert callable(rule)
    assert list(rule(small())) == []


def test_style_only_warns() -> None:
    codes = ["long-sentence", "capitals", "bureaucratic-word", "usted", "document-without-owner",
             "link-to-file", "summary-is-title", "title-style"]  # fmt: skip
    assert {CODES[code].severity for code in codes} == {"warning"}


# Sentences

TEN = "uno dos tres cuatro cinco seis siete ocho nueve diez"


@pytest.mark.parametrize(
    ("text", "is_long"),
    [
        (f"{TEN} {TEN} {TEN}", False),
        (f"{TEN} {TEN} {TEN} once", True),
        (f"{TEN} {TEN} {TEN}. Once {TEN}", False),
        (f"{TEN} {TEN} {TEN}; once {TEN}", False),
        (f"{TEN} {TEN} {TEN}: once", True),
        (f"{TEN} {TEN} en gob.pe. gob.pe {TEN}", False),
        (f"{TEN} {TEN} {TEN} (¿once?) doce", True),
        (f"{TEN} {TEN} en la Av. La Marina {TEN}", True),
        (f"{TEN} {TEN} a las 8 a. m. Ahí {TEN}", False),
        (f"{TEN} {TEN} según «{TEN} {TEN}»", False),
        (f"{TEN} {TEN} S/ 1,234.50 08:00-16:45 {TEN[:-5]}", True),
    ],
)
def test_a_sentence_has_at_most_30_words(tmp_path: Path, text: str, is_long: bool) -> None:
    assert said(tmp_path, text) == ([("steps[0].text", "long-sentence")] if is_long else [])


def test_a_long_sentence_is_named_by_its_start_and_its_length(tmp_path: Path) -> None:
    (problem,) = found(tmp_path, f"steps:\n  - Corta. {TEN.capitalize()} {TEN} {TEN} once.\n")
    assert (
        problem.message
        == "La oración que empieza con «Uno dos tres cuatro cinco …» tiene 31 palabras."
    )
    assert problem.hint == "Divídela en oraciones de 30 palabras o menos: una idea en cada una."
    assert problem.line == 5


def test_sentences_end_at_signs_not_at_abbreviations() -> None:
    text = "Ve a la Av. La Paz 3. ¿Tienes cita? Sí, el lunes. El N.° 2; el 3"
    assert list(sentences(text)) == [
        "Ve a la Av. La Paz 3.", "¿Tienes cita?", "Sí, el lunes.", "El N.° 2;", "el 3",
    ]  # fmt: skip


def test_quotations_are_left_empty_and_every_other_letter_where_it_was() -> None:
    text = "Dice «Acuda» y Á«»."
    assert prose(text) == Prose("Dice «     » y Á«».", "dice «     » y a«».")


# Capitals


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Lleva tu documento ORIGINAL", "ORIGINAL"),
        ("Lleva ORIGINAL y COPIA", "ORIGINAL"),
        ("Atención: SIN CITA", ""),
        ("ÓRDENES de pago", "ÓRDENES"),
        ("Ve a la EDELA y a la ONP", ""),  # known: what the entity and a service are also called
        ("El formato ABCDE de la entidad", "ABCDE"),
        ("El registro ABCDE (el padrón de hogares)", ""),
        ("El padrón de hogares (ABCDE)", ""),
        ("Ve a la ABCDE, la oficina de menores", ""),
        ("El padrón de hogares (en ABCDE)", "ABCDE"),
        ("La Ordenanza 567-MDSMP", ""),
        ("La Ordenanza 567/MDSMP", ""),
        ("El formato MDSMP-2", ""),
        ("El formato MDSMP/2", ""),
        ("Lleva a la EDELA el ORIGINAL", "ORIGINAL"),
        ("El siglo XVIII", ""),
        ("La fila «TOTAL» dice 3", ""),
        ("EsSalud y SunatMIGE", ""),
        ("PIDE2024X", ""),
    ],
)
def test_words_in_capitals(tmp_path: Path, text: str, word: str) -> None:
    known = {"entities/ejemplo.yml": LEAST["entities/ejemplo.yml"].replace("EDE", "EDELA")}
    problems = found(tmp_path, f"steps: [{text!r}]\n", **known)
    assert [(p.code, p.message) for p in problems] == (
        [("capitals", f"«{word}» está en mayúsculas.")] if word else []
    )


def test_what_people_type_is_no_shouting_and_makes_an_acronym_known(tmp_path: Path) -> None:
    assert found(tmp_path, "also_called: [RETCC]\nsteps: [Pide el RETCC]\n") == []


def test_capitals_are_mended(tmp_path: Path) -> None:
    (problem,) = found(tmp_path, "steps: [Lleva tu DNI ORIGINAL]\n")
    assert problem.hint.startswith("Escribe «Original».")


# Bureaucratic words


@pytest.mark.parametrize(
    ("text", "mend"),
    [
        ("Apersonarse al módulo", "en vez de «apersonarse», «ir»"),
        (
            "Ve a fin de recabar tu DNI",
            "en vez de «a fin de», «para»; en vez de «recabar», «recoger»",
        ),
        ("Recábalo en el módulo", "en vez de «recábalo», «recoger»"),
        ("Se efectúa un pago", "en vez de «efectúa», «hacer»"),
        ("En virtud de la ley", "en vez de «en virtud de», «por»"),
        ("Correo y/o teléfono", "en vez de «y/o», «o»"),
        ("Por virtud", "en vez de «virtud», «fuerza»"),
        ("Desapersonarse", ""),
        ("La ficha dice «apersonarse»", ""),
        ("Ve a finales de mes", ""),
    ],
)
def test_bureaucratic_words_have_the_plain_one_beside(tmp_path: Path, text: str, mend: str) -> None:
    problems = found(tmp_path, f"steps: [{text!r}]\n")
    assert [p.hint for p in problems] == ([f"Escribe, {mend}."] if mend else [])
    assert {p.code for p in problems} <= {"bureaucratic-word"}


def test_of_many_bureaucratic_words_ten_are_told(tmp_path: Path) -> None:
    words = [f"recab{letter}" for letter in "abcdefghijkl"]
    (problem,) = found(tmp_path, f"steps: [{' '.join(words)}]\n")
    assert problem.message.startswith("«recaba», «recabb»")
    assert problem.message.count("«") == 10


@pytest.mark.parametrize(
    ("found", "plain"),
    [("recabar", "recoger"), ("recabado", "recogido"), ("en virtud", "por"), ("en vez", "de otro modo")],
)  # fmt: skip
def test_of_several_stems_the_longest_that_a_word_begins_with_is_the_one(
    found: str, plain: str
) -> None:
    plain_words = {"recab*": "recoger", "recabad*": "recogido", "recabari*": "no", "remitir*": "enviar",
                   "en virtu*": "por", "en*": "de otro modo"}  # fmt: skip
    assert PlainWords(plain_words).plain_for(found) == plain


def test_without_a_list_no_word_is_bureaucratic(tmp_path: Path) -> None:
    catalogue = made(tmp_path, {"catalogue/ejemplo/uno.yml": service("steps: [Apersonarse]\n")})
    assert list(style.prose_is_plain(catalogue)) == []


# Usted


@pytest.mark.parametrize(
    ("text", "is_wrong"),
    [
        ("Lo que usted necesita", True),
        ("Ustedes van juntos", True),
        ("Ingrese a la web", True),
        ("Paga y espera. Acérquese al módulo", True),
        ("Primero: Verifique tu nombre", True),
        ("Deberá ir al módulo", True),
        ("Paga; podrá recoger el DNI mañana", True),
        ("Su DNI", True),
        ("Copia simple de su DNI", True),
        ("Llevar su recibo", True),
        ("Deberá estar vigente", False),
        ("El menor deberá ir", False),
        ("Pide que pague el titular", False),
        ("Va con su DNI la otra persona", False),
        ("El menor. Su DNI vale", False),
        ("Tu DNI", False),
        ("Degusted", False),
        ("Suma los recibos", False),
        ("La nota dice «Ingrese su DNI»", False),
    ],
)
def test_the_portal_says_tu(tmp_path: Path, text: str, is_wrong: bool) -> None:
    assert said(tmp_path, text) == ([("steps[0].text", "usted")] if is_wrong else [])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Acuda con lo que usted tenga", "Acuda"),
        ("Paga y espera. Acérquese al módulo", "Acérquese"),
        ("Paga; podrá recogerlo", "podrá"),
        ("Lo que usted necesita", "usted"),
    ],
)
def test_the_first_word_that_says_usted_is_named(tmp_path: Path, text: str, said: str) -> None:
    (problem,) = found(tmp_path, f"steps: [{text!r}]\n")
    assert problem.message == f"«{said}» trata de usted."


def test_his_dni_of_somebody_who_was_named_is_right(tmp_path: Path) -> None:
    fields = "requirements: [{text: Copia de su DNI, when: Si va otra persona}, {text: Su DNI}]\n"
    assert [(p.field, p.code) for p in found(tmp_path, fields)] == [
        ("requirements[1].text", "usted")
    ]


# Where prose is


@pytest.mark.parametrize(
    "fields",
    [
        "summary: LLEVAR",
        "requirements: [{text: a, any_of: [{text: LLEVAR}]}]",
        "requirements: [{text: a, when: LLEVAR}]",
        "fees: [{concept: LLEVAR, amount: 3}]",
        "fees: [{concept: a, tariff: LLEVAR}]",
        "cases: {c: {ask: LLEVAR, answers: {a: A, b: B}}}",
        "cases: {c: {ask: a, answers: {a: LLEVAR, b: B}}}",
        "notes: LLEVAR",
        "conflicts: LLEVAR",
        "related: [{service: ejemplo/uno, why: LLEVAR}]",
        "offered_at: [{center: norte, note: LLEVAR}]",
        "legal: {appeals: LLEVAR}",
    ],
)
def test_every_sentence_is_read(tmp_path: Path, fields: str) -> None:
    text = service(fields + "\n")
    if fields.startswith("summary"):
        text = text.replace("summary: Resumen.\n", "")
    problems = found(tmp_path, "", **{"catalogue/ejemplo/uno.yml": text})
    assert [p.code for p in problems] == ["capitals"]


@pytest.mark.parametrize(
    "fields",
    [
        "legal: {basis: [LLEVAR, {text: LLEVAR}], tupa_code: LLEVAR}",
        "also_called: [LLEVAR, ir a fin de recabar]",
        "fees: [{concept: a, amount: 3, payment_code: LLEVAR}]",
        "requirements: [{text: a, form: {name: LLEVAR}}]",
        "channels: {online: https://a.pe/LLEVAR}",
    ],
)
def test_norms_names_and_codes_are_exempt(tmp_path: Path, fields: str) -> None:
    assert found(tmp_path, fields + "\n") == []


def test_titles_of_sources_are_exempt(tmp_path: Path) -> None:
    text = service().replace(SOURCES, SOURCES.replace("Ficha", "FICHA que usted debe recabar"))
    assert found(tmp_path, "", **{"catalogue/ejemplo/uno.yml": text}) == []


@pytest.mark.parametrize(
    ("path", "field", "text"),
    [
        ("centers/norte.yml", "notes[0]", "notes: LLEVAR\n"),
        ("centers/norte.yml", "status_note", "status_note: LLEVAR\n"),
        ("entities/ejemplo.yml", "conflicts[0]", "conflicts: [LLEVAR]\n"),
    ],
)
def test_entities_and_centres_are_read_too(
    tmp_path: Path, path: str, field: str, text: str
) -> None:
    problems = found(tmp_path, "", **{path: LEAST[path] + text})
    assert [(p.file, p.field, p.code) for p in problems] == [(path, field, "capitals")]


# Documents and their owners

MINOR = "{text: DNI del menor}"


@pytest.mark.parametrize(
    ("text", "other", "is_wrong"),
    [
        ("DNI", MINOR, True),
        ("Copia simple del DNI", MINOR, True),
        ("DNI vigente y copia", MINOR, True),
        ("Documento de identidad original", MINOR, True),
        ("Pasaporte", "{text: a, any_of: [{text: Pasaporte de la madre}]}", True),
        ("DNI", "{text: DNI original de quien declara, when: a}", True),
        ("DNI", "{text: Partida de defunción}", False),
        ("DNI", "{text: DNI de color azul}", False),
        ("Tu DNI", MINOR, False),
        ("DNI de la madre", MINOR, False),
        ("Número de DNI", MINOR, False),
        ("DNI electrónico o carné", MINOR, False),
    ],
)
def test_a_document_says_whose_it_is(tmp_path: Path, text: str, other: str, is_wrong: bool) -> None:
    fields = f"requirements: [{other}, {{text: {text}}}]\n"
    problems = found(tmp_path, fields)
    assert [(p.field, p.code) for p in problems] == (
        [("requirements[1].text", "document-without-owner")] if is_wrong else []
    )


def test_each_service_is_looked_at_for_whose_a_document_is(tmp_path: Path) -> None:
    alone = service("requirements: [{text: DNI}]\n", title="Servicio dos")
    fields = f"requirements: [{MINOR}, {{text: DNI}}]\n"
    problems = found(tmp_path, fields, **{"catalogue/ejemplo/dos.yml": alone})
    assert [(p.file, p.code) for p in problems] == [
        ("catalogue/ejemplo/uno.yml", "document-without-owner")
    ]


def test_a_document_of_one_case_belongs_to_it(tmp_path: Path) -> None:
    assert found(tmp_path, f"requirements: [{MINOR}, {{text: DNI, when: Si va la madre}}]\n") == []


# Links, summaries, titles


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ("channels: {online: https://a.pe/guia.pdf}", "channels.online[0].url"),
        ("channels: {online: 'https://a.pe/guia.XLSX?v=2#p'}", "channels.online[0].url"),
        ("requirements: [{text: a, form: {name: b, url: https://a.pe/f.doc}}]", "requirements[0].form.url"),
        ("requirements: [{text: a, any_of: [{text: b, form: {name: c, url: https://a.pe/f.zip}}]}]",
         "requirements[0].any_of[0].form.url"),
        ("appointment: {needed: si, url: https://a.pe/c.pdf}", "appointment[0].url"),
        ("offered_at: [{center: norte, appointment: {needed: si, url: https://a.pe/c.pdf}}]",
         "offered_at[0].appointment.url"),
        ("channels: {online: https://a.pe/pdf}", ""),
        ("channels: {online: https://a.pdf.pe/}", ""),
        ("channels: {online: 'https://a.pe/ver?archivo=x.pdf'}", ""),
        ("requirements: [{text: a, form: {name: formulario.pdf}}]", ""),
        ("appointment: {needed: si}", ""),
        ("legal: {basis: [{text: Ley, url: https://a.pe/ley.pdf}]}", ""),
    ],
)  # fmt: skip
def test_a_link_leads_to_a_page(tmp_path: Path, fields: str, field: str) -> None:
    problems = found(tmp_path, fields + "\n")
    assert [(p.field, p.code) for p in problems] == ([(field, "link-to-file")] if field else [])


def test_a_source_may_be_a_file(tmp_path: Path) -> None:
    text = service().replace("title: Ficha", "title: Ficha\n    url: https://a.pe/f.pdf")
    assert found(tmp_path, "", **{"catalogue/ejemplo/uno.yml": text}) == []


@pytest.mark.parametrize(
    ("summary", "is_wrong"),
    [("Servicio uno", True), ("SERVICIO  UNO.", True), ("Servicio uno para menores", False)],
)
def test_a_summary_says_more_than_the_title(tmp_path: Path, summary: str, is_wrong: bool) -> None:
    text = service().replace("Resumen.", summary)
    problems = found(tmp_path, "", **{"catalogue/ejemplo/uno.yml": text})
    assert ("summary-is-title" in {p.code for p in problems}) == is_wrong


@pytest.mark.parametrize(
    ("title", "wrong"),
    [
        ("Duplicado de DNI.", "termina en punto"),
        ("duplicado de DNI", "empieza con minúscula"),
        ("DUPLICADO DE DNI", "está en mayúsculas"),
        ("Duplicado de DNI", ""),
        ("Obtener la Clave SOL", ""),
        ("REMYPE", ""),
        ("¿Cuánto debo?", ""),
    ],
)
def test_a_title_is_a_name(tmp_path: Path, title: str, wrong: str) -> None:
    problems = found(tmp_path, "", **{"catalogue/ejemplo/uno.yml": service(title=title)})
    assert [(p.code, p.message) for p in problems] == (
        [("title-style", f"El título «{title}» {wrong}.")] if wrong else []
    )


# The list itself


def test_the_real_list_of_plain_words_takes_its_own_advice() -> None:
    listed = catalogue().vocabulary.plain_words
    words = words_of(catalogue())
    assert len(listed) >= 60
    assert all(word == word.lower() for word in listed)
    assert [w for w in listed.values() if bureaucratic_word(words, prose(w))] == []
    assert [w for w in listed if not bureaucratic_word(words, prose(w.removesuffix("*")))] == []


def ends_alike(text: str, chance: Random) -> list[str]:
    """Pieces of a text, some of them beginning or ending with a mark that texts put together might bring near others."""
    words = text.split(" ")
    cut = chance.randrange(len(words) + 1)
    ends = ["", "«", "»", ".", "usted", "Acuda", "URGENTE", "a fin", "de", "(", "deberá", "y " * 20]
    return [
        f"{chance.choice(ends)} {' '.join(part)} {chance.choice(ends)}".strip()
        for part in (words[:cut], words[cut:])
    ]


def test_rules_that_are_not_asked_would_have_found_nothing() -> None:
    chance, whole = Random(7), catalogue()
    words = words_of(whole)
    texts = [text for _, record in whole.records() for _, text in walked(record).texts]
    asked = spared = 0
    for _ in range(2000):
        some = [p for t in chance.sample(texts, 3) for p in ends_alike(t, chance)]
        rules = to_ask(words, some)
        finding = [r for r in TEXT_RULES if any(r(words, prose(text)) for text in some)]
        assert {*finding} <= {*rules}, some
        asked, spared = asked + len(finding), spared + len(TEXT_RULES) - len(rules)
    assert asked > 1000
    assert spared > 1000
