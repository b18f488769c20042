"""``mac serve``: shows the portal, and what is saved a moment after it is saved.

A page is rendered when a browser asks for it, from records of which only the saved ones are read again
(``live_pages.py``). All checks, the search and everything else are done again behind, by a whole build in
another process (``behind.py``). What it needs on disk is below ``.cache/serve/``, so ``site/`` is what
was built to be published.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from typing import Final

from watchfiles import watch

from generator.publish.behind import Behind, Order
from generator.publish.desk import Desk
from generator.publish.errors import PublishError
from generator.publish.live_site import Live, LiveServer

_GENERATOR: Final = Path(__file__).resolve().parent.parent
_QUIET_MS: Final = 50
"""A save is over when nothing changes for this long."""
_LONGEST_MS: Final = 500
_LOOK_MS: Final = 200

Say = Callable[[str], None]


def serve(
    root: Path, config_file: Path, *, say: Say, host: str = "127.0.0.1", port: int = 8000
) -> None:
    """Serve until interrupted from the keyboard. ``say`` gets what the terminal shows."""
    root, live = root.absolute(), Live(building=True)
    cache = config_file.absolute().parent / ".cache" / "serve"
    docs, site = cache / "docs", cache / "site"
    with _serving(host, port, (docs, site), live) as server:
        address = f"http://{host}:{server.server_port}/"
        order = Order(config_file, root, site, address)
        desk = Desk(order, docs, live, say)
        server.page = desk.page
        behind = Behind(order, desk.built)
        say(f"El portal está en {address} · Ctrl-C para terminar")
        try:
            for paths in _saves(watched(root, config_file)):
                behind.want(desk.saved(paths))
        except KeyboardInterrupt:
            say("Listo, terminado.")
        finally:
            behind.close()


def watched(root: Path, config_file: Path) -> list[Path]:
    """What a site is made of, as far as it exists."""
    project = config_file.absolute().parent
    paths = [root / "catalogue", root / "entities", root / "centers", project / "docs", config_file]
    paths += [_GENERATOR / "templates", _GENERATOR / "theme"]
    return [path for path in paths if path.exists()]


def _saves(paths: list[Path]) -> Iterator[list[Path]]:
    """Nothing at the start, then the paths of every save; none is missed while somebody works on one."""
    first = True
    for changes in watch(
        *paths, step=_QUIET_MS, debounce=_LONGEST_MS, rust_timeout=_LOOK_MS, yield_on_timeout=True
    ):
        if changes or first:
            first = False
            yield [Path(path) for _, path in changes]


@contextmanager
def _serving(host: str, port: int, folders: Sequence[Path], live: Live) -> Iterator[LiveServer]:
    """A server in a thread of its own."""
    try:
        server = LiveServer((host, port), folders, live)
    except OSError as error:
        raise PublishError(
            f"No se pudo usar {host}:{port} ({error.strerror}). Prueba otro puerto: --port 8001."
        ) from error
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        live.close()
        server.shutdown()
        thread.join()
        server.server_close()
