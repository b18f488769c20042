"""The golden comment of one realistic pull request: ``python -m tests.diff_golden`` writes it anew, for you to read."""

from pathlib import Path
from tempfile import TemporaryDirectory

from generator.liaison.diff import compare, version
from generator.liaison.diff_markdown import as_markdown
from generator.records.load import load
from tests.small import AS_OF, DATA, SMALL, copied

GOLDEN = DATA / "golden" / "diff.md"
DUPLICATE = "catalogue/ejemplo/duplicado-de-muestra.yml"
CARD = "catalogue/ejemplo/carne-de-muestra.yml"

# A liaison corrects a fee, asks for one document more, and touches what other pages name.
_EDITS = {
    DUPLICATE: (
        ("amount: 20\n", "amount: 35\n"),
        ("fees:\n", "  - text: Foto tamaño carné\n    type: documento\n    centers: valle\nfees:\n"),
        ("min: 2\n", "min: 3\n"),
    ),
    CARD: (
        ("amount: 41.50", "amount: 45.00"),
        ("Certificado que te identifica\n", "Certificado que te identifica, vigente\n"),
        ("  - No se aceptan fotos con lentes.\n", "  - Pregunta a @alguien en <https://x.example>.\n"),
        ("unconfirmed:\n  - deadline\n", "unconfirmed:\n"),
    ),
    "catalogue/_vocabulary/documents.yml": (("la Oficina Inventada", "la Oficina Nueva"),),
    "centers/norte.yml": (("lunes-viernes: 08:00-16:45", "lunes-viernes: 08:00-18:00"),),
    "entities/banco-ejemplo.yml": (("Banco de Ejemplo", "Banco Ejemplar"),),
}  # fmt: skip


def change(folder: Path) -> Path:
    """The small catalogue as the pull request leaves it, with one service removed, one moved."""
    root = folder / "head"
    copied(root)
    for path, edits in _EDITS.items():
        text = (root / path).read_text(encoding="utf-8")
        for old, new in edits:
            text = text.replace(old, new, 1)
        (root / path).write_text(text, encoding="utf-8")
    old = root / "catalogue/ejemplo/orientacion-de-muestra.yml"
    moved = old.read_text(encoding="utf-8") + "moved_from: ejemplo/orientacion-de-muestra\n"
    old.unlink()
    old.with_name("consulta-de-muestra.yml").write_text(moved, encoding="utf-8")
    return root


def current(folder: Path) -> str:
    """The comment as it is made now."""
    sides = (version(load(SMALL)), version(load(change(folder))))
    return as_markdown(compare(*sides, AS_OF))


if __name__ == "__main__":
    with TemporaryDirectory() as temporary:
        GOLDEN.write_text(current(Path(temporary)), encoding="utf-8")
    print(f"{GOLDEN} escrito. Lee la diferencia con git diff antes de guardarla.")
