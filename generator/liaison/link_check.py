"""Asks hosts on the network whether addresses still answer: slowly, politely, and never inside a private network.

A record comes from anybody, and this runs where private hosts may be in reach. So a name is resolved once,
every address it has must be public, and the connection goes to the very address that was looked at; each
redirect is a new address to look at.
"""

import socket
import ssl
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from ipaddress import IPv6Address, IPv6Network, ip_address
from time import monotonic, sleep
from typing import Final
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from generator.liaison.links import Finding

_AGENT: Final = "mac-portal (revisa enlaces; +https://www.mac.pe)"
_NAT64: Final = IPv6Network("64:ff9b::/96")
_HOPS: Final = 5
_SIGNS: Final = "/?&=%:@+,;~!$'()*"
"""What an address may hold as it is; any other sign, an accent say, is written in bytes."""
_FOR_EVER: Final = (301, 308)
_REDIRECTS: Final = (*_FOR_EVER, 302, 303, 307)
_GONE: Final = (404, 410)
_TRY_AGAIN: Final = (408, 425, 429, 500, 502, 503, 504)


def is_public(address: str) -> bool:
    """Whether an IP address is of the public internet."""
    ip = ip_address(address.partition("%")[0])
    if isinstance(ip, IPv6Address):
        if ip.ipv4_mapped:
            ip = ip.ipv4_mapped
        elif ip.sixtofour or ip.teredo or ip in _NAT64:
            return False  # they lead to an IPv4 address, any one
    return ip.is_global and not ip.is_multicast


@dataclass(frozen=True, slots=True)
class Manners:
    """How to ask. Seconds everywhere; ``may_ask`` says which IP addresses and ports may be asked."""

    timeout: float = 20
    between: float = 2
    """Between two questions to one host."""
    tries: int = 3
    again: float = 30
    """Before trying again what failed."""
    at_once: int = 8
    until: float = 30 * 60
    """All together; what was not asked by then is unknown."""
    may_ask: Callable[[str, int], bool] = lambda address, port: (
        is_public(address) and port in (80, 443)
    )
    rest: Callable[[float], None] = sleep


class _RefusedError(Exception):
    """Not an address of the public web."""


@dataclass(frozen=True, slots=True)
class _Answer:
    status: int
    location: str


def check(urls: Iterable[str], manners: Manners) -> dict[str, Finding]:
    """What became of each address, in their order. Hosts are asked beside each other, one host in turn."""
    hosts: dict[str, list[str]] = {}
    asked = list(dict.fromkeys(urls))
    for url in asked:
        hosts.setdefault(urlsplit(url).netloc.lower(), []).append(url)
    end = monotonic() + manners.until
    with ThreadPoolExecutor(manners.at_once) as pool:
        groups = pool.map(lambda group: _host(group, manners, end), hosts.values())
        found = {url: finding for group in groups for url, finding in group.items()}
    return {url: found[url] for url in asked}


def _host(urls: Sequence[str], manners: Manners, end: float) -> dict[str, Finding]:
    found = {}
    for position, url in enumerate(urls):
        if monotonic() >= end:
            found[url] = Finding("unknown", "No alcanzó el tiempo para preguntar.")
            continue
        if position:
            manners.rest(manners.between)
        found[url] = _patiently(url, manners, end)
    return found


def _patiently(url: str, manners: Manners, end: float) -> Finding:
    """Ask until something certain is known, at most ``tries`` times."""
    finding = Finding("unknown", "")
    for turn in range(manners.tries):
        if turn:
            manners.rest(manners.again)
        finding, is_certain = _follow(url, manners)
        if is_certain or monotonic() >= end:
            break
    return finding


def _follow(url: str, manners: Manners) -> tuple[Finding, bool]:
    """The finding, and whether asking again would not change it."""
    at, moved = url, ""
    try:
        for _ in range(_HOPS + 1):
            answer = _ask(at, manners)
            if answer.status not in _REDIRECTS or not answer.location:
                return _judged(answer.status, moved)
            at = urljoin(at, answer.location)
            if answer.status in _FOR_EVER and (not moved or moved == url):
                moved = at
        return Finding("unknown", f"Lleva a otra dirección más de {_HOPS} veces."), True
    except _RefusedError as error:
        return Finding("refused", str(error)), True
    except socket.gaierror:
        return Finding("unknown", f"Nadie conoce el servidor «{urlsplit(at).hostname}»."), False
    except (OSError, HTTPException, ValueError) as error:
        return Finding("unknown", f"No respondió: {type(error).__name__}."), False


def _judged(status: int, moved: str) -> tuple[Finding, bool]:
    if status in _GONE:
        return Finding("broken", f"El servidor respondió {status}."), True
    if status >= 400:
        return Finding("unknown", f"El servidor respondió {status}."), status not in _TRY_AGAIN
    return (Finding("moved", f"Ahora está en {moved}") if moved else Finding("ok", "")), True


def _ask(url: str, manners: Manners) -> _Answer:
    """HEAD, and GET where HEAD did not do: many servers answer it wrongly."""
    answer = _request("HEAD", url, manners)
    if answer.status < 400:
        return answer
    manners.rest(manners.between)
    return _request("GET", url, manners)


def _request(method: str, url: str, manners: Manners) -> _Answer:
    parts = urlsplit(url)
    host, port = _host_and_port(parts)
    connection = HTTPConnection(host, port, timeout=manners.timeout)
    connection.sock = _connected(parts.scheme, host, port, manners)
    try:
        path = quote(parts.path or "/", safe=_SIGNS)
        path += f"?{quote(parts.query, safe=_SIGNS)}" if parts.query else ""
        connection.request(method, path, headers={"Host": parts.netloc, "User-Agent": _AGENT, "Accept": "*/*"})  # fmt: skip
        response = connection.getresponse()
        return _Answer(response.status, response.getheader("Location") or "")
    finally:
        connection.close()


def _host_and_port(parts: SplitResult) -> tuple[str, int]:
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.username is not None:
        raise _RefusedError("Solo se pregunta a direcciones http o https, sin usuario.")
    host = (
        parts.hostname.encode("idna").decode() if not parts.hostname.isascii() else parts.hostname
    )
    return host, parts.port or (443 if parts.scheme == "https" else 80)


def _connected(scheme: str, host: str, port: int, manners: Manners) -> socket.socket:
    """A connection to an address that was looked at: asking for the name again could give another."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    addresses = [str(sockaddr[0]) for *_, sockaddr in found]
    if not all(manners.may_ask(address, port) for address in addresses):
        raise _RefusedError(f"«{host}:{port}» no es un servidor de la web pública.")
    door = socket.create_connection((addresses[0], port), manners.timeout)
    if scheme == "http":
        return door
    try:
        return ssl.create_default_context().wrap_socket(door, server_hostname=host)
    except BaseException:
        door.close()
        raise
