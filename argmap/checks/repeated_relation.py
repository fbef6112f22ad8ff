"""The same relation under two names."""

from collections.abc import Iterator

from argmap.analysis.facts import Facts
from argmap.catalogue.rules import REPEATED_RELATION
from argmap.diagnostics.diagnostic import Diagnostic, Label
from argmap.diagnostics.place import place_of
from argmap.model.content import MapContent
from argmap.model.elements import Inference


def repeated_relation(amap: MapContent, facts: Facts) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each inference with the kind, premises and target of an earlier one.

    Two that are both without a name have the same id, so that the second never comes into a map.
    """
    first: dict[tuple[str, tuple[str, ...], str], Inference] = {}
    for inference in facts.written.inferences.values():
        premises = inference.premises
        key = inference.kind.value, premises if len(premises) == 1 else tuple(sorted(premises)), inference.target
        known = first.setdefault(key, inference)
        if known is not inference:
            yield Diagnostic.at(
                REPEATED_RELATION,
                place_of(inference.origin),
                f"`{inference.id}` repeats `{known.id}`",
                label="again here",
                others=[Label(known.origin, "first stated here")] if known.origin else [],
                help="remove one of the two: a reason does not grow by being repeated",
            )
