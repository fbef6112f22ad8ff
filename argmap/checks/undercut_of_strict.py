"""Undercuts of strict steps, which have no effect."""

from collections.abc import Iterator

from argmap.analysis.facts import Facts
from argmap.catalogue.rules import UNDERCUT_OF_STRICT
from argmap.diagnostics.diagnostic import Diagnostic
from argmap.diagnostics.place import place_of
from argmap.model.content import MapContent
from argmap.model.elements import InferenceKind


def undercut_of_strict(amap: MapContent, facts: Facts) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each undercut of an `implies` step."""
    for step in amap.inferences.values():
        if step.kind is not InferenceKind.UNDERCUTS or step.target not in amap.inferences:
            continue
        if amap.inferences[step.target].kind is InferenceKind.IMPLIES:
            yield Diagnostic.at(
                UNDERCUT_OF_STRICT,
                place_of(step.origin),
                f"`{step.target}` is strict: nothing sets it aside",
                help="write `supports` for a step that has exceptions, or attack a premise",
            )
