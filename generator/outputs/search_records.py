"""Views → records of the search index: what people type, and what a link to the page shows."""

from typing import Final

from generator.catalogue import Catalogue
from generator.outputs.page import SearchRecord
from generator.outputs.search_terms import document_of_service
from generator.views.facts import short_name
from generator.views.links import shown_acronym
from generator.views.lists import center_item, service_item
from generator.views.words import STOP, words

_SHORTEST: Final = 3
"""Letters of a word that full text is asked for: ``theme/assets/buscador/texto-completo.js`` leaves out shorter ones and
those of :data:`STOP`, one word in five of a record.
"""


def search_records_of(catalogue: Catalogue, part: str) -> tuple[SearchRecord, ...]:
    """That of a service, centre, entity or life event; lists have none.

    Of a service it has every word that full text is asked for, each once: it is asked for pages with all words of a
    query, and nobody sees the sentences they stood in.
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
    item = service_item(catalogue, key)
    places = (short_name(catalogue, center) for center in item.centers)
    shown = " ".join((*places, item.cost, item.appointment_name))
    own = document_of_service(catalogue, key).terms
    known = " ".join((*own.names, *own.fields, own.rest, *words(shown)))
    return SearchRecord(
        url=item.path,
        content=" ".join(
            word
            for word in dict.fromkeys(known.split())
            if len(word) >= _SHORTEST and word not in STOP
        ),
        meta=_filled(title=item.title, entity=item.entity_name),
    )


def _filled(**values: str) -> dict[str, str]:
    return {name: value for name, value in values.items() if value}


def _joined(*texts: str) -> str:
    """Texts as sentences, so that a phrase never spans two of them."""
    return ". ".join(text.rstrip(". ") for text in texts if text)
