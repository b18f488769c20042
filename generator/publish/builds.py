"""A build as the command line and the server ask for it: MkDocs, with options over those of its file."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException

from generator.problems import Problem, counts
from generator.publish.errors import PublishError
from generator.publish.mkdocs_log import heard_from_mkdocs
from generator.publish.mkdocs_plugin import MacPlugin
from generator.publish.page_frame import Render
from generator.publish.site_writer import Site
from generator.records.reading import ChangedError


@dataclass(frozen=True, slots=True)
class BuildResult:
    """What ``mac build`` tells. Without errors in the records the site is published."""

    problems: tuple[Problem, ...]
    warnings: tuple[str, ...]
    """MkDocs' own, about ``docs/``."""
    published: bool
    pages: int


@dataclass(frozen=True, slots=True)
class Docs:
    """What pages of the catalogue need of a built ``docs/``: their frame, and the site they are for."""

    render: Render
    site: Site
    warnings: tuple[str, ...]


def build(
    config_file: Path,
    *,
    root: Path | None = None,
    site_dir: Path | None = None,
    as_of: date | None = None,
    site_url: str | None = None,
    compress: bool | None = None,
    jobs: int = 0,
    cache: bool = True,
    search: bool = True,
) -> BuildResult:
    """Build the site as ``mkdocs build`` does, with these options over those of the file.

    Errors in records are in the result; anything else raises :class:`PublishError`.
    """
    options = {"root": root and str(root), "as_of": as_of, "compress": compress, "jobs": jobs,
               "cache": cache, "search": search}  # fmt: skip
    plugin, warnings = _run(config_file, site_dir, site_url, options)
    published = not counts(plugin.problems)["errors"]
    return BuildResult(plugin.problems, warnings if published else (), published, plugin.pages)


def build_docs(config_file: Path, site_dir: Path, site_url: str) -> Docs:
    """Build only the hand-written pages, with style and scripts, and give what frames all others."""
    plugin, warnings = _run(
        config_file, site_dir, site_url, {"catalogue": False, "compress": False}
    )
    return Docs(plugin.render, plugin.site, warnings)


def _run(
    config_file: Path, site_dir: Path | None, site_url: str | None, options: Mapping[str, object]
) -> tuple[MacPlugin, tuple[str, ...]]:
    """A build with options over those of the file; the plugin as it is then, and MkDocs' warnings."""
    plugin: MacPlugin | None = None
    folder = site_dir and str(site_dir.absolute())
    with heard_from_mkdocs() as heard:
        try:
            config = load_config(str(config_file), site_dir=folder, site_url=site_url)
            plugin = _plugin_of(config)
            plugin.config.update({k: v for k, v in options.items() if v is not None})
            plugin.report = lambda problems: None
            mkdocs_build(config)
        except MkDocsException as error:
            if plugin is None or not counts(plugin.problems)["errors"]:
                raise PublishError("\n".join(heard) or str(error)) from error
        except ChangedError as error:
            raise PublishError(
                f"{error} cambió mientras se construía el sitio. Vuelve a empezar."
            ) from error
        except OSError as error:  # the disk is full while MkDocs copies a picture, say
            raise PublishError(f"No se pudo escribir el sitio: {error}.") from error
        finally:
            if plugin:
                plugin.discard()
    assert plugin
    return plugin, tuple(heard)


def _plugin_of(config: MkDocsConfig) -> MacPlugin:
    plugin = config.plugins.get("mac")
    if not isinstance(plugin, MacPlugin):
        raise PublishError(f"Falta «mac» en «plugins» de {config.config_file_path}.")
    return plugin
