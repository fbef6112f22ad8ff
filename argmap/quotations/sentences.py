"""Where sentences begin and end.

The marks are those of Unicode for the scripts of the languages with data; which full stops belong to abbreviations,
numbers of items and ordinals, the languages tell.
"""

import re
from collections.abc import Collection, Iterator
from functools import cache

from argmap.quotations.languages.language import Language
from argmap.quotations.languages.registry import codes, language_by_code

_CLOSERS = "\"'\u201d\u201c\u2019\u2018\u00bb\u00ab\u203a\u2039)\\]*_"
_END = re.compile(
    f"(?:[.!?;\u037e\u2026\u061f\u06d4\u0964\u0965]+(?:[{_CLOSERS}]|[ \u00a0\u202f]\u00bb)*"
    "(?:\\[\\d{1,3}\\])*(?=\\s|$)"
    "|[\u3002\uff01\uff1f\uff61\uff0e]+[\u300d\u300f\u201d\u2019\uff09]*|\n[ \t\r]*\n)"
)
_GREEK = (";", "\u037e")
_BEFORE = re.compile(r"((?:[^\W\d_]\.)*[^\W\d_][^\s\d.,;:!?()\[\]'\"\u2019]*)$")
_SPACE = re.compile(r"\s+")
_REACH = 600
_MOST_DIGITS = 3
"""Digits of the number of an item."""


def sentence_start(source: str, at: int, spoken: Language) -> int:
    """Where the sentence begins that an offset lies in; at most 600 characters before it."""
    low = max(0, at - _REACH)
    start = low
    for match in _END.finditer(source, low, min(len(source), at + 1)):
        if match.end() <= at and _ends(source, match, spoken):
            start = match.end()
    while start < at and source[start].isspace():
        start += 1
    return start


def sentence_end(source: str, at: int, spoken: Language) -> int:
    """Where the sentence ends that an offset lies in, after its mark; at most 600 characters after it.

    An offset right behind the mark of a sentence is its end.
    """
    if at > 0 and _closed(source, at, spoken):
        return at
    high = min(len(source), at + _REACH)
    for match in _END.finditer(source, at, high):
        if _ends(source, match, spoken):
            return match.start() if match[0].isspace() else match.end()
    return high


def holds_end(source: str, start: int, end: int, spoken: Language) -> tuple[int, int] | None:
    """The first end of a sentence in a stretch and the beginning after the last one, if there is any."""
    matches = _END.finditer(source, start, min(len(source), end + 1))  # one more, for a mark may stand inside a number
    found = [match for match in matches if match.end() <= end and _ends(source, match, spoken)]
    if not found:
        return None
    return found[0].start() if found[0][0].isspace() else found[0].end(), found[-1].end()


def sentences_in(source: str, start: int, end: int, spoken: Language) -> Iterator[tuple[int, int]]:
    """The sentences of a stretch, without the white space between them.

    Thai sets no mark at the end of a sentence and a space between them, and between clauses: there, each stretch
    between spaces is one.
    """
    ends = _SPACE if spoken.code == "th" else _END
    done = start
    for match in ends.finditer(source, start, end):
        if ends is _SPACE or _ends(source, match, spoken):
            yield from _with_words(source, done, match.start() if match[0].isspace() else match.end())
            done = match.end()
    yield from _with_words(source, done, end)


def _with_words(source: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A stretch without white space at its ends, if there is a word in it."""
    piece = source[start:end]
    if any(each.isalnum() for each in piece):
        yield start + len(piece) - len(piece.lstrip()), end - (len(piece) - len(piece.rstrip()))


def _closed(source: str, at: int, spoken: Language) -> bool:
    """Whether the sentence has ended right before an offset."""
    low = max(0, at - 6)
    return any(
        match.end() == at and not match[0].isspace() and _ends(source, match, spoken)
        for match in _END.finditer(source, low, min(len(source), at + 1))
    )


def _ends(source: str, match: re.Match[str], spoken: Language) -> bool:
    """Whether a mark ends a sentence, and not an abbreviation, a figure or what somebody says in it."""
    if match[0].startswith(_GREEK):
        return spoken.code == "el"
    following = _next(source, match.end())
    if not match[0].startswith("."):
        return not (following[:1].islower() and match[0][-1:] in _CLOSERS)
    if match[0].startswith(".."):
        return following[:1].isupper()
    if following[:1].islower():
        return False
    word = _BEFORE.search(source, max(0, match.start() - 16), match.start())
    if word is not None:
        return not _is_short(word[1], source[: word.start()][-2:], following, spoken)
    return not _is_numbered(source, match.start(), spoken)


def _is_short(word: str, before: str, following: str, spoken: Language) -> bool:
    """Whether a word with a full stop is an abbreviation that does not end its sentence."""
    small = word.lower().replace(".", "")
    initial = len(word) == 1 and word.isupper() and before[-1:] != "°"  # 21 °C
    of_numbers = small in _listed(spoken, "of_numbers") and following[:1].isdigit()
    if initial or of_numbers:
        return True
    counted = before.strip()[-1:].isdigit() and not spoken.nouns_capital  # a unit, with a capital behind it
    return small in _listed(spoken, "abbreviations") and not counted


def _listed(spoken: Language, name: str) -> Collection[str]:
    """A list of the language; of all languages where argmap has no words of it."""
    if spoken.known:
        return spoken.word_list(f"sentences.{name}").words
    return _of_all(name)


@cache
def _of_all(name: str) -> frozenset[str]:
    return frozenset().union(*(language_by_code(code).word_list(f"sentences.{name}").words for code in codes()))


def _is_numbered(source: str, stop: int, spoken: Language) -> bool:
    """Whether the full stop belongs to the number of an item, or makes an ordinal of it."""
    low = stop
    while low > 0 and stop - low < _MOST_DIGITS and source[low - 1].isdigit():
        low -= 1
    if low == stop or (low > 0 and source[low - 1].isalnum()):
        return False
    line = source.rfind("\n", max(0, low - _REACH), low) + 1
    begins = (line > 0 or low <= _REACH) and not source[line:low].strip()
    return begins or (spoken.ordinals and (low == 0 or source[low - 1] not in ".,"))


def _next(source: str, at: int) -> str:
    """The next character that is no space, quotation mark or bracket."""
    while at < len(source) and (source[at].isspace() or source[at] in "\"'\u201c\u201e\u00ab\u2018\u00a1\u00bf([*_"):
        at += 1
    return source[at : at + 1]
