"""Undercuts that aim at a claim."""

from collections.abc import Iterator

from argmap.analysis.facts import Facts
from argmap.catalogue.rules import UNDERCUT_OF_CLAIM
from argmap.diagnostics.diagnostic import Diagnostic
from argmap.diagnostics.place import place_of
from argmap.model.content import MapContent


def undercut_of_claim(amap: MapContent, facts: Facts) -> Iterator[Diagnostic]:
    """Yield a hint for each undercut of a claim: it takes away the claim's footing and every step to it."""
    for target, undercuts in facts.undercuts.items():
        if target not in amap.claims:
            continue
        reasons = facts.reasons.get(target, ())
        notes = [f"`{reasons[0]}` is the only step to it"] if len(reasons) == 1 else []
        for id_ in undercuts:
            if target in amap.inferences[id_].premises:
                continue
            yield Diagnostic.at(
                UNDERCUT_OF_CLAIM,
                place_of(amap.inferences[id_].origin),
                f"an undercut aims at the claim {amap.claims[target].shown} and not at a step",
                notes=notes,
                help=f"to set one step aside name it, `A -> {target}`; to hold that the claim is false write `rebuts`; "
                f"as it stands it takes away all that speaks for `{target}`",
            )
