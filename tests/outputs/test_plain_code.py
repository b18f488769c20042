"""Pages are what Jinja itself would make of the templates, and what is shown is escaped."""

import re
from collections.abc import Iterator
from types import SimpleNamespace

import pytest
from jinja2 import DictLoader, Environment, StrictUndefined, TemplateSyntaxError, UndefinedError
from markupsafe import Markup

from generator.outputs import templates
from generator.outputs.plain_code import PlainEnvironment, shown
from generator.outputs.render import render
from tests.small import AS_OF, LATER, REPOSITORY_URL, outputs, small

_SITE = "https://example.org/portal/"


def plain(template: str, **others: str) -> PlainEnvironment:
    loader = DictLoader({"page": template, **others})
    return PlainEnvironment(loader=loader, undefined=StrictUndefined)


def rendered(template: str, **values: object) -> str:
    return plain(template).get_template("page").render(**values)


@pytest.fixture
def jinja(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Bodies as an environment of Jinja's own renders them."""
    own = Environment(
        loader=templates.environment().loader,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    assert type(templates.environment()) is not type(own)
    monkeypatch.setattr(templates, "environment", lambda: own)
    yield


def test_every_page_is_what_jinja_itself_makes(jinja: None) -> None:
    theirs = render(small(), AS_OF, REPOSITORY_URL)
    assert len(theirs.pages) > 20
    for page, other in zip(outputs().pages, theirs.pages, strict=True):
        assert page == other, page.path


def test_also_with_an_address_and_on_another_day(
    jinja: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    theirs = render(small(), LATER, REPOSITORY_URL, _SITE)
    monkeypatch.undo()
    assert render(small(), LATER, REPOSITORY_URL, _SITE) == theirs


def test_what_is_shown_is_escaped_and_html_is_not() -> None:
    assert shown("<b>&\"'ñ") == "&lt;b&gt;&amp;&#34;&#39;ñ"
    assert shown(Markup("<b>ñ</b>")) == "<b>ñ</b>"
    assert (shown(7), shown(None)) == ("7", "None")

    class Text(str):
        pass

    class Thing:
        def __str__(self) -> str:
            return "<i>"

    assert (shown(Text("<")), shown(Thing())) == ("&lt;", "&lt;i&gt;")


def test_a_macro_gives_html_and_escapes_what_it_is_given() -> None:
    macro = "{% macro bold(x, y='<') %}<b>{{ x }}{{ y }}</b>{% endmacro %}"
    assert (
        rendered(macro + "{{ bold('>') }}{{ bold(x, '') }}", x="&") == "<b>&gt;&lt;</b><b>&amp;</b>"
    )
    imported = plain("{% import 'm' as m %}{{ m.bold(x) }}", m=macro)
    assert imported.get_template("page").render(x="<") == "<b>&lt;&lt;</b>"


def test_what_a_repeated_macro_gave_for_the_same_values_is_kept() -> None:
    macros = "{% macro once(x) %}{{ x }}{% endmacro %}{% macro often(x) %}{{ x }}{% endmacro %}"

    class Told:
        times = 0

        def __str__(self) -> str:
            self.times += 1
            return "<"

    told = {name: Told() for name in ("once", "often")}
    loader = DictLoader(
        {"page": "{% import 'm' as m %}{{ m.once(once) }}{{ m.often(often) }}", "m": macros}
    )
    page = PlainEnvironment(repeated=("often",), loader=loader).get_template("page")
    assert page.render(told) + page.render(told) == "&lt;" * 4
    assert {name: value.times for name, value in told.items()} == {"once": 2, "often": 1}


def test_every_repeated_macro_is_one_of_ours() -> None:
    names = {
        name
        for file in templates.TEMPLATES.glob("_*.html")
        for name in re.findall(r"macro (\w+)", file.read_text())
    }
    assert names >= templates.REPEATED


def test_filters_give_text_that_is_escaped() -> None:
    assert rendered("{{ x | join(' < ') }}", x=["a", "&"]) == "a &lt; &amp;"
    assert rendered("{{ x | lower }}", x="<B>") == "&lt;b&gt;"
    every = "".join(map(chr, range(1, 0x2100)))
    theirs = Environment(autoescape=True).from_string("{{ x | urlencode }}")
    assert rendered("{{ x | urlencode }}", x=every) == theirs.render(x=every)


def test_what_is_not_there_is_an_error() -> None:
    view = SimpleNamespace(title="T")
    assert rendered("{{ x.title if x.title is defined }}", x=view) == "T"
    assert rendered("{% if x.name is defined %}{{ x.name }}{% endif %}.", x=view) == "."
    with pytest.raises(AttributeError, match="name"):
        rendered("{{ x.name }}", x=view)
    for template in ("{{ y }}", "{{ y.name }}", "{% macro m(a) %}{{ a }}{% endmacro %}{{ m() }}"):
        with pytest.raises(UndefinedError):
            rendered(template)


@pytest.mark.parametrize(
    "template",
    [
        "{% macro m(a) %}{% endmacro %}{{ m(a=1) }}",
        "{{ m(*x) }}",
        "{% import 'page' as m with context %}",
        "{% from 'page' import m with context %}",
        "{{ m(**x) }}",
        "{% macro m(a) %}{% endmacro %}{% call m(1) %}{% endcall %}",
        "{% macro m(a) %}{{ varargs }}{% endmacro %}",
        "{% macro m(a) %}{{ kwargs }}{% endmacro %}",
        "{% macro m(a) %}{{ caller() }}{% endmacro %}",
    ],
)
def test_what_a_macro_does_not_do_here_is_refused_with_its_line(template: str) -> None:
    with pytest.raises(TemplateSyntaxError) as refused:
        plain("\n" + template).get_template("page")
    assert refused.value.lineno == 2
