"""Questions with rival answers."""

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
