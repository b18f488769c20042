"""Rules about the shape of numbers and addresses: phone, e-mail, RUC, links."""

import re
from collections.abc import Iterator
from typing import Final
from urllib.parse import urlsplit

from generator.catalogue import Catalogue
from generator.checks.walk import walked
from generator.problems import Field, Problem
from generator.records.channels import Appointment

Place = tuple[str, Field, str]
"""Record, path and text."""

_EMAIL: Final = re.compile(
    r"[A-Za-z0-9._%+-]{1,64}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,24}"
)
_BESIDE_A_NUMBER: Final = re.compile(
    r"(,| anexo | opción |\((?=[^0-9]{3})).*|^línea ", re.IGNORECASE
)
"""What may stand beside a number to dial: «anexo 1900», «, opción 4», «(gratis)», «línea»."""
_SIGNS: Final = re.compile(r"[0-9 ()+-]+")
_PUBLIC_HOST: Final = re.compile(r"(?:[^\s./@:]+\.)+[^\W\d_]{2,24}|(?:[^\s./@:]+\.)+xn--[a-z0-9-]+")
_RUC: Final = re.compile(r"RUC(?: (?:N\.?º|N\.?°|número|es))?:? ?([0-9](?:[ -]?[0-9]){6,20})")
_RUC_WEIGHTS: Final = (5, 4, 3, 2, 7, 6, 5, 4, 3, 2)


def phones_can_be_dialled(catalogue: Catalogue) -> Iterator[Problem]:
    """A phone is a number that Peru's numbering plan knows (Plan Técnico Fundamental de Numeración).

    3 or 4 digits beginning with 1 (113, 1800); 6 or 7 of a city; 9 with area code, 0800 or 0801, or of a
    mobile, which begins with 9; all may follow +51. Several are parted by «;».
    """
    for record, path, text in _phones(catalogue):
        wrong = next((n for n in text.split(";") if not _can_be_dialled(n)), None)
        if wrong is not None:
            yield catalogue.problem(record, path, "bad-phone",
                                    f"«{wrong.strip()}» no es un teléfono del Perú.")  # fmt: skip


def _phones(catalogue: Catalogue) -> Iterator[Place]:
    yield from _contacts(catalogue, "phone")
    for key, service in catalogue.each_service():
        for i, phone in enumerate(service.channels.phone if service.channels else ()):
            yield f"catalogue/{key}", ("channels", "phone", i, "number"), phone.number
        for path, fact in walked(service).scopes:
            if isinstance(fact, Appointment) and fact.phone:
                yield f"catalogue/{key}", (*path, "phone"), fact.phone


def _contacts(catalogue: Catalogue, field: str) -> Iterator[Place]:
    """The phone or e-mail of entities and centres."""
    for folder, records in (
        ("entities", catalogue.each_entity()),
        ("centers", catalogue.each_center()),
    ):
        for key, value in records:
            if text := getattr(value, field):
                yield f"{folder}/{key}", (field,), text


def _can_be_dialled(text: str) -> bool:
    number = _BESIDE_A_NUMBER.sub("", text.strip()).strip()
    if not _SIGNS.fullmatch(number):
        return False
    digits = re.sub("[^0-9]", "", number)
    if number.startswith("+"):
        if not digits.startswith("51"):
            return False
        digits = digits[2:]
        return len(digits) in (8, 9) and digits[0] != "0"
    match len(digits):
        case 3 | 4:
            return digits[0] == "1"
        case 6 | 7:
            return digits[0] not in "01"
        case 9:
            return digits[0] in "09"
    return False


def emails_have_their_shape(catalogue: Catalogue) -> Iterator[Problem]:
    """An e-mail is one address, as it is written to."""
    for record, path, text in _emails(catalogue):
        if not _EMAIL.fullmatch(text):
            yield catalogue.problem(record, path, "bad-email",
                                    f"«{text}» no es un correo electrónico.")  # fmt: skip


def _emails(catalogue: Catalogue) -> Iterator[Place]:
    yield from _contacts(catalogue, "email")
    for key, service in catalogue.each_service():
        if service.channels and service.channels.email:
            yield f"catalogue/{key}", ("channels", "email"), service.channels.email


def rucs_are_right(catalogue: Catalogue) -> Iterator[Problem]:
    """A RUC in a text has 11 digits, begins with 10, 15, 16, 17 or 20 and ends in its check digit.

    No field holds a RUC. The check digit is Sunat's, modulo 11.
    """
    for record, value in catalogue.records():
        found = walked(value)
        if "RUC" not in found.together and not any("RUC" in link for _, link in found.links):
            continue
        for path, text in (*found.texts, *found.links):
            numbers = _RUC.findall(text)
            wrong = next((n for n in numbers if not _is_ruc(re.sub("[ -]", "", n))), None)
            if wrong:
                yield catalogue.problem(record, path, "bad-ruc", f"«{wrong}» no es un RUC.")


def _is_ruc(digits: str) -> bool:
    if len(digits) != 11 or digits[:2] not in ("10", "15", "16", "17", "20"):
        return False
    total = sum(int(d) * w for d, w in zip(digits, _RUC_WEIGHTS, strict=False))
    return int(digits[10]) == (11 - total % 11) % 10


def links_are_public(catalogue: Catalogue) -> Iterator[Problem]:
    """A link carries no user or password (``https://usuario:clave@…``), and its host is a public name.

    Links are published for everybody; schemes other than http and https are refused on reading.
    """
    for record, value in catalogue.records():
        for path, link in walked(value).links:
            if not _is_public(link):
                yield from _link(catalogue, record, path, link)


def _link(catalogue: Catalogue, record: str, path: Field, url: str) -> Iterator[Problem]:
    host, has_user = _host(url)
    if has_user:
        yield catalogue.problem(record, path, "link-with-password",
                                "El enlace lleva un usuario o una clave.")  # fmt: skip
    elif not _PUBLIC_HOST.fullmatch(host):
        yield catalogue.problem(record, path, "link-not-public",
                                f"«{host}» no es un sitio al que llegue cualquiera.")  # fmt: skip


def _is_public(url: str) -> bool:
    if _PUBLIC_HOST.fullmatch(url.split("/", 3)[2]):  # nearly all of them
        return True
    host, has_user = _host(url)
    return not has_user and bool(_PUBLIC_HOST.fullmatch(host))


def _host(url: str) -> tuple[str, bool]:
    try:
        parts = urlsplit(url)
    except ValueError:  # a bracket without its pair, as of an IPv6 address
        return url, False
    return parts.hostname or "", "@" in parts.netloc
