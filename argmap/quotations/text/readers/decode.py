"""From bytes to text: UTF-8, or what a file declares; nothing is guessed."""

import codecs
import re

from argmap.quotations.text.readers.plain_text import ReadError

_ENCODING = re.compile(
    r"utf-?8|utf-?16(?:le|be)?|iso-?8859-?\d{1,2}(?:-[ie])?|windows-(?:125\d|874)|cp\d{3,4}|koi8-[ru]|gb(?:k|2312|18030)"
    r"|big5(?:-?hkscs)?|euc-(?:jp|kr)|shift[_-]?jis|iso-2022-jp|mac(?:intosh|-?roman|-?cyrillic)|tis-?620|latin-?\d"
)
_AS_BROWSERS_DO = {
    **dict.fromkeys(("iso88591", "latin1", "usascii", "ascii", "ansi"), "cp1252"),
    "iso88599": "cp1254",
    "iso885911": "cp874",
    "tis620": "cp874",
    "windows874": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shiftjis": "cp932",
    "xsjis": "cp932",
    "euckr": "cp949",
    "ksc56011987": "cp949",
    "big5": "big5hkscs",
    "macintosh": "mac_roman",
    "xmacroman": "mac_roman",
}
_MANY = 0.3
"""The share of bytes beyond ASCII from which on a text is hardly in Latin script."""
_SOME = 4
_HALF_PAIR = re.compile("[\ud800-\udfff]")


def utf_8(data: bytes) -> str:
    """The text of bytes in UTF-8, with or without a mark at their beginning.

    Raises:
        ReadError: if they are something else.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ReadError(f"line {line} is not encoded as UTF-8", help=_how_to_convert(data)) from error
    return without_nulls(text)


def without_nulls(text: str) -> str:
    """The text itself.

    Raises:
        ReadError: if it holds null bytes.
    """
    if "\0" in text:
        raise ReadError("it holds null bytes, so it is no text", help="save it as plain text in UTF-8")
    return text


def whole(text: str) -> str:
    """The text with a sign of replacement for each half of a pair of surrogates, and for null bytes."""
    return _HALF_PAIR.sub("\ufffd", text.replace("\0", "\ufffd"))


def _how_to_convert(data: bytes) -> str:
    beginning = data[:100_000]
    if sum(byte > 127 for byte in beginning) > max(_SOME, _MANY * len(beginning)):
        return "convert it: `iconv -f ENCODING -t utf-8 OLD > NEW`, where ENCODING may be cp1251, gb18030, shift_jis, …"
    return "convert it: `iconv -f cp1252 -t utf-8 OLD > NEW`, if it comes from an older Windows"


def declared(data: bytes, label: str) -> str:
    """The text of bytes that declare their encoding; without a label they are UTF-8.

    Raises:
        ReadError: if there is no such encoding, or they are something else.
    """
    name = label.strip().lower()
    key = re.sub(r"[^a-z0-9]", "", name)
    if not name or key in ("utf8", "unicode11utf8"):
        return utf_8(data)
    if key not in _AS_BROWSERS_DO and _ENCODING.fullmatch(name) is None:
        raise ReadError(f"it declares the encoding `{name[:40]}`, which is not known", help=_AS_UTF_8)
    try:
        text = data.decode(codecs.lookup(_AS_BROWSERS_DO.get(key, name)).name)
    except LookupError as error:
        raise ReadError(f"it declares the encoding `{name[:40]}`, which is not known", help=_AS_UTF_8) from error
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ReadError(f"it declares {name}, but line {line} is not encoded so", help=_AS_UTF_8) from error
    if _is_utf_8(data):
        raise ReadError(f"it declares {name}, but is encoded as UTF-8", help="let it declare utf-8")
    return without_nulls(text)


_AS_UTF_8 = "save it as UTF-8, and let it declare that"


def _is_utf_8(data: bytes) -> bool:
    """Whether bytes beyond ASCII are well-formed UTF-8, which those of other encodings hardly ever are."""
    try:
        return not data.isascii() and bool(data.decode())
    except UnicodeDecodeError:
        return False
