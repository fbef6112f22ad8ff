"""How often a quotation that was altered would pass: a self-test on somebody's own quotations and texts.

Each quotation that stands in its text is altered in eight ways, and looked for again. It is caught where the words are
not found at all, or fail for the right reason: a change of a number that is refused as a change of order is counted
apart. The share that passes as clean holds for these texts, these languages and alterations of these kinds: negations,
doubts and amounts are altered in words that argmap lists, so that nothing is told of words that it does not know.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from math import sqrt

import attrs

from argmap.brief_repr import brief_repr
from argmap.quotations.check import CheckedQuotation
from argmap.quotations.find import find_quote
from argmap.quotations.finding import Critical, CutKind, Finding, Status
from argmap.quotations.languages.language import Language
from argmap.quotations.languages.registry import language_of
from argmap.quotations.text.quoted_text import QuotedText

WAYS = {
    "a negation left out": (Critical.NEGATION,),
    "a negation put in": (Critical.NEGATION,),
    "another number": (Critical.NUMBER,),
    "another name": (Critical.NAME,),
    "a word of doubt left out": (Critical.MODALITY,),
    "another amount": (Critical.QUANTIFIER,),
    "two words changed round": (Critical.ORDER,),
    "a gap over a negation": (Critical.NEGATION,),
}
"""The ways in which a quotation is altered, and the reasons that are right."""
CUT = (CutKind.NOT, CutKind.DENIED, CutKind.DOUBT, CutKind.AMOUNT, CutKind.CONDITION)
"""What is right to say of words that were cut off at an end: the rest stands in the text, and fails nothing."""
ALSO_RIGHT = {Critical.OPPOSITE}
"""That a word says the contrary, or more, is the better reason wherever it is given."""
_WITHIN = re.compile(r"(?<=[^\W\d_] )[^\W\d_]+")
"""A word that does not begin a sentence."""
CONFIDENT = 1.959964
"""Standard deviations of the normal distribution for 95 %."""


@attrs.frozen
class Alteration:
    """A quotation that was altered in one of the `WAYS`, and what came of looking for it.

    `outcome` is `caught` (it fails, for the right reason or since the words are not found), `told` (its words stand
    there, and it is said that what was cut off bears on them), `otherwise` (it fails for another reason) or `passed`.
    """

    claim: str
    way: str
    words: str
    altered: str
    language: str
    outcome: str

    __repr__ = brief_repr


@attrs.frozen
class SelfTest:
    """What came of altering the quotations of a map.

    `quotations` is the number of those that could be altered: which stand in their text as they are. `left_out` are the
    others: with gaps or brackets, with other words, or without a text.
    """

    quotations: int
    left_out: int
    alterations: tuple[Alteration, ...] = attrs.field(repr=False)

    @property
    def passed(self) -> tuple[Alteration, ...]:
        """The alterations that passed as clean."""
        return tuple(each for each in self.alterations if each.outcome == "passed")

    @property
    def false_clean(self) -> float:
        """The share of the alterations that passed, from 0 to 1; 0 where nothing was altered."""
        return len(self.passed) / len(self.alterations) if self.alterations else 0.0

    @property
    def at_most(self) -> float:
        """The upper end of the 95 % interval of that share (Wilson 1927), from 0 to 1.

        It takes each alteration for a trial of its own, although several may be of one quotation.
        """
        number = len(self.alterations)
        if not number:
            return 1.0
        share, square = self.false_clean, CONFIDENT**2 / number
        wide = CONFIDENT * sqrt(share * (1 - share) / number + square / (4 * number))
        return min(1.0, (share + square / 2 + wide) / (1 + square))


def selftest(checked: Iterable[CheckedQuotation]) -> SelfTest:
    """Alter the quotations of a map and look for each in its text again."""
    found: list[Alteration] = []
    number = left_out = 0
    for each in checked:
        whole = each.in_source.status in (Status.EXACT, Status.NORMALISED) and not each.in_source.altering
        if each.text is None or not whole or "[" in each.quotation.text:
            left_out += 1
            continue
        number += 1
        language = each.language or each.text.language
        for way, altered in alterations(each, language_of(language)):
            outcome = _outcome(find_quote(each.text, altered, language=language), way)
            found.append(
                Alteration(
                    claim=each.claim,
                    way=way,
                    words=each.quotation.text,
                    altered=altered,
                    language=language,
                    outcome=outcome,
                )
            )
    return SelfTest(number, left_out, tuple(found))


def _outcome(found: Finding, way: str) -> str:
    if found.status in (Status.NOT_FOUND, Status.UNCHECKED):
        return "caught" if found.status is Status.NOT_FOUND else "otherwise"
    reasons = {kind for each in found.altering for kind in each.critical}
    if reasons & {*WAYS[way], *ALSO_RIGHT}:
        return "caught"
    if found.altering:
        return "otherwise"
    return "told" if any(each.how in CUT for each in found.ends) else "passed"


def alterations(each: CheckedQuotation, spoken: Language) -> Iterator[tuple[str, str]]:
    """The quotation altered in each way that it allows, with the name of the way."""
    assert each.text is not None
    words = _QuotedWords(each.quotation.text, spoken)
    for way, made in (
        ("a negation left out", words.without(Critical.NEGATION)),
        ("a negation put in", words.with_negation()),
        ("another number", words.with_number()),
        ("another name", words.with_name(each.text)),
        ("a word of doubt left out", words.without(Critical.MODALITY)),
        ("another amount", words.with_amount()),
        ("two words changed round", words.changed_round()),
        ("a gap over a negation", words.with_gap()),
    ):
        if made and " ".join(made.split()) != " ".join(words.text.split()):
            yield way, made


class _QuotedWords:
    """The words of a quotation, with their places."""

    def __init__(self, text: str, spoken: Language) -> None:
        self.text, self.spoken = text, spoken
        self.found: Sequence[re.Match[str]] = list(re.finditer(r"\w+(?:['’.,]\w+)*", text))

    def _of(self, kind: Critical) -> re.Match[str] | None:
        return next((each for each in self.found if self.spoken.is_kind(_plain(each[0]), kind)), None)

    def _replaced(self, match: re.Match[str], word: str) -> str:
        return f"{self.text[: match.start()]}{word}{self.text[match.end() :]}"

    def without(self, kind: Critical) -> str:
        """The text without its first word of a kind."""
        match = self._of(kind)
        return "" if match is None or len(self.found) < 3 else self._replaced(match, "")

    def with_negation(self) -> str:
        """The text with a negation in its middle."""
        negation = self._listed(Critical.NEGATION)
        if not negation or len(self.found) < 3 or self.spoken.without_spaces:
            return ""
        at = self.found[len(self.found) // 2].start()
        return f"{self.text[:at]}{negation} {self.text[at:]}"

    def _listed(self, kind: Critical) -> str:
        """The first word of a kind that the language lists, as its file has it."""
        listed = self.spoken.data.get(kind.value, "")
        words = str(listed).split() if isinstance(listed, str) else []
        return next((word for word in words if "_" not in word and "*" not in word), "")

    def with_number(self) -> str:
        """The text with another first digit."""
        match = re.search(r"\d", self.text)
        if match is None:
            return ""
        return f"{self.text[: match.start()]}{(int(match[0]) + 1) % 10}{self.text[match.end() :]}"

    def with_name(self, text: QuotedText) -> str:
        """The text with another name of the source in the place of its last one."""
        if self.spoken.nouns_capital or self.spoken.without_spaces:
            return ""
        names = [each for each in self.found[1:] if _is_name(each[0], text)]
        others = (each[0] for each in _WITHIN.finditer(text.source.text) if _is_name(each[0], text))
        other = next((each for each in others if names and each != names[-1][0]), "")
        return self._replaced(names[-1], other) if other else ""

    def with_amount(self) -> str:
        """The text with another amount in words."""
        match = self._of(Critical.QUANTIFIER)
        listed = self.spoken.data.get(Critical.QUANTIFIER.value, "")
        words = [word for word in str(listed).split() if word.isalpha()] if isinstance(listed, str) else []
        other = next((word for word in words if match is not None and word != _plain(match[0])), "")
        return self._replaced(match, other) if match is not None and other else ""

    def changed_round(self) -> str:
        """The text with its first and its last long word in each other's place."""
        long = [each for each in self.found if len(each[0]) > 3 and each[0].isalpha()]
        if len(long) < 2 or _plain(long[0][0]) == _plain(long[-1][0]):
            return ""
        one, other = long[0], long[-1]
        between = self.text[one.end() : other.start()]
        return f"{self.text[: one.start()]}{other[0]}{between}{one[0]}{self.text[other.end() :]}"

    def with_gap(self) -> str:
        """The text with a gap in the place of its first negation."""
        match = self._of(Critical.NEGATION)
        inner = match is not None and match not in (self.found[0], self.found[-1])
        return self._replaced(match, "[...]") if match is not None and inner else ""


def _plain(word: str) -> str:
    return word.casefold().replace("’", "'")


def _is_name(word: str, text: QuotedText) -> bool:
    return word[:1].isupper() and len(word) > 2 and word.isalpha() and word.lower() not in text.lower_words
