"""What an approver should look at twice: one rule a function, each said in its docstring."""

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from typing import Any, Final

from generator.catalogue import Catalogue
from generator.liaison.diff_match import match
from generator.liaison.diff_model import Warned
from generator.liaison.diff_words import field_name, price, quoted, value
from generator.records.base import Provenance, Record, Source
from generator.records.service import Fee, Service

STEEP: Final = Decimal("1.5")
"""A fee that becomes more than this many times what it was."""


def warnings(old: Record, new: Record) -> Iterator[Warned]:
    """Every warning about a record that is in both versions."""
    for rule in _RULES:
        yield from rule(old, new)


def lost(catalogue: Catalogue, record: str) -> Warned:
    """A record that goes away and that no other record names in ``moved_from``."""
    folder, _, key = record.partition("/")
    owner = catalogue.entities.get(key.split("/")[0]) if folder == "catalogue" else None
    whose = f" de {owner.acronym or owner.name}" if owner else ""
    return Warned(
        "record-removed",
        f"La ficha {record}.yml{whose} desaparece y ninguna otra la nombra en «moved_from»: "
        "quien guardó su dirección no encontrará nada.",
    )


def _steep_fees(old: Record, new: Record) -> Iterator[Warned]:
    """A fee that rises more than half, or is charged where it was free."""
    if not isinstance(old, Service) or not isinstance(new, Service):
        return
    for before, after in match(old.fees, new.fees).pairs:
        if any(_is_steep(a, b) for a, b in _figures(before, after)):
            yield Warned(
                "fee-rise",
                f"La tasa {quoted(after.concept)} sube más de 50 %: "
                f"de {price(before)} a {price(after)}.",
            )
    if old.free is True and new.free is not True and not old.fees:
        yield Warned("fee-rise", "Era gratis y ya no se dice que lo sea.")


def _figures(before: Fee, after: Fee) -> Iterator[tuple[Decimal | None, Decimal | None]]:
    yield before.amount, after.amount
    yield before.amount_max or before.amount, after.amount_max or after.amount
    yield before.uit_percent, after.uit_percent


def _is_steep(before: Decimal | None, after: Decimal | None) -> bool:
    return before is not None and after is not None and after > before * STEEP


def _requirements_without_basis(old: Record, new: Record) -> Iterator[Warned]:
    """A requirement added to a service that names no legal basis, with no norm among its own sources."""
    if not isinstance(old, Service) or not isinstance(new, Service):
        return
    if new.legal is not None and new.legal.basis:
        return
    norms = {s.id for s in new.sources if s.kind == "norma" and s.id}
    for requirement in match(old.requirements, new.requirements).added:
        if not norms & set(requirement.source):
            yield Warned(
                "requirement-without-basis",
                f"Se pide un requisito más y la ficha no dice qué norma lo manda: "
                f"{quoted(requirement.text)}.",
            )


def _sources_removed(old: Record, new: Record) -> Iterator[Warned]:
    """A source that the record no longer has: another under its ``id`` is not the same source."""
    left = {key for source in new.sources for key in _publication(source)}
    for source in old.sources:
        if not left & _publication(source):
            yield Warned("source-removed", f"Se quita una fuente: {quoted(source.title)}.")


def _publication(source: Source) -> set[tuple[str, str]]:
    """What a publication is known by: whatever of it stays, a mended link or title is no removal."""
    known = {"url": source.url, "document": source.document, "title": source.title}
    return {(kind, name) for kind, name in known.items() if name}


def _unconfirmed_marks(old: Record, new: Record) -> Iterator[Warned]:
    """An «unconfirmed» mark taken away from something that is still said, with no new source for it."""
    fresh = _fresh_sources(old, new)
    supported = {field for source in fresh for field in source.supports}
    for field in old.unconfirmed:
        still_said = getattr(new, field, None) not in (None, (), {})
        if field not in new.unconfirmed and still_said and field not in supported:
            yield _unmarked(field_name(field))
    ids = {source.id for source in fresh if source.id}
    for field, before, after in _facts(old, new):
        dropped = before.unconfirmed and not after.unconfirmed and field not in new.unconfirmed
        if dropped and not ids & set(after.source) and field not in supported:
            yield _unmarked(f"{field_name(field)} ({quoted(value(after))})")


def _unmarked(what: str) -> Warned:
    return Warned(
        "unconfirmed-removed",
        f"Se quita la marca «sin confirmar» de {what} y no hay una fuente nueva que lo diga.",
    )


def _fresh_sources(old: Record, new: Record) -> list[Source]:
    """Sources that are new, or were looked at again: all but what they are said to support counts."""
    known = [_read(source) for source in old.sources]
    return [source for source in new.sources if _read(source) not in known]


def _read(source: Source) -> tuple[object, ...]:
    return (source.kind, source.title, source.url, source.document, source.page,
            source.published, source.checked)  # fmt: skip


def _facts(old: Record, new: Record) -> Iterator[tuple[str, Provenance, Provenance]]:
    """Facts with a provenance of their own, in both versions, with their field."""
    for field in type(new).model_fields:
        before, after = getattr(old, field), getattr(new, field)
        for a, b in match(_provenances(before), _provenances(after)).pairs:
            yield field, a, b


def _provenances(facts: Any) -> list[Provenance]:
    items: Iterable[Any] = facts if isinstance(facts, tuple) else ()
    return [item for item in items if isinstance(item, Provenance)]


_RULES: Final[tuple[Callable[[Record, Record], Iterator[Warned]], ...]] = (
    _steep_fees,
    _requirements_without_basis,
    _sources_removed,
    _unconfirmed_marks,
)
