"""A catalogue does not differ from itself; whatever differs is told; nobody's text becomes markup."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from generator.liaison.diff import compare, version
from generator.liaison.diff_fields import Sides, record_changes
from generator.liaison.diff_formats import NOTHING, headline
from generator.liaison.diff_markdown import escape
from generator.liaison.diff_service import SERVICE
from generator.liaison.diff_warnings import warnings
from generator.records.service import Service
from tests import real
from tests.small import AS_OF, loaded, small
from tests.test_architecture import MODULES, WORLD, imports

RICH = small().services["ejemplo/carne-de-muestra"]
LISTS = [name for name, value in RICH if isinstance(value, tuple) and value and name != "sources"]


@st.composite
def variants(draw: st.DrawFn) -> Service:
    """The rich service with some of the elements of some of its lists, in some order."""
    update: dict[str, Any] = {}
    for name in draw(st.lists(st.sampled_from(LISTS), unique=True, max_size=4)):
        items = list(getattr(RICH, name))
        chosen = draw(st.lists(st.sampled_from(range(len(items))), unique=True))
        update[name] = tuple(items[n] for n in chosen)
    return RICH.model_copy(update=update)


def test_the_small_catalogue_does_not_differ_from_itself() -> None:
    same = version(loaded())
    diff = compare(same, same, AS_OF)
    assert (diff.records, diff.pages, diff.approvers) == ((), (), ())
    assert headline(diff) == NOTHING


def test_no_record_of_the_real_catalogue_differs_from_itself() -> None:
    records = dict(real.catalogue().records())
    assert len(records) > 100
    for record in records.values():
        assert list(record_changes(Sides(small(), small(), {}, {}), record, record, SERVICE)) == []
        assert list(warnings(record, record)) == []


def test_the_comparison_itself_touches_nothing_outside() -> None:
    modules = {m: tree for m, tree in MODULES.items() if m.startswith("liaison/diff")}
    assert len(modules) > 8
    for module, tree in modules.items():
        assert not {name.split(".")[0] for name in imports(tree)} & WORLD, module
        assert "generator.liaison.revisions" not in set(imports(tree)), module


@given(variants(), variants())
def test_whatever_differs_is_told_and_nothing_else(old: Service, new: Service) -> None:
    changes = list(record_changes(Sides(small(), small(), old.cases, new.cases), old, new, SERVICE))
    assert bool(changes) == (old != new)
    assert all(change.text.endswith(".") for change in changes)
    assert all(change.before != change.after or "orden" in change.text for change in changes)
    list(warnings(old, new))


MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])
SIGNS = st.text(
    st.sampled_from("aA1_*`<>[]()!#|~^&;:@/\\$ \n\"'-+=.x") | st.characters(codec="utf-8")
)


@given(SIGNS | st.sampled_from(["<b>", "[a](http://b)", "![a](b)", "&lt;b&gt;", "a  \nb", "`x`"]))
def test_escaped_text_is_text_in_markdown(text: str) -> None:
    inline = MARKDOWN.parse(f"- «{escape(text)}»")[3]
    assert inline.type == "paragraph_open" or inline.type == "inline"
    children = next(t for t in MARKDOWN.parse(f"- «{escape(text)}»") if t.type == "inline").children
    assert {child.type for child in children or ()} <= {"text"}
    shown = "".join(child.content for child in children or ()).replace("\u200b", "")
    wanted = f"«{' '.join(text.split())}»".replace("\u200b", "")
    assert shown.replace("\ufffd", "") == wanted.replace("\0", "").replace("\ufffd", "")
