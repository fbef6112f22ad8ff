"""How many columns a text takes on a terminal or in a file."""

import unicodedata


def columns(text: str) -> int:
    """The width of a text in columns: wide East Asian characters take two, combining marks none."""
    if text.isascii():
        return len(text)
    from wcwidth import wcswidth  # only a text beyond ASCII needs the tables

    width = wcswidth(text)
    return width if width >= 0 else len(text)


def joins_without_space(left: str, right: str) -> bool:
    """Whether a line may break between two characters of a script that writes without spaces."""
    return _is_unspaced(left) and _is_unspaced(right)


def _is_unspaced(char: str) -> bool:
    if char < "⺀":
        return False
    wide = unicodedata.east_asian_width(char) in "WF" and unicodedata.category(char)[0] in "LP"
    return wide and not unicodedata.name(char, "").startswith("HANGUL")


def printable(text: str, *, kept: str = "") -> str:
    """A text in which what cannot be printed is the replacement character, except for the signs that are kept.

    Each kind of character is looked at once, however long the text is.
    """
    if text.isprintable():
        return text
    lost = [char for char in set(text) if not char.isprintable() and char not in kept]
    return text.translate(dict.fromkeys(map(ord, lost), "\ufffd")) if lost else text
