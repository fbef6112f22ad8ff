"""Claims that stand although the map itself calls them improbable."""

from collections.abc import Iterator

from argmap.analysis.facts import Facts
from argmap.catalogue.rules import IMPROBABLE_AND_ACCEPTED
from argmap.diagnostics.diagnostic import Diagnostic
from argmap.diagnostics.place import place_of
from argmap.model.content import MapContent
from argmap.model.elements import Verdict
from argmap.model.likelihood import likelihoods_in

EVEN = 0.5
"""Even odds."""


def improbable_and_accepted(amap: MapContent, facts: Facts) -> Iterator[Diagnostic]:
    """Yield a warning for each accepted claim whose credence lies below even odds.

    Where the claim itself says how likely it is, another rule compares the two.
    """
    doubted = [
        claim
        for claim in amap.claims.values()
        if claim.credence is not None and claim.credence.high < EVEN and not likelihoods_in(claim.text)
    ]
    for claim in doubted:
        assert claim.credence is not None
        if facts.verdicts.claims[claim.id] is Verdict.ACCEPTED and claim.id not in facts.holes:
            word = facts.verdicts.reasoner.standing(claim.id).word
            yield Diagnostic.at(
                IMPROBABLE_AND_ACCEPTED,
                place_of(claim.origin),
                f"{claim.called} is {word}, although its credence says {claim.credence.written}",
                help="a credence changes no verdict unless the map says `weighing: strength`: claim what is probable "
                "instead, or say what speaks against it",
            )
