"""Sources that have their news from each other."""

from collections.abc import Iterator

from argmap.analysis.facts import Facts
from argmap.catalogue.rules import REPEATS_CIRCLE
from argmap.diagnostics.diagnostic import Diagnostic
from argmap.diagnostics.place import place_of
from argmap.english import listed
from argmap.model.content import MapContent


def repeats_circle(amap: MapContent, facts: Facts) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each group of sources that repeat each other."""
    for circle in facts.provenance.circles:
        source = amap.sources[circle[0]]
        named = [f"`{each}`" for each in circle]
        message = (
            f"{named[0]} repeats itself" if len(named) == 1 else f"{listed(named, most=len(named))} repeat each other"
        )
        yield Diagnostic.at(
            REPEATS_CIRCLE,
            place_of(source.places.get("repeats") or source.origin),
            message,
            help=f"take {named[0]} out of its own `repeats`"
            if len(named) == 1
            else "say for each only which text it had its news from",
        )
