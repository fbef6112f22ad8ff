"""The text of a PDF, by pypdf: an extra."""

from bisect import bisect_right
from itertools import accumulate
from typing import Any

from argmap.quotations.text.readers.decode import whole
from argmap.quotations.text.readers.first_bytes import refuse_other
from argmap.quotations.text.readers.page_furniture import page_furniture
from argmap.quotations.text.readers.page_lines import SizeOf, TextPage
from argmap.quotations.text.readers.plain_text import Mark, PlainText, ReadError
from argmap.quotations.text.readers.versions import version

_EDGE = 2048
"""Bytes at the beginning and at the end of a file in which a PDF shows that it is one, and whole."""
_BETWEEN = "\n\n"


def read_pdf(data: bytes) -> PlainText:
    """The text of all pages, in the order in which it was drawn.

    Raises:
        ReadError: if there is none, and why.
    """
    try:
        from pypdf import PdfReader
    except ImportError as error:
        raise ReadError("no reader for PDF is installed", help="pip install pypdf") from error
    import io
    import logging

    _refuse_others(data)
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    locked = b"/Encrypt" in data
    try:
        reader = PdfReader(io.BytesIO(data))
        locked = reader.is_encrypted
        pages = [_page(page) for page in reader.pages]
    except Exception as error:  # pypdf lets out whatever it stumbles over
        raise _reason(error, locked=locked) from error
    if not any(text.strip() for text, _ in pages):
        raise ReadError("the PDF holds no text; it may be a scan", help=_SCAN)
    return _joined(pages, _labels(reader), f"pypdf {version('pypdf')}")


_SCAN = "have its words recognised (OCR), or write the passages that are quoted into a plain text"
_AGAIN = "get the file again"
_Sizes = list[tuple[int, float]]
"""Where the print changes its size."""


def _refuse_others(data: bytes) -> None:
    if not data.strip():
        raise ReadError("the file is empty", help=_AGAIN)
    if b"%PDF-" not in data[:_EDGE]:
        refuse_other(data, ending=".pdf")
        raise ReadError("its name ends in `.pdf`, but it is no PDF", help="let its name end in what it is")
    if b"%%EOF" not in data[-_EDGE:] and b"startxref" not in data[-_EDGE:]:
        raise ReadError("the PDF is broken: its end is missing", help=_AGAIN)


def _reason(error: Exception, *, locked: bool) -> ReadError:
    name = type(error).__name__
    if name == "LimitReachedError":
        return ReadError("the PDF unpacks to more than its reader takes", help="save it as plain text")
    if name == "DependencyError":
        return ReadError("the PDF is locked in a way that needs another package", help="pip install cryptography")
    if name == "FileNotDecryptedError":
        return ReadError("the PDF is locked: it needs a password", help=_UNLOCK)
    if locked:
        return ReadError("the PDF is locked", help=_UNLOCK)
    return ReadError("the PDF is broken", help=f"{_AGAIN}, or save it as plain text")


_UNLOCK = "save it without a password, or as plain text"


def _page(page: Any) -> tuple[str, _Sizes]:
    """The text of a page, and the sizes of its print, as far as they are known."""
    pieces: list[tuple[str, float]] = []

    def take(text: str, cm: list[float], tm: list[float], _font: object, size: float) -> None:
        pieces.append((text, size * abs(tm[0] * tm[3] - tm[1] * tm[2]) ** 0.5 * abs(cm[0] * cm[3]) ** 0.5))

    text = str(page.extract_text(visitor_text=take))
    if "".join(piece for piece, _ in pieces) != text:
        return whole(text), []
    starts = accumulate((len(piece) for piece, _ in pieces), initial=0)
    return whole(text), [(start, size) for start, (piece, size) in zip(starts, pieces, strict=False) if piece.strip()]


def _labels(reader: Any) -> list[str]:
    try:
        return [str(label) for label in reader.page_labels]
    except Exception:  # labels are broken more often than pages, and can be counted
        return []


def _joined(texts: list[tuple[str, _Sizes]], labels: list[str], reader: str) -> PlainText:
    pages: list[TextPage] = []
    sizes: _Sizes = []
    start = 0
    for at, (text, here) in enumerate(texts):
        pages.append(TextPage(start, start + len(text), labels[at] if at < len(labels) else str(at + 1)))
        sizes += [(start + place, size) for place, size in here]
        start += len(text) + len(_BETWEEN)
    whole_text = _BETWEEN.join(text for text, _ in texts)
    marks = tuple(Mark(page.start, "page", page.label) for page in pages)
    known = all(here for text, here in texts if text.strip())
    return PlainText(whole_text, reader, marks, page_furniture(whole_text, pages, _size_of(sizes) if known else None))


def _size_of(sizes: _Sizes) -> SizeOf:
    """The size in which most of what stands between two offsets is printed."""
    starts = [start for start, _ in sizes]

    def size_of(start: int, end: int) -> float:
        first = max(0, bisect_right(starts, start) - 1)
        last = max(first + 1, bisect_right(starts, end - 1))
        ends = [*starts[first + 1 : last], end]
        lengths: dict[float, int] = {}
        for (low, size), high in zip(sizes[first:last], ends, strict=True):
            lengths[size] = lengths.get(size, 0) + high - max(low, start)
        return max(lengths, key=lambda size: (lengths[size], size), default=0.0)

    return size_of
