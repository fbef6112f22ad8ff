"""A colon on which no space follows belongs to the place of a quotation: times, verses, volumes."""

import pytest

import argmap
from argmap.formatter import format_document
from argmap.source import Source
from argmap.syntax.parse import parse

HEAD = "source s: S\nspeaker p: P\nclaim a: A.\n"


def quotation(line):
    found = argmap.loads(f"{HEAD}  {line}\n")
    (each,) = found.claims["a"].quotations
    return each.locator, each.text


@pytest.mark.parametrize(
    "line, place, words",
    [
        ("quote s by p at 12:30: words", "12:30", "words"),
        ("quote s at 1:02:03: words", "1:02:03", "words"),
        ("quote s at Ps 23:4-5 : 12 words", "Ps 23:4-5", "12 words"),
        ("denial s at 12:30:words", "12:30", "words"),
        ("quote s at p. 3: 4:30 was the time", "p. 3", "4:30 was the time"),
        ("quote s at p. 3 :4 words", "p. 3", "4 words"),
        ("quote s: 12:30", "", "12:30"),
        ("quote s at a:b: words: more", "a:b", "words: more"),
        ("quote s at p. 3:words", "p. 3", "words"),
        ("quote s at ٣:٤: words", "٣:٤", "words"),
    ],
)
def test_a_quotation_is_read_formatted_and_written_with_its_place(line, place, words):
    assert quotation(line) == (place, words)
    text = f"{HEAD}  {line}\n"
    formatted = format_document(parse(Source("x", text)))
    assert argmap.loads(formatted).map == argmap.loads(text).map
    assert format_document(parse(Source("x", formatted))) == formatted
    written = argmap.dumps(argmap.loads(text).map)
    assert argmap.loads(written).map == argmap.loads(text).map
    assert argmap.from_dict(argmap.to_dict(argmap.loads(text).map)) == argmap.loads(text).map


@pytest.mark.parametrize("place", ["12:30", "p. 3", "1:2:3", "a:b"])
def test_the_builder_takes_such_a_place(place):
    town = argmap.ArgMap("T")
    town.source("s", "S")
    town.claim("a", "A.")
    town.quote("a", "s", "5 words", at=place)
    (each,) = argmap.loads(argmap.dumps(town.build())).claims["a"].quotations
    assert (each.locator, each.text) == (place, "5 words")


@pytest.mark.parametrize("place", ["p: 3", "3:", "12: 30", "1\n2", "1\r2"])
def test_other_colons_are_refused(place):
    town = argmap.ArgMap("T")
    town.source("s", "S")
    town.claim("a", "A.")
    with pytest.raises(ValueError, match="no space follows on a colon in it"):
        town.quote("a", "s", "words", at=place)


def test_a_line_whose_only_colon_is_one_of_a_place_lacks_its_colon():
    (found,) = parse(Source("x", f"{HEAD}  quote s at 12:30 words\n")).diagnostics
    assert found.rule.name == "missing-colon"
