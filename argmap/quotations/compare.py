"""The words in which a quotation differs from a passage, and what kind of words they are."""

import re
from collections.abc import Iterator, Sequence

import attrs

from argmap.quotations.finding import Critical, Difference
from argmap.quotations.languages.language import Language
from argmap.quotations.languages.registry import language_of
from argmap.quotations.text.fold import Folded
from argmap.quotations.text.quoted_text import QuotedText

_TOKEN = re.compile(
    r"[-+](?<!\w[-+])(?=\d)\d+(?:[.,:/]\d+)*"
    r"|\d+(?:[.,:/]\d+)*"
    "|[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]"
    r"|[^\W\d_]+(?:'[^\W\d_]+)*"
    r"|[^\s]"
)
_LINE_END_HYPHEN = re.compile(r"(?<=[^\W\d_])[-\u2010\u2011][ \t]*(?:\r\n|\r|\n)\s*(?=[^\W\d_])")
_SENTENCE_END = frozenset(".!?:;\"'()\u2026\u3002\uff01\uff1f")
_ACRONYM = 5
"""Letters of the longest word in capitals that is taken for a name."""
_AMOUNT = frozenset("<>=\u2264\u2265\u00b1%\u2030$\u20ac\u00a3\u00a5\u2248~")


@attrs.frozen
class _Token:
    text: str
    start: int
    end: int
    initial: bool


def differences(quote: str, text: QuotedText, start: int, end: int, *, language: str = "") -> tuple[Difference, ...]:
    """Compare a quotation word by word with a passage of a text.

    Words that differ only in case or typography are alike. The alignment is a shortest edit script
    over words (Levenshtein).
    """
    from rapidfuzz.distance import Levenshtein

    spoken = language_of(language, quote)
    passage = text.source.text[start:end]
    at_start = _starts_sentence(text.source.text, start)
    ours = list(_tokens(quote, at_start))
    theirs = list(_tokens(passage, at_start))
    script = Levenshtein.opcodes([_key(our) for our in ours], [_key(their) for their in theirs])
    blocks: list[tuple[int, int, int, int]] = []
    for each in script:
        a, b, c, d = each.src_start, each.src_end, each.dest_start, each.dest_end
        if each.tag == "equal":
            continue
        if blocks and blocks[-1][1] == a and blocks[-1][3] == c:
            a, _, c, _ = blocks.pop()
        blocks.append((a, b, c, d))
    found = []
    for a, b, c, d in blocks:
        left, right = ours[a:b], theirs[c:d]
        low, high = _extent(theirs, c, d, end - start)
        quoted = quote[left[0].start : left[-1].end] if left else ""
        words = " ".join(passage[low:high].split()) if right else ""
        kinds = _kinds(left, right, text, spoken)
        found.append(Difference(quoted=quoted, text=words, start=start + low, end=start + high, critical=kinds))
    return tuple(found)


def _extent(theirs: Sequence[_Token], c: int, d: int, size: int) -> tuple[int, int]:
    """Where some words of the passage stand; for none, the point before the next word."""
    if c < d:
        return theirs[c].start, theirs[d - 1].end
    at = theirs[c].start if c < len(theirs) else size
    return at, at


def _key(token: _Token) -> str:
    return token.text.lower()


def _tokens(words: str, initial: bool) -> Iterator[_Token]:  # noqa: FBT001 - private
    """Words, numbers and signs, with whether each begins a sentence."""
    joined = _LINE_END_HYPHEN.sub(lambda match: "\u2060" * len(match[0]), words)
    folded = Folded(joined)
    for match in _TOKEN.finditer(folded.text):
        token = match[0]
        yield _Token(token, folded.start(match.start()), folded.end(match.end()), initial)
        initial = token in _SENTENCE_END or (initial and not token[0].isalnum())


def _starts_sentence(text: str, at: int) -> bool:
    before = text[max(0, at - 10) : at].rstrip()
    return not before or before[-1] in _SENTENCE_END or "\n\n" in text[max(0, at - 4) : at]


def _kinds(left: Sequence[_Token], right: Sequence[_Token], text: QuotedText, spoken: Language) -> tuple[Critical, ...]:
    """The kinds of critical words that stand on one side only."""
    shared = {_key(each) for each in left} & {_key(each) for each in right}
    lone = [each for each in (*left, *right) if _key(each) not in shared]
    ours, theirs = ({_key(each) for each in side} - shared for side in (left, right))
    found = []
    if any(_is_amount(each.text, spoken) for each in lone):
        found.append(Critical.NUMBER)
    # `possible` for `impossible` is one change and not two.
    negated = {word for a in ours for b in theirs if spoken.without_negation(a, b) for word in (a, b)}
    if negated or any(spoken.is_kind(_key(each), Critical.NEGATION) for each in lone):
        found.append(Critical.NEGATION)
    plain = [each for each in lone if _key(each) not in negated]
    found += [
        kind
        for kind in (Critical.MODALITY, Critical.QUANTIFIER)
        if any(spoken.is_kind(_key(each), kind) and not _looks_like_name(each) for each in plain)
    ]
    if any(_is_name(each, text, spoken) for each in lone) and not (
        spoken.code == "de" and len(left) == len(right) == 1 and _spelt_alike(_key(left[0]), _key(right[0]))
    ):
        found.append(Critical.NAME)
    if any(spoken.opposite(a, b) for a in ours for b in theirs):
        found.append(Critical.OPPOSITE)
    if spoken.without_spaces:
        sides = ["".join(each.text for each in side) for side in (left, right)]
        found += spoken.kinds_between(sides[0], sides[1])
    return tuple(dict.fromkeys(found))


def _is_amount(token: str, spoken: Language) -> bool:
    if spoken.without_spaces and not token.isascii():
        return False  # an ideograph that is a numeral is part of many words
    return any(each.isnumeric() for each in token) or token in _AMOUNT or spoken.is_kind(token.lower(), Critical.NUMBER)


def _looks_like_name(token: _Token) -> bool:
    """Whether a word has a capital where no sentence begins; words shouted in capitals do not count."""
    return token.text[0].isupper() and not token.initial and not (token.text.isupper() and len(token.text) > _ACRONYM)


def _is_name(token: _Token, text: QuotedText, spoken: Language) -> bool:
    """Whether a word is written like a name.

    At the beginning of a sentence, a word is one that the text elsewhere writes like one.
    """
    word = token.text
    if not word[0].isupper() or word == "I" or (word.isupper() and len(word) > _ACRONYM):
        return False
    if not token.initial:
        return word == "May" or not spoken.is_critical(word.lower())
    return re.search(rf"(?<=[\w,;] ){re.escape(word)}\b", text.source.text) is not None


def _spelt_alike(left: str, right: str) -> bool:
    from rapidfuzz.distance import Indel

    return Indel.normalized_similarity(left, right) >= 0.8
