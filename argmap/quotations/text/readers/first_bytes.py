"""What a file is by its first bytes, and what to do with one that is not read as it is named."""

import re
from typing import NamedTuple

from argmap.quotations.text.readers.plain_text import ReadError


class Kind(NamedTuple):
    """A kind of file: what it is called, the ending under which it is read, or what else to do."""

    name: str
    ending: str = ""
    advice: str = ""

    @property
    def help(self) -> str:
        """What to do with such a file."""
        return self.advice or f"let its name end in `{self.ending}`"


_SAVE = "save it as `.docx`, `.odt`, HTML or plain text"
_UNPACK = "unpack it, and name the file inside"
_PICTURE = "have its words recognised (OCR), and save them as plain text"
_XML_HELP = "save it as HTML or plain text"

HTML = Kind("an HTML page", ".html")
PDF = Kind("a PDF", ".pdf")
WORD = Kind("a Word file", ".docx")
OPEN_DOCUMENT = Kind("an OpenDocument file", ".odt")
EPUB = Kind("an e-book (EPUB)", ".epub")
MAIL = Kind("an e-mail", ".eml")
WEB_VTT = Kind("a file of subtitles (WebVTT)", ".vtt")
SUB_RIP = Kind("a file of subtitles (SubRip)", ".srt")
UTF_16 = Kind("encoded as UTF-16", advice="convert it: `iconv -f utf-16 -t utf-8 OLD > NEW`")
UTF_32 = Kind("encoded as UTF-32", advice="convert it: `iconv -f utf-32 -t utf-8 OLD > NEW`")
OLD_WORD = Kind("a file of an older Word", advice=_SAVE)
RTF = Kind("an RTF file", advice=_SAVE)
GZIP = Kind("a packed file (gzip)", advice=_UNPACK)
PICTURE = Kind("a picture", advice=_PICTURE)
_PACKED = Kind("a packed file", advice=_UNPACK)
_RECORDING = Kind("a recording", advice="write out what is said, as subtitles (`.srt`, `.vtt`) or plain text")
_ZIP = Kind("a packed file (ZIP)", advice=_UNPACK)

_BEGINNINGS: tuple[tuple[bytes, Kind], ...] = (
    (b"\xff\xfe\0\0", UTF_32),
    (b"\0\0\xfe\xff", UTF_32),
    (b"\xff\xfe", UTF_16),
    (b"\xfe\xff", UTF_16),
    (b"\xd0\xcf\x11\xe0", OLD_WORD),
    (b"{\\rtf", RTF),
    (b"%PDF-", PDF),
    (b"\x1f\x8b", GZIP),
    (b"BZh", _PACKED),
    (b"\xfd7zXZ\0", _PACKED),
    (b"7z\xbc\xaf\x27\x1c", _PACKED),
    (b"Rar!\x1a\x07", _PACKED),
    (b"\x89PNG\r\n", Kind("a picture (PNG)", advice=_PICTURE)),
    (b"\xff\xd8\xff", Kind("a picture (JPEG)", advice=_PICTURE)),
    (b"GIF8", Kind("a picture (GIF)", advice=_PICTURE)),
    (b"II*\0", Kind("a picture (TIFF)", advice=_PICTURE)),
    (b"MM\0*", Kind("a picture (TIFF)", advice=_PICTURE)),
    (b"AT&TFORM", Kind("a scanned book (DjVu)", advice=_PICTURE)),
    (b"ID3", _RECORDING),
    (b"OggS", _RECORDING),
)
_IN_ZIP: tuple[tuple[bytes, Kind], ...] = (
    (b"word/document.xml", WORD),
    (b"opendocument.text", OPEN_DOCUMENT),
    (b"application/epub+zip", EPUB),
    (b"META-INF/container.xml", EPUB),
    (b"xl/workbook.xml", Kind("a spreadsheet (Excel)", advice="save the sheet as HTML or plain text")),
    (b"ppt/presentation.xml", Kind("a presentation (PowerPoint)", advice="save it as PDF or plain text")),
    (b"application/vnd.oasis.opendocument", Kind("an OpenDocument file other than text", advice="save it as PDF")),
)
_ROOTS = {
    "TEI": "TEI",
    "teiCorpus": "TEI",
    "article": "JATS, or another article",
    "akomaNtoso": "Akoma Ntoso",
    "rss": "a feed",
    "feed": "a feed",
    "svg": "a drawing",
    "alto": "a recognised page (ALTO)",
    "book": "DocBook, or another book",
    "FictionBook": "FictionBook",
}
_HEAD = 4096
_BEFORE = rb"\A(?:\xef\xbb\xbf)?\s*(?:<!--(?:(?!-->).)*-->\s*)*"
_HTML = re.compile(_BEFORE + rb"<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL)
_XML = re.compile(rb"\A(?:\xef\xbb\xbf)?\s*<\?xml\s")
_ROOT = re.compile(rb"<(?:[A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)")
_WEB_VTT = re.compile(rb"\A(?:\xef\xbb\xbf)?WEBVTT[ \t\r\n]")
_SUB_RIP = re.compile(rb"\A(?:\xef\xbb\xbf)?\s*\d+\s*\n\d+:\d\d:\d\d[,.]\d+ --> ")
_HEADER = re.compile(
    rb"\A(?:\xef\xbb\xbf)?"
    rb"(?:From |(?:From|Received|Return-Path|Delivered-To|MIME-Version|Date|Subject|Message-ID|X-[\w-]+):)",
    re.IGNORECASE,
)
_MIME = re.compile(
    rb"^Content-(?:Transfer-Encoding:\s*(?:quoted-printable|base64)|Type:\s*(?:multipart/|text/html))",
    re.IGNORECASE | re.MULTILINE,
)


def kind_of(data: bytes) -> Kind | None:
    """What the bytes are, where they show it; no kind is plain text, or something unknown."""
    if data.startswith(b"PK\x03\x04"):
        return next((kind for name, kind in _IN_ZIP if name in data), _ZIP)
    for beginning, kind in _BEGINNINGS:
        if data.startswith(beginning):
            return kind
    head = data[:_HEAD]
    if head[4:8] == b"ftyp":
        return _RECORDING
    if head[60:68] == b"BOOKMOBI":
        return Kind("an e-book (Kindle)", advice="convert it to EPUB or plain text")
    for pattern, kind in ((_HTML, HTML), (_WEB_VTT, WEB_VTT), (_SUB_RIP, SUB_RIP)):
        if pattern.search(head):
            return kind
    if _XML.search(head):
        return _kind_of_xml(head)
    if _HEADER.search(head) and _MIME.search(data[: 16 * _HEAD]):
        return MAIL
    if head[1:64:2].count(0) > 24 or head[:64:2].count(0) > 24:
        return UTF_16
    return None


def _kind_of_xml(head: bytes) -> Kind:
    root = _ROOT.search(re.sub(rb"<!--(?:(?!-->).)*-->", b"", head, flags=re.DOTALL))
    name = root[1].decode("ascii", "replace") if root else ""
    if name.lower() == "html":
        return Kind("an XHTML page", ".xhtml")
    return Kind(f"XML ({_ROOTS[name]})" if name in _ROOTS else "XML", advice=_XML_HELP)


def refuse_other(data: bytes, *own: str, ending: str = "", but: Kind | None = None) -> None:
    """Refuse bytes that are something else than what is read under the endings `own`, or the kind `but`.

    Raises:
        ReadError: that names what they are.
    """
    kind = kind_of(data)
    if kind is None or kind is but or kind.ending in own:
        return
    named = f"its name ends in `{ending}`, but it is" if ending else "it is"
    raise ReadError(f"{named} {kind.name}", help=kind.help)


_BY_ENDING = {
    ".rtf": RTF,
    ".xml": Kind("XML", advice=_XML_HELP),
    ".tei": Kind("XML (TEI)", advice=_XML_HELP),
    ".doc": OLD_WORD,
    ".gz": GZIP,
    ".zip": _ZIP,
    **dict.fromkeys((".png", ".jpg", ".jpeg", ".gif", ".tif", ".tiff", ".webp", ".bmp"), PICTURE),
    **dict.fromkeys((".mp3", ".mp4", ".m4a", ".wav", ".ogg", ".webm"), _RECORDING),
}


def refuse_by_ending(ending: str, data: bytes) -> None:
    """Refuse what no reader is for, whatever the bytes show.

    Raises:
        ReadError: that names what it is.
    """
    kind = _BY_ENDING.get(ending)
    if kind is not None:
        kind = kind_of(data) or kind
        raise ReadError(f"it is {kind.name}", help=kind.help)
