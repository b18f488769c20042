"""What a record points to must exist; a near miss is named."""

from collections.abc import Iterator
from typing import Final

from generator.catalogue import Catalogue
from generator.checks.lookup import missing as _missing
from generator.checks.lookup import of_one_file
from generator.checks.walk import nodes, walked
from generator.problems import Field, Problem
from generator.records.base import Model, Provenance
from generator.records.center import Declared, HoursException, Milestone, Presence
from generator.records.network import (
    Documents,
    NamedAt,
    NamedEntity,
    NamedService,
    NetworkChannel,
    Remark,
)
from generator.records.service import Fee, Offer, Requirement
from generator.records.statistics import Origin, Row, Table
from generator.records.vocabulary import DatedHoliday, FixedHoliday, Holidays, MovableHoliday


def entity_folders(catalogue: Catalogue) -> Iterator[Problem]:
    """The folder of a service is the slug of an entity."""
    for key, _ in catalogue.each_service():
        entity = key.split("/")[0]
        yield from _missing(catalogue, f"catalogue/{key}", (), "unknown-entity", "la entidad",
                            entity, catalogue.entities)  # fmt: skip


def service_references(catalogue: Catalogue) -> Iterator[Problem]:
    """Centres, entities, documents, life events, payment points and services named by a service exist."""
    words = catalogue.vocabulary
    for key, service in catalogue.each_service():
        record = f"catalogue/{key}"
        for i, event in enumerate(service.life_events):
            yield from _missing(catalogue, record, ("life_events", i), "unknown-life-event",
                                "la situación", event, words.life_events)  # fmt: skip
        for path, fact in walked(service).scopes:
            for name, centers in (
                ("centers", fact.centers),
                ("except_centers", fact.except_centers),
            ):
                for i, center in enumerate(centers):
                    if center not in catalogue.centers and center not in words.center_groups:
                        places = {*catalogue.centers, *words.center_groups}
                        yield from _missing(catalogue, record, (*path, name, i), "unknown-center",
                                            "el centro o grupo", center, places)  # fmt: skip
            if isinstance(fact, Requirement):
                yield from _documents(catalogue, record, path, fact)
            elif isinstance(fact, Fee):
                for i, point in enumerate(fact.pay_at):
                    yield from _missing(catalogue, record, (*path, "pay_at", i),
                                        "unknown-payment-point", "el lugar de pago", point,
                                        words.payment_points)  # fmt: skip
        for i, offer in enumerate(service.offered_at or ()):
            yield from _offer(catalogue, record, ("offered_at", i), offer)
        for i, related in enumerate(service.related):
            yield from _missing(catalogue, record, ("related", i, "service"), "unknown-service",
                                "el servicio", related.service, catalogue.services)  # fmt: skip


def _documents(
    catalogue: Catalogue, record: str, path: Field, requirement: Requirement
) -> Iterator[Problem]:
    named = [((*path, "document"), requirement.document)]
    named += [
        ((*path, "any_of", i, "document"), a.document) for i, a in enumerate(requirement.any_of)
    ]
    for place, document in named:
        if document:
            yield from _missing(catalogue, record, place, "unknown-document", "el documento",
                                document, catalogue.vocabulary.documents)  # fmt: skip


def _offer(catalogue: Catalogue, record: str, path: Field, offer: Offer) -> Iterator[Problem]:
    for name, center in (("center", offer.center), ("alternative", offer.alternative)):
        if center:
            yield from _missing(catalogue, record, (*path, name), "unknown-center", "el centro",
                                center, catalogue.centers)  # fmt: skip
    for i, entity in enumerate(offer.provider):
        yield from _missing(catalogue, record, (*path, "provider", i), "unknown-entity",
                            "la entidad", entity, catalogue.entities)  # fmt: skip


def case_references(catalogue: Catalogue) -> Iterator[Problem]:
    """``when`` names cases of the record and answers of those cases."""
    for key, service in catalogue.each_service():
        record = f"catalogue/{key}"
        for path, node in walked(service).scopes:
            for case, answers in node.answers.items():
                place = (*path, "when", case)
                yield from _missing(catalogue, record, place, "unknown-case", "el caso", case,
                                    service.cases)  # fmt: skip
                if case in service.cases:
                    for i, answer in enumerate(answers):
                        yield from _missing(catalogue, record, (*place, i), "unknown-answer",
                                            "la respuesta", answer,
                                            service.cases[case].answers)  # fmt: skip


def entity_references(catalogue: Catalogue) -> Iterator[Problem]:
    """The parent of an entity exists."""
    for key, entity in catalogue.each_entity():
        if entity.parent:
            yield from _missing(catalogue, f"entities/{key}", ("parent",), "unknown-entity",
                                "la entidad", entity.parent, catalogue.entities)  # fmt: skip


def center_references(catalogue: Catalogue) -> Iterator[Problem]:
    """Entities named by a centre exist."""
    for key, center in catalogue.each_center():
        record = f"centers/{key}"
        for path, node in walked(center).models:
            if isinstance(node, (Presence, HoursException)) and (entity := node.entity):
                yield from _missing(catalogue, record, (*path, "entity"), "unknown-entity",
                                    "la entidad", entity, catalogue.entities)  # fmt: skip
            if isinstance(node, Declared):
                for i, row in enumerate(node.by_entity):
                    yield from _missing(catalogue, record, (*path, "by_entity", i, "entity"),
                                        "unknown-entity", "la entidad", row.entity,
                                        catalogue.entities)  # fmt: skip


def vocabulary_references(catalogue: Catalogue) -> Iterator[Problem]:
    """Documents name services and documents that exist; groups name centres that exist."""
    for references in (_of_documents, _of_home, _of_center_groups):
        yield from of_one_file(references(catalogue))


def _of_documents(catalogue: Catalogue) -> Iterator[Problem]:
    documents = catalogue.vocabulary.documents
    record = "catalogue/_vocabulary/documents"
    for slug, document in documents.items():
        for i, service in enumerate(document.services):
            yield from _missing(catalogue, record, (slug, "services", i), "unknown-service",
                                "el servicio", service, catalogue.services)  # fmt: skip
        for i, other in enumerate(document.any_of):
            yield from _missing(catalogue, record, (slug, "any_of", i), "unknown-document",
                                "el documento", other, documents)  # fmt: skip


def _of_home(catalogue: Catalogue) -> Iterator[Problem]:
    home = catalogue.vocabulary.home
    named: dict[Field, str] = {
        ("shortcuts", i, "service"): s.service for i, s in enumerate(home.shortcuts)
    }
    named |= {("most_used", i): service for i, service in enumerate(home.most_used)}
    for path, service in named.items():
        yield from _missing(catalogue, "catalogue/_vocabulary/home", path, "unknown-service",
                            "el servicio", service, catalogue.services)  # fmt: skip


def _of_center_groups(catalogue: Catalogue) -> Iterator[Problem]:
    record = "catalogue/_vocabulary/center_groups"
    for slug, group in catalogue.vocabulary.center_groups.items():
        for i, center in enumerate(group.centers):
            yield from _missing(catalogue, record, (slug, "centers", i), "unknown-center",
                                "el centro", center, catalogue.centers)  # fmt: skip


_WITH_SOURCE: Final = (Provenance, Declared, Milestone)


def source_ids(catalogue: Catalogue) -> Iterator[Problem]:
    """``source`` names the ``id`` of a source of the same record."""
    for record, value in catalogue.records():
        known = {source.id for source in value.sources if source.id}
        for path, node in walked(value).models:
            if isinstance(node, _WITH_SOURCE):
                for i, word in enumerate(node.source):
                    yield from _missing(catalogue, record, (*path, "source", i), "unknown-source",
                                        "la fuente", word, known)  # fmt: skip


# Fields of published figures that name a centre, an entity or a document, alone or in a list.
_FIGURE_CENTERS: Final = ("center", "centers", "center_by_name")
_FIGURE_ENTITIES: Final = ("entity", "probable_entity")
_FIGURES: Final = (Row, Table, NamedAt, NamedService, NamedEntity)


def statistics_references(catalogue: Catalogue) -> Iterator[Problem]:
    """Centres, entities and documents named by published figures exist, and channels' sources."""
    for name in catalogue.statistics:
        yield from of_one_file(_of_figures(catalogue, name))


def _of_figures(catalogue: Catalogue, name: str) -> Iterator[Problem]:
    documents = catalogue.statistics.get("sources")
    known = documents.documents if isinstance(documents, Documents) else {}
    record = f"centers/_statistics/{name}"
    for path, node in walked(catalogue.statistics[name]).models:
        if isinstance(node, NetworkChannel):
            yield from _own_sources(catalogue, record, path, node)
        elif isinstance(node, Origin):
            yield from _missing(catalogue, record, (*path, "document"), "unknown-source",
                                "el documento", node.document, known)  # fmt: skip
        elif isinstance(node, _FIGURES):
            yield from _figure(catalogue, record, path, node)


def _figure(catalogue: Catalogue, record: str, path: Field, node: Model) -> Iterator[Problem]:
    named = [((*path, field), word) for field in _FIGURE_CENTERS for word in _words(node, field)]
    named += [((*path, "by_center", center), center) for center in vars(node).get("by_center", ())]
    for place, word in named:
        yield from _missing(catalogue, record, place, "unknown-center", "el centro", word,
                            catalogue.centers)  # fmt: skip
    for field in _FIGURE_ENTITIES:
        for word in _words(node, field):
            yield from _missing(catalogue, record, (*path, field), "unknown-entity", "la entidad",
                                word, catalogue.entities)  # fmt: skip


def _words(node: Model, field: str) -> tuple[str, ...]:
    value = vars(node).get(field)  # getattr of what a model has not is slow
    values = value if isinstance(value, tuple) else (value,)
    return tuple(word for word in values if isinstance(word, str))


def holiday_sources(catalogue: Catalogue) -> Iterator[Problem]:
    """Each holiday names sources of the list of holidays."""
    holidays = catalogue.vocabulary.holidays
    yield from _own_sources(catalogue, "catalogue/_vocabulary/holidays", (), holidays)


def _own_sources(
    catalogue: Catalogue, record: str, path: Field, whole: NetworkChannel | Holidays
) -> Iterator[Problem]:
    known = {source.id for source in whole.sources if source.id}
    for place, node in nodes(whole, path):
        if isinstance(node, (Remark, FixedHoliday, MovableHoliday, DatedHoliday)):
            for i, word in enumerate(node.source):
                yield from _missing(catalogue, record, (*place, "source", i), "unknown-source",
                                    "la fuente", word, known)  # fmt: skip
