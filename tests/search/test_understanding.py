"""What the engine makes of words that nobody would find in a name: spelled letters, plurals, and a cry for help."""

import pytest

from tests.real import REPOSITORY
from tests.search.engine import Shown, typed

DUPLICATE = "reniec/duplicado-dni-mayores"
SPELLED = {"duplicado de ene i": "duplicado dni", "sacar mi erre u ce": "sacar mi ruc", "ese i ese gratuito": "sis gratuito", "duplicado d n i": "duplicado dni"}  # fmt: skip
DANGER = [
    "me quiero morir", "quiero morirme", "quiero matarme", "mi hija se quiere matar", "ya no quiero vivir", "mi hijo quiere suicidarse",
    "no tengo ganas de vivir", "pienso quitarme la vida", "I want to die",
]  # fmt: skip
NO_DANGER = ["mi papá se suicidó acta de defunción", "se murió mi esposo qué hago", "quiero vivir en perú carné de extranjería", "matar mi línea de teléfono no quiere movistar"]  # fmt: skip
PLURALS = [("licencia de conducir", "licencias de conducir"), ("constancia de matrimonio", "constancias de matrimonio")]  # fmt: skip


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Shown]:
    queries = [*SPELLED, *DANGER, *NO_DANGER, *(query for pair in PLURALS for query in pair)]
    found = typed(REPOSITORY, queries, tmp_path_factory.mktemp("understanding"))
    return dict(zip(queries, found, strict=True))


@pytest.mark.parametrize("query", SPELLED)
def test_letters_spelled_out_are_an_acronym(shown: dict[str, Shown], query: str) -> None:
    assert shown[query].understood == SPELLED[query]
    assert not shown[query].told


@pytest.mark.parametrize("query", DANGER)
def test_who_means_to_die_is_shown_no_tramite(shown: dict[str, Shown], query: str) -> None:
    assert shown[query].services == ()


@pytest.mark.parametrize("query", NO_DANGER)
def test_what_only_sounds_so_is_answered(shown: dict[str, Shown], query: str) -> None:
    assert shown[query].services


@pytest.mark.parametrize(("one", "many"), PLURALS)
def test_plurals_find_what_the_singular_does(shown: dict[str, Shown], one: str, many: str) -> None:
    assert shown[many].services[:3] == shown[one].services[:3]
