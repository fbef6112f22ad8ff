"""Spaces that part no words, such as the no-break space."""

from argmap.catalogue.rules import ODD_SPACE
from argmap.diagnostics.diagnostic import Diagnostic, Edit
from argmap.names import show
from argmap.source import Source, Span
from argmap.syntax.cut import Line
from argmap.syntax.spaces import ODD_SPACE as ODD


def odd_space(source: Source, line: Line) -> Diagnostic | None:
    """A line with such a space before its colon; one message for all of them, `None` where there is none."""
    return odd_space_between(source, line.start, _end_of_head(source, line))


def odd_space_between(source: Source, start: int, end: int) -> Diagnostic | None:
    """Such spaces in a stretch of a line; one message for all of them, `None` where there is none."""
    found = [Span(source, *match.span()) for match in ODD.finditer(source.text, start, end)]
    if not found:
        return None
    more = "" if len(found) == 1 else f" (and {len(found) - 1} more in this line)"
    return Diagnostic.at(
        ODD_SPACE,
        found[0],
        f"{show(found[0].text)} stands where a space belongs{more}",
        help="write a space; only in texts, after the colon, may other spaces stand",
        edits=[Edit(each, " ") for each in found],
    )


def with_spaces(source: Source, line: Line) -> tuple[Source, Line]:
    """The line as it would be with spaces in their places, in a source of its own."""
    at, end = line.start, _end_of_head(source, line)
    text = ODD.sub(" ", source.text[at:end]) + source.text[end : line.last]
    stop = line.end - at
    while text[stop - 1 : stop] in (" ", "\t"):
        stop -= 1
    more = [(one - at, other - at) for one, other in line.more]
    return Source(source.name, text), Line(line.indent, 0, stop, more)


def _end_of_head(source: Source, line: Line) -> int:
    colon = source.text.find(":", line.start, line.end)
    return line.end if colon < 0 else colon
