"""Which records change, come, go and move; which pages; who must approve; what could not be compared."""

from pathlib import Path

from generator.liaison.diff_model import Approver, PageChange
from tests.liaison.compared import UNO, UNO_FILE, codes, compared, record, texts
from tests.small import LEAST, SMALL, service

FEE = "fees:\n  - concept: Derecho\n    amount: 30\n"
DOS_FILE = "catalogue/ejemplo/dos.yml"
ENTITY = LEAST["entities/ejemplo.yml"]
CENTER = LEAST["centers/norte.yml"]


def remove(root: Path, side: str, path: str) -> None:
    (root / side / path).unlink()


def paths(changes: tuple[PageChange, ...] | None) -> dict[str, str]:
    assert changes is not None
    return {page.path: page.kind for page in changes}


def test_nothing_changes(tmp_path: Path) -> None:
    diff = compared(tmp_path, {}, {})
    assert (diff.records, diff.pages, diff.approvers, diff.unread) == ((), (), (), ())


def test_a_new_service_is_introduced(tmp_path: Path) -> None:
    fields = FEE + "offered_at: [norte]\nrequirements:\n  - text: Tu DNI\n"
    diff = compared(tmp_path, {}, {DOS_FILE: service(fields, "Servicio dos")})
    (new,) = diff.records
    assert (new.kind, new.title, new.warnings) == ("added", "Servicio dos", ())
    assert texts(new) == [
        "Servicio nuevo: Resumen. Costo: S/ 30.00. Requisitos: 1. Se hace en MAC Norte."
    ]
    assert paths(diff.pages)["/tramites/ejemplo/dos/"] == "added"
    assert paths(diff.pages)["/entidades/ejemplo/"] == "changed"


def test_a_removed_service_is_warned_about(tmp_path: Path) -> None:
    diff = compared(tmp_path, {DOS_FILE: service(FEE, "Servicio dos")}, {})
    (gone,) = diff.records
    assert (gone.kind, texts(gone), codes(gone)) == (
        "removed",
        ["Ya no estará en el portal."],
        ["record-removed"],
    )
    assert paths(diff.pages)["/tramites/ejemplo/dos/"] == "removed"


def test_a_service_that_moves_is_the_same_service(tmp_path: Path) -> None:
    names_it = "related:\n  - service: ejemplo/{}\n"
    before = {UNO_FILE: service(names_it.format("dos")), DOS_FILE: service(FEE, "Servicio dos")}
    after = {
        UNO_FILE: service(names_it.format("tres")),
        "catalogue/ejemplo/tres.yml": service(
            FEE.replace("30", "31") + "moved_from: ejemplo/dos\n", "Servicio dos"
        ),
    }
    diff = compared(tmp_path, before, after)
    (moved,) = diff.records  # to name it by its new name is no change
    assert (moved.record, moved.kind) == ("catalogue/ejemplo/tres", "moved")
    assert (moved.moved_from, moved.warnings) == ("catalogue/ejemplo/dos", ())
    assert texts(moved) == [
        "La ficha catalogue/ejemplo/dos.yml pasa a ser catalogue/ejemplo/tres.yml.",
        "La tasa pasa de S/ 30.00 a S/ 31.00.",
        "La dirección antigua de «ejemplo/dos» lleva ahora a esta ficha.",
    ]
    redirect = PageChange("/tramites/ejemplo/dos/", "moved", True, "/tramites/ejemplo/tres/")
    assert diff.pages is not None
    assert redirect in diff.pages


def test_what_joins_another_record_leaves_no_warning(tmp_path: Path) -> None:
    before = {DOS_FILE: service("", "Servicio dos")}
    diff = compared(tmp_path, before, {UNO_FILE: service("moved_from: ejemplo/dos\n")})
    assert {r.record: r.kind for r in diff.records} == {UNO: "changed", DOS_FILE[:-4]: "removed"}
    assert diff.warnings == ()


def test_an_entity_that_changes_its_name_changes_pages_that_name_it(tmp_path: Path) -> None:
    diff = compared(
        tmp_path, {}, {"entities/ejemplo.yml": ENTITY.replace("acronym: EDE", "acronym: ENEJ")}
    )
    (entity,) = diff.records
    assert texts(entity) == ["Siglas: pasa de «EDE» a «ENEJ»."]
    direct = {page.path: page.direct for page in diff.pages or ()}
    assert direct["/entidades/ejemplo/"] is True
    assert direct["/tramites/ejemplo/uno/"] is False


def test_a_document_that_changes_its_issuer_changes_pages_that_ask_for_it(tmp_path: Path) -> None:
    asks = service("requirements:\n  - text: Tu partida\n    document: partida\n")
    documents = "catalogue/_vocabulary/documents.yml"
    diff = compared(
        tmp_path,
        {UNO_FILE: asks, documents: "partida:\n  name: Partida\n  issued_by: el municipio\n"},
        {UNO_FILE: asks, documents: "partida:\n  name: Partida\n  issued_by: RENIEC\n"},
    )
    (changed,) = diff.records
    assert (changed.group, changed.title) == ("vocabularies", "Documentos")
    assert texts(changed) == ["«Partida», quién lo emite: pasa de «el municipio» a «RENIEC»."]
    assert diff.pages == (PageChange("/tramites/ejemplo/uno/", "changed", False),)


def test_a_list_that_gains_and_loses(tmp_path: Path) -> None:
    groups = "catalogue/_vocabulary/center_groups.yml"
    one = "sur:\n  name: Sur\n  centers: [norte]\n"
    diff = compared(tmp_path, {groups: one}, {groups: one.replace("sur", "este")})
    assert texts(diff.records[0]) == [
        "Se agrega «este: Sur».",
        "Se quita «sur: Sur».",
    ]


def test_a_centre(tmp_path: Path) -> None:
    before = CENTER.replace("sources:", "hours:\n  lunes: 08:00-12:00\nsources:")
    after = before.replace("abierto", "cerrado").replace("12:00", "13:00")
    after = after.replace("  - entity: ejemplo\n", "  - entity: otra\n")
    other = {"entities/otra.yml": ENTITY.replace("EDE", "OTRA").replace("de Ejemplo", "Otra")}
    diff = compared(
        tmp_path, {"centers/norte.yml": before, **other}, {"centers/norte.yml": after, **other}
    )
    assert texts(record(diff, "centers/norte")) == [
        "El centro pasa de abierto a cerrado.",
        "El horario pasa de «lunes 8:00 a 12:00» a «lunes 8:00 a 13:00».",
        "Ahora atiende aquí OTRA.",
        "Ya no figura que atiende aquí EDE.",
    ]


def test_figures(tmp_path: Path) -> None:
    path = "centers/_statistics/atenciones.yml"
    text = (SMALL / path).read_text(encoding="utf-8").replace("      valle: 340\n", "")
    diff = compared(tmp_path, {path: text}, {path: text.replace("1200", "1300")})
    assert diff.records[0].group == "statistics"
    assert any("pasa de 1200 a 1300" in text for text in texts(diff.records[0]))


# Who must approve


def test_maintainers_of_the_base_approve_not_those_of_the_change(tmp_path: Path) -> None:
    diff = compared(
        tmp_path,
        {"entities/ejemplo.yml": ENTITY + "maintainers: [ana, '@luis']\n"},
        {
            "entities/ejemplo.yml": ENTITY + "maintainers: [mallory]\n",
            UNO_FILE: service(FEE),
            "centers/norte.yml": CENTER.replace("Lima", "Piura"),
        },
    )
    assert diff.approvers == (
        Approver("ejemplo", "EDE", ("@ana", "@luis"), (UNO, "entities/ejemplo")),
        Approver("", "Equipo de la red MAC", (), ("centers/norte",)),
    )


def test_both_entities_approve_what_moves_between_them(tmp_path: Path) -> None:
    otra = ENTITY.replace("EDE", "OTRA").replace("de Ejemplo", "Otra")
    before = {"entities/otra.yml": otra, DOS_FILE: service("", "Servicio dos")}
    after = {
        "entities/otra.yml": otra,
        "catalogue/otra/dos.yml": service("moved_from: ejemplo/dos\n", "Servicio dos"),
    }
    diff = compared(tmp_path, before, after)
    assert [a.entity for a in diff.approvers] == ["ejemplo", "otra"]


# What cannot be read or shown


def test_a_record_of_the_base_that_cannot_be_read_is_told_and_is_neither_new_nor_gone(
    tmp_path: Path,
) -> None:
    diff = compared(tmp_path, {UNO_FILE: service("fee: 3\n")}, {})
    assert diff.records == ()
    (unread,) = diff.unread
    assert (unread.version, unread.problem.file, unread.problem.code) == (
        "base",
        UNO_FILE,
        "unknown-field",
    )
    assert (diff.pages, diff.pages_unknown) == (
        None,
        "En la versión anterior hay fichas que no se pudieron leer.",
    )


def test_a_record_of_the_head_that_cannot_be_read_is_not_told_as_removed(tmp_path: Path) -> None:
    diff = compared(tmp_path, {}, {UNO_FILE: "title: ["})
    assert (diff.records, [u.version for u in diff.unread]) == ((), ["head"])


def test_a_list_that_cannot_be_read_is_not_told_as_emptied(tmp_path: Path) -> None:
    groups = "catalogue/_vocabulary/center_groups.yml"
    good = "sur:\n  name: Sur\n  centers: [norte]\n"
    diff = compared(tmp_path, {groups: good}, {groups: "sur: 3\n"})
    assert (diff.records, len(diff.unread)) == ((), 1)


def test_what_moved_from_an_unreadable_record_is_not_told_as_new(tmp_path: Path) -> None:
    before = {DOS_FILE: "title: ["}
    after = {"catalogue/ejemplo/tres.yml": service("moved_from: ejemplo/dos\n", "Servicio dos")}
    assert compared(tmp_path, before, after).records == ()


def test_pages_of_a_catalogue_with_a_broken_reference_are_not_known(tmp_path: Path) -> None:
    diff = compared(tmp_path, {}, {UNO_FILE: service("life_events: [nada]\n")})
    assert len(diff.records) == 1
    assert diff.pages is None
    assert diff.pages_unknown == (
        "En la versión nueva una ficha nombra algo que no existe: «mac check» dice cuál."
    )
