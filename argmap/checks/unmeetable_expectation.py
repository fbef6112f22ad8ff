"""Expectations that no verdict can meet."""

from collections.abc import Iterator

from argmap.analysis.facts import Facts, touched_by_holes
from argmap.analysis.reachable import Possible, possible
from argmap.catalogue.rules import UNMEETABLE_EXPECTATION
from argmap.diagnostics.diagnostic import Diagnostic, Label
from argmap.diagnostics.place import place_of
from argmap.model.content import MapContent
from argmap.model.elements import Expectation, Verdict


def unmeetable_expectation(amap: MapContent, facts: Facts) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each `expect` that fails whatever the attacks on the map come to."""
    if not amap.expectations:
        return
    known = possible(facts.verdicts.reasoner.program)
    touched = touched_by_holes(amap, facts)
    first: dict[str, Expectation] = {}
    for expectation in amap.expectations:
        earlier = first.setdefault(expectation.claim, expectation)
        if earlier.verdict != expectation.verdict and {earlier.verdict, expectation.verdict} <= set(Verdict):
            yield Diagnostic.at(
                UNMEETABLE_EXPECTATION,
                place_of(expectation.origin),
                f"`{expectation.claim}` cannot be both {earlier.verdict} and {expectation.verdict}",
                others=[Label(earlier.origin, f"expected to be {earlier.verdict} here")] if earlier.origin else [],
                help="keep one of the two",
            )
            continue
        claim = amap.claims[expectation.claim].id  # it may be named by another wording
        # What was left out of the map could be just what the expectation rests on.
        reason = "" if claim in touched else _obstacle(claim, expectation.verdict, known)
        if reason:
            yield Diagnostic.at(
                UNMEETABLE_EXPECTATION,
                place_of(expectation.origin),
                f"`{expectation.claim}` can never be {expectation.verdict}",
                notes=[reason],
                help="expect another verdict, or add the relation that is missing",
            )


def _obstacle(claim: str, verdict: str, known: Possible) -> str:
    """Why the verdict is out of reach; empty where it is not."""
    if verdict is Verdict.REJECTED and claim not in known.denied:
        return "nothing on the map speaks against it with premises that could hold"
    if verdict in (Verdict.ACCEPTED, Verdict.UNDECIDED) and claim not in known.holds:
        return "it stands only on reasons, and none of them could ever hold"
    if verdict in (Verdict.UNDECIDED, Verdict.UNSUPPORTED) and claim in known.holds and claim not in known.attackable:
        return "nothing attacks it or anything that it rests on, so it is accepted"
    return ""
