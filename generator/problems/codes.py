"""Every code a problem can have: how bad it is, and how it is mended.

Codes are what people look up, link to and filter by: a code once published keeps its meaning.
"""

from dataclasses import dataclass
from typing import Final, Literal

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Code:
    """What a code means: how bad, and how to mend it. ``hint`` may name ``{fields}`` of a message."""

    severity: Severity
    hint: str


def _error(hint: str) -> Code:
    return Code("error", hint)


def _warning(hint: str) -> Code:
    return Code("warning", hint)


THEMES: Final[dict[str, dict[str, Code]]] = {
    "Archivos y carpetas": {
        "no-records": _error("Revisa la carpeta que pasaste con --root: debe tener catalogue/, entities/ y centers/."),
        "not-a-record": _error("Mueve el archivo fuera de esta carpeta o cámbiale el nombre a minúsculas terminado en .yml."),
        "not-a-file": _error("Bórralo, o reemplázalo por un archivo de texto."),
        "folder-too-deep": _error("Mueve sus fichas a la carpeta de su entidad."),
        "bad-file-name": _error("Usa solo minúsculas sin tildes, números y guiones: duplicado-dni.yml."),
        "link-outside": _error("Reemplaza el enlace por el archivo mismo."),
        "unreadable": _error("Revisa los permisos del archivo, o reemplaza el enlace por el archivo mismo."),
    },
    "Texto del archivo": {
        "too-big": _error("Divide la ficha: cada archivo puede tener hasta 256 KiB y 20 000 datos."),
        "not-utf8": _error("Guarda el archivo con codificación UTF-8."),
        "forbidden-character": _error("Borra ese carácter: no se ve, pero cambia el texto."),
        "empty-file": _error("Escribe la ficha o borra el archivo."),
        "yaml-syntax": _error("{hint}"),
        "dash-as-text": _error("Alinea los guiones. Si son parte del texto, ponlo todo entre comillas."),
        "curly-quotes": _error("Bórralas, o usa comillas rectas: 'así'."),
        "duplicate-key": _error("Deja uno solo: el primero está en la línea {first}."),
        "anchor-or-alias": _error("Escribe el texto completo; si empieza con & o *, ponlo entre comillas."),
        "tag": _error("Quita la palabra que empieza con «!», o pon el texto entre comillas."),
        "several-documents": _error("Quita la línea «---» o «...»: un archivo es una sola ficha."),
        "yaml-directive": _error("Quita la línea que empieza con «%»."),
        "too-deep": _error("Una ficha no necesita más de 20 niveles: revisa la sangría."),
        "key-not-text": _error("Empieza la línea con el nombre de un campo y dos puntos: «title: …». Si es parte de un texto, ponlo entre comillas."),
    },
    "Forma de la ficha": {
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
        "exception-closed-or-hours": _error("Pon solo una de las dos: «closed: true» si no atiende, u «hours» si atiende en otro horario."),
    },
    "Referencias": {
        "unknown-entity": _error("{hint}"),
        "unknown-center": _error("{hint}"),
        "unknown-service": _error("{hint}"),
        "unknown-document": _error("{hint}"),
        "unknown-life-event": _error("{hint}"),
        "unknown-payment-point": _error("{hint}"),
        "unknown-source": _error("{hint}"),
        "unknown-case": _error("{hint}"),
        "unknown-answer": _error("{hint}"),
        "unknown-department": _error("{hint}"),
        "alternative-is-itself": _error("Nombra otro centro en «alternative», o bórralo."),
        "alternative-not-offered": _error("{hint}"),
        "prerequisite-circle": _error("Di en «when» a quién se le pide, o agrega en documents.yml quién más da el documento."),
        "prerequisite-loop": _warning("Di en «when» a quién se le pide, o pon «optional: true» si no todos lo necesitan."),
        "document-circle": _error("Quita de «any_of» el documento que vuelve al primero."),
        "life-event-empty": _warning("Agrega «{slug}» en «life_events» de los servicios que le sirven, o borra la situación."),
        "center-group-empty": _error("Nombra sus centros en «centers», o borra el grupo."),
    },
    "Lo que va una sola vez": {
        "center-twice": _error("Junta los dos datos en uno."),
        "source-id-twice": _error("Cambia uno de los dos «id»."),
        "title-twice": _error("Cambia uno de los dos títulos, o junta las fichas: el otro está en {other}."),
        "moved-from-taken": _error("Borra la clave de «moved_from»: es de {other}."),
    },
    "Fuentes": {
        "no-source-for-field": _error("Agrega «{field}» en «supports» de la fuente que lo dice, o en «unconfirmed» si ninguna lo dice."),
        "unconfirmed-empty": _error("Borra «{field}» de «unconfirmed», o llena ese campo."),
        "supports-empty": _warning("Borra «{field}» de «supports», o llena ese campo."),
        "unconfirmed-but-supported": _warning("Si la fuente lo dice, borra «{field}» de «unconfirmed»; si no, bórralo de «supports»."),
    },
    "Sentido": {
        "free-with-fees": _error("Borra «free: true», o di con «when», «centers» o «channel» cuándo vale cada costo."),
        "zero-without-when": _error("Di con «when» para quién es gratis, o usa «free: true» si lo es para todos."),
        "payment-as-requirement": _warning("Pásalo a «fees»: un pago no es un requisito."),
        "offered-without-entity": _warning("Agrega la entidad en «entities» de {center}, o revisa «offered_at»."),
        "markup-in-text": _error("Escribe solo texto: sin etiquetas HTML ni marcas de Markdown."),
        "case-unused": _warning("Usa el caso en «when» de algún dato, o bórralo."),
        "case-without-fee": _warning("Agrega el costo de ese caso. Si ahí es gratis, dilo: «amount: 0» con su «when»."),
        "case-without-requirement": _warning("Agrega lo que se pide en ese caso. Si no se pide nada, dilo: «text: No necesitas llevar nada»."),
        "scope-nowhere": _error("Deja en «except_centers» solo los centros donde no vale, o bórralo."),
        "fee-twice": _error("Junta los dos, o di en cada uno cuándo vale. El otro es el número {first} de «fees»."),
        "amount-not-its-share": _warning("Corrige el monto, el porcentaje o «uit_year». Si la fuente dice ambos, cuéntalo en «conflicts» y nombra S/ {share}."),
        "declared-does-not-add-up": _warning("Revisa las cifras en la fuente. Si ahí están así, cuéntalo en «note» del mismo bloque."),
        "offered-where-not-open": _error("Quita ese centro, o pon «available: false», «until» o «from» con su fecha."),
        "offered-where-suspended": _warning("Escribe en «status_note» de {center} qué puede hacer la gente."),
    },
    "Fechas": {
        "dates-order": _error("Cambia una de las dos fechas: primero va el día en que empieza."),
        "hours-date-alone": _error("Agrega «hours», o borra «hours_as_of»."),
        "exceptions-overlap": _error("Junta las dos, o cambia sus fechas. La otra es la número {first} de «exceptions»."),
        "exception-past": _warning("Bórrala: ya no le sirve a nadie."),
        "verified-in-future": _error("Escribe el día en que alguien revisó la ficha: año-mes-día."),
        "source-in-future": _warning("Revisa la fecha: año-mes-día."),
    },
    "Teléfonos, enlaces y códigos": {
        "outside-peru": _error("{hint}"),
        "bad-ubigeo": _error("Son 6 dígitos, del 01 al 25 los dos primeros, entre comillas: '150110'."),
        "ubigeo-elsewhere": _error("Corrige «ubigeo» o «department»: los dos primeros dígitos de {department} son {digits}."),
        "bad-phone": _error("Escríbelo como se marca: (01) 315-2700, 990 182 569, 0800-10700 o 1800. Si hay varios, sepáralos con «;»."),
        "bad-email": _error("Escribe solo la dirección: atencion@entidad.gob.pe."),
        "bad-ruc": _error("Son 11 dígitos que empiezan con 10, 15, 16, 17 o 20: cópialo de nuevo de la fuente."),
        "link-with-password": _error("Borra lo que está entre «//» y «@»: el enlace se publica."),
        "link-not-public": _error("Escribe la dirección que se ve en internet, como https://www.gob.pe."),
    },
    "Redacción": {
        "long-sentence": _warning("Divídela en oraciones de {max} palabras o menos: una idea en cada una."),
        "capitals": _warning("Escribe «{word}». Si es una sigla, di al lado qué significa: «OMAPED (la oficina municipal …)»."),
        "bureaucratic-word": _warning("Escribe, {mend}."),
        "usted": _warning("Háblale de tú: «tu DNI», «paga», «debes»."),
        "document-without-owner": _warning("Di de quién: «tu DNI», «DNI del menor», «DNI del representante»."),
        "link-to-file": _warning("Enlaza la página donde se descarga, no el archivo: el archivo cambia de dirección."),
        "summary-is-title": _warning("Di en el resumen qué logra la persona y quién puede pedirlo."),
        "title-style": _warning("Escribe el título como un nombre o un verbo en infinitivo, con mayúscula inicial y sin punto."),
    },
    "Vigencia": {
        "fee-ended": _warning("Bórralo, o cambia «valid_until» si una fuente lo extiende."),
        "hours-old": _warning("Confírmalo y cambia «hours_as_of»: pasaron más de {months} meses."),
        "uit-missing": _warning("Agrega «'{year}'» en catalogue/_vocabulary/uit.yml, con el decreto que la fija."),
    },
    "Demasiados problemas": {
        "more-errors": _error("Corrige estos y vuelve a ejecutar «mac check»."),
        "more-warnings": _warning("Atiende estos y vuelve a ejecutar «mac check»."),
    },
}  # fmt: skip
"""Every code by what it is about, in the order of the list people read."""

CODES: Final = {code: known for codes in THEMES.values() for code, known in codes.items()}
