"""Words of probability: against the claim's own credence, and by the rules of ICD 203."""

from collections.abc import Iterator

from argmap.analysis.facts import Facts
from argmap.catalogue.rules import CREDENCE_DISAGREES, LIKELIHOOD_WITH_CONFIDENCE, MIXED_LIKELIHOOD_WORDS
from argmap.diagnostics.diagnostic import Diagnostic, Label
from argmap.diagnostics.place import place_of
from argmap.model.content import MapContent
from argmap.model.elements import Claim
from argmap.model.likelihood import confidence_in, likelihoods_in, row_of, sentences


def credence_disagrees(amap: MapContent, facts: Facts) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each claim whose words give another probability than its credence."""
    for claim in facts.written.claims.values():
        if claim.credence is None:
            continue
        words = likelihoods_in(claim.text)
        if words and all(claim.credence.high < low or claim.credence.low > high for _, low, high in words):
            word, low, high = words[0]
            band = f"{low * 100:.0f} to {high * 100:.0f} %"
            yield Diagnostic.at(
                CREDENCE_DISAGREES,
                place_of(claim.origin),
                f"“{word}” means {band}, but the credence is `{claim.credence.explained}`",
                help="change one of them, or take the word out of the claim: the credence says it",
            )


def likelihood_with_confidence(amap: MapContent, facts: Facts) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each sentence that holds a likelihood and a level of confidence."""
    for claim in facts.written.claims.values():
        if not confidence_in(claim.text):
            continue
        for sentence in sentences(claim.text):
            likelihoods = likelihoods_in(sentence)
            confidence = confidence_in(sentence) if likelihoods else ""
            if confidence:
                yield Diagnostic.at(
                    LIKELIHOOD_WITH_CONFIDENCE,
                    place_of(claim.origin),
                    f"one sentence says “{likelihoods[0][0]}” and “{confidence}”",
                    help="say how likely it is here, and how sure you are in a sentence of its own or in a note",
                )


def mixed_likelihood_words(amap: MapContent, facts: Facts) -> Iterator[Diagnostic]:
    """Yield one diagnostic for a map that takes its words from both rows of ICD 203."""
    first: dict[int, tuple[str, Claim]] = {}
    for claim in facts.written.claims.values():
        words = [word for word, _, _ in likelihoods_in(claim.text)]
        if claim.credence is not None:
            words.append(claim.credence.written)
        for word in words:
            row = row_of(word)
            if row is not None:
                first.setdefault(row, (word, claim))
    if len(first) > 1:
        (one, earlier), (other, later) = first.values()
        where = "this claim says" if earlier is later else "the map says"
        yield Diagnostic.at(
            MIXED_LIKELIHOOD_WORDS,
            place_of(later.origin),
            f"{where} “{one}” and “{other}”, which are words of different rows",
            others=[Label(place_of(earlier.origin), f"“{one}”")] if earlier.origin and earlier is not later else [],
            help="take all words from one row of ICD 203: `likely` … or `probable` …",
        )
