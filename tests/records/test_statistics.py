"""Files of figures: numbers as printed, known words only, and their own shapes."""

from decimal import Decimal
from pathlib import Path

import pytest

from generator.records.load import load
from generator.records.statistics import Figures
from tests.small import loaded, write

HEAD = "title: Cifras\nunit: atenciones\ntables:\n"


def problems(root: Path, text: str, name: str = "cifras") -> list[tuple[int, int, str, str]]:
    path = f"centers/_statistics/{name}.yml"
    return [(p.line, p.column, p.field, p.code) for p in load(write(root, {path: text})).problems]


def test_figures_stand_as_printed() -> None:
    figures = loaded().statistics["atenciones"]
    assert isinstance(figures, Figures)
    assert figures.tables[0].by_center == {"norte": 1200, "valle": 340}
    assert figures.tables[0].total == Decimal(1540)


def test_an_empty_cell_is_kept_as_empty(tmp_path: Path) -> None:
    path = "centers/_statistics/cifras.yml"
    loaded = load(
        write(tmp_path, {path: HEAD + "  - by_period:\n      '2022': 3.50\n      '2023':\n"})
    )
    figures = loaded.statistics["cifras"]
    assert isinstance(figures, Figures)
    assert figures.tables[0].by_period == {"2022": Decimal("3.50"), "2023": None}


@pytest.mark.parametrize(
    ("table", "found"),
    [
        ("  - channel: fax\n", (4, 14, "tables[0].channel", "not-in-list")),
        (
            "  - by_department:\n      Lma: 3\n",
            (5, 12, "tables[0].by_department.Lma", "not-in-list"),
        ),
        ("  - by_period:\n      2022-13: 3\n", (5, 16, "tables[0].by_period.2022-13", "bad-date")),
        (
            "  - by_period:\n      2014/2010: 3\n",
            (5, 18, "tables[0].by_period.2014/2010", "bad-date"),
        ),
        ("  - total: muchos\n", (4, 12, "tables[0].total", "not-a-number")),
        ("  - reading: ojo\n", (4, 14, "tables[0].reading", "not-in-list")),
        ("  - suma: 3\n", (4, 11, "tables[0].suma", "unknown-field")),
    ],
)
def test_a_wrong_figure_is_named_at_its_place(
    tmp_path: Path, table: str, found: tuple[int, int, str, str]
) -> None:
    assert problems(tmp_path, HEAD + table) == [found]


def test_a_file_with_a_shape_of_its_own_is_read_as_such(tmp_path: Path) -> None:
    codes = {code for *_, code in problems(tmp_path, "title: Canales\nunit: x\n", "channels")}
    assert codes == {"missing-field", "unknown-field"}
