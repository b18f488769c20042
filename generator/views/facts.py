"""Facts as a page shows them: text, where they hold, in which case, and which sources say so."""

from collections.abc import Iterable, Mapping
from dataclasses import field
from typing import Final

from generator.catalogue import Catalogue
from generator.records.base import Provenance, Record, Scope, Source
from generator.records.service import Case
from generator.views.links import entity_label
from generator.views.text import day, listing
from generator.views.view import view
from generator.vocabularies import CHANNELS, SOURCE_KINDS


@view
class ScopeView:
    """Where a fact holds. ``centers`` and ``cases`` are for the page's script, the labels for readers.

    ``centers`` is ``None`` when the fact holds everywhere. ``cases`` maps a case to the answers wanted.
    """

    centers: tuple[str, ...] | None = None
    cases: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    channels: tuple[str, ...] = ()
    condition: str = ""
    places: str = ""
    ways: str = ""

    @property
    def label(self) -> str:
        """Condition, channel and places in one phrase; empty when the fact holds always."""
        return " · ".join(filter(None, (self.condition, self.ways, self.places)))


ANYWHERE: Final = ScopeView()


@view
class FactView:
    """One sentence of a page. ``sources`` are numbers in the page's list of sources."""

    text: str
    scope: ScopeView = ANYWHERE
    sources: tuple[int, ...] = ()
    unconfirmed: bool = False
    until: str = ""


@view
class SourceView:
    """One source as listed at the foot of a page."""

    number: int
    title: str
    kind: str
    kind_name: str
    url: str
    details: tuple[str, ...]
    supports: tuple[str, ...]


class Facts:
    """Builds fact views of one record: knows its cases, its sources' numbers and its centres' names."""

    def __init__(self, catalogue: Catalogue, record: Record, cases: Mapping[str, Case]) -> None:
        self._catalogue = catalogue
        self._cases = cases
        self._record = record
        self._numbers = {s.id: n for n, s in enumerate(record.sources, 1) if s.id}
        self._supporting: dict[str, tuple[int, ...]] = {}
        for number, source in enumerate(record.sources, 1):
            for name in dict.fromkeys(source.supports):
                self._supporting[name] = (*self._supporting.get(name, ()), number)

    def scope(self, scope: Scope) -> ScopeView:
        """The scope of a fact with its labels in Spanish."""
        if not (scope.when or scope.channel or scope.centers or scope.except_centers):
            return ANYWHERE
        centers = self._catalogue.centers_of(scope)
        return ScopeView(
            centers=tuple(sorted(centers)) if centers is not None else None,
            cases=scope.answers,
            channels=scope.channel,
            condition=scope.when_text or self._answers(scope),
            places=self._places(scope),
            ways=listing((CHANNELS[c] for c in scope.channel), "o"),
        )

    def _answers(self, scope: Scope) -> str:
        """``{dni: [azul, dnie]}`` → «DNI azul o DNI electrónico»."""
        return "; ".join(
            listing((self._cases[case].answers[a] for a in answers), "o")
            for case, answers in scope.answers.items()
        )

    def _places(self, scope: Scope) -> str:
        if scope.centers:
            text = "Solo en " + listing(self._place(name) for name in scope.centers)
            if scope.except_centers:
                text += ", menos " + listing(self._place(n) for n in scope.except_centers)
            return text
        if scope.except_centers:
            return "En todos los centros menos " + listing(
                self._place(name) for name in scope.except_centers
            )
        return ""

    def _place(self, name: str) -> str:
        group = self._catalogue.vocabulary.center_groups.get(name)
        return lower_first(group.name) if group else short_name(self._catalogue, name)

    def numbers(self, fact: Provenance) -> tuple[int, ...]:
        """The numbers of the sources a fact names itself."""
        return tuple([self._numbers[s] for s in fact.source if s in self._numbers])

    def supporting(self, field_name: str) -> tuple[int, ...]:
        """The numbers of the sources that say a whole field."""
        return self._supporting.get(field_name, ())

    def is_unconfirmed(self, field_name: str) -> bool:
        """Whether no source supports a field."""
        return field_name in self._record.unconfirmed

    def view(self, text: str, fact: Scope | Provenance, until: str = "") -> FactView:
        """A fact with its scope and provenance, as far as it has them."""
        return FactView(
            text=text,
            scope=self.scope(fact) if isinstance(fact, Scope) else ANYWHERE,
            sources=self.numbers(fact) if isinstance(fact, Provenance) else (),
            unconfirmed=isinstance(fact, Provenance) and fact.unconfirmed,
            until=until,
        )


def lower_first(text: str) -> str:
    """«Centros MAC de Lima» → «centros MAC de Lima», for the middle of a sentence; «MAC de Lima» stays."""
    is_acronym = text[1:2].isupper()
    return text if is_acronym else text[:1].lower() + text[1:]


def short_name(catalogue: Catalogue, center: str) -> str:
    """«Centro MAC Callao» → «MAC Callao»; the slug when there is no such record."""
    record = catalogue.centers.get(center)
    return record.name.removeprefix("Centro ") if record else center


def verified(catalogue: Catalogue, record: Record) -> str:
    """Who confirmed the whole record and when; empty when nobody did."""
    if record.verified is None:
        return ""
    by = record.verified.by
    return f"{day(record.verified.on)}, {entity_label(catalogue, by) if by in catalogue.entities else by}"


def reviewed(record: Record) -> str:
    """``2026-05-07``: the newest day on which the record or a source of it was gone over; else empty.

    The page shows both dates, so its content changed no earlier. Dates of publication say nothing of
    when the record was written, and a month is no day.
    """
    days = [source.checked for source in record.sources if source.checked]
    days += [record.verified.on] if record.verified else []
    return max((str(day) for day in days if day.count("-") == 2), default="")


def sources(record: Record, names: Mapping[str, str]) -> tuple[SourceView, ...]:
    """The sources of a record in its order; ``names`` says fields in Spanish."""
    return tuple(
        SourceView(
            number=number,
            title=source.title,
            kind=source.kind,
            kind_name=SOURCE_KINDS[source.kind],
            url=source.url or "",
            details=tuple(_details(source)),
            supports=tuple(names.get(f, f) for f in source.supports),
        )
        for number, source in enumerate(record.sources, 1)
    )


def _details(source: Source) -> Iterable[str]:
    if source.page:
        many = any(sign in source.page for sign in ",-– y")
        yield f"{'págs.' if many else 'pág.'} {source.page}"
    if source.published:
        yield day(source.published)
    elif not source.published_note:
        yield "sin fecha"
    if source.published_note:
        yield source.published_note
    if source.document:
        yield f"documento {source.document}"
    if source.checked:
        yield f"revisada: {day(source.checked)}"
