"""Asks a published site for a few pages and compares them with those that were built: is this what is out?

One page of each kind, all that the home page loads, and an address that must not exist. A host may take
minutes until every one of its machines has the new site, so what differs is asked again until it is
right or the time is over.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from http.client import HTTPException
from pathlib import Path
from time import monotonic, sleep
from typing import Final
from urllib.error import HTTPError
from urllib.parse import urljoin, urlsplit
from urllib.request import Request, urlopen

from generator.outputs.serving import headers_of
from generator.publish.errors import PublishError

_SECONDS: Final = 20
_PAUSE: Final = 10
_KINDS: Final = ("tramites/*/*", "entidades/*", "centros/*", "situaciones/*", "buscar", "datos")
_FILES: Final = (".well-known/security.txt", "pagefind/pagefind-entry.json")
_NOWHERE: Final = "tramites/esta-pagina-no-existe/"
_LOADED: Final = re.compile(r'<(?:script|link|img)\b[^>]*?\s(?:src|href)="([^"#?]+)"')


@dataclass(frozen=True, slots=True)
class Wanted:
    """An address below the site's, and what must answer there."""

    path: str
    body: bytes
    status: int = 200


def wanted(site: Path) -> list[Wanted]:
    """What to ask for, from the folder that was built.

    :raises PublishError: the folder holds no site.
    """
    home = site / "index.html"
    if not home.is_file():
        raise PublishError(f"En {site} no hay un sitio construido. Corre antes: mac build")
    pages = [next(iter(sorted(site.glob(f"{kind}/index.html"))), None) for kind in _KINDS]
    files = [*filter(None, pages), *_loaded(site, home.read_text(encoding="utf-8"))]
    files += [site / path for path in _FILES if (site / path).is_file()]
    return [
        *(
            Wanted(_address(site, file), file.read_bytes())
            for file in dict.fromkeys((home, *files))
        ),
        Wanted(_NOWHERE, (site / "404.html").read_bytes(), 404),
    ]


def _loaded(site: Path, html: str) -> Iterator[Path]:
    for path in _LOADED.findall(html):
        if not urlsplit(path).scheme and (file := site / path).is_file():
            yield file


def _address(site: Path, file: Path) -> str:
    return file.relative_to(site).as_posix().removesuffix("index.html")


def smoke(
    url: str, asked: Sequence[Wanted], patience: float, *, headers: bool = False,
    rest: Callable[[float], None] = sleep,
) -> list[str]:  # fmt: skip
    """What is still wrong after ``patience`` seconds, a line each; nothing when all is right.

    With ``headers`` each answer must also have those of the table of ``outputs/serving.py``.
    """
    until = monotonic() + patience
    while True:
        wrong = [line for one in asked for line in _wrong(url, one, headers)]
        if not wrong or monotonic() >= until:
            return wrong
        rest(_PAUSE)


def _wrong(url: str, one: Wanted, headers: bool) -> Iterator[str]:
    address = urljoin(url, one.path)
    request = Request(address, headers={"Cache-Control": "no-cache", "User-Agent": "mac-portal"})
    try:
        with urlopen(request, timeout=_SECONDS) as answer:
            status, found, body = answer.status, answer.headers, answer.read()
    except HTTPError as error:
        status, found, body = error.code, error.headers, error.read()
    except (OSError, HTTPException) as error:
        yield f"{address}: no responde ({error})."
        return
    if status != one.status:
        yield f"{address}: respondió {status} y debía ser {one.status}."
    elif body != one.body:
        yield f"{address}: no es lo que se construyó (son {len(body)} bytes, debían ser {len(one.body)})."
    elif headers:
        for name, value in headers_of(f"/{one.path if status == 200 else '404.html'}").items():
            if name != "Strict-Transport-Security" and found.get(name) != value:
                yield f"{address}: «{name}» es «{found.get(name)}» y debía ser «{value}»."
