"""The real catalogue: nothing researched was dropped, everything has a page, and every page tells it all."""

import html
import re
from decimal import Decimal

import pytest
import yaml

from generator.checks import check
from generator.checks.walk import nodes
from generator.records.hours import WeeklyHours
from generator.records.service import Service
from generator.views.text import soles
from tests.real import AS_OF, DATA, catalogue, current_ids, loaded, outputs

# What no source tells yet, or told too long ago: nobody can mend it but the entity.
KNOWN_GAPS = {
    "case-without-fee",
    "case-without-requirement",
    "hours-old",
    "document-without-owner",
    "capitals",
}


def test_every_record_is_right() -> None:
    problems = [*loaded().problems, *check(catalogue(), AS_OF)]
    assert [p.text() for p in problems if p.severity == "error"] == []
    assert {p.code for p in problems} <= KNOWN_GAPS
    assert len(loaded().sources) > 400


def test_every_researched_service_has_its_record() -> None:
    wanted = (DATA / "researched_services.txt").read_text().split()
    assert len(wanted) == 189
    assert [key for key in wanted if key not in current_ids()] == []


def test_every_row_of_the_official_sheets_is_found() -> None:
    rows = yaml.safe_load((DATA / "official_sheets.yml").read_text())
    assert len(rows) == 93  # the sheets' own total says 92; each of the 93 rows listed is here
    for row in rows:
        assert row["records"], row
        for key in row["records"]:
            service = catalogue().services[current_ids()[key]]
            assert any(source.kind == "ficha" for source in service.sources), (row["row"], key)


def test_every_record_has_its_page() -> None:
    pages = {page.record for page in outputs().pages if page.record}
    records = {record for record, _ in catalogue().records()}
    assert len(records) > 400
    assert pages == records
    events = {page.path for page in outputs().pages if page.kind == "situacion"}
    assert len(events) == len(catalogue().vocabulary.life_events)


def test_every_old_address_leads_to_a_page() -> None:
    addresses = {page.url for page in outputs().pages}
    assert outputs().redirects
    for old, new in outputs().redirects.items():
        assert new in addresses
        assert old.removesuffix("index.html") not in addresses


def visible_text(page: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", page.replace("<wbr>", ""))).split())


HIDDEN = {"source", "id", "kind", "document", "copy", "pay_at", "channel", "centers", "except_centers",
          "life_events", "audience", "offered_as", "unit", "approval", "needed", "service", "type",
          "moved_from", "center", "alternative", "provider", "supports", "unconfirmed", "by"}  # fmt: skip
"""Fields whose value is a word of a closed list or an id: the page says it in Spanish."""


def shown_texts(service: Service) -> list[tuple[str, str]]:
    """Every prose text of a record, with the name of its field."""
    texts = []
    for path, value in nodes(service):
        names = [part for part in path if isinstance(part, str)]
        if not isinstance(value, str) or HIDDEN & {
            *names[-1:],
            *(names[-2:] if names[-1:] == [] else ()),
        }:
            continue
        if "when" in names and names[-1] != "when":
            continue  # an answer of a case: its label is shown
        if names[-1] in (
            "url",
            "published",
            "checked",
            "valid_from",
            "from",
            "until",
            "valid_until",
            "hours_as_of",
        ):
            continue
        texts.append((".".join(map(str, path)), " ".join(value.split())))
    return texts


@pytest.mark.parametrize("key", sorted(catalogue().services))
def test_a_service_page_shows_every_fact_of_its_record(key: str) -> None:
    service = catalogue().services[key]
    page = next(p for p in outputs().pages if p.record == f"catalogue/{key}")
    text = visible_text(page.content)
    missing = [
        (field, value)
        for field, value in shown_texts(service)
        if value.rstrip(".") not in text and not field.startswith("cases")
    ]
    assert missing == []
    for fee in service.fees:
        for amount in (fee.amount, fee.amount_max):
            if amount:
                assert soles(Decimal(amount)).replace("\u00a0", " ") in text
    for source in service.sources:
        if source.url:
            assert html.escape(source.url) in page.content or source.url in html.unescape(
                page.content
            )
    for offer in service.offered_at or ():
        assert catalogue().centers[offer.center].name in text
        if isinstance(offer.hours, WeeklyHours):
            assert "Horario de este trámite" in text


@pytest.mark.parametrize("key", sorted(k for k, s in catalogue().services.items() if s.fees))
def test_each_fee_says_at_which_centres_it_holds(key: str) -> None:
    service = catalogue().services[key]
    page = next(p for p in outputs().pages if p.record == f"catalogue/{key}")
    table = re.search(r'<table class="tasas">.*?</table>', page.content, re.DOTALL)
    assert table
    rows = re.findall(r"<tr[^>]*>.*?</tr>", table.group(), re.DOTALL)[1:]
    assert len(rows) == len(service.fees)
    for row, fee in zip(rows, service.fees, strict=True):
        if fee.centers or fee.except_centers:
            places = re.search(r'data-centers="([^"]*)"', row)
            assert places
            assert set(places[1].split()) == catalogue().centers_of(fee)
            assert "Solo en" in row or "menos" in row
        else:
            assert (
                "En los centros que atienden este caso" if fee.when else "En todos los centros"
            ) in row
