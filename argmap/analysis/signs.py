"""The sign of a chain of steps: whether it speaks for or against the claim that it leads to."""

from argmap.model.content import MapContent
from argmap.model.elements import Inference, InferenceKind
from argmap.model.voicing import owner_of


def aimed_at(step: Inference, amap: MapContent) -> tuple[str, int]:
    """The claim that a step is about in the end, and the sign of the way there: 1 for, -1 against.

    A support keeps the sign, a rebuttal and an undercut turn it: who undercuts a rebuttal defends what it rebuts. An
    undercut that only undercuts itself, by way of others, is about its own first premise.
    """
    sign = 1
    seen: set[str] = set()
    while True:
        if step.kind is InferenceKind.REBUTS or step.kind is InferenceKind.UNDERCUTS:
            sign = -sign
        claim = owner_of(step.target, amap.claims)
        if claim and step.target not in amap.inferences:
            return claim, sign
        if step.target in seen:
            return step.premises[0], sign
        seen.add(step.target)
        step = amap.inferences[step.target]
