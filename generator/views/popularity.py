"""How often a trámite is asked for, from the figures the network publishes.

Bulletins name services by labels of their own («Expedición del pasaporte electrónico ordinario»), so a
label counts for the services of its entity whose names share most of its words. Where no label says
more, a service has a small share of its entity's attentions: only ties are settled by this.
"""

from collections import defaultdict
from collections.abc import Iterator
from math import log10
from typing import Final

from generator.catalogue import Catalogue
from generator.records.statistics import Figures, Row
from generator.views.words import content_words

LEVELS: Final = 9
_SHARED: Final = 0.6
"""Part of a label's words that a service's names must have."""
_TOP: Final = 6.0
"""log10 of the figure that gives the highest level: a million attentions."""


def popularity(catalogue: Catalogue, key: str) -> int:
    """0 (no figure) … 9 (a million attentions) for a service."""
    return catalogue.ask(_popularity, "*")[key]


def _popularity(catalogue: Catalogue, _: str) -> dict[str, int]:
    by_entity: defaultdict[str, float] = defaultdict(float)
    for row in _rows(catalogue, "attentions_by_entity_year"):
        if row.entity:
            by_entity[row.entity] = max(by_entity[row.entity], float(row.value or 0))
    levels: dict[str, int] = {}
    named = _named(catalogue)
    for key in catalogue.briefs:
        entity = key.split("/")[0]
        share = by_entity[entity] / max(10, 2 * len(catalogue.services_of(entity)))
        levels[key] = _level(max(named.get(key, 0.0), share))
    return levels


def _named(catalogue: Catalogue) -> dict[str, float]:
    found: defaultdict[str, float] = defaultdict(float)
    for row in _rows(catalogue, "top_services_centers"):
        if row.entity and row.service and row.value:
            for key in _meant(catalogue, row.entity, row.service):
                found[key] = max(found[key], float(row.value))
    return found


def _meant(catalogue: Catalogue, entity: str, label: str) -> Iterator[str]:
    """Services of the entity whose title or other names have most words of the label."""
    wanted = set(content_words(label))
    if not wanted:
        return
    for key in catalogue.services_of(entity):
        short = catalogue.briefs[key]
        words = set(content_words(f"{short.title} {short.also_called}"))
        if len(wanted & words) >= _SHARED * len(wanted):
            yield key


def _rows(catalogue: Catalogue, file: str) -> Iterator[Row]:
    figures = catalogue.statistics.get(file)
    if isinstance(figures, Figures):
        for table in figures.tables:
            yield from table.rows


def _level(figure: float) -> int:
    return round(LEVELS * min(1.0, log10(1 + figure) / _TOP))
