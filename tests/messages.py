"""What ``mac check`` says of every bad example: ``python -m tests.messages`` writes it anew, for you to read.

Messages are what a liaison has to go by: whoever changes one sees all of them beside each other.
"""

import re
from pathlib import Path
from tempfile import TemporaryDirectory

from generator.explanations import explanations
from generator.problems.codes import CODES
from tests.examples import problems_of
from tests.small import DATA

MESSAGES = DATA / "golden" / "messages.txt"
_CODE = re.compile(r": (?:error|warning)\[([a-z0-9-]+)\]: ")


def said_of(folder: Path, code: str) -> str:
    """The first problem with that code in its bad example; nothing where there is none."""
    explanation, root = explanations()[code], folder / "root"
    found = problems_of(root, explanation, explanation.bad, explanation.encoding)
    texts = [problem.text() for problem in found if problem.code == code]
    return texts[0].replace(str(root), "RAÍZ") if texts else ""


def messages() -> dict[str, str]:
    """Code → what is said, as kept."""
    texts = MESSAGES.read_text(encoding="utf-8").rstrip("\n").split("\n\n")
    return {match[1]: text for text in texts if (match := _CODE.search(text))}


def write() -> None:
    """Keep what is said now."""
    with TemporaryDirectory() as folder:
        texts = [said_of(Path(folder) / code, code) for code in CODES]
    MESSAGES.write_text("\n\n".join(texts) + "\n", encoding="utf-8")
    print(f"{MESSAGES} escrito. Lee la diferencia con git diff antes de guardarla.")


if __name__ == "__main__":
    write()
