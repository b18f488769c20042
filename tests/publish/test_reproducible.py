"""The same records, code and day give the same bytes wherever and however they are built."""

import os
import subprocess
import sys
from pathlib import Path

from tests.real import REPOSITORY
from tests.small import AS_OF, SMALL

MAC = Path(sys.executable).parent / "mac"


def built(folder: Path, *more: str, cwd: Path, **environment: str) -> dict[str, bytes]:
    """What a build of the small catalogue publishes."""
    subprocess.run(
        [str(MAC), "build", "--root", str(SMALL), "--site-dir", str(folder), "--as-of", str(AS_OF),
         "--no-cache", *more],
        cwd=cwd,
        env={**os.environ, **environment},
        check=True,
        capture_output=True,
    )  # fmt: skip
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}  # fmt: skip


def test_neither_place_nor_time_zone_nor_language_nor_cores_show(tmp_path: Path) -> None:
    one = built(tmp_path / "one", "--jobs", "1", cwd=REPOSITORY, TZ="America/Lima", LC_ALL="C.UTF-8",
                PYTHONHASHSEED="1")  # fmt: skip
    other = built(tmp_path / "otro sitio" / "ñ", "--jobs", "3", cwd=tmp_path, TZ="Pacific/Kiritimati",
                  LC_ALL="tr_TR.UTF-8", LANG="POSIX", PYTHONHASHSEED="2", PYTHONUTF8="1")  # fmt: skip
    assert len(one) > 200
    assert {path for path in {*one, *other} if one.get(path) != other.get(path)} == set()
