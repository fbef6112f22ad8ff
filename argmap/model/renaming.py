"""The same map with other ids for some claims; the ids of steps that are written out follow."""

from collections.abc import Mapping
from typing import TypeVar

import attrs

from argmap.model.content import M, changed
from argmap.model.elements import Contradiction, Evidence, Inference, Restatement
from argmap.model.ids import step_id
from argmap.model.voicing import aimed

P = TypeVar("P", Contradiction, Restatement)


def renamed(amap: M, names: Mapping[str, str]) -> M:
    """The map with new ids for the claims that `names` names; everything stays in its order."""
    if not names:
        return amap
    claims = {names.get(id_, id_): attrs.evolve(claim, id=names.get(id_, id_)) for id_, claim in amap.claims.items()}
    questions = {
        question.id: attrs.evolve(
            question,
            answers=tuple(names.get(one, one) for one in question.answers),
            evidence=tuple(_renamed_evidence(each, names) for each in question.evidence),
        )
        for question in amap.questions.values()
    }
    return changed(
        amap,
        claims=claims,
        inferences=_steps(amap, names),
        contradictions=_pairs(amap.contradictions, "contradicts", names),
        restatements=_pairs(amap.restatements, "restates", names),
        questions=questions,
        expectations=tuple(
            attrs.evolve(expectation, claim=names.get(expectation.claim, expectation.claim))
            for expectation in amap.expectations
        ),
    )


def _pairs(table: Mapping[str, P], verb: str, names: Mapping[str, str]) -> dict[str, P]:
    """Contradictions or restatements by their new ids."""
    found = {}
    for pair in table.values():
        first, second = names.get(pair.first, pair.first), names.get(pair.second, pair.second)
        id_ = pair.id if pair.named else step_id(verb, (first,), second)
        found[id_] = attrs.evolve(pair, id=id_, first=first, second=second)
    return found


def _renamed_evidence(each: Evidence, names: Mapping[str, str]) -> Evidence:
    against = tuple(names.get(one, one) for one in each.against)
    return attrs.evolve(each, item=names.get(each.item, each.item), against=against)


def _aim(target: str, names: Mapping[str, str]) -> str:
    """A claim, or what somebody is quoted for, by the new name of the claim."""
    parts = aimed(target)
    if parts is None:
        return names.get(target, target)
    return names.get(parts[0], parts[0]) + target[len(parts[0]) :]


def _steps(amap: M, names: Mapping[str, str]) -> dict[str, Inference]:
    """The steps by their new ids, in their order; the id of an undercut follows that of its target.

    A step that has a name keeps it, whatever it aims at: only such steps can undercut each other in turn.
    """
    done: dict[str, Inference] = {}
    for start in amap.inferences.values():
        chain = [start]
        while (target := amap.inferences.get(chain[-1].target)) and not target.named and target.id not in done:
            chain.append(target)
        for step in reversed(chain):
            if step.id in done:
                continue
            premises = tuple(names.get(premise, premise) for premise in step.premises)
            aim = done[step.target].id if step.target in done else _aim(step.target, names)
            id_ = step.id if step.named else step_id(step.kind, premises, aim)
            done[step.id] = attrs.evolve(step, id=id_, premises=premises, target=aim)
    return {done[id_].id: done[id_] for id_ in amap.inferences}
