"""Making plain text of the files of sources: text, HTML and PDF.

HTML and PDF need a library each (`pip install 'argmap[html]'`, `'argmap[pdf-text]'`). A quotation that
is not found in such a text is not found in what this reader made of the file; its name and version
are kept, so that a report can say so.
"""

from collections.abc import Callable, Mapping
from importlib.metadata import version
from typing import NamedTuple


class ReadError(Exception):
    """A file that no text can be read from: why, and what to do about it."""

    def __init__(self, reason: str, *, help: str = "") -> None:  # noqa: A002 - the field's name in a diagnostic
        super().__init__(reason)
        self.help = help


class PlainText(NamedTuple):
    """The text of a file, and what read it."""

    text: str
    reader: str


def read_plain_text(ending: str, data: bytes) -> PlainText:
    """The text of a file, by the ending of its name (`.html`, `.pdf`, anything else is text in UTF-8).

    Raises:
        ReadError: if the file holds no text, its reader is not installed, or it is broken.
    """
    return _READERS.get(ending.lower(), _utf8)(data)


def _utf8(data: bytes) -> PlainText:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise ReadError("it is encoded as UTF-16", help="save it as UTF-8")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ReadError(f"line {line} is not encoded as UTF-8", help="save it as UTF-8") from error
    if "\0" in text:
        raise ReadError("it holds null bytes, so it is no text")
    return PlainText(text, "text")


def _html(data: bytes) -> PlainText:
    try:
        import html_text
    except ImportError as error:
        raise ReadError("no reader for HTML is installed", help="pip install 'argmap[html]'") from error
    return PlainText(_blank_lines(str(html_text.extract_text(_utf8(data).text))), f"html-text {version('html-text')}")


def _blank_lines(text: str) -> str:
    return text if text.endswith("\n") else f"{text}\n"


def _pdf(data: bytes) -> PlainText:
    try:
        from pypdf import PdfReader
        from pypdf.errors import PyPdfError
    except ImportError as error:
        raise ReadError("no reader for PDF is installed", help="pip install 'argmap[pdf-text]'") from error
    import io
    import logging

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        pages = PdfReader(io.BytesIO(data)).pages
        text = "\n\n".join(page.extract_text() for page in pages)
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError) as error:
        raise ReadError("the PDF is broken or locked") from error
    if not text.strip():
        raise ReadError("the PDF holds no text; it may be a scan")
    return PlainText(text, f"pypdf {version('pypdf')}")


_READERS: Mapping[str, Callable[[bytes], PlainText]] = {
    ".html": _html,
    ".htm": _html,
    ".xhtml": _html,
    ".pdf": _pdf,
}
