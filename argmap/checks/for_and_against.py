"""Premises that speak both for and against one claim."""

from collections.abc import Iterator

from argmap.analysis.facts import Facts
from argmap.catalogue.rules import FOR_AND_AGAINST
from argmap.diagnostics.diagnostic import Diagnostic, Label
from argmap.diagnostics.place import place_of
from argmap.model.content import MapContent


def for_and_against(amap: MapContent, facts: Facts) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each claim that the same premises support (or imply) and rebut."""
    for claim, rebuttals in facts.rebuttals.items():
        reasons: dict[frozenset[str], str] = {}
        for each in facts.reasons.get(claim, ()):
            reasons.setdefault(frozenset(amap.inferences[each].premises), each)
        for id_ in rebuttals:
            rebuttal = amap.inferences[id_]
            reason = reasons.get(frozenset(rebuttal.premises))
            if reason is None:
                continue
            support = amap.inferences[reason]
            names = " + ".join(amap.claims[premise].shown for premise in rebuttal.premises)
            speak = "speaks" if len(rebuttal.premises) == 1 else "speak"
            yield Diagnostic.at(
                FOR_AND_AGAINST,
                place_of(rebuttal.origin),
                f"{names} {speak} both for and against {amap.claims[claim].shown}",
                label="against it here",
                others=[Label(support.origin, "for it here")] if support.origin else [],
                help="keep one, or add the premise that makes the difference to each",
            )
