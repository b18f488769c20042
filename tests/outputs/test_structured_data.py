"""What machines read in a page is what the page says, in words that schema.org has."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from generator.outputs.paged_pages import center_html
from generator.outputs.structured_data import (
    breadcrumbs,
    government_office,
    government_service,
    json_ld,
    organization,
)
from generator.views.center import center_page
from generator.views.entity import entity_page
from generator.views.service import service_page
from tests import real
from tests.parsed import Page
from tests.small import AS_OF, REPOSITORY_URL, small

SITE = "https://example.org/p/"
SERVICE = service_page(small(), "ejemplo/carne-de-muestra")
CENTER = center_page(small(), "norte", AS_OF)

# Properties of each type in schema.org 30.0, inherited ones included: those used here and no others.
VOCABULARY = {
    "GovernmentService": "name description url serviceType provider areaServed offers availableChannel",
    "GovernmentOffice": "name alternateName url address geo openingHoursSpecification specialOpeningHoursSpecification telephone email parentOrganization",
    "GovernmentOrganization": "name alternateName url sameAs telephone email parentOrganization",
    "Organization": "name alternateName url sameAs telephone email parentOrganization",
    "Offer": "name description price priceCurrency priceSpecification",
    "PriceSpecification": "minPrice maxPrice priceCurrency",
    "UnitPriceSpecification": "price priceCurrency unitText",
    "ServiceChannel": "name serviceLocation serviceUrl servicePhone processingTime",
    "ContactPoint": "telephone",
    "PostalAddress": "streetAddress addressLocality addressRegion addressCountry",
    "GeoCoordinates": "latitude longitude",
    "OpeningHoursSpecification": "dayOfWeek opens closes validFrom validThrough",
    "Country": "name",
    "BreadcrumbList": "itemListElement",
    "ListItem": "position name item",
    "WebSite": "name alternateName url inLanguage potentialAction",
    "SearchAction": "target query-input",  # query-input is Google's notation for the variable
    "EntryPoint": "urlTemplate",
}


def graph(data: str) -> list[dict[str, Any]]:
    found = json.loads(data)
    assert found["@context"] == "https://schema.org"
    assert found["@graph"]
    return list(found["@graph"])


def nodes(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, list):
        for item in value:
            yield from nodes(item)
    elif isinstance(value, dict):
        yield value
        yield from nodes(list(value.values()))


def test_every_property_of_every_page_is_one_that_schema_org_has_for_its_type() -> None:
    types: set[str] = set()
    for page in real.outputs().pages:
        for node in nodes(graph(page.data)) if page.data else ():
            types.add(node["@type"])
            known = {*VOCABULARY[node["@type"]].split(), "@type", "@id"}
            assert set(node) <= known, page.path
            assert "" not in node.values() and [] not in node.values(), page.path
    assert set(VOCABULARY) - types <= {"PriceSpecification", "UnitPriceSpecification"}


def test_every_page_but_the_one_for_errors_has_a_block() -> None:
    assert [p.path for p in real.outputs().pages if not p.data] == ["404.html"]


def test_the_way_for_machines_is_the_way_on_the_page() -> None:
    seen = 0
    for page in real.outputs().pages:
        shown = re.search(r'<nav class="miga".*?</nav>', page.content, re.DOTALL)
        if not shown:
            continue
        seen += 1
        links = Page(shown[0]).all("a")
        last = graph(page.data)[-1]
        assert last["@type"] == "BreadcrumbList"
        steps = last["itemListElement"]
        assert [step["name"] for step in steps][:-1] == [a.text for a in links]
        assert [step["item"] for step in steps][:-1] == [a.attributes["href"] for a in links]
        assert [step["position"] for step in steps] == list(range(1, len(steps) + 1))
        assert steps[-1]["item"].endswith(page.url)
    assert seen > 400


def test_a_service_says_what_it_costs_where_and_how() -> None:
    thing = government_service(SITE, SERVICE)
    assert thing["@id"] == f"{SITE}tramites/ejemplo/carne-de-muestra/#servicio"
    assert thing["provider"]["@type"] == "GovernmentOrganization"
    offers = {offer["name"]: offer for offer in thing["offers"]}
    fees = [f for f in SERVICE.fees if f.amount is not None and not f.approximate]
    assert len(offers) == len([f for f in fees if not f.fact.unconfirmed]) > 0
    assert {o["priceCurrency"] for o in thing["offers"] if "price" in o} == {"PEN"}
    channel = thing["availableChannel"][0]
    assert [p["url"] for p in channel["serviceLocation"]] == [
        SITE + p.path for p in SERVICE.places if p.available and not p.fact.unconfirmed
    ]


def only_fee(**changes: Any) -> list[dict[str, Any]]:
    fee = replace(
        SERVICE.fees[0], amount=Decimal("12.50"), amount_max=None, approximate=False, per=""
    )
    page = replace(SERVICE, fees=(replace(fee, **changes),), unconfirmed_fields=frozenset())
    return list(government_service(SITE, page).get("offers", []))


def test_an_amount_is_said_only_as_exactly_as_it_is_known() -> None:
    assert only_fee()[0]["price"] == "12.50"
    assert only_fee(amount=None) == []
    assert only_fee(approximate=True) == []
    assert only_fee(fact=replace(SERVICE.fees[0].fact, unconfirmed=True)) == []
    assert only_fee(per="página")[0]["priceSpecification"]["unitText"] == "página"
    assert only_fee(amount_max=Decimal(20))[0]["priceSpecification"]["maxPrice"] == 20
    assert "price" not in only_fee(amount_max=Decimal(20))[0]


def test_what_no_source_supports_is_left_out() -> None:
    doubt = frozenset({"fees", "free", "summary", "offered_at", "channels", "time_limit"})
    thing = government_service(SITE, replace(SERVICE, unconfirmed_fields=doubt))
    assert set(thing) == {"@type", "@id", "name", "url", "serviceType", "provider", "areaServed"}
    office = government_office(SITE, replace(CENTER, unconfirmed_fields=frozenset(
        {"address", "hours", "location", "phone", "email"})))  # fmt: skip
    assert office and not {"openingHoursSpecification", "geo", "telephone", "email"} & set(office)
    assert "streetAddress" not in office["address"]


def test_what_is_free_costs_nothing() -> None:
    free = replace(SERVICE, fees=(), free=True, unconfirmed_fields=frozenset())
    assert government_service(SITE, free)["offers"] == [
        {"@type": "Offer", "price": "0", "priceCurrency": "PEN"}
    ]
    assert "offers" not in government_service(SITE, replace(free, free=None))


@pytest.mark.parametrize(("iso", "said"), [("P30D", True), ("", False)])
def test_a_time_is_said_where_it_is_exact(iso: str, said: bool) -> None:
    fact = replace(
        SERVICE.time_limits[0].fact, scope=SERVICE.steps[0].scope.__class__(), unconfirmed=False
    )
    page = replace(SERVICE, time_limits=(replace(SERVICE.time_limits[0], iso=iso, fact=fact),),
                   unconfirmed_fields=frozenset())  # fmt: skip
    channel = government_service(SITE, page)["availableChannel"][0]
    assert channel.get("processingTime") == (iso if said else None)
    twice = replace(page, time_limits=page.time_limits * 2)
    assert "processingTime" not in government_service(SITE, twice)["availableChannel"][0]


def hours(weekly: str) -> list[dict[str, Any]]:
    page = replace(CENTER, weekly=weekly, status="abierto", unconfirmed_fields=frozenset())
    return list((government_office(SITE, page) or {}).get("openingHoursSpecification", []))


def test_days_of_the_same_hours_stand_together_and_a_closed_day_says_so() -> None:
    found = hours("lunes=08:00-13:00,14:00-24:00;martes=08:00-13:00;domingo=")
    day = "https://schema.org/"
    assert [(h["dayOfWeek"], h["opens"], h["closes"]) for h in found] == [
        ([f"{day}Monday", f"{day}Tuesday"], "08:00", "13:00"),
        ([f"{day}Monday"], "14:00", "23:59"),
        ([f"{day}Sunday"], "00:00", "00:00"),
    ]
    assert hours("") == []


@pytest.mark.parametrize("status", ["proyectado", "solicitado", "cerrado"])
def test_an_office_that_does_not_stand_is_none(status: str) -> None:
    assert government_office(SITE, replace(CENTER, status=status)) is None


def test_days_to_come_with_other_hours_of_the_whole_centre_are_told() -> None:
    closed, of_an_entity = CENTER.exceptions
    assert not closed.past and of_an_entity.entity
    one = "OpeningHoursSpecification"
    days = {"@type": one, "validFrom": "2026-12-24", "validThrough": "2026-12-26"}
    office = government_office(SITE, CENTER) or {}
    assert office["specialOpeningHoursSpecification"] == [
        {**days, "opens": "00:00", "closes": "00:00"}
    ]
    split = replace(closed, hours=(("08:00", "12:00"), ("20:00", "24:00")))
    office = government_office(SITE, replace(CENTER, exceptions=(split,))) or {}
    assert office["specialOpeningHoursSpecification"] == [
        {**days, "opens": "08:00", "closes": "12:00"},
        {**days, "opens": "20:00", "closes": "23:59"},
    ]
    others = (of_an_entity, replace(closed, past=True))
    office = government_office(SITE, replace(CENTER, exceptions=others)) or {}
    assert "specialOpeningHoursSpecification" not in office


def test_a_suspended_office_has_no_hours() -> None:
    office = government_office(SITE, replace(CENTER, status="suspendido"))
    assert office and "openingHoursSpecification" not in office
    assert CENTER.exceptions and "specialOpeningHoursSpecification" not in office


def test_a_private_entity_is_no_government() -> None:
    kinds = {organization(SITE, entity_page(small(), e))["@type"] for e in small().entities}
    assert kinds == {"Organization", "GovernmentOrganization"}


def test_addresses_are_relative_to_the_page_where_the_sites_own_is_not_known() -> None:
    (page,) = center_html(small(), "norte", AS_OF, REPOSITORY_URL)
    assert graph(page.data)[0]["url"] == "../../centros/norte/"
    assert breadcrumbs("", ())["itemListElement"][0]["item"] == "./"


def test_no_text_can_end_the_block() -> None:
    text = '</script><script>alert("&")</script><!--\u2028'
    data = json_ld({"@type": "Thing", "name": text}, None)
    assert not {"<", ">", "&", "\u2028"} & set(data)
    assert graph(data) == [{"@type": "Thing", "name": text}]
