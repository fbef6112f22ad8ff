"""How wide a text is in print, and where it breaks: the same on every machine and for every engine."""

import unicodedata
from collections.abc import Iterator, Mapping

from argmap.columns import joins_without_space
from argmap.diagrams.widths import BOLD, REGULAR

_BREAK_AFTER = "-–—/"


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """The width of a line of text in Arial, in points at a font size of `size` points."""
    known = BOLD if bold else REGULAR
    return sum(map(_measure_with(known), text)) * size / 1000


def _measure_with(known: Mapping[str, int]) -> "_Widths":
    return _BOLD_WIDTHS if known is BOLD else _REGULAR_WIDTHS


class _Widths(dict[str, int]):
    """The width of each character; what the font does not hold is estimated once."""

    def __missing__(self, char: str) -> int:
        self[char] = width = _estimate(char)
        return width

    def __call__(self, char: str) -> int:
        return self[char]


def _estimate(char: str) -> int:
    """A width that is rather too large than too small for characters that Arial does not have."""
    category = unicodedata.category(char)
    if category in ("Mn", "Me", "Cf"):
        return 0
    if unicodedata.east_asian_width(char) in "WF":
        return 1300 if category == "So" else 1000
    return 700


_REGULAR_WIDTHS = _Widths(REGULAR)
_BOLD_WIDTHS = _Widths(BOLD)


def break_lines(text: str, width: float, size: float) -> list[str]:
    """Break a text into lines no wider than `width` points.

    Lines break at spaces, after hyphens and slashes, between characters of scripts without spaces,
    and inside a word only where the word alone is wider than a line.
    """
    return [line for paragraph in text.split("\n") for line in _break_paragraph(paragraph, width, size)]


def _break_paragraph(text: str, width: float, size: float) -> list[str]:
    lines: list[str] = []
    line, used = "", 0.0
    for piece in _pieces(text):
        wide = text_width(piece.rstrip(" "), size)
        if line and used + wide > width:
            lines.append(line.rstrip(" "))
            line, used = "", 0.0
        while wide > width:
            fitting = _fitting(piece, width, size)
            lines.append(piece[:fitting])
            piece = piece[fitting:]
            wide = text_width(piece.rstrip(" "), size)
        line += piece
        used += text_width(piece, size)
    lines.append(line.rstrip(" "))
    return lines


def _pieces(text: str) -> Iterator[str]:
    """The parts of a text that may stand on lines of their own, each with the spaces behind it."""
    if text.isascii() and not any(sign in text for sign in "-/"):
        words = text.split(" ")
        yield from (f"{word} " for word in words[:-1])
        yield words[-1]
        return
    start = 0
    for i in range(1, len(text)):
        before, char = text[i - 1], text[i]
        if (
            (before == " " and char != " ")
            or (before in _BREAK_AFTER and char.isalnum() and i - 1 > start)
            or joins_without_space(before, char)
        ):
            yield text[start:i]
            start = i
    yield text[start:]


def _fitting(word: str, width: float, size: float) -> int:
    """How many characters of a word fit; at least one, and no combining mark is cut off its letter."""
    fitting = 1
    while fitting < len(word) and text_width(word[: fitting + 1], size) <= width:
        fitting += 1
    while fitting < len(word) and unicodedata.combining(word[fitting]):
        fitting += 1
    return fitting


def is_shaped(text: str) -> bool:
    """Whether a text holds a script whose letters change with their neighbours, or runs right to left."""
    return any(unicodedata.bidirectional(char) in ("R", "AL", "AN") or "\u0900" <= char <= "\u109f" for char in text)
