"""Claims that say more than the words that they rest on.

Only what can be seen from the words: an added or dropped number, “may” that became “is”, “will” that became “has”,
“some” that became “all”, a negation on one side. Claims are paraphrases, so the comparison is shy: it speaks only
where the claim and the quotation share most of their words.
"""

import re
from functools import lru_cache

import attrs

from argmap.memory import remembered
from argmap.quotations.figures import figures
from argmap.quotations.finding import Critical
from argmap.quotations.languages.language import Language
from argmap.quotations.languages.registry import language_of

_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['\u2019][^\W\d_]+)*")
_SHARED = 0.6
_SENTENCE_END = (*".!?:;\"'()\u201c\u2018\u2026", "")


@attrs.frozen
class Excess:
    """What a claim says beyond its quotation: the kind, the quotation's word and the claim's."""

    kind: Critical
    quoted: str
    claimed: str


@remembered
def content_words(text: str, *, language: str = "") -> dict[str, str]:
    """The significant words of a text by their stems (their first five letters); none of a language without a list."""
    spoken = language_of(language, text)
    if not spoken.claim_words["function"]:
        return {}
    return {word[:5]: word for word in _words(text, spoken) if _is_content(word, spoken)}


def excess(claim: str, quote: str, *, language: str = "") -> Excess | None:
    """How a claim goes beyond a quotation of the same words, if it does."""
    return compared(claim, quote, language=language)[1]


@remembered
def compared(claim: str, quote: str, *, language: str = "") -> tuple[bool, Excess | None]:
    """Whether the two share enough words to be compared, and how the claim goes beyond the quotation.

    A quotation that can be compared and that the claim does not go beyond bears the claim out.
    """
    spoken = language_of(language, quote)
    if not spoken.claim_words["function"]:
        return False, None
    ours, theirs = _words(claim, spoken), _words(quote, spoken)
    content = [word for word in ours if _is_content(word, spoken)]
    stems = {word[:5] for word in theirs}
    if not content or sum(word[:5] in stems for word in content) < _SHARED * len(content):
        return False, None
    found = (
        _number(ours, theirs)
        or _stronger(ours, theirs, spoken)
        or _happened(ours, theirs, spoken)
        or _wider(ours, theirs, spoken)
        or _negated(ours, theirs, spoken)
    )
    return True, found


def _words(text: str, spoken: Language) -> list[str]:
    """The words of a text in lower case, but for names that are a hedge or a future in lower case: `May`, `Will`."""
    if text.isascii():  # then no letter changes its length or kind with its case
        words = _WORD.findall(text.lower())
    else:
        words = [word.lower().replace("\u2019", "'") for word in _WORD.findall(text)]
    names = spoken.claim_words["hedges"] | spoken.claim_words["future"]
    if spoken.nouns_capital or names.isdisjoint(words):
        return words
    written = list(_WORD.finditer(text))
    if _is_heading([match[0] for match in written]):
        return words
    return [
        match[0] if word in names and _is_name(word, match, spoken) else word
        for word, match in zip(words, written, strict=True)
    ]


def _is_name(word: str, written: re.Match[str], spoken: Language) -> bool:
    """Whether a word has a capital where no sentence begins, or begins one as only a name does."""
    if not written[0][0].isupper() or written[0].isupper():
        return False
    initial = written.string[: written.start()].rstrip()[-1:] in _SENTENCE_END
    return not initial or word in spoken.word_list("case_pairs")


def _is_heading(words: list[str]) -> bool:
    """Whether words are set in capitals, or all the long ones begin with one."""
    long = [word for word in words if len(word) > 3 and word[0].isalpha()]
    return len(long) > 1 and all(word[0].isupper() for word in long)


@lru_cache(maxsize=100_000)  # the words of a map are few, and are asked about again and again
def _is_content(word: str, spoken: Language) -> bool:
    if word in spoken.claim_words["function"] or word.isnumeric():
        return False
    return not spoken.is_critical(word)


def _number(ours: list[str], theirs: list[str]) -> Excess | None:
    """A figure of the claim that the quotation does not have, though it has others."""
    figures = [word for word in theirs if word[0].isdigit()]
    new = [word for word in ours if word[0].isdigit() and word not in figures]
    dropped = [word for word in figures if word not in ours]
    if not new or not dropped or _rounded(new, dropped):
        return None
    return Excess(Critical.NUMBER, dropped[0], new[0])


def _rounded(new: list[str], dropped: list[str]) -> bool:
    """Whether the figures of the claim are those of the quotation by value, or rounded."""
    theirs = [figure for word in dropped for figure in figures(word)]
    return all(any(map(ours.says, theirs)) for word in new for ours in figures(word))


def _stronger(ours: list[str], theirs: list[str], spoken: Language) -> Excess | None:
    hedges, soft = spoken.claim_words["hedges"], spoken.claim_words["soft"]
    hedge = next((word for word in theirs if word in hedges), "")
    if hedge and not any(word in hedges or word in soft for word in ours):
        return Excess(Critical.MODALITY, hedge, "")
    return None


def _happened(ours: list[str], theirs: list[str], spoken: Language) -> Excess | None:
    """What is to come in the quotation, and has happened in the claim."""
    future, past, soft = (spoken.claim_words[name] for name in ("future", "past", "soft"))
    stems = {word[:5] for word in ours if _is_content(word, spoken)}
    to_come = next(
        (word for at, word in enumerate(theirs) if word in future and _next(theirs, at, spoken) in stems), ""
    )
    happened = next((word for word in ours if word in past), "")
    if (
        to_come
        and happened
        and not any(word in future or word in soft for word in ours)
        and not any(word in past for word in theirs)
    ):
        return Excess(Critical.MODALITY, to_come, happened)
    return None


def _next(words: list[str], at: int, spoken: Language) -> str:
    """The stem of the next significant word: what will be done."""
    return next((word[:5] for word in words[at + 1 :] if _is_content(word, spoken)), "")


def _wider(ours: list[str], theirs: list[str], spoken: Language) -> Excess | None:
    partial, universal = spoken.claim_words["partial"], spoken.claim_words["universal"]
    some = next((word for word in theirs if word in partial), "")
    every = next((word for word in ours if word in universal), "")
    if some and every and not any(word in universal for word in theirs):
        return Excess(Critical.QUANTIFIER, some, every)
    return None


def _negated(ours: list[str], theirs: list[str], spoken: Language) -> Excess | None:
    """A negation on one side only, where nearly all words are the same."""
    ours_negated = [word for word in ours if spoken.is_kind(word, Critical.NEGATION)]
    theirs_negated = [word for word in theirs if spoken.is_kind(word, Critical.NEGATION)]
    if bool(ours_negated) == bool(theirs_negated):
        return None
    both = [[word[:5] for word in side if _is_content(word, spoken)] for side in (ours, theirs)]
    if not both[0] or not both[1] or len(set(both[0]) ^ set(both[1])) > 1:
        return None
    return Excess(Critical.NEGATION, next(iter(theirs_negated), ""), next(iter(ours_negated), ""))
