"""Claims that support each other in a circle."""

from collections.abc import Iterator

from argmap.analysis.facts import Facts, touched_by_holes
from argmap.catalogue.rules import SUPPORT_CIRCLE
from argmap.diagnostics.diagnostic import Diagnostic, Label
from argmap.diagnostics.place import place_of
from argmap.model.content import MapContent

MOST_STEPS = 8


def support_circle(amap: MapContent, facts: Facts) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each group of claims that rest on each other, with a shortest circle."""
    touched = touched_by_holes(amap, facts)
    for circle in facts.circles:
        steps = [amap.inferences[each] for each in circle.inferences]
        shown = [amap.claims[claim].shown for claim in (*circle.claims, circle.claims[0])]
        if len(shown) > MOST_STEPS + 1:
            shown = [*shown[:MOST_STEPS], f"… ({len(shown) - MOST_STEPS - 1} more)", shown[-1]]
        notes = ["the circle: " + " supports ".join(shown)]
        if circle.size > len(circle.claims):
            notes.append(f"{circle.size} claims support each other around it")
        if circle.anchored:
            notes.append("at least one of them also has words or a reason from outside the circle")
        elif not touched.intersection(circle.claims):
            notes.append("nothing outside the circle supports any of them")
        yield Diagnostic.at(
            SUPPORT_CIRCLE,
            place_of(steps[0].origin),
            f"{amap.claims[circle.claims[0]].shown} rests on itself through {len(circle.claims)} steps",
            others=[
                Label(place_of(step.origin), f"{amap.claims[claim].shown} supports {amap.claims[step.target].shown}")
                for claim, step in list(zip(circle.claims, steps, strict=True))[1:MOST_STEPS]
                if step.origin is not None
            ],
            notes=notes,
            help="take one of the steps out, or give one of the claims words of its own",
        )
