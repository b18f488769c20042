"""Two small catalogues that a test makes, compared."""

from pathlib import Path

from generator.liaison.diff import compare, version
from generator.liaison.diff_model import Diff, RecordDiff
from generator.records.load import load
from tests.small import AS_OF, service, write

UNO = "catalogue/ejemplo/uno"
UNO_FILE = f"{UNO}.yml"


def compared(root: Path, before: dict[str, str], after: dict[str, str]) -> Diff:
    """The least catalogue with these files, and with those."""
    sides = (write(root / "before", before), write(root / "after", after))
    return compare(*(version(load(side)) for side in sides), AS_OF)


def of_service(root: Path, before: str, after: str) -> RecordDiff:
    """What changes in the one service when these fields become those."""
    diff = compared(root, {UNO_FILE: service(before)}, {UNO_FILE: service(after)})
    assert [r.record for r in diff.records] == [UNO], diff
    return diff.records[0]


def texts(record: RecordDiff) -> list[str]:
    """Its sentences, with the space of «S/ 30.00» as a test writes it."""
    return [change.text.replace("\u00a0", " ") for change in record.changes]


def codes(record: RecordDiff) -> list[str]:
    return [warned.code for warned in record.warnings]


def record(diff: Diff, path: str) -> RecordDiff:
    return next(r for r in diff.records if r.record == path)
