"""A large catalogue for measuring: the real records hidden among thousands of invented ones.

Always the same for a number: no clock, no chance. Invented trámites share the head words of real ones
(«licencia de», «certificado de», «duplicado de») and are given by invented municipalities.
"""

import shutil
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Final

REPOSITORY: Final = Path(__file__).resolve().parents[2]
ENTITIES: Final = 100
_ACTS: Final = (
    "Licencia para", "Certificado de", "Duplicado de certificado de", "Renovación del permiso para", "Registro de",
    "Autorización para", "Constancia de", "Inscripción de", "Inspección de", "Permiso para", "Cese de", "Copia de expediente de",
)  # fmt: skip
_THINGS: Final = (
    "criadero de cuyes", "puesto de mercado", "feria gastronómica", "poda de árboles", "anuncio luminoso", "apicultura",
    "piscigranja", "taller de cerámica", "cochera pública", "rotura de pista", "retiro de escombros", "andamio en la vía",
    "espectáculo no deportivo", "kiosco de periódicos", "ladrillera", "molino de granos", "camal", "grifo rural",
    "antena de radio", "pozo artesiano", "cementerio privado", "ambulante", "quema de rastrojos", "vivero forestal",
    "circo itinerante", "lavado de autos", "reciclaje de vidrio", "corral de aves", "panadería artesanal", "hospedaje rural",
)  # fmt: skip
_PLACES: Final = (
    "Acobamba", "Bambamarca", "Chota", "Canchis", "Espinar", "Huaylas", "Jauja", "Lampa", "Melgar", "Otuzco",
    "Pachitea", "Quispicanchi", "Requena", "Sihuas", "Tayacaja", "Utcubamba", "Virú", "Yauyos", "Zarumilla", "Andahuaylas",
)  # fmt: skip


def write_catalogue(root: Path, services: int, seed: int = 7) -> Path:
    """The repository's records and ``services`` invented ones below ``root``."""
    for folder in ("catalogue", "entities", "centers"):
        shutil.copytree(REPOSITORY / folder, root / folder)
    chance = Random(seed)
    for number in range(ENTITIES):
        slug, place = _entity(number)
        name = f"Municipalidad Distrital de {place} {number}"
        text = f"name: {name}\nlevel: local\nsources:\n  - kind: tercero\n    title: Inventado para medir\n    supports: [name]\n"
        (root / "entities" / f"{slug}.yml").write_text(text)
        (root / "catalogue" / slug).mkdir()
    for number, text in enumerate(_services(services, chance)):
        slug, _ = _entity(number % ENTITIES)
        (root / "catalogue" / slug / f"tramite-{number}.yml").write_text(text)
    return root


def _entity(number: int) -> tuple[str, str]:
    return f"muni-inventada-{number}", _PLACES[number % len(_PLACES)]


def _services(count: int, chance: Random) -> Iterator[str]:
    for number in range(count):
        act, thing, place = chance.choice(_ACTS), chance.choice(_THINGS), chance.choice(_PLACES)
        yield (
            f"title: {act} {thing} en {place} {number}\nkind: tramite\n"
            f"summary: Pide {act.lower()} {thing} si vives en {place}. Presenta tu documento y paga la tasa.\n"
            f"also_called:\n  - {thing} en {place} {number}\n  - {act.lower()} {thing} {number}\n"
            "requirements:\n  - text: Copia de tu DNI\n    type: documento\n"
            f"  - text: Plano del lugar de {thing}\n    type: documento\n"
            f"free: false\nfees:\n  - concept: Derecho de trámite\n    amount: {chance.randrange(5, 400)}.00\n"
            "sources:\n  - kind: tercero\n    title: Inventado para medir\n"
            "    supports: [summary, requirements, fees, free]\n"
        )
