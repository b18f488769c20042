"""Rules about what the facts of a record say together."""

import re
from collections.abc import Iterator
from typing import Final

from generator.catalogue import Catalogue
from generator.checks.walk import walked
from generator.problems import Problem, shown
from generator.vocabularies import NOT_OPEN

_DUE: Final = r"(?:los? |las? |el )?(?:derechos?|tasas?|arancel(?:es)?)\b"
_PROOF: Final = r"(?:voucher|comprobante|recibo|constancia|ticket|boleta)"
_SERVICE: Final = r"(?:del|de este|por el|por este) (?:trámite|servicio|procedimiento)"
_PAYMENT: Final = re.compile(
    # «Pago por derecho de trámite», «Voucher de pago de la tasa», «Pagar la tasa», «Haber pagado el derecho»
    rf"(?:copia (?:del? )?|original (?:del? )?|el |la )?(?:pago|voucher|{_PROOF} (?:de|del) pago)"
    rf" (?:por |de |del )?{_DUE}"
    rf"|(?:haber )?(?:pagar|pagado|abonar|abonado) (?:por )?{_DUE}"
    r"|derechos? de (?:trámite|tramitación|pago)\b|tasa administrativa\b"
    # «Pago», «Pago de S/ 30.00», «Pagar S/ 30», «Comprobante de pago del trámite»
    rf"|(?:el )?pago(?: de S/ ?[\d.,]+)?(?: {_SERVICE})?(?: en el Banco de la Nación)?\.?$"
    rf"|(?:pagar|abonar) S/ ?\d|(?:el )?{_PROOF} de pago (?:{_SERVICE}|en el Banco de la Nación)\.?$",
    re.IGNORECASE,
)  # fmt: skip
_MARKUP: Final = re.compile(r"<[/a-zA-Z!]|\]\(|\*\*|__|`|^#{1,6} |&[a-z]+;|&#\d+;")
_SIGNS_OF_MARKUP: Final = ("<", "](", "**", "__", "`", "# ", "&")
"""One of them is in every such mark."""


def free_excludes_fees(catalogue: Catalogue) -> Iterator[Problem]:
    """``free: true`` excludes fees unless each fee says where or when it holds (design §3)."""
    for key, service in catalogue.each_service():
        for i, fee in enumerate(service.fees if service.free else ()):
            if not (fee.when or fee.channel or fee.centers or fee.except_centers):
                yield catalogue.problem(f"catalogue/{key}", ("fees", i), "free-with-fees",
                                        "El servicio es gratis y también tiene un costo.")  # fmt: skip


def zero_needs_when(catalogue: Catalogue) -> Iterator[Problem]:
    """An amount of 0 says for whom (design §3): otherwise the service is simply free."""
    for key, service in catalogue.each_service():
        for i, fee in enumerate(service.fees):
            if fee.amount == 0 and not fee.amount_max and not fee.when:
                yield catalogue.problem(f"catalogue/{key}", ("fees", i, "amount"), "zero-without-when",
                                        "El costo es 0 y no dice para quién.")  # fmt: skip


def payment_is_no_requirement(catalogue: Catalogue) -> Iterator[Problem]:
    """«Pago por derecho de trámite» is a fee, never a requirement (gob.pe's writing guide)."""
    for key, service in catalogue.each_service():
        for i, requirement in enumerate(service.requirements):
            if _PAYMENT.match(requirement.text):
                yield catalogue.problem(f"catalogue/{key}", ("requirements", i, "text"),
                                        "payment-as-requirement",
                                        f"«{requirement.text}» es un pago.")  # fmt: skip


def no_markup(catalogue: Catalogue) -> Iterator[Problem]:
    """All prose is plain text: no HTML, no Markdown (design §3)."""
    for record, value in catalogue.records():
        together = walked(value).together
        if not any(sign in together for sign in _SIGNS_OF_MARKUP):  # a tenth of the time
            continue
        for path, text in walked(value).texts:
            if mark := _MARKUP.search(text):
                yield catalogue.problem(record, path, "markup-in-text",
                                        f"Hay marcas de formato en «{shown(text[mark.start():])}».")  # fmt: skip


def cases_are_used(catalogue: Catalogue) -> Iterator[Problem]:
    """A case that no fact asks for would be a question without consequence."""
    for key, service in catalogue.each_service():
        used = {case for _, fact in walked(service).scopes for case in fact.answers}
        for case in service.cases:
            if case not in used:
                yield catalogue.problem(f"catalogue/{key}", ("cases", case), "case-unused",
                                        f"Ningún dato depende del caso «{case}».")  # fmt: skip


def offer_needs_entity(catalogue: Catalogue) -> Iterator[Problem]:
    """A service offered at a centre is given by an entity that the centre names."""
    for key, service in catalogue.each_service():
        for i, offer in enumerate(service.offered_at or ()):
            center = catalogue.centers.get(offer.center)
            if center is None or not offer.available or center.status in NOT_OPEN:
                continue  # that it is not open is said by its own rule
            for entity in offer.provider or (key.split("/")[0],):
                if offer.center not in catalogue.centers_with(entity):
                    yield catalogue.problem(
                        f"catalogue/{key}", ("offered_at", i, "center"), "offered-without-entity",
                        f"La ficha de «{offer.center}» no nombra a «{entity}».",
                        center=f"centers/{offer.center}.yml",
                    )  # fmt: skip
