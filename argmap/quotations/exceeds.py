"""Claims that say more than the words that they rest on.

Only what can be seen from the words: an added or dropped number, “may” that became “is”, “some” that
became “all”, a negation on one side. Claims are paraphrases, so the comparison is shy: it speaks only
where the claim and the quotation share most of their words.
"""

import re

import attrs

from argmap.quotations.critical_words import is_kind, script_language, word_set
from argmap.quotations.finding import Critical

_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['\u2019][^\W\d_]+)*")
_HEDGES = {
    "en": word_set(
        "may might could possibly perhaps probably likely maybe allegedly reportedly apparently presumably "
        "supposedly potentially "
    ),
    "de": word_set("könnte könnten dürfte dürften vielleicht möglicherweise wahrscheinlich wohl angeblich vermutlich"),
    "ru": word_set("может могут возможно вероятно наверное якобы видимо похоже"),
}
_SOFT = {
    "en": word_set(
        "can should would expected expects believe believes possible chance risk potential if try tries say says said"
    ),
    "de": word_set("kann können soll sollte sollen würde würden möglich wenn sagt"),
    "ru": word_set("мог могла могли бы можно если должен"),
}
_SOME = {
    "en": word_set("some several many few most part partly sometimes often half"),
    "de": word_set("einige manche viele wenige manchmal oft teilweise teil hälfte"),
    "ru": word_set("некоторые некоторых многие многих часть иногда часто немногие"),
}
_ALL = {
    "en": word_set("all every always everyone everybody everything entirely completely never nobody none whole"),
    "de": word_set("alle allen jeder jede jedes immer sämtliche niemand keiner nie"),
    "ru": word_set("все всех всем всегда каждый каждая никто никогда"),
}
_FUNCTION = {
    "en": word_set(
        "the a an of to in on at by for with when then than so also and or that this it its is are was were "
        "be been has have had as from not no"
    ),
    "de": word_set(
        "der die das den dem des ein eine einer einem einen und oder in im an am auf zu zum zur von vom mit "
        "ist sind war waren hat haben nicht kein keine"
    ),
    "ru": word_set("и в во на с со по к о об из от за не ни что это как для"),
}
_SHARED = 0.6


@attrs.frozen
class Excess:
    """What a claim says beyond its quotation: the kind, the quotation's word and the claim's."""

    kind: Critical
    quoted: str
    claimed: str


def content_words(text: str, *, language: str = "") -> dict[str, str]:
    """The significant words of a text by their stems (their first five letters); none of a language without a list."""
    language = language.partition("-")[0].lower() or script_language(text)
    if language not in _FUNCTION:
        return {}
    return {word[:5]: word for word in _words(text) if _is_content(word, language)}


def excess(claim: str, quote: str, *, language: str = "") -> Excess | None:
    """How a claim goes beyond a quotation of the same words, if it does."""
    return _compared(claim, quote, language)[1]


def bears_out(claim: str, quote: str, *, language: str = "") -> bool:
    """Whether a quotation has the words of a claim and the claim does not go beyond it."""
    comparable, found = _compared(claim, quote, language)
    return comparable and found is None


def _compared(claim: str, quote: str, language: str) -> tuple[bool, Excess | None]:
    """Whether the two share enough words to be compared, and how the claim goes beyond the quotation."""
    language = language.partition("-")[0].lower() or script_language(quote)
    if language not in _FUNCTION:
        return False, None
    ours, theirs = _words(claim), _words(quote)
    content = [word for word in ours if _is_content(word, language)]
    stems = {word[:5] for word in theirs}
    if not content or sum(word[:5] in stems for word in content) < _SHARED * len(content):
        return False, None
    found = (
        _number(ours, theirs)
        or _stronger(ours, theirs, language)
        or _wider(ours, theirs, language)
        or _negated(ours, theirs, language)
    )
    return True, found


def _words(text: str) -> list[str]:
    return [word.lower().replace("\u2019", "'") for word in _WORD.findall(text)]


def _is_content(word: str, language: str) -> bool:
    if word in _FUNCTION[language] or word.isnumeric():
        return False
    return not any(is_kind(word, kind, language) for kind in Critical)


def _number(ours: list[str], theirs: list[str]) -> Excess | None:
    """A figure of the claim that the quotation does not have, though it has others."""
    figures = [word for word in theirs if word[0].isdigit()]
    new = [word for word in ours if word[0].isdigit() and word not in figures]
    dropped = [word for word in figures if word not in ours]
    return Excess(Critical.NUMBER, dropped[0], new[0]) if new and dropped else None


def _stronger(ours: list[str], theirs: list[str], language: str) -> Excess | None:
    hedges, soft = _HEDGES[language], _SOFT[language]
    hedge = next((word for word in theirs if word in hedges), "")
    if hedge and not any(word in hedges or word in soft for word in ours):
        return Excess(Critical.MODALITY, hedge, "")
    return None


def _wider(ours: list[str], theirs: list[str], language: str) -> Excess | None:
    some = next((word for word in theirs if word in _SOME[language]), "")
    every = next((word for word in ours if word in _ALL[language]), "")
    if some and every and not any(word in _ALL[language] for word in theirs):
        return Excess(Critical.QUANTIFIER, some, every)
    return None


def _negated(ours: list[str], theirs: list[str], language: str) -> Excess | None:
    """A negation on one side only, where nearly all words are the same."""
    ours_negated = [word for word in ours if is_kind(word, Critical.NEGATION, language)]
    theirs_negated = [word for word in theirs if is_kind(word, Critical.NEGATION, language)]
    if bool(ours_negated) == bool(theirs_negated):
        return None
    both = [[word[:5] for word in side if _is_content(word, language)] for side in (ours, theirs)]
    if not both[0] or not both[1] or len(set(both[0]) ^ set(both[1])) > 1:
        return None
    return Excess(Critical.NEGATION, next(iter(theirs_negated), ""), next(iter(ours_negated), ""))
