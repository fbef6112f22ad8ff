"""Ties and deadlocks, against all preferred labellings and all loops of small maps."""

import random
from itertools import product

import pytest

import argmap
from argmap.reasoning.deadlocks import deadlocks
from argmap.reasoning.reasoner import Reasoner
from argmap.reasoning.ties import ties
from conftest import slow_after
from random_maps import random_map

SEEDS = slow_after(20, range(150))


def made(seed):
    return random_map(random.Random(1000 + seed), claims=4 + seed % 5, steps=5 + seed % 6)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_positions_are_every_combination_of_the_readings_of_the_ties(seed):
    reasoner = Reasoner(made(seed))
    found = ties(reasoner, limit=1000)
    assert all(each.complete for each in found)
    decided = {
        claim: label for claim, label in reasoner.grounded.claims.items() if not any(claim in t.claims for t in found)
    }
    combined = [
        decided | {claim: label for reading in way for claim, label in reading.items()}
        for way in product(*(each.readings for each in found))
    ]
    positions = [dict(each.claims) for each in Reasoner(made(seed)).positions(None).labellings]
    assert len({tuple(sorted(each.items())) for each in positions}) == len(combined)
    assert all(each in combined for each in positions)


def test_independent_ties_are_not_multiplied():
    text = "".join(
        f"claim a{at}: A{at}.\n  assumed\nclaim b{at}: B{at}.\n  assumed\na{at} contradicts b{at}\n" for at in range(40)
    )
    found = ties(Reasoner(argmap.loads(text).map))
    assert len(found) == 40
    assert all(len(each.readings) == 2 and each.complete for each in found)


def test_a_limit_of_readings_is_said():
    text = "".join(f"claim a{at}: A{at}.\n  assumed\n" for at in range(5)) + "question which: Which?\n"
    text += "".join(f"  answer: a{at}\n" for at in range(5))
    (tie,) = ties(Reasoner(argmap.loads(text).map), limit=3)
    assert (len(tie.readings), tie.complete) == (3, False)
    (tie,) = ties(Reasoner(argmap.loads(text).map), limit=5)
    assert (len(tie.readings), tie.complete) == (5, True)


@pytest.mark.parametrize("seed", SEEDS)
def test_everything_undecided_is_in_a_deadlock_or_hangs_on_some(seed):
    reasoner = Reasoner(made(seed))
    found = deadlocks(reasoner)
    undecided = {claim for claim, label in reasoner.grounded.claims.items() if label == "undecided"}
    assert bool(found) == (not reasoner.search.decided)
    for each in found:
        assert set(each.loop) <= set(each.claims)
        assert not set(each.hanging) & set(each.claims)
        assert set(each.hanging) <= undecided
    hanging = [claim for each in found for claim in each.hanging]
    assert len(hanging) == len(set(hanging))
    after = reasoner.map.whatif(without=[claim for each in found for claim in each.claims]).after if found else {}
    assert "undecided" not in after.values(), "nothing else holds a claim open"


@pytest.mark.parametrize("seed", SEEDS)
def test_a_claim_that_hangs_on_a_deadlock_is_decided_when_that_is(seed):
    """Taking every claim of the deadlock for given, or withdrawing it, decides what hangs on it alone."""
    amap = made(seed)
    for each in deadlocks(Reasoner(amap)):
        after = amap.whatif(without=each.claims).after
        for claim in each.hanging:
            assert after[claim] != "undecided"


def loads(text):
    return Reasoner(argmap.loads(text).map)


def test_two_claims_that_exclude_each_other_are_an_even_loop():
    (found,) = deadlocks(
        loads(
            "claim a: A.\n  assumed\nclaim b: B.\n  assumed\na contradicts b\nclaim c: C.\n  because a\n"
            "claim d: D.\n  because c\n"
        )
    )
    assert found.claims == ("a", "b")
    assert set(found.loop) == {"a", "b"}
    assert not found.odd
    assert found.hanging == ("c", "d")
    assert found.steps == ("a contradicts b",)


def test_three_claims_that_set_each_other_aside_in_turn_are_an_odd_loop():
    text = "".join(f"claim {each}: {each}.\n  assumed\n" for each in "abc")
    (found,) = deadlocks(loads(text + "a undercuts b\nb undercuts c\nc undercuts a\n"))
    assert (found.claims, found.odd) == (("a", "b", "c"), True)
    assert set(found.loop) == {"a", "b", "c"}


def test_a_claim_between_two_deadlocks_hangs_on_neither():
    text = "".join(f"claim {each}: {each}.\n  assumed\n" for each in "abcd")
    text += "a contradicts b\nc contradicts d\nclaim e: e.\n  because a + c\n"
    assert [each.hanging for each in deadlocks(loads(text))] == [(), ()]
