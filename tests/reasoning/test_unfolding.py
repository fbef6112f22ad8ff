"""The framework of a map gives each claim the label that the map gives it."""

import random

import pytest

import argmap
from argmap.interchange.af import write_af
from argmap.reasoning.frameworks.solve import Solver, extensions
from argmap.reasoning.frameworks.unfolding import TooManyArgumentsError, framework_of
from argmap.reasoning.reasoner import Reasoner
from conftest import slow_after
from random_maps import random_map


def claims_in(extension, amap):
    """The claims with an argument in an extension: their arguments are called after them."""
    names = {name.rpartition("_")[0] if name.rpartition("_")[2].isdecimal() else name for name in extension}
    return {claim for claim in amap.claims if claim in names}


@pytest.mark.parametrize("seed", slow_after(10, range(120)))
@pytest.mark.parametrize(
    "semantics, code", [("grounded", "GR"), ("complete", "CO"), ("preferred", "PR"), ("ideal", "ID")]
)
def test_the_framework_of_a_map_accepts_what_the_map_accepts(seed, semantics, code):
    amap = random_map(random.Random(seed), claims=3 + seed % 3, steps=3 + seed % 4)
    try:
        framework = framework_of(amap, most=60)
    except TooManyArgumentsError:
        pytest.skip("too many arguments for this test")
    ours = {frozenset(each.accepted) for each in Reasoner(amap).labellings(semantics, None).labellings}
    theirs = {frozenset(claims_in(each, amap)) for each in extensions(framework, code)}
    assert ours == theirs, argmap.dumps(amap)


def test_a_map_of_too_many_arguments_is_refused():
    lines = ["claim c0: C.\n  assumed\nclaim d0: D.\n  assumed\n"]
    for at in range(1, 20):
        lines.append(f"claim c{at}: C.\nclaim d{at}: D.\nc{at - 1} supports c{at}\nd{at - 1} supports c{at}\n")
        lines.append(f"c{at - 1} supports d{at}\nd{at - 1} supports d{at}\nc0 rebuts c{at}\nd0 rebuts d{at}\n")
    with pytest.raises(TooManyArgumentsError, match="more than 1,000 arguments"):
        framework_of(argmap.loads("".join(lines)).map, most=1000)


def test_the_framework_of_the_example_can_be_written(root):
    framework = framework_of(argmap.load(root / "examples/mill-street/mill-street.argmap").map)
    assert "arg(close)." in write_af(framework, "apx")
    assert Solver(framework).credulous("PR", "close")
