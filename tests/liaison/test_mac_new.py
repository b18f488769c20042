"""``mac new``: an annotated file that lacks only what must be filled in, and no record twice."""

from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from typer.testing import CliRunner

from generator.catalogue import Catalogue
from generator.checks import check
from generator.cli import app
from generator.liaison.refused import RefusedError
from generator.liaison.scaffold import complete
from generator.liaison.similar import similar_to, slug_of
from generator.records.load import load
from tests.real import catalogue
from tests.small import AS_OF, service, write

SERVICE = ("service", "--entity", "ejemplo", "--kind", "tramite", "--title")
ENTITY = ("entity", "--level", "local", "--title")
CENTER = ("center", "--type", "centro", "--department", "Tumbes", "--title")


def mac(root: Path, *arguments: str) -> Result:
    return CliRunner().invoke(app, ["new", "--root", str(root), *arguments])


@pytest.fixture
def root(tmp_path: Path) -> Path:
    moved = service("moved_from: [ejemplo/viejo]\nalso_called: [perdí mi carné]\n")
    return write(tmp_path, {"catalogue/ejemplo/uno.yml": moved})


def problems_of(root: Path) -> list[tuple[str, str, str]]:
    loaded = load(root)
    found = [*loaded.problems, *check(Catalogue(loaded), AS_OF)]
    return [(p.file, p.field, p.code) for p in found if p.severity == "error"]


def test_a_new_service_lacks_only_what_must_be_filled_in(root: Path) -> None:
    result = mac(root, *SERVICE, "Certificado de residencia: adultos")
    file = "catalogue/ejemplo/certificado-residencia-adultos.yml"
    assert result.stdout == (
        f"Creada: {file}\nEscribe lo que falta: summary, sources[0].title.\n"
        f"Después: mac fmt {file} && mac check\n"
    )
    assert problems_of(root) == [
        (file, "summary", "empty-value"),
        (file, "sources[0].title", "empty-value"),
    ]
    text = (root / file).read_text(encoding="utf-8")
    assert "title: 'Certificado de residencia: adultos'\n" in text
    assert "# fees: Cada pago, con su concepto y su monto en soles." in text
    assert "moved_from" not in text


@pytest.mark.parametrize(
    ("arguments", "file"),
    [
        ((*SERVICE, "Certificado de residencia", "--summary", "Prueba dónde vives."),
         "catalogue/ejemplo/certificado-residencia.yml"),
        ((*ENTITY, "Municipalidad de Prueba"), "entities/municipalidad-prueba.yml"),
        ((*ENTITY, "Municipalidad de Prueba", "--acronym", "MDP"), "entities/mdp.yml"),
        ((*CENTER, "Centro MAC Tumbes"), "centers/tumbes.yml"),
        ((*CENTER, "Centro MAC Tumbes", "--slug", "tumbes-2"), "centers/tumbes-2.yml"),
    ],
)  # fmt: skip
def test_with_its_source_a_new_record_is_right_and_in_order(
    root: Path, arguments: tuple[str, ...], file: str
) -> None:
    source = ("--source", "Página: inicio", "--source-url", "https://www.gob.pe/a")
    result = mac(root, *arguments, *source)
    assert result.stdout.startswith(f"Creada: {file}\nDespués: ")
    assert problems_of(root) == []
    done = CliRunner().invoke(app, ["fmt", "--check", "--root", str(root), str(root / file)])
    assert done.exit_code == 0


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((*SERVICE, "Uno"), "ya existe: catalogue/ejemplo/uno.yml"),
        ((*SERVICE, "Otra cosa", "--slug", "viejo"), "ejemplo/uno.yml, que antes tuvo esa clave"),
        ((*SERVICE, "Servicios uno"), "Se parece a «Servicio uno» (catalogue/ejemplo/uno.yml)"),
        ((*SERVICE, "Perdí mi carné"), "Se parece a «Servicio uno»"),
        ((*CENTER, "MAC Nortes"), "Se parece a «Centro MAC Norte» (centers/norte.yml)"),
        ((*ENTITY, "Ejemplo de entidad"), "Se parece a «Entidad de Ejemplo»"),
        ((*ENTITY, "Otra", "--slug", "No sirve"), "«No sirve» no sirve como clave"),
        ((*SERVICE, "Cosa\tnueva: \u202e"), "No se pudo escribir la ficha"),
        (("service", "--entity", "ejempl", "--kind", "tramite", "--title", "Cosa nueva"),
         "¿Quisiste decir «ejemplo»?"),
        (("service", "--entity", "ejemplo", "--kind", "tramites", "--title", "Cosa nueva"),
         "«tramites» no vale como kind. ¿Quisiste decir «tramite»?"),
    ],
)  # fmt: skip
def test_what_is_there_or_nearly_there_is_refused_and_named(
    root: Path, arguments: tuple[str, ...], words: str
) -> None:
    before = sorted(root.rglob("*"))
    result = mac(root, *arguments)
    assert result.exit_code == 1
    assert words in result.stderr
    assert sorted(root.rglob("*")) == before


def test_who_knows_better_may_insist(root: Path) -> None:
    assert mac(root, *SERVICE, "Servicios uno", "--distinct").exit_code == 0


def test_without_a_terminal_nothing_is_asked(root: Path) -> None:
    result = mac(root, "service", "--title", "Cosa nueva")
    assert (result.exit_code, result.stderr) == (2, "Falta --entity, --kind.\n")


def test_on_a_terminal_only_what_is_missing_is_asked() -> None:
    asked: list[tuple[str, str]] = []

    def ask(text: str, default: str = "") -> str:
        asked.append((text, default))
        return default or "tramite"

    given = {"title": "Duplicado de carné para menores", "entity": "ejemplo"}
    answers = complete("service", given, ask)
    assert asked == [("Qué es (tramite, orientacion)", ""), ("Clave", "duplicado-carne-menores")]
    assert answers["slug"] == "duplicado-carne-menores"
    with pytest.raises(RefusedError):
        complete("service", given, None)


def test_a_slug_has_no_small_words_and_is_never_too_long() -> None:
    assert slug_of("Centro MAC Lima Norte") == "lima-norte"
    assert slug_of("MAC Express Áncash") == "express-ancash"
    assert slug_of("La de los") == "la-de-los"
    assert len(slug_of("palabra " * 40)) <= 80


def test_the_real_catalogue_has_its_near_duplicates_named() -> None:
    def near(title: str) -> Any:
        record = f"catalogue/reniec/{slug_of(title)}"
        return similar_to(catalogue(), record, title)

    assert near("Duplicado del DNI, mayores de 17")[0] == "catalogue/reniec/duplicado-dni-mayores"
    assert near("Registro de mascotas") == []
