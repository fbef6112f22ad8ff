"""Plain text in UTF-8; form feeds part its pages."""

import re

from argmap.quotations.text.readers.decode import utf_8
from argmap.quotations.text.readers.first_bytes import refuse_other
from argmap.quotations.text.readers.page_furniture import page_furniture
from argmap.quotations.text.readers.page_lines import TextPage
from argmap.quotations.text.readers.plain_text import Mark, PlainText


def read_text(data: bytes) -> PlainText:
    """The text as it is.

    Raises:
        ReadError: if it is no text, or not in UTF-8.
    """
    refuse_other(data)
    text = utf_8(data)
    if "\f" not in text.strip("\f"):
        return PlainText(text, "text")
    starts = [0, *(match.end() for match in re.finditer("\f", text))]
    ends = [*(start - 1 for start in starts[1:]), len(text)]
    pages = [TextPage(*span, str(at)) for at, span in enumerate(zip(starts, ends, strict=True), 1)]
    if not text[pages[-1].start :].strip():
        del pages[-1]
    marks = tuple(Mark(page.start, "page", page.label) for page in pages)
    return PlainText(text, "text", marks, page_furniture(text, pages))
