"""The words in which a quotation differs from a passage: which, where, and what begins a sentence."""

import pytest

from argmap.quotations.compare import differences
from argmap.quotations.finding import Critical, Difference
from argmap.quotations.text.quoted_text import QuotedText

BEFORE = "Minutes of May. "
PASSAGE = "The mill was closed to carts"
AFTER = " in winter."


def compared(quote, passage=PASSAGE, *, before=BEFORE, after=AFTER, language="en"):
    text = QuotedText.of(before + passage + after)
    return differences(quote, text, len(before), len(before) + len(passage), language=language)


def at(words, passage=PASSAGE):
    """Where words stand in the text."""
    start = len(BEFORE) + passage.index(words)
    return start, start + len(words)


def test_a_word_for_another_has_the_place_of_the_other():
    assert compared("The mill was closed to cars") == (Difference("cars", "carts", *at("carts")),)


def test_a_word_that_is_left_out_has_its_place():
    assert compared("The mill closed to carts") == (Difference("", "was", *at("was")),)


def test_a_word_that_is_added_stands_before_the_next_one():
    (start, _) = at("closed")
    assert compared("The mill was soon closed to carts") == (Difference("soon", "", start, start),)


def test_a_word_that_is_added_at_the_end_stands_at_the_end_of_the_passage():
    end = len(BEFORE) + len(PASSAGE)
    assert compared("The mill was closed to carts again") == (Difference("again", "", end, end),)


def test_a_word_that_is_added_at_the_beginning_stands_at_the_beginning():
    start = len(BEFORE)
    assert compared("yesterday The mill was closed to carts") == (Difference("yesterday", "", start, start),)


def test_words_that_follow_each_other_are_one_difference():
    assert compared("The mill was shut down early to carts") == (
        Difference("shut down early", "closed", *at("closed")),
    )
    assert compared("The works to carts") == (Difference("works", "mill was closed", *at("mill was closed")),)


def test_words_with_a_common_one_between_them_are_two():
    assert compared("The barn was opened to carts") == (
        Difference("barn", "mill", *at("mill")),
        Difference("opened", "closed", *at("closed"), (Critical.OPPOSITE,)),
    )


def test_words_that_follow_each_other_are_one_difference_after_another_one():
    assert compared("The barn was shut down early to carts") == (
        Difference("barn", "mill", *at("mill")),
        Difference("shut down early", "closed", *at("closed")),
    )


def test_a_line_end_in_the_words_of_the_text_is_a_space():
    passage = "The mill was\n  closed to carts"
    start = len(BEFORE) + passage.index("was")
    end = len(BEFORE) + passage.index(" to carts")
    assert compared("The mill had stood to carts", passage) == (Difference("had stood", "was closed", start, end),)


def test_case_is_no_difference():
    assert compared("THE MILL was closed to carts") == ()


@pytest.mark.parametrize("language", ["de", "de-AT", "DE-at"])
def test_the_language_counts_without_its_region(language):
    (found,) = compared("The mill kaum closed to carts", language=language)
    assert found.critical == (Critical.NEGATION,)
    (found,) = compared("The mill kaum closed to carts", language="en-GB")
    assert found.critical == ()


def test_without_a_language_the_words_of_the_quotation_tell_it():
    (found,) = compared("Die Mühle war kaum zu", "Die Mühle war zu", language="")
    assert found.critical == (Critical.NEGATION,)


@pytest.mark.parametrize(
    "before, critical",
    [
        pytest.param("", (), id="the beginning of the text"),
        pytest.param("It was May. ", (), id="after a full stop"),
        pytest.param("He said: ", (), id="after a colon"),
        pytest.param("He said “yes!” (", (), id="after a bracket"),
        pytest.param("Of roads and mills\n\n", (), id="a paragraph"),
        pytest.param("Of roads and mills\n\n  ", (), id="a paragraph set in"),
        pytest.param("Of roads and mills\n", (Critical.NAME,), id="a line"),
        pytest.param("Of roads\n\nand later the ", (Critical.NAME,), id="a paragraph further before"),
        pytest.param("Of roads and the ", (Critical.NAME,), id="within a sentence"),
        pytest.param("Now\n", (Critical.NAME,), id="a line after the first word of the text"),
        pytest.param("A\n", (Critical.NAME,), id="a line after the first letter"),
        pytest.param("A\n\n", (), id="the first paragraph after a letter"),
    ],
)
def test_a_capital_is_a_name_where_no_sentence_begins(before, critical):
    (found,) = compared("Barns stood empty", "Mills stood empty", before=before)
    assert found.critical == critical


@pytest.mark.parametrize(
    "passage, quote, critical",
    [
        ("It rained. Mills stood empty", "It rained. Barns stood empty", ()),
        ("It rained, Mills stood empty", "It rained, Barns stood empty", (Critical.NAME,)),
        ("“Mills stood empty", "“Barns stood empty", ()),
        ("– Mills stood empty", "– Barns stood empty", ()),
    ],
)
def test_within_a_quotation_too(passage, quote, critical):
    (found,) = compared(quote, passage)
    assert found.critical == critical
