"""GitHub's REST API, as far as the comment of a pull request needs it. The token goes nowhere else."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.client import HTTPException
from typing import Any, Final
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPRedirectHandler, OpenerDirector, Request, build_opener

_SECONDS: Final = 30
_PAGE: Final = 100
_MOST_PAGES: Final = 50


class GitHubError(Exception):
    """GitHub did not do what was asked; the message says what and why."""


class _NoRedirect(HTTPRedirectHandler):
    """Python would send the token along to wherever the answer points."""

    def redirect_request(self, *_: Any, **__: Any) -> None:
        return None


@dataclass(frozen=True, slots=True)
class GitHub:
    """One repository, ``owner/name``, at the API's address."""

    api: str
    repository: str
    token: str = field(repr=False)
    _opener: OpenerDirector = field(default_factory=lambda: build_opener(_NoRedirect), repr=False)

    def call(self, method: str, path: str, body: object = None, **query: str | int) -> Any:
        """The JSON that answers; ``path`` is below the repository.

        :raises GitHubError: no answer, or one that is not a success.
        """
        url = f"{self.api}/repos/{self.repository}/{path}"
        request = Request(
            f"{url}?{urlencode(query)}" if query else url,
            method=method,
            data=None if body is None else json.dumps(body).encode(),
            headers={
                "Accept": "application/vnd.github+json",
                "Authorization": f"Bearer {self.token}",
                "Content-Type": "application/json",
                "User-Agent": "mac-portal",
                "X-GitHub-Api-Version": "2022-11-28",
            },
        )
        try:
            with self._opener.open(request, timeout=_SECONDS) as answer:
                return json.load(answer)
        except HTTPError as error:
            raise GitHubError(f"GitHub respondió {error.code} a {method} {path}.") from None
        except (OSError, HTTPException, ValueError) as error:
            raise GitHubError(f"GitHub no respondió a {method} {path}: {error}.") from None

    def all(self, path: str, **query: str | int) -> Iterator[Any]:
        """Every element of a list, page by page."""
        for page in range(1, _MOST_PAGES + 1):
            found = self.call("GET", path, **query, per_page=_PAGE, page=page)
            yield from found
            if len(found) < _PAGE:
                return
