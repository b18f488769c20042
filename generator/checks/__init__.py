"""Rules over the whole catalogue. Each rule is a function Catalogue → problems, its rule in its docstring."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import partial
from typing import Final

from generator.answers import Shelf
from generator.answers.batches import Asking, Batch, Batches, batch_row
from generator.catalogue import Catalogue
from generator.checks import (
    cases,
    chains,
    dates,
    fees,
    figures,
    formats,
    freshness,
    meaning,
    places,
    references,
    style,
    trust,
    uniqueness,
)
from generator.problems import Problem
from generator.records.folder import Spread, here
from generator.records.load import Loaded

Check = Callable[[Catalogue], Iterator[Problem]]
DatedCheck = Callable[[Catalogue, date], Iterator[Problem]]

CHECKS: Final[tuple[Check, ...]] = (
    references.entity_folders,
    references.service_references,
    references.case_references,
    references.entity_references,
    references.center_references,
    references.vocabulary_references,
    references.source_ids,
    references.statistics_references,
    references.holiday_sources,
    uniqueness.centers_once,
    uniqueness.source_ids_once,
    uniqueness.old_ids_once,
    uniqueness.titles_within_entity,
    trust.facts_have_sources,
    trust.unconfirmed_fields_are_filled,
    trust.supported_fields_are_filled,
    meaning.free_excludes_fees,
    meaning.zero_needs_when,
    meaning.payment_is_no_requirement,
    meaning.no_markup,
    meaning.cases_are_used,
    meaning.offer_needs_entity,
    style.prose_is_plain,
    style.requirements_say_tu,
    style.documents_say_whose,
    style.links_lead_to_pages,
    style.summary_adds_to_title,
    style.titles_are_names,
    cases.facts_hold_somewhere,
    cases.fees_for_every_case,
    cases.requirements_for_every_case,
    fees.one_fee_for_one_concept,
    places.alternative_offers_it,
    places.coordinates_in_peru,
    places.ubigeo_has_its_shape,
    places.ubigeo_is_of_the_department,
    places.department_exists,
    dates.periods_in_order,
    dates.dated_hours_are_there,
    dates.exceptions_do_not_overlap,
    dates.verified_by_somebody,
    formats.phones_can_be_dialled,
    formats.emails_have_their_shape,
    formats.rucs_are_right,
    formats.links_are_public,
    figures.declared_figures_add_up,
    chains.prerequisites_have_a_start,
    chains.document_classes_end,
    chains.life_events_lead_somewhere,
    chains.center_groups_name_centers,
)

DATED: Final[tuple[DatedCheck, ...]] = (
    fees.amount_is_its_share,
    places.offered_where_it_can_be,
    dates.exceptions_are_to_come,
    dates.verified_in_the_past,
    dates.sources_are_out,
    freshness.fees_still_hold,
    freshness.hours_are_recent,
    freshness.uit_of_the_year,
)
"""Rules whose answer depends on the day, which is given to them: none reads the clock."""


WHOLE: Final = frozenset({
    references.vocabulary_references,
    references.statistics_references,
    references.holiday_sources,
    uniqueness.old_ids_once,
    uniqueness.titles_within_entity,
    chains.prerequisites_have_a_start,
    chains.document_classes_end,
    chains.life_events_lead_somewhere,
    chains.center_groups_name_centers,
    freshness.uit_of_the_year,
})  # fmt: skip
"""Rules that need all records at once. Every other one can look at one record, and what that names."""


_OF_RECORDS: Final = tuple(rule for rule in CHECKS if rule not in WHOLE)
_OF_RECORDS_DATED: Final = tuple(rule for rule in DATED if rule not in WHOLE)


def check(
    catalogue: Catalogue, as_of: date, spread: Spread = here, known: "WhileReading | None" = None
) -> list[Problem]:
    """Every problem of every rule on that day, sorted by file and line.

    ``known`` has asked the rules of some records already.
    """
    catalogue, known = catalogue.on(as_of), known or WhileReading(as_of, None)
    waiting = [record for record in catalogue.paths() if record not in known.problems]
    known.problems |= known.batches.recalled(catalogue.answers, waiting)
    waiting = [record for record in waiting if record not in known.problems]
    for seen in spread(partial(_asked, catalogue), waiting):
        known.take(seen)
    known.batches.save()
    found = {problem for some in known.problems.values() for problem in some}
    found.update(problem for rule in CHECKS if rule in WHOLE for problem in rule(catalogue))
    found.update(problem for rule in DATED if rule in WHOLE for problem in rule(catalogue, as_of))
    return sorted(found)


def _asked(catalogue: Catalogue, records: Sequence[str]) -> "_Seen":
    asking = Asking(catalogue.answers, problems_of)
    for record in records:
        asking.ask(record)
    return asking.batch(), catalogue.answers.handed_over()


def problems_of(catalogue: Catalogue, record: str) -> tuple[Problem, ...]:
    """What all rules find in one record on the catalogue's day."""
    part = catalogue.only(record)
    undated = (problem for rule in _OF_RECORDS for problem in rule(part))
    dated = (problem for rule in _OF_RECORDS_DATED for problem in rule(part, catalogue.as_of))
    return (*undated, *dated)


_Seen = tuple[Batch[tuple[Problem, ...]], dict[str, bytes]]


class WhileReading:
    """Asks the rules of each record in the process that reads it (:func:`generator.records.at_hand.load_and_look`).

    Where an earlier run kept problems nobody asks yet: nearly all will hold once everything has been read.
    """

    def __init__(self, as_of: date, shelf: Shelf | None) -> None:
        self._as_of, self._shelf = as_of, shelf
        self.problems: dict[str, tuple[Problem, ...]] = {}
        """Of records that need not be asked again."""
        self.batches = Batches(shelf, "problems", "", batch_row(problems_of))
        self._is_first = not self.batches.kept

    def begin(self, known: Loaded) -> None:
        """All that is no service has been read."""
        self._answers = Catalogue(known, self._shelf, self._as_of).answers
        self._asking = Asking(self._answers, problems_of)

    def look(self, record: str) -> None:
        """Ask for the problems of a record."""
        if self._is_first:
            self._asking.ask(record)

    def seen(self) -> _Seen:
        """The problems, and the answers to keep."""
        return self._asking.batch(), self._answers.handed_over()

    def take(self, seen: _Seen) -> None:
        """Keep what was found."""
        batch, rows = seen
        self.problems.update(zip(batch.keys, batch.values, strict=True))
        self.batches.add(batch)
        if self._shelf is not None:
            for need, row in rows.items():
                self._shelf.put(need, row)
