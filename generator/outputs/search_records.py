"""Views → records of the search index: what people type, and what a link to the page shows."""

from generator.catalogue import Catalogue
from generator.outputs.page import SearchRecord
from generator.views.links import shown_acronym
from generator.views.lists import center_item, service_item
from generator.views.service import service_page


def search_records_of(catalogue: Catalogue, part: str) -> tuple[SearchRecord, ...]:
    """That of a service, centre, entity or life event; lists have none.

    Only distinctive fields are indexed: words that stand on every page make queries slow and ranks flat.
    """
    folder, _, key = part.partition("/")
    kinds = {"catalogue": _service, "centers": _center, "entities": _entity, "situaciones": _event}
    return (kinds[folder](catalogue, key),) if folder in kinds else ()


def _center(catalogue: Catalogue, key: str) -> SearchRecord:
    center, item = catalogue.centers[key], center_item(catalogue, key)
    names = (center.name, *center.also_called)
    return SearchRecord(
        url=item.path,
        content=_joined(*names, item.where, item.address, center.place or ""),
        meta={"title": center.name},
    )


def _entity(catalogue: Catalogue, key: str) -> SearchRecord:
    entity = catalogue.entities[key]
    acronym = shown_acronym(entity.acronym)
    return SearchRecord(
        url=f"entidades/{key}/",
        content=_joined(entity.name, acronym, *entity.also_called, entity.sector or ""),
        meta={"title": f"{acronym}: {entity.name}" if acronym else entity.name},
    )


def _event(catalogue: Catalogue, key: str) -> SearchRecord:
    event = catalogue.vocabulary.life_events[key]
    titles = sorted(catalogue.briefs[s].title for s in catalogue.services_for(key))
    return SearchRecord(
        url=f"situaciones/{key}/",
        content=_joined(event.title, event.summary, *event.also_called, *titles),
        meta={"title": event.title},
    )


def _service(catalogue: Catalogue, key: str) -> SearchRecord:
    page, item = catalogue.again(service_page, key), service_item(catalogue, key)
    entity = catalogue.entities[item.entity]
    return SearchRecord(
        url=page.path,
        content=_joined(
            page.summary,
            entity.name,
            *(event.text for event in page.life_events),
            *(requirement.fact.text for requirement in page.requirements),
            *(fee.code for fee in page.fees),
            *(place.name for place in page.places if place.available),
            item.cost,
            item.appointment_name,
        ),
        meta=_filled(title=page.title, also=". ".join(page.also_called), entity=item.entity_name),
    )


def _filled(**values: str) -> dict[str, str]:
    return {name: value for name, value in values.items() if value}


def _joined(*texts: str) -> str:
    """Texts as sentences, so that a phrase never spans two of them."""
    return ". ".join(text.rstrip(". ") for text in texts if text)
