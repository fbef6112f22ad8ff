"""E-books: their pages in order, with the chapters of their contents."""

import pytest

from argmap.quotations.text.readers import Mark, ReadError, read_plain_text
from made_files import epub_of, packed

TITLES = '<li><a href="a.xhtml">The <i>calm</i></a></li><li><a href="b%20c.xhtml#two">The storm</a></li>'


def read(*arguments, **named):
    return read_plain_text(".epub", epub_of(*arguments, **named))


def test_the_pages_of_a_book_are_one_text_with_chapters_and_paragraphs():
    pages = {
        "a.xhtml": "<h1>I</h1><p>It was still. The br<b>idg</b>e</p>",
        "b c.xhtml": '<p>held.</p><h2 id="two">II</h2><p>It blew.</p>',
    }
    plain = read({**pages, "a.xhtml": pages["a.xhtml"]}, contents=TITLES)
    assert plain.text == "I\n\nIt was still. The bridge\n\nheld.\n\nII\n\nIt blew.\n"
    assert plain.marks == (
        Mark(0, "chapter", "The calm"),
        Mark(0, "paragraph", "1"),
        Mark(3, "paragraph", "2"),
        Mark(29, "paragraph", "3"),
        Mark(36, "chapter", "The storm"),
        Mark(36, "paragraph", "1"),
        Mark(40, "paragraph", "2"),
    )
    assert plain.reader.startswith("lxml ")


def test_an_element_without_content_ends_where_it_stands():
    page = "<?xml version='1.0'?><html><head><title/><script/></head><body><p><a id='x'/>said<i/> so</p></body></html>"
    plain = read({"a.xhtml": page})
    assert plain.text == "said so\n"


def test_marks_of_notes_in_books_are_left_out():
    plain = read({"a.xhtml": '<p>said<a epub:type="noteref" href="#n1">1</a> so</p>'})
    assert plain.text == "said so\n"
    assert plain.left_out == (("note mark", "1"),)


def test_the_older_contents_name_chapters_too():
    ncx = (
        '<?xml version="1.0"?><!DOCTYPE ncx PUBLIC "-//NISO//DTD ncx 2005-1//EN" "ncx-2005-1.dtd">'
        '<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><navMap><navPoint><navLabel><text>One</text></navLabel>'
        '<content src="a.xhtml"/></navPoint></navMap></ncx>'
    )
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf"><manifest><item id="a" href="a.xhtml"/>'
        '<item id="toc" href="toc.ncx"/></manifest><spine toc="toc"><itemref idref="a"/></spine></package>'
    )
    plain = read({"a.xhtml": "<p>x</p>"}, parts={"book/book.opf": package, "book/toc.ncx": ncx})
    assert plain.marks[0] == Mark(0, "chapter", "One")


@pytest.mark.parametrize(
    "data, reason",
    [
        (b"", "the file is empty"),
        (b"<html>", "its name ends in `.epub`, but it is an HTML page"),
        (packed({"mimetype": "application/epub+zip"}), "the EPUB is broken"),
        (epub_of({"a.xhtml": "x"}, parts={"book/book.opf": "<package/>"}), "the EPUB holds no pages"),
        (
            epub_of(
                {"a.xhtml": "x"}, parts={"META-INF/encryption.xml": '<e><CipherReference URI="book/a.xhtml"/></e>'}
            ),
            "the EPUB is locked against copying",
        ),
    ],
)
def test_each_thing_that_is_wrong_has_its_message(data, reason):
    with pytest.raises(ReadError) as caught:
        read_plain_text(".epub", data)
    assert str(caught.value) == reason
    assert caught.value.help


def test_fonts_that_are_locked_do_not_lock_the_book():
    fonts = {"META-INF/encryption.xml": '<e><CipherReference URI="book/font.otf"/></e>'}
    assert read({"a.xhtml": "x"}, parts=fonts).text == "x\n"
