"""Undercuts that aim at a claim."""

from collections.abc import Iterator

from argmap.analysis.facts import Facts
from argmap.catalogue.rules import UNDERCUT_OF_CLAIM
from argmap.diagnostics.diagnostic import Diagnostic
from argmap.diagnostics.place import place_of
from argmap.english import count, listed
from argmap.model.content import MapContent
from argmap.model.voicing import mouths


def undercut_of_claim(amap: MapContent, facts: Facts) -> Iterator[Diagnostic]:
    """Yield a hint for each undercut of a claim: it takes away the claim's footing and every step to it."""
    for target, undercuts in facts.undercuts.items():
        if target not in amap.claims:
            continue
        for id_ in undercuts:
            if target not in amap.inferences[id_].premises:
                yield _undercut(id_, target, amap, facts)


def _undercut(id_: str, target: str, amap: MapContent, facts: Facts) -> Diagnostic:
    """The hint, with what the undercut costs, and what it could aim at."""
    wording = amap.wording(id_)
    reasons, claim = facts.reasons.get(target, ()), facts.written.claims[wording or target]
    if wording:
        reasons = tuple(each for each in reasons if amap.wording(each) == wording)
    price = [count(len(claim.quotes), "quotation")] if claim.quotes else []
    price += [count(len(reasons), "reason")] if reasons else []
    whole = "what is given below this wording" if wording else "all that speaks"
    notes = [f"it sets aside {whole} for {claim.called}: {listed(price)}"] if price else []
    aims = [f"`A -> {claim.id}`"] if reasons else []
    aims += [f"`{claim.id} by {mouths(claim.quotes[0])[-1]}`"] if claim.quotes and claim.named else []
    aim = f"to aim at one thing write {listed(aims, last='or')}; " if aims else ""
    return Diagnostic.at(
        UNDERCUT_OF_CLAIM,
        place_of(amap.inferences[id_].origin),
        f"an undercut aims at the claim {claim.shown} and not at a step",
        notes=notes,
        help=f"{aim}to hold that the claim is false write `rebuts`",
    )
