"""A part of a map."""

import random

import pytest

from argmap.model.part import part_of
from random_maps import random_map


@pytest.mark.parametrize("seed", range(60))
def test_a_part_of_a_map_holds_the_relations_among_its_claims_and_no_other(seed):
    chance = random.Random(seed)
    amap = random_map(chance, claims=8, steps=10)
    kept = set(chance.sample(list(amap.claims), max(1, len(amap.claims) // 2)))
    part = part_of(amap, kept)
    assert set(part.claims) == kept
    for step in part.inferences.values():
        assert set(step.premises) <= kept
        assert step.target.split(" by ")[0] in kept or step.target in part.inferences
    for id_, step in amap.inferences.items():
        if {*step.premises, step.target.split(" by ")[0]} <= kept:
            assert id_ in part.inferences
