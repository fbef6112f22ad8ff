"""Quotations that stand in very many places: the work is counted, and a limit is told as one."""

import pytest

import argmap
from argmap.quotations import find
from argmap.quotations.find import MOST_COMPARED, MOST_PIECES, MOST_PLACES, find_quote
from argmap.quotations.finding import Status
from argmap.quotations.text.fold import Folded


@pytest.fixture
def compared(monkeypatch):
    """How many pieces were compared with the text."""
    calls = []
    real = find.folds_between

    def counted(quote, passage):
        calls.append(quote)
        return real(quote, passage)

    monkeypatch.setattr(find, "folds_between", counted)
    return calls


def test_pieces_of_one_letter_are_compared_at_some_places_and_not_at_thousands(compared):
    found = find_quote("a b " * 2000, " [...] ".join("ab" * 60))
    assert found.status is Status.AMBIGUOUS
    assert found.times == "more than 50 times"
    assert len(compared) <= (MOST_COMPARED + 1) * 120


def test_places_that_are_compared_in_vain_are_counted_too(compared, monkeypatch):
    monkeypatch.setattr(find, "_compared", lambda *_: compared.append(0))
    found = find_quote("a b " * 20_000, " [...] ".join("ab" * (MOST_PIECES // 2)))
    assert found.status is Status.UNCHECKED
    assert found.reason == "its pieces are too common to be put in order"
    assert len(compared) <= 60


def test_words_that_stand_there_a_little_more_often_than_is_compared_are_all_counted():
    for times in (2, MOST_COMPARED, MOST_COMPARED + 1, MOST_PLACES):
        found = find_quote("yes and no. " * times, "yes and no")
        assert (len(found.occurrences), found.more, found.times) == (times, False, f"{times:,} times")


def test_more_places_than_are_listed_are_told_as_more():
    found = find_quote("yes and no. " * (MOST_PLACES + 1), "yes and no")
    assert (found.times, len(found.occurrences)) == ("more than 1,000 times", MOST_PLACES)
    loosely = find_quote("Yes and no. " * 60, "yes and no")
    assert loosely.times == "more than 50 times"
    assert find_quote("Yes and no. " * 50, "yes and no").times == "50 times"


def test_a_place_beyond_the_listed_ones_is_not_said_to_be_missing():
    found = find_quote("Yes and no. " * 60, "yes and no", occurrence=55)
    assert found.reason == "only the first 50 places are counted"
    assert find_quote("Yes and no. " * 3, "yes and no", occurrence=55).reason == "there is no place 55"


@pytest.mark.slow
def test_the_diagnostic_says_more_than_a_thousand(tmp_path):
    (tmp_path / "s.txt").write_text("yes and no. " * 300_000, encoding="utf-8")
    text = "source s: S\n  text: s.txt\nclaim a: A.\n  quote s: yes and no\n"
    (found,) = [
        each for each in argmap.loads(text, folder=tmp_path).diagnostics if each.rule.name == "quotation-ambiguous"
    ]
    assert found.message == "these words stand more than 1,000 times in `s`"
    assert found.notes == ("995 or more places are not shown",)


def test_a_quotation_of_signs_is_looked_for_in_a_moment():
    sign = "“" * 16_000
    assert find_quote("Footfall rose by 12 per cent.", sign + "x").status is Status.NOT_FOUND


def test_a_hyphen_before_a_hundred_thousand_line_ends_takes_one_pass():
    text = "a-" + "\n" * 300_000
    assert Folded(text + "1", loose=True).text == "a- 1"
    assert Folded(text + "b", loose=True).text == "ab"
    assert Folded("a- \t\r\n b", loose=True).text == "ab"
    assert Folded("a-  b", loose=True).text == "a- b"
