"""PDF: pages, what stands at their edges, and what is wrong with a file."""

import pypdf
import pypdf.errors
import pytest

from argmap.quotations.text.readers import Mark, ReadError, read_plain_text
from made_files import pdf_of


def read(data):
    return read_plain_text(".pdf", data)


def running(plain):
    """The text without what is skipped."""
    pieces, at = [], 0
    for start, end, _ in plain.skipped:
        assert start >= at
        pieces.append(plain.text[at:start])
        at = end
    return "".join(pieces) + plain.text[at:]


def skipped(plain):
    return [(what, plain.text[start:end].strip()) for start, end, what in plain.skipped]


def refused(data):
    with pytest.raises(ReadError) as caught:
        read(data)
    return caught.value


def test_a_pdf_is_read_page_by_page():
    plain = read(pdf_of("The road will close", "in March"))
    assert plain.text == "The road will close\n\nin March"
    assert plain.reader == f"pypdf {pypdf.__version__}"
    assert plain.marks == (Mark(0, "page", "1"), Mark(21, "page", "2"))
    assert skipped(plain) == [("page break", "")]
    assert running(plain) == "The road will close\nin March"


def test_pages_are_called_as_they_are_printed():
    labels = "/PageLabels << /Nums [0 << /S /r >> 2 << /S /D /St 7 >>] >>"
    plain = read(pdf_of("a", "b", "c", "d", labels=labels))
    assert [mark.label for mark in plain.marks] == ["i", "ii", "7", "8"]


def test_a_sentence_goes_on_behind_heads_feet_and_page_numbers():
    plain = read(
        pdf_of(
            ["Proceedings of the Town Council", "The committee decided to reject the", "1"],
            ["Proceedings of the Town Council", "proposal of the mayor by nine votes to", "2"],
            ["Proceedings of the Town Council", "two.", "3"],
        )
    )
    assert running(plain) == "The committee decided to reject the\nproposal of the mayor by nine votes to\ntwo.\n"
    head = ("page head", "Proceedings of the Town Council")
    assert skipped(plain) == [
        head,
        ("page number", "1"),
        ("page break", ""),
        head,
        ("page number", "2"),
        ("page break", ""),
        head,
        ("page number", "3"),
    ]
    assert "Proceedings" in plain.text  # it can be quoted, where somebody wants to


def test_heads_of_two_sorts_of_pages_and_with_numbers_in_them_recur():
    pages = [[f"{at} Daily Review, vol. 12" if at % 2 else f"A tale of {at}", "abcdef"[at - 1]] for at in range(1, 7)]
    plain = read(pdf_of(*pages))
    assert [words for what, words in skipped(plain) if what == "page head"] == [first for first, _ in pages]


def test_a_head_that_changes_with_the_chapter_holds_the_number_of_its_page():
    titles = ["Introduction", "Method", "Results", "Discussion"]
    plain = read(pdf_of(*([f"{title} {at}", f"text {'abcd'[at - 7]}"] for at, title in enumerate(titles, 7))))
    assert [words for what, words in skipped(plain) if what == "page head"] == [
        "Introduction 7",
        "Method 8",
        "Results 9",
        "Discussion 10",
    ]


def test_a_year_at_the_end_of_a_page_is_no_page_number():
    plain = read(pdf_of(["The bridge was built in", "1987"], ["and it fell in", "2003"], ["That is all", "of it"]))
    assert [what for what, _ in skipped(plain)] == ["page break", "page break"]


def test_sentences_that_stand_on_every_page_are_no_heads():
    lines = [f"The committee met for the {at}th time." for at in range(20)]
    plain = read(pdf_of(lines, lines, lines))
    assert [what for what, _ in skipped(plain)] == ["page break", "page break"]


def test_two_pages_have_heads_where_they_are_alike():
    plain = read(pdf_of(["Minutes, page 1 of 2", "It was decided", "to close"], ["Minutes, page 2 of 2", "the street"]))
    assert running(plain) == "It was decided\nto close\nthe street"


def test_footnotes_are_small_and_begin_with_a_mark():
    plain = read(
        pdf_of(
            ["The debt stands at a record, which the", (8, "1. See the minutes of 1902, which are"), (8, "lost.")],
            ["mayor denies.", "Nobody knows.", (8, "Source: the town.")],
        )
    )
    assert running(plain) == "The debt stands at a record, which the\nmayor denies.\nNobody knows.\nSource: the town."
    assert skipped(plain)[0] == ("footnote", "1. See the minutes of 1902, which are\nlost.")


def test_footnotes_in_the_same_print_are_called_at_a_word_above():
    called = ["The debt is a record.3 Nobody", "3 See the minutes of 1902."]
    listed = ["There are two steps", "1 Close the street"]
    assert ("footnote", "3 See the minutes of 1902.") in skipped(read(pdf_of(called, "knows")))
    assert [what for what, _ in skipped(read(pdf_of(listed, "and wait")))] == ["page break"]


def test_a_page_without_text_is_no_end():
    assert running(read(pdf_of("decided to", "", "close"))).split() == ["decided", "to", "close"]


def test_a_page_alone_has_nothing_to_skip():
    assert read(pdf_of(["Head", "words", "1"])).skipped == ()


LOCKED = "/Encrypt << /Filter /Standard /V 1 /R 2 /O <{0}> /U <{0}> /P -4 >> /ID [<00> <00>]".format("00" * 32)


@pytest.mark.parametrize(
    "data, reason",
    [
        (b"", "the file is empty"),
        (b" \n", "the file is empty"),
        (b"<!DOCTYPE html><p>x", "its name ends in `.pdf`, but it is an HTML page"),
        (b"PK\x03\x04 word/document.xml", "its name ends in `.pdf`, but it is a Word file"),
        (b"some words", "its name ends in `.pdf`, but it is no PDF"),
        (pdf_of("The road")[:-60], "the PDF is broken: its end is missing"),
        (b"%PDF-1.4 startxref\n7\n%%EOF", "the PDF is broken"),
        (pdf_of(""), "the PDF holds no text; it may be a scan"),
        (pdf_of("x", extra=LOCKED), "the PDF is locked: it needs a password"),
    ],
)
def test_each_thing_that_is_wrong_has_its_message(data, reason):
    error = refused(data)
    assert str(error) == reason
    assert error.help


@pytest.mark.parametrize(
    "name, reason",
    [
        ("LimitReachedError", "the PDF unpacks to more than its reader takes"),
        ("DependencyError", "the PDF is locked in a way that needs another package"),
        ("FileNotDecryptedError", "the PDF is locked: it needs a password"),
        ("RecursionError", "the PDF is broken"),
    ],
)
def test_whatever_its_reader_stumbles_over_is_a_reason(name, reason, monkeypatch):
    def fail(*_, **__):
        raise type(name, (Exception,), {})("x")

    monkeypatch.setattr(pypdf, "PdfReader", fail)
    assert str(refused(pdf_of("x"))) == reason


def test_a_missing_reader_is_named(monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "pypdf", None)
    assert refused(b"x").help == "pip install pypdf"
