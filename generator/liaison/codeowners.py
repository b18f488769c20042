"""``.github/CODEOWNERS``: GitHub asks the people each entity names to review its records.

Syntax: https://docs.github.com/articles/about-code-owners. The last rule that fits a path holds, so
the network's own team comes first for everything, then each entity for its records, and last what
no entity may change alone: the rules themselves.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from generator.catalogue import Catalogue
from generator.liaison.refused import RefusedError

NETWORK: Final = "pcm"
"""The entity that runs the network: its people answer for whatever is no other entity's."""
_HANDLE: Final = re.compile(r"@?([a-z\d](?:-?[a-z\d]){0,38}(?:/[a-z\d](?:[\w.-]{0,99}))?)", re.I)
_HEAD: Final = """\
# Generado con «mac codeowners» del campo «maintainers» de cada ficha de entities/: no lo edites a mano.
# GitHub pide a estas personas que revisen los cambios de su entidad. Vale la última línea que coincide.
"""
_NOBODY: Final = f"""
# Ninguna ficha nombra todavía a sus responsables, así que GitHub no pedirá la revisión de nadie por este
# archivo. Para nombrar al equipo de la red, llena «maintainers» en entities/{NETWORK}.yml.
"""
_NO_TEAM: Final = f"""
# Falta quien responda por lo demás: llena «maintainers» en entities/{NETWORK}.yml.
"""


def codeowners(catalogue: Catalogue) -> str:
    """The file's text, its rules in the order of the entities' keys.

    :raises RefusedError: a handle could not be one of GitHub's; a rule must not hide in it.
    """
    bad = [
        f"entities/{key}.yml: «{handle}» no es un usuario de GitHub. Escribe uno así: ana-reniec."
        for key, entity in catalogue.entities.items()
        for handle in entity.maintainers
        if not _HANDLE.fullmatch(handle)
    ]
    if bad:
        raise RefusedError("\n".join(bad))
    owners = {
        key: [_owner(handle) for handle in entity.maintainers]
        for key, entity in sorted(catalogue.entities.items())
        if entity.maintainers
    }
    return "\n".join((_HEAD, *_rules(owners))) if owners else _HEAD + _NOBODY


def _owner(handle: str) -> str:
    return "@" + handle.removeprefix("@")


def _rules(owners: dict[str, list[str]]) -> Iterator[str]:
    team = owners.get(NETWORK)
    if team:
        yield _rule("*", team)
    else:
        yield _NO_TEAM.strip("\n")
    for key, people in owners.items():
        yield _rule(f"/catalogue/{key}/", people)
        yield _rule(f"/entities/{key}.yml", people)
    if team:
        yield _rule("/.github/", team)
    yield ""


def _rule(path: str, people: Sequence[str]) -> str:
    return f"{path} {' '.join(people)}"
