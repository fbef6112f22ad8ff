"""Places that a text knows: numbered paragraphs, pages and times; who speaks where; words of another text."""

import pytest

import argmap
from argmap.quotations.text.places import Places

RULING = """Ruling on the towpath

[1] The parties have been heard. The costs are shared.
[2] On the map of 1891 the towpath is open to riders and walkers.
1. A list in a paragraph.
2. It has numbers of its own.
[3] The towpath is open to riders and walkers, on all days.
[4] The costs are shared.
"""
HEARING = """Ada Finch: We have looked at it from both banks.
Tom Hale: So have we, and nobody has seen a crack in it.
Ada Finch: It is old.
Tom Hale: But it was mended two years ago.
"""


def load(tmp_path, texts, lines):
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    head = "".join(f"source {name.partition('.')[0]}: A text\n  text: {name}\n" for name in texts)
    path = tmp_path / "map.argmap"
    path.write_text(head + lines, encoding="utf-8")
    return argmap.load(path)


def found(compilation, rule):
    return [each for each in compilation.diagnostics if each.rule.name == rule]


def quotations(compilation):
    return [each for checked in compilation.facts.quotations.values() for each in checked]


@pytest.mark.parametrize(
    "locator, words, fits",
    [
        ("[2]", "On the map of 1891", True),
        ("para. 2", "On the map of 1891", True),
        ("paras 2-3", "On the map of 1891", True),
        ("[1]-[3]", "On the map of 1891", True),
        ("[3]", "On the map of 1891", False),
        ("[9]", "On the map of 1891", False),
        ("the map", "On the map of 1891", None),
    ],
)
def test_a_numbered_paragraph_is_compared(tmp_path, locator, words, fits):
    compilation = load(tmp_path, {"ruling.txt": RULING}, f"claim a: A.\n  quote ruling at {locator}: {words}\n")
    (checked,) = quotations(compilation)
    assert checked.place_fits is fits
    assert bool(found(compilation, "other-place")) is (fits is False)


def test_a_wrong_place_is_named_and_repaired(tmp_path):
    compilation = load(tmp_path, {"ruling.txt": RULING}, "claim a: A.\n  quote ruling at [3]: On the map of 1891\n")
    (diagnostic,) = found(compilation, "other-place")
    assert diagnostic.message == "the words stand in paragraph 2, not 3"
    assert [(edit.span.text, edit.new) for edit in diagnostic.edits] == [("3", "2")]


def test_the_place_says_which_of_several_is_meant(tmp_path):
    words = "quote ruling at [4]: The costs are shared\n"
    compilation = load(tmp_path, {"ruling.txt": RULING}, f"claim a: A.\n  {words}")
    (checked,) = quotations(compilation)
    assert checked.status.value == "exact"
    assert checked.in_source.start == RULING.rindex("The costs")
    assert not found(compilation, "quotation-ambiguous")


def test_where_numbers_are_missing_nothing_is_compared_beyond():
    text = "".join(f"[{number}] Paragraph of the ruling.\n" for number in (1, 2, 3, 4, 6, 7, 8, 9))
    rows, known = Places(text).paragraphs
    assert [number for _, number in rows] == [1, 2, 3, 4]
    assert known == text.index("[6]")


def test_a_page_is_one_of_the_form_feeds(tmp_path):
    pages = "\f".join(f"This is what stands on page {word}.\n" for word in ("one", "two", "three"))
    compilation = load(tmp_path, {"plan.txt": pages}, "claim a: A.\n  quote plan at p. 3: what stands on page two\n")
    (diagnostic,) = found(compilation, "other-place")
    assert diagnostic.message == "the words stand in page 2, not 3"


def test_words_in_the_mouth_of_another_are_told(tmp_path):
    speakers = "speaker finch: Ada Finch\nspeaker hale: Tom Hale\n"
    lines = (
        f"{speakers}claim a: A.\n  quote hearing by finch: nobody has seen a crack in it\n"
        "  quote hearing by hale: it was mended two years ago\n"
    )
    compilation = load(tmp_path, {"hearing.txt": HEARING}, lines)
    (diagnostic,) = found(compilation, "other-speaker")
    assert diagnostic.message == "`hale` speaks here, not `finch`"
    assert not found(compilation, "unnamed-speaker")


@pytest.mark.parametrize(
    "text, names",
    [
        (HEARING, ["Ada Finch", "Tom Hale", "Ada Finch", "Tom Hale"]),
        (
            "LORD WILSON\n\nI agree.\n\nLADY HALE\n\nSo do I.\n\nLORD WILSON\n\nGood.\n",
            ["LORD WILSON", "LADY HALE", "LORD WILSON"],
        ),
        ("News: It rained.\n\nThe street was closed for a day.\n\nNobody came.\n\nNote: It rained again.\n", []),
        ("It was said:\n- one\n- two\n", []),
    ],
)
def test_a_text_is_laid_out_by_speakers_or_not(text, names):
    assert [name for _, name in Places(text).speeches] == names


def test_words_that_stand_in_another_text_are_named_there(tmp_path):
    texts = {"one.txt": "The street will be closed in June.\n", "two.txt": "Nobody objected to the plan in March.\n"}
    compilation = load(tmp_path, texts, "claim a: A.\n  quote one: Nobody objected to the plan\n")
    (diagnostic,) = found(compilation, "quotation-not-found")
    assert "they stand in `two`" in [label.text for label in diagnostic.others]
    assert [(edit.span.text, edit.new) for edit in diagnostic.edits] == [("one", "two")]


def test_a_repair_never_shortens_a_quotation(tmp_path):
    texts = {"one.txt": "It rained. The mayor has resigned from her office in the town hall.\n"}
    lines = "claim a: A.\n  quote one: Yesterday the mayor has resigned from her office in the town hall\n"
    (diagnostic,) = found(load(tmp_path, texts, lines), "quotation-altered")
    assert diagnostic.message == "the quotation changes a word: “Yesterday” is added"
    assert diagnostic.edits == ()


def test_that_a_text_changed_hides_nothing(tmp_path):
    lines = f"  sha256: {'0' * 64}\nclaim a: A.\n  quote one: The street will not be closed in June\n"
    compilation = load(tmp_path, {"one.txt": "The street will be closed in June.\n"}, lines)
    assert {each.rule.code for each in compilation.diagnostics} >= {"AM306", "AM302"}
    (checked,) = quotations(compilation)
    assert (checked.status.value, checked.in_source.status.value) == ("source-changed", "approximate")
