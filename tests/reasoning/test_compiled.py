"""The rules as data: what is left of them gives the verdicts after a withdrawal."""

import pytest
from withdrawals import withdrawals

import argmap
from argmap.reasoning.compiled import compiled
from argmap.reasoning.labels import claim_label
from argmap.reasoning.program import Program
from argmap.reasoning.wellfounded import FALSE, well_founded
from conftest import slow_after


@pytest.mark.parametrize("seed", slow_after(60, range(600)))
def test_the_rules_that_are_left_give_the_verdicts(seed):
    for task, told in withdrawals(seed, 4):
        rules, gone = task["rules"], {*task["gone"]}
        lost = {(claim, place) for claim, place in task["lost"]}
        left = Program(size=rules["size"])
        for head, positive, negative, *more in rules["rules"]:
            also, words = [*more, [], []][:2]
            dies = any(each in gone for each in (head, *positive, *negative, *also))
            if not dies and not (words and all((words[0], place) in lost for place in words[1:])):
                left.add(head, tuple(positive), tuple(negative), ("", ""))
        values = well_founded(left).values
        denied = dict(map(tuple, rules["denied"]))
        labels = [
            claim_label(values[at], values[denied[at]] if at in denied else FALSE).value
            for at in range(rules["claims"])
        ]
        assert labels == told["labels"]


def test_a_map_that_is_weighed_has_no_such_rules():
    """Who heeds whom is another question after each withdrawal."""
    made = argmap.loads("map: M\n  weighing: strength\nclaim a: A.\n  because b: B.\n    assumed\n")
    assert made.ok, made.diagnostics
    assert compiled(made.reasoner()) is None
