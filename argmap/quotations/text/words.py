"""WordRow, numbers and signs of a quotation or a passage, each with its place."""

import re
from functools import cache, cached_property

import attrs

from argmap.quotations.text.bare import GONE, Dropped, bare
from argmap.quotations.text.fold import Folded
from argmap.quotations.text.scripts import MARKS, UNSPACED

_LINE_END_HYPHEN = re.compile(r"(?<=[^\W\d_])[-\u2010\u2011][ \t]*(?:\r\n|\r|\n)\s*(?=[^\W\d_])")
_DASH = re.compile(r"[\u2012-\u2015]|(?<!-)--(?!-)")
_DASH_SIGN = "\u00a6"


@cache
def _token(unspaced: str, marks: str) -> re.Pattern[str]:
    """What is a word, a number or a sign; the characters of other scripts make the pattern slow to compile."""
    letters = rf"[^\W\d_{unspaced}][^\W_{unspaced}{marks}]*"
    if marks:
        letters += rf"(?:[{marks}]+[^\W_{unspaced}{marks}]*)*"
    letter = rf"[^\W\d_{unspaced}]"
    single = rf"[{unspaced}][{marks}]*|" if unspaced else ""
    return re.compile(
        rf"(?P<number>[-+](?<!\w[-+])(?<!\w \w[-+])(?=\.?\d)(?:\d+|(?=\.))(?:[.,:/]\d+)*{letter}*"
        rf"|(?<!\w)\.\d+{letter}*"
        rf"|\d+(?:[.,:/]\d+)*(?:{letter}+(?!\w))?)"
        rf"|(?P<letters>(?:{letter}\.){{2,}})"
        rf"|(?P<word>{single}{letters}(?:['-]{letters})*)"
        r"|[^\s]"
    )


SENTENCE_END = frozenset(".!?:;\"'()\u2026\u3002\uff01\uff1f\u0964")
AMOUNT_SIGNS = frozenset("<>=\u2264\u2265\u00b1%\u2030$\u20ac\u00a3\u00a5\u2248~\u00b0")
"""Signs that are part of an amount where a number stands beside them."""


@attrs.frozen
class QuotedWord:
    """A word, a number or a sign.

    Attributes:
        text: as written, after typographic folding.
        key: what it is compared by: in lower case, without hyphens and dots.
        start, end: its offsets.
        sort: `word`, `number` or `sign`.
        initial: whether it begins a sentence.
    """

    text: str
    key: str
    start: int
    end: int
    sort: str
    initial: bool

    @property
    def key_parts(self) -> list[str]:
        """The parts between its hyphens, in lower case."""
        return self.text.lower().split("-")

    @property
    def counts(self) -> bool:
        """Whether it is more than punctuation."""
        return self.sort != "sign" or self.text in AMOUNT_SIGNS


@attrs.frozen(slots=False, eq=False)
class WordRow:
    """The words of a stretch in their order, and the apparatus that was dropped from it."""

    source: str
    words: tuple[QuotedWord, ...]
    dropped: tuple[Dropped, ...] = ()

    @cached_property
    def keys(self) -> list[str]:
        """What they are compared by."""
        return [word.key for word in self.words]

    def between(self, first: int, last: int) -> str:
        """The stretch from one word to before another as written, on one line."""
        if first >= last:
            return ""
        written = " ".join(self.source[self.words[first].start : self.words[last - 1].end].split())
        return written or " ".join(word.text for word in self.words[first:last])


def words_of(
    source: str,
    start: int = 0,
    end: int | None = None,
    *,
    initial: bool = True,
    decimal: str = ".",
    quoted: bool = False,
) -> WordRow:
    """The words of a stretch of a text, with offsets into all of it.

    `initial` says whether the stretch begins a sentence, `quoted` that it is a quotation.
    """
    end = len(source) if end is None else end
    # A little of the text on both sides, so that what looks around sees what stands there.
    low, high = max(0, start - 8), min(len(source), end + 8)
    around = source[low:high]
    without = bare(around, decimal=decimal, quoted=quoted)
    text = without.text
    text = text[start - low : len(text) - (high - end)]
    text = _LINE_END_HYPHEN.sub(lambda match: GONE * len(match[0]), text)
    text = _DASH.sub(lambda match: _DASH_SIGN.ljust(len(match[0]), GONE), text)
    dropped = tuple(
        Dropped(each.fold, each.start + low, each.end + low)
        for each in without.dropped
        if each.end + low > start and each.start + low < end
    )
    return WordRow(source, tuple(_words(text, start, initial=initial)), dropped)


def _words(text: str, offset: int, *, initial: bool) -> list[QuotedWord]:
    folded = Folded(text)
    found = []
    plain, straight = folded.text.isascii(), folded.is_straight
    for match in (_token("", "") if plain else _token(UNSPACED, MARKS)).finditer(folded.text):
        token = match[0]
        sort = "word" if match.lastgroup == "letters" else match.lastgroup or "sign"
        token = "-" if token == _DASH_SIGN else token
        found.append(
            QuotedWord(
                text=token,
                key=key_of(token, sort),
                start=(match.start() if straight else folded.start(match.start())) + offset,
                end=(match.end() if straight else folded.end(match.end())) + offset,
                sort=sort,
                initial=initial,
            )
        )
        initial = token in SENTENCE_END or (initial and not token[0].isalnum())
    return found


def key_of(token: str, sort: str) -> str:
    """What a word is compared by."""
    key = token.lower() if token.isascii() else token.replace("\u0130", "i").lower().replace("\u03c2", "\u03c3")
    if sort == "word" and len(key) > 1:
        key = key.replace("-", "").replace(".", "")
    return key


def starts_sentence(text: str, at: int) -> bool:
    """Whether a sentence begins at an offset of a text."""
    before = text[max(0, at - 10) : at].rstrip()
    return not before or before[-1] in SENTENCE_END or "\n\n" in text[max(0, at - 4) : at]
