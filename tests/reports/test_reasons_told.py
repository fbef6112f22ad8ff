"""The reasons that a report tells: why assertions exclude each other, what was answered, what a claim hangs on."""

import pytest

import argmap
from argmap.findings import contested
from argmap.findings.together import excluded_by
from argmap.reasoning.conflicts import Assertion

SOURCES = "source a: First\nsource b: Second\n"


def report(text):
    return argmap.report_data(argmap.loads(SOURCES + text))


def claims(names):
    return "".join(f"claim {each}: {each.upper()}.\n  assumed\n" for each in names)


def because(text, *assertions):
    found = [Assertion(each.removeprefix("not "), each.startswith("not ")) for each in assertions]
    return str(excluded_by(argmap.loads(text).map, found))


@pytest.mark.parametrize(
    "steps, reason",
    [
        ("x implies y\ny contradicts z\n", "`x` implies `y`, and `y` contradicts `z`"),
        ("x supports y\ny contradicts z\n", ""),
        ("x rebuts y\ny contradicts z\n", ""),
        ("x supports y\ny contradicts z\nx contradicts z\n", "`x` contradicts `z`"),
        ("x supports y\nx implies w\ny contradicts z\nw contradicts z\n", "`x` implies `w`, and `w` contradicts `z`"),
        ("x supports y\ny implies w\nw contradicts z\nz contradicts x\n", "`z` contradicts `x`"),
        (
            "x implies y\nz implies w\ny contradicts w\n",
            "`x` implies `y` and `z` implies `w`, and `y` contradicts `w`",
        ),
        (
            "x implies y\ny implies w\nw contradicts z\n",
            "`x` implies `y` and `y` implies `w`, and `w` contradicts `z`",
        ),
        ("x + z implies y\ny contradicts x\n", "`x` and `z` imply `y`, and `y` contradicts `x`"),
        ("x + y implies w\nw contradicts z\n", ""),
        ("x contradicts z\n  note: By\n    | the way\n", "`x` contradicts `z` (“By the way”)"),
        ("question q: Which?\n  answer: x\n  answer: z\n", "`x` and `z` are rival answers to `q`"),
        ("x contradicts y\n", ""),
    ],
)
def test_only_deductions_and_contradictions_exclude(steps, reason):
    assert because(claims("xyzw") + steps, "x", "z") == reason


@pytest.mark.parametrize(
    "steps, reason",
    [
        ("x implies z\n", "`x` implies `z`, which is denied"),
        ("x implies y\ny implies z\n", "`x` implies `y` and `y` implies `z`, which is denied"),
        ("x supports z\n", ""),
        ("x supports y\ny implies z\n", ""),
        ("z implies x\n", ""),
    ],
)
def test_what_a_deduction_leads_to_is_denied(steps, reason):
    assert because(claims("xyz") + steps, "x", "not z") == reason


def test_one_claim_is_asserted_and_denied():
    assert because(claims("xy"), "x", "not x") == "what one asserts the other denies"


def test_a_support_is_no_reason_in_the_report():
    text = (
        "claim x: X.\n  quote a: x x x\n  supports y\nclaim y: Y.\n  contradicts z\n"
        "claim z: Z.\n  quote b: z z z\nx contradicts z\n"
    )
    (found,) = [each for each in report(text).together.findings if each.logical]
    assert str(found.because) == "`x` contradicts `z`"


UNDERCUT = "claim x: X.\n  because y: Y.\n    assumed\n    unless u: U.\n"
FALLEN = "      because r: R.\n        assumed\n        unless v: V.\n          assumed\n"
"""What stands behind `u`, and sets that aside."""


@pytest.mark.parametrize(
    "below, chain",
    [
        (
            "      assumed\n      unless v: V.\n        assumed\n",
            "`u` undercuts the step from `y` to `x`; but `v` undercuts that step; "
            "`v` is accepted: it is taken as given",
        ),
        (
            FALLEN,
            "`u` undercuts the step from `y` to `x`; but `u` is unsupported: ",
        ),
    ],
)
def test_an_undercut_of_the_step_to_a_claim_is_among_the_answered_attacks(below, chain):
    (found,) = report(UNDERCUT + below).contested.answered
    assert (found.claim, found.decisive, found.tried) == ("x", True, True)
    assert str(found.chain).startswith(chain)


def test_an_undercut_that_goes_through_was_not_answered():
    made = report(UNDERCUT + "      assumed\n").contested
    assert made.answered == ()
    assert [each.claim for each in made.unanswered] == ["x"]


def test_attacks_on_a_claim_that_does_not_stand_are_not_told_as_answered():
    text = UNDERCUT + FALLEN + "claim w: W.\n  assumed\n  rebuts x\n"
    made = report(text)
    assert argmap.loads(SOURCES + text).facts.verdicts.claims["x"] == "undecided"
    assert made.contested.answered == ()


def test_a_claim_with_another_reason_stands_without_the_answer():
    text = UNDERCUT + FALLEN + "  because z: Z.\n    assumed\n"
    (found,) = report(text).contested.answered
    assert (found.claim, found.decisive) == ("x", False)


def test_attacks_on_a_claim_and_on_each_of_its_steps_are_all_told():
    text = (
        claims("yzrv")
        + "claim x: X.\nclaim u: U.\nr supports u as lost\nv undercuts lost\n"
        + "y supports x as one\nz supports x as two\nu undercuts one\nu undercuts two\nu rebuts x\n"
    )
    told = [str(each.chain).partition(";")[0] for each in report(text).contested.answered]
    assert told == [
        "`u` rebuts `x`",
        "`u` undercuts the step from `y` to `x`",
        "`u` undercuts the step from `z` to `x`",
    ]


@pytest.mark.parametrize("most, tried", [(0, [False, False]), (1, [False, True]), (2, [True, True])])
def test_of_many_answered_attacks_only_the_first_are_tried(most, tried, monkeypatch):
    monkeypatch.setattr(contested, "MOST_TRIED", most)
    attacked = "claim x{0}: X.\n  because y{0}: Y.\n    assumed\n    unless u{0}: U.\n      assumed\n"
    text = "".join(attacked.format(n) + f"      unless v{n}: V.\n        assumed\n" for n in "12")
    assert sorted(each.tried for each in report(text).contested.answered) == tried


def losses(text):
    (load,) = report(text).weight.loads
    return {each.without: (each.kind, each.verdict) for each in load.losses}


def test_what_a_claim_hangs_on_is_called_by_its_kind():
    text = "claim x: X.\n  because y: Y.\n    because z: Z.\n      quote a: z z z\n"
    assert losses(text) == {
        ("y",): ("claim", "unsupported"),
        ("z",): ("leaf claim", "unsupported"),
        ("a",): ("source", "unsupported"),
    }


def test_a_claim_may_hang_on_a_contradiction():
    text = "claim x: X.\n  because y: Y.\n    assumed\nclaim w: W.\n  assumed\nw contradicts x as pair\n"
    assert losses(text) == {
        ("pair",): ("contradiction", "accepted"),
        ("w",): ("leaf claim", "accepted"),
        ("y",): ("leaf claim", "rejected"),
    }


def test_a_claim_may_hang_on_a_step_of_which_its_premise_says_more():
    """Without `y` neither of its steps speaks; without one of them the other one does."""
    text = "claim x: X.\nclaim y: Y.\n  assumed\ny supports x as up\ny rebuts x as down\n"
    assert losses(text) == {
        ("up",): ("step", "rejected"),
        ("down",): ("step", "accepted"),
        ("y",): ("leaf claim", "unsupported"),
    }


def test_attacks_on_top_claims_come_first():
    text = "claim y: Y.\n  assumed\n  but u: U.\n    assumed\nclaim x: X.\n  because y\n  but w: W.\n    assumed\n"
    assert [each.claim for each in report(text).contested.unanswered] == ["x", "y"]


def test_an_attack_whose_premise_is_denied_has_an_answer():
    text = "claim x: X.\n  assumed\n  but y: Y.\n    assumed\n    {} a: y y y\n"
    assert [each.claim for each in report(text.format("quote")).contested.unanswered] == ["x"]
    assert report(text.format("denial")).contested.unanswered == ()


def test_two_that_answer_together_are_told_together():
    text = claims("yuvw") + "claim x: X.\ny supports x as up\nu undercuts up as off\nv + w undercuts off\n"
    (found,) = report(text).contested.answered
    assert "; but `v` and `w` undercut that step; `v` is accepted: " in str(found.chain)


def test_the_sources_behind_a_top_claim_and_the_voices_that_it_rests_on():
    text = "claim x: X.\n  because y: Y.\n    quote a: y y y\n  because z: Z.\n    quote b: z z z\n"
    (load,) = report(text).weight.loads
    assert (load.sources, load.voices, load.voices_exact) == ((("a", ("y",)), ("b", ("z",))), 2, True)
    (load,) = report("claim x: X.\n  because y: Y.\n    assumed\n").weight.loads
    assert (load.sources, load.voices) == ((), 0)


def test_two_papers_that_quote_one_speaker_are_one_voice():
    text = "speaker w: W\nclaim x: X.\n  because y: Y.\n    quote a by w: y y y\n"
    text += "  because z: Z.\n    quote b by w: z z z\n"
    made = report(text)
    assert [load.voices for load in made.weight.loads] == [1]


def test_who_speaks_for_somebody_is_held_against_the_assertions_of_both():
    """The embassy denies what Beijing, for whom it speaks, asserts: no reading holds both."""
    text = (
        "speaker beijing: Beijing\nspeaker embassy: The embassy\n  speaks for: beijing\n"
        "claim x: X.\n  quote a by beijing: x x x\n  denial b by embassy: y y y\n"
        "claim z: Z.\n  quote a: z z z\n  contradicts x\n"
    )
    found = report(text).positions
    assert [who for who, _ in found.misfits] == ["beijing"]
    assert not any("embassy" in reading.fits for split in found.splits for reading in split.readings)
    assert any("a" in reading.fits for split in found.splits for reading in split.readings), "a text's own voice counts"


def test_what_speaks_against_a_claim_does_not_carry_it():
    text = "claim x: X.\n  because y: Y.\n    assumed\n  but z: Z.\nclaim w: W.\n  supports x\n"
    found = {each.claim: (each.carries, each.tops) for each in report(text).weight.unbacked}
    assert found == {"z": (0, ()), "w": (1, ("x",))}
