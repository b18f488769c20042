"""How records are written: gob.pe's writing rules (guias.servicios.gob.pe), all of them warnings.

Names of norms, titles of sources, names as published and what people type are exempt.
"""

import re
from collections.abc import Iterator
from typing import Final
from urllib.parse import urlsplit

from generator.catalogue import Catalogue
from generator.checks.plain_language import long_sentence, may_be_long, prose, to_ask, words_of
from generator.checks.walk import walked
from generator.problems import Field, Problem
from generator.records.service import Requirement, Service

# Fields whose value is a sentence for citizens; «when» only where it is said in words. No source has one.
PROSE: Final = frozenset({
    "accessibility", "app", "appeals", "ask", "authority", "concept", "conflicts", "note", "notes",
    "payment_note", "per", "reason", "status_note", "summary", "tariff", "text", "when", "why",
})  # fmt: skip

_FILE: Final = re.compile(r"\.(pdf|docx?|xlsx?|pptx?|odt|ods|zip|rar)$", re.IGNORECASE)
_IDENTITY: Final = (
    r"(?:dni|documento (?:nacional )?de identidad|pasaporte|carné de extranjería|partida de nacimiento"
    r"|acta de nacimiento)"
)
_NOBODYS: Final = re.compile(
    rf"(?:(?:original|copia|fotocopia)(?: simple| legible)?(?: y (?:original|copia))? (?:de |del ))?(?:el )?{_IDENTITY}"
    r"(?: (?:físico|original|vigente|electrónico|al día))*(?: y copia(?: simple)?)?\.?",
    re.IGNORECASE,
)  # fmt: skip
_SOMEBODYS: Final = re.compile(
    rf"\b{_IDENTITY}(?: (?:físico|original|vigente))* (?:del?|de la|de los|de las|de cada) "
    r"(?:representante|apoderado|solicitante|titular|menor|hij[oa]s?|padre|madre|padres|cónyuge|conviviente|tutora?"
    r"|testigos?|tercero|familiar|causante|fallecid[oa]|asegurad[oa]|pensionista|soci[oa]s?|persona|quien)\b",
    re.IGNORECASE,
)  # fmt: skip
_HIS_OR_YOURS: Final = re.compile(
    r"(?:(?:copia|fotocopia|original)(?: simple| legible)? de |presentar |llevar )?"
    r"su (?:dni|documento|pasaporte|solicitud|recibo|voucher|domicilio|firma)\b",
    re.IGNORECASE,
)


def prose_is_plain(catalogue: Catalogue) -> Iterator[Problem]:
    """Every sentence is short, without capitals, in plain words and says «tú» (gob.pe's guide)."""
    words = words_of(catalogue)
    for record, value in catalogue.records():
        said = [(path, text) for path, text in walked(value).texts if _is_prose(path)]
        rules = to_ask(words, [text for _, text in said])
        of_short = [rule for rule in rules if rule is not long_sentence]
        for path, text in said if rules else ():
            asked = rules if may_be_long(text) else of_short
            sentence = prose(text) if asked else None
            for rule in asked:
                if sentence and (found := rule(words, sentence)):
                    code, message, context = found
                    yield catalogue.problem(record, path, code, message, **context)


def _is_prose(path: Field) -> bool:
    last = path[-1] if isinstance(path[-1], str) else path[-2]
    if last in PROSE:
        return "basis" not in path
    return len(path) > 1 and path[-2] == "answers"


def requirements_say_tu(catalogue: Catalogue) -> Iterator[Problem]:
    """«Copia de tu DNI», not «de su DNI», where nobody else was named (gob.pe's guide)."""
    for key, service in catalogue.each_service():
        for name in ("requirements", "steps"):
            for i, item in enumerate(getattr(service, name)):
                said = _HIS_OR_YOURS.match(item.text)
                if said and not item.when:
                    yield catalogue.problem(f"catalogue/{key}", (name, i, "text"), "usted",
                                            f"«{said[0]}» trata de usted.")  # fmt: skip


def documents_say_whose(catalogue: Catalogue) -> Iterator[Problem]:
    """Where several people bring an identity document, each requirement says whose (gob.pe's guide)."""
    for key, service in catalogue.each_service():
        without = [
            (i, requirement)
            for i, requirement in enumerate(service.requirements)
            if not requirement.when and _NOBODYS.fullmatch(requirement.text)
        ]
        if without and any(_SOMEBODYS.search(text) for text in _asked(service)):
            for i, requirement in without:
                yield catalogue.problem(f"catalogue/{key}", ("requirements", i, "text"), "document-without-owner",
                                        f"«{requirement.text}» no dice de quién es.")  # fmt: skip


def _asked(service: Service) -> Iterator[str]:
    for requirement in service.requirements:
        yield requirement.text
        yield from (alternative.text for alternative in requirement.any_of)


def links_lead_to_pages(catalogue: Catalogue) -> Iterator[Problem]:
    """A link leads to the page of a document, not to the file: files move, and phones download them."""
    for key, service in catalogue.each_service():
        for path, url in _links(service):
            if _FILE.search(urlsplit(url).path):
                yield catalogue.problem(f"catalogue/{key}", path, "link-to-file",
                                        f"«{url.rsplit('/', 1)[-1]}» es un archivo.")  # fmt: skip


def _links(service: Service) -> Iterator[tuple[Field, str]]:
    for i, online in enumerate(service.channels.online if service.channels else ()):
        yield ("channels", "online", i, "url"), online.url
    for i, requirement in enumerate(service.requirements):
        yield from _form_links(("requirements", i), requirement)
    for i, appointment in enumerate(service.appointment):
        if appointment.url:
            yield ("appointment", i, "url"), appointment.url
    for i, offer in enumerate(service.offered_at or ()):
        if offer.appointment and offer.appointment.url:
            yield ("offered_at", i, "appointment", "url"), offer.appointment.url


def _form_links(path: Field, requirement: Requirement) -> Iterator[tuple[Field, str]]:
    if requirement.form and requirement.form.url:
        yield (*path, "form", "url"), requirement.form.url
    for i, alternative in enumerate(requirement.any_of):
        if alternative.form and alternative.form.url:
            yield (*path, "any_of", i, "form", "url"), alternative.form.url


def summary_adds_to_title(catalogue: Catalogue) -> Iterator[Problem]:
    """The summary says more than the title: what the citizen gets, and for whom."""
    for key, service in catalogue.each_service():
        if _letters(service.summary) == _letters(service.title):
            yield catalogue.problem(f"catalogue/{key}", ("summary",), "summary-is-title",
                                    "El resumen repite el título.")  # fmt: skip


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def titles_are_names(catalogue: Catalogue) -> Iterator[Problem]:
    """A title is a verb in infinitive or a plain name: a capital first, no full stop (gob.pe's guide)."""
    for key, service in catalogue.each_service():
        title = service.title
        wrong = ""
        if title.endswith("."):
            wrong = "termina en punto"
        elif title[0].islower():
            wrong = "empieza con minúscula"
        elif title.isupper() and " " in title:
            wrong = "está en mayúsculas"
        if wrong:
            yield catalogue.problem(f"catalogue/{key}", ("title",), "title-style",
                                    f"El título «{title}» {wrong}.")  # fmt: skip
