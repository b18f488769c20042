"""The template of a service as Hugo gets it: whole, or the benchmark stops."""

import pytest
from jinja2 import DictLoader, Environment

from benchmarks.go_template import GoTemplate, UntranslatedError
from generator.outputs.templates import environment


def go(source: str, macros: str = "") -> str:
    loader = DictLoader({"page.html": source, "_m.html": macros})
    return GoTemplate(Environment(loader=loader)).translate("page.html")


def test_the_template_of_a_service_is_known_whole() -> None:
    text = GoTemplate(environment()).translate("service.html")
    for field in ("requirements", "fees", "places", "sources", "legal", "notes", "related"):
        assert f"$.page.{field}" in text


def test_what_is_printed_is_escaped() -> None:
    assert "{{ $.page.title | string | transform.HTMLEscape }}" in go("{{ page.title }}")


def test_conditions_loops_and_macros() -> None:
    text = go(
        "{% import '_m.html' as m %}{% for a, b in page.pairs %}{{ m.link(a, loop.last) }}{% else %}none{% endfor %}",
        "{% macro link(x, y, z='ñ') %}{% if x is not none and y %}{{ x if z else y }}{% endif %}{% endmacro %}",
    )
    assert '(dict "z" "ñ" "x" (index $e2 0) "y" (eq (add $i1 1) (len $.page.pairs)))' in text
    assert "{{ else }}none{{ end }}" in text
    assert "{{ if (and (not (eq $.x nil)) $.y) }}" in text


@pytest.mark.parametrize(
    "source", ["{{ x | reverse }}", "{{ x is even }}", "{{ f(x) }}", "{% block b %}{% endblock %}"]
)
def test_what_is_not_known_stops(source: str) -> None:
    with pytest.raises(UntranslatedError):
        go(source)


def test_parts_of_a_text() -> None:
    text = go(
        "{% for part in url.split('/') %}{{ '' if loop.first else '/' }}{{ part }}{% endfor %}"
    )
    assert '{{ range $i1, $e2 := (split $.url "/") }}{{ if (eq $i1 0) }}' in text
