"""Whether two words are one in another spelling: accents, slips of the pen, letters of another script."""

import re
import unicodedata
from functools import cache

from argmap.quotations.languages.language import Language

DIRECTION = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Marks that turn the direction of what a reader sees."""
_LEAST_ACCENTED, _MOST_ACCENTED = 5, 100
_LEAST_SLIP = 8
_LETTERS_OF_THEIR_OWN = "\u0306\u0307\u0308\u030a\u0328"
"""Marks that make another letter of one, and no accent: the dots of `\u00fc`, the ring of `\u00e5`."""


@cache
def mixes_scripts(word: str) -> bool:
    """Whether a word mixes Latin letters with Greek or Cyrillic ones."""
    if word.isascii():
        return False
    scripts = {unicodedata.name(letter, "").partition(" ")[0] for letter in word if letter.isalpha()}
    return "LATIN" in scripts and bool(scripts & {"CYRILLIC", "GREEK"}) and len(word) > 2


def as_meant(words: str) -> str:
    """Words of a text whose UTF-8 was once read as windows-1252, as they were: `café` of `cafÃ©`; else nothing."""
    if words.isascii():
        return ""
    try:
        meant = words.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return ""
    return meant if meant != words else ""


def same_but_accents(left: str, right: str, spoken: Language) -> bool:
    """Whether two words of at least five letters differ in accents only."""
    if (
        min(len(left), len(right)) < _LEAST_ACCENTED
        or max(len(left), len(right)) > _MOST_ACCENTED
        or spoken.code in ("vi", "hi", "th")
    ):
        return False
    if left.isascii() and right.isascii():
        return False
    bases = (unicodedata.normalize("NFD", word) for word in (left, right))
    letters = _LETTERS_OF_THEIR_OWN if spoken.code in ("de", "sv", "tr", "pl", "ru", "uk") else ""
    one, other = (
        "".join(each for each in base if each in letters or not "\u0300" <= each <= "\u036f") for base in bases
    )
    return one == other


def is_slip(left: str, right: str) -> bool:
    """Whether two long words differ by a slip inside them.

    A letter is left out, doubled or another one, or two changed places.
    """
    short, long = sorted((left, right), key=len)
    if len(long) == len(short) + 1 and len(long) >= _LEAST_SLIP - 1 and _doubled(short, long):
        return True
    if len(long) < _LEAST_SLIP or len(long) - len(short) > 1 or short[0] != long[0] or short[-2:] != long[-2:]:
        return False
    at = next((k for k in range(len(short)) if short[k] != long[k]), len(short))
    if len(long) == len(short) + 1:
        return short[at:] == long[at + 1 :]
    if short[at + 2 :] == long[at + 2 :] and short[at : at + 2] == long[at : at + 2][::-1]:
        return True
    return len(long) > _LEAST_SLIP and 2 < at < len(long) - 3 and short[at + 1 :] == long[at + 1 :]


def _doubled(short: str, long: str) -> bool:
    """Whether a word is the other one with a letter doubled inside it."""
    at = next((k for k in range(len(short)) if short[k] != long[k]), len(short))
    return 0 < at < len(short) and long[at] == long[at - 1] and short[at:] == long[at + 1 :]
