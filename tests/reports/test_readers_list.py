"""The joined example against its five texts: what a careful reader finds in them is in the report, and nothing else.

The list was made by somebody who read the texts and had seen neither the maps nor the report. It holds every denial and
contradiction of that reading, and the tensions that no careful reader passes over; changes of the world between two
texts (a visit planned and cancelled, a softer tone) exclude nothing and are not in it.
"""

import pytest

import argmap
from conftest import ROOT

JOINED = ROOT / "examples" / "china" / "joined.argmap"
TEXTS = ROOT.parent / "shared" / "texts"

EXCLUDE = [
    # what about, texts, one side, other side
    ("did Russia ask for arms", {"hedge", "call"}, "hedge.asked", "not hedge.asked"),
    ("an answer to a request that is denied", {"hedge", "call"}, "hedge.positive", "not hedge.asked"),
    ("non-lethal equipment", {"cnn"}, "cnn.non_lethal", "not cnn.non_lethal"),
    ("Taiwan's independence: the assurance", {"visit"}, "visit.assurance", "not visit.assurance"),
    ("neutral, or with Russia", {"cnn"}, "cnn.neutral", "with_russia"),
    ("Rome went badly, or constructively", {"hedge"}, "hedge.constructive", "hedge.badly"),
    ("seeking stability, or aggressive", {"call", "cnn"}, "cnn.aggressive", "call.stability"),
]
"""What cannot be true together."""

SPEAK_AGAINST = [
    # what about, texts, what speaks against what: a claim or a step
    ("the evidence for the request is scant", {"hedge"}, "hedge.scant", "hedge.asked"),
    ("the cables do not say what the warning says", {"hedge"}, "hedge.scant", "hedge.positive"),
    ("Rome: the date apart from the war", {"panina"}, "panina.ukraine_link", "panina.date_apart"),
    ("Rome: regular contact, or crisis", {"panina"}, "panina.routine", "panina.crisis_diplomacy"),
    ("pressure: China had to talk", {"panina", "visit"}, "visit.had_to", "panina.strength"),
    ("pressure: the firms comply", {"panina", "cnn"}, "cnn.comply", "panina.futile"),
    ("neutral, and repeats the Kremlin's line", {"cnn"}, "cnn.kremlin_line", "cnn.neutral"),
    ("calls for dialogue, and never spoke with Zelensky", {"call", "cnn"}, "cnn.no_zelensky", "call.peace"),
    ("ready to mediate, and not confident", {"panina", "cnn"}, "cnn.not_confident", "panina.count_on"),
    ("leverage over Putin, and not confident", {"hedge", "cnn"}, "cnn.not_confident", "hedge.has_leverage"),
    ("hope in Beijing, and doubts", {"cnn"}, "cnn.may_press", "cnn.hope_weak"),
    ("never abandon, or a passing union", {"visit", "cnn"}, "cnn.next_in_line", "visit.situational"),
    ("the weight of Xi's meeting with Blinken", {"visit"}, "visit.recognition", "visit.minor"),
]
"""What both could be true, and pulls apart.

Two tensions of the first list are not in it any more, since the texts speak of other things on each side: who spies off
the coast and who moderates whom, what comes first at home and what abroad. Others are rival answers now.
"""

pytestmark = [pytest.mark.skipif(not TEXTS.is_dir(), reason="the news texts are not at hand"), pytest.mark.slow]


@pytest.fixture(scope="module")
def compilation():
    return argmap.load(JOINED, texts=[TEXTS])


@pytest.fixture(scope="module")
def report(compilation):
    return argmap.report_data(compilation)


def side(name):
    denied = name.startswith("not ")
    return (name.removeprefix("not "), denied)


@pytest.mark.parametrize("about, texts, one, other", EXCLUDE, ids=[each[0] for each in EXCLUDE])
def test_what_a_reader_sees_to_exclude_each_other_is_found(about, texts, one, other, report):
    wanted = {side(one), side(other)}
    (found,) = [each for each in report.together.findings if {(s.claim, s.denied) for s in each.sides} == wanted]
    assert texts <= {voice.source for s in found.sides for voice in s.voices}
    assert all(s.voices for s in found.sides)


def test_a_suspicion_and_a_denial_stand_side_by_side(report):
    """Of secret military support the text has that Washington suspects it and Beijing denies it; nobody asserts it."""
    assert not [each for each in report.together.findings if "aid" in {s.claim for s in each.sides}]
    stands = {each.voice: each.stand for each in report.voices.speakers if each.claim == "aid"}
    assert (stands["washington"], stands["beijing"]) == ("suspects", "denies")


def test_nothing_is_said_to_exclude_each_other_that_a_reader_does_not_see(report):
    listed = [{side(one), side(other)} for _, _, one, other in EXCLUDE]
    found = [each for each in report.together.findings if each.logical]
    assert [each.number for each in found if {(s.claim, s.denied) for s in each.sides} not in listed] == []


@pytest.mark.parametrize("about, texts, one, other", SPEAK_AGAINST, ids=[each[0] for each in SPEAK_AGAINST])
def test_what_a_reader_sees_to_pull_apart_is_an_attack_on_the_map(about, texts, one, other, compilation, report):
    amap = compilation.map

    def aims(step):
        target = step.target
        around = {target, target.partition(" by ")[0]}
        while target in amap.inferences:
            inner = amap.inferences[target]
            around |= {*inner.premises, inner.target}
            target = inner.target
        return around

    attacks = [s for s in amap.inferences.values() if s.kind in ("rebuts", "undercuts") and one in s.premises]
    contrary = any({one, other} == {each.first, each.second} for each in amap.contradictions.values())
    assert contrary or any(other in aims(step) for step in attacks)
    quoted = {each.source for claim in (one, other) for each in amap.claims[claim].quotations}
    assert texts <= quoted, "the sides are in the texts that the reader names"
    everything = argmap.report(compilation, only=["contested", "claims"])
    assert f"`{one}`" in everything


def test_the_report_tells_apart_who_says_both(report):
    scopes = {tuple(sorted(s.claim for s in each.sides)): each.scope for each in report.together.findings}
    assert scopes["cnn.non_lethal", "cnn.non_lethal"] == "text"
    assert scopes["call.stability", "cnn.aggressive"] == "texts"
    assert "speaker" not in scopes.values(), (
        "no speaker of the five texts asserts what excludes another assertion of his"
    )


def test_the_questions_are_compared_as_their_author_rates_the_items(report):
    """What stands against an answer: items on the very same voices count once, disputed ones behind the plus.

    Against neutrality stand the Kremlin's line, the talks with one side only, and trade, all in the report's own words,
    so one; the exercises, in others' words as well; and the equipment, which is disputed.
    """
    by_question = {each.question: each for each in report.questions}
    stance = {each.answer: (each.inconsistent, each.open) for each in by_question["stance"].answers}
    assert stance == {"with_russia": (1, 0), "cnn.neutral": (2, 1)}
    pressure = {each.answer: (each.inconsistent, each.open) for each in by_question["pressure"].answers}
    assert pressure == {"moves": (3, 0), "moves_not": (1, 0)}
