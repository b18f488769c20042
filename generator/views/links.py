"""Links of pages, and the names and addresses they share."""

from generator.catalogue import Catalogue
from generator.views.view import view


@view
class LinkView:
    """A link inside the site (``path`` below the base) or outside (``url``)."""

    text: str
    path: str = ""
    url: str = ""
    note: str = ""


def service_path(key: str) -> str:
    """``reniec/duplicado-dni`` → ``tramites/reniec/duplicado-dni/``."""
    return f"tramites/{key}/"


def entity_label(catalogue: Catalogue, entity: str) -> str:
    """The name people know: RENIEC or SUNAT, but Banco de la Nación, since nobody says «BN»."""
    record = catalogue.entities[entity]
    return known_name(record.name, record.acronym)


def known_name(name: str, acronym: str | None) -> str:
    """The acronym where it is one that people say, else the name."""
    return shown_acronym(acronym) or name


def shown_acronym(acronym: str | None) -> str:
    """An acronym of at least three letters; shorter ones say nothing to a citizen."""
    return acronym if acronym and len(acronym) > 2 else ""


def web_name(url: str) -> str:
    """``https://www.gob.pe/reniec`` → ``gob.pe``."""
    return url.split("/")[2].removeprefix("www.")


def phones(text: str | None) -> tuple[tuple[str, str], ...]:
    """Numbers written as ``315-2700; 1800`` → each as shown and as dialled."""
    numbers = (number.strip() for number in (text or "").split(";"))
    return tuple((number, dial(number)) for number in numbers if number)


def dial(number: str) -> str:
    """``(01) 315-2700 anexo 1900`` → ``013152700``: digits before any extension, for a ``tel:`` link."""
    head = number.lower().split("anexo")[0]
    return "".join(c for c in head if c.isdigit() or c == "+")
