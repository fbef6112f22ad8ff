"""From the elements of a page to its text: what a browser shows, and nothing between the letters of a word.

Only block elements, cells and `<br>` part words; what is hidden, deleted, a note mark or a reading aid is left out.
"""

import re
from collections.abc import Mapping
from itertools import islice
from typing import Any

from argmap.quotations.text.readers.growing_text import MOST_SHOWN, GrowingText
from argmap.quotations.text.readers.note_marks import is_note_link, is_note_mark
from argmap.quotations.text.readers.raised import Table, lowered, raised

_BLOCKS = (
    "address article aside blockquote body caption center dd details dir div dl dt fieldset figcaption figure footer"
    " form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li listing main menu nav ol p plaintext pre search section"
    " summary table ul xmp"
)
BLOCKS = frozenset(_BLOCKS.split())
ROWS = frozenset(("tr", "thead", "tbody", "tfoot"))
CELLS = frozenset(("td", "th"))
LITERAL = frozenset(("pre", "listing", "plaintext", "xmp"))
LEFT_OUT = {
    "title": "title",
    "script": "script",
    "style": "style",
    "svg": "picture",
    "rt": "ruby",
    "rp": "ruby",
    "rtc": "ruby",
    **dict.fromkeys(("del", "s", "strike"), "deleted"),
    **dict.fromkeys(("noscript", "noframes", "template"), "stand-in"),
    **dict.fromkeys(("select", "datalist", "textarea", "optgroup", "option"), "form"),
    **dict.fromkeys(("iframe", "object", "video", "audio", "canvas", "applet", "embed"), "embedded"),
    **dict.fromkeys(("annotation", "annotation-xml"), "formula"),
}
_HIDDEN = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse))\b", re.IGNORECASE)
_DISPLAY = re.compile(r"(?:^|;)\s*display\s*:\s*(block|list-item|table\b(?!-)|flex|grid|inline)", re.IGNORECASE)
_QUOTES = "\u201c\u201d"
"""What a browser sets round `<q>`; which marks of a language is no difference to a quotation."""
_MOST_PIECES = 20


def walk(root: Any, out: GrowingText, chapters: Mapping[str, str]) -> None:
    """Add the text of an element; chapters begin at the elements with these ids."""
    from lxml import etree

    walker = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
    state = _WalkState(out, chapters)
    left_out = None
    for event, element in walker:
        if event == "start":
            what = _left_out(element, state)
            if what:
                out.leave_out(what, _beginning(element))
                left_out = element
                walker.skip_subtree()
            else:
                _begin(element, state)
                state.add(element.text)
        else:
            if event == "end" and element is not left_out:
                _end(element, state)
            state.add(element.tail)


class _WalkState:
    """What is open around the place where the walk is: pages nest a thousand levels deep."""

    def __init__(self, out: GrowingText, chapters: Mapping[str, str]) -> None:
        self.out = out
        self.chapters = chapters
        self.forms: list[tuple[Any, Table]] = []
        """The raised and lowered elements, with the table for their words."""
        self.literal = 0
        self.begins_literal = False

    def add(self, text: str | None) -> None:
        """Add words as they are shown here."""
        if not text:
            return
        if self.forms:
            text = text.translate(self.forms[-1][1])
        if not self.literal:
            self.out.flow(text)
            return
        self.out.write(text.removeprefix("\n") if self.begins_literal else text)
        self.begins_literal = False


def _left_out(element: Any, state: _WalkState) -> str:
    """What an element is that is no text; nothing for one that is."""
    name = element.tag.lower()
    if name in LEFT_OUT:
        return LEFT_OUT[name]
    style = element.get("style")
    if element.get("hidden") is not None or (style and _HIDDEN.search(style)):
        return "hidden"
    if name == "dialog" and element.get("open") is None:
        return "hidden"
    if name == "sup" and not state.forms and is_note_mark(element, state.out.last[-1:]):
        return "note mark"
    return "note mark" if name == "a" and is_note_link(element) else ""


def _begin(element: Any, state: _WalkState) -> None:
    name = element.tag.lower()
    out = state.out
    if name in ("sup", "sub"):
        words = "" if state.forms else _beginning(element)
        state.forms.append((element, raised(words) if name == "sup" else lowered(words)))
    elif name == "br":
        out.line_break()
    elif name == "q":
        out.write(_QUOTES[0])
    elif name in CELLS:
        out.begin_cell()
    elif name in ROWS:
        out.row()
    elif _is_block(element, name):
        out.paragraph()
    if name in LITERAL:
        state.literal += 1
        state.begins_literal = True
    if state.chapters and (title := state.chapters.get(element.get("id") or element.get("name") or "")):
        out.chapter(title)


def _end(element: Any, state: _WalkState) -> None:
    name = element.tag.lower()
    if state.forms and state.forms[-1][0] is element:
        state.forms.pop()
    elif name == "q":
        state.out.write(_QUOTES[1])
    elif name in CELLS:
        state.out.end_cell()
    elif name in ROWS:
        state.out.row()
    elif _is_block(element, name):
        state.out.end_block()
    state.literal -= name in LITERAL


def _is_block(element: Any, name: str) -> bool:
    style = element.get("style")
    display = _DISPLAY.search(style) if style else None
    return display[1].lower() != "inline" if display else name in BLOCKS


def _beginning(element: Any) -> str:
    """The first words of an element."""
    return "".join(islice(element.itertext(), _MOST_PIECES))[: 4 * MOST_SHOWN]
