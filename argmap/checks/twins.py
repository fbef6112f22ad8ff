"""Claims that may be one proposition, or the contrary of one, without the map saying so."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import combinations
from math import ceil
from types import MappingProxyType

from argmap.analysis.facts import Facts
from argmap.analysis.spoken import language_of_claims
from argmap.catalogue.rules import TWINS
from argmap.diagnostics.diagnostic import Diagnostic, Label
from argmap.diagnostics.place import place_of
from argmap.model.content import MapContent
from argmap.model.elements import Claim, QuotationKind
from argmap.quotations.check import CheckedQuotation
from argmap.quotations.exceeds import compared, content_words
from argmap.quotations.finding import Critical
from argmap.quotations.languages.language import Language
from argmap.quotations.languages.registry import language_of

ALIKE = 0.8
"""The share of their words that two claims have in common."""
FEWEST = 3
"""Words that a claim has at least, to be compared."""
SMALL = 500
"""Claims up to which a map is small: there every word tells."""
MOST_ALIKE = 12
"""Claims of a larger map that share a word up to which they are compared with each other by it."""
_WORD = re.compile(r"[^\W\d_]+")
_SAME: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "en": (
            "moscow kremlin russia russian russians",
            "washington america american americans us usa states",
            "beijing china chinese",
            "london britain british uk",
            "kyiv kiev ukraine ukrainian ukrainians",
            "berlin germany german germans",
            "paris france french",
            "help aid assistance support",
            "arms weapons",
            "ask asks asked request requests requested seek seeks sought",
            "say says said state states stated tell tells told",
            "talks meeting negotiations",
        )
    }
)
"""Words that stand for the same in claims, by language: capitals for their countries, and some synonyms."""


def twins(amap: MapContent, facts: Facts) -> Iterator[Diagnostic]:
    """Yield a hint for each two claims with nearly the same words, or on the very same words of a text."""
    told = {frozenset((each.first, each.second)) for each in amap.contradictions.values()}
    told |= {frozenset(pair) for each in amap.questions.values() for pair in combinations(each.answers, 2)}
    steps = {frozenset((*step.premises, step.target)) for step in amap.inferences.values()}
    words = _Words(amap)
    for one, other in words.alike():
        pair = frozenset((one.id, other.id))
        same_text = _letters(one.text) == _letters(other.text)  # another rule tells that
        if pair not in told and not same_text and not _told_on_a_step(one, other, amap, facts, words.language):
            told.add(pair)
            negated = words.negated(one) != words.negated(other)
            yield _hint(one, other, linked=pair in steps, negated=negated)
    for first, second in _same_passage(facts):
        pair = frozenset((first.claim, second.claim))
        if pair not in told and {first.claim, second.claim} <= amap.claims.keys():
            told.add(pair)
            earlier, claim = amap.claims[first.claim], amap.claims[second.claim]
            if earlier.id != claim.id:
                yield _on_same_words(earlier, claim, second)


def _letters(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _told_on_a_step(one: Claim, other: Claim, amap: MapContent, facts: Facts, language: str) -> bool:
    """Whether one is a reason for the other and says less than it: another rule tells that."""
    for premise, conclusion in ((one, other), (other, one)):
        steps = (amap.inferences[id_] for id_ in facts.reasons.get(conclusion.id, ()))
        if any(step.premises == (premise.id,) for step in steps):
            return compared(conclusion.text, premise.text, language=language)[1] is not None
    return False


def _hint(one: Claim, other: Claim, *, linked: bool, negated: bool) -> Diagnostic:
    verb = "contradicts" if negated else "restates"
    what = "may say the contrary of" if negated else "may say the same as"
    written = f"`{other.id} {verb} {one.id}`" if one.named and other.named else f"so with `{verb}`"
    more = "; a claim is no reason for itself in other words" if linked and not negated else ""
    return Diagnostic.at(
        TWINS,
        place_of(other.origin),
        f"{other.called} {what} {one.shown}",
        others=[Label(one.origin, f"“{' '.join(one.text.split())}”")] if one.origin else [],
        help=f"if they do write {written}{more}",
    )


def _on_same_words(one: Claim, other: Claim, checked: CheckedQuotation) -> Diagnostic:
    return Diagnostic.at(
        TWINS,
        place_of(checked.quotation.origin),
        f"{other.called} is quoted in the same words as {one.shown}",
        others=[Label(one.origin, f"“{' '.join(one.text.split())}”")] if one.origin else [],
        help="see whether the words say both; if the claims say the same write `restates`",
    )


class _Words:
    """The significant words of the claims, those that stand for the same as one."""

    def __init__(self, amap: MapContent) -> None:
        self.map = amap
        self.language = language_of_claims(amap)
        self._spoken: Language = language_of(self.language)
        self._same = _heads(self._spoken.code)
        self._stems: dict[str, tuple[str, ...]] = {}
        self._sets = {id_: found for id_, claim in amap.claims.items() if len(found := self._of(claim)) >= FEWEST}

    def _of(self, claim: Claim) -> frozenset[str]:
        """The stems of the significant words; each word as it is written is looked into once."""
        found: set[str] = set()
        for written in claim.text.split():
            stems = self._stems.get(written)
            if stems is None:
                words = content_words(written, language=self.language).values()
                stems = self._stems[written] = tuple([self._same.get(word, word[:5]) for word in words])
            found.update(stems)
        return frozenset(found)

    def negated(self, claim: Claim) -> bool:
        """Whether a claim has a negation."""
        spoken = self._spoken
        words = [word.lower() for word in re.findall(r"[^\W\d_]+(?:['’][^\W\d_]+)*", claim.text)]
        return any(spoken.is_kind(word.replace("’", "'"), Critical.NEGATION) for word in words)

    def alike(self) -> Iterator[tuple[Claim, Claim]]:
        """The pairs that share enough words, found by their rarest ones: not every pair is looked at.

        Two sets that share four of five words share one of the rarest fifth of either (prefix filtering, Chaudhuri,
        Ganti and Kaushik 2006).
        """
        number = Counter(word for words in self._sets.values() for word in words)
        most = MOST_ALIKE if len(self._sets) > SMALL else SMALL
        by_word: dict[str, list[str]] = {}
        claims = self.map.claims
        for id_, words in self._sets.items():
            size = len(words)
            ordered = sorted(words, key=lambda word: (number[word], word))  # one order for all sets
            rare = ordered[: size - ceil(ALIKE * size) + 1]
            rare = [word for word in rare if 1 < number[word] <= most]  # what stands in one claim alone is in no pair
            for each in dict.fromkeys(each for word in rare for each in by_word.get(word, ())):
                other = self._sets[each]
                if len(words & other) >= ALIKE * len(words | other):
                    yield claims[each], claims[id_]
            for word in rare:
                by_word.setdefault(word, []).append(id_)


def _heads(code: str) -> Mapping[str, str]:
    return {word: group.split()[0] for group in _SAME.get(code[:2], ()) for word in group.split()}


def _same_passage(facts: Facts) -> Iterator[tuple[CheckedQuotation, CheckedQuotation]]:
    """Two assertions of different claims in the same words of one text, but for a word or two at the ends."""
    seen: dict[tuple[str, str], CheckedQuotation] = {}
    spans: dict[str, list[tuple[int, int, CheckedQuotation]]] = {}
    for quotations in facts.quotations.values():
        for each in quotations:
            words = _letters(each.quotation.text)
            if each.quotation.kind is not QuotationKind.QUOTE or len(words) < FEWEST:
                continue
            found = each.in_source
            if each.text is not None and found.start is not None and found.end is not None:
                spans.setdefault(each.quotation.source, []).append((found.start, found.end, each))
                continue
            key = each.quotation.source, " ".join(words)
            first = seen.setdefault(key, each)
            if first.claim != each.claim:
                yield first, each
    for every in spans.values():
        every.sort(key=lambda one: one[:2])
        before: list[tuple[int, int, CheckedQuotation]] = []
        for start, end, each in every:
            before = [one for one in before if one[1] > start][-MOST_ALIKE:]
            for begin, last, other in before:
                if (
                    other.claim != each.claim
                    and min(last, end) - start >= ALIKE * (max(last, end) - begin)
                    and _overlap(each, other) >= ALIKE
                ):
                    yield other, each
            before.append((start, end, each))


def _overlap(one: CheckedQuotation, other: CheckedQuotation) -> float:
    """The share of two quotations of one text that they have in common; what their gaps leave out is not theirs."""
    shared = sum(
        max(0, min(end, last) - max(start, first)) for start, end in one.stretches for first, last in other.stretches
    )
    return shared / (sum(end - start for start, end in (*one.stretches, *other.stretches)) - shared)
