"""A text as a browser's text area has it: its lines end with line feeds, whatever the text has."""

from bisect import bisect_left, bisect_right

from argmap.source import LINE_END


class LineFeeds:
    """The text with line feeds, and the way of offsets between both."""

    def __init__(self, text: str) -> None:
        self.text = LINE_END.sub("\n", text)
        self._pairs = [match.start() for match in LINE_END.finditer(text) if match[0] == "\r\n"]
        self._inner = [at - number for number, at in enumerate(self._pairs)]

    def shown(self, offset: int) -> int:
        """The offset in what is shown, of one in the text."""
        return offset - bisect_left(self._pairs, offset)

    def meant(self, offset: int) -> int:
        """The offset in the text, of one in what is shown."""
        return offset + bisect_right(self._inner, offset - 1)
