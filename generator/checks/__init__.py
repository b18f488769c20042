"""Rules over the whole catalogue. Each rule is a function Catalogue → problems, its rule in its docstring."""

from collections.abc import Callable, Iterator
from typing import Final

from generator.catalogue import Catalogue
from generator.checks import meaning, references, trust, uniqueness
from generator.problems import Problem

Check = Callable[[Catalogue], Iterator[Problem]]

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
)


def check(catalogue: Catalogue) -> list[Problem]:
    """Every problem of every rule, sorted by file and line."""
    return sorted({problem for rule in CHECKS for problem in rule(catalogue)})
