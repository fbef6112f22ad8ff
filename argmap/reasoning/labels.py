"""The labels of claims and inferences."""

from collections.abc import Mapping, Sequence
from enum import StrEnum

from argmap.model.content import MapContent
from argmap.model.elements import Verdict
from argmap.model.propositions import like
from argmap.reasoning.program import Program
from argmap.reasoning.wellfounded import FALSE, TRUE


class StepLabel(StrEnum):
    """Whether a step goes through: *in* when all that it needs holds, *out* when something of it fails."""

    IN = "in"
    OUT = "out"
    UNDECIDED = "undecided"


def claim_labels(program: Program, values: Sequence[int]) -> dict[str, Verdict]:
    """The label of each claim, from the values of the atoms."""
    denied = program.denied
    labels = {
        claim: claim_label(values[at], values[denied[at]] if at in denied else FALSE)
        for at, claim in enumerate(program.claims)
    }
    return like(program.atom_of, labels)


def claim_label(value: int, denied: int) -> Verdict:
    """The label of a claim, from its value and that of its denial."""
    if value == TRUE:
        return Verdict.ACCEPTED
    if denied == TRUE:
        return Verdict.REJECTED
    return Verdict.UNSUPPORTED if value == FALSE else Verdict.UNDECIDED


def step_labels(program: Program, values: Sequence[int], amap: MapContent) -> dict[str, StepLabel]:
    """The label of each inference; one that is left out for the sake of argument is out."""
    labels = {}
    for id_ in amap.inferences:
        rule = program.rule_of.get(id_)
        labels[id_] = StepLabel.OUT if rule is None else body_label(program, values, rule)
    return like(program.atom_of, labels)


def body_label(program: Program, values: Sequence[int], rule: int) -> StepLabel:
    """Whether the body of a rule holds."""
    lowest = TRUE
    for atom in program.positive[rule]:
        lowest = min(lowest, values[atom])
    for atom in program.negative[rule]:
        lowest = min(lowest, -values[atom])
    return StepLabel.IN if lowest == TRUE else StepLabel.OUT if lowest == FALSE else StepLabel.UNDECIDED


def in_all(labellings: Sequence[Mapping[str, Verdict]]) -> dict[str, Verdict]:
    """The labels that hold in every one of some labellings; *undecided* where they part."""
    first, *others = labellings
    labels = {
        claim: label if all(other[claim] == label for other in others) else Verdict.UNDECIDED
        for claim, label in first.items()
    }
    return like(first, labels)
