"""What is wrong with the lines of a text while it is edited: only the statements that a change touches are read again.

A statement begins in column 0 and is read alone, so a change reaches no farther than from the statement before it, if
it touches the line in which that one ends, to the first statement that begins after it.
"""

import re
from bisect import bisect_left, bisect_right

import attrs

from argmap.diagnostics.diagnostic import Diagnostic, Edit, Label, in_order
from argmap.service.shift import TextChange
from argmap.source import Source, Span
from argmap.syntax.parse import as_of_a_file, parse_piece

WHILE_TYPING = "<text>"
"""The name of the text in which diagnostics of lines stand that are still being written."""
_START = re.compile(r"(?:\A|(?<=\n)|(?<=\r)(?!\n))(?=[^\s#|])")
"""Where a statement begins."""


@attrs.define(eq=False)
class _Piece:
    """Statements that were read together: where they begin, how long they are, and what is wrong with them.

    `readable` says where in them those begin that could be read.
    """

    start: int
    length: int
    source: Source
    diagnostics: list[Diagnostic]
    readable: list[int]


class QuickReader:
    """The text of a file as it is edited, with the mistakes of its lines."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._pieces = [self._read(text, 0)]
        self._starts = [match.start() for match in _START.finditer(text)]

    def _read(self, text: str, start: int) -> _Piece:
        source = Source("piece", text)
        diagnostics, readable = parse_piece(source)
        return _Piece(start=start, length=len(text), source=source, diagnostics=diagnostics, readable=readable)

    def change(self, change: TextChange) -> tuple[int, int]:
        """Make a change; returns where the statements that were read again begin and end in the new text."""
        low, high = self._touched(change)
        self.text = self.text[: change.start] + change.new + self.text[change.end :]
        self._starts = [
            *self._starts[: bisect_left(self._starts, low)],
            *(low + match.start() for match in _START.finditer(self.text[low : high + change.by])),
            *(start + change.by for start in self._starts[bisect_left(self._starts, high) :]),
        ]
        pieces: list[_Piece] = []
        for piece in self._pieces:
            end = piece.start + piece.length
            if end <= low and piece.length:
                pieces.append(piece)
            elif piece.start >= high and piece.length:
                piece.start += change.by
                pieces.append(piece)
            else:
                if piece.start < low:
                    pieces.append(self._part(piece, piece.start, low))
                if end > high:
                    rest = self._part(piece, high, end)
                    rest.start += change.by
                    pieces.append(rest)
        pieces.append(self._read(self.text[low : high + change.by], low))
        self._pieces = sorted(pieces, key=lambda each: each.start)
        return low, high + change.by

    def _touched(self, change: TextChange) -> tuple[int, int]:
        """From the start of a statement to the start of one, or to the end, around all that a change can bear on."""
        starts, text = self._starts, self.text
        at = max(0, bisect_right(starts, change.start) - 1)
        line = max(text.rfind("\n", 0, change.start), text.rfind("\r", 0, change.start)) + 1
        if at > 0 and line <= starts[at]:
            at -= 1  # it touches the line in which the statement begins: that may come to belong to the one before
        low = starts[at] if at > 0 and starts else 0
        behind = bisect_right(starts, change.end)
        return low, starts[behind] if behind < len(starts) else len(text)

    def _part(self, piece: _Piece, low: int, high: int) -> _Piece:
        """A part of a piece, of whole statements: its mistakes are those that were found in it."""
        source = piece.source
        start, end = low - piece.start, high - piece.start
        kept = [each for each in _single(piece.diagnostics) if start <= each.span.start < end]
        readable = [each - start for each in piece.readable if start <= each < end]
        moved = _Moved(Source("piece", source.text[start:end]), source, -start)
        return _Piece(
            start=low,
            length=high - low,
            source=moved.source,
            diagnostics=[moved.diagnostic(each) for each in kept],
            readable=readable,
        )

    def diagnostics(self) -> list[Diagnostic]:
        """What is wrong with the lines, as `argmap.syntax.parse` tells it, in the text as it is now."""
        whole = Source(WHILE_TYPING, self.text)
        found = []
        for piece in self._pieces:
            moved = _Moved(whole, piece.source, piece.start)
            found += [moved.diagnostic(each) for each in piece.diagnostics]
        statements = sum(len(piece.readable) for piece in self._pieces)
        return list(in_order(as_of_a_file(whole, found, statements)))


def _single(diagnostics: list[Diagnostic]) -> list[Diagnostic]:
    """A message on the tabs of several lines as one for each."""
    found = []
    for each in diagnostics:
        if each.rule.code == "AM003" and len(each.edits) > 1:
            found += [attrs.evolve(each, label=Label(edit.span, each.label.text), edits=(edit,)) for edit in each.edits]
        else:
            found.append(each)
    return found


class _Moved:
    """Moves diagnostics of a piece into another text."""

    def __init__(self, source: Source, piece: Source, by: int) -> None:
        self.source, self.piece, self.by = source, piece, by

    def diagnostic(self, each: Diagnostic) -> Diagnostic:
        """The same diagnostic elsewhere."""
        return attrs.evolve(
            each,
            label=self._label(each.label),
            others=tuple(map(self._label, each.others)),
            edits=tuple(Edit(self._span(edit.span), edit.new) for edit in each.edits),
        )

    def _label(self, label: Label) -> Label:
        return Label(self._span(label.span), label.text)

    def _span(self, span: Span) -> Span:
        if span.source is not self.piece:
            return span
        return Span(self.source, span.start + self.by, span.end + self.by)
