"""Old addresses lead on without any script."""

from generator.publish.redirect_page import redirect_page


def test_it_leads_to_the_new_address_from_any_depth() -> None:
    html = redirect_page("tramites/viejo/uno/index.html", "tramites/nuevo/uno/")
    assert '<meta http-equiv="refresh" content="0; url=../../../tramites/nuevo/uno/">' in html
    assert '<a href="../../../tramites/nuevo/uno/">' in html
    assert '<link rel="canonical" href="../../../tramites/nuevo/uno/">' in html
    assert 'name="robots" content="noindex"' in html
    assert "<script" not in html


def test_the_canonical_address_is_whole_where_the_sites_own_is_known() -> None:
    html = redirect_page("a/index.html", "b/", "https://example.org/p/")
    assert '<link rel="canonical" href="https://example.org/p/b/">' in html
    assert "url=../b/" in html


def test_the_home_page_is_an_address_too() -> None:
    assert "url=.././" in redirect_page("a/index.html", "")
    assert "url=./" in redirect_page("a.html", "")


def test_addresses_are_escaped() -> None:
    assert '"><script>' not in redirect_page("a.html", '"><script>')
