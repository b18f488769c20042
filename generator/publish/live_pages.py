"""Pages of the catalogue as it stands, rendered when somebody asks for them."""

from generator.catalogue import Catalogue
from generator.outputs.render import part_at, redirects, render_part
from generator.publish.builds import Docs
from generator.publish.contents import contents
from generator.publish.page_frame import PageFrames
from generator.publish.redirect_page import redirect_page


class LivePages:
    """Bytes of pages by path, framed as ``docs`` says; those of a part are made once."""

    def __init__(self, docs: Docs, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._site = docs.site
        self._frames = PageFrames(docs.render, docs.site.site_url)
        self._made: dict[str, bytes] = {}

    def find(self, path: str) -> bytes | None:
        """The page at ``tramites/reniec/dni/index.html``, if the catalogue gives it."""
        if path not in self._made:
            self._made.update(self._around(path))
        return self._made.get(path)

    def _around(self, path: str) -> dict[str, bytes]:
        """The page, with the others of its part."""
        catalogue, site = self._catalogue, self._site
        if part := part_at(catalogue, path):
            outputs = render_part(catalogue, part, site.as_of, site.repository, site.site_url)
            return dict(contents(outputs, self._frames, site.site_url))
        moved = redirects(catalogue) if path.endswith(".html") else {}
        if path in moved:
            return {path: redirect_page(path, moved[path], site.site_url).encode()}
        return {}
