"""Making plain text of the files of sources: text, HTML and PDF.

HTML and PDF need a library each (`pip install 'argmap[html]'`, `'argmap[pdf-text]'`). A quotation that
is not found in such a text is not found in what this reader made of the file; its name and version
are kept, so that a report can say so.
"""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple


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


def _version(library: str) -> str:
    from importlib.metadata import version  # which loads much, and most texts need no library

    return version(library)


def _utf8(data: bytes) -> PlainText:
    for start, holds, reason, help_ in _OTHERS:
        if data.startswith(start) and holds in data:
            raise ReadError(reason, help=help_)
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
        raise ReadError("no reader for HTML is installed", help="pip install html-text") from error
    text = _utf8(data).text
    try:
        plain = str(html_text.extract_text(_tree(text)))
    except ReadError:
        raise
    except Exception as error:  # whatever a reader stumbles over: the file is what cannot be read
        raise ReadError(f"the reader of HTML gave up ({type(error).__name__})") from error
    return PlainText(_blank_lines(plain), f"html-text {_version('html-text')}")


def _tree(text: str) -> Any:
    """The elements of a page; a page that nests too deep is refused, for the rest of it would be missing."""
    from lxml import etree, html

    parser = html.HTMLParser(recover=True, encoding="utf-8", huge_tree=True)
    root = etree.fromstring(text.strip().replace("\x00", "").encode() or b"<html/>", parser=parser)
    if any("depth" in entry.message for entry in parser.error_log):
        raise ReadError("its HTML nests deeper than can be read", help="save it as plain text")
    return "" if root is None else root


def _blank_lines(text: str) -> str:
    return text if text.endswith("\n") else f"{text}\n"


def _pdf(data: bytes) -> PlainText:
    try:
        from pypdf import PdfReader
    except ImportError as error:
        raise ReadError("no reader for PDF is installed", help="pip install pypdf") from error
    import io
    import logging

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    locked = b"/Encrypt" in data
    try:
        reader = PdfReader(io.BytesIO(data))
        locked = reader.is_encrypted
        text = "\n\n".join(page.extract_text() for page in reader.pages)
    except Exception as error:  # pypdf lets out whatever it stumbles over
        if type(error).__name__ == "LimitReachedError":
            raise ReadError("the PDF unpacks to more than its reader takes") from error
        if locked:
            raise ReadError("the PDF is locked", help="save it without a password, or as plain text") from error
        raise ReadError("the PDF is broken") from error
    if not text.strip():
        raise ReadError("the PDF holds no text; it may be a scan")
    return PlainText(text, f"pypdf {_version('pypdf')}")


_PLAIN = "save it as plain text, or as HTML"
_OTHERS = (
    (b"PK\x03\x04", b"word/document.xml", "it is a Word file", _PLAIN),
    (b"PK\x03\x04", b"opendocument.text", "it is an OpenDocument file", _PLAIN),
    (b"PK\x03\x04", b"", "it is a packed file (ZIP)", "unpack it"),
    (b"\xd0\xcf\x11\xe0", b"", "it is a file of an older Word", _PLAIN),
    (b"{\\rtf", b"", "it is an RTF file", _PLAIN),
    (b"%PDF-", b"", "it is a PDF", "let its name end in `.pdf`"),
)
"""Files that are no text although they are named as one: how they begin, what they hold, what they are."""

_READERS: Mapping[str, Callable[[bytes], PlainText]] = {
    ".html": _html,
    ".htm": _html,
    ".xhtml": _html,
    ".pdf": _pdf,
}
