"""What parts words is a space or a tab; any other space between words is named, once a line, and mended."""

import pytest

import argmap
from argmap.diagnostics.as_text import as_concise
from argmap.source import Source
from argmap.syntax.parse import parse

ODD = "\x0b\x0c\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
HEADS = [
    "map{}: T",
    "section{}: T",
    "source{}s: S",
    "speaker{}s: S",
    "claim{}a: A.",
    "question{}q: Q?",
    "include{}: other.argmap",
    "expect a{}accepted",
    "a{}supports b",
    "a supports{}b as c",
    "a +{}b supports c",
    "claim a: A.\n  quote{}s: words",
    "claim a: A.\n  denial s{}by b: words",
    "claim a: A.\n  because{}b: B.",
    "claim a: A.\n  because b{}: B.",
    "claim a: A.\n  because{}b",
    "claim a: A.\n  assumed{}",
    "claim a: A.\n  supports{}b",
    "claim a: A.\n  {}assumed",
    "claim a: A.\n  note{}: N.",
    "{}claim a: A.",
    "{}",
]


def mended(diagnostic):
    text = diagnostic.span.source.text
    for edit in sorted(diagnostic.edits, key=lambda each: -each.span.start):
        text = text[: edit.span.start] + edit.new + text[edit.span.end :]
    return text


@pytest.mark.parametrize("head", HEADS)
def test_an_odd_space_between_words_gives_one_message_and_its_edit_a_space(head):
    for char in ODD:
        found = parse(Source("x", head.format(char) + "\n")).diagnostics
        assert [each.rule.name for each in found] == ["odd-space"], (char, as_concise(found))
        assert f"U+{ord(char):04X}" in found[0].message
        assert mended(found[0]) == head.format(" ") + "\n"


def test_a_line_with_several_of_them_gets_one_message():
    (found,) = parse(Source("x", "claim\xa0a\xa0: A.\xa0B.\n")).diagnostics
    assert found.message == "U+00A0 no-break space stands where a space belongs (and 1 more in this line)"
    assert mended(found) == "claim a : A.\xa0B.\n"


@pytest.mark.parametrize("text", ["map: A\xa0B", "map: A\u2028B", "claim a: A.\n  quote s at p.\xa03: the\u202fwords"])
def test_texts_and_places_may_hold_any_space(text):
    assert parse(Source("x", text + "\n")).diagnostics == ()


def test_a_line_that_spaces_do_not_mend_keeps_its_own_message():
    (found,) = parse(Source("x", "This is 100\xa0% prose.\n")).diagnostics
    assert found.rule.name == "unknown-statement"


@pytest.mark.parametrize(
    "text", [" unless\x0bt", "section\x0b:", "claim a: A.\n  quote r\x1d:", "include\xa0", ":\xa0:"]
)
def test_a_broken_line_with_an_odd_space_raises_nothing(text):
    assert parse(Source("x", text)).diagnostics


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n"])
def test_nobody_is_blamed_for_names_of_lines_that_were_left_out(end):
    text = end.join(
        ["claim x: X.", "  assumed", "claim\xa0a: A.", "  because y: Y.", "x supports a", "x supports y", ""]
    )
    assert [each.rule.name for each in argmap.loads(text).errors] == ["odd-space"]


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n"])
def test_every_name_of_a_block_that_was_left_out_is_remembered_whatever_ends_its_lines(end):
    text = end.join(["claim x: X.", "  assumed", "claim: ", "  because y: Y.", "x supports y", ""])
    assert [each.rule.name for each in argmap.loads(text).errors] == ["missing-text"]


def test_an_odd_space_before_an_alias_is_no_part_of_the_path():
    odd, missing = argmap.loads("include: x.argmap\u00a0as y\n", folder=".").errors[::-1]
    assert (odd.rule.code, missing.rule.code) == ("AM019", "AM106")
    assert [edit.new for edit in odd.edits] == [" "]
    assert missing.span.text == "x.argmap"
