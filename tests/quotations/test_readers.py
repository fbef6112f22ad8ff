"""Reading a text: HTML, PDF, and what is no text."""

import sys

import pytest

from argmap.quotations.text.readers import ReadError, read_plain_text


def test_html_is_read_without_its_markup():
    page = "<html><script>var x = 'the road';</script><body><p>The <b>road</b> will&nbsp;close</p>"
    text, reader = read_plain_text(".html", page.encode())
    assert "The road will\u00a0close" in text or "The road will close" in text
    assert "var x" not in text
    assert reader.startswith("html-text ")


def test_a_pdf_is_read_and_a_broken_one_refused():
    text, reader = read_plain_text(".pdf", pdf_of("The road will close"))
    assert "The road will close" in text
    assert reader.startswith("pypdf ")
    for data in (b"", b"%PDF-1.4 broken", pdf_of("")):
        with pytest.raises(ReadError):
            read_plain_text(".pdf", data)


@pytest.mark.parametrize("ending, module, package", [(".html", "html_text", "html-text"), (".pdf", "pypdf", "pypdf")])
def test_a_missing_reader_is_named(ending, module, package, monkeypatch):
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(ReadError) as caught:
        read_plain_text(ending, b"x")
    assert caught.value.help == f"pip install {package}"


@pytest.mark.parametrize("data, reason", [(b"\xff\xfea", "UTF-16"), (b"a\n\xe9", "line 2"), (b"a\0b", "null")])
def test_other_encodings_are_refused_with_the_reason(data, reason):
    with pytest.raises(ReadError, match=reason):
        read_plain_text(".txt", data)


def pdf_of(words):
    """A PDF of one page, written by hand."""
    stream = f"BT /F1 12 Tf 72 700 Td ({words}) Tj ET".encode() if words else b""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R"
        b" /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    data = b"%PDF-1.4\n"
    starts = []
    for number, each in enumerate(objects, 1):
        starts.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    table = len(data)
    rows = b"".join(b"%010d 00000 n \n" % start for start in starts)
    data += b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, rows)
    return data + b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, table)
