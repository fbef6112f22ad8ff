"""Nobody is said to attack what he defends, or to misquote what he quotes right."""

import argmap
from argmap.diagrams.drawing import draw

DEFENCE = """\
claim tax: The tax should be cut.
  assumed
  but deficit: The deficit would grow.
    assumed
    unless growth: Growth would pay for it.
      assumed
"""


def test_what_sets_a_rebuttal_aside_is_no_attack():
    """The report said: 1 attack on a top claim has no answer: `growth` undercuts the step against `tax`."""
    found = argmap.report_data(argmap.loads(DEFENCE))
    assert found.contested.unanswered == ()
    assert [answer.attack for answer in found.contested.answered] == ["deficit rebuts tax"]
    assert "no answer" not in str(argmap.report(argmap.loads(DEFENCE)))


def test_what_undercuts_the_defence_is_an_attack():
    text = DEFENCE + "      unless slow: Growth is slow.\n        assumed\n"
    attacks = argmap.report_data(argmap.loads(text)).contested.unanswered
    assert [(attack.premises, attack.claim) for attack in attacks] == [(("slow",), "tax")]


def test_an_undercut_of_a_support_is_an_attack():
    text = "claim c: C.\n  because r: R.\n    assumed\n    unless u: U.\n      assumed\n"
    attacks = argmap.report_data(argmap.loads(text)).contested.unanswered
    assert [(attack.premises, attack.claim) for attack in attacks] == [(("u",), "c")]


def test_who_answers_an_objection_does_not_argue_against_the_claim():
    """J asserts `one` and answers the objection `wide`, which he raises himself; K asserts `one`."""
    text = """\
source s: S
speaker j: J
speaker k: K
claim one: One.
  quote s by j: one one
  quote s by k: one two
  but wide: Wide.
    quote s by j: wide
    unless direct: Direct.
      quote s by j: direct
"""
    assert "the map sets against each other" not in str(argmap.report(argmap.loads(text), only=["voices"]))
    other = text.replace("  quote s by j: one one\n", "")
    assert "the map sets against each other" in str(argmap.report(argmap.loads(other), only=["voices"]))


def test_words_that_stand_twice_are_not_marked_as_wrong(tmp_path):
    (tmp_path / "t.txt").write_text("ab cd ef gh. Later: ab cd ef gh. And the sun was not hot.", encoding="utf-8")
    text = "source s: S\n  text: t.txt\nclaim a: A.\n  quote s: ab cd ef gh\nclaim b: B.\n  quote s: the sun was hot\n"
    compilation = argmap.loads(text, folder=tmp_path)
    failed = {box.claim: box.failed for box in draw(compilation.map, compilation.facts).boxes}
    assert failed == {"a": (), "b": ("s",)}


def test_a_speaker_can_be_withdrawn():
    text = "source s: S\nspeaker j: J\nclaim c: C.\n  quote s by j: words\nclaim d: D.\n  quote s: words\n"
    amap = argmap.loads(text).map
    assert [(claim, after.value) for claim, _, after in amap.whatif(without="j")] == [("c", "unsupported")]
    assert len(amap.whatif(without="s")) == 2
