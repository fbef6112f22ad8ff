"""Where words stand in a text, and whether that cuts a word."""

import re

_FRAGMENT = 2
_EDGES = re.compile(r"([^\W_]*).*?([^\W_]*)\Z", re.DOTALL)
_JOINED = frozenset("\u05d5\u05e9\u05d4\u05d1\u05dc\u05de\u05db\u0648\u0641\u0628\u0644\u0643")
"""Letters that Hebrew and Arabic join to the next word: and, that, the, in, to, from, like."""
MOST = 50_000
"""Places of one piece that are looked at."""


def occurrences(
    haystack: str, needle: str, *, glued: tuple[bool, bool] = (False, False), fragments: bool = True
) -> list[int]:
    """The first 50,000 places of the needle; only those at the edges of words, if there is any such place.

    `glued` says whether the beginning and the end may stand inside a word, `fragments` whether one or two letters
    of a word count that only its rest makes another one.
    """
    found: list[int] = []
    at = haystack.find(needle) if needle else -1
    while at >= 0 and len(found) < MOST:
        found.append(at)
        at = haystack.find(needle, at + 1)
    whole = [at for at in found if not cuts(haystack, at, at + len(needle), glued)]
    if whole or not found:
        return whole
    if fragments:
        return found
    # Of one or two letters nobody can tell that they are the end of another word: `A firm` is not in `pizza firm`.
    edges = _EDGES.match(needle)
    short = [0 < len(edge) <= _FRAGMENT for edge in edges.groups()] if edges else [False, False]
    return [
        at
        for at in found
        if not (short[0] and _cut_front(haystack, at, glued))
        and not (short[1] and _cut_back(haystack, at + len(needle), glued))
    ]


def cuts(text: str, start: int, end: int, glued: tuple[bool, bool]) -> bool:
    """Whether a passage begins or ends inside a word (of a script that parts words)."""
    return _cut_front(text, start, glued) or _cut_back(text, end, glued)


def _cut_front(text: str, start: int, glued: tuple[bool, bool]) -> bool:
    if glued[0] or not 0 < start < len(text):
        return False
    if _hyphened(text, start - 1):
        return True
    return _inside(text[start - 1], text[start]) and not _prefixed(text, start)


def _cut_back(text: str, end: int, glued: tuple[bool, bool]) -> bool:
    if glued[1] or not 0 < end < len(text):
        return False
    if _hyphened(text, end):
        return True
    # Korean endings are joined to the last word of a clause.
    return _inside(text[end - 1], text[end]) and not "\uac00" <= text[end - 1] <= "\ud7a3"


def _hyphened(text: str, at: int) -> bool:
    """Whether a hyphen at an offset joins two words into one: `non-violent`."""
    return text[at] in "-\u2010\u2011" and 0 < at < len(text) - 1 and text[at - 1].isalpha() and text[at + 1].isalpha()


def _inside(left: str, right: str) -> bool:
    return left.isalnum() and right.isalnum() and not (is_ideograph(left) or is_ideograph(right))


def _prefixed(text: str, start: int) -> bool:
    """Whether no more than two letters of a script that joins small words to the next stand before an offset."""
    low = start
    while low > 0 and start - low < 3 and text[low - 1] in _JOINED:
        low -= 1
    return 0 < start - low < 3 and not (low > 0 and text[low - 1].isalnum())


def is_ideograph(character: str) -> bool:
    """Whether a character belongs to a script that sets no spaces between words."""
    return (
        "\u3040" <= character <= "\u30ff"
        or "\u3400" <= character <= "\u9fff"
        or character >= "\U00020000"
        or "\u0e00" <= character <= "\u0eff"
        or "\u1000" <= character <= "\u109f"
        or "\u1780" <= character <= "\u17ff"
    )
