"""Rebuttals between two claims that people assert, where perhaps neither can stand beside the other."""

from collections.abc import Iterator

from argmap.analysis.facts import Facts
from argmap.catalogue.rules import REBUTTAL_OF_EQUALS
from argmap.diagnostics.diagnostic import Diagnostic
from argmap.diagnostics.place import place_of
from argmap.model.content import MapContent
from argmap.model.elements import InferenceKind


def rebuttal_of_equals(amap: MapContent, facts: Facts) -> Iterator[Diagnostic]:
    """Yield a hint for each rebuttal of one quoted claim by another one against which nothing is said."""
    for step in amap.inferences.values():
        if step.kind is not InferenceKind.REBUTS or len(step.premises) > 1 or step.id in facts.holes:
            continue
        premise, target = amap.claims[step.premises[0]], amap.claims[step.target]
        if not premise.quotes or not target.quotes or premise.denials or facts.undercuts.get(step.id):
            continue
        tables = facts.rebuttals, facts.undercuts, facts.aimed, facts.conflicts
        if any(table.get(premise.id) for table in tables):
            continue
        yield Diagnostic.at(
            REBUTTAL_OF_EQUALS,
            place_of(step.origin),
            f"{premise.shown} counts against {target.shown}, and {target.shown} not against {premise.shown}",
            help=f"if they cannot both be true write `{premise.id} contradicts {target.id}`"
            if premise.named and target.named
            else "if they cannot both be true say so with `contradicts`",
        )
