"""A walk over the elements of a document: what Word and OpenDocument have in common."""

from collections.abc import Iterator
from typing import Any, Protocol

from argmap.quotations.text.readers.growing_text import GrowingText


class Visitor(Protocol):
    """What the elements of a format mean."""

    def left_out(self, element: Any, name: str) -> str | None:
        """What an element is that is no text; `""` for one that is not worth a line, nothing for text."""

    def begin(self, element: Any, name: str) -> None:
        """Begin an element."""

    def words(self, element: Any, name: str, text: str) -> None:
        """Add words that stand directly in an element."""

    def end(self, element: Any, name: str) -> None:
        """End an element."""


def walk_office(root: Any, out: GrowingText, visitor: Visitor) -> None:
    """Add the text of an element, without recursion."""
    from lxml import etree

    walker = etree.iterwalk(root, events=("start", "end"))
    left_out = None
    for event, element in walker:
        name = local(element)
        if event == "start":
            what = visitor.left_out(element, name)
            if what is not None:
                left_out = element
                walker.skip_subtree()
                if what:
                    out.leave_out(what, words_of(element))
                continue
            visitor.begin(element, name)
            if element.text:
                visitor.words(element, name, element.text)
            continue
        if element is not left_out:
            visitor.end(element, name)
        outer = element.getparent()
        if element.tail and element is not root and outer is not None:
            visitor.words(outer, local(outer), element.tail)


def local(element: Any) -> str:
    """The name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def attribute(element: Any, name: str) -> str:
    """The value of an attribute, whatever its namespace."""
    return next((str(value) for key, value in element.items() if key.rpartition("}")[2] == name), "")


def children(element: Any, *names: str) -> Iterator[Any]:
    """The elements that stand directly in one and bear one of the names."""
    return (each for each in element if local(each) in names)


def named(root: Any, *names: str) -> list[Any]:
    """All elements of these names."""
    return [each for each in root.iter() if local(each) in names]


def words_of(element: Any) -> str:
    """All words of an element, with a space between its parts."""
    return " ".join(text for text in element.itertext() if text.strip())


def set_boxes_behind(root: Any, box: str, paragraph: str) -> None:
    """Let text boxes stand behind the paragraph that they are fastened to, whose words go on around them."""
    for each in named(root, box):
        outer = next((above for above in each.iterancestors() if local(above) == paragraph), None)
        if outer is not None:
            tail, each.tail = each.tail, None
            if tail and (parent := each.getparent()) is not None:
                parent.text = (parent.text or "") + tail
            outer.addnext(each)
