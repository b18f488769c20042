"""``/colaborar/errores/``: every code of a problem, what it means and how it is mended."""

from dataclasses import dataclass

from generator.explanations import as_shown, explanations
from generator.problems.codes import THEMES


@dataclass(frozen=True, slots=True)
class CodeView:
    """One code with its example, ready to be shown as text."""

    code: str
    is_warning: bool
    means: str
    file: str
    saved_as: str
    bad: str
    mended: str


@dataclass(frozen=True, slots=True)
class ThemeView:
    """Codes about the same thing."""

    id: str
    name: str
    codes: tuple[CodeView, ...]


def errors_page() -> tuple[ThemeView, ...]:
    """Every code by theme, in the order of ``mac explain``."""
    return tuple(
        ThemeView(
            f"tema-{number}",
            name,
            tuple(_code(code, known.severity) for code, known in codes.items()),
        )
        for number, (name, codes) in enumerate(THEMES.items(), 1)
    )


def _code(code: str, severity: str) -> CodeView:
    explanation = explanations()[code]
    return CodeView(
        code=code,
        is_warning=severity == "warning",
        means=explanation.means,
        file=explanation.record,
        saved_as="" if explanation.encoding == "utf-8" else explanation.encoding,
        bad=as_shown(explanation.bad),
        mended=as_shown(explanation.mended),
    )
