"""Views → JSON-LD in the words of schema.org, for search engines and assistants: what the page says, and no more.

A reader of data sees no «por confirmar»: what no source supports is left out, and so are amounts that
are about, times that are not exact, and facts in words.
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any, Final

from pydantic_core import to_json

from generator.outputs.opening_hours import other_hours, usual_hours
from generator.views.center import CenterPage
from generator.views.entity import EntityPage
from generator.views.fees import FeeView
from generator.views.offers import PlaceView
from generator.views.service import ServicePage

Thing = dict[str, Any]
Crumbs = tuple[tuple[str, str], ...]
"""(text, path below the base) of every page from the first list down to this one."""

NETWORK: Final = "Mejor Atención al Ciudadano (MAC)"
_PHONE: Final = "1800"
_UNSAFE: Final = {sign: f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


def json_ld(*things: Thing | None) -> str:
    """The things there are as one block that is safe inside ``<script>``: no sign of it ends the element."""
    data = {"@context": "https://schema.org", "@graph": [thing for thing in things if thing]}
    text = to_json(data).decode()
    for sign, escaped in _UNSAFE.items():
        text = text.replace(sign, escaped)
    return text


def breadcrumbs(site: str, crumbs: Crumbs) -> Thing:
    """The way to the page. ``site`` goes before a path: the site's address, or the way back to its base."""
    steps = enumerate((("Inicio", ""), *crumbs), 1)
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": number, "name": name, "item": site + path or "./"}
            for number, (name, path) in steps
        ],
    }


def website(site: str) -> Thing:
    """The portal with its search."""
    return {
        "@type": "WebSite",
        "name": "MAC · Trámites y servicios",
        "alternateName": NETWORK,
        "url": site or "./",
        "inLanguage": "es-PE",
        "potentialAction": {
            "@type": "SearchAction",
            "target": {
                "@type": "EntryPoint",
                "urlTemplate": f"{site}buscar/?q={{search_term_string}}",
            },
            "query-input": "required name=search_term_string",
        },
    }


def government_service(site: str, page: ServicePage) -> Thing:
    """A service: who gives it, what it costs, where and how it is asked for."""
    return _filled({
        "@type": "GovernmentService",
        "@id": f"{site}{page.path}#servicio",
        "name": page.title,
        "description": "" if "summary" in page.unconfirmed_fields else page.summary,
        "url": site + page.path,
        "serviceType": list(page.kinds),
        "provider": _organization(site, page.entity.path, page.entity.text, page.level == "privado"),
        "areaServed": {"@type": "Country", "name": "Perú"} if page.level == "nacional" else {},
        "offers": list(_offers(page)),
        "availableChannel": list(_channels(site, page)),
    })  # fmt: skip


def _offers(page: ServicePage) -> Iterator[Thing]:
    if page.free and not page.fees and "free" not in page.unconfirmed_fields:
        yield {"@type": "Offer", "price": "0", "priceCurrency": "PEN"}
    if "fees" in page.unconfirmed_fields:
        return
    for fee in page.fees:
        if fee.amount is not None and not fee.approximate and not fee.fact.unconfirmed:
            yield _offer(fee, fee.amount)


def _offer(fee: FeeView, amount: Decimal) -> Thing:
    offer: Thing = {"@type": "Offer", "name": fee.fact.text}
    if fee.fact.scope.label:
        offer["description"] = fee.fact.scope.label
    if fee.amount_max is not None:
        offer["priceSpecification"] = {
            "@type": "PriceSpecification",
            "minPrice": float(amount),
            "maxPrice": float(fee.amount_max),
            "priceCurrency": "PEN",
        }
    elif fee.per:
        offer["priceSpecification"] = {
            "@type": "UnitPriceSpecification",
            "price": str(amount),
            "priceCurrency": "PEN",
            "unitText": fee.per,
        }
    else:
        offer |= {"price": str(amount), "priceCurrency": "PEN"}
    return offer


def _channels(site: str, page: ServicePage) -> Iterator[Thing]:
    """One channel for all centres, one for each web address, one for the phone line of the entity."""
    time = _time(page)
    offices = [_place(site, p) for p in page.places if p.available and not p.fact.unconfirmed]
    if offices and "offered_at" not in page.unconfirmed_fields:
        yield {"@type": "ServiceChannel", "name": "En persona", "serviceLocation": offices, **time}
    if "channels" in page.unconfirmed_fields:
        return
    for link, fact in page.online:
        if not fact.unconfirmed:
            yield {
                "@type": "ServiceChannel",
                "name": link.text,
                "serviceUrl": link.url,
                **time,
            }
    for phone in page.phones:
        if phone.dial:
            yield {
                "@type": "ServiceChannel",
                "servicePhone": {"@type": "ContactPoint", "telephone": phone.dial},
            }


def _time(page: ServicePage) -> Thing:
    """How long it takes, where one exact time holds always."""
    if len(page.time_limits) != 1 or "time_limit" in page.unconfirmed_fields:
        return {}
    limit = page.time_limits[0]
    exact = limit.iso and not limit.fact.scope.label and not limit.fact.unconfirmed
    return {"processingTime": limit.iso} if exact else {}


def _place(site: str, place: PlaceView) -> Thing:
    return {
        "@type": "GovernmentOffice",
        "@id": f"{site}{place.path}#centro",
        "name": place.full_name,
        "url": site + place.path,
    }


def government_office(site: str, page: CenterPage) -> Thing | None:
    """A centre that stands: address, place on the map, hours. ``None`` where there is none yet or any more."""
    if page.status in ("proyectado", "solicitado", "cerrado"):
        return None
    doubt = page.unconfirmed_fields
    address = {
        "streetAddress": "" if "address" in doubt else page.address,
        "addressLocality": page.district,
        "addressRegion": page.department,
    }
    open_now = page.status == "abierto" and "hours" not in doubt
    return _filled({
        "@type": "GovernmentOffice",
        "@id": f"{site}{page.path}#centro",
        "name": page.name,
        "alternateName": list(page.also_called),
        "url": site + page.path,
        "address": {"@type": "PostalAddress", **_filled(address), "addressCountry": "PE"},
        "geo": _geo(page),
        "openingHoursSpecification": list(usual_hours(page.weekly)) if open_now else [],
        "specialOpeningHoursSpecification": list(other_hours(page.exceptions)) if page.status == "abierto" else [],
        "telephone": [dial for _, dial in page.phones if dial and "phone" not in doubt],
        "email": "" if "email" in doubt else page.email,
        "parentOrganization": {"@type": "GovernmentOrganization", "name": NETWORK, "telephone": _PHONE},
    })  # fmt: skip


def _geo(page: CenterPage) -> Thing:
    if page.location is None or "location" in page.unconfirmed_fields:
        return {}
    latitude, longitude = page.location
    return {"@type": "GeoCoordinates", "latitude": latitude, "longitude": longitude}


def organization(site: str, page: EntityPage) -> Thing:
    """An entity as its page shows it."""
    doubt = page.unconfirmed_fields
    return _filled({
        **_organization(site, page.path, page.name, page.private),
        "alternateName": [*filter(None, [page.acronym]), *page.also_called],
        "sameAs": page.website.url if page.website and "website" not in doubt else "",
        "telephone": [dial for _, dial in page.phones if dial and "phone" not in doubt],
        "email": "" if "email" in doubt else page.email,
        "parentOrganization": _organization(site, page.parent.path, page.parent.text) if page.parent else {},
    })  # fmt: skip


def _organization(site: str, path: str, name: str, private: bool = False) -> Thing:
    return {
        "@type": "Organization" if private else "GovernmentOrganization",
        "@id": f"{site}{path}#entidad",
        "name": name,
        "url": site + path,
    }


def _filled(thing: Thing) -> Thing:
    return {name: value for name, value in thing.items() if value not in ("", [], {}, None)}
