"""Spanish titles and descriptions of the closed lists in ``catalogue/_vocabulary/``."""

from typing import Final

from generator.help.table import Table
from generator.records.vocabulary import (
    CenterGroup,
    DatedHoliday,
    Document,
    FixedHoliday,
    Holidays,
    Home,
    LifeEvent,
    MovableHoliday,
    PaymentPoint,
    Shortcut,
    Term,
    UitYear,
    Vocabulary,
)  # fmt: skip

VOCABULARY: Final[Table] = {
    Vocabulary: {
        "life_events": "Las situaciones de la vida que llevan a un trámite, cada una con su clave. Ejemplo: perdi-mi-documento.",
        "documents": ("Documentos", "Los documentos que piden los requisitos y qué servicio los da, cada uno con su clave. Ejemplo: dni."),
        "payment_points": ("Lugares de pago", "Los lugares y aplicaciones donde se pagan las tasas, cada uno con su clave. Ejemplo: pagalo-pe."),
        "center_groups": ("Grupos de centros", "Centros que las fichas nombran juntos, cada grupo con su clave. Ejemplo: provincias."),
        "synonyms": ("Sinónimos", "Lo que la gente escribe y lo que debe buscarse además. Un verbo en infinitivo (quemar) vale para todas sus formas (quemó, quemado). Ejemplo: brevete: licencia de conducir."),
        "uit": ("UIT de cada año", "El valor de la Unidad Impositiva Tributaria, por año. Ejemplo: '2026', con amount: 5500."),
        "holidays": ("Feriados", "Los feriados nacionales: de fecha fija, movibles y de un solo año. Ejemplo: 07-28, Fiestas Patrias."),
        "home": ("Portada", "Lo que la portada muestra primero. Ejemplo: el acceso directo «Duplicado de DNI»."),
        "glossary": ("Glosario", "Las palabras de oficina que las páginas explican, cada una con su clave. Ejemplo: tupa."),
        "places": ("Lugares", "Departamento y sus provincias o distritos, para entender dónde vive quien busca. Ejemplo: Áncash: Huaraz."),
        "elsewhere": ("Lo que no está aquí", "Trámite que la gente busca y ninguna ficha atiende, con sus otros nombres: el buscador lo dice claro. Ejemplo: SOAT."),
        "plain_words": ("Palabras claras", "La palabra de oficina y la que todos entienden; con «*» vale para todas sus terminaciones. Ejemplo: abonar: pagar."),
    },
    LifeEvent: {
        "title": "La situación, dicha como la diría la persona. Ejemplo: Perdí mis documentos.",
        "summary": "Qué encuentra allí, en una oración corta. Ejemplo: DNI, licencia, carné o pasaporte.",
        "also_called": "Lo que la gente escribe en el buscador. Ejemplo: [perdí mi billetera].",
        "icon": ("Ícono", "La clave del dibujo que la acompaña. Ejemplo: documento."),
        "featured": ("Va en la portada", "Escribe true para mostrarla en la portada. Ejemplo: true."),
    },
    Document: {
        "name": "El nombre del documento. Ejemplo: Carné de extranjería.",
        "also_called": "Cómo más se le dice. Ejemplo: [DNIe].",
        "services": ("Servicios que lo dan", "Las claves de los servicios de este catálogo que lo emiten. Ejemplo: [reniec/duplicado-dni-mayores]."),
        "issued_by": ("Quién lo da", "Quién lo emite, si ningún servicio de este catálogo lo hace. Ejemplo: Tu municipalidad."),
        "any_of": ("Cualquiera de estos", "Si es una clase, los documentos que sirven. Ejemplo: [dni, pasaporte]."),
    },
    PaymentPoint: {
        "name": "El nombre del lugar o la aplicación. Ejemplo: Págalo.pe.",
        "also_called": "Cómo más se le dice. Ejemplo: [agentes del Banco de la Nación].",
        "url": ("Enlace", "La página donde se paga. Ejemplo: https://pagalo.pe."),
        "note": ("Nota", "Qué es, para quien no lo conoce. Ejemplo: Son bodegas que cobran para el banco."),
    },
    CenterGroup: {
        "name": "Cómo se nombra el grupo en la página. Ejemplo: Centros MAC de Lima.",
        "centers": ("Centros", "Las claves de los centros del grupo. Ejemplo: [lima-norte, lima-este]."),
    },
    Term: {
        "name": "La palabra o las siglas, como salen en las fichas. Ejemplo: TUPA.",
        "also_called": ("Otras formas", "El nombre completo, el plural u otra forma que también se explica. Ejemplo: [apostillado]."),
        "meaning": ("Qué significa", "Qué es, en una o dos oraciones que todos entiendan. Ejemplo: Copia que un notario declara igual al original."),
        "sources": ("Fuentes", "La norma que lo dice, si el significado viene de una. Ejemplo: una con kind: norma y su title."),
    },
    UitYear: {
        "amount": ("Valor en soles", "El valor de la UIT de ese año, solo el número. Ejemplo: 5350.00 (la de 2025)."),
        "decree": ("Decreto", "El decreto que la fija. Ejemplo: D.S. 260-2024-EF."),
        "confidence": ("Confianza", "Qué tan seguro es el número del decreto. Ejemplo: alta."),
        "note": ("Nota", "Lo que haya que aclarar del valor o del decreto. Ejemplo: El decreto se leyó en una copia."),
        "sources": ("Fuentes", "De dónde sale el valor: al menos una fuente. Ejemplo: una con kind: norma y su title."),
        "conflicts": ("Qué dicen otras fuentes", "Lo que otras fuentes dicen distinto. Ejemplo: Una nota de prensa da otro decreto."),
    },
    Holidays: {
        "fixed": ("De fecha fija", "Los que caen el mismo día todos los años. Ejemplo: day: 07-28."),
        "movable": ("Movibles", "Los que se cuentan desde el Domingo de Pascua. Ejemplo: Viernes Santo."),
        "dated": ("De un solo año", "Los días no laborables que un decreto da para una fecha. Ejemplo: date: 2026-01-02."),
        "total": ("Cuántos al año", "Cuántos feriados nacionales hay al año, según la fuente. Ejemplo: 16."),
        "notes": "Lo que haya que aclarar de la lista. Ejemplo: No incluye feriados regionales.",
        "sources": ("Fuentes", "De dónde sale la lista. Ejemplo: una con kind: norma y su title."),
        "conflicts": ("Qué dicen otras fuentes", "Lo que otras fuentes dicen distinto. Ejemplo: Una lista omite el 6 de agosto."),
    },
    FixedHoliday: {
        "day": ("Día", "Mes y día, con guion. Ejemplo: 07-28."),
        "name": "El nombre del feriado. Ejemplo: Fiestas Patrias.",
        "norm": ("Norma", "La norma que lo crea. Ejemplo: Ley 31788."),
        "since": ("Desde", "El primer año en que fue feriado, si se sabe. Ejemplo: 2024."),
        "source": ("Fuente", "El «id» de la fuente que lo dice. Ejemplo: andina."),
    },
    MovableHoliday: {
        "easter_offset": ("Días desde la Pascua", "Cuántos días después del Domingo de Pascua cae; negativo si es antes. Ejemplo: -2 (Viernes Santo)."),
        "name": "El nombre del feriado. Ejemplo: Viernes Santo.",
        "norm": ("Norma", "La norma que lo crea. Ejemplo: D.Leg. 713, artículo 6."),
        "source": ("Fuente", "El «id» de la fuente que lo dice. Ejemplo: andina."),
        "dates": ("Fechas calculadas", "El día en que cae cada año, para comprobar el cálculo. Ejemplo: '2026': 2026-04-03."),
    },
    DatedHoliday: {
        "date": ("Fecha", "El día no laborable. Ejemplo: 2026-01-02."),
        "name": "Cómo se le llama. Ejemplo: Día no laborable por Año Nuevo.",
        "norm": ("Norma", "El decreto que lo da. Ejemplo: D.S. 042-2025-PCM."),
        "scope": ("Para quiénes", "A quiénes alcanza, si no es a todos. Ejemplo: Solo el sector público."),
        "source": ("Fuente", "El «id» de la fuente que lo dice. Ejemplo: elperuano."),
        "note": ("Nota", "Lo que haya que aclarar de ese día. Ejemplo: Las horas se recuperan."),
    },
    Home: {
        "shortcuts": ("Accesos directos", "Los enlaces que van debajo del buscador, en orden. Ejemplo: text: Pasaporte."),
        "most_used": ("Los más usados", "Las claves de los servicios más usados, en orden. Ejemplo: [reniec/recojo-dni]."),
        "most_used_note": ("De dónde sale el orden", "Qué cifras dicen que son los más usados. Ejemplo: Según el boletín de 2025."),
    },
    Shortcut: {
        "text": ("Texto", "Lo que dice el enlace, en una o dos palabras. Ejemplo: Brevete."),
        "service": ("Servicio", "La clave del servicio al que lleva: entidad/servicio. Ejemplo: mtc/revalidacion-licencia-conducir."),
    },
}  # fmt: skip
