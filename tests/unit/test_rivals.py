"""Questions with rival answers."""

import pytest

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


def codes(text):
    return [each.rule.code for each in argmap.loads(text).diagnostics]


def test_each_two_answers_contradict_each_other():
    amap = argmap.loads(MAP + QUESTION).map
    assert amap.questions["cause"].answers == ("frost", "digger", "age")
    pairs = [{each.first, each.second} for each in amap.contradictions.values()]
    assert pairs == [{"frost", "digger"}, {"frost", "age"}, {"digger", "age"}]
    assert all(each.question == "cause" for each in amap.contradictions.values())


def test_a_contradiction_that_is_stated_stays_as_it_is():
    amap = argmap.loads(MAP + "digger contradicts frost as either\n" + QUESTION).map
    assert len(amap.contradictions) == 3
    assert amap.contradictions["either"].question == ""


def test_at_most_one_answer_is_accepted_in_a_position():
    positions = argmap.loads(MAP + QUESTION).map.positions()
    accepted = [{*each.accepted} & {"frost", "digger", "age"} for each in positions.labellings]
    assert sorted(map(sorted, accepted)) == [["age"], ["digger"], ["frost"]]


def test_answers_can_all_be_rejected():
    text = MAP.replace("  assumed\n", "") + QUESTION + "claim flood: A flood did.\n  assumed\nflood implies none\n"
    text += "claim none: It was none of these.\nnone undercuts frost\nnone undercuts digger\nnone undercuts age\n"
    claims = argmap.loads(text).map.evaluate().claims
    assert all(claims[each] != "accepted" for each in ("frost", "digger", "age"))


def test_a_question_has_a_name_like_everything_else():
    assert "AM101" in codes(MAP + "question frost: Was it frost?\n  answer: frost\n  answer: age\n")
    assert "AM103" in codes(MAP + QUESTION + "cause supports age\n")


def test_an_answer_must_be_a_claim_that_is_there():
    found = argmap.loads(MAP + "question cause: What?\n  answer: frosd\n  answer: age\n").diagnostics
    assert [each.rule.code for each in found if each.severity == "error"] == ["AM102"]
    assert "AM214" not in [each.rule.code for each in found]


def test_an_answer_is_given_once():
    (found,) = [
        each for each in argmap.loads(MAP + QUESTION + "  answer: age\n").diagnostics if each.severity == "error"
    ]
    assert (found.rule.code, found.message) == ("AM008", "the answer `age` is given twice")


def test_one_answer_is_no_choice():
    assert "AM214" in codes(MAP + "question cause: What?\n  answer: age\n")
    assert "AM214" in codes(MAP + "question cause: What?\n")


def test_an_included_question_asks_about_the_claims_of_its_file(tmp_path):
    (tmp_path / "pipe.argmap").write_text(MAP + QUESTION, encoding="utf-8")
    amap = argmap.loads("include: pipe.argmap as pipe\n", folder=tmp_path).map
    assert amap.questions["pipe.cause"].answers == ("pipe.frost", "pipe.digger", "pipe.age")


def test_a_map_made_in_python_asks_too():
    town = argmap.ArgMap("Pipes")
    for name in ("frost", "digger", "age"):
        town.claim(name, f"It was {name}.", assumed=True)
    assert town.question("cause", "What was it?", ["frost", "age"]) == "cause"
    amap = town.build()
    assert [each.question for each in amap.contradictions.values()] == ["cause"]
    assert argmap.loads(argmap.dumps(amap)).map == amap
    assert argmap.from_dict(argmap.to_dict(amap)) == amap
    with pytest.raises(ValueError, match="two answers"):
        town.question("other", "What else?", ["frost"])
    with pytest.raises(ValueError, match="no claim is called"):
        town.question("other", "What else?", ["frost", "nobody"])


def test_the_contradictions_of_a_question_are_not_exchanged_twice():
    data = argmap.to_dict(argmap.loads(MAP + QUESTION).map)
    assert "contradictions" not in data
    assert data["questions"] == [{"id": "cause", "text": "What broke the pipe?", "answers": ["frost", "digger", "age"]}]
