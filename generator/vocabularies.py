"""The closed words of the record contract and how the page says them in Spanish.

Every list stands here once; models, checks, schemas, pages and the editor take it from here.
"""

from typing import Final

ROOTS: Final = ("catalogue", "entities", "centers")
"""Folders of records."""

KINDS: Final = {"tramite": "Trámite", "orientacion": "Orientación"}

AUDIENCES: Final = {
    "ciudadano": "Ciudadanos",
    "empresa": "Empresas",
    "extranjero": "Personas extranjeras",
}

CHANNELS: Final = {
    "presencial": "En persona",
    "web": "Por internet",
    "app": "Por aplicación del celular",
    "telefono": "Por teléfono",
    "correo": "Por correo electrónico",
}

REQUIREMENT_TYPES: Final = {"documento": "Documento", "condicion": "Condición", "dato": "Dato"}

COPIES: Final = {
    "original": "original",
    "copia-simple": "copia simple",
    "copia-certificada": "copia certificada",
    "copia-legalizada": "copia legalizada",
}

TIME_UNITS: Final = {
    "minutos": ("minuto", "minutos"),
    "horas": ("hora", "horas"),
    "dias-habiles": ("día hábil", "días hábiles"),
    "dias-calendario": ("día calendario", "días calendario"),
    "meses": ("mes", "meses"),
    "anos": ("año", "años"),
}

APPROVALS: Final = {
    "aprobacion-automatica": "Aprobación automática",
    "evaluacion-previa-silencio-positivo": "Evaluación previa con silencio positivo",
    "evaluacion-previa-silencio-negativo": "Evaluación previa con silencio negativo",
}

APPOINTMENT_NEEDED: Final = {
    "si": "Necesitas cita",
    "no": "No necesitas cita",
    "opcional": "Cita opcional",
}

SOURCE_KINDS: Final = {
    "norma": "norma",
    "ficha": "ficha oficial del servicio",
    "boletin": "boletín o informe oficial",
    "entidad": "página de la entidad o de gob.pe",
    "prensa": "prensa",
    "tercero": "lista o página de terceros, no oficial",
}

# How sure a value is.
CONFIDENCES: Final = {"alta": "alta", "media": "media", "baja": "baja"}

# How a published figure was read.
READINGS: Final = {
    "texto": "oración o tabla",
    "capa-de-texto": "texto de un gráfico",
    "imagen": "leída a ojo en un gráfico",
    "derivado": "calculada aquí",
}

LEVELS: Final = {
    "nacional": "Nacional",
    "regional": "Regional",
    "local": "Local",
    "privado": "Privado",
}

CENTER_TYPES: Final = {"centro": "Centro MAC", "express": "MAC Express"}

STATUSES: Final = {
    "abierto": "abierto",
    "suspendido": "suspendido",
    "cerrado": "cerrado",
    "proyectado": "proyectado",
    "solicitado": "solicitado",
}
NOT_OPEN: Final = ("cerrado", "proyectado", "solicitado")
"""Statuses of a centre to which nobody can go; one that is suspended says what to do meanwhile."""

POINT_TYPES: Final = {
    "municipalidad": "Municipalidad",
    "tambo": "Tambo",
    "pias": "PIAS (Plataforma Itinerante de Acción Social)",
    "centro-mac": "Centro MAC",
}

# Ways of serving people, as the bulletins count them.
MEASURED_CHANNELS: Final = {
    "centros-mac": "Centros MAC",
    "mac-express": "MAC Express",
    "alo-mac": "Aló MAC y canales virtuales",
    "llamadas": "Llamadas a Aló MAC",
    "mensajes": "Mensajes, correo y redes sociales",
    "chat-y-mensajeria": "Chat y mensajería",
    "chat": "Chat",
    "whatsapp": "WhatsApp",
    "telegram": "Telegram",
    "correo": "Correo electrónico",
    "redes-sociales": "Redes sociales",
    "buzon-de-voz": "Buzón de voz",
    "portal": "Portal MAC",
    "app": "Aplicación MAC Express Perú",
    "no-presencial": "Canal no presencial",
}

DAYS: Final = ("lunes", "martes", "miercoles", "jueves", "viernes", "sabado", "domingo", "feriados")

DAY_NAMES: Final = {
    "lunes": "lunes",
    "martes": "martes",
    "miercoles": "miércoles",
    "jueves": "jueves",
    "viernes": "viernes",
    "sabado": "sábado",
    "domingo": "domingo",
    "feriados": "feriados",
}

DEPARTMENTS: Final = (
    "Amazonas", "Áncash", "Apurímac", "Arequipa", "Ayacucho", "Cajamarca", "Callao", "Cusco",
    "Huancavelica", "Huánuco", "Ica", "Junín", "La Libertad", "Lambayeque", "Lima", "Loreto",
    "Madre de Dios", "Moquegua", "Pasco", "Piura", "Puno", "San Martín", "Tacna", "Tumbes",
    "Ucayali",
)  # fmt: skip

FIELD_NAMES: Final = {
    "title": "título",
    "summary": "resumen",
    "requirements": "requisitos",
    "steps": "pasos",
    "free": "si es gratis",
    "fees": "costos",
    "time_limit": "plazo",
    "deadline": "hasta cuándo",
    "result": "lo que recibes",
    "validity": "cuánto dura",
    "legal": "base legal",
    "channels": "canales",
    "appointment": "cita",
    "offered_at": "centros donde se da",
    "notes": "notas",
    "audience": "a quién va dirigido",
    "kind": "tipo",
    "name": "nombre",
    "acronym": "siglas",
    "sector": "sector",
    "website": "página web",
    "phone": "teléfono",
    "email": "correo",
    "address": "dirección",
    "place": "local",
    "district": "distrito",
    "province": "provincia",
    "department": "departamento",
    "ubigeo": "ubigeo",
    "location": "coordenadas",
    "hours": "horario",
    "exceptions": "excepciones de horario",
    "entities": "entidades que atienden",
    "status": "estado",
    "status_note": "nota sobre el estado",
    "administrator": "quién lo administra",
    "opened": "fecha de apertura",
    "area_m2": "área",
    "modules": "módulos",
    "investment_pen": "inversión",
    "accessibility": "accesibilidad",
    "declared": "cifras declaradas",
    "previous": "locales anteriores",
    "milestones": "etapas",
    "also_called": "otros nombres",
    "life_events": "situaciones",
    "cases": "casos",
    "related": "trámites relacionados",
    "offered_as": "cómo se da",
    "conflicts": "desacuerdos entre fuentes",
    "level": "nivel de gobierno",
    "parent": "entidad de la que depende",
    "type": "tipo",
    "status_since": "desde cuándo está así",
    "status_as_of": "fecha del estado",
    "hours_as_of": "fecha del horario",
}
