"""Problems, not exceptions: everything that can be wrong with a record, each with its code.

A problem names file, line, column and field, says in Spanish what is wrong and how to mend it.
Every code stands once, in :data:`CODES`; making a problem with another code is a ``KeyError``.
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any, Final, Literal

Severity = Literal["error", "warning"]
Field = tuple[str | int, ...]
"""Path of a field in its record: ``("fees", 0, "amount")``."""


@dataclass(frozen=True, order=True, slots=True)
class Problem:
    """One thing wrong at one place. Lines and columns count from 1; order is that of the file."""

    file: str
    line: int
    column: int
    field: str
    code: str
    severity: Severity
    message: str
    hint: str

    def text(self) -> str:
        """The two lines a liaison reads (design §5)."""
        return (
            f"{self.file}:{self.line}:{self.column}: {self.severity}[{self.code}]: {self.message}\n"
            f"  {self.hint} · mac explain {self.code}"
        )

    def as_json(self) -> dict[str, Any]:
        """The problem as ``mac check --format json`` prints it."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Code:
    """What a code means: how bad, and how to mend it. ``hint`` may name ``{fields}`` of a message."""

    severity: Severity
    hint: str


def _error(hint: str) -> Code:
    return Code("error", hint)


def _warning(hint: str) -> Code:
    return Code("warning", hint)


CODES: Final[dict[str, Code]] = {
    # Files and folders
    "no-records": _error("Revisa la carpeta que pasaste con --root: debe tener catalogue/, entities/ y centers/."),
    "not-a-record": _error("Mueve el archivo fuera de esta carpeta o cámbiale el nombre a minúsculas terminado en .yml."),
    "bad-file-name": _error("Usa solo minúsculas sin tildes, números y guiones: duplicado-dni.yml."),
    "link-outside": _error("Reemplaza el enlace por el archivo mismo."),
    "unreadable": _error("Revisa los permisos del archivo."),
    # Text of a file
    "too-big": _error("Divide la ficha: cada archivo puede tener hasta 256 KiB."),
    "not-utf8": _error("Guarda el archivo con codificación UTF-8."),
    "forbidden-character": _error("Borra ese carácter: no se ve, pero cambia el texto."),
    "empty-file": _error("Escribe la ficha o borra el archivo."),
    "yaml-syntax": _error("{hint}"),
    "duplicate-key": _error("Deja uno solo: el primero está en la línea {first}."),
    "anchor-or-alias": _error("Escribe el texto completo; si empieza con & o *, ponlo entre comillas."),
    "tag": _error("Quita la palabra que empieza con «!», o pon el texto entre comillas."),
    "several-documents": _error("Quita la línea «---» o «...»: un archivo es una sola ficha."),
    "yaml-directive": _error("Quita la línea que empieza con «%»."),
    "too-deep": _error("Una ficha no necesita más de 20 niveles: revisa la sangría."),
    "key-not-text": _error("El nombre de un campo es una sola palabra."),
    # Shape of a record
    "not-a-mapping": _error("Empieza con campos, como «title: …»."),
    "missing-field": _error("Agrega la línea «{field}: …»."),
    "unknown-field": _error("{hint}"),
    "wrong-type": _error("{hint}"),
    "empty-value": _error("Escribe el valor o borra la línea: lo que no se sabe se deja fuera."),
    "not-in-list": _error("{hint}"),
    "too-short": _error("Escribe al menos {min} caracteres."),
    "too-long": _error("Acórtalo a {max} caracteres."),
    "too-few": _error("Agrega al menos {min}."),
    "out-of-range": _error("{hint}"),
    "bad-slug": _error("Usa minúsculas sin tildes, números y guiones, hasta 80 caracteres: lima-norte."),
    "bad-service-id": _error("Se escribe entidad/servicio: reniec/duplicado-dni-mayores."),
    "bad-url": _error("Escribe la dirección completa, con https:// al inicio y sin espacios."),
    "bad-date": _error("Escribe año-mes-día: 2026-12-31. También vale 2026-12 o 2026."),
    "not-a-number": _error("Escribe solo el número, con punto decimal: 12.5."),
    "not-a-whole-number": _error("Escribe solo el número, sin puntos ni comas: 1400."),
    "fee-amount": _error("Escribe solo el número: 30.00"),
    "fee-without-amount": _error("Agrega «amount: 30.00», «uit_percent: 2» o «tariff: lo que diga la fuente»."),
    "fee-range": _error("Pon el menor en «amount» y el mayor en «amount_max»."),
    "fee-uit-year": _error("Agrega «uit_percent» o borra «uit_year»."),
    "time-without-unit": _error("Agrega «unit: dias-habiles» (u otra unidad), o «text: …» si la fuente no da cifra."),
    "time-without-number": _error("Agrega «max: 5», o «min» y «max»."),
    "time-range": _error("Pon el menor en «min» y el mayor en «max»."),
    "bad-hours": _error("Escribe «08:00-16:45», una lista de rangos, o null si está cerrado."),
    "bad-day": _error("Usa lunes, martes, miercoles, jueves, viernes, sabado, domingo, feriados o un rango: lunes-viernes."),
    "hours-day-twice": _error("Deja cada día una sola vez."),
    "hours-order": _error("Escribe primero la hora de abrir y después la de cerrar, sin que los turnos se crucen."),
    "exception-closed-or-hours": _error("Deja «closed: true» si no atiende, o «hours» si atiende en otro horario."),
    # References
    "unknown-entity": _error("{hint}"),
    "unknown-center": _error("{hint}"),
    "unknown-service": _error("{hint}"),
    "unknown-document": _error("{hint}"),
    "unknown-life-event": _error("{hint}"),
    "unknown-payment-point": _error("{hint}"),
    "unknown-source": _error("{hint}"),
    "unknown-case": _error("{hint}"),
    "unknown-answer": _error("{hint}"),
    # Uniqueness
    "center-twice": _error("Junta los dos datos en uno."),
    "source-id-twice": _error("Cambia uno de los dos «id»."),
    "title-twice": _error("Cambia uno de los dos títulos, o junta las fichas: el otro está en {other}."),
    "moved-from-taken": _error("Borra la clave de «moved_from»: es de {other}."),
    # Trust
    "no-source-for-field": _error("Agrega «{field}» en «supports» de la fuente que lo dice, o en «unconfirmed» si ninguna lo dice."),
    "unconfirmed-empty": _error("Borra «{field}» de «unconfirmed», o llena ese campo."),
    "supports-empty": _warning("Borra «{field}» de «supports», o llena ese campo."),
    "unconfirmed-but-supported": _warning("Si la fuente lo dice, borra «{field}» de «unconfirmed»; si no, bórralo de «supports»."),
    # Meaning
    "free-with-fees": _error("Borra «free: true», o di con «when», «centers» o «channel» cuándo vale cada costo."),
    "zero-without-when": _error("Di con «when» para quién es gratis, o usa «free: true» si lo es para todos."),
    "payment-as-requirement": _error("Pásalo a «fees»: un pago no es un requisito."),
    "offered-without-entity": _warning("Agrega la entidad en «entities» de {center}, o revisa «offered_at»."),
    "markup-in-text": _error("Escribe solo texto: sin etiquetas HTML ni marcas de Markdown."),
    "case-unused": _warning("Usa el caso en «when» de algún dato, o bórralo."),
}  # fmt: skip


def make(
    file: str, line: int, column: int, path: Field, code: str, message: str, **context: Any
) -> Problem:
    """Build a problem; ``context`` fills the hint of its code. Raises ``KeyError`` for an unknown code."""
    known = CODES[code]
    return Problem(
        file=file,
        line=line,
        column=column,
        field=field_name(path),
        code=code,
        severity=known.severity,
        message=message,
        hint=known.hint.format_map({k: str(v) for k, v in context.items()}),
    )


def field_name(path: Field) -> str:
    """``("fees", 0, "amount")`` → ``fees[0].amount``."""
    name = ""
    for part in path:
        name += f"[{part}]" if isinstance(part, int) else (f".{part}" if name else str(part))
    return name


def counts(problems: Sequence[Problem]) -> dict[str, int]:
    """How many errors and warnings there are."""
    errors = sum(problem.severity == "error" for problem in problems)
    return {"errors": errors, "warnings": len(problems) - errors}
