"""The golden data of one page: ``python -m tests.golden`` writes it anew, for you to read the diff.

Only the data of a page is golden, never its HTML: a change of wording or look is not a change of facts.
"""

import json
from dataclasses import asdict
from typing import Any

from generator.views.service import service_page
from tests.small import DATA, small

GOLDEN = DATA / "golden" / "service_page.json"
SERVICE = "ejemplo/carne-de-muestra"


def current() -> str:
    """The page's data as JSON: amounts keep their exact text, unordered sets become lists."""
    data = asdict(service_page(small(), SERVICE))
    return json.dumps(data, ensure_ascii=False, indent=2, default=_plain) + "\n"


def _plain(value: Any) -> Any:
    return sorted(value) if isinstance(value, (set, frozenset)) else str(value)


if __name__ == "__main__":
    GOLDEN.parent.mkdir(exist_ok=True)
    GOLDEN.write_text(current(), encoding="utf-8")
    print(f"{GOLDEN} escrito. Lee la diferencia con git diff antes de guardarla.")
