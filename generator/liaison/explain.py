"""What ``mac explain`` says of a code, and the list of all. Nothing is printed here."""

from collections.abc import Iterator
from textwrap import indent, wrap

from generator.explanations import as_shown, explanations
from generator.problems.codes import CODES, THEMES

WIDTH = 88


def explained(code: str) -> Iterator[str]:
    """What a code means, a bad example and the same one mended."""
    explanation = explanations()[code]
    yield f"{code} ({CODES[code].severity})"
    yield from wrap(explanation.means, WIDTH)
    saved = f", guardado como {explanation.encoding}" if explanation.encoding != "utf-8" else ""
    yield from ("", f"Así no ({explanation.record}{saved}):", "")
    yield indent(as_shown(explanation.bad), "    ")
    yield from ("", "Así sí:", "")
    yield indent(as_shown(explanation.mended), "    ")


def all_codes() -> Iterator[str]:
    """Every code by theme, warnings marked."""
    for theme, codes in THEMES.items():
        yield f"{theme}:"
        for code, known in codes.items():
            yield f"  {code}" + (" (aviso)" if known.severity == "warning" else "")
        yield ""
    yield "Escribe «mac explain CÓDIGO» para ver qué significa uno y cómo se arregla."
