"""A page as a test looks at it: its elements, their attributes, and the text a reader sees."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"input", "br", "img", "meta", "link", "hr", "wbr"}


@dataclass
class Element:
    """One element; ``parts`` are the pieces of text in it, in order."""

    tag: str
    attributes: dict[str, str]
    parts: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return " ".join("".join(self.parts).split())


class Page(HTMLParser):
    """Every element of a body, in order. A tag that is not closed in order fails."""

    def __init__(self, content: str) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("root", {})
        self.elements: list[Element] = []
        self._open = [self.root]
        self.feed(content)
        self.close()
        assert self._open == [self.root], f"not closed: {[e.tag for e in self._open]}"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names)), f"an attribute twice: {tag} {names}"
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.elements.append(element)
        self._separate(tag)
        if tag not in VOID:
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        assert self._open[-1].tag == tag, f"</{tag}> closes <{self._open[-1].tag}>"
        self._open.pop()
        self._separate(tag)

    def handle_data(self, data: str) -> None:
        for element in self._open:
            element.parts.append(data)

    def _separate(self, tag: str) -> None:
        if tag not in ("a", "strong", "em", "sup", "wbr"):
            self.handle_data(" ")

    @property
    def text(self) -> str:
        return self.root.text

    @property
    def links(self) -> list[str]:
        return [e.attributes["href"] for e in self.elements if "href" in e.attributes]

    def all(self, tag: str = "", **attributes: str) -> list[Element]:
        """Elements of a tag that have these attributes; ``_`` in a name stands for ``-``."""
        wanted = {name.replace("_", "-"): value for name, value in attributes.items()}
        return [
            e
            for e in self.elements
            if (not tag or e.tag == tag) and wanted.items() <= e.attributes.items()
        ]

    def one(self, tag: str = "", **attributes: str) -> Element:
        (element,) = self.all(tag, **attributes)
        return element
