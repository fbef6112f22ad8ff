"""Key assumptions, by taking each out of the map and labelling it anew."""

import random

import attrs
import pytest
from test_restates import whole

from argmap.model.elements import InferenceKind
from argmap.reasoning.key_assumptions import key_assumptions
from argmap.reasoning.reasoner import Reasoner
from conftest import slow_after
from random_maps import random_map


@pytest.mark.parametrize("seed", slow_after(30, range(300)))
def test_an_assumption_carries_what_changes_without_it(seed):
    amap = random_map(random.Random(seed), claims=7, steps=8)
    kept = {id_: step for id_, step in amap.inferences.items() if " by " not in step.target}
    amap = attrs.evolve(amap, inferences=whole(kept, amap))
    labels = amap.evaluate().claims
    top = next(iter(amap.claims))
    found = key_assumptions(Reasoner(amap), [top])
    assert found.complete
    leading, grown = {top}, True
    while grown:
        more = {each for s in amap.inferences.values() if s.target in leading for each in (s.id, *s.premises)}
        grown = not more <= leading
        leading |= more
    expected = {}
    for id_ in leading:
        if id_ in amap.claims:
            claim = amap.claims[id_]
            if not claim.assumed or claim.quotes:
                continue
            other = attrs.evolve(
                amap,
                claims={**amap.claims, id_: attrs.evolve(claim, assumed=False, open=True)},
            )
        else:
            if amap.inferences[id_].kind is InferenceKind.IMPLIES:
                continue
            left = {k: v for k, v in amap.inferences.items() if k != id_}
            had = amap.inferences[id_].target
            claims = amap.claims
            if amap.inferences[id_].kind.speaks_for and not claims[had].quotations and not claims[had].assumed:
                claims = {**claims, had: attrs.evolve(claims[had], open=True)}  # it had a reason: it is not bare now
            other = attrs.evolve(amap, claims=claims, inferences=whole(left, amap))
        after = other.evaluate().claims
        changed = [each for each in amap.claims if after[each] is not labels[each] and each != id_]
        if changed:
            expected[id_] = tuple(changed)
    assert {each.id: each.carries for each in found.assumptions} == expected
    numbers = [len(each.carries) for each in found.assumptions]
    assert numbers == sorted(numbers, reverse=True)
