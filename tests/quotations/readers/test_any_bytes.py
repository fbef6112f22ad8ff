"""Whatever the bytes are, a reader gives a text or a reason, in a time that grows with them."""

import random

import pytest

from argmap.quotations.text.readers import ReadError, read_plain_text
from hangs import no_hang
from made_files import epub_of, open_document_of, pdf_of, run, word_of

WHOLE = {
    ".txt": b"Daily\n\nA road.\n\n1\n\fDaily\n\ncloses.\n\n2\n" * 3,
    ".md": b"---\ntitle: x\n---\nA *road*\n",
    ".html": b"<!doctype html><meta charset=utf-8><table><tr><td>a<sup><a href=#n>1</a></sup><td>b</table><pre> x</pre>"
    b"<p hidden>c<p>d<br>e<ruby>x<rt>y</ruby><svg><title>t</title></svg><del>f</del>&amp;",
    ".pdf": pdf_of(["Head", "The road.1", (8, "1 note"), "1"], ["Head", "closes", "2"], ["Head", "now", "3"]),
    ".docx": word_of(
        f"<w:p>{run('a')}<w:del>{run('b')}</w:del><w:r><w:footnoteReference w:id='2'/></w:r></w:p>"
        f"<w:tbl><w:tr><w:tc><w:p>{run('c')}</w:p></w:tc></w:tr></w:tbl><w:p><w:r><w:sym w:char='00A0'/></w:r></w:p>",
        footnotes=f'<w:footnote w:id="2"><w:p>{run("d")}</w:p></w:footnote>',
    ),
    ".odt": open_document_of("<text:p>a<text:note><text:note-citation>1</text:note-citation></text:note>b</text:p>"),
    ".epub": epub_of({"a.xhtml": "<p id='x'>a</p>"}, contents="<li><a href='a.xhtml#x'>A</a></li>"),
    ".srt": b"1\n00:00:01,000 --> 00:00:02,000\n<i>a</i>\n\n2\n00:00:02,000 --> 00:00:03,000\nb\n",
    ".vtt": b"WEBVTT\n\nNOTE a\n\nid\n00:01.000 --> 00:02.000\n<v A>a <00:01.500><c>b</c>\n\n"
    b"00:02.000 --> 00:03.000\nb\n",
    ".eml": b"From: a@b\nSubject: =?utf-8?q?a?=\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=X\n\n--X\n"
    b"Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n<p>a=\nb=20\n--X--\n",
}


def mutated(data, dice):
    """Bytes with some of them changed, left out, repeated or cut off."""
    data = bytearray(data)
    for _ in range(dice.randint(1, 6)):
        at = dice.randrange(len(data) + 1)
        end = min(len(data), at + dice.choice((1, 1, 2, 8, 40)))
        piece = data[at:end]
        data[at:end] = dice.choice(
            (b"", piece * 2, bytes(dice.randrange(256) for _ in piece), b"\xff\xfe", b"\0", b"<", b"\n", b"\f")
        )
        if dice.random() < 0.05:
            del data[at:]
    return bytes(data)


def read_or_refuse(ending, data):
    try:
        plain = read_plain_text(ending, data)
    except ReadError as error:
        return "gave up" in str(error) or not error.args[0]
    plain.text.encode()
    assert [mark.start for mark in plain.marks] == sorted(mark.start for mark in plain.marks)
    assert all(0 <= mark.start <= len(plain.text) for mark in plain.marks)
    at = 0
    for start, end, what in plain.skipped:
        assert at <= start < end <= len(plain.text)
        assert what
        at = end
    return False


@pytest.mark.parametrize("ending", WHOLE)
def test_a_whole_file_is_read(ending):
    assert read_plain_text(ending, WHOLE[ending]).text.strip()


@pytest.mark.parametrize("ending", WHOLE)
@pytest.mark.parametrize("times", [60, pytest.param(2000, marks=pytest.mark.slow)])
def test_a_broken_file_is_read_or_refused_with_a_reason(ending, times):
    dice = random.Random(f"{ending} {times}")
    gave_up = sum(read_or_refuse(ending, mutated(WHOLE[ending], dice)) for _ in range(times))
    assert gave_up == 0


@pytest.mark.parametrize("ending", WHOLE)
@pytest.mark.parametrize("other", WHOLE)
def test_a_file_under_another_name_is_read_or_refused(ending, other):
    read_or_refuse(ending, WHOLE[other])


LONG = {
    "breaks": (".html", b"<p>a<br>"),
    "tags that never end": (".html", b"<a "),
    "nested note marks": (".html", b"<sup>"),
    "note marks in a link": (".html", b"<sup>1</sup>"),
    "hidden": (".html", b"<p hidden>a"),
    "cells": (".html", b"<td>a"),
    "declarations": (".html", b"<meta "),
    "comments": (".html", b"<!-- "),
    "form feeds": (".txt", b"a\n1\n\f"),
    "lines of a page": (".txt", b"1 a\n"),
    "front matter": (".md", b"---\na\n"),
    "times": (".srt", b"00:00:01,000 --> 00:00:02,000\n"),
    "voices": (".vtt", b"<v a"),
    "headers": (".eml", b"From: a\n"),
}


@pytest.mark.parametrize("ending, piece", LONG.values(), ids=LONG)
def test_a_long_text_of_one_piece_is_read_or_refused(ending, piece):
    begin = {".vtt": b"WEBVTT\n\n00:01.000 --> 00:02.000\n", ".html": b"<a href=#x>"}.get(ending, b"")
    with no_hang():
        assert not read_or_refuse(ending, begin + piece * (200_000 // len(piece)))
