"""Premises that contradict what they support."""

from collections.abc import Iterator

from argmap.analysis.facts import Facts
from argmap.catalogue.rules import PREMISE_DENIES_CONCLUSION
from argmap.diagnostics.diagnostic import Diagnostic, Label
from argmap.diagnostics.place import place_of
from argmap.model.content import MapContent


def premise_denies_conclusion(amap: MapContent, facts: Facts) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each reason with a premise that contradicts its own conclusion."""
    for contradiction in amap.contradictions.values():
        for premise, conclusion in (
            (contradiction.first, contradiction.second),
            (contradiction.second, contradiction.first),
        ):
            if premise == conclusion:
                continue
            for id_ in facts.reasons.get(conclusion, ()):
                reason = amap.inferences[id_]
                if premise not in reason.premises:
                    continue
                yield Diagnostic.at(
                    PREMISE_DENIES_CONCLUSION,
                    place_of(reason.origin),
                    f"{amap.claims[premise].shown} supports {amap.claims[conclusion].shown} and contradicts it",
                    others=[Label(contradiction.origin, "the contradiction")] if contradiction.origin else [],
                    help="one of the two relations must go, or one of the claims says too much",
                )
