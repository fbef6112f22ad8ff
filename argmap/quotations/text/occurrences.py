"""Where words stand in a text, and whether that cuts a word."""

MOST = 50_000
"""Places of one piece that are looked at."""


def occurrences(haystack: str, needle: str, *, glued: tuple[bool, bool] = (False, False)) -> list[int]:
    """The first 50,000 places of the needle; only those at the edges of words, if there is any such place.

    `glued` says whether the beginning and the end may stand inside a word.
    """
    found: list[int] = []
    at = haystack.find(needle) if needle else -1
    while at >= 0 and len(found) < MOST:
        found.append(at)
        at = haystack.find(needle, at + 1)
    whole = [at for at in found if not cuts(haystack, at, at + len(needle), glued)]
    return whole or found


def cuts(text: str, start: int, end: int, glued: tuple[bool, bool]) -> bool:
    """Whether a passage begins or ends inside a word (of a script that parts words)."""
    front = not glued[0] and 0 < start < len(text) and _inside(text[start - 1], text[start])
    return front or (not glued[1] and 0 < end < len(text) and _inside(text[end - 1], text[end]))


def _inside(left: str, right: str) -> bool:
    return left.isalnum() and right.isalnum() and not (is_ideograph(left) or is_ideograph(right))


def is_ideograph(character: str) -> bool:
    """Whether a character belongs to a script that sets no spaces between words."""
    return "\u3040" <= character <= "\u30ff" or "\u3400" <= character <= "\u9fff" or character >= "\U00020000"
