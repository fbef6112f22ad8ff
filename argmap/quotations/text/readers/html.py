"""The text of a page in HTML, by a walk over the elements that lxml makes of it."""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from argmap.quotations.text.readers.decode import declared, without_nulls
from argmap.quotations.text.readers.first_bytes import UTF_16, refuse_other
from argmap.quotations.text.readers.growing_text import GrowingText
from argmap.quotations.text.readers.html_walk import walk
from argmap.quotations.text.readers.plain_text import PlainText, ReadError
from argmap.quotations.text.readers.versions import version

NONE: Mapping[str, str] = MappingProxyType({})
_HEAD = 4096
"""Bytes in which a page declares its encoding."""
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_COMMENT = re.compile(rb"<!--(?:(?!-->).)*-->", re.DOTALL)
_META = re.compile(rb"<meta\b[^<>]*?\bcharset\s*=\s*[\"']?\s*([\w:.-]+)", re.IGNORECASE)
_XML = re.compile(rb"\A\s*<\?xml\b[^<>]*?\bencoding\s*=\s*[\"']([\w:.-]+)")
_WITHOUT_CONTENT = re.compile(r"</?wbr\b[^<>]*>", re.IGNORECASE)
"""What the parser does not know to be without content, so that it would nest."""
_SELF_CLOSED = re.compile(r"<([A-Za-z][\w:.-]*)((?:[^<>\"']|\"[^\"<]*\"|'[^'<]*')*)/>")
_VOID = re.compile("area|base|br|col|embed|hr|img|input|link|meta|param|source|track", re.IGNORECASE)


def read_html(data: bytes) -> PlainText:
    """The text that a browser would show.

    Raises:
        ReadError: if it is no HTML, not encoded as it declares, or nests too deep.
    """
    refuse_other(data, ".html", ".xhtml", but=UTF_16)
    out = GrowingText()
    add_html(html_text(data), out)
    return out.plain_text(reader_name())


def reader_name() -> str:
    """What reads HTML."""
    return f"lxml {version('lxml')}"


def html_text(data: bytes, charset: str = "") -> str:
    """The source of a page, by its byte order mark, the encoding that came with it, or the one that it declares.

    Raises:
        ReadError: if it is not encoded so.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return without_nulls(data.decode(encoding))
            except UnicodeDecodeError as error:
                raise ReadError(f"it is not encoded as {encoding[:6].upper()}, as it begins") from error
    head = _COMMENT.sub(b"", data[:_HEAD])
    found = _XML.search(head) or _META.search(head)
    label = charset or (found[1].decode("ascii", "replace") if found else "")
    # A page whose declaration can be read in ASCII is not in UTF-16, whatever it declares.
    return declared(data, "utf-8" if label.lower().startswith("utf-16") else label)


def add_html(source: str, out: GrowingText, *, chapters: Mapping[str, str] = NONE, is_xml: bool = False) -> None:
    """Add the text of a page; chapters begin at the elements with these ids.

    Raises:
        ReadError: if it nests too deep.
    """
    if is_xml:
        source = _SELF_CLOSED.sub(_opened, source)
    root = _tree(_WITHOUT_CONTENT.sub("", source))
    if root is not None:
        walk(root, out, chapters)


def _opened(tag: re.Match[str]) -> str:
    """An element without content as HTML writes it."""
    return tag[0] if _VOID.fullmatch(tag[1]) else f"<{tag[1]}{tag[2]}></{tag[1]}>"


def _tree(source: str) -> Any:
    """The elements of a page; a page that nests too deep is refused, for the rest of it would be missing."""
    from lxml import etree

    parser = etree.HTMLParser(recover=True, encoding="utf-8", huge_tree=True)
    lines = source.replace("\r\n", "\n").strip()
    root = etree.fromstring(lines.encode(errors="replace") or b"<html/>", parser=parser)
    if any("xcessive depth" in entry.message for entry in parser.error_log):
        raise ReadError("its HTML nests deeper than can be read", help="save it as plain text")
    return root
