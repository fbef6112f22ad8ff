"""Making a source of the bytes of a file."""

from argmap.catalogue.rules import NOT_TEXT, NOT_UTF8
from argmap.diagnostics.diagnostic import Diagnostic
from argmap.source import Source, Span

BOM = b"\xef\xbb\xbf"
"""The byte order mark of UTF-8."""
_BOMS = {b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16"}


def decode(name: str, data: bytes) -> tuple[Source, tuple[Diagnostic, ...]]:
    """Make a source of the bytes of a file.

    A byte order mark is dropped. Bytes that are no UTF-8 are reported once and read as U+FFFD, so
    that the rest of the file is still checked; a file that is no text at all reads as empty.
    """
    data = data.removeprefix(BOM)
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        return _not_utf8(name, data, error)
    if "\0" in text:
        return _not_text(name, "it holds null bytes")
    return Source(name, text), ()


def _not_utf8(name: str, data: bytes, first: UnicodeDecodeError) -> tuple[Source, tuple[Diagnostic, ...]]:
    encoding = _BOMS.get(data[:2])
    if encoding:
        return _not_text(name, f"it is encoded as {encoding}; save it as UTF-8")
    text = data.decode(errors="replace")
    wrong = text.count("\ufffd") - data.count("\ufffd".encode())
    if b"\0" in data or wrong > max(20, len(text) // 10):
        return _not_text(name, "its bytes are no UTF-8")
    source = Source(name, text)
    at = len(data[: first.start].decode())
    more = f" (and {wrong - 1} more)" if wrong > 1 else ""
    diagnostic = Diagnostic.at(
        NOT_UTF8,
        Span(source, at, at + 1),
        f"a character is not encoded as UTF-8{more}",
        help="save the file as UTF-8",
    )
    return source, (diagnostic,)


def _not_text(name: str, reason: str) -> tuple[Source, tuple[Diagnostic, ...]]:
    source = Source(name, "")
    return source, (Diagnostic.at(NOT_TEXT, Span(source, 0, 0), "the file is not a text in UTF-8", notes=[reason]),)
