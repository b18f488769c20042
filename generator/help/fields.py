"""What an editor says in Spanish of every field an author writes: one table, kept in parts.

A field is told once, at the model that declares it; models below it say it again only where the
words must differ. Tests hold the table and the models together both ways.
"""

from typing import Final

from pydantic import BaseModel

from generator.help.center import CENTER
from generator.help.service import SERVICE
from generator.help.shared import SHARED
from generator.help.statistics import STATISTICS
from generator.help.table import Table
from generator.help.vocabulary import VOCABULARY
from generator.records.vocabulary import Vocabulary
from generator.vocabularies import FIELD_NAMES

FIELD_HELP: Final[Table] = {**SHARED, **SERVICE, **CENTER, **VOCABULARY, **STATISTICS}


def help_of(model: type[BaseModel], field: str) -> tuple[str, str]:
    """Title and description of a field, by its name in the file. ``KeyError`` if nobody wrote them."""
    entry = FIELD_HELP[told_at(model, field)][field]
    return entry if isinstance(entry, tuple) else (_sentence(FIELD_NAMES[field]), entry)


def told_at(model: type[BaseModel], field: str) -> type[BaseModel]:
    """The nearest model, itself or above, whose part of the table has the field."""
    for above in model.__mro__:
        if issubclass(above, BaseModel) and field in FIELD_HELP.get(above, {}):
            return above
    raise KeyError(f"{model.__name__}.{field}")


# Every kind of file an author writes but closed lists, which the table has as fields.
DOCUMENTS: Final = {
    "service": ("Ficha de un servicio", "catalogue/<entidad>/<servicio>.yml: un trámite u orientación, como lo da su entidad."),
    "entity": ("Ficha de una entidad", "entities/<entidad>.yml: una institución que atiende en los centros MAC."),
    "center": ("Ficha de un centro", "centers/<centro>.yml: un centro MAC o un módulo MAC Express."),
    "statistics/figures": ("Cifras publicadas", "centers/_statistics/*.yml: cifras de la red, cada una con su documento y página."),
    "statistics/sources": ("Documentos de las cifras", "centers/_statistics/sources.yml: de qué documentos salen las cifras."),
    "statistics/inconsistencies": ("Incoherencias de las cifras", "centers/_statistics/inconsistencies.yml: lo que no cuadra en los documentos."),
    "statistics/services_by_entity": ("Servicios que nombran los boletines", "centers/_statistics/services_by_entity.yml: entidades y servicios que nombran los boletines."),
    "statistics/channels": ("Canales de la red", "centers/_statistics/channels.yml: cómo se llega a la red MAC."),
}  # fmt: skip


def document_help(name: str) -> tuple[str, str]:
    """Title and description of a kind of file: ``service``, ``vocabulary/documents``."""
    folder, _, file = name.rpartition("/")
    return help_of(Vocabulary, file) if folder == "vocabulary" else DOCUMENTS[name]


def _sentence(name: str) -> str:
    return name[:1].upper() + name[1:]
