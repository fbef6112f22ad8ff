"""Limits are part of the answer: nothing is said of "every" labelling that was not proved, and nothing hangs."""

import random

import pytest

import argmap
from argmap.reasoning.labeller import SEMANTICS
from argmap.reasoning.reasoner import Reasoner
from random_maps import random_map


def pairs(number):
    """So many independent contradictions between assumed claims: two readings of each."""
    lines = []
    for at in range(number):
        lines += [f"claim a{at}: A.", "  assumed", f"claim b{at}: B.", "  assumed", f"a{at} contradicts b{at}"]
    return argmap.loads("\n".join(lines)).map


def hard(size=60, share=0.35, seed=5):
    """A dense random framework of claims that set each other aside."""
    chance = random.Random(seed)
    names = [f"a{at}" for at in range(size)]
    lines = [line for name in names for line in (f"claim {name}: X.", "  assumed")]
    lines += [f"{one} undercuts {other}" for one in names for other in names if chance.random() < share]
    return argmap.loads("\n".join(lines)).map


@pytest.mark.parametrize("semantics", ["complete", "preferred", "stable", "semi-stable", "ideal", "eager"])
def test_independent_contradictions_leave_every_claim_undecided(semantics):
    """12 and 24 pairs have 4,096 and 16 million labellings: the first 1,000 of them accepted some claims."""
    for number in (12, 24):
        evaluation = pairs(number).evaluate(semantics)
        assert {label.value for label in evaluation.claims.values()} == {"undecided"}
        assert (evaluation.complete, evaluation.exists, evaluation.not_worked_out) == (True, True, ())


@pytest.mark.parametrize("semantics", ["complete", "preferred", "stable", "semi-stable"])
def test_acceptance_in_some_and_every_labelling_of_many_is_exact(semantics):
    """It was `False` for semi-stable in some, and `True` in every, within a second."""
    amap = pairs(24)
    assert amap.reasoner(seconds=60).credulous("a23", semantics) is True
    assert amap.reasoner(seconds=60).sceptical("b23", semantics) is False


def test_each_question_has_a_budget_of_its_own():
    reasoner = pairs(2).reasoner(seconds=30)
    reasoner.positions()
    budget = reasoner.search.budget
    reasoner.sceptical("a0")
    reasoner.positions()
    assert reasoner.search.budget is not budget


@pytest.mark.parametrize("seed", [*range(3), *(pytest.param(each, marks=pytest.mark.slow) for each in range(3, 12))])
def test_what_is_proved_claim_by_claim_is_what_all_labellings_say(seed):
    chance = random.Random(seed)
    for _ in range(25):
        amap = random_map(chance, claims=6, steps=9)
        for semantics in SEMANTICS:
            whole = Reasoner(amap).evaluate(semantics)
            proved = Reasoner(amap).evaluate(semantics, limit=1)
            assert proved.exists == whole.exists
            assert proved.claims == whole.claims, (semantics, argmap.dumps(amap))
            for step, label in proved.inferences.items():
                assert label == whole.inferences[step] or step in proved.not_worked_out


def test_what_a_limit_left_is_counted_and_never_strengthened():
    amap = hard()
    exact = Reasoner(amap).evaluate("preferred", limit=None)
    cut = Reasoner(amap, effort=1).evaluate("preferred", limit=1)
    assert cut.not_worked_out
    assert not cut.complete
    for claim, label in cut.claims.items():
        assert label == exact.claims[claim] or (label.value == "undecided" and claim in cut.not_worked_out)


def test_a_truth_value_that_a_limit_cut_short_is_no_truth_value():
    with pytest.raises(argmap.OutOfTimeError):
        Reasoner(hard(), effort=1).sceptical("a0")
    with pytest.raises(argmap.OutOfTimeError):
        hard().reasoner(seconds=0).sceptical("a0")


def test_the_effort_gives_the_same_answer_on_every_run():
    amap = hard()
    one, other = (Reasoner(amap, effort=300).evaluate("preferred", limit=3) for _ in range(2))
    assert (one.claims, one.not_worked_out) == (other.claims, other.not_worked_out)


def test_one_hard_question_to_the_solver_can_be_stopped():
    """A framework on which a single question took minutes: the answer says that it is cut short."""
    found = hard(320, 0.1).reasoner(seconds=1).positions(1)
    assert not found.complete or len(found) == 1
