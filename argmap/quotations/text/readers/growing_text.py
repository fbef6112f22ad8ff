"""A text that grows as a reader walks through a file."""

import re
from enum import IntEnum

from argmap.quotations.text.readers.plain_text import LeftOut, Mark, PlainText

MOST_SHOWN = 500
"""Characters that are kept of something left out."""
_SPACE = re.compile(r"[ \t\r\n\f]+")


class TextGap(IntEnum):
    """What stands between two pieces of text; of several in a row the widest."""

    NONE = 0
    SPACE = 1
    CELL = 2
    LINE = 3
    PARAGRAPH = 4


_SIGNS = ("", " ", "\t", "\n", "\n\n")


class GrowingText:
    """Pieces of text with gaps between them, never at the ends, and the marks of what comes next."""

    def __init__(self, *, counts_paragraphs: bool = False) -> None:
        self.counts_paragraphs = counts_paragraphs
        self.length = 0
        self.paragraphs = 0
        self.last = ""
        """The last piece that was written."""
        self._pieces: list[str] = []
        self._marks: list[Mark] = []
        self._coming: list[tuple[str, str]] = []
        self._left_out: list[LeftOut] = []
        self._gap = TextGap.NONE
        self._lines = 0
        self._cells: list[int] = []
        self._in_new_cell = False

    def write(self, text: str) -> None:
        """Put text behind the gap that is due."""
        if not text:
            return
        if self.length and self._gap:
            self._lines += self._gap >= TextGap.LINE
            self._put(_SIGNS[self._gap])
        self._gap = TextGap.NONE
        if self._in_new_cell and self._cells:
            self._cells[-1] = self._lines
        self._in_new_cell = False
        self._marks += [Mark(self.length, kind, label) for kind, label in self._coming]
        self._coming.clear()
        self._put(text)

    def _put(self, text: str) -> None:
        self._pieces.append(text)
        self.length += len(text)
        self.last = text

    def flow(self, text: str) -> None:
        """Put text whose white space means no more than a space."""
        flat = _SPACE.sub(" ", text)
        words = flat.strip(" ")
        if flat.startswith(" "):
            self.gap(TextGap.SPACE)
        self.write(words)
        if words and flat.endswith(" "):
            self.gap(TextGap.SPACE)

    def gap(self, gap: TextGap) -> None:
        """Let there be a gap before what comes next; at the beginning of a cell there is none."""
        if not self._in_new_cell:
            self._gap = max(self._gap, gap)

    def line_break(self) -> None:
        """End the line; twice in a row that ends the paragraph."""
        self.gap(TextGap.PARAGRAPH if self._gap is TextGap.LINE else TextGap.LINE)

    def row(self, gap: TextGap = TextGap.LINE) -> None:
        """Begin or end a row of a table, or with a wider gap the table."""
        self._in_new_cell = False
        self.gap(gap)

    def begin_cell(self) -> None:
        """Begin a cell of a table."""
        self.row(TextGap.CELL)
        self._cells.append(self._lines)
        self._in_new_cell = True

    def end_cell(self) -> None:
        """End a cell: one of a single line leaves no gap but that of the next cell."""
        one_line = bool(self._cells) and self._cells.pop() == self._lines
        if one_line and not self._in_new_cell:
            self._gap = TextGap.NONE
        elif not one_line:
            self.row(TextGap.PARAGRAPH)
        self._in_new_cell = False

    def mark(self, kind: str, label: str) -> None:
        """Let what comes next be in this place."""
        self._coming.append((kind, label))

    def paragraph(self) -> None:
        """Begin a paragraph; one that stays empty is not counted."""
        self.gap(TextGap.PARAGRAPH)
        if self.counts_paragraphs and not any(kind == "paragraph" for kind, _ in self._coming):
            self.paragraphs += 1
            self.mark("paragraph", str(self.paragraphs))

    def end_block(self) -> None:
        """End a paragraph, or what holds some: what comes next is a paragraph of its own."""
        self.row(TextGap.PARAGRAPH)
        self.paragraph()

    def note(self, label: str) -> None:
        """Begin a note, which stands behind the text."""
        self.gap(TextGap.PARAGRAPH)
        self._coming = [("note", label)]
        self.counts_paragraphs = False

    def chapter(self, title: str) -> None:
        """Begin a chapter; its paragraphs are counted from 1."""
        self._coming.clear()
        self.paragraphs = 0
        self.mark("chapter", title)
        self.paragraph()

    def leave_out(self, what: str, text: str) -> None:
        """Keep what was left out, as far as it is worth a line."""
        words = " ".join(text[: 4 * MOST_SHOWN].split())
        if words:
            self._left_out.append(LeftOut(what, words if len(words) <= MOST_SHOWN else f"{words[:MOST_SHOWN]}…"))

    def plain_text(self, reader: str) -> PlainText:
        """All of it, ended by a line end."""
        text = "".join(self._pieces)
        return PlainText(f"{text}\n" if text else "", reader, tuple(self._marks), (), tuple(self._left_out))
