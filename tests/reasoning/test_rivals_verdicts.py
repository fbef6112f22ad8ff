"""Verdicts on the rival answers of a question."""

import argmap

MAP = """\
claim frost: Frost broke the pipe.
  assumed
claim digger: A digger broke the pipe.
  assumed
claim age: The pipe broke of old age.
  assumed
"""


QUESTION = "question cause: What broke the pipe?\n  answer: frost\n  answer: digger, age\n"


def test_at_most_one_answer_is_accepted_in_a_position():
    positions = argmap.loads(MAP + QUESTION).map.positions()
    accepted = [{*each.accepted} & {"frost", "digger", "age"} for each in positions.labellings]
    assert sorted(map(sorted, accepted)) == [["age"], ["digger"], ["frost"]]


def test_answers_can_all_be_rejected():
    text = MAP.replace("  assumed\n", "") + QUESTION + "claim flood: A flood did.\n  assumed\nflood implies none\n"
    text += "claim none: It was none of these.\nnone undercuts frost\nnone undercuts digger\nnone undercuts age\n"
    claims = argmap.loads(text).map.evaluate().claims
    assert all(claims[each] != "accepted" for each in ("frost", "digger", "age"))
