"""MkDocs' adapter: what it does at each event of a build, and when the clock is read.

MkDocs renders ``docs/`` and gives its Jinja environment; everything else comes from the catalogue.
Plain ``mkdocs build`` and ``mac build`` run the same events, so they give the same site:

    on_pre_build    load, check, stop at errors; open a staging folder
    on_files        move style and scripts into a folder named by what is in it
    on_post_page    drop Material's markup outside its blocks
    on_post_build   render pages and search index into the staging folder, then swap it in
"""

import gc
import logging
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime, timedelta, timezone
from functools import partial
from pathlib import Path
from typing import Final

from jinja2 import BytecodeCache, Environment, FileSystemLoader
from markupsafe import escape
from mkdocs.commands.build import get_context
from mkdocs.config import config_options as option
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import CountHandler
from mkdocs.utils.templates import TemplateContext

from generator.catalogue import Catalogue
from generator.outputs.templates import environment
from generator.problems import Problem, counts
from generator.publish.assets import digest_of_texts, hashed_folder, hashed_path
from generator.publish.checked import load_and_check
from generator.publish.code_version import code_version
from generator.publish.compiled_templates import CompiledTemplates
from generator.publish.errors import PublishError
from generator.publish.mkdocs_log import log_problems
from generator.publish.page_frame import Render, body_of_blocks
from generator.publish.shelf import FileShelf
from generator.publish.site_folder import Staging
from generator.publish.site_writer import Site, write_site
from generator.publish.workers import Workers

_PERU: Final = timezone(timedelta(hours=-5))


class MacConfig(Config):  # type: ignore[no-untyped-call]
    """Options of the plugin in ``mkdocs.yml``."""

    root = option.Optional(option.Dir(exists=True))
    """Folder of catalogue/, entities/ and centers/; default: that of ``mkdocs.yml``."""
    as_of = option.Optional(option.Type((date, str)))
    """The day the site is built for, ``2026-11-23``; default: today in Peru."""
    compress = option.Type(bool, default=True)
    """Whether text files get compressed copies beside them, for a server to hand over."""
    jobs = option.Type(int, default=0)
    """Processes at once; 0: one for each core."""
    cache = option.Type(bool, default=True)
    """Whether what has not changed is taken over from earlier builds, by ``<root>/.cache/``."""
    search = option.Type(bool, default=True)
    """Whether the site gets its search index."""
    catalogue = option.Type(bool, default=True)
    """Whether it gets more than ``docs/``."""


class MacPlugin(BasePlugin[MacConfig]):  # type: ignore[no-untyped-call]
    """The events of one build."""

    report: Callable[[Sequence[Problem]], None]
    """Told every problem of the records before the build goes on or stops."""

    def __init__(self) -> None:
        self.report = log_problems
        self.problems: tuple[Problem, ...] = ()
        self.pages = 0
        self._staging: Staging | None = None

    def on_config(self, config: MkDocsConfig) -> None:
        """No templates of MkDocs: ``404.html`` and ``sitemap.xml`` are outputs.

        Templates find style and scripts in ``config.extra.assets``.
        """
        config.theme.static_templates = set()
        environment().bytecode_cache = compiled = CompiledTemplates(code_version())
        config.theme.get_env = partial(_environment, config.theme.get_env, compiled)  # type: ignore[method-assign]
        config.extra["assets"] = hashed_folder(Path(config.theme.custom_dir or ""))

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Read and check all before MkDocs empties its folder, which then is the staging one."""
        self._day = _day(self.config.as_of)
        self._workers = Workers(self.config.jobs)
        if self.config.catalogue:
            self._read_catalogue(config)
        with _plugin_errors():
            self._staging = Staging(Path(config.site_dir), self._workers.share)
        config.site_dir = str(self._staging.folder)

    def _read_catalogue(self, config: MkDocsConfig) -> None:
        root = Path(self.config.root or Path(config.config_file_path).parent)
        self._shelf = FileShelf(root / ".cache" if self.config.cache else None)
        loaded, self.problems = load_and_check(root, self._day, self._workers.share, self._shelf)
        self._shelf.save()
        # what the rules asked is of no use to the pages, and each process would hold it: it stands in circles
        if loaded.folder.files.many_are_new:
            gc.collect()
        self._catalogue = Catalogue(loaded, self._shelf, self._day)
        self.report(self.problems)
        if errors := counts(self.problems)["errors"]:
            raise PluginError(f"{errors} errores en las fichas: no se publicó nada.")

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Style and scripts go where their address says what is in them."""
        for file in files:
            if file.src_dir == config.theme.custom_dir:
                file.dest_uri = hashed_path(file.src_uri, config.extra["assets"])
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> None:
        """The footer of every frame lists it."""
        self._nav = nav

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> None:
        """MkDocs' Jinja environment is whole now: keep it for the frames."""
        self._env = env
        self._written = tuple(page.url for page in files.documentation_pages())

    def on_page_context(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> None:
        """Material prints a description as it is: escape it here."""
        if "description" in page.meta:
            page.meta["description"] = str(escape(page.meta["description"]))

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """The hand-written page in the same frame as the others."""
        with _plugin_errors():
            return body_of_blocks(output)

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write the catalogue's pages and its search index, then publish."""
        assert self._staging
        self.render = renderer(self._env, self._nav, config)
        with _plugin_errors():
            repository, url = (config.repo_url or "").rstrip("/"), config.site_url or ""
            self.site = Site(self._day, repository, url, _digest_of_frame(config), self._written)
            if self.config.catalogue:
                self._write_catalogue(self._staging)
            _stop_if_strict(config)
            self._staging.publish()
        config.site_dir = str(self._staging.target)

    def _write_catalogue(self, staging: Staging) -> None:
        self.pages = write_site(staging.folder, staging.target, self._catalogue, self.site,
                                self.render, self._workers, self._shelf,
                                self.config.search, self.config.compress)  # fmt: skip
        self._shelf.save()

    def on_build_error(self, *, error: Exception) -> None:
        """The published site stands; what was being built goes."""
        self.discard()

    def on_shutdown(self) -> None:
        """Also when the build was interrupted from the keyboard."""
        self.discard()

    def discard(self) -> None:
        """Remove the staging folder if it was not published."""
        if self._staging:
            self._staging.discard()


class _Templates(FileSystemLoader):
    """Of whose files only those of this project are listed: Material brings 14,000, which no page loads."""

    def list_templates(self) -> list[str]:
        return FileSystemLoader(self.searchpath[0]).list_templates()


def _environment(whole: Callable[[], Environment], compiled: BytecodeCache) -> Environment:
    """The theme's own one, but for what it lists and what need not be compiled again."""
    env = whole()
    env.bytecode_cache = compiled
    assert isinstance(env.loader, FileSystemLoader)
    env.loader = _Templates(env.loader.searchpath)
    return env


def renderer(env: Environment, nav: Navigation, config: MkDocsConfig) -> Render:
    """What renders the theme's frame around a page of the catalogue."""
    template = env.get_template("main.html")
    shared = get_context(nav, [], config)
    return lambda page: template.render({**shared, "page": page})


def _digest_of_frame(config: MkDocsConfig) -> str:
    """Of what the frame around pages is made of besides this code: settings, theme, titles of ``docs/``."""
    settings = (config.site_name, config.site_description, config.extra["assets"])
    folders = (Path(config.docs_dir), Path(config.theme.custom_dir or ""))
    return digest_of_texts(repr(settings), Path(config.config_file_path), folders)


def _day(given: object) -> date:
    """The day to build for: the one given, else today in Peru, wherever the machine stands."""
    if isinstance(given, date):
        return given
    try:
        return date.fromisoformat(str(given)) if given else datetime.now(_PERU).date()
    except ValueError as error:
        raise PluginError(f"as_of: «{given}» no es una fecha. Escribe año-mes-día.") from error


def _stop_if_strict(config: MkDocsConfig) -> None:
    """``--strict`` aborts after ``on_post_build``, when the site would be out: look before."""
    handlers = logging.getLogger("mkdocs").handlers
    if config.strict and any(h.get_counts() for h in handlers if isinstance(h, CountHandler)):
        raise PublishError("Hay avisos de MkDocs y se pidió --strict: no se publicó nada.")


@contextmanager
def _plugin_errors() -> Iterator[None]:
    try:
        yield
    except PublishError as error:
        raise PluginError(str(error)) from error
    except OSError as error:  # the disk is full, say
        raise PluginError(f"No se pudo escribir el sitio: {error}.") from error
