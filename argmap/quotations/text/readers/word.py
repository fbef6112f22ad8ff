"""The text of a Word file: with what was inserted, without what was deleted; notes stand at the end."""

from typing import Any

from argmap.quotations.text.readers.growing_text import GrowingText, TextGap
from argmap.quotations.text.readers.html import reader_name
from argmap.quotations.text.readers.office_walk import (
    attribute,
    children,
    named,
    set_boxes_behind,
    walk_office,
    words_of,
)
from argmap.quotations.text.readers.packed import Packed
from argmap.quotations.text.readers.plain_text import PlainText
from argmap.quotations.text.readers.raised import Table, lowered, raised

_LEFT_OUT = {
    "del": "deleted",
    "moveFrom": "deleted",
    "rt": "ruby",
    **dict.fromkeys(("instrText", "delText", "delInstrText", "Fallback", "pPr", "rPr", "tblPr", "trPr", "tcPr"), ""),
    **dict.fromkeys(("sectPr", "sdtPr", "tblGrid", "tblPrEx", "fldData", "posOffset", "binData"), ""),
}
_SIGNS = {"noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}
_OFF = ("0", "false", "off", "none")
_PRIVATE = range(0xE000, 0xF900)


def read_word(data: bytes) -> PlainText:
    """The body, then the notes.

    Raises:
        ReadError: if it is no Word file, or broken.
    """
    packed = Packed(data, ".docx", "the Word file")
    body = packed.needed("word/document.xml")
    out = GrowingText(counts_paragraphs=True)
    styles = packed.tree("word/styles.xml")
    visitor = _Word(out, _hidden_styles(styles) if styles is not None else frozenset())
    _add(body, out, visitor)
    for kind in ("footnote", "endnote"):
        root = packed.tree(f"word/{kind}s.xml")
        if root is not None:
            _add_notes(root, _in_order(body, f"{kind}Reference"), out, visitor)
    for name in sorted(packed.names):
        _leave_out_part(packed, name, out)
    return out.plain_text(reader_name())


def _add(root: Any, out: GrowingText, visitor: "_Word") -> None:
    for each in named(root, "Fallback"):
        each.getparent().remove(each)
    set_boxes_behind(root, "txbxContent", "p")
    walk_office(root, out, visitor)


def _hidden_styles(styles: Any) -> frozenset[str]:
    return frozenset(
        attribute(style, "styleId")
        for style in children(styles, "style")
        if any(_is_on(each) for look in children(style, "rPr") for each in children(look, "vanish"))
    )


def _is_on(element: Any) -> bool:
    return attribute(element, "val") not in _OFF


def _in_order(body: Any, name: str) -> dict[str, int]:
    """The numbers of the notes, as they are called."""
    called = dict.fromkeys(attribute(each, "id") for each in named(body, name))
    return {each: number for number, each in enumerate(called, 1)}


def _add_notes(root: Any, numbers: dict[str, int], out: GrowingText, visitor: "_Word") -> None:
    notes = {attribute(each, "id"): each for each in root}
    for each, number in numbers.items():
        if each in notes:
            out.note(str(number))
            _add(notes[each], out, visitor)


def _leave_out_part(packed: Packed, name: str, out: GrowingText) -> None:
    for beginning, what in (("header", "header"), ("footer", "footer"), ("comments.xml", "comment")):
        if name.startswith(f"word/{beginning}") and name.endswith(".xml"):
            root = packed.tree(name)
            for each in [root] if what != "comment" else root if root is not None else ():
                out.leave_out(what, words_of(each))


class _Word:
    """What the elements of WordprocessingML mean."""

    def __init__(self, out: GrowingText, hidden: frozenset[str]) -> None:
        self.out = out
        self.hidden = hidden
        self.form: Table = {}
        self.goes_on = False
        """Whether the end of the last paragraph was deleted."""

    def left_out(self, element: Any, name: str) -> str | None:
        """Deleted runs, hidden ones, tables of contents, and what is no text at all."""
        if name in _LEFT_OUT:
            return _LEFT_OUT[name]
        if name == "r":
            return "hidden" if self._is_hidden(element, "rPr", "rStyle") else None
        if name == "p":
            return "hidden" if self._is_hidden(element, "", "pStyle") else None
        if name == "sdt" and any(
            attribute(each, "val") == "Table of Contents"
            for look in children(element, "sdtPr")
            for each in named(look, "docPartGallery")
        ):
            return "table of contents"
        return None

    def _is_hidden(self, element: Any, look: str, style: str) -> bool:
        for each in (each for looks in children(element, look or "pPr") for each in looks):
            name = each.tag.rpartition("}")[2]
            if (look and name == "vanish" and _is_on(each)) or (
                name == style and attribute(each, "val") in self.hidden
            ):
                return True
        return False

    def begin(self, element: Any, name: str) -> None:
        """Begin a paragraph, a cell, a run; a break is a line end."""
        if name == "p":
            if not self.goes_on:
                self.out.paragraph()
            self.goes_on = False
        elif name == "tc":
            self.out.begin_cell()
        elif name == "tr":
            self.out.row()
        elif name == "r":
            self.form = _form(element)
        elif name == "tab":
            self.out.gap(TextGap.CELL)
        elif name in ("br", "cr"):
            self.out.line_break()
        elif name in _SIGNS:
            self.out.write(_SIGNS[name])
        elif name == "sym":
            self._sign(attribute(element, "char"))

    def _sign(self, code: str) -> None:
        """A sign of a font; where the number is the font's own nobody can say which it is."""
        number = int(code, 16) if code else 0xE000
        self.out.write("\ufffd" if number in _PRIVATE or number > 0xFFFF or 0xD800 <= number <= 0xDFFF else chr(number))

    def words(self, _element: Any, name: str, text: str) -> None:
        """Only `t` holds words."""
        if name == "t":
            self.out.flow(text.translate(self.form))

    def end(self, element: Any, name: str) -> None:
        """End a paragraph, a cell, a row or a table."""
        if name == "p":
            looks = (look for each in children(element, "pPr") for look in children(each, "rPr"))
            self.goes_on = any(True for look in looks for _ in children(look, "del", "moveFrom"))
            if not self.goes_on:
                self.out.gap(TextGap.PARAGRAPH)
        elif name == "tc":
            self.out.end_cell()
        elif name == "tr":
            self.out.row()
        elif name in ("tbl", "txbxContent"):
            self.out.row(TextGap.PARAGRAPH)
        elif name == "r":
            self.form = {}


def _form(run: Any) -> Table:
    """What a raised or lowered run makes of its words."""
    words = "".join(each.text or "" for each in children(run, "t"))
    for look in children(run, "rPr"):
        for each in children(look, "vertAlign"):
            if attribute(each, "val") == "superscript":
                return raised(words)
            if attribute(each, "val") == "subscript":
                return lowered(words)
    return {}
