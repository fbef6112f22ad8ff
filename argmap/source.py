"""A text with a name, and places in it."""

import re
from bisect import bisect_right
from functools import cached_property
from itertools import accumulate

import attrs

LINE_END = re.compile(r"\r\n|\r|\n")


@attrs.frozen(slots=False, eq=False)
class Source:
    """A text and the name by which messages call it.

    Two sources are the same only when they are the same object, so spans stay cheap to compare.
    """

    name: str
    text: str = attrs.field(repr=False)

    @cached_property
    def line_starts(self) -> list[int]:
        """Offsets at which lines begin; lines end with LF, CR LF or CR."""
        if "\r" in self.text:
            return [0, *(match.end() for match in LINE_END.finditer(self.text))]
        *lines, _ = self.text.split("\n")
        return [0, *accumulate(len(line) + 1 for line in lines)]

    @cached_property
    def is_ascii(self) -> bool:
        """Whether the text holds nothing beyond ASCII."""
        return self.text.isascii()

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset, both counted from 1, in code points."""
        line = bisect_right(self.line_starts, offset)
        return line, offset - self.line_starts[line - 1] + 1

    def line(self, number: int) -> str:
        """The text of a line, counted from 1, without its line end."""
        start = self.line_starts[number - 1]
        end = self.line_starts[number] if number < len(self.line_starts) else len(self.text)
        return self.text[start:end].rstrip("\r\n")


@attrs.frozen
class Span:
    """A piece of a source: code point offsets, the end exclusive."""

    source: Source
    start: int
    end: int

    @property
    def text(self) -> str:
        """The words that stand there."""
        return self.source.text[self.start : self.end]

    @property
    def place(self) -> str:
        """`name:line:column`, as editors and terminals understand it."""
        line, column = self.source.position(self.start)
        return f"{self.source.name}:{line}:{column}"
