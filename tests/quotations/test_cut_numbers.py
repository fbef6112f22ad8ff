"""Figures of which a quotation shows a part: the right part by a reading of each text."""

import pytest

import argmap


@pytest.mark.parametrize(
    "text, quote, rest",
    [
        ("Some 1,200 people came to the fair.", "200 people came to the fair", "1,"),
        ("It cost 1.5 million in all of it.", "5 million in all", "1."),
        ("It cost 1 200 euros in all of it.", "200 euros in all", "1"),
        ("There were two hundred men in it.", "hundred men in it", "two"),
        ("He paid 1,200,000 euros for it.", "He paid 1,200", ",000"),
        ("He paid 30.5 million for it.", "He paid 30", ".5"),
        ("He paid 2 million for it.", "He paid 2", "million"),
        ("He paid two hundred for it.", "He paid two", "hundred"),
        ("It rose by 5% in May.", "It rose by 5", "%"),
        ("At 30 °C it melts.", "At 30", "°"),
        ("He sold 5–10 of them.", "He sold 5", "–10"),
        ("In section 12(1) of the act.", "In section 12", "(1)"),
        ("The level was −5 in all of the men.", "5 in all of the men", "−"),
        ("It is -30 degrees in the hall.", "30 degrees in the hall", "-"),
        ("It was >5 in the hall.", "5 in the hall", ">"),
        ("From 10–30 men came to the hall.", "30 men came to the hall", "10–"),
        ("From 10 to 30 men came to the hall.", "30 men came to the hall", "10 to"),
        ("Es kamen nach dem Regen noch 10 bis 30 Leute in die Halle.", "30 Leute in die Halle", "10 bis"),
    ],
)
def test_the_rest_of_a_figure_is_named(text, quote, rest):
    assert [(end.how.value, end.words) for end in argmap.find_quote(text, quote).ends] == [("number", rest)]


@pytest.mark.parametrize(
    "text, quote",
    [
        ("In 2019, 300 people came to it.", "300 people came to it"),
        ("He came in 1990. Nobody saw it.", "He came in 1990"),
        ("The clerk counted (5) men.", "men"),
        ("He went there 2 times, 3 in May.", "3 in May"),
        ("It is item 5 - nobody read it.", "It is item 5"),
        ("They moved it to 30 men in the hall.", "30 men in the hall"),
    ],
)
def test_a_whole_figure_has_no_rest(text, quote):
    assert argmap.find_quote(text, quote).ends == ()
