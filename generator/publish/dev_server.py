"""``mac serve``: builds the site, serves it, and rebuilds it whenever something it is made of is saved.

It has a site of its own below ``.cache/``, so ``site/`` is what was built to be published. A rebuild
takes the old one's place in one step; while records have errors the old one stays.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from time import perf_counter
from typing import Final

from watchfiles import watch

from generator.problems import Problem, counts
from generator.publish.errors import PublishError
from generator.publish.live_site import Live, LiveServer
from generator.publish.mkdocs_plugin import BuildResult, build

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
    live = Live()
    site_dir = config_file.absolute().parent / ".cache" / "serve"
    with _serving(host, port, site_dir, live) as address:
        rebuild = Rebuild(root, config_file, site_dir, address, live, say)
        say(f"El portal está en {address} · Ctrl-C para terminar")
        try:
            for _ in _saves(watched(root, config_file)):
                rebuild()
        except KeyboardInterrupt:
            say("Listo, terminado.")


class Rebuild:
    """Builds again and tells the terminal and the open pages how it went."""

    def __init__(
        self, root: Path, config_file: Path, site_dir: Path, address: str, live: Live, say: Say
    ) -> None:
        self._build: Callable[[], BuildResult] = lambda: build(
            config_file, root=root, site_dir=site_dir, site_url=address, compress=False
        )
        self._live = live
        self._say = say

    def __call__(self) -> None:
        start = perf_counter()
        try:
            result = self._build()
        except PublishError as error:
            self._fail([str(error)])
        except Exception as error:  # a template with a fault, say: its next save must be seen
            self._fail([f"{type(error).__name__}: {error}"])
        else:
            self._tell(result, perf_counter() - start)

    def _tell(self, result: BuildResult, seconds: float) -> None:
        if not result.published:
            self._fail([p.text() for p in result.problems if p.severity == "error"])
            return
        for warning in result.warnings:
            self._say(f"aviso: {warning}")
        self._say(f"{result.pages} páginas en {seconds:.1f} s{_warnings(result.problems)}")
        self._live.built()

    def _fail(self, problems: list[str]) -> None:
        self._say("\n".join([*problems, "Se sigue mostrando la versión anterior."]))
        self._live.failed(problems)


def watched(root: Path, config_file: Path) -> list[Path]:
    """What a site is made of, as far as it exists."""
    project = config_file.absolute().parent
    paths = [root / "catalogue", root / "entities", root / "centers", project / "docs", config_file]
    paths += [_GENERATOR / "templates", _GENERATOR / "theme"]
    return [path for path in paths if path.exists()]


def _saves(paths: list[Path]) -> Iterator[None]:
    """Once at the start, then after every save; none is missed while a build is under way."""
    first = True
    for changes in watch(
        *paths, step=_QUIET_MS, debounce=_LONGEST_MS, rust_timeout=_LOOK_MS, yield_on_timeout=True
    ):
        if changes or first:
            first = False
            yield


@contextmanager
def _serving(host: str, port: int, site_dir: Path, live: Live) -> Iterator[str]:
    """A server in a thread of its own; gives its address."""
    try:
        server = LiveServer((host, port), site_dir, live)
    except OSError as error:
        raise PublishError(
            f"No se pudo usar {host}:{port} ({error.strerror}). Prueba otro puerto: --port 8001."
        ) from error
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True)
    thread.start()
    try:
        yield f"http://{host}:{server.server_port}/"
    finally:
        live.close()
        server.shutdown()
        thread.join()
        server.server_close()


def _warnings(problems: tuple[Problem, ...]) -> str:
    number = counts(problems)["warnings"]
    return f" · {number} avisos: míralos con «mac check»" if number else ""
