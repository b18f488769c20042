"""The sitemap lists what may be found, and claims no date that the records do not have."""

import xml.etree.ElementTree as ElementTree

import pytest

from generator.outputs import sitemap as module
from generator.outputs.page import HtmlPage
from generator.outputs.sitemap import entries, sitemap
from generator.records.base import Source, Verified
from generator.records.scalars import PartialDate
from generator.views.facts import reviewed
from tests.real import outputs
from tests.small import small

SITE = "https://example.org/p/"


def locations(content: bytes) -> list[str]:
    root = ElementTree.fromstring(content)
    return [element.text or "" for element in root.iter() if element.tag.endswith("}loc")]


def test_every_page_that_may_be_found_is_listed_once() -> None:
    files = sitemap([*entries(outputs().pages), ("acerca/", "")], SITE)
    listed = locations(files["sitemap.xml"])
    assert len(listed) == len(set(listed)) > 500
    assert {SITE, f"{SITE}acerca/", f"{SITE}tramites/reniec/duplicado-dni-mayores/"} <= set(listed)
    assert not {f"{SITE}404.html", f"{SITE}buscar/"} & set(listed)
    assert len(listed) == len(outputs().pages) - 2 + 1


def test_a_day_is_the_records_own() -> None:
    page = HtmlPage("a/index.html", "servicio", "A", "A", "", updated="2026-05-07")
    content = sitemap(entries([page]), SITE)["sitemap.xml"].decode()
    assert f"<url><loc>{SITE}a/</loc><lastmod>2026-05-07</lastmod></url>" in content
    assert b"lastmod" not in sitemap([("b/", "")], SITE)["sitemap.xml"]


def test_only_whole_days_on_which_the_record_was_gone_over_count() -> None:
    record = next(iter(small().services.values()))
    old = Source(
        kind="ficha",
        title="F",
        published=PartialDate("2026-09-09"),
        checked=PartialDate("2026-05-07"),
    )
    month = Source(kind="ficha", title="F", checked=PartialDate("2026-06"))
    bare = record.model_copy(update={"sources": (old, month), "verified": None})
    assert reviewed(bare) == "2026-05-07"
    verified = Verified(on=PartialDate("2026-08-01"), by="x")
    assert reviewed(bare.model_copy(update={"verified": verified})) == "2026-08-01"
    assert reviewed(bare.model_copy(update={"sources": (month,)})) == ""


def test_many_addresses_are_split_and_an_index_lists_the_parts(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert module.MOST == 50_000
    monkeypatch.setattr(module, "MOST", 2)
    files = sitemap([(f"{letter}/", "") for letter in "edcba"], SITE)
    parts = [f"{SITE}sitemap-{number}.xml" for number in (1, 2, 3)]
    assert locations(files["sitemap.xml"]) == parts
    assert b"<sitemapindex" in files["sitemap.xml"]
    listed = [url for part in parts for url in locations(files[part.removeprefix(SITE)])]
    assert listed == [f"{SITE}{letter}/" for letter in "abcde"]


def test_addresses_are_escaped() -> None:
    assert locations(sitemap([("a&b/", "")], SITE)["sitemap.xml"]) == [f"{SITE}a&b/"]


def test_robots_names_the_sitemap_where_there_is_one() -> None:
    assert sitemap([], SITE)["robots.txt"] == (
        f"User-agent: *\nAllow: /\n\nSitemap: {SITE}sitemap.xml\n".encode()
    )
    assert set(sitemap([("a/", "")], "")) == {"robots.txt"}
    assert b"Sitemap" not in sitemap([("a/", "")], "")["robots.txt"]
