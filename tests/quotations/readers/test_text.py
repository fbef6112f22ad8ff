"""Plain text, and everything that is named as plain text and is something else."""

import gzip

import pytest

from argmap.quotations.text.readers import LeftOut, Mark, PlainText, ReadError, read_plain_text
from made_files import epub_of, open_document_of, packed, pdf_of, word_of


def refused(ending, data):
    with pytest.raises(ReadError) as caught:
        read_plain_text(ending, data)
    return caught.value


def test_text_is_text():
    assert read_plain_text(".txt", "\ufeffA road.\r\n".encode()) == PlainText("A road.\r\n", "text")
    assert read_plain_text("", b"").text == ""
    assert read_plain_text(".log", "é\x01".encode()).text == "é\x01"


def test_form_feeds_part_pages_with_heads_and_feet():
    pages = ["Daily Review\n\nIt was decided to\n\n1\n", "Daily Review\n\nclose the street.\n\n2\n"]
    plain = read_plain_text(".txt", "\f".join([*pages, ""]).encode())
    assert plain.text == "\f".join([*pages, ""])
    assert plain.marks == (Mark(0, "page", "1"), Mark(36, "page", "2"))
    assert [(what, plain.text[start:end]) for start, end, what in plain.skipped] == [
        ("page head", "Daily Review\n\n"),
        ("page number", "\n1\n"),
        ("page break", "\f"),
        ("page head", "Daily Review\n\n"),
        ("page number", "\n2\n"),
    ]


def test_no_two_words_become_one_where_nothing_but_a_form_feed_parts_them():
    assert read_plain_text(".txt", b"decided to\fclose").skipped == ()


ENCODED = [
    ("a\né".encode("cp1252"), "line 2 is not encoded as UTF-8", "iconv -f cp1252 -t utf-8"),
    ("Это по-русски".encode("cp1251"), "line 1 is not encoded as UTF-8", "iconv -f ENCODING -t utf-8"),
    ("abc".encode("utf-16"), "it is encoded as UTF-16", "iconv -f utf-16 -t utf-8"),
    ("\ufeffabc".encode("utf-16-be"), "it is encoded as UTF-16", "iconv -f utf-16 -t utf-8"),
    (("abc" * 20).encode("utf-16-le"), "it is encoded as UTF-16", "iconv -f utf-16 -t utf-8"),
    ("abc".encode("utf-32"), "it is encoded as UTF-32", "iconv -f utf-32 -t utf-8"),
    ("\ufeffabc".encode("utf-32-be"), "it is encoded as UTF-32", "iconv -f utf-32 -t utf-8"),
    (b"a\0b", "it holds null bytes, so it is no text", "UTF-8"),
]


@pytest.mark.parametrize("data, reason, help_", ENCODED)
@pytest.mark.parametrize("ending", [".txt", ".md", ".srt"])
def test_other_encodings_are_refused_with_the_command_that_converts_them(ending, data, reason, help_):
    error = refused(ending, data)
    assert str(error) == reason
    assert help_ in error.help


MAIL = b"From: a@b\r\nSubject: x\r\nMIME-Version: 1.0\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\na=\r\nb"
KINDS = [
    (word_of("<w:p/>"), "it is a Word file", ".docx"),
    (open_document_of(""), "it is an OpenDocument file", ".odt"),
    (epub_of({"a.xhtml": "x"}), "it is an e-book (EPUB)", ".epub"),
    (packed({"xl/workbook.xml": ""}), "it is a spreadsheet (Excel)", "HTML"),
    (packed({"ppt/presentation.xml": ""}), "it is a presentation (PowerPoint)", "PDF"),
    (packed({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}), "it is an OpenDocument file", "PDF"),
    (packed({"a.txt": "a"}), "it is a packed file (ZIP)", "unpack"),
    (gzip.compress(b"a"), "it is a packed file (gzip)", "unpack"),
    (b"7z\xbc\xaf\x27\x1c\0", "it is a packed file", "unpack"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0", "it is a file of an older Word", ".docx"),
    (b"{\\rtf1 Footfall rose}", "it is an RTF file", ".docx"),
    (pdf_of("a"), "it is a PDF", ".pdf"),
    (b"\x89PNG\r\n\x1a\n", "it is a picture (PNG)", "OCR"),
    (b"\xff\xd8\xff\xe0", "it is a picture (JPEG)", "OCR"),
    (b"\0\0\0 ftypM4A ", "it is a recording", "subtitles"),
    (b"x" * 60 + b"BOOKMOBI", "it is an e-book (Kindle)", "EPUB"),
    (b"\xef\xbb\xbf\n<!-- c --><!DOCTYPE html><p>x", "it is an HTML page", ".html"),
    (b"<html lang=en>", "it is an HTML page", ".html"),
    (b"<?xml version='1.0'?>\n<html>", "it is an XHTML page", ".xhtml"),
    (b"<?xml version='1.0'?><!-- <a> --><t:TEI>", "it is XML (TEI)", "HTML"),
    (b"<?xml version='1.0'?><unheard>", "it is XML", "HTML"),
    (b"WEBVTT\n\n00:01.000 --> 00:02.000\na", "it is a file of subtitles (WebVTT)", ".vtt"),
    (b"1\r\n00:00:01,000 --> 00:00:02,000\r\na", "it is a file of subtitles (SubRip)", ".srt"),
    (MAIL, "it is an e-mail", ".eml"),
    (b"From: <Saved by Blink>\r\nContent-Type: multipart/related; boundary=x\r\n", "it is an e-mail", ".eml"),
]


@pytest.mark.parametrize("data, reason, help_", KINDS, ids=[reason for _, reason, _ in KINDS])
@pytest.mark.parametrize("ending", [".txt", "", ".markdown"])
def test_a_file_that_is_no_text_is_called_by_its_kind(ending, data, reason, help_):
    error = refused(ending, data)
    assert str(error).startswith(reason)
    assert help_ in error.help


@pytest.mark.parametrize(
    "ending, data, reason",
    [
        (".rtf", b"{\\rtf1 a}", "it is an RTF file"),
        (".RTF", b"a", "it is an RTF file"),
        (".doc", b"\xd0\xcf\x11\xe0", "it is a file of an older Word"),
        (".doc", b"<html>", "it is an HTML page"),
        (".xml", b"<TEI>", "it is XML"),
        (".tei", b"<TEI>", "it is XML (TEI)"),
        (".png", b"", "it is a picture"),
        (".gz", b"", "it is a packed file (gzip)"),
        (".mp3", b"", "it is a recording"),
    ],
)
def test_what_no_reader_is_for_is_named_by_its_ending(ending, data, reason):
    assert str(refused(ending, data)) == reason


@pytest.mark.parametrize(
    "data",
    [
        b"From: the mayor\nSubject: the street\n\nIt will close.",
        b"<p>a fragment",
        b"WEBVTTX",
        b"12\nangry men",
        b"PK is short for",
        b"< 5 and > 3",
        b"xml <?xml?>",
    ],
)
def test_text_that_begins_like_something_else_stays_text(data):
    assert read_plain_text(".txt", data).text == data.decode()


def test_an_unforeseen_mistake_of_a_reader_is_a_reason(monkeypatch):
    def fail(*_, **__):
        raise MemoryError

    monkeypatch.setattr("lxml.etree.fromstring", fail)
    assert str(refused(".html", b"<p>x")) == "the reader of a file that ends in `.html` gave up (MemoryError)"


def test_front_matter_of_markdown_is_no_text_and_lines_keep_their_numbers():
    plain = read_plain_text(".md", b"---\ntitle: The *road*\n---\nThe *road* will close.\n\n---\n")
    assert plain.text == "\n\n\nThe *road* will close.\n\n---\n"
    assert plain.left_out == (LeftOut("front matter", "--- title: The *road* ---"),)
    assert plain.reader == "text"


@pytest.mark.parametrize("text", ["---\n\nA rule first.\n", "A\n---\nb\n---\n", "--- a\n---\n", "---\nnever ended\n"])
def test_a_rule_is_no_front_matter(text):
    assert read_plain_text(".markdown", text.encode()).text == text
