"""Offsets in code points, and the positions of the protocol: lines and columns in units that the client chose."""

import re
from bisect import bisect_right
from enum import StrEnum

_LINE_END = re.compile(r"\r\n|\r|\n")


class ColumnUnits(StrEnum):
    """The units in which columns are counted."""

    UTF_8 = "utf-8"
    UTF_16 = "utf-16"
    UTF_32 = "utf-32"


class LinePositions:
    """The places of one text; its lines are found once."""

    def __init__(self, text: str, encoding: ColumnUnits) -> None:
        self.text, self.encoding = text, encoding
        self._starts = [0, *(match.end() for match in _LINE_END.finditer(text))]
        self._plain = text.isascii() or encoding is ColumnUnits.UTF_32

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset, both counted from 0."""
        offset = max(0, min(offset, len(self.text)))
        line = bisect_right(self._starts, offset) - 1
        start = self._starts[line]
        return line, offset - start if self._plain else self._units(self.text[start:offset])

    def offset(self, line: int, column: int) -> int:
        """The offset of a line and a column; one that lies behind the end is the end."""
        if line >= len(self._starts):
            return len(self.text)
        start = self._starts[line]
        end = self._starts[line + 1] if line + 1 < len(self._starts) else len(self.text)
        words = self.text[start:end].rstrip("\r\n")
        if self._plain or words.isascii():
            return start + min(column, len(words))
        used = 0
        for at, char in enumerate(words):
            if used >= column:
                return start + at
            used += self._units(char)
        return start + len(words)

    def _units(self, words: str) -> int:
        if words.isascii():
            return len(words)
        if self.encoding is ColumnUnits.UTF_8:
            return len(words.encode("utf-8", "surrogatepass"))
        return len(words) + sum(char > "\uffff" for char in words)
