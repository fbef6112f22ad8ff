"""The model after a change is the one that is worked out anew, on random programs full of circles."""

import random

from argmap.reasoning.program import Program
from argmap.reasoning.revision import Revision
from argmap.reasoning.wellfounded import well_founded

FACT = ("", "")


def program(chance, size):
    made = Program((), size)
    for _ in range(chance.randint(0, 16)):
        positive = chance.choices(range(size), k=chance.choice([0, 1, 1, 2]))
        negative = chance.choices(range(size), k=chance.choice([0, 0, 1, 1, 2]))
        made.add(chance.randrange(size), tuple(positive), tuple(negative), FACT)
    return made


def worked_out_anew(whole, drops, given):
    rest = Program((), whole.size)
    for atom in given:
        rest.add(atom, (), (), FACT)
    for rule, head in enumerate(whole.heads):
        if rule not in drops and head not in given:
            rest.add(head, whole.positive[rule], whole.negative[rule], FACT)
    return well_founded(rest).values


def test_a_change_gives_what_working_it_out_anew_gives_and_leaves_nothing_behind():
    changes = 0
    for seed in range(3000):
        chance = random.Random(seed)
        size = chance.randint(1, 9)
        whole = program(chance, size)
        labels = well_founded(whole)
        revision = Revision(whole, labels)
        for _ in range(3):
            drops = {rule for rule in range(len(whole.heads)) if chance.random() < 0.2}
            given = {atom for atom in range(size) if chance.random() < 0.12}
            changed = revision.after(drops, given)
            expected = worked_out_anew(whole, drops, given)
            assert [changed.get(atom, value) for atom, value in enumerate(labels.values)] == expected
            assert all(labels.values[atom] != value for atom, value in changed.items())
            changes += bool(changed)
        assert revision.values == labels.values
    assert changes > 3000


def test_a_change_costs_what_it_reaches():
    size = 2000
    chain = Program((), size)
    chain.add(0, (), (), FACT)
    for atom in range(1, size):
        chain.add(atom, (atom - 1,), (), FACT)
    spent = []
    revision = Revision(chain, well_founded(chain))
    assert len(revision.after({size - 1}, spend=spent.append)) == 1
    assert len(revision.after({1}, spend=spent.append)) == size - 1
    assert spent == [2, size]
