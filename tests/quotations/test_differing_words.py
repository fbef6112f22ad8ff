"""The words in which a quotation differs from a passage: which, where, and what begins a sentence."""

import pytest

from argmap.quotations.alike import compared_with
from argmap.quotations.finding import Critical, Difference
from argmap.quotations.languages.registry import language_of
from argmap.quotations.text.quoted_text import QuotedText

BEFORE = "Minutes of May. "
PASSAGE = "The mill was closed to carts"
AFTER = " in winter."
WORD = (Critical.WORD,)
"""Of a word that is in no list."""


def compared(quote, passage=PASSAGE, *, before=BEFORE, after=AFTER, language="en"):
    text = QuotedText.of(before + passage + after)
    spoken = language_of(language or text.language)
    return compared_with(text, quote, len(before), len(before) + len(passage), spoken).differences


def at(words, passage=PASSAGE):
    """Where words stand in the text."""
    start = len(BEFORE) + passage.index(words)
    return start, start + len(words)


def test_a_word_for_another_has_the_place_of_the_other():
    assert compared("The mill was closed to cars") == (Difference("cars", "carts", *at("carts"), WORD),)


def test_a_word_that_is_left_out_has_its_place():
    assert compared("The mill closed to carts") == (Difference("", "was", *at("was"), WORD),)


def test_a_word_that_is_added_stands_before_the_next_one():
    (start, _) = at("closed")
    assert compared("The mill was soon closed to carts") == (Difference("soon", "", start, start, WORD),)


def test_a_word_that_is_added_at_the_end_stands_at_the_end_of_the_passage():
    end = len(BEFORE) + len(PASSAGE)
    assert compared("The mill was closed to carts again") == (Difference("again", "", end, end, WORD),)


def test_a_word_that_is_added_at_the_beginning_stands_at_the_beginning():
    start = len(BEFORE)
    assert compared("yesterday The mill was closed to carts") == (Difference("yesterday", "", start, start, WORD),)


def test_words_that_follow_each_other_are_one_difference():
    assert compared("The mill was shut down early to carts") == (
        Difference("shut down early", "closed", *at("closed"), WORD),
    )
    assert compared("The works to carts") == (Difference("works", "mill was closed", *at("mill was closed"), WORD),)


def test_words_with_a_common_one_between_them_are_two():
    assert compared("The barn was opened to carts") == (
        Difference("barn", "mill", *at("mill"), WORD),
        Difference("opened", "closed", *at("closed"), (Critical.OPPOSITE,)),
    )


def test_words_that_follow_each_other_are_one_difference_after_another_one():
    assert compared("The barn was shut down early to carts") == (
        Difference("barn", "mill", *at("mill"), WORD),
        Difference("shut down early", "closed", *at("closed"), WORD),
    )


def test_a_line_end_in_the_words_of_the_text_is_a_space():
    passage = "The mill was\n  closed to carts"
    start = len(BEFORE) + passage.index("was")
    end = len(BEFORE) + passage.index(" to carts")
    assert compared("The mill had stood to carts", passage) == (
        Difference("had stood", "was closed", start, end, WORD),
    )


def test_case_is_no_difference():
    assert compared("THE MILL was closed to carts") == ()


@pytest.mark.parametrize("language", ["de", "de-AT", "DE-at"])
def test_the_language_counts_without_its_region(language):
    (found,) = compared("The mill kaum closed to carts", language=language)
    assert found.critical == (Critical.NEGATION,)
    (found,) = compared("The mill kaum closed to carts", language="en-GB")
    assert found.critical == WORD


def test_without_a_language_the_words_of_the_quotation_tell_it():
    (found,) = compared("Die Mühle war kaum zu", "Die Mühle war zu", language="")
    assert found.critical == (Critical.NEGATION,)


@pytest.mark.parametrize(
    "before, critical",
    [
        pytest.param("", WORD, id="the beginning of the text"),
        pytest.param("It was May. ", WORD, id="after a full stop"),
        pytest.param("He said: ", WORD, id="after a colon"),
        pytest.param("He said “yes!” (", WORD, id="after a bracket"),
        pytest.param("Of roads and mills\n\n", WORD, id="a paragraph"),
        pytest.param("Of roads and mills\n\n  ", WORD, id="a paragraph set in"),
        pytest.param("Of roads and mills\n", (Critical.NAME,), id="a line"),
        pytest.param("Of roads\n\nand later the ", (Critical.NAME,), id="a paragraph further before"),
        pytest.param("Of roads and the ", (Critical.NAME,), id="within a sentence"),
        pytest.param("Now\n", (Critical.NAME,), id="a line after the first word of the text"),
        pytest.param("A\n", (Critical.NAME,), id="a line after the first letter"),
        pytest.param("A\n\n", WORD, id="the first paragraph after a letter"),
    ],
)
def test_a_capital_is_a_name_where_no_sentence_begins(before, critical):
    (found,) = compared("Barns stood empty", "Mills stood empty", before=before)
    assert found.critical == critical


@pytest.mark.parametrize(
    "passage, quote, critical",
    [
        ("It rained. Mills stood empty", "It rained. Barns stood empty", WORD),
        ("It rained, Mills stood empty", "It rained, Barns stood empty", (Critical.NAME,)),
        ("“Mills stood empty", "“Barns stood empty", WORD),
        ("– Mills stood empty", "– Barns stood empty", WORD),
    ],
)
def test_within_a_quotation_too(passage, quote, critical):
    (found,) = compared(quote, passage)
    assert found.critical == critical
