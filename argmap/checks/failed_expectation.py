"""Verdicts that are not the ones that the author expects."""

from collections.abc import Iterator

from argmap.analysis.facts import Facts, touched_by_holes
from argmap.catalogue.rules import FAILED_EXPECTATION
from argmap.checks.unmeetable_expectation import unmeetable_expectation
from argmap.diagnostics.diagnostic import Diagnostic
from argmap.diagnostics.place import place_of
from argmap.model.content import MapContent


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
        verdict = facts.verdicts.claims[expectation.claim]
        if verdict is expectation.verdict or expectation.claim in touched or place_of(expectation.origin) in told:
            continue
        yield Diagnostic.at(
            FAILED_EXPECTATION,
            place_of(expectation.origin),
            f"`{expectation.claim}` is {verdict}, not {expectation.verdict}",
            notes=[facts.verdicts.explainer.ground(expectation.claim).sentence],
            help=f"see `argmap why FILE {expectation.claim} --flips`",
        )
