"""Our templates as plain Python: what Jinja compiles them to, for pages by the ten thousand.

Jinja's own code is ready for any template: an attribute may be the key of a mapping, a macro may be given
anything in any way, and whatever is shown becomes a text that knows it is escaped. A page of ours shows 350 texts
and calls a hundred macros. They ask for attributes of views, which are there or it is a mistake, and give macros
their arguments by place: done without asking, that takes less than half of the time. What is shown is escaped as ever.
"""

from collections.abc import Callable, Container
from functools import cache, lru_cache, partial
from typing import Any, Final
from urllib.parse import quote

from jinja2 import Environment, nodes
from jinja2.compiler import CodeGenerator, Frame, MacroRef
from jinja2.environment import TemplateModule
from markupsafe import Markup, _escape_inner  # type: ignore[attr-defined]  # see `shown`

Macro = Callable[..., str]

_KEPT: Final = 1024
"""Answers of a macro that are kept, those that were asked for last."""
_safe: Final = partial(str.__new__, Markup)
"""``Markup(text)`` of a text, without a look at what it is."""


def shown(value: object) -> str:
    """A value escaped for HTML, unless it is HTML: :func:`markupsafe.escape` without a new ``Markup`` each time."""
    if type(value) is str:
        return _escape_inner(value)
    return value if isinstance(value, Markup) else _escape_inner(str(value))


class PlainCode(CodeGenerator):
    """Attributes are Python's, and a macro is its function. Names of methods are Jinja's."""

    def write_commons(self) -> None:
        """What the code calls by these names is ours."""
        super().write_commons()
        self.writeline("escape, Markup = environment.shown, environment.safe")

    def _import_common(self, node: nodes.Import | nodes.FromImport, frame: Frame) -> None:
        """What is imported knows nothing of the page, so it is made once and not asked what it lacks."""
        if node.with_context:
            self.fail("what is imported knows nothing of the page here", node.lineno)
        self.write("environment.imported(")
        self.visit(node.template, frame)
        self.write(")")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802
        """``page.title``: an ``AttributeError`` where there is none."""
        self.visit(node.node, frame)
        self.write(f".{node.attr}")

    def visit_Test(self, node: nodes.Test, frame: Frame) -> None:  # noqa: N802
        """Whether ``page.verified is defined`` only Jinja's way can say."""
        if node.name == "defined" and isinstance(node.node, nodes.Getattr):
            self.write("not isinstance(")
            super().visit_Getattr(node.node, frame)
            self.write(", Undefined)")
        else:
            super().visit_Test(node, frame)

    def visit_Call(  # noqa: N802
        self, node: nodes.Call, frame: Frame, forward_caller: bool = False
    ) -> None:
        """``m.link(base, item)``: Jinja's names of a macro's arguments are not those of its function."""
        if node.kwargs or node.dyn_args or node.dyn_kwargs or forward_caller:
            self.fail("macros get their arguments by place here", node.lineno)
        self.visit(node.node, frame)
        self.write("(")
        for argument in node.args:
            self.visit(argument, frame)
            self.write(", ")
        self.write(")")

    def macro_body(
        self, node: nodes.Macro | nodes.CallBlock, frame: Frame
    ) -> tuple[Frame, MacroRef]:
        """A function that fills in by itself what it is not given, as long as that is ``missing``."""
        body = super().macro_body(node, frame)
        self.writeline(f"macro.__defaults__ = (missing,) * {len(node.args)}")
        return body

    def macro_def(self, macro_ref: MacroRef, frame: Frame) -> None:
        """The function itself, not an object around it, or what keeps what it gave."""
        if macro_ref.accesses_caller or macro_ref.accesses_kwargs or macro_ref.accesses_varargs:
            self.fail("a macro names its arguments here", macro_ref.node.lineno)
        self.write(f"environment.macro({getattr(macro_ref.node, 'name', '')!r}, macro)")

    def return_buffer_contents(self, frame: Frame, force_unescaped: bool = False) -> None:
        """What a macro gives is HTML."""
        super().return_buffer_contents(frame)


class PlainEnvironment(Environment):
    """Compiles with :class:`PlainCode`, each template once; autoescape is always on.

    ``repeated`` names macros that are given the same few values again and again: what they gave is kept.
    """

    code_generator_class = PlainCode
    shown = staticmethod(shown)
    safe = staticmethod(_safe)

    def __init__(self, repeated: Container[str] = (), **settings: Any) -> None:
        super().__init__(autoescape=True, auto_reload=False, **settings)
        self._repeated = repeated
        self.filters |= {"join": _joined, "urlencode": _quoted}
        self.globals.clear()  # Jinja's own, ``range`` say, would be copied for each page: none asks for them
        self.imported = cache(self._imported)

    def _imported(self, name: str) -> TemplateModule:
        """The macros of a template."""
        return self.get_template(name).module

    def macro(self, name: str, function: Macro) -> Macro:
        """What templates call by that name."""
        return lru_cache(_KEPT)(function) if name in self._repeated else function


def _joined(values: Any, between: str) -> str:
    """The filter ``join``, of texts that are escaped when they are shown."""
    return between.join(map(str, values))


_QUOTED: Final = [quote(bytes([byte])) for byte in range(256)]


def _quoted(text: str) -> str:
    """The filter ``urlencode``, of texts."""
    return "".join(map(_QUOTED.__getitem__, text.encode()))
