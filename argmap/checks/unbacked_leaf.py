"""Claims at the ends of a map that nothing backs."""

from collections.abc import Iterator

from argmap.analysis.facts import Facts
from argmap.catalogue.rules import UNBACKED_LEAF
from argmap.diagnostics.diagnostic import Diagnostic
from argmap.diagnostics.place import place_of
from argmap.model.content import MapContent


def unbacked_leaf(amap: MapContent, facts: Facts) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each claim that has no reason, no quotation, and no `assumed` or `open`."""
    for id_, claim in amap.claims.items():
        if claim.assumed or claim.open or claim.quotations or id_ in facts.reasons or id_ in facts.holes:
            continue
        yield Diagnostic.at(
            UNBACKED_LEAF,
            place_of(claim.origin),
            f"nothing backs {claim.called}",
            help="quote who says so, give a reason with `because`, or mark it `assumed` (it stands all the same) or "
            "`open` (it waits until somebody backs it)",
        )
