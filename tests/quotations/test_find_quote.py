"""The quote checker: what it says besides the outcome, its readers, and its limits."""

import pytest

import argmap
from argmap.quotations.find import MOST_PIECES, MOST_QUOTE
from argmap.quotations.text.fold import Folded
from argmap.quotations.text.quoted_text import MOST_TEXT, QuotedText
from argmap.quotations.unique import unique_passage
from hangs import no_hang

TEXT = "The mayor denied that the street will close.\n\nIn May the council “met” twice; the street will close in June."


def test_a_result_carries_place_context_and_score():
    found = argmap.find_quote(TEXT, "the council met twice".replace("met", '"met"'))
    assert (found.status, found.folds, found.score) == ("normalised", ("quotes",), 1.0)
    assert TEXT[found.start : found.end] == "the council “met” twice"
    assert found.before.endswith("In May")
    assert found.after.startswith("; the street")


def test_differences_have_their_places_and_kinds():
    found = argmap.find_quote(
        "Footfall rose by 12 per cent in Mill Street.", "Footfall fell by 12 per cent in Hill Street"
    )
    assert [(each.quoted, each.text) for each in found.differences] == [("fell", "rose"), ("Hill", "Mill")]
    assert [kind.value for kind in found.critical] == ["name", "opposite"]
    assert found.wording == "Footfall rose by 12 per cent in Mill Street"


def test_prefix_suffix_and_number_choose_among_places():
    assert argmap.find_quote(TEXT, "the street will close").status == "ambiguous"
    second = TEXT.rindex("the street")
    assert argmap.find_quote(TEXT, "the street will close", occurrence=2).start == second
    assert argmap.find_quote(TEXT, "the street will close", prefix="twice;").start == second
    assert argmap.find_quote(TEXT, "the street will close", suffix="in June").start == second
    assert argmap.find_quote(TEXT, "the street will close", occurrence=3).status == "ambiguous"


def test_of_equal_places_the_ones_at_word_edges_count():
    text = "At sunrise the rise was seen."
    assert argmap.find_quote(text, "rise").start == text.index("the rise") + 4


def test_the_largest_gap_and_the_end_of_a_paragraph_are_said():
    found = argmap.find_quote(TEXT, "The mayor denied [...] the council")
    assert found.status == "elided"
    assert found.crosses_paragraph
    assert found.gap == TEXT.index("the council") - len("The mayor denied")


def test_folding_keeps_the_way_back():
    text = "A\u00a0\u00a0b \ufb01ne\u00ad day… e\u0301t\u00e9"
    folded = Folded(text)
    assert folded.text == "A b fine day... \u00e9t\u00e9"
    for words, piece in (("fine", "\ufb01ne"), ("...", "…"), ("\u00e9t\u00e9", "e\u0301t\u00e9"), ("day", "day")):
        at = folded.text.index(words)
        assert text[folded.start(at) : folded.end(at + len(words))] == piece


def test_a_passage_grows_until_it_is_unique():
    text = QuotedText.of("one two three four. one two three five. one two three six.")
    at = text.source.text.index("one two three five")
    start, end = unique_passage(text, at, at + 7)
    assert text.source.text[start:end] == "one two three five"


def test_limits_are_answered_with_a_reason():
    assert "longer than" in argmap.find_quote("x" * (MOST_TEXT + 1), "x y z").reason
    assert "longer than" in argmap.find_quote("a text", "x " * MOST_QUOTE).reason
    assert "pieces" in argmap.find_quote("a text", " [...] ".join(["a"] * (MOST_PIECES + 1))).reason
    assert argmap.find_quote("a text", "—").status == "unchecked"
    assert argmap.find_quote("a text", "[whose words]").status == "unchecked"


@pytest.mark.slow
@pytest.mark.parametrize(
    "text, quote",
    [
        ("ab " * 100_000, " [...] ".join(["ab"] * 150)),
        ("a" * 1_000_000, "a" * 15_000),
        ("a b " * 100_000, "a b " * 3000 + "c"),
        (". . . " * 50_000, "… … … a … … …"),
        ("\u0301" * 50_000, "e\u0301 word"),
        ("x-\n" * 100_000, "xx xx xx"),
        ("[" * 10_000 + "]" * 10_000, "[" * 5000 + "word" + "]" * 5000),
    ],
)
def test_hostile_input_is_answered(text, quote):
    with no_hang():
        found = argmap.find_quote(text, quote)
    assert found.status in ("exact", "normalised", "ambiguous", "approximate", "elided", "not-found", "unchecked")


@pytest.mark.parametrize("quote", ["[it[it]]", "[i[it]t]\u202e"])
def test_brackets_in_brackets_are_no_words_of_the_text(quote):
    assert argmap.find_quote("", quote).status is argmap.Status.NOT_FOUND
