"""Whatever a reader of others stumbles over is a reason, never a traceback, and nothing is cut off in silence."""

import html_text
import pypdf
import pypdf.errors
import pytest

import argmap
from argmap.quotations.text.readers import ReadError, read_plain_text


def refused(ending, data):
    with pytest.raises(ReadError) as caught:
        read_plain_text(ending, data)
    return caught.value


def deep(levels):
    return ("<html><body>" + "<div>" * levels + "footfall rose by 12" + "</div>" * levels + "<p>end</p>").encode()


@pytest.mark.parametrize("levels", [1, 254, 255, 256, 260, 1000])
def test_html_is_read_to_its_end_however_deep_it_nests(levels):
    assert read_plain_text(".html", deep(levels)).text.split("\n\n") == ["footfall rose by 12", "end\n"]


def test_html_that_nests_deeper_than_can_be_read_is_refused_and_not_cut():
    assert "nests deeper" in str(refused(".html", deep(100_000)))


def test_the_words_of_a_deep_page_are_not_said_to_be_missing(tmp_path):
    (tmp_path / "s.html").write_bytes(deep(100_000))
    text = "source s: S\n  text: s.html\nclaim a: A.\n  quote s: footfall rose by 12\n"
    assert [each.rule.name for each in argmap.loads(text, folder=tmp_path).diagnostics] == ["text-unreadable"]


@pytest.mark.parametrize("data", [b"", b"   ", b"<!-- c -->", b"<?x y?>", b"plain", b"<"])
def test_a_page_without_elements_is_read(data):
    read_plain_text(".html", data)


@pytest.mark.parametrize(
    "error", [NotImplementedError("x"), RecursionError(), MemoryError(), OSError("x"), Exception()]
)
def test_any_exception_of_a_reader_is_a_reason(error, monkeypatch):
    def fail(*_, **__):
        raise error

    monkeypatch.setattr(html_text, "extract_text", fail)
    assert type(error).__name__ in str(refused(".html", b"<p>x</p>"))
    monkeypatch.setattr(pypdf, "PdfReader", fail)
    assert str(refused(".pdf", b"%PDF-1.4")) == "the PDF is broken"
    assert str(refused(".pdf", b"%PDF-1.4 /Encrypt 5 0 R")) == "the PDF is locked"


def test_a_pdf_beyond_the_limit_of_its_reader_is_not_called_broken(monkeypatch):
    class LimitReachedError(pypdf.errors.PyPdfError):
        pass

    def fail(*_):
        raise LimitReachedError("too large")

    monkeypatch.setattr(pypdf, "PdfReader", fail)
    assert str(refused(".pdf", b"%PDF-1.4")) == "the PDF unpacks to more than its reader takes"


@pytest.mark.parametrize("ending", [".docx", ".txt", ".doc", ""])
@pytest.mark.parametrize(
    "data, reason",
    [
        (b"PK\x03\x04\x14\0...word/document.xml\0", "it is a Word file"),
        (b"PK\x03\x04..mimetypeapplication/vnd.oasis.opendocument.text\0", "it is an OpenDocument file"),
        (b"PK\x03\x04\x14\0\xff", "it is a packed file (ZIP)"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0", "it is a file of an older Word"),
        (b"{\\rtf1 Footfall rose}", "it is an RTF file"),
        (b"%PDF-1.7\n\xe2", "it is a PDF"),
    ],
)
def test_a_file_that_is_no_text_is_called_by_its_kind(data, reason, ending):
    error = refused(ending, data)
    assert str(error) == reason
    assert error.help
