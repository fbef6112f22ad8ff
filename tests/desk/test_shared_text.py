"""A text that several write at once."""

import random

import pytest
from changes import composed

from argmap.desk.shared_text import SharedText, TooOldError, moved
from argmap.service.shift import TextChange
from conftest import slow_after


def some_change(chance, text, mark):
    start = chance.randrange(len(text) + 1)
    end = min(len(text), start + chance.choice([0, 0, 1, 3, 8]))
    return TextChange(start, end, chance.choice(["", mark]))


@pytest.mark.parametrize("seed", slow_after(50, range(500)))
def test_tabs_that_fall_behind_converge_and_lose_nothing(seed):
    """Each tab writes in the text that it last saw; what nobody deleted knowingly is there in the end."""
    chance = random.Random(seed)
    shared = SharedText("".join(chance.choice("abc \n") for _ in range(chance.randrange(60))))
    tabs = [(0, shared.text)] * 3
    written = set()
    for number in range(40):
        at = chance.randrange(3)
        version, text = tabs[at]
        if chance.random() < 0.4:
            tabs[at] = shared.version, composed(shared.since(version), text)
            assert tabs[at][1] == shared.text, "whoever catches up has the text"
            continue
        change = some_change(chance, text, chr(0xE000 + number))  # a sign of its own
        written -= {*text[change.start : change.end]}  # he saw it and deleted it
        shared.change(version, [change])
        written |= {*change.new}
    for version, text in tabs:
        assert composed(shared.since(version), text) == shared.text
    assert written <= {*shared.text}


@pytest.mark.parametrize("seed", slow_after(50, range(500)))
def test_two_changes_commute_but_for_the_order_of_what_is_put_in(seed):
    chance = random.Random(seed)
    text = "0123456789" * 2
    one, other = some_change(chance, text, "x"), some_change(chance, text, "y")
    first = SharedText(text)
    first.change(0, [one])
    first.change(0, [other])
    second = SharedText(text)
    second.change(0, [other])
    second.change(0, [one])
    assert sorted(first.text) == sorted(second.text)
    assert [each for each in first.text if each.isdigit()] == [each for each in second.text if each.isdigit()]


def test_a_deletion_keeps_what_it_did_not_see():
    shared = SharedText("one two three")
    shared.change(0, [TextChange(4, 4, "NEW ")])
    assert shared.change(0, [TextChange(0, 13, "")]), "they met"
    assert shared.text == "NEW "


def test_several_changes_are_made_by_the_offsets_before_any():
    shared = SharedText("0123456789")
    assert not shared.change(0, [TextChange(1, 3, ""), TextChange(8, 9, "x")])
    assert shared.text == "034567x9"
    assert composed(shared.since(0), "0123456789") == shared.text


def test_what_cannot_be_is_refused():
    shared = SharedText("abc")
    with pytest.raises(ValueError, match="outside"):
        shared.change(0, [TextChange(2, 9, "")])
    for version in (-1, 1):
        with pytest.raises(TooOldError):
            shared.change(version, [])
    assert shared.text == "abc"


def test_apart_changes_do_not_meet():
    assert moved(TextChange(5, 7, "x"), TextChange(0, 2, "")) == ([TextChange(3, 5, "x")], False)
    assert moved(TextChange(0, 2, "x"), TextChange(5, 7, "")) == ([TextChange(0, 2, "x")], False)
