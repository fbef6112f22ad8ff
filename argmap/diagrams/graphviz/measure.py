"""How wide a text is in print, and where it breaks: the same on every machine and for every engine."""

import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import accumulate, islice

from argmap.columns import joins_without_space
from argmap.diagrams.graphviz.widths import BOLD, REGULAR

_BREAK_AFTER = "-–—/"
MOST_KEPT = 200
"""Characters of the longest text whose width is kept."""
MOST_AT_ONCE = 1000
"""Characters of the longest paragraph whose words are all measured before it is broken."""
MOST_LINES = 500
"""Lines that a text is broken into; a box with more is larger than any sheet."""


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """The width of a line of text in Arial, in points at a font size of `size` points."""
    return _units(text, bold=bold) * size / 1000


def fitting(text: str, width: float, size: float, *, bold: bool = False, more: str = "") -> int:
    """How many characters of a text fit into a width in points with `more` behind them; all, if it fits without.

    No more of the text is looked at than fits.
    """
    widths = _BOLD_WIDTHS if bold else _REGULAR_WIDTHS
    behind = _units(more, bold=bold)
    used = fits = 0
    for at, char in enumerate(text, 1):
        used += widths[char]
        if used * size / 1000 > width:
            return fits
        if (used + behind) * size / 1000 <= width:
            fits = at
    return len(text)


def _units(text: str, *, bold: bool = False) -> int:
    """The width of a text in thousandths of the size of the font."""
    if len(text) > MOST_KEPT:
        return sum(map((_BOLD_WIDTHS if bold else _REGULAR_WIDTHS).__getitem__, text))
    return _bold_width(text) if bold else _regular_width(text)


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
    and inside a word only where the word alone is wider than a line. Of a text that takes more than
    `MOST_LINES` the rest is left out, and an ellipsis says so.
    """
    lines = (line for paragraph in text.split("\n") for line in _break_paragraph(paragraph, width, size))
    found = [*islice(lines, MOST_LINES + 1)]
    return found if len(found) <= MOST_LINES else [*found[: MOST_LINES - 1], "…"]


def _break_paragraph(text: str, width: float, size: float) -> Iterable[str]:
    limit = width * 1000 / size
    if text.isascii() and len(text) <= MOST_AT_ONCE and "-" not in text and "/" not in text:
        words = text.split(" ")
        if max(map(len, words)) <= MOST_KEPT:
            widths = [*map(_regular_width, words)]
            if max(widths) <= limit:
                return _break_words(words, widths, int(limit))
    return _break_pieces(text, limit)


def _break_words(words: list[str], widths: list[int], limit: int) -> Iterator[str]:
    """Lines of words that each fit into one, found by where each word would end in a single line."""
    ends = [*accumulate(widths, lambda end, wide: end + _SPACE + wide)]
    at = start = 0
    while at < len(words):
        to = bisect_right(ends, start + limit, at)
        yield " ".join(words[at:to]).rstrip(" ")
        start = ends[to - 1] + _SPACE
        at = to


def _break_pieces(text: str, limit: float) -> Iterator[str]:
    """Lines of a text that may break in other places than spaces, or inside of a word."""
    start = end = used = 0
    for piece in _pieces(text):
        wide = _units(piece)
        bare = wide - _SPACE if piece[-1:] == " " else wide
        if used and used + bare > limit:
            yield text[start:end].rstrip(" ")
            start, used = end, 0
        end += len(piece)
        used += wide
        while used > limit and bare > limit and end - start > 1:
            cut, taken = _cut(text, start, end, limit)
            if cut >= end:
                break
            yield text[start:cut]
            start = cut
            used = bare = used - taken
    yield text[start:].rstrip(" ")


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


def _cut(text: str, start: int, end: int, limit: float) -> tuple[int, int]:
    """Where to cut a word that is too wide, and the width of what is before the cut.

    At least one character is, and no combining mark is cut off its letter.
    """
    at, used = start, 0
    while at < end:
        wide = _REGULAR_WIDTHS[text[at]]
        if used + wide > limit and at > start and not unicodedata.combining(text[at]):
            break
        used += wide
        at += 1
    return at, used


_PLAIN = ("LATIN", "GREEK", "CYRILLIC")


def is_plain(text: str) -> bool:
    """Whether every letter of a text is Latin, Greek or Cyrillic."""
    letters = {char for char in text if char.isalpha() and char > "\x7f"} if not text.isascii() else set()
    return all(unicodedata.name(char, "").startswith(_PLAIN) for char in letters)


def is_shaped(text: str) -> bool:
    """Whether a text holds a script whose letters change with their neighbours, or runs right to left."""
    return any(unicodedata.bidirectional(char) in ("R", "AL", "AN") or "\u0900" <= char <= "\u109f" for char in text)
