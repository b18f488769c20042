"""Views → records of the search index: what people type, and what a result shows."""

from collections.abc import Iterator

from generator.catalogue import Catalogue
from generator.outputs.page import SearchRecord
from generator.views.entity import entity_page
from generator.views.home import life_event_page
from generator.views.lists import all_life_events, center_item, service_item
from generator.views.service import ServicePage, service_page
from generator.views.text import listing


def search_records(catalogue: Catalogue) -> Iterator[SearchRecord]:
    """Services, centres, entities and life events.

    Only distinctive fields are indexed: words that stand on every page make queries slow and ranks flat.
    """
    for key in catalogue.services:
        yield _service(catalogue, service_page(catalogue, key))
    for key, center in catalogue.centers.items():
        item = center_item(catalogue, key)
        yield SearchRecord(
            url=item.path,
            content=_joined(center.name, *center.also_called, item.where, item.address,
                            center.place or ""),
            meta={"title": center.name, "record": f"centers/{key}", "kind": "Centro",
                  "detail": " · ".join(filter(None, (item.where, item.address)))},
            filters={"que": ("Centros",)},
        )  # fmt: skip
    for key, entity in catalogue.entities.items():
        page = entity_page(catalogue, key)
        yield SearchRecord(
            url=page.path,
            content=_joined(entity.name, page.acronym, *entity.also_called, page.sector),
            meta={"title": f"{page.acronym}: {entity.name}" if page.acronym else entity.name,
                  "record": f"entities/{key}", "kind": "Entidad",
                  "detail": f"{len(page.services)} fichas" if page.services else ""},
            filters={"que": ("Entidades",), "entidad": (key,)},
        )  # fmt: skip
    for event in all_life_events(catalogue):
        titles = (s.title for s in life_event_page(catalogue, event.id).services)
        also = catalogue.vocabulary.life_events[event.id].also_called
        yield SearchRecord(
            url=event.path,
            content=_joined(event.title, event.summary, *also, *titles),
            meta={"title": event.title, "record": f"situaciones/{event.id}", "kind": "Situación",
                  "detail": event.summary},
            filters={"que": ("Situaciones",)},
        )  # fmt: skip


def _service(catalogue: Catalogue, page: ServicePage) -> SearchRecord:
    item = service_item(catalogue, page.id)
    entity = catalogue.entities[item.entity]
    places = [place.name for place in page.places if place.available]
    filters: dict[str, tuple[str, ...]] = {
        "que": ("Trámites",),
        "entidad": (item.entity,),
        "tipo": (page.kind,),
    }
    if places:
        filters["centro"] = item.centers
    if item.pays:
        filters["costo"] = (item.pays,)
    if item.appointment:
        filters["cita"] = (item.appointment,)
    return SearchRecord(
        url=page.path,
        content=_joined(
            page.summary,
            entity.name,
            *(event.text for event in page.life_events),
            *(requirement.fact.text for requirement in page.requirements),
            *(fee.code for fee in page.fees),
            *places,
        ),
        meta={
            "title": page.title,
            "also": ". ".join(page.also_called),
            "entity": item.entity_name,
            "record": f"catalogue/{page.id}",
            "kind": item.kind_name,
            "detail": " · ".join(filter(None, (item.cost, item.appointment_name))),
            "summary": page.summary,
            "places": listing([*places[:4], *_more(len(places) - 4)]),
        },
        filters=filters,
    )


def _more(number: int) -> tuple[str, ...]:
    return (f"{number} más",) if number > 0 else ()


def _joined(*texts: str) -> str:
    """Texts as sentences, so that a phrase never spans two of them."""
    return ". ".join(text.rstrip(". ") for text in texts if text)
