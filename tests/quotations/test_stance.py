"""What governs the words of a claim, in a quotation that is whole or cut before it."""

import json

import pytest

import argmap
from conftest import ROOT

PATTERNS = ROOT.parent / "shared" / "patterns-stance.json"
BESIDE = {"I have heard it said that the bridge was closed.", "Had the bridge was closed, trade would have died."}
"""Known to be missed: hearsay behind plain saying, and a condition without its word."""

LESS = [
    ("Analysts doubt that the merger will save money.", "The merger will save money."),
    ("Unions fear that the plant will close in May.", "The plant will close in May."),
    ("The minister hopes that unemployment will fall this year.", "Unemployment will fall this year."),
    ("Nobody has shown that the vaccine causes fever.", "The vaccine causes fever."),
    ("It is unlikely that the court will hear the appeal.", "The court will hear the appeal."),
    ("Police suspect that the driver had been drinking.", "The driver had been drinking."),
    ("Critics claim that the reform hurts small farms.", "The reform hurts small farms."),
    ("There is no evidence that the river was poisoned.", "The river was poisoned."),
    ("Unions hope that the plant will close.", "The plant will probably close."),
    ("Nobody believes that the plant will close.", "The plant will probably close."),
    ("She asked whether the archive had been burned.", "The archive had been burned."),
]
PLAIN = [
    ("The study found that the vaccine causes fever.", "The vaccine causes fever."),
    ("In May the plant closed after forty years.", "The plant closed in May."),
    ("Police confirmed that the driver had been drinking.", "The driver had been drinking."),
    ("Unemployment fell to four per cent this year, the office said.", "Unemployment fell to four per cent this year."),
    ("According to the register, the firm paid bribes to officials.", "The firm paid bribes to officials."),
    ("Experts agree that the reform hurts small farms.", "The reform hurts small farms."),
    ("Nobody doubts that the merger will save money.", "The merger will save money."),
    ("The school hired more teachers because parents had asked.", "The school hired more teachers."),
    # The claim has the hedge, the condition or the negation itself: then the words assert it.
    ("Engineers suspect that the bridge will fail.", "Engineers suspect that the bridge will fail."),
    ("If the dam breaks, the valley will be flooded.", "If the dam breaks, the valley will be flooded."),
    ("There is reason to believe that the bridge will fail.", "The bridge will probably fail."),
    ("We will ensure that no country gets away with it.", "The United States will let no country get away with it."),
]


def codes(folder, text, quote, claim, kind="quote"):
    (folder / "t.txt").write_text(text, encoding="utf-8")
    head = f"source s: S\n  text: t.txt\n  language: en\nclaim c: {claim}\n  {kind} s: {quote}\n"
    return [each.rule.code for each in argmap.loads(head, folder=folder).diagnostics]


@pytest.mark.parametrize("text, claim", LESS)
def test_words_that_say_less_than_their_claim_are_seen(text, claim, tmp_path):
    assert "AM325" in codes(tmp_path, text, text, claim)
    assert "AM325" not in codes(tmp_path, text, text, claim, kind="suspicion")


@pytest.mark.parametrize("text, claim", PLAIN)
def test_words_that_say_their_claim_are_left_alone(text, claim, tmp_path):
    assert "AM325" not in codes(tmp_path, text, text, claim)


def test_the_contexts_are_told_apart_whether_they_are_quoted_or_cut(tmp_path):
    if not PATTERNS.is_file():
        pytest.skip("the patterns are not at hand")
    for each in json.loads(PATTERNS.read_text(encoding="utf-8")):
        text, claim = each["text"], "The bridge was closed."
        cut = "AM310" in codes(tmp_path, text, each["quotation"], claim)
        whole = "AM325" in codes(tmp_path, text, text, claim)
        assert (cut, whole) == (each["hint"] and text not in BESIDE,) * 2, text
