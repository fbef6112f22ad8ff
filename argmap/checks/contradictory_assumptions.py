"""Assumed claims that contradict each other."""

from collections.abc import Iterator

from argmap.analysis.facts import Facts
from argmap.catalogue.rules import CONTRADICTORY_ASSUMPTIONS
from argmap.diagnostics.diagnostic import Diagnostic, Label
from argmap.diagnostics.place import place_of
from argmap.model.content import MapContent


def contradictory_assumptions(amap: MapContent, facts: Facts) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each contradiction between two claims that the author assumes both."""
    for contradiction in amap.contradictions.values():
        first, second = amap.claims[contradiction.first], amap.claims[contradiction.second]
        if first.assumed and second.assumed and first is not second:
            yield Diagnostic.at(
                CONTRADICTORY_ASSUMPTIONS,
                place_of(contradiction.origin),
                f"{first.shown} and {second.shown} are both assumed",
                others=[Label(claim.origin, "assumed") for claim in (first, second) if claim.origin is not None],
                help="take `assumed` from one of them, or give reasons",
            )
