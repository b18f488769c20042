"""What an approver is told to look at twice, and what not."""

from pathlib import Path

import pytest

from tests.liaison.compared import UNO_FILE, codes, compared, of_service
from tests.small import service

FEE = "fees:\n  - concept: Derecho\n    amount: {}\n"
DNI = "requirements:\n  - text: Tu DNI\n"
LEGAL = "legal:\n  basis: Ley 1\n"
SOURCE = "  - kind: {kind}\n    title: {title}\n    id: {id}\n    url: https://{url}\n"


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (FEE.format(30), FEE.format(45), []),
        (FEE.format(30), FEE.format("45.01"), ["fee-rise"]),
        (FEE.format(30), FEE.format(10), []),
        (FEE.format(30), FEE.format(30) + "    amount_max: 90\n", ["fee-rise"]),
        (
            FEE.format(0) + "    when: algo\n",
            FEE.format(1) + "    when: algo\n",
            ["fee-rise"],
        ),
        ("free: true\n", FEE.format(1), ["fee-rise"]),
        ("free: true\n", "free: false\n", ["fee-rise"]),
        (FEE.format(30), FEE.format(90).replace("Derecho", "Otro pago"), ["fee-rise"]),
        ("", DNI, ["requirement-without-basis"]),
        (LEGAL, LEGAL + DNI, []),
        (LEGAL, DNI, ["requirement-without-basis"]),
        (DNI, DNI.replace("Tu DNI", "Tu DNI vigente"), []),
        ("unconfirmed: [fees]\n" + FEE.format(1), FEE.format(1), ["unconfirmed-removed"]),
        ("unconfirmed: [fees]\n" + FEE.format(1), "", []),
        (
            FEE.format(1) + "    unconfirmed: true\n",
            FEE.format(1),
            ["unconfirmed-removed"],
        ),
        (
            FEE.format(1) + "    unconfirmed: true\n",
            "unconfirmed: [fees]\n" + FEE.format(1),
            [],
        ),
    ],
)
def test_fees_requirements_and_marks(
    tmp_path: Path, before: str, after: str, expected: list[str]
) -> None:
    assert codes(of_service(tmp_path, before, after)) == expected


def with_source(fields: str = "", **source: str) -> str:
    given = {"kind": "ficha", "title": "Ficha dos", "id": "dos", "url": "a.example", **source}
    return service(fields) + SOURCE.format(**given)


def source_codes(root: Path, before: str, after: str) -> list[str]:
    diff = compared(root, {UNO_FILE: before}, {UNO_FILE: after})
    return codes(diff.records[0])


def test_a_source_removed(tmp_path: Path) -> None:
    assert source_codes(tmp_path, with_source(), service()) == ["source-removed"]


def test_another_source_under_the_same_id_is_a_source_removed(tmp_path: Path) -> None:
    after = with_source(title="Otra cosa", url="b.example")
    assert source_codes(tmp_path, with_source(), after) == ["source-removed"]


def test_a_mended_link_or_title_is_no_source_removed(tmp_path: Path) -> None:
    assert source_codes(tmp_path / "a", with_source(), with_source(url="b.example")) == []
    assert source_codes(tmp_path / "b", with_source(), with_source(title="Ficha 2")) == []


def test_a_norm_of_its_own_is_a_legal_basis(tmp_path: Path) -> None:
    asked = with_source(DNI + "    source: dos\n", kind="norma")
    assert source_codes(tmp_path, with_source(kind="norma"), asked) == []


def test_an_unconfirmed_mark_may_go_with_a_new_source(tmp_path: Path) -> None:
    before = service("unconfirmed: [fees]\n" + FEE.format(1))
    after = with_source(FEE.format(1)) + "    supports: [fees]\n"
    assert source_codes(tmp_path / "a", before, after) == []
    assert source_codes(
        tmp_path / "b",
        service(FEE.format(1) + "    unconfirmed: true\n"),
        with_source(FEE.format(1) + "    source: dos\n"),
    ) == []  # fmt: skip


def test_an_old_source_that_now_is_said_to_support_a_field_is_no_new_source(tmp_path: Path) -> None:
    before = with_source("unconfirmed: [fees]\n" + FEE.format(1))
    after = with_source(FEE.format(1)) + "    supports: [fees]\n"
    assert source_codes(tmp_path / "a", before, after) == ["unconfirmed-removed"]
    checked = after + "    checked: 2026-11-01\n"
    assert source_codes(tmp_path / "b", before, checked) == []
