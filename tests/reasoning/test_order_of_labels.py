"""The order in which the grounded pass decides: everything after what it rests on.

Each decided atom is looked at with only those that stand before it, which is the plain way to check it.
"""

import random

import pytest

import argmap
from argmap.model.elements import Verdict
from argmap.reasoning.program import Program
from argmap.reasoning.reasoner import Reasoner
from argmap.reasoning.wellfounded import FALSE, OPEN, TRUE, well_founded
from random_maps import random_map


def program(*rules, size):
    """A program from rules `(head, positive, negative)`."""
    made = Program(size=size)
    for head, positive, negative in rules:
        made.add(head, tuple(positive), tuple(negative), ("step", ""))
    return made


def random_program(chance):
    size = chance.randint(1, 9)
    atoms = range(size)
    rules = [
        (chance.choice(atoms), chance.choices(atoms, k=chance.choice((0, 1, 1, 2))), chance.choices(atoms, k=k))
        for _ in range(chance.randint(0, 14))
        for k in [chance.choice((0, 0, 1, 2))]
    ]
    return program(*((head, set(positive), set(negative)) for head, positive, negative in rules), size=size)


def rules_for(atom, made):
    return [rule for rule, head in enumerate(made.heads) if head == atom]


def literals(rule, made):
    """The literals of a body, each with the value that it needs."""
    return [(each, TRUE) for each in made.positive[rule]] + [(each, FALSE) for each in made.negative[rule]]


def assert_rests_on_what_stands_before(made, labels):
    assert sorted(labels.order) == [atom for atom in range(made.size) if labels.values[atom] != OPEN]
    place = {atom: at for at, atom in enumerate(labels.order)}
    for atom in labels.order:
        before = {each: labels.values[each] for each in labels.order[: place[atom]]}
        if labels.values[atom] == TRUE:
            rule = labels.fired[atom]
            assert made.heads[rule] == atom
            assert all(before.get(each) == needed for each, needed in literals(rule, made))
        else:
            assert atom not in labels.fired
            for rule in rules_for(atom, made):
                failed = any(before.get(each) == -needed for each, needed in literals(rule, made))
                circular = any(each in labels.unfounded for each in made.positive[rule])
                assert failed or (circular and atom in labels.unfounded)


@pytest.mark.parametrize("seed", range(200))
def test_an_atom_is_decided_after_what_it_rests_on(seed):
    made = random_program(random.Random(seed))
    assert_rests_on_what_stands_before(made, well_founded(made))


def test_a_chain_is_decided_from_its_beginning():
    labels = well_founded(program((0, [1], []), (1, [2], []), (2, [], [3]), size=4))
    assert labels.order == [3, 2, 1, 0]
    assert labels.values == [TRUE, TRUE, TRUE, FALSE]
    assert labels.fired == {2: 2, 1: 1, 0: 0}
    assert (labels.unfounded, labels.live) == (set(), [])


def test_facts_come_first_then_what_has_no_rule():
    labels = well_founded(program((2, [], []), (0, [1], [2]), size=4))
    assert labels.order[:3] == [2, 1, 3]
    assert labels.values == [FALSE, FALSE, TRUE, FALSE]


def test_an_atom_with_two_rules_is_false_after_both_have_failed():
    labels = well_founded(program((0, [1], []), (0, [2], []), (2, [], [3]), (3, [], []), size=4))
    assert labels.order == [3, 1, 2, 0]
    assert labels.values == [FALSE, FALSE, FALSE, TRUE]


def test_atoms_that_only_rest_on_each_other_are_unfounded_and_what_waits_for_them_follows():
    labels = well_founded(program((0, [1], []), (1, [0], []), (2, [], [1]), (3, [1], []), size=4))
    assert labels.unfounded == {0, 1, 3}
    assert labels.values == [FALSE, FALSE, TRUE, FALSE]
    assert labels.order[-1] == 2
    assert labels.fired == {2: 2}


def test_what_denies_each_other_stays_open_and_its_rules_live():
    labels = well_founded(program((0, [], [1]), (1, [], [0]), (2, [0], []), (3, [], []), (3, [0], []), size=4))
    assert labels.values == [OPEN, OPEN, OPEN, TRUE]
    assert labels.order == [3]
    assert labels.live == [0, 1, 2]


def test_a_circle_with_a_way_in_that_is_open_is_not_unfounded():
    labels = well_founded(program((0, [], [1]), (1, [], [0]), (2, [3], []), (3, [2], []), (3, [0], []), size=4))
    assert labels.values == [OPEN] * 4
    assert (labels.order, labels.unfounded, labels.live) == ([], set(), [0, 1, 2, 3, 4])


def assert_grounds_stand_in_order(amap):
    reasoner = Reasoner(amap)
    for claim in amap.claims:
        known = set()
        decided = True
        for ground in reasoner.why(claim).grounds:
            if ground.label is Verdict.UNDECIDED:
                decided = False
            else:
                assert decided, "one that is decided stands after one that is not"
                if "rest on itself" not in ground.sentence:
                    assert set(ground.rests_on) <= known, (argmap.dumps(amap), claim, ground)
            known.add(ground.claim)


CIRCULAR = {50, 51}
"""Two rejected claims that would support each other: see the last test."""


@pytest.mark.parametrize("seed", [seed for seed in range(120) if seed not in CIRCULAR])
def test_the_grounds_of_a_derivation_stand_after_what_they_rest_on(seed):
    assert_grounds_stand_in_order(random_map(random.Random(seed), claims=4 + seed % 3, steps=5 + seed % 4))


def test_two_rejected_claims_that_support_each_other_are_no_grounds_of_each_other():
    """Each is denied by what stands; that the other's support fails comes from the circle, not from its verdict."""
    text = "source s: S\nclaim a: A.\n  because b: B.\n    denial s: not b b\nclaim c: C.\n  assumed\n  rebuts a\n"
    assert_grounds_stand_in_order(argmap.loads(text + "a supports b\n").map)
