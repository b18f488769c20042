"""Rules over the whole catalogue. Each rule is a function Catalogue → problems, its rule in its docstring."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from types import MappingProxyType
from typing import Final

from generator.answers import Shelf
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
Known = Mapping[str, tuple[Problem, ...]]

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
    catalogue: Catalogue, as_of: date, spread: Spread = here, known: Known = MappingProxyType({})
) -> list[Problem]:
    """Every problem of every rule on that day, sorted by file and line.

    ``known`` are the problems of records that were asked already, by their path.
    """
    catalogue = catalogue.on(as_of)
    found = {problem for problems in known.values() for problem in problems}
    waiting = [record for record in catalogue.paths() if record not in known]
    for problems in catalogue.ask_all(problems_of, waiting, spread=spread):
        found.update(problems)
    found.update(problem for rule in CHECKS if rule in WHOLE for problem in rule(catalogue))
    found.update(problem for rule in DATED if rule in WHOLE for problem in rule(catalogue, as_of))
    return sorted(found)


def problems_of(catalogue: Catalogue, record: str) -> tuple[Problem, ...]:
    """What all rules find in one record on the catalogue's day."""
    part = catalogue.only(record)
    undated = (problem for rule in _OF_RECORDS for problem in rule(part))
    dated = (problem for rule in _OF_RECORDS_DATED for problem in rule(part, catalogue.as_of))
    return (*undated, *dated)


class WhileReading:
    """Asks the rules of each record in the process that reads it (:func:`generator.records.at_hand.load_and_look`)."""

    def __init__(self, as_of: date, shelf: Shelf | None) -> None:
        self._as_of, self._shelf = as_of, shelf
        self.known: dict[str, tuple[Problem, ...]] = {}
        """What :func:`check` need not ask again."""

    def begin(self, known: Loaded) -> None:
        """All that is no service has been read."""
        self._catalogue = Catalogue(known, self._shelf, self._as_of)

    def look(self, record: str) -> tuple[tuple[Problem, ...], dict[str, bytes]]:
        """The problems of a record, and the answers to keep."""
        answers = self._catalogue.answers
        return answers.ask_once(problems_of, record), answers.handed_over()

    def take(self, seen: Mapping[str, tuple[tuple[Problem, ...], dict[str, bytes]]]) -> None:
        """Keep what was found."""
        for record, (problems, rows) in seen.items():
            self.known[record] = problems
            if self._shelf is not None:
                for need, row in rows.items():
                    self._shelf.put(need, row)
