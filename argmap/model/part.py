"""A part of a map: some of its claims, and the relations among them."""

from collections.abc import Collection

import attrs

from argmap.model.content import M, changed
from argmap.model.voicing import aimed


def part_of(amap: M, claims: Collection[str], *, around: Collection[str] = ()) -> M:
    """The map of some claims: relations stay whose premises and targets all do.

    Claims `around` them stay as well, with those relations that touch one of `claims`.
    """
    inner = set(claims)
    whole = inner | set(around)
    steps = {}
    waiting = list(amap.inferences.values())
    grown = True
    while grown:
        grown = False
        left = []
        for step in waiting:
            if not all(premise in whole for premise in step.premises):
                continue
            parts = None if step.target in whole else aimed(step.target)
            if step.target in whole or step.target in steps or (parts is not None and parts[0] in whole):
                steps[step.id] = step
                grown = True
            elif step.target in amap.inferences:
                left.append(step)
        waiting = left
    if around:
        touching = {
            id_
            for id_, step in steps.items()
            if inner & {*step.premises, step.target, *((aimed(step.target) or ())[:1])}
        }
        for id_, step in steps.items():  # an undercut of a step that is shown, and a step that is undercut from here
            if step.target in touching:
                touching.add(id_)
        touching |= {steps[id_].target for id_ in touching if steps[id_].target in steps}
        steps = {id_: step for id_, step in steps.items() if id_ in touching}
    pairs = {
        id_: each
        for id_, each in amap.contradictions.items()
        if {each.first, each.second} <= whole and inner & {each.first, each.second}
    }
    same = {id_: each for id_, each in amap.restatements.items() if {each.first, each.second} <= whole}
    questions = {
        id_: attrs.evolve(each, evidence=tuple(one for one in each.evidence if one.item in whole))
        for id_, each in amap.questions.items()
        if whole >= set(each.answers)
    }
    return changed(
        amap,
        claims={id_: claim for id_, claim in amap.claims.items() if id_ in whole},
        inferences={id_: step for id_, step in amap.inferences.items() if id_ in steps},
        contradictions=pairs,
        restatements=same,
        questions=questions,
        expectations=(),
    )
