"""How wide a text is in print, and where it breaks: the same on every machine and for every engine."""

import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from argmap.columns import joins_without_space
from argmap.diagrams.graphviz.widths import BOLD, REGULAR

_BREAK_AFTER = "-–—/"


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """The width of a line of text in Arial, in points at a font size of `size` points."""
    return (_bold_width(text) if bold else _regular_width(text)) * size / 1000


class _Widths(dict[str, int]):
    """The width of each character; what the font does not hold is estimated once."""

    def __missing__(self, char: str) -> int:
        self[char] = width = _estimate(char)
        return width


@lru_cache(maxsize=50_000)  # the words of a language come again and again
def _regular_width(text: str) -> int:
    return sum(map(_REGULAR_WIDTHS.__getitem__, text))


@lru_cache(maxsize=10_000)
def _bold_width(text: str) -> int:
    return sum(map(_BOLD_WIDTHS.__getitem__, text))


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
_SPACE = REGULAR[" "]


def break_lines(text: str, width: float, size: float) -> list[str]:
    """Break a text into lines no wider than `width` points.

    Lines break at spaces, after hyphens and slashes, between characters of scripts without spaces,
    and inside a word only where the word alone is wider than a line.
    """
    return [line for paragraph in text.split("\n") for line in _break_paragraph(paragraph, width, size)]


def _break_paragraph(text: str, width: float, size: float) -> list[str]:
    lines: list[str] = []
    start, used = 0, 0.0
    end = 0
    limit = width * 1000 / size
    for piece in _pieces(text):
        wide = _regular_width(piece)
        bare = wide - _SPACE if piece[-1:] == " " else wide
        if used and used + bare > limit:
            lines.append(text[start:end].rstrip(" "))
            start, used = end, 0.0
        end += len(piece)
        used += wide
        while used > limit and bare > limit and end - start > 1:
            fitting = _fitting(text[start:end], limit)
            if fitting >= end - start:
                break
            lines.append(text[start : start + fitting])
            start += fitting
            used = bare = _regular_width(text[start:end])
    lines.append(text[start:].rstrip(" "))
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


def _fitting(word: str, limit: float) -> int:
    """How many characters of a word fit; at least one, and no combining mark is cut off its letter."""
    fitting, used = 0, 0
    for char in word:
        used += _REGULAR_WIDTHS[char]
        if used > limit and fitting:
            break
        fitting += 1
    while fitting < len(word) and unicodedata.combining(word[fitting]):
        fitting += 1
    return fitting


def is_shaped(text: str) -> bool:
    """Whether a text holds a script whose letters change with their neighbours, or runs right to left."""
    return any(unicodedata.bidirectional(char) in ("R", "AL", "AN") or "\u0900" <= char <= "\u109f" for char in text)
