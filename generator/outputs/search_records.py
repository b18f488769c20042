"""Views → records of the search index: what people type, and what a result shows."""

from generator.catalogue import Catalogue
from generator.outputs.page import SearchRecord
from generator.views.links import shown_acronym
from generator.views.lists import center_item, service_item
from generator.views.service import service_page
from generator.views.text import listing


def search_records_of(catalogue: Catalogue, part: str) -> tuple[SearchRecord, ...]:
    """That of a service, centre, entity or life event; lists have none.

    Only distinctive fields are indexed: words that stand on every page make queries slow and ranks flat.
    """
    folder, _, key = part.partition("/")
    kinds = {"catalogue": _service, "centers": _center, "entities": _entity, "situaciones": _event}
    return (kinds[folder](catalogue, key),) if folder in kinds else ()


def _center(catalogue: Catalogue, key: str) -> SearchRecord:
    center, item = catalogue.centers[key], center_item(catalogue, key)
    return SearchRecord(
        url=item.path,
        content=_joined(center.name, *center.also_called, item.where, item.address,
                        center.place or ""),
        meta={"title": center.name, "record": f"centers/{key}", "kind": "Centro",
              "detail": " · ".join(filter(None, (item.where, item.address)))},
        filters={"que": ("Centros",)},
    )  # fmt: skip


def _entity(catalogue: Catalogue, key: str) -> SearchRecord:
    entity, count = catalogue.entities[key], len(catalogue.services_of(key))
    acronym = shown_acronym(entity.acronym)
    return SearchRecord(
        url=f"entidades/{key}/",
        content=_joined(entity.name, acronym, *entity.also_called, entity.sector or ""),
        meta={"title": f"{acronym}: {entity.name}" if acronym else entity.name,
              "record": f"entities/{key}", "kind": "Entidad",
              "detail": f"{count} fichas" if count else ""},
        filters={"que": ("Entidades",), "entidad": (key,)},
    )  # fmt: skip


def _event(catalogue: Catalogue, key: str) -> SearchRecord:
    event = catalogue.vocabulary.life_events[key]
    titles = sorted(catalogue.briefs[s].title for s in catalogue.services_for(key))
    return SearchRecord(
        url=f"situaciones/{key}/",
        content=_joined(event.title, event.summary, *event.also_called, *titles),
        meta={"title": event.title, "record": f"situaciones/{key}", "kind": "Situación",
              "detail": event.summary},
        filters={"que": ("Situaciones",)},
    )  # fmt: skip


def _service(catalogue: Catalogue, key: str) -> SearchRecord:
    page, item = catalogue.again(service_page, key), service_item(catalogue, key)
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
