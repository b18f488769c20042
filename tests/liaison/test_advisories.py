"""Advisories: what was not asked is never told as all right."""

import json

from generator.liaison.advisories import as_markdown


def told(packages: list[dict[str, object]]) -> str:
    return "\n".join(as_markdown(json.dumps({"dependencies": packages, "fixes": []})))


def test_a_weakness_is_told_with_its_mend() -> None:
    text = told([{"name": "jinja2", "version": "3.1.0", "vulns": [
        {"id": "PYSEC-2024-1", "fix_versions": ["3.1.6"], "aliases": [], "description": "x"}]}])  # fmt: skip
    assert "Se preguntó por 1 de 1 paquetes; hay 1 avisos." in text
    assert "jinja2 3.1.0" in text and "Corregido en: 3.1.6" in text


def test_without_answers_nothing_is_called_right() -> None:
    text = told([{"name": "jinja2", "skip_reason": "Dependency not found on PyPI"}])
    assert "Se preguntó por 0 de 1" in text
    assert "sin saber**: jinja2" in text
    for nothing in ("", "{}", "no es json", "[]"):
        assert "No se pudo preguntar" in "\n".join(as_markdown(nothing))


def test_all_right() -> None:
    text = told([{"name": "jinja2", "version": "3.1.6", "vulns": []}])
    assert text.endswith("Se preguntó por 1 de 1 paquetes; hay 0 avisos.")
