"""What holds at one centre, by one channel, in one case; who gives what where; nothing changes."""

from dataclasses import replace
from pathlib import Path

import pytest
from pydantic import ValidationError

from generator.catalogue import Catalogue
from generator.records.base import Scope
from generator.records.links import Given
from generator.records.load import load
from generator.views.az import in_order
from tests.small import LEAST, made, service, small, with_service, write

CARNE = small().services["ejemplo/carne-de-muestra"]


def scope(**fields: object) -> Scope:
    return Scope.model_validate(fields)


def concepts(center: str | None = None, channel: str | None = None, **answers: str) -> list[str]:
    return [fee.concept for fee in small().resolve(CARNE.fees, center, channel, answers)]


def test_what_is_not_asked_excludes_nothing() -> None:
    assert small().resolve(CARNE.fees) == CARNE.fees
    assert concepts() == [fee.concept for fee in CARNE.fees]


def test_a_fee_of_some_centres_holds_only_there() -> None:
    assert "Derecho de carné" in concepts("norte")
    assert "Derecho de carné en provincias" not in concepts("norte")
    assert "Derecho de carné" not in concepts("valle")


def test_a_fee_of_a_group_holds_at_each_centre_of_it() -> None:
    for center in ("valle", "puerto"):
        assert "Derecho de carné en provincias" in concepts(center)


def test_a_fee_by_one_channel_holds_only_by_it() -> None:
    assert "Envío a domicilio" in concepts(channel="web")
    assert "Envío a domicilio" not in concepts(channel="presencial")
    assert "Traslado" in concepts(channel="presencial")


def test_a_fee_of_one_case_holds_only_in_it() -> None:
    assert "Carné para jubilados" in concepts(edad="jubilado")
    assert "Carné para jubilados" not in concepts(edad="menor")
    assert "Carné para jubilados" in concepts(motivo="nuevo")


def test_a_condition_in_words_excludes_nothing() -> None:
    assert "Trámite de emergencia" in concepts("norte", "web", edad="menor", motivo="nuevo")


def test_several_cases_mean_and() -> None:
    both = scope(when={"edad": ["menor", "jubilado"], "motivo": "cambio"})
    answers = [("menor", "cambio"), ("jubilado", "cambio"), ("menor", "nuevo"), ("mayor", "cambio")]
    held = [small().holds(both, answers={"edad": a, "motivo": b}) for a, b in answers]
    assert held == [True, True, False, False]


def test_resolved_facts_keep_their_order() -> None:
    assert concepts("norte", "presencial", edad="mayor", motivo="nuevo") == [
        "Derecho de carné",
        "Trámite de emergencia",
        "Copia adicional",
        "Traslado",
    ]


@pytest.mark.parametrize(
    ("fields", "centers"),
    [
        ({}, None),
        ({"centers": "norte"}, {"norte"}),
        ({"centers": ["norte", "provincias"]}, {"norte", "valle", "puerto"}),
        ({"centers": "provincias", "except_centers": "puerto"}, {"valle"}),
        ({"centers": "valle", "except_centers": "provincias"}, set()),
        ({"except_centers": "norte"}, {"valle", "puerto"}),
        ({"except_centers": "provincias"}, {"norte"}),
        ({"centers": "express-valle"}, {"express-valle"}),
        ({"centers": "no-existe"}, {"no-existe"}),
    ],
)
def test_the_centres_of_a_scope(fields: dict[str, object], centers: set[str] | None) -> None:
    assert small().centers_of(scope(**fields)) == centers


def test_groups_and_centres_expand_together() -> None:
    assert small().expand(["provincias", "norte", "valle"]) == {"valle", "puerto", "norte"}
    assert small().expand([]) == frozenset()


def test_main_centres_are_those_that_opened_and_are_no_express_points(tmp_path: Path) -> None:
    assert small().main_centers == ("norte", "puerto", "valle")
    files = {
        f"centers/{status}.yml": LEAST["centers/norte.yml"].replace("abierto", status)
        for status in ("suspendido", "cerrado", "proyectado", "solicitado")
    }
    assert made(tmp_path, files).main_centers == ("cerrado", "norte", "suspendido")


def given(center: str, service: str = "ejemplo/carne-de-muestra") -> Given:
    return next(g for g in small().given_at(center) if g.service_id == service)


def test_what_is_given_at_a_centre_includes_refusals() -> None:
    assert [g.service_id for g in small().given_at("norte")] == [
        "ejemplo/carne-de-muestra",
        "ejemplo/duplicado-de-muestra",
    ]
    assert not given("puerto").offer.available
    assert small().given_at("no-existe") == ()


def test_who_gives_it_is_the_provider_or_the_folder() -> None:
    assert given("norte").entities == ("ejemplo", "banco-ejemplo")
    assert given("valle").entities == ("regional-ejemplo",)
    assert given("express-valle").entities == ("ejemplo",)


def test_services_of_an_entity_include_those_it_gives_for_another() -> None:
    assert small().services_of("ejemplo") == (
        "ejemplo/carne-de-muestra",
        "ejemplo/duplicado-de-muestra",
        "ejemplo/orientacion-de-muestra",
    )
    assert small().services_of("banco-ejemplo") == (
        "banco-ejemplo/pago-de-muestra",
        "ejemplo/carne-de-muestra",
    )
    assert small().services_of("regional-ejemplo") == ("ejemplo/carne-de-muestra",)
    assert small().services_of("no-existe") == ()


def test_centres_with_an_entity() -> None:
    assert small().centers_with("ejemplo") == ("express-valle", "norte", "valle")
    assert small().centers_with("no-existe") == ()


def test_what_a_centre_says_of_an_entity() -> None:
    presence = small().presence("norte", "ejemplo")
    assert presence is not None
    assert presence.modules == 7
    assert small().presence("norte", "regional-ejemplo") is None
    assert small().presence("no-existe", "ejemplo") is None


def test_services_for_a_life_event() -> None:
    assert small().services_for("mudanza") == (
        "ejemplo/carne-de-muestra",
        "ejemplo/duplicado-de-muestra",
    )
    assert small().services_for("no-existe") == ()


@pytest.mark.parametrize(
    ("offer", "entity", "center", "found"),
    [
        ("10:00-11:00", "11:00-12:00", "12:00-13:00", ("servicio", "10:00", "2026-01")),
        ("", "11:00-12:00", "12:00-13:00", ("entidad", "11:00", "2026-02")),
        ("", "", "12:00-13:00", ("centro", "12:00", "2026-03")),
        ("10:00-11:00", "", "", ("servicio", "10:00", "2026-01")),
        ("", "", "", None),
    ],
)
def test_the_narrowest_hours_known_hold(
    tmp_path: Path, offer: str, entity: str, center: str, found: tuple[str, str, str] | None
) -> None:
    def hours(value: str, as_of: str) -> str:
        return f", hours: {{lunes: {value}}}, hours_as_of: {as_of}" if value else ""

    text = LEAST["centers/norte.yml"].replace(
        "  - entity: ejemplo\n", f"  - {{entity: ejemplo{hours(entity, '2026-02')}}}\n"
    )
    if center:
        text += f"hours: {{lunes: {center}}}\nhours_as_of: 2026-03\n"
    catalogue = made(
        tmp_path,
        {
            "centers/norte.yml": text,
            "catalogue/ejemplo/uno.yml": service(
                f"offered_at: [{{center: norte{hours(offer, '2026-01')}}}]\n"
            ),
        },
    )
    (at_norte,) = catalogue.services["ejemplo/uno"].offered_at or ()
    known = catalogue.hours_at(at_norte, ["ejemplo"])
    assert (known and (known.of, known.hours["lunes"][0][0], known.as_of)) == found


def test_hours_of_the_first_entity_that_has_some() -> None:
    offers = small().services["ejemplo/duplicado-de-muestra"].offered_at or ()
    at_norte = next(offer for offer in offers if offer.center == "norte")
    known = small().hours_at(at_norte, given("norte", "ejemplo/duplicado-de-muestra").entities)
    assert known is not None
    assert (known.of, known.hours["lunes"]) == ("entidad", (("08:30", "16:00"),))


def test_records_come_by_id_whatever_the_order_of_reading(tmp_path: Path) -> None:
    loaded = load(
        write(
            tmp_path, {"catalogue/ejemplo/b.yml": service(), "catalogue/ejemplo/a.yml": service()}
        )
    )
    backwards = dict(reversed(list(loaded.services.items())))
    catalogue = Catalogue(replace(loaded, services=backwards))
    assert list(catalogue.services) == ["ejemplo/a", "ejemplo/b", "ejemplo/uno"]
    assert [path for path, _ in catalogue.records()] == [
        "catalogue/ejemplo/a",
        "catalogue/ejemplo/b",
        "catalogue/ejemplo/uno",
        "entities/ejemplo",
        "centers/norte",
    ]


def test_a_problem_stands_at_the_line_of_its_field(tmp_path: Path) -> None:
    catalogue = with_service(tmp_path, "fees:\n  - concept: a\n    amount: 3\n")
    problem = catalogue.problem(
        "catalogue/ejemplo/uno", ("fees", 0, "amount"), "fee-amount", "Mensaje"
    )
    assert (problem.file, problem.line, problem.column) == ("catalogue/ejemplo/uno.yml", 6, 13)


def test_nothing_in_a_catalogue_can_be_changed() -> None:
    catalogue = small()
    for records in (
        catalogue.services,
        catalogue.entities,
        catalogue.centers,
        catalogue.statistics,
    ):
        with pytest.raises(TypeError):
            records["otro"] = None  # type: ignore[index]
    with pytest.raises(ValidationError):
        CARNE.title = "Otro"  # type: ignore[misc]
    with pytest.raises(ValidationError):
        CARNE.fees[0].amount = None  # type: ignore[misc]
    with pytest.raises(AttributeError):
        CARNE.fees.append(CARNE.fees[0])  # type: ignore[attr-defined]
    with pytest.raises(AttributeError):
        catalogue.vocabulary.home = None  # type: ignore[misc, assignment]


def test_whoever_walks_over_all_services_in_short_sees_a_new_one(tmp_path: Path) -> None:
    """An A–Z kept from an earlier build would lack it."""
    before = made(tmp_path, LEAST)
    _, needs = before.answers.watched(lambda: in_order(before))
    assert Catalogue(load(tmp_path)).answers.hold(needs)
    write(tmp_path, {"catalogue/ejemplo/nuevo.yml": service()})
    assert not Catalogue(load(tmp_path)).answers.hold(needs)
