"""The claims of a map under other names."""

import random

import pytest

from argmap.model.renaming import renamed
from conftest import slow_after
from random_maps import random_map


@pytest.mark.parametrize("seed", slow_after(10, range(60)))
def test_renaming_and_back_gives_the_same_map(seed):
    amap = random_map(random.Random(seed), claims=6, steps=8)
    names = {claim: f"{claim}_new" for claim in list(amap.claims)[::2]}
    there = renamed(amap, names)
    assert renamed(there, {new: old for old, new in names.items()}) == amap
    assert [label.value for label in there.evaluate().claims.values()] == [
        label.value for label in amap.evaluate().claims.values()
    ]
