"""How a change reads in Spanish: names of fields, values, where a fact holds, what differs in a text."""

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, Final

from pydantic import BaseModel

from generator.catalogue import Catalogue
from generator.liaison.diff_match import label
from generator.records.base import Scope
from generator.records.hours import WeeklyHours
from generator.records.scalars import PartialDate
from generator.records.service import Case, Fee, TimeLimit
from generator.views.facts import lower_first, short_name
from generator.views.links import entity_label
from generator.views.text import day, duration, listing, money, plain, weekly
from generator.vocabularies import CHANNELS, FIELD_NAMES

QUOTED: Final = 140
"""Characters of a record's text that a sentence quotes."""
_KEPT: Final = 3
"""Words of what two texts share that are quoted on each side of what differs."""

# Fields a page does not name; all others are called as the page calls them.
_DETAILS: Final = {
    "also_called": "otros nombres", "offered_as": "cómo se ofrece", "life_events": "situaciones",
    "cases": "preguntas", "related": "relacionados", "sources": "fuentes", "conflicts": "contradicciones",
    "unconfirmed": "sin confirmar", "verified": "verificación", "moved_from": "claves antiguas",
    "concept": "concepto", "amount": "monto", "amount_max": "monto máximo", "uit_percent": "porcentaje de la UIT",
    "uit_year": "año de la UIT", "tariff": "tarifa", "per": "por cada", "approximate": "es aproximado",
    "optional": "es opcional", "payment_code": "código de pago", "pay_at": "dónde se paga",
    "valid_from": "desde", "valid_until": "hasta", "until": "hasta", "text": "texto", "type": "tipo",
    "document": "documento", "copy_kind": "copia", "any_of": "alternativas", "form": "formulario",
    "source": "fuente", "url": "enlace", "note": "nota", "min": "mínimo", "max": "máximo", "unit": "unidad",
    "ask": "pregunta", "answers": "respuestas", "basis": "normas", "tupa_code": "código del TUPA",
    "approval": "aprobación", "authority": "autoridad", "appeals": "recursos", "in_person": "en persona",
    "online": "por internet", "app": "aplicación", "number": "número", "needed": "si se necesita",
    "provider": "quién lo da", "available": "se hace", "reason": "motivo", "alternative": "dónde ir",
    "hours_as_of": "fecha del horario", "why": "por qué", "level": "nivel", "parent": "depende de",
    "maintainers": "responsables", "status_since": "estado desde", "status_as_of": "estado según datos de",
    "payment_note": "nota sobre pagos", "issued_by": "quién lo emite", "services": "servicios",
    "centers": "centros", "published": "publicada", "checked": "revisada", "supports": "lo que dice",
    "page": "página", "by": "quién", "on": "fecha", "decree": "decreto", "shortcuts": "accesos rápidos",
    "most_used": "lo más pedido", "most_used_note": "nota de lo más pedido", "tables": "tablas",
    "date": "fecha", "closed": "cerrado", "as_of": "fecha del dato", "service": "servicio",
}  # fmt: skip


def field_name(field: str) -> str:
    """``payment_code`` → «código de pago»; the field's own name where it has no other."""
    return FIELD_NAMES.get(field) or _DETAILS.get(field, field)


def upper_first(text: str) -> str:
    """A sentence begins with a capital letter."""
    return text[:1].upper() + text[1:]


def quoted(text: str) -> str:
    """The beginning of a text between «»."""
    text = " ".join(text.split())
    return f"«{text}»" if len(text) <= QUOTED else f"«{text[: QUOTED - 1].rstrip()}…»"


def both_quoted(before: str, after: str) -> tuple[str, str]:
    """Two texts between «»: of long ones what differs, with a few words of what they share around it."""
    old, new = " ".join(before.split()), " ".join(after.split())
    if max(len(old), len(new)) <= QUOTED:
        return f"«{old}»", f"«{new}»"
    a, b = old.split(), new.split()
    start = _shared(a, b)
    end = _shared(a[start:][::-1], b[start:][::-1])
    first, last = max(0, start - _KEPT), max(0, end - _KEPT)
    return _excerpt(a, first, last), _excerpt(b, first, last)


def _shared(a: list[str], b: list[str]) -> int:
    pairs = enumerate(zip(a, b, strict=False))
    return next((n for n, (x, y) in pairs if x != y), min(len(a), len(b)))


def _excerpt(words: list[str], first: int, last: int) -> str:
    kept = " ".join(words[first : len(words) - last])
    if len(kept) > QUOTED:
        kept = f"{kept[: QUOTED // 2].rstrip()} … {kept[-(QUOTED // 2) :].lstrip()}"
    return f"«{'… ' if first else ''}{kept}{' …' if last else ''}»"


def price(fee: Fee) -> str:
    """What a fee costs, for the middle of a sentence."""
    return lower_first(money(fee)) if fee.amount == 0 else money(fee)


def value(thing: Any) -> str:
    """Any value of a record in words."""
    if isinstance(thing, bool):
        return "sí" if thing else "no"
    if isinstance(thing, PartialDate):
        return day(thing)
    if isinstance(thing, Decimal):
        return f"{thing:f}"
    if isinstance(thing, WeeklyHours):
        return "; ".join(f"{days} {hours}" for days, hours in weekly(thing))
    if isinstance(thing, TimeLimit):
        return duration(thing)
    if isinstance(thing, BaseModel):
        known = ((name, v) for name, v in thing if v not in (None, (), {}))
        return label(thing) or "; ".join(f"{field_name(name)}: {value(v)}" for name, v in known)
    if isinstance(thing, (tuple, list)):
        return listing(value(v) for v in thing)
    if isinstance(thing, Mapping):
        return "; ".join(f"{key}: {value(v)}" for key, v in thing.items())
    return str(thing)


def where(catalogue: Catalogue, scope: Scope, cases: Mapping[str, Case], beside: str = "") -> str:
    """« en MAC Callao, por internet (DNI azul)», with its space; nothing when a fact holds always.

    The same sentence says ``beside``: ways and conditions that it names already are not said again.
    What leads nowhere is called by its slug: a broken reference is for ``mac check`` to tell.
    """
    places = f"en {_places(catalogue, scope.centers)}" if scope.centers else ""
    if scope.except_centers:
        places += f"{' ' if places else ''}menos en {_places(catalogue, scope.except_centers)}"
    ways = listing((lower_first(CHANNELS[c]) for c in scope.channel), "o")
    condition = scope.when_text or "; ".join(
        listing((_answer(cases, case, a) for a in answers), "o")
        for case, answers in scope.answers.items()
    )
    ways, condition = ("" if _says(beside, said) else said for said in (ways, condition))
    said = (f" {places}" if places else "", f", {ways}" if ways else "",
            f" ({condition})" if condition else "")  # fmt: skip
    return "".join(said)


def _says(text: str, words: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(plain(words))}(?!\w)", plain(text)) is not None


def _places(catalogue: Catalogue, names: tuple[str, ...]) -> str:
    groups = catalogue.vocabulary.center_groups
    return listing(
        lower_first(groups[n].name) if n in groups else short_name(catalogue, n) for n in names
    )


def _answer(cases: Mapping[str, Case], case: str, answer: str) -> str:
    return cases[case].answers.get(answer, answer) if case in cases else answer


def named(catalogue: Catalogue, thing: Any, otherwise: str, field: str = "") -> str:
    """What people call the record a slug leads to; ``otherwise`` for what is no slug, or leads nowhere.

    ``thing`` is the slug with its ``field``, or an element of a list that stands for one.
    """
    for name in (field,) if field else _SLUGS:
        slug = thing if field else getattr(thing, name, None)
        if isinstance(slug, str) and name in _SLUGS and (field or slug == otherwise):
            return _SLUGS[name](catalogue, slug) or otherwise
    return otherwise


def _center(catalogue: Catalogue, slug: str) -> str:
    group = catalogue.vocabulary.center_groups.get(slug)
    return group.name if group else short_name(catalogue, slug)


def _entity(catalogue: Catalogue, slug: str) -> str:
    return entity_label(catalogue, slug) if slug in catalogue.entities else ""


def _service(catalogue: Catalogue, key: str) -> str:
    return catalogue.services[key].title if key in catalogue.services else ""


def _document(catalogue: Catalogue, slug: str) -> str:
    return getattr(catalogue.vocabulary.documents.get(slug), "name", "")


def _payment_point(catalogue: Catalogue, slug: str) -> str:
    return getattr(catalogue.vocabulary.payment_points.get(slug), "name", "")


def _life_event(catalogue: Catalogue, slug: str) -> str:
    return getattr(catalogue.vocabulary.life_events.get(slug), "title", "")


def _field(_: Catalogue, name: str) -> str:
    return field_name(name)


_SLUGS: Final[Mapping[str, Callable[[Catalogue, str], str]]] = {
    "center": _center, "centers": _center, "alternative": _center, "entity": _entity,
    "provider": _entity, "parent": _entity, "service": _service, "services": _service,
    "most_used": _service, "document": _document, "any_of": _document, "pay_at": _payment_point,
    "life_events": _life_event, "supports": _field,
}  # fmt: skip
