"""Spanish titles and descriptions of the fields that several kinds of records share, and of entities."""

from typing import Final

from generator.help.table import Table
from generator.records.base import Provenance, Record, Scope, ScopedText, Source, Verified
from generator.records.entity import Entity

SHARED: Final[Table] = {
    Scope: {
        "when": ("Cuándo vale", "En qué caso vale este dato: con tus palabras o con una respuesta de «cases». Ejemplo: Si eres menor de edad. Otro ejemplo: {dni: azul}."),
        "channel": ("Por qué canal vale", "El canal, o una lista de canales, por el que vale este dato. Ejemplo: presencial."),
        "centers": ("Solo en estos centros", "Los centros o grupos de centros donde vale este dato; si falta, vale en todos. Ejemplo: [callao, provincias]."),
        "except_centers": ("Menos en estos centros", "Los centros o grupos de centros donde este dato no vale. Ejemplo: [piura]."),
    },
    Provenance: {
        "source": ("Fuente", "El «id» de la fuente que dice este dato, o una lista de ellos. Ejemplo: ficha-2025-10."),
        "unconfirmed": ("Sin confirmar", "Escribe true si ninguna fuente dice este dato: la página lo avisa. Ejemplo: true."),
    },
    ScopedText: {
        "text": ("Texto", "La oración que verá la persona, sin HTML ni Markdown. Ejemplo: Paga la tasa y guarda el voucher."),
    },
    Source: {
        "id": ("Clave de la fuente", "El nombre corto con que otros datos de esta ficha la citan en «source». Ejemplo: ficha-2025-10."),
        "kind": ("Clase de fuente", "Quién publica la fuente y qué es. Ejemplo: norma."),
        "title": ("Título de la fuente", "El título de la publicación, como está escrito en ella. Ejemplo: Texto Único de Procedimientos Administrativos del RENIEC."),
        "url": ("Enlace", "La dirección de la página donde se lee. Ejemplo: https://www.gob.pe/250."),
        "document": ("Archivo", "El nombre del archivo o documento, si la página tiene varios. Ejemplo: RENIEC-PROVINCIAS.pdf."),
        "page": ("Página", "En qué páginas del documento está el dato. Ejemplo: 10-12 y 20."),
        "published": ("Fecha de publicación", "Cuándo se publicó, hasta donde se sepa: año, mes o día. Ejemplo: 2026-03."),
        "published_note": ("Nota sobre la fecha", "De dónde sale la fecha de publicación, o por qué falta. Ejemplo: fecha de creación del PDF."),
        "checked": ("Fecha de revisión", "El último día en que alguien leyó la fuente y seguía diciendo lo mismo. Ejemplo: 2026-11-20."),
        "supports": ("Qué datos respalda", "Los nombres de los campos de esta ficha que la fuente confirma. Ejemplo: [fees, requirements]."),
    },
    Verified: {
        "on": ("Fecha de verificación", "El día en que se revisó la ficha completa. Ejemplo: 2026-11-20."),
        "by": ("Quién verificó", "La clave de la entidad que confirmó la ficha, o el nombre de la oficina. Ejemplo: reniec."),
    },
    Record: {
        "sources": ("Fuentes", "De dónde salen los datos de la ficha: al menos una fuente. Ejemplo: una con kind: ficha y su title."),
        "unconfirmed": ("Datos sin confirmar", "Los nombres de los campos llenos que ninguna fuente confirma: la página lo avisa al lado. Ejemplo: [phone]."),
        "conflicts": ("Qué dicen otras fuentes", "Lo que otras fuentes dicen distinto, una oración por diferencia. Ejemplo: La página de la entidad dice S/ 41.00."),
        "verified": ("Verificación", "Quién responde por la ficha completa y qué día la revisó. Ejemplo: on: 2026-11-20 y by: reniec."),
        "moved_from": ("Claves anteriores", "Las claves que tuvo antes esta ficha: sus direcciones viejas llevan a la nueva. Ejemplo: [mac-callao]."),
    },
    Entity: {
        "name": "El nombre oficial completo de la entidad. Ejemplo: Registro Nacional de Identificación y Estado Civil.",
        "acronym": "Las siglas con que la gente la conoce. Ejemplo: RENIEC.",
        "also_called": "Cómo más la llama la gente, para que la encuentre el buscador. Ejemplo: [registro civil].",
        "level": ("Nivel", "A qué nivel de gobierno pertenece, o si es privada. Ejemplo: nacional."),
        "sector": "El sector o poder del Estado al que pertenece. Ejemplo: Interior.",
        "parent": "La clave de la entidad a la que pertenece, si tiene ficha. Ejemplo: mininter.",
        "website": "La página oficial de la entidad. Ejemplo: https://www.reniec.gob.pe.",
        "phone": "El teléfono de atención, como se marca. Ejemplo: (01) 315-4000.",
        "email": "El correo de atención al público. Ejemplo: atencion@entidad.gob.pe.",
        "maintainers": ("Responsables", "Los usuarios de GitHub que revisan los cambios de esta entidad. Ejemplo: [ana-reniec]."),
    },
}  # fmt: skip
