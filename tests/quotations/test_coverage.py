"""Which sentences no quotation touches; counted by hand."""

import json

import pytest

import argmap
from argmap.cli.main import main

TEXT = """The street was closed in May. Traders were split, said Dr. Hall.

Some shops lost trade. “Who pays?” asked one. The council
did not answer; it waits.

No. 4 stays open.
"""
MAP = """source minutes: Minutes
  text: minutes.txt

claim closed: The street was closed.
  quote minutes: The street was closed
  because split: Traders were split.
    quote minutes: Traders were split [...] Some shops lost trade
  but waits: The council waits.
    mention minutes: it waits
"""


@pytest.fixture
def files(tmp_path):
    (tmp_path / "minutes.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "map.argmap").write_text(MAP, encoding="utf-8")
    return tmp_path


def test_sentences_that_nothing_is_quoted_from(files):
    (found,) = argmap.coverage(argmap.load(files / "map.argmap"))
    assert [found.words_of(each) for each in found.sentences] == [
        "The street was closed in May.",
        "Traders were split, said Dr. Hall.",
        "Some shops lost trade.",
        "“Who pays?” asked one.",
        "The council did not answer; it waits.",
        "No. 4 stays open.",
    ]
    assert [(found.place_of(each), found.words_of(each)) for each in found.untouched] == [
        ("3:24", "“Who pays?” asked one."),
        ("6:1", "No. 4 stays open."),
    ]
    assert found.share == 4 / 6
    quoted = "The street was closedTraders were splitSome shops lost tradeit waits"
    assert found.quoted == len(quoted.replace(" ", ""))
    assert found.size == len("".join(TEXT.split()))
    assert found.sources == ("minutes",)


@pytest.mark.parametrize(
    "line, touched",
    [
        ("quote minutes: The street was shut in May", True),  # a word is changed: somebody has read it
        ("quote minutes: Nobody saw the harbour burn", False),
        ("quote minutes: .", False),
        ("quote minutes: The", True),
        ("denial minutes: was closed in May.", True),
    ],
)
def test_what_touches(files, line, touched):
    amap = argmap.loads(f"source minutes: Minutes\n  text: minutes.txt\nclaim a: A.\n  {line}\n", folder=files)
    (found,) = argmap.coverage(amap)
    assert found.sentences[0].touched is touched


def test_words_that_stand_in_several_places_touch_each(files):
    (files / "minutes.txt").write_text("It rains. It pours. It rains.", encoding="utf-8")
    amap = argmap.loads(
        "source minutes: M\n  text: minutes.txt\nclaim a: A.\n  quote minutes: It rains\n", folder=files
    )
    (found,) = argmap.coverage(amap)
    assert [each.touched for each in found.sentences] == [True, False, True]


def test_a_line_that_is_not_broken_to_a_width_is_a_paragraph(files):
    text = "The title of the page\n" + "It was a long day in the town. " * 9 + "\nA name without a mark\n"
    (files / "minutes.txt").write_text(text, encoding="utf-8")
    (found,) = argmap.coverage(argmap.load(files / "map.argmap"))
    words = [found.words_of(each) for each in found.sentences]
    assert [words[0], words[1], words[-1], len(words)] == [
        "The title of the page",
        "It was a long day in the town.",
        "A name without a mark",
        11,
    ]


def test_maps_of_a_folder_touch_a_text_together(files, capsys):
    (files / "other.argmap").write_text(
        "source paper: Paper\n  text: minutes.txt\nclaim pays: Who pays?\n  mention paper: “Who pays?” asked one\n",
        encoding="utf-8",
    )
    assert main(["quotes", str(files), "--coverage"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].endswith("minutes.txt: quotations touch 5 of 6 sentences (83 %), and hold 57 % of the text")
    assert [line.split(maxsplit=1) for line in lines[1:]] == [["6:1", "No. 4 stays open."]]


def test_as_json(files, capsys):
    assert main(["quotes", str(files / "map.argmap"), "--coverage", "--json"]) == 0
    (found,) = json.loads(capsys.readouterr().out)["coverage"]
    assert [found["sentences"], found["touched"], found["share"], found["sources"]] == [6, 4, 0.6667, ["minutes"]]
    for each in found["untouched"]:
        assert " ".join(TEXT[each["start"] : each["end"]].split()) == each["words"]
    assert [each["line"] for each in found["untouched"]] == [3, 6]


def test_a_map_without_texts(tmp_path, capsys):
    (tmp_path / "a.argmap").write_text("claim a: A.\n  assumed\n", encoding="utf-8")
    assert main(["quotes", str(tmp_path / "a.argmap"), "--coverage"]) == 0
    assert capsys.readouterr() == ("", "no text is at hand\n")
