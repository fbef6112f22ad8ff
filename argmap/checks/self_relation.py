"""Claims that support, rebut or contradict themselves."""

from collections.abc import Iterator

from argmap.analysis.facts import Facts
from argmap.catalogue.rules import SELF_RELATION
from argmap.diagnostics.diagnostic import Diagnostic
from argmap.diagnostics.place import place_of
from argmap.model.content import MapContent
from argmap.model.elements import InferenceKind

_VERBS = {
    InferenceKind.SUPPORTS: "supports itself",
    InferenceKind.REBUTS: "rebuts itself",
    InferenceKind.IMPLIES: "implies itself",
    InferenceKind.UNDERCUTS: "undercuts itself",
}


def self_relation(amap: MapContent, facts: Facts) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each relation that leads from a claim to the same claim."""
    for inference in amap.inferences.values():
        if inference.target in inference.premises:
            linked = " as one of several premises" if len(inference.premises) > 1 else ""
            yield Diagnostic.at(
                SELF_RELATION,
                place_of(inference.origin),
                f"{amap.claims[inference.target].shown} {_VERBS[inference.kind]}{linked}",
                help="remove it: a claim is no reason for or against itself",
            )
    for contradiction in amap.contradictions.values():
        if contradiction.first == contradiction.second:
            yield Diagnostic.at(
                SELF_RELATION,
                place_of(contradiction.origin),
                f"{amap.claims[contradiction.first].shown} contradicts itself",
                help="name the claim that it excludes",
            )
