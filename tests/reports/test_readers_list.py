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
    ("did Russia ask for arms", {"hedge"}, "hedge.asked", "not hedge.asked"),
    ("did Russia ask for arms, in the other text", {"call"}, "call.asked", "not call.asked"),
    ("an answer to a request that nobody knows of", {"hedge", "call"}, "hedge.positive", "call.never_heard"),
    ("an answer to a request that is denied", {"hedge"}, "hedge.positive", "not hedge.asked"),
    ("non-lethal equipment", {"cnn"}, "cnn.non_lethal", "not cnn.non_lethal"),
    ("Taiwan's independence: the assurance", {"visit"}, "visit.assurance", "not visit.assurance"),
    ("Taiwan's independence: the lie", {"visit"}, "visit.lie", "visit.assurance"),
    ("were the Rome talks linked to the war in public", {"panina", "hedge"}, "not_public", "spoke_openly"),
    ("whose waters", {"visit"}, "international", "inland"),
    ("neutral, or with Russia", {"cnn"}, "neutral", "with_russia"),
]
"""What cannot be true together."""

SPEAK_AGAINST = [
    # what about, texts, what speaks against what: a claim or a step
    ("the evidence for the request is scant", {"hedge"}, "hedge.scant", "hedge.asked"),
    ("the cables do not say what the warning says", {"hedge"}, "hedge.vague", "hedge.positive"),
    ("Rome: the date apart from the war", {"panina"}, "date_apart", "panina.ukraine_link"),
    ("Rome: regular contact, or crisis", {"panina"}, "panina.routine", "panina.crisis_diplomacy"),
    ("Rome went badly, or constructively", {"hedge"}, "hedge.constructive", "hedge.badly"),
    ("pressure: China had to talk", {"panina", "visit"}, "visit.had_to", "pressure_fails"),
    ("pressure: the firms comply", {"panina", "cnn"}, "cnn.comply", "panina.futile"),
    ("who moderates whom", {"visit"}, "visit.spying", "visit.deterrent"),
    ("neutral, and repeats the Kremlin's line", {"cnn"}, "cnn.kremlin_line", "neutral"),
    ("neutral, and builds the partnership", {"cnn"}, "cnn.bond", "neutral"),
    ("calls for dialogue, and never spoke with Zelensky", {"call", "cnn"}, "cnn.no_zelensky", "call.peace"),
    ("ready to mediate, and not confident", {"panina", "cnn"}, "cnn.not_confident", "panina.count_on"),
    ("hope in Beijing, and doubts", {"cnn"}, "cnn.macron_hope", "cnn.hope_weak"),
    ("what comes first: Russia or the economy", {"cnn"}, "cnn.recovery", "cnn.comes_first"),
    ("never abandon, or a passing union", {"visit", "call"}, "situational", "keeps_moscow"),
    ("cautious, or aggressive", {"call", "cnn"}, "aggressive", "call.stability"),
    ("the weight of Xi's meeting with Blinken", {"visit"}, "visit.minor", "visit.recognition"),
    ("Washington's own intelligence", {"cnn", "visit"}, "cnn.no_arms", "aid"),
]
"""What both could be true, and pulls apart."""

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
        around = {target}
        while target in amap.inferences:
            inner = amap.inferences[target]
            around |= {*inner.premises, inner.target}
            target = inner.target
        return around

    attacks = [s for s in amap.inferences.values() if s.kind in ("rebuts", "undercuts") and one in s.premises]
    assert any(other in aims(step) for step in attacks)
    quoted = {each.source for claim in (one, other) for each in amap.claims[claim].quotations}
    assert texts <= quoted, "the sides are in the texts that the reader names"
    everything = argmap.report(compilation, only=["contested", "claims"])
    assert f"`{one}`" in everything


def test_the_report_tells_apart_who_says_both(report):
    scopes = {tuple(sorted(s.claim for s in each.sides)): each.scope for each in report.together.findings}
    assert scopes["hedge.asked", "hedge.asked"] == "text"
    assert scopes["call.never_heard", "hedge.positive"] == "texts"
    assert "speaker" not in scopes.values(), (
        "no speaker of the five texts asserts what excludes another assertion of his"
    )


def test_the_question_is_compared_without_a_winner(report):
    (stance,) = report.questions
    assert stance.answers == ()  # the author has rated nothing, so nothing is counted
    against = {each.item: each.against for each in stance.suggested}
    assert against["cnn.kremlin_line"] == ("neutral",)
    assert "panina.abstained" not in against  # it speaks for an answer
