"""Rebuttals and contradictions that rest on nobody's word but that of those who deny the claim."""

from collections.abc import Iterator

from argmap.analysis.facts import Facts
from argmap.catalogue.rules import WORD_OF_THE_DENIER
from argmap.diagnostics.diagnostic import Diagnostic, Label
from argmap.diagnostics.place import place_of
from argmap.model.content import MapContent
from argmap.model.elements import Claim, InferenceKind
from argmap.model.voicing import mouths


def word_of_the_denier(amap: MapContent, facts: Facts) -> Iterator[Diagnostic]:
    """Yield a hint for each rebuttal whose premises are quoted only from those who deny its target."""
    for target, steps in facts.rebuttals.items():
        claim = amap.claims[target]
        deniers = {amap.principal(mouths(each)[-1]) for each in claim.denials}
        for id_ in steps if deniers and target not in facts.holes else ():
            step = amap.inferences[id_]
            premises = [amap.claims[each] for each in step.premises]
            if step.kind is InferenceKind.REBUTS and all(_only_theirs(each, deniers, amap, facts) for each in premises):
                yield Diagnostic.at(
                    WORD_OF_THE_DENIER,
                    place_of(step.origin),
                    f"this rests on the word of those alone who deny {claim.shown}",
                    others=[Label(each.origin, "denied here") for each in claim.denials[:1] if each.origin],
                    help="if it only says again that the claim is false, quote it as a `denial` below the claim: a "
                    "denial answers, and does not refute",
                )

    for contradiction in amap.contradictions.values():
        pair = amap.claims[contradiction.first], amap.claims[contradiction.second]
        for one, other in (pair, pair[::-1]):
            deniers = {amap.principal(mouths(each)[-1]) for each in other.denials}
            if deniers and not facts.holes & {one.id, other.id} and _only_theirs(one, deniers, amap, facts):
                yield Diagnostic.at(
                    WORD_OF_THE_DENIER,
                    place_of(contradiction.origin),
                    f"{one.shown} rests on the word of those alone who deny {other.shown}",
                    others=[Label(each.origin, "denied here") for each in other.denials[:1] if each.origin],
                    help="if it only says again that the other claim is false, leave it out, and quote it there as a "
                    "`denial`: a denial answers, and does not refute",
                )
                break


def _only_theirs(premise: Claim, deniers: set[str], amap: MapContent, facts: Facts) -> bool:
    """Whether a claim has no reason and is asserted by nobody but some people."""
    if premise.assumed or premise.id in facts.reasons or not premise.quotes:
        return False
    return all(amap.principal(mouths(each)[-1]) in deniers for each in premise.quotes)
