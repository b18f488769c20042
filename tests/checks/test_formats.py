"""Shapes of phones, e-mails, RUC and links."""

from pathlib import Path

import pytest

from generator.checks import formats, meaning
from tests.small import LEAST, made, small, with_service

RULES = [
    formats.phones_can_be_dialled,
    formats.emails_have_their_shape,
    formats.rucs_are_right,
    formats.links_are_public,
]


def test_a_right_catalogue_breaks_no_rule() -> None:
    for rule in RULES:
        assert list(rule(small())) == []


@pytest.mark.parametrize(
    "phone",
    ["1800", "113", "(01) 315-2700", "(044) 23-1234", "(01) 315-4000 anexo 1900", "990182569", "942 962 116",
     "0800-15170 (gratis); (01) 311-0300", "0-801-12-100", "113, opción 4; (01) 514 5555", "555-0177",
     "(01) 204-3337, opción 1 (legalizaciones y apostillas)", "línea 107", "101 (línea social gratuita)",
     "+51 1 315-2700", "+51 990 182 569", "+51 901 234 567", "23-1234", "(01) 411-8000; línea 107"],
)  # fmt: skip
def test_a_phone_as_it_is_dialled_is_right(tmp_path: Path, phone: str) -> None:
    catalogue = with_service(tmp_path, f"channels: {{phone: '{phone}'}}\n")
    assert [p.message for p in formats.phones_can_be_dialled(catalogue)] == []


@pytest.mark.parametrize(
    ("phone", "shown"),
    [("315-27000", "315-27000"), ("12", "12"), ("2700", "2700"), ("890182569", "890182569"), ("llama al centro", "llama al centro"),
     ("(01) 315-2700; 99018256", "99018256"), ("(01) 315-2700 / 990182569", "(01) 315-2700 / 990182569"), ("+34 915 555 555", "+34 915 555 555"),
     ("+51 0315", "+51 0315"), ("+51 315-2700", "+51 315-2700"), ("+51 013152700", "+51 013152700"), ("0315270", "0315270"), ("1800;", ""), ("９９０182569", "９９０182569")],
)  # fmt: skip
def test_what_nobody_can_dial_is_no_phone(tmp_path: Path, phone: str, shown: str) -> None:
    catalogue = with_service(tmp_path, f"channels: {{phone: '{phone}'}}\n")
    (problem,) = formats.phones_can_be_dialled(catalogue)
    assert (problem.field, problem.code) == ("channels.phone[0].number", "bad-phone")
    assert problem.message.startswith(f"«{shown}» ")


@pytest.mark.parametrize(
    ("path", "fields", "field"),
    [
        ("entities/ejemplo.yml", "phone: '12'\n", "phone"),
        ("centers/norte.yml", "phone: '12'\n", "phone"),
        ("catalogue/ejemplo/uno.yml", "appointment: {needed: si, phone: '12'}\n", "appointment.phone"),
        (
            "catalogue/ejemplo/uno.yml",
            "offered_at: [{center: norte, appointment: {needed: si, phone: '12'}}]\n",
            "offered_at[0].appointment.phone",
        ),
    ],
)  # fmt: skip
def test_every_phone_of_a_record_is_looked_at(
    tmp_path: Path, path: str, fields: str, field: str
) -> None:
    catalogue = made(tmp_path, {path: fields + LEAST[path]})
    found = [
        (p.file, p.field.replace("appointment[0]", "appointment"))
        for p in formats.phones_can_be_dialled(catalogue)
    ]
    assert found == [(path, field)]


@pytest.mark.parametrize(
    ("email", "is_wrong"),
    [
        ("infomac@pcm.gob.pe", False),
        ("servicio.al-cliente+1@serpost.com.pe", False),
        ("infomac@pcm", True),
        ("infomac.pcm.gob.pe", True),
        ("infomac @pcm.gob.pe", True),
        ("a@pcm.gob.pe; b@pcm.gob.pe", True),
        ("mailto:infomac@pcm.gob.pe", True),
        ("infomac@@pcm.gob.pe", True),
        ("infomac@pcm..pe", True),
        ("infomac@-pcm.gob.pe", True),
    ],
)
@pytest.mark.parametrize(
    ("path", "fields", "field"),
    [
        ("entities/ejemplo.yml", "email: '{}'\n", "email"),
        ("centers/norte.yml", "email: '{}'\n", "email"),
        ("catalogue/ejemplo/uno.yml", "channels: {{email: '{}'}}\n", "channels.email"),
    ],
)
def test_an_email_has_its_shape(
    tmp_path: Path, email: str, is_wrong: bool, path: str, fields: str, field: str
) -> None:
    catalogue = made(tmp_path, {path: fields.format(email) + LEAST[path]})
    found = [(p.file, p.field, p.code) for p in formats.emails_have_their_shape(catalogue)]
    assert found == ([(path, field, "bad-email")] if is_wrong else [])


@pytest.mark.parametrize(
    ("text", "is_wrong"),
    [
        ("Emite el comprobante con RUC 20131312955.", False),  # Sunat's own
        ("RUC N.° 20168999926, de la PCM", False),
        ("El RUC: 10-07958459-2", True),
        ("El RUC: 20-13131295 5", False),
        ("RUC 20131310090", False),  # 11 less the remainder is 10: the digit is 0
        ("RUC 20131310031", False),  # it is 11: the digit is 1
        ("RUC 10079584598", False),
        ("RUC 15079584590", False),
        ("RUC 16079584596", False),
        ("RUC 17079584592", False),
        ("RUC 20131312954", True),
        ("RUC 2013131295", True),
        ("RUC 30131312955", True),
        ("RUC 201313129550", True),
        ("RUC 20 o RUC 10", False),
        ("Número de RUC y teléfono 990182569", False),
        ("Resolución 20131312954", False),
    ],
)
def test_a_ruc_in_a_text_is_right(tmp_path: Path, text: str, is_wrong: bool) -> None:
    catalogue = with_service(tmp_path, f"steps: ['{text}']\n")
    found = [(p.field, p.code) for p in formats.rucs_are_right(catalogue)]
    assert found == [("steps[0].text", "bad-ruc")] * is_wrong


def test_a_ruc_in_an_address_is_looked_at_too(tmp_path: Path) -> None:
    catalogue = with_service(tmp_path, "channels: {online: 'https://a.pe/RUC:20131312954'}\n")
    assert [p.code for p in formats.rucs_are_right(catalogue)] == ["bad-ruc"]


def test_an_answer_may_be_called_like_a_field_of_addresses(tmp_path: Path) -> None:
    answers = "cases: {a: {ask: x, answers: {url: Por **internet**, website: No}}}\n"
    catalogue = with_service(tmp_path, answers)
    assert list(formats.links_are_public(catalogue)) == []
    (problem,) = meaning.no_markup(catalogue)
    assert problem.field == "cases.a.answers.url"


def test_a_record_without_a_ruc_hides_none_after_it(tmp_path: Path) -> None:
    last = LEAST["centers/norte.yml"] + "notes: RUC 20131312954\n"
    found = [p.file for p in formats.rucs_are_right(made(tmp_path, {"centers/norte.yml": last}))]
    assert found == ["centers/norte.yml"]


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("https://www.gob.pe/123-tramite", None),
        ("http://macarequipa.pe:8080/info.php?a=b@c", None),
        ("https://www.munisanmartín.gob.pe/", None),
        ("https://ejemplo.xn--p1ai/", None),
        ("https://www.gob.pe", None),
        ("https://ana:clave@www.gob.pe/", "link-with-password"),
        ("https://ana@www.gob.pe/", "link-with-password"),
        ("https://www.gob.pe@malo.example/", "link-with-password"),
        ("http://localhost/", "link-not-public"),
        ("http://intranet/formato", "link-not-public"),
        ("http://192.168.1.10/formato", "link-not-public"),
        ("http://[::1]/", "link-not-public"),
    ],
)
def test_a_link_is_public(tmp_path: Path, url: str, code: str | None) -> None:
    found: list[tuple[str, str]] = []
    for path, fields, field in (
        ("entities/ejemplo.yml", f"website: '{url}'\n", "website"),
        ("catalogue/ejemplo/uno.yml", f"channels: {{online: '{url}'}}\n", "channels.online[0].url"),
    ):
        catalogue = made(tmp_path / path, {path: fields + LEAST[path]})
        found += [(p.field, p.code) for p in formats.links_are_public(catalogue)]
        if code:
            assert found.pop() == (field, code)
    assert found == []
