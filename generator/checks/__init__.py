"""Rules over the whole catalogue. Each rule is a function Catalogue → problems, its rule in its docstring."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Final

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


def check(catalogue: Catalogue, as_of: date, spread: Spread = here) -> list[Problem]:
    """Every problem of every rule on that day, sorted by file and line."""
    found: set[Problem] = set()
    for problems in catalogue.ask_all(problems_on, catalogue.paths(), as_of, spread=spread):
        found.update(problems)
    found.update(problem for rule in CHECKS if rule in WHOLE for problem in rule(catalogue))
    found.update(problem for rule in DATED if rule in WHOLE for problem in rule(catalogue, as_of))
    return sorted(found)


def problems_on(catalogue: Catalogue, record: str, as_of: date) -> tuple[Problem, ...]:
    """What all rules find in one record on that day."""
    part = catalogue.only(record)
    dated = (p for rule in DATED if rule not in WHOLE for p in rule(part, as_of))
    return (*catalogue.ask(problems_of, record), *dated)


def problems_of(catalogue: Catalogue, record: str) -> tuple[Problem, ...]:
    """What the rules without a day find in one record."""
    if record.startswith("catalogue/"):
        chains.asked_for(catalogue, record.removeprefix("catalogue/"))
    part = catalogue.only(record)
    return tuple(p for rule in CHECKS if rule not in WHOLE for p in rule(part))
