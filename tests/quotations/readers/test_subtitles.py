"""Subtitles: words without numbers, times and tags; a sentence over three cues is running text."""

import pytest

from argmap.quotations.find import find_quote
from argmap.quotations.text.quoted_text import QuotedText
from argmap.quotations.text.readers import Mark, ReadError, read_plain_text
from argmap.source import Source
from argmap.version import __version__

SRT = """1
00:00:58,120 --> 00:01:00,000
<i>The council will</i> not

2
00:01:00,000 --> 00:01:12,500 X1:40 X2:600
{\\an8}close the street
12 months from now

3
01:01:12,500 --> 01:01:13,000
before the <font color="red">summer</font>, < 5 & so on.
"""
VTT = """WEBVTT - a talk
Kind: captions

STYLE
::cue { color: red }

NOTE not said

intro
00:01.000 --> 00:02.000 align:start
<v.loud Ann Lee>The council <c.x>will</c>
not &amp; never

00:02.000 --> 00:03.500
<v Ann Lee>close the <ruby>漢<rt>かん</rt></ruby>

1:00:03.500 --> 1:00:04.000
<v Bob>Why?</v> <v Ann Lee>Well.
"""


def test_the_words_of_subrip():
    plain = read_plain_text(".srt", SRT.replace("\n", "\r\n").encode())
    assert plain.text == (
        "The council will not\nclose the street\n12 months from now\nbefore the summer, < 5 & so on.\n"
    )
    assert plain.marks == (Mark(0, "cue", "0:00:58"), Mark(21, "cue", "0:01:00"), Mark(57, "cue", "1:01:12"))
    assert plain.reader == f"argmap {__version__}"


def test_a_sentence_over_three_cues_is_found_with_its_time():
    plain = read_plain_text(".srt", SRT.encode())
    text = QuotedText(Source("talk.srt", plain.text), plain.reader, marks=plain.marks)
    found = find_quote(text, "not close the street 12 months from now before the summer")
    assert found.status.value == "normalised"
    assert [text.place(offset) for offset in (found.start, found.end)] == ["0:00:58", "1:01:12"]


def test_the_words_of_web_vtt_with_those_who_speak():
    plain = read_plain_text(".vtt", VTT.encode())
    assert plain.text == "Ann Lee: The council will\nnot & never\nclose the 漢\nBob: Why?\nAnn Lee: Well.\n"
    assert plain.marks == (Mark(0, "cue", "0:00:01"), Mark(38, "cue", "0:00:02"), Mark(50, "cue", "1:00:03"))
    assert plain.left_out == (("note", "STYLE ::cue { color: red }"), ("note", "NOTE not said"))


def test_the_words_of_a_cue_may_go_on_behind_a_blank_line_and_cues_may_lack_one():
    text = "1\n00:01,0 --> 00:02,0\na\n\nb\n2\n00:02,0 --> 00:03,0\nc\n00:03,0 --> 00:04,0\nd"
    plain = read_plain_text(".srt", text.encode())
    assert plain.text == "a\nb\nc\nd\n"
    assert [mark.label for mark in plain.marks] == ["0:00:01", "0:00:02", "0:00:03"]


def test_lines_that_roll_up_are_said_once():
    text = (
        "WEBVTT\n\n00:01.000 --> 00:02.000\n \nfirst<00:01.500><c> line</c>\n\n00:02.000 --> 00:02.010\nfirst line\n \n"
        "\n00:02.010 --> 00:03.000\nfirst line\nsecond<00:02.500><c> line</c>\n"
    )
    assert read_plain_text(".vtt", text.encode()).text == "first line\nsecond line\n"
    said_twice = "WEBVTT\n\n00:01.000 --> 00:02.000\nNo.\n\n00:02.000 --> 00:03.000\nNo.\n"
    assert read_plain_text(".vtt", said_twice.encode()).text == "No.\nNo.\n"


@pytest.mark.parametrize("data", [b"", b"WEBVTT\n", b"just words"])
def test_a_file_without_a_cue_is_refused(data):
    with pytest.raises(ReadError, match="it holds no subtitles"):
        read_plain_text(".vtt", data)
