"""A question with many answers gets one diagnostic of a kind, not one a pair."""

from collections import Counter

import argmap


def rules(text):
    return Counter(each.rule.name for each in argmap.loads(text).diagnostics)


def question(answers, below, top="source s: S\nspeaker p: P\n"):
    lines = [top + "question q: Which?", *(f"  answer: c{at}" for at in range(answers))]
    for at in range(answers):
        lines += [f"claim c{at}: Answer {at}.", *(f"  {each.format(at)}" for each in below)]
    return "\n".join(lines) + "\n"


def test_assumed_answers_are_one_finding_that_names_some_of_them():
    (found,) = argmap.loads(question(60, ["assumed"], top="")).diagnostics
    assert found.rule.name == "contradictory-assumptions"
    assert found.message == "`c0`, `c1`, `c2`, `c3`, `c4`, `c5`, `c6`, `c7` and 52 more are all assumed"
    assert len(found.others) == 8


def test_two_assumed_answers_are_told_as_a_pair():
    (found,) = argmap.loads(question(2, ["assumed"], top="")).diagnostics
    assert found.message == "`c0` and `c1` are both assumed"


def test_a_voice_that_gives_every_answer_is_one_finding():
    found = rules(question(60, ["quote s by p: the words number {}"]))
    assert found["source-contradicts-itself"] == 1
    found = rules(question(60, ["quote s by p: the words number {}", "quote s: and these words {}"]))
    assert found["source-contradicts-itself"] == 2, "the speaker, and the source in its own voice"


def test_a_voice_that_is_quoted_often_for_both_sides_is_one_finding():
    quotes = "".join(f"  quote s: words number {at}\n" for at in range(30))
    denials = quotes.replace("quote", "denial").replace("words", "others")
    text = f"source s: S\nclaim a: A.\n{quotes}{denials}claim b: B.\n{quotes}a contradicts b\n"
    assert rules(text)["source-contradicts-itself"] == 2, "a and its denial, a and b"
