"""The text of an OpenDocument file: without what was deleted; notes stand at the end."""

from typing import Any

from argmap.quotations.text.readers.growing_text import GrowingText, TextGap
from argmap.quotations.text.readers.html import reader_name
from argmap.quotations.text.readers.office_walk import attribute, children, named, set_boxes_behind, walk_office
from argmap.quotations.text.readers.packed import Packed
from argmap.quotations.text.readers.plain_text import PlainText, ReadError
from argmap.quotations.text.readers.raised import Table, lowered, raised

_LEFT_OUT = {
    "annotation": "comment",
    "tracked-changes": "deleted",
    "ruby-text": "ruby",
    "note-citation": "note mark",
    "table-of-content": "table of contents",
    "hidden-text": "hidden",
    "hidden-paragraph": "hidden",
    "script": "script",
    **dict.fromkeys(("note", "forms", "binary-data", "title", "desc", "creator", "date-string"), ""),
}


def read_open_document(data: bytes) -> PlainText:
    """The body, then the notes.

    Raises:
        ReadError: if it is no OpenDocument text, or broken.
    """
    packed = Packed(data, ".odt", "the OpenDocument file")
    root = packed.needed("content.xml")
    if b"encryption-data" in packed.read("META-INF/manifest.xml"):
        raise ReadError("the OpenDocument file is locked: it needs a password", help="save it without a password")
    bodies = [text for body in children(root, "body") for text in children(body, "text")]
    if not bodies:
        raise ReadError("the OpenDocument file holds no text document", help="save it as PDF")
    styles = [each for each in (packed.tree("styles.xml"), root) if each is not None]
    out = GrowingText(counts_paragraphs=True)
    visitor = _OpenDocument(out, styles)
    notes = named(bodies[0], "note")
    set_boxes_behind(bodies[0], "text-box", "p")
    walk_office(bodies[0], out, visitor)
    for note in notes:
        (citation,) = list(children(note, "note-citation"))[:1] or [None]
        out.note("".join(citation.itertext()) if citation is not None else "*")
        for body in children(note, "note-body"):
            walk_office(body, out, visitor)
    return out.plain_text(reader_name())


class _OpenDocument:
    """What the elements of OpenDocument mean."""

    def __init__(self, out: GrowingText, styles: list[Any]) -> None:
        self.out = out
        self.hidden: set[str] = set()
        self.raised: dict[str, str] = {}
        self.forms: list[tuple[Any, Table]] = []
        for style in (each for root in styles for each in named(root, "style")):
            for look in children(style, "text-properties"):
                if attribute(look, "display") == "none":
                    self.hidden.add(attribute(style, "name"))
                self.raised[attribute(style, "name")] = attribute(look, "text-position")

    def left_out(self, element: Any, name: str) -> str | None:
        """What has a meaning of its own, and what its style hides."""
        if name == "note":
            for each in children(element, "note-citation"):
                self.out.leave_out("note mark", "".join(each.itertext()))
        if name in _LEFT_OUT:
            return _LEFT_OUT[name]
        return "hidden" if self.hidden and attribute(element, "style-name") in self.hidden else None

    def begin(self, element: Any, name: str) -> None:
        """Begin a paragraph, a cell, a raised span; spaces and breaks are elements."""
        if name in ("p", "h"):
            self.out.paragraph()
        elif name == "table-cell":
            self.out.begin_cell()
        elif name == "table-row":
            self.out.row()
        elif name == "s":
            self.out.gap(TextGap.SPACE)
        elif name == "tab":
            self.out.gap(TextGap.CELL)
        elif name == "line-break":
            self.out.line_break()
        elif name == "span":
            self._form(element)

    def _form(self, span: Any) -> None:
        position = self.raised.get(attribute(span, "style-name"), "")
        if position.startswith(("super", "sub")):
            words = "".join(span.itertext())
            self.forms.append((span, raised(words) if position.startswith("super") else lowered(words)))

    def words(self, _element: Any, _name: str, text: str) -> None:
        """Words stand in paragraphs and in what is inside them."""
        self.out.flow(text.translate(self.forms[-1][1]) if self.forms else text)

    def end(self, element: Any, name: str) -> None:
        """End a paragraph, a cell, a row or a table."""
        if self.forms and self.forms[-1][0] is element:
            self.forms.pop()
        elif name in ("p", "h"):
            self.out.gap(TextGap.PARAGRAPH)
        elif name == "table-cell":
            self.out.end_cell()
        elif name == "table-row":
            self.out.row()
        elif name in ("table", "text-box"):
            self.out.row(TextGap.PARAGRAPH)
