"""What a line with a mistake is meant to be: it is read with the repair made, and its words keep their places.

A mistake that has one obvious repair costs one message and nothing else: what is declared there stays declared, what is
indented below it is still read.
"""

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Any

import attrs

from argmap.diagnostics.diagnostic import Diagnostic, Edit
from argmap.source import Source, Span
from argmap.syntax.cut import Line
from argmap.syntax.grammar import LineToken
from argmap.syntax.nodes import Word

MOST_REPAIRS = 8
"""Repairs of one line that are made one after the other."""

Read = LineToken | Diagnostic


@attrs.frozen
class Mended:
    """A line that was read as it is meant, and what is wrong with it."""

    token: LineToken
    problems: tuple[Diagnostic, ...]


def mended(source: Source, line: Line, problem: Diagnostic, read: Callable[[Source, Line], Read]) -> Mended | None:
    """The line with the repairs of its mistakes made, if it can then be read."""
    problems = [problem]
    for _ in range(MOST_REPAIRS):
        edits = [edit for each in problems for edit in each.edits]
        if not problems[-1].edits or not _apart(edits, line):
            return None
        repaired = _Repaired(source, line, edits)
        found = read(*repaired.line())
        if isinstance(found, LineToken):
            return Mended(LineToken(found.type, _moved(found.node, repaired.place)), tuple(problems))
        further = repaired.diagnostic(found)
        if further is None or further.rule is not problem.rule:
            return None  # two mistakes of different kinds: the first is told, and the next once it is mended
        problems.append(further)
    return None


def _apart(edits: Sequence[Edit], line: Line) -> bool:
    """Whether all edits lie in the line, and none over another."""
    spans = sorted((edit.span.start, edit.span.end) for edit in edits)
    inside = bool(spans) and line.start <= spans[0][0] and spans[-1][1] <= line.end
    return inside and all(one[1] <= other[0] for one, other in pairwise(spans))


class _Repaired:
    """A line with repairs made, in a source of its own."""

    def __init__(self, source: Source, line: Line, edits: Sequence[Edit]) -> None:
        self.source, self.old = source, line
        pieces: list[str] = []
        self._pieces: list[tuple[int, int, int, int]] = []
        """Where a piece stands in the repaired line and in the source."""
        at = line.start
        length = 0
        for edit in sorted(edits, key=lambda edit: edit.span.start):
            for text, start, end in (
                (source.text[at : edit.span.start], at, edit.span.start),
                (edit.new, edit.span.start, edit.span.end),
            ):
                pieces.append(text)
                self._pieces.append((length, length + len(text), start, end))
                length += len(text)
            at = edit.span.end
        pieces.append(source.text[at : line.last])
        self._pieces.append((length, length + line.last - at, at, line.last))
        self._shift = length - at
        self.text = "".join(pieces)

    def line(self) -> tuple[Source, Line]:
        """The repaired line, to be read."""
        end = self.old.end + self._shift
        while end > 1 and self.text[end - 1] in " \t":
            end -= 1
        more = [(start + self._shift, stop + self._shift) for start, stop in self.old.more]
        return Source(self.source.name, self.text), Line(self.old.indent, 0, end, more)

    def place(self, offset: int, *, end: bool = False) -> int:
        """Where in the source a place in the repaired line is."""
        for new_start, new_end, start, stop in self._pieces:
            inside = new_start < offset <= new_end if end else new_start <= offset < new_end
            if inside:
                kept = new_end - new_start == stop - start
                return start + offset - new_start if kept else (stop if end else start)
        return self.old.last if offset else self.old.start

    def diagnostic(self, found: Diagnostic) -> Diagnostic | None:
        """A message about the repaired line, with its places in the source; not one of several places."""

        def span(each: Span) -> Span:
            return Span(self.source, self.place(each.start), self.place(each.end, end=True))

        if found.others:
            return None
        edits = tuple(Edit(span(edit.span), edit.new) for edit in found.edits)
        return attrs.evolve(found, label=attrs.evolve(found.label, span=span(found.span)), edits=edits)


def _moved(node: Any, place: Callable[..., int]) -> Any:
    """A node with its words in other places."""
    if isinstance(node, Word):
        return attrs.evolve(node, start=place(node.start), end=place(node.end, end=True))
    if isinstance(node, tuple):
        return tuple(_moved(each, place) for each in node)
    if attrs.has(type(node)):
        values = {field.name: getattr(node, field.name) for field in attrs.fields(type(node))}
        changed = {name: _moved(value, place) for name, value in values.items() if name not in ("start", "end")}
        if "start" in values:
            changed.update(start=place(values["start"]), end=place(values["end"], end=True))
        return type(node)(**changed)
    return node
