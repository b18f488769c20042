"""Our Jinja templates as Go templates, so that Hugo shows what we show.

Only what the templates use is known; anything else raises :class:`UntranslatedError` with its line, and the benchmark
stops: a peer that shows less would win by it.
"""

import json
from collections.abc import Callable, Mapping
from typing import Final

from jinja2 import Environment, nodes

_COMPARE: Final = {"eq": "eq", "ne": "ne", "gt": "gt", "gteq": "ge", "lt": "lt", "lteq": "le"}


class UntranslatedError(Exception):
    """A construct of a template that is not known here."""


class GoTemplate:
    """One template and the macros it imports, as definitions of a plain-text Go template."""

    def __init__(self, environment: Environment) -> None:
        self._environment = environment
        self._macros: dict[str, nodes.Macro] = {}
        self.constants: dict[str, object] = {}
        """What templates set beside their macros: read from the site's ``params``."""
        self._used: dict[str, None] = {}
        self._counter = 0

    def translate(self, template: str) -> str:
        """``{{ define "body" }}…`` and a definition for each macro; ``.`` is a map of the template's variables."""
        tree = self._parsed(template)
        for node in tree.body:
            if isinstance(node, nodes.Import | nodes.FromImport):
                imported = self._parsed(str(node.template.as_const()))
                self._macros |= {m.name: m for m in imported.find_all(nodes.Macro)}
                self.constants |= {
                    a.target.name.lower(): a.node.as_const()
                    for a in imported.find_all(nodes.Assign)
                    if isinstance(a.node, nodes.Dict)
                }
        body = self._all(
            [n for n in tree.body if not isinstance(n, nodes.Import | nodes.FromImport)], {}
        )
        defined = {"body": body}
        while left := [name for name in self._used if name not in defined]:
            defined |= {name: self._all(self._macros[name].body, {}) for name in left}
        return "".join(
            f'{{{{ define "{name}" }}}}{text}{{{{ end }}}}\n' for name, text in defined.items()
        )

    def _parsed(self, name: str) -> nodes.Template:
        assert self._environment.loader
        source = self._environment.loader.get_source(self._environment, name)[0]
        return self._environment.parse(source)

    # Statements: ``names`` are variables of loops and assignments → Go expression

    def _all(self, body: list[nodes.Node], names: Mapping[str, str]) -> str:
        known = dict(names)
        return "".join(self._statement(node, known) for node in body)

    def _statement(self, node: nodes.Node, names: dict[str, str]) -> str:
        if isinstance(node, nodes.Output):
            return "".join(self._shown(part, names) for part in node.nodes)
        if isinstance(node, nodes.If):
            return self._if(node, names) + "{{ end }}"
        if isinstance(node, nodes.For):
            return self._for(node, names)
        if isinstance(node, nodes.Assign) and isinstance(node.target, nodes.Name):
            variable = self._new(node.target.name)
            value = self._value(node.node, names)
            names[node.target.name] = variable
            return f"{{{{ {variable} := {value} }}}}"
        raise UntranslatedError(f"{type(node).__name__}, line {node.lineno}")

    def _if(self, node: nodes.If, names: dict[str, str]) -> str:
        text = f"{{{{ if {self._value(node.test, names)} }}}}{self._all(node.body, names)}"
        for other in node.elif_:
            text += (
                f"{{{{ else if {self._value(other.test, names)} }}}}{self._all(other.body, names)}"
            )
        return text + (f"{{{{ else }}}}{self._all(node.else_, names)}" if node.else_ else "")

    def _for(self, node: nodes.For, names: dict[str, str]) -> str:
        inner, index = dict(names), self._new("i")
        items = node.iter
        if _is_split(items):
            listed = (
                f"(split {self._value(items.node.node, names)} {self._value(items.args[0], names)})"
            )
        elif isinstance(items, nodes.Call) and isinstance(items.node, nodes.Getattr):
            if items.node.attr != "items" or not isinstance(node.target, nodes.Tuple):
                raise UntranslatedError(f"call in a loop, line {node.lineno}")
            key, value = (self._new(str(n.name)) for n in node.target.items)
            inner |= {n.name: v for n, v in zip(node.target.items, (key, value), strict=True)}
            head = f"{{{{ range {key}, {value} := {self._value(items.node.node, names)} }}}}"
            return f"{head}{self._all(node.body, inner)}{{{{ end }}}}"
        else:
            listed = self._value(items, names)
        element = self._new("e")
        inner |= {"loop.index": f"(add {index} 1)", "loop.index0": index,
                  "loop.first": f"(eq {index} 0)",
                  "loop.last": f"(eq (add {index} 1) (len {listed}))"}  # fmt: skip
        head = f"{{{{ range {index}, {element} := {listed} }}}}"
        if isinstance(node.target, nodes.Tuple):
            for at, name in enumerate(node.target.items):
                inner[name.name] = f"(index {element} {at})"
        else:
            inner[node.target.name] = element
        body = self._all(node.body, inner)
        if node.test:
            body = f"{{{{ if {self._value(node.test, inner)} }}}}{body}{{{{ end }}}}"
        other = f"{{{{ else }}}}{self._all(node.else_, names)}" if node.else_ else ""
        return f"{head}{body}{other}{{{{ end }}}}"

    def _shown(self, node: nodes.Node, names: dict[str, str]) -> str:
        """An expression where it is printed: escaped, as Jinja's autoescape does."""
        if isinstance(node, nodes.TemplateData):
            return node.data.replace("{{", '{{ "{{" }}')
        if isinstance(node, nodes.CondExpr):
            other = self._shown(node.expr2, names) if node.expr2 else ""
            return f"{{{{ if {self._value(node.test, names)} }}}}{self._shown(node.expr1, names)}{{{{ else }}}}{other}{{{{ end }}}}"
        if isinstance(node, nodes.Call):
            return self._call(node, names)
        return f"{{{{ {self._value(node, names)} | string | transform.HTMLEscape }}}}"

    def _call(self, node: nodes.Call, names: dict[str, str]) -> str:
        """A macro; a list of attributes of a list is made before it."""
        name = (
            node.node.attr
            if isinstance(node.node, nodes.Getattr)
            else getattr(node.node, "name", "")
        )
        if name not in self._macros:
            raise UntranslatedError(f"call of {name}, line {node.lineno}")
        self._used[name] = None
        macro = self._macros[name]
        given: dict[str, nodes.Expr] = {}
        parameters = [str(argument.name) for argument in macro.args]
        given |= zip(parameters[len(parameters) - len(macro.defaults):], macro.defaults, strict=True)  # fmt: skip
        given |= zip(parameters, node.args, strict=False)
        given |= {keyword.key: keyword.value for keyword in node.kwargs}
        before, values = "", []
        for parameter, value in given.items():
            attribute = _mapped(value)
            if attribute:
                made = self._new("l")
                before += f"{{{{ {made} := slice }}}}{{{{ range {self._value(attribute[0], names)} }}}}{{{{ {made} = {made} | append .{attribute[1]} }}}}{{{{ end }}}}"
                values.append(f'"{parameter}" {made}')
            else:
                values.append(f'"{parameter}" {self._value(value, names)}')
        return f'{before}{{{{ template "{name}" (dict {" ".join(values)}) }}}}'

    # Expressions

    def _value(self, node: nodes.Node, names: Mapping[str, str]) -> str:
        def value(part: nodes.Node) -> str:
            return self._value(part, names)

        kinds: dict[type[nodes.Node], Callable[[], str]] = {
            nodes.Const: lambda: _constant(node.value),
            nodes.Name: lambda: self._name(node.name, names),
            nodes.Getattr: lambda: self._attribute(node, names),
            nodes.Getitem: lambda: f"(index {value(node.node)} {value(node.arg)})",
            nodes.And: lambda: f"(and {value(node.left)} {value(node.right)})",
            nodes.Or: lambda: f"(or {value(node.left)} {value(node.right)})",
            nodes.Not: lambda: f"(not {value(node.node)})",
            nodes.List: lambda: f"(slice {' '.join(map(value, node.items))})",
            nodes.Tuple: lambda: f"(slice {' '.join(map(value, node.items))})",
            nodes.Add: lambda: f"(add {value(node.left)} {value(node.right)})",
            nodes.Concat: lambda: (
                f'(printf "{"%v" * len(node.nodes)}" {" ".join(map(value, node.nodes))})'
            ),
            nodes.CondExpr: lambda: (
                f"(cond (not (not {value(node.test)})) {value(node.expr1)} {value(node.expr2) if node.expr2 else _constant('')})"
            ),
            nodes.Compare: lambda: self._compare(node, names),
            nodes.Test: lambda: self._test(node, names),
            nodes.Filter: lambda: self._filter(node, names),
        }
        if type(node) not in kinds:
            raise UntranslatedError(f"{type(node).__name__}, line {node.lineno}")
        return kinds[type(node)]()

    def _name(self, name: str, names: Mapping[str, str]) -> str:
        if name.lower() in self.constants:
            return f"site.Params.{name.lower()}"
        return names.get(name, f"$.{name}")

    def _attribute(self, node: nodes.Getattr, names: Mapping[str, str]) -> str:
        if isinstance(node.node, nodes.Name) and node.node.name == "loop":
            return names[f"loop.{node.attr}"]
        return f"{self._value(node.node, names)}.{node.attr}"

    def _compare(self, node: nodes.Compare, names: Mapping[str, str]) -> str:
        (operand,) = node.ops
        left, right = self._value(node.expr, names), self._value(operand.expr, names)
        if operand.op in ("in", "notin"):
            found = f"(in {right} {left})"
            return found if operand.op == "in" else f"(not {found})"
        return f"({_COMPARE[operand.op]} {left} {right})"

    def _test(self, node: nodes.Test, names: Mapping[str, str]) -> str:
        value = self._value(node.node, names)
        if node.name == "sameas":
            return f"(eq {value} {self._value(node.args[0], names)})"
        known = {"none": f"(eq {value} nil)", "defined": "true",
                 "true": f"(eq {value} true)", "false": f"(eq {value} false)"}  # fmt: skip
        if node.name not in known:
            raise UntranslatedError(f"test {node.name}, line {node.lineno}")
        return known[node.name]

    def _filter(self, node: nodes.Filter, names: Mapping[str, str]) -> str:
        assert node.node
        value = self._value(node.node, names)
        arguments = [self._value(argument, names) for argument in node.args]
        known = {
            "join": lambda: f"(delimit (or {value} slice) {arguments[0]})",
            "lower": lambda: f"(lower {value})",
            "urlencode": lambda: f'(replace (urlquery {value}) "+" "%20")',
            "length": lambda: f"(len {value})",
            "list": lambda: value,
            "selectattr": lambda: f"(where {value} {arguments[0]} true)",
        }
        if node.name not in known:
            raise UntranslatedError(f"filter {node.name}, line {node.lineno}")
        return known[node.name]()

    def _new(self, name: str) -> str:
        self._counter += 1
        return f"${name}{self._counter}"


def _constant(value: object) -> str:
    return "nil" if value is None else json.dumps(value, ensure_ascii=False)


def _mapped(node: nodes.Node) -> tuple[nodes.Node, str] | None:
    """``x | map(attribute='y') | list`` → ``(x, "y")``."""
    if isinstance(node, nodes.Filter) and node.name == "list":
        inner = node.node
        if isinstance(inner, nodes.Filter) and inner.name == "map" and inner.node:
            return inner.node, str(inner.kwargs[0].value.as_const())
    return None


def _is_split(node: nodes.Node) -> bool:
    return (
        isinstance(node, nodes.Call)
        and isinstance(node.node, nodes.Getattr)
        and node.node.attr == "split"
    )
