"""Why a claim has its label: the reason names what decided, and the label follows from the grounds."""

import random

import pytest

import argmap
from argmap.reasoning.labels import claim_label
from argmap.reasoning.program import Program
from argmap.reasoning.reasoner import Reasoner
from argmap.reasoning.wellfounded import FALSE, well_founded
from conftest import slow_after
from random_maps import random_map

REINSTATED = """\
claim t: T.
  because p
claim p: P.
  assumed
claim q: Q.
  assumed
claim r: R.
  assumed
q undercuts p -> t as e2
r undercuts e2 as e3
"""
OUTWEIGHED = """\
map: t
  weighing: strength
source s0: S
  reliability: B
claim a: A.
  quote s0: some words
claim b: B.
  because d as step
claim d: D.
a undercuts step
b rebuts a
  strength: 0.5
"""
CONTRADICTED = """\
claim a: A.
  assumed
claim b: B.
  because d
claim c: C.
  assumed
claim d: D.
  assumed
c undercuts d -> b
a contradicts b
"""


def why(text, claim):
    return argmap.loads(text).map.why(claim)


def test_the_undercut_that_was_undercut_is_named():
    """Withdraw `r` and `t` is unsupported: it is `r` that saves it, and the reason did not name it."""
    found = why(REINSTATED, "t")
    assert found.sentence == (
        "“P” supports it; “Q” speaks against that reason, but “R” sets this objection aside; "
        "nothing else on the map speaks against it; it rests on what is taken as given"
    )
    assert {ground.claim for ground in found.grounds} == {"p", "r"}


def test_the_undercut_of_what_sets_a_claim_aside_is_named():
    text = (
        "claim t: T.\n  assumed\nclaim p: P.\n  assumed\nclaim q: Q.\n  assumed\nclaim r: R.\n  assumed\n"
        "p undercuts t as one\nq undercuts one as two\nr undercuts two as three\n"
    )
    found = why(text, "t")
    assert (
        found.sentence
        == "“P” sets aside what is given for it; “Q” speaks against that reason, but “R” sets this objection aside"
    )


def test_the_weight_that_decided_is_named_and_no_circle_is_given():
    amap = argmap.loads(OUTWEIGHED).map
    a, b = amap.why("a"), amap.why("b")
    assert a.label == "accepted"
    assert "b" not in [ground.claim for ground in a.grounds]
    assert b.sentence == "“D” supports it, but “A” sets this reason aside"


def test_a_weaker_rebuttal_that_stands_is_told_with_both_weights():
    text = OUTWEIGHED.replace("a undercuts step\n", "")
    assert (
        why(text, "a").sentence
        == "asserted by “S”; “B” speaks against it, but that is weaker (strength 0.5 against grade B)"
    )


def test_a_contradiction_that_fell_is_named():
    """`nothing speaks against it` was said, though `b` contradicts it."""
    found = why(CONTRADICTED, "a")
    assert found.sentence == "it is taken as given; it cannot stand together with “B”, but nothing carries that claim"
    assert [ground.claim for ground in found.grounds] == ["c"]


def label_from(amap, claim, rests):
    """The label of a claim when no more is known than the labels of some others: all other claims are left open.

    What stands between keeps its reasons: claims that support only each other fail together, and a claim may have been
    false before it was rejected.
    """
    reasoner = Reasoner(amap)
    program = reasoner.program
    known = reasoner.grounded.claims
    part = Program(program.claims, program.size, denied=dict(program.denied))
    between = reasoner.explainer.derivation.derive(claim)[1]
    fixed = {}
    for name in rests:
        atom = program.atom_of[name]
        if known[name] == "rejected":
            fixed[atom], fixed[program.denied[atom]] = False, True
        else:
            fixed[atom] = known[name] == "accepted"
    own = program.atom_of[claim]
    left_open = {
        atom for atom in range(len(program.claims)) if atom != own and atom not in fixed and atom not in between
    }
    for rule, head in enumerate(program.heads):
        if head not in fixed and head not in left_open:
            part.add(head, program.positive[rule], program.negative[rule], program.origins[rule])
    for atom, value in fixed.items():
        if value:
            part.add(atom, (), (), ("given", ""))
    for atom in left_open:
        part.add(atom, (), (atom,), ("given", ""))
    values = well_founded(part).values
    denial = program.denied.get(own)
    return claim_label(values[own], FALSE if denial is None else values[denial])


@pytest.mark.parametrize("seed", slow_after(10, range(150)))
def test_the_label_of_a_claim_follows_from_what_it_rests_on_alone(seed):
    chance = random.Random(seed)
    for _ in range(10):
        amap = random_map(chance, claims=4 + seed % 4, steps=5 + seed % 6)
        reasoner = Reasoner(amap)
        for claim, label in reasoner.grounded.claims.items():
            ground = reasoner.explainer.ground(claim)
            if label != "undecided":
                assert label_from(amap, claim, ground.rests_on) is label, (argmap.dumps(amap), claim, ground)
            if "nothing speaks against it" in ground.sentence:
                attackers = {each.id for each in amap.attackers(claim)}
                rests = {
                    premise for each in attackers for premise in getattr(amap.inferences.get(each), "premises", ())
                }
                assert not attackers or rests <= {claim}, (argmap.dumps(amap), claim, ground)
