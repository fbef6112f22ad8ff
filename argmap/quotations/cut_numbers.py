"""Numbers that a passage begins or ends inside of: the `2` of `2 million`, the `200` of `1,200`, the `5` of `-5 %`."""

import re

from argmap.quotations.finding import Critical, CutEnd, CutKind
from argmap.quotations.languages.language import Language
from argmap.quotations.text.words import QuotedWord, WordRow

_REACH = 25
_GROUP_SPACE = "[ \u2009\u202f\u00a0]"
_BEFORE = re.compile(
    r"(?:\d+[.,/:'\u2019]"
    r"|\d+\s?[\u2010-\u2013-]\s?"
    r"|\d\s?\u00d7\s?"
    r"|[<>\u2264\u2265\u00b1~\u2248$\u20ac\u00a3\u00a5\u2212]\s?"
    r"|(?<![\w)])[-\u2013])$"
)
"""What may stand before a figure as part of the same amount: other digits, a range, a sign."""
_GROUP_BEFORE = re.compile(rf"(?<!\d)\d{{1,3}}{_GROUP_SPACE}$")
_GROUP = re.compile(r"\d{3}(?!\d)")
_AFTER = re.compile(
    rf"(?:[.,'\u2019]\d+)+|{_GROUP_SPACE}\d{{3}}(?!\d)"
    r"|\s?[%\u2030\u00b0\u2032\u2033]|\s?[\u2010-\u2013-]\s?\d+|\s?\u00d7\s?\d+|\(\w{1,4}\)|/\d"
)
"""What may stand behind a figure as part of the same amount."""


def cut_number_before(source: str, start: int, before: WordRow, quoted: WordRow, spoken: Language) -> CutEnd | None:
    """What of a number stands right before a passage that begins with the rest of it."""
    first = next(iter(quoted.words), None)
    if first is None:
        return None
    if source[start : start + 1].isdigit():
        head = source[max(0, start - _REACH) : start]
        grouped = _GROUP_BEFORE.search(head) if _GROUP.match(source, start) else None
        match = _BEFORE.search(head) or grouped
        if match is not None:
            low = start - len(match[0])
            return CutEnd(CutKind.NUMBER, low, start, match[0].strip())
    last = before.words[-1] if before.words else None
    if first.sort == "number" and len(before.words) > 1 and _is_to(before.words[-1], before.words[-2], spoken):
        low, high = before.words[-2].start, before.words[-1].end
        return CutEnd(CutKind.NUMBER, low, high, source[low:high])
    if last is not None and _is_number_word(first, spoken) and _is_number_word(last, spoken):
        return CutEnd(CutKind.NUMBER, last.start, last.end, last.text)
    return None


def cut_number_after(source: str, end: int, quoted: WordRow, after: WordRow, spoken: Language) -> CutEnd | None:
    """What of a number, or its unit, stands right behind a passage that ends with the rest of it."""
    last = quoted.words[-1] if quoted.words else None
    following = next(iter(after.words), None)
    if source[end - 1 : end].isdigit():
        match = _AFTER.match(source, end)
        if match is not None:
            return CutEnd(CutKind.NUMBER, end, match.end(), match[0].strip(), after=True)
        found = following is not None and _measures(following, spoken)
    else:
        found = last is not None and _is_number_word(last, spoken)
        found = found and following is not None and _is_number_word(following, spoken)
    if following is None or not found:
        return None
    return CutEnd(CutKind.NUMBER, following.start, following.end, following.text, after=True)


def _is_number_word(word: QuotedWord, spoken: Language) -> bool:
    """Whether a word is a number word: `two`, `hundred`."""
    return word.sort == "word" and word.text.islower() and spoken.is_kind(word.key, Critical.NUMBER)


def _is_to(word: QuotedWord, number: QuotedWord, spoken: Language) -> bool:
    """Whether two words are the beginning of a range: `10 to`."""
    return number.sort == "number" and word.key in spoken.word_list("ends.to")


def _measures(word: QuotedWord, spoken: Language) -> bool:
    """Whether a word right behind a figure is a unit of it or a multiple: `km`, `million`, `per`."""
    return word.sort == "word" and (spoken.is_kind(word.key, Critical.UNIT) or _is_number_word(word, spoken))
