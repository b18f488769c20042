"""How the site is served: one table of headers and moved addresses, written for nginx and for static hosts.

``_headers`` and ``_redirects`` are read by hosts such as Cloudflare Pages and Netlify; :func:`nginx_http`
and :func:`nginx_server` are the same for nginx. GitHub Pages reads none: there each page's own ``<meta>``
policy and the pages left at old addresses do what can be done.

Hosts join the values of every rule that fits a path, so a header that differs somewhere is given by
section, never for ``/*``; nginx has a map for each such header.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

PAGE_POLICY: Final = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; "
    "img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; "
    "form-action 'self'; base-uri 'none'"
)
"""What every page says in its own ``<meta>``; theme/main.html has the same words."""
_NO_FRAMES: Final = "frame-ancestors 'none'"  # a <meta> may not say it

EVERYWHERE: Final[Mapping[str, str]] = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",  # which trámite somebody read is nobody else's business
    "Permissions-Policy": "camera=(), geolocation=(self), microphone=(), payment=(), usb=()",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Strict-Transport-Security": "max-age=31536000",
}
PAGES: Final[Mapping[str, str]] = {
    "Content-Security-Policy": f"{PAGE_POLICY}; {_NO_FRAMES}",
    "Cross-Origin-Opener-Policy": "same-origin",
}
KEPT_SHORT: Final = "public, max-age=0, must-revalidate"
"""A browser asks each time whether the page is still so: a fee that changed is seen at once.

Static hosts say the same by themselves, so ``_headers`` does not.
"""
_KEPT_FOR_EVER: Final = {"Cache-Control": "public, max-age=31536000, immutable"}


@dataclass(frozen=True, slots=True)
class Part:
    """Files that keep other headers than the rest; ``pattern`` is a regular expression of their path."""

    path: str
    pattern: str
    headers: Mapping[str, str]


PARTS: Final = (
    Part("/assets/:digest/*", "^/assets/[0-9a-f]{12}/", _KEPT_FOR_EVER),
    Part("/pagefind/index/*", "^/pagefind/index/", _KEPT_FOR_EVER),  # named by what is in them
    Part("/pagefind/fragment/*", "^/pagefind/fragment/", _KEPT_FOR_EVER),
    Part("/api/*", "^/api/", {"Access-Control-Allow-Origin": "*"}),
    Part(
        "/editor/*",  # its page has a policy of its own, and its log-in opens a window
        "^/editor/",
        {
            "Content-Security-Policy": _NO_FRAMES,
            "Cross-Origin-Opener-Policy": "same-origin-allow-popups",
        },
    ),
)
_EDITOR: Final = "editor"


def host_files(sections: Iterable[str], redirects: Mapping[str, str]) -> dict[str, bytes]:
    """``_headers`` and ``_redirects``. ``sections`` are the first folders of the site's pages.

    ``redirects`` are pages of old addresses and the addresses they lead to, as in ``Outputs``.
    """
    return {
        "_headers": "\n".join(_headers(sections)).encode(),
        "_redirects": "".join(f"{old} {new} 301\n" for old, new in moved(redirects)).encode(),
    }


def moved(redirects: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Old and new address of each record that moved, from the root of the host."""
    for page, address in sorted(redirects.items()):
        yield f"/{page.removesuffix('index.html')}", f"/{address}"


def _headers(sections: Iterable[str]) -> Iterator[str]:
    yield from _rule("/*", EVERYWHERE)
    for path in ("/", "/404.html", *(f"/{s}/*" for s in sorted(sections) if s != _EDITOR)):
        yield from _rule(path, PAGES)
    for part in PARTS:
        yield from _rule(part.path, part.headers)


def _rule(path: str, headers: Mapping[str, str]) -> Iterator[str]:
    yield path
    yield from (f"  {name}: {value}" for name, value in headers.items())
    yield ""


def headers_of(path: str) -> dict[str, str]:
    """The headers of a path of the site, ``/tramites/``, over HTTPS: what a smoke test asks for."""
    found = {**EVERYWHERE, **PAGES, "Cache-Control": KEPT_SHORT}
    for part in PARTS:
        if re.search(part.pattern, path):
            found.update(part.headers)
    return found


def nginx_http(redirects: Mapping[str, str]) -> str:
    """For nginx's ``http`` block: a map for each header, and that of moved addresses."""
    defaults = {**EVERYWHERE, **PAGES, "Cache-Control": KEPT_SHORT}
    defaults |= {name: defaults.get(name, "") for part in PARTS for name in part.headers}
    lines = [_NGINX_HEAD, _NGINX_HASH, _NGINX_TYPES]
    for name, value in defaults.items():
        if name == "Strict-Transport-Security":  # only over HTTPS, here or at the proxy before
            source, default = '"$scheme $http_x_forwarded_proto"', ""
            others = [("https", value)]
        else:
            source, default = "$uri", value
            others = [(p.pattern, p.headers[name]) for p in PARTS if name in p.headers]
        lines += _map(source, _variable(name), default, [(f"~{p}", v) for p, v in others])
    lines += _map("$uri", "$mac_moved", "", moved(redirects))
    return "\n".join((*lines, ""))


def nginx_server(site: str) -> str:
    """For a ``server`` block of nginx that serves the folder ``site``, an absolute path.

    Headers have no place in a ``location``: one there would drop all of those here.
    """
    names = dict.fromkeys(
        (*EVERYWHERE, *PAGES, "Cache-Control", *(n for p in PARTS for n in p.headers))
    )
    headers = "\n".join(f"add_header {name} {_variable(name)} always;" for name in names)
    return f"{_NGINX_HEAD}root {_quoted(site)};\n{_NGINX_SERVER}{headers}\n"


_NGINX_HEAD: Final = "# Generado con «mac nginx»: no lo edites a mano.\n"
_NGINX_HASH: Final = (
    "map_hash_bucket_size 512;  # by default a longer old address would keep nginx from starting\n"
)
_NGINX_TYPES: Final = """\
# Besides those of nginx's own mime.types.
types {
    text/csv csv;
    text/calendar ics;
    text/turtle ttl;
    application/ld+json jsonld;
    application/manifest+json webmanifest;
}
"""
_NGINX_SERVER: Final = """\
index index.html;
charset utf-8;
server_tokens off;
autoindex off;
absolute_redirect off;
error_page 403 404 =404 /404.html;
# The compressed copies that the build leaves beside each text file.
gzip_static on;
brotli_static on;
gzip_vary on;

if ($mac_moved) { return 301 $mac_moved; }
location ^~ /.well-known/ { }
location ~ /\\. { return 404; }
location = /_headers { return 404; }
location = /_redirects { return 404; }

"""


def _map(
    source: str, variable: str, default: str, others: Iterable[tuple[str, str]]
) -> Iterator[str]:
    yield f"map {source} {variable} {{"
    yield f"    default {_quoted(default)};"
    yield from (f"    {_quoted(key)} {_quoted(value)};" for key, value in others)
    yield "}"


def _variable(header: str) -> str:
    return f"$mac_{header.lower().replace('-', '_')}"


def _quoted(text: str) -> str:
    return '"{}"'.format(text.replace("\\", "\\\\").replace('"', '\\"'))
