"""Verdicts that are not the ones that the author expects."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from argmap.analysis.facts import Facts, touched_by_holes
from argmap.catalogue.rules import FAILED_EXPECTATION
from argmap.checks.unmeetable_expectation import unmeetable_expectation
from argmap.diagnostics.diagnostic import Diagnostic
from argmap.diagnostics.place import place_of
from argmap.model.content import MapContent
from argmap.model.elements import Expectation, Verdict
from argmap.model.verdict_kinds import NOT_ACCEPTED, VerdictKind, VerdictWord

if TYPE_CHECKING:  # a map without expectations does not load the reasoning
    from argmap.reasoning.kinds import Standing


def failed_expectation(amap: MapContent, facts: Facts) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each `expect` that the grounded verdict does not meet, with the reason.

    One that no verdict could meet is told by another rule, and one that hangs on what could not be read
    is not judged.
    """
    if not amap.expectations:
        return
    told = {each.span for each in unmeetable_expectation(amap, facts)}
    touched = touched_by_holes(amap, facts)
    for expectation in amap.expectations:
        if expectation.claim in touched or place_of(expectation.origin) in told:
            continue
        standing = facts.verdicts.reasoner.standing(expectation.claim)
        if expectation.verdict in (standing.label, standing.kind, standing.word):
            continue
        unwanted = expectation.verdict == NOT_ACCEPTED
        if unwanted and standing.label is not Verdict.ACCEPTED:
            continue
        verdict = _alike(standing, expectation.verdict)
        yield Diagnostic.at(
            FAILED_EXPECTATION,
            place_of(expectation.origin),
            f"`{expectation.claim}` is {verdict}, {'and should not be' if unwanted else f'not {expectation.verdict}'}",
            notes=[facts.verdicts.explainer.ground(expectation.claim).sentence, *_formerly(standing, expectation)],
            help=f"see `argmap why FILE {expectation.claim} --flips`",
        )


def _alike(standing: "Standing", expected: str) -> str:
    """The verdict, said as the expected one is: by label, word or kind."""
    if expected in (*Verdict, NOT_ACCEPTED):
        return standing.label.value
    return standing.word.value if expected in list(VerdictWord) else standing.kind.value


def _formerly(standing: "Standing", expectation: Expectation) -> Iterator[str]:
    """A note where the expectation would have been met before 0.2."""
    denied = any(each.kind == "denial" and each.state > 0 for each in standing.objections)
    if standing.label is not Verdict.UNSUPPORTED or not denied:
        return
    if expectation.verdict == Verdict.REJECTED and standing.kind is not VerdictKind.ONLY_DENIED:
        yield "up to 0.1 it was rejected: a denial answers a claim now, and does not prove the contrary"
    elif expectation.verdict == Verdict.UNDECIDED and standing.kind is VerdictKind.ONLY_DENIED:
        yield "up to 0.1 it was undecided: a claim that is only denied is asserted by nobody"
