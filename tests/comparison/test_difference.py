"""Two versions of a map."""

import random

import attrs
import pytest

import argmap
from argmap.comparison.same_claims import same_claims
from argmap.page.as_markdown import as_markdown
from argmap.reports.changes import changes_page
from conftest import slow_after
from random_maps import random_map


def loads(text):
    return argmap.loads(text)


def test_a_claim_without_a_name_is_the_same_where_its_text_is():
    old = loads("claim: First thing.\n  assumed\nclaim: Second thing.\n  assumed\n").map
    new = loads("claim: A new one.\n  assumed\nclaim: Second thing.\n  assumed\nclaim: First  thing.\n  assumed\n").map
    assert same_claims(old, new) == {"#1": "#3"}


def test_a_reworded_claim_without_a_name():
    found = argmap.diff(
        loads("claim: The street will be closed to cars by summer.\n  assumed\n"),
        loads(
            "claim: Something else.\n  assumed\nclaim: The street will be closed to all cars by summer.\n  assumed\n"
        ),
    )
    assert [(each.field, each.before) for each in found.claims.changed] == [
        ("text", "The street will be closed to cars by summer.")
    ]
    assert found.claims.added == ("#1",)


def test_another_name_is_no_other_claim():
    found = argmap.diff(
        loads("claim a: It rains.\n  because b: It is wet.\n    assumed\n"),
        loads("claim rain: It rains.\n  because b: It is wet.\n    assumed\n"),
    )
    assert [(each.before, each.after) for each in found.renamed] == [("a", "rain")]
    assert not found.claims
    assert not found.relations
    assert not found.verdicts


def test_details_that_changed():
    found = argmap.diff(
        loads("claim a: A.\n  assumed\n  credence: likely\n  because b: B.\n    assumed\n    strength: 0.5\n"),
        loads("claim a: A.\n  credence: 0.9\n  because b: B.\n    assumed\n    strength: 0.7\n"),
    )
    assert {(each.id, each.field, each.before, each.after) for each in found.claims.changed} == {
        ("a", "assumed", "yes", "no"),
        ("a", "credence", "likely", "0.9"),
    }
    assert [(each.id, each.field) for each in found.relations.changed] == [("b supports a", "strength")]


def test_quotations_that_came_went_and_changed():
    head = "source s: S\nspeaker p: P\nclaim a: A.\n"
    found = argmap.diff(
        loads(head + "  quote s by p: the first words\n  quote s: gone for good\n"),
        loads(head + "  quote s by p: the other words\n  denial s: now denied here\n"),
    )
    assert {(each.kind, each.before, each.after) for each in found.quotations} == {
        ("quote", "the first words", "the other words"),
        ("quote", "gone for good", ""),
        ("denial", "", "now denied here"),
    }


def test_a_quotation_whose_text_changed(tmp_path):
    text = "source s: S\n  text: s.txt\nclaim a: A.\n  quote s: the street will be closed\n"
    (tmp_path / "s.txt").write_text("They say that the street will be closed.", encoding="utf-8")
    old = argmap.loads(text, folder=tmp_path)
    (tmp_path / "s.txt").write_text("They say nothing of the kind any more, not a word.", encoding="utf-8")
    (change,) = argmap.diff(old, argmap.loads(text, folder=tmp_path)).quotations
    assert (change.status_before, change.status_after) == ("exact", "not-found")


TWO = "claim c: C.\n  because a: A.\n    assumed\n  because b: B.\n    assumed\n"


def undercut(*pairs):
    claims = "".join(f"claim {name}: {name}.\n  assumed\n" for name, _ in pairs)
    return claims + "".join(f"{name} undercuts {reason} -> c\n" for name, reason in pairs)


def test_changes_that_are_each_needed_are_causes_that_do_it_not_alone():
    (change,) = argmap.diff(loads(TWO), loads(TWO + undercut(("x", "a"), ("y", "b")))).verdicts
    assert (change.claim, change.before, change.after) == ("c", "accepted", "unsupported")
    assert {(cause.id, cause.alone) for cause in change.causes} == {
        ("x undercuts (a supports c)", False),
        ("y undercuts (b supports c)", False),
    }


def test_several_changes_that_do_it_only_together_are_no_causes():
    twice = undercut(("x", "a"), ("xx", "a"), ("y", "b"), ("yy", "b"))
    (change,) = argmap.diff(loads(TWO), loads(TWO + twice)).verdicts
    assert (change.after, change.causes, change.tried) == ("unsupported", (), True)


def whole(steps, amap):
    """Those of some steps that aim at what is there."""
    while True:
        left = {id_: s for id_, s in steps.items() if s.target.split(" by ")[0] in amap.claims or s.target in steps}
        if len(left) == len(steps):
            return left
        steps = left


@pytest.mark.parametrize("seed", slow_after(10, range(80)))
def test_causes_are_what_one_change_alone_does(seed):
    """The plain way: make the change to one version and label it."""
    chance = random.Random(9000 + seed)
    old = random_map(chance, claims=5, steps=6)
    other = random_map(chance, claims=5, steps=6)
    steps = {**old.inferences}
    gone = chance.choice([None, *steps])
    steps.pop(gone, None)
    for id_, step in other.inferences.items():
        known = {*old.claims, *steps}
        if id_ not in old.inferences and {*step.premises, step.target} <= known and step.target in old.claims:
            steps[id_] = step
    kept = whole(steps, old)
    new = attrs.evolve(old, inferences=kept)
    found = argmap.diff(old, new)
    single = [("added", id_) for id_ in kept if id_ not in old.inferences]
    single += [("removed", id_) for id_ in old.inferences if id_ not in kept]
    for change in found.verdicts:
        alone = set()
        for done, id_ in single:
            one = dict(old.inferences)
            if done == "added":
                one[id_] = new.inferences[id_]
            else:
                del one[id_]
            one = whole(one, old)
            label = attrs.evolve(old, inferences=one).evaluate().claims[change.claim]
            if label.value == change.after:
                alone.add((done, id_))
        assert {(cause.done, cause.id) for cause in change.causes if cause.alone} == alone
    assert {each.claim for each in found.verdicts} == {
        claim for claim, label in old.evaluate().claims.items() if new.evaluate().claims[claim] is not label
    }


def test_of_a_digest_its_beginning_is_shown():
    text = "source s: S\n  sha256: {}\nclaim a: A.\n  assumed\n"
    one, other = "a1" * 32, "b2" * 32
    found = argmap.diff(loads(text.format(one)), loads(text.format(other)))
    page = as_markdown(changes_page(found, old="1", new="2"))
    assert "was “a1a1a1a1a1a1” and is “b2b2b2b2b2b2”" in page


def test_an_undercut_that_goes_by_the_same_number_and_aims_at_other_words():
    """`seen by liar (1)` is another line once the lines have changed places."""
    lines = "  quote court by liar: the car was red\n", "  quote court by liar: it was a red one\n"
    text = "source court: Court\nspeaker liar: Liar\nclaim perjury: Lied.\n  assumed\nclaim seen: Red.\n"
    unless = "    unless perjury\n"
    one, other = loads(text + lines[0] + unless + lines[1]), loads(text + lines[1] + unless + lines[0])
    (change,) = argmap.diff(one, other).relations.changed
    assert (change.field, change.before, change.after) == ("target", "the car was red", "it was a red one")
    page = as_markdown(changes_page(argmap.diff(one, other), old="1", new="2"))
    assert "was “the car was red” and is “it was a red one”" in page
    assert not argmap.diff(one, one).relations
    assert not argmap.diff(one, loads(text + lines[0] + unless + lines[1] + "  quote court: red\n")).relations


def test_a_restatement_is_a_relation_and_a_cause():
    """Of two claims one is denied, which is then one proposition with the other."""
    text = (
        "source a: A\nclaim one: Russia asked China for arms.\n  quote a: one one\n"
        "claim two: Moscow asked Beijing for weapons.\n  denial a: not two\n"
    )
    found = argmap.diff(loads(text), loads(text + "two restates one\n"))
    assert found.restatements.added == ("two restates one",)
    moved = {each.claim: (each.before, each.after, [cause.id for cause in each.causes]) for each in found.verdicts}
    assert moved == {
        "one": ("accepted", "undecided", ["two restates one"]),
        "two": ("unsupported", "undecided", ["two restates one"]),
    }
    page = as_markdown(changes_page(found, old="1", new="2"))
    assert "Since “Moscow asked Beijing for weapons” and “Russia asked China for arms” are now the same" in page
    back = argmap.diff(loads(text + "two restates one\n"), loads(text))
    assert [each.after for each in back.verdicts] == ["accepted", "unsupported"]


def test_evidence_is_shown_as_it_is_written():
    text = "claim a: A.\n  assumed\nclaim b: B.\n  assumed\nquestion q: Which?\n  answer: a\n  answer: b\n"
    old, new = (loads(text + f"  evidence a: {rated}\n") for rated in ("against b", "fits all"))
    (change,) = argmap.diff(old, new).questions.changed
    assert (change.field, change.before, change.after) == ("evidence", "a against b", "a fits all")


GRADED = """\
source a: A
  reliability: A1
source b: B
  reliability: E5
claim x: X.
  quote a: x x
  denial b: no x
"""


@pytest.mark.parametrize(
    ("old", "new", "cause"),
    [
        (GRADED, "map: M\n  weighing: strength\n" + GRADED, ("weighs", "")),
        ("map: M\n  weighing: strength\n" + GRADED, GRADED, ("unweighed", "")),
        (GRADED, GRADED.replace("E5", "E5\n  withdrawn: 2020"), ("changed", "b")),
        (GRADED.replace("E5", "E5\n  withdrawn: 2020"), GRADED, ("changed", "b")),
        (
            "speaker s: S\n  withdrawn: 2020\n" + GRADED.replace("denial b", "denial b by s"),
            "speaker s: S\n" + GRADED.replace("denial b", "denial b by s"),
            ("changed", "s"),
        ),
    ],
)
def test_a_source_a_speaker_and_weighing_can_move_a_verdict(old, new, cause):
    found = argmap.diff(loads(old), loads(new))
    (verdict,) = found.verdicts
    assert verdict.claim == "x"
    assert [(each.done, each.id) for each in verdict.causes] == [cause]
    assert "several" not in as_markdown(changes_page(found, old="one", new="two"))
