"""What verdicts a claim could have at all, whatever attacks succeed."""

from collections.abc import Iterable, Mapping

import attrs

from argmap.analysis.facts import Facts, stands_alone
from argmap.model.argument_map import ArgumentMap, Inference, InferenceKind


@attrs.frozen(eq=False, repr=False)
class Possible:
    """Claims that could hold, and claims that could be denied, if every step went through.

    Both are least fixed points of the rules in docs/explanation (semantics), with all attacks left out: what
    is not in them can never be accepted, or never be rejected. `attackable` are the claims and
    inferences that something could set aside, directly or through what they rest on.
    """

    holds: frozenset[str]
    denied: frozenset[str]
    attackable: frozenset[str]


def possible(amap: ArgumentMap, facts: Facts) -> Possible:
    """Work out what could hold, be denied or be attacked, in linear time."""
    holds = _closure(
        (id_ for id_, claim in amap.claims.items() if stands_alone(claim, facts)),
        [each for each in amap.inferences.values() if each.kind in (InferenceKind.SUPPORTS, InferenceKind.IMPLIES)],
    )
    denied = _denied(amap, holds)
    return Possible(frozenset(holds), frozenset(denied), frozenset(_attackable(amap, facts, holds, denied)))


def _closure(start: Iterable[str], inferences: Iterable[Inference]) -> set[str]:
    """The claims that follow from some by inferences, each of which needs all its premises."""
    missing: dict[str, set[str]] = {}
    needed_by: dict[str, list[Inference]] = {}
    for inference in inferences:
        missing[inference.id] = set(inference.premises)
        for premise in inference.premises:
            needed_by.setdefault(premise, []).append(inference)
    reached: set[str] = set()
    queue = list(start)
    while queue:
        claim = queue.pop()
        if claim in reached:
            continue
        reached.add(claim)
        for inference in needed_by.get(claim, ()):
            missing[inference.id].discard(claim)
            if not missing[inference.id]:
                queue.append(inference.target)
    return reached


def _denied(amap: ArgumentMap, holds: set[str]) -> set[str]:
    """Claims whose denial could be derived: rebutted, contradicted, denied, or by transposition."""
    start = {id_ for id_, claim in amap.claims.items() if claim.denials}
    for inference in amap.inferences.values():
        if inference.kind is InferenceKind.REBUTS and holds.issuperset(inference.premises):
            start.add(inference.target)
    for each in amap.contradictions.values():
        start.update([each.second] if each.first in holds else [])
        start.update([each.first] if each.second in holds else [])
    strict: dict[str, list[Inference]] = {}
    for inference in amap.inferences.values():
        if inference.kind is InferenceKind.IMPLIES:
            strict.setdefault(inference.target, []).append(inference)
    denied: set[str] = set()
    queue = list(start)
    while queue:
        claim = queue.pop()
        if claim in denied:
            continue
        denied.add(claim)
        for inference in strict.get(claim, ()):
            queue += [each for each in inference.premises if holds.issuperset({*inference.premises} - {each})]
    return denied


def _attackable(amap: ArgumentMap, facts: Facts, holds: set[str], denied: set[str]) -> set[str]:
    """Claims and inferences with an attack on them, or on something that they rest on."""
    queue = [*denied]
    for inference in amap.inferences.values():
        if inference.kind is InferenceKind.UNDERCUTS and holds.issuperset(inference.premises):
            queue.append(inference.target)
        if inference.kind is InferenceKind.REBUTS and inference.target in holds:
            queue.append(inference.id)
        if inference.kind is InferenceKind.SUPPORTS and inference.target in denied:
            queue.append(inference.id)
    attackable: set[str] = set()
    leads_to: Mapping[str, Inference] = amap.inferences
    while queue:
        item = queue.pop()
        if item in attackable:
            continue
        attackable.add(item)
        if item in leads_to:
            queue.append(leads_to[item].target)
        else:
            queue.extend(facts.uses.get(item, ()))
            queue.extend(facts.reasons.get(item, ()) if item in denied else ())
    return attackable
