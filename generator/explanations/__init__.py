"""What each code of a problem means, with an example that has it and the same one mended.

One file a code stands beside this module, ``<code>.yml``. Its examples are played by a test on the
invented catalogue of ``tests/data/example`` and shown by ``mac explain`` and ``/colaborar/errores/``.
"""

import re
from collections.abc import Mapping
from datetime import date
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Annotated, Final

import yaml
from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from generator.problems import visible
from generator.problems.codes import CODES

FOLDER: Final = Path(__file__).resolve().parent
_TAKEN_AWAY: Final = re.compile(r"^([\w-]+): ~~$", re.MULTILINE)
Said = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]


class Explanation(BaseModel):
    """One code explained. ``record`` is the file of the example catalogue that the example changes.

    ``bad`` and ``mended`` are top-level fields that replace those of the record, ``field: ~~`` taking
    one away. With ``whole`` they are all of its text; with ``place``, where it stands instead: a path,
    which ends in ``/`` for a folder, and may be followed by ``-> target`` or by a size, ``(300 KiB)``.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    means: Said
    record: Said
    bad: str = Field(min_length=1)
    mended: str = Field(min_length=1)
    whole: bool = False
    place: bool = False
    encoding: str = "utf-8"
    as_of: date | None = None


@cache
def explanations() -> Mapping[str, Explanation]:
    """Code → its explanation, in the order of :data:`CODES`; raises for a file that is not right."""
    return {code: _read(FOLDER / f"{code}.yml") for code in CODES}


def _read(path: Path) -> Explanation:
    data = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)
    return Explanation.model_validate(data)


def as_shown(example: str) -> str:
    """The text of an example as a record would have it, with signs nobody sees written out."""
    example = _TAKEN_AWAY.sub(r"# (sin «\1»)", example.rstrip("\n"))
    return "\n".join(visible(line) for line in example.split("\n"))


def near_codes(code: str) -> list[str]:
    """Codes that look like one that does not exist."""
    parts = re.split("[^a-z0-9]+", code.lower())
    near = get_close_matches(code.lower(), CODES, n=3, cutoff=0.6)
    near += [known for known in CODES if any(len(p) > 3 and p in known.split("-") for p in parts)]
    return list(dict.fromkeys(near))[:3]
