"""Cutting a text into lines and statements: a statement begins in column 0."""

import re
from collections.abc import Iterator, Sequence

import attrs

from argmap.catalogue.rules import BAD_INDENT, STRAY_CONTINUATION, TAB_INDENT
from argmap.diagnostics.diagnostic import Diagnostic, Edit
from argmap.english import count
from argmap.source import Source, Span
from argmap.syntax.nodes import Comment
from argmap.syntax.spaces import SPACES

_LINE = re.compile(r"([ \t]*)([^\r\n]*)(?:\r\n|\r|\n|\Z)")
TAB_COLUMNS = 2


@attrs.define(eq=False, repr=False)
class Line:
    """A line with its continuation lines (each the offsets of what follows its `|`)."""

    indent: int
    start: int
    end: int
    more: list[tuple[int, int]]

    @property
    def last(self) -> int:
        """Where its last continuation line ends."""
        return self.more[-1][1] if self.more else self.end


@attrs.frozen(eq=False, repr=False)
class Cut:
    """A text in pieces: the lines of each statement, the comments, and what was wrong."""

    groups: list[list[Line]]
    comments: list[Comment]
    diagnostics: list[Diagnostic]


def cut(source: Source) -> Cut:
    """Cut a source into statements; never raises.

    Indentation is made of spaces. A tab there is reported (once a file, with an edit for each line)
    and read as reaching the next multiple of two columns, so that it hides no other mistake.
    """
    text = source.text
    groups: list[list[Line]] = []
    comments: list[Comment] = []
    diagnostics: list[Diagnostic] = []
    tabs: list[Edit] = []
    group: list[Line] = []
    for indent, start, end in _lines(source, tabs):
        char = text[start]
        if char == "#":
            comments.append(Comment(text[start:end], start, indent))
        elif char == "|":
            if indent and group:
                content = start + 1
                while content < end and text[content] in SPACES:
                    content += 1
                group[-1].more.append((content, end))
            else:
                diagnostics.append(_stray_continuation(Span(source, start, start + 1), indented=bool(indent)))
        elif indent and not group:
            if not diagnostics or diagnostics[-1].rule is not BAD_INDENT:
                diagnostics.append(_stray_indent(Span(source, start, end)))
        else:
            if not indent:
                group = []
                groups.append(group)
            group.append(Line(indent, start, end, []))
    if tabs:
        diagnostics.append(tab_indent(tabs))
    return Cut(groups, comments, diagnostics)


def _lines(source: Source, tabs: list[Edit]) -> Iterator[tuple[int, int, int]]:
    """Indentation, start and end of each line that holds more than white space."""
    for match in _LINE.finditer(source.text):
        start, end = match.span(2)
        if start == end:
            continue
        indent = start - match.start()
        if indent and "\t" in match[1]:
            indent = len(match[1].expandtabs(TAB_COLUMNS))
            tabs.append(Edit(Span(source, match.start(), start), " " * indent))
        while source.text[end - 1] in SPACES:
            end -= 1
        yield indent, start, end


def tab_indent(tabs: Sequence[Edit]) -> Diagnostic:
    """The one message on all tabs that indent lines of a file."""
    more = len(tabs) - 1
    also = f" (and {count(more, 'more line')} of this file)" if more else ""
    return Diagnostic.at(
        TAB_INDENT,
        tabs[0].span,
        f"a tab indents a line{also}",
        help="indent with spaces, two a level; a tab was read as a step to the next even column",
        edits=tabs,
    )


def _stray_continuation(span: Span, *, indented: bool) -> Diagnostic:
    if indented:
        return Diagnostic.at(
            STRAY_CONTINUATION, span, "a continuation line continues nothing", help="put the text before it first"
        )
    return Diagnostic.at(
        STRAY_CONTINUATION,
        span,
        "a continuation line begins in column 1",
        help="indent it below the line that it continues",
    )


def _stray_indent(span: Span) -> Diagnostic:
    return Diagnostic.at(
        BAD_INDENT,
        span,
        "an indented line belongs to no statement",
        help="a statement begins in column 1; what is indented belongs to the statement above",
    )
