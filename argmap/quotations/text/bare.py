"""A text without its apparatus: note marks, emphasis, links, markup, separators of thousands and the like.

Each becomes characters that folding drops, as many as it had, so that every place stays where it is. Nothing is
dropped that may be data: a bracket or a raised figure after a number, a sign or a unit stays.
"""

import html
import re
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from argmap.quotations.text.fold import LINE_END

GONE = "\u2060"
"""What folding drops without a trace."""
_LETTER = r"[^\W\d_]"
_MARK = "[.,;:!?\u2026\"'\u201d\u2019\u00bb)\\]]"
_RAISED = "\u00b9\u00b2\u00b3\u2070\u2074-\u2079"
_NOTE_TEXT = (
    r"\d{1,3}(?:\s?[,\u2013-]\s?\d{1,3})*|[a-z]|note\s\d{1,3}|nb\s\d{1,3}|n\.?\s\d{1,3}|citation\sneeded|"
    r"clarification\sneeded|update|dubious"
)
_UNITS = "mm|cm|km|kg|mg|ml|kW|MW|GW|TW|mW|kWh|MWh|GWh|Hz|kHz|MHz|GHz|GB|MB|kB|TB|ms|ha|m|g|t|h|s|l"
_ADDED = (
    r"(?:(?:my|our|original)\s)?emphas[ie]s(?:\s(?:added|mine|ours|supplied|omitted|in\s(?:the\s)?original))?|"
    r"italics\s(?:added|mine|in\s(?:the\s)?original)|(?:internal\s)?(?:citations?|quotation\smarks|footnotes?|notes?|"
    r"references?)(?:\sand\s(?:citations?|quotation\smarks|footnotes?))?\somitted|cleaned\sup|"
    r"hervorhebung(?:en)?(?:\s[^\[\]()]{1,40})?|je\ssouligne|sic!?|corsivo\smio|cursiva\sm\u00eda"
)
_AT_END = (
    r"\s*\((?:see\s)?(?:(?:paras?|paragraphs?|pages?)\.?\s{1,2}|(?:pp?|S|Rn)\.\s{0,2})"
    r"\d{1,4}(?:\s?[-\u2013,]\s?\d{1,4}){0,3}\)\s*$"
)
"""A reference that a quoter sets behind his quotation."""
_HARAKAT = "\u0610-\u061a\u064b-\u0652\u0670\u06d6-\u06dc"
_NIQQUD = "\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7"


_DIGITS = "0123456789"
_NEEDS = {
    fold: frozenset(signs)
    for fold, signs in {
        "markup": "<",
        "entities": "&",
        "links": "[",
        "mail marks": ">",
        "emphasis": "*_~",
        "note marks": "[*" + _DIGITS,
        "vocalisation": "",
        "digits": "",
        "separators": _DIGITS,
        "spaces": "=<>$" + _DIGITS,
        "signs": "",
        "hyphenation": "-/",
        "inner quotes": "'",
        "direction marks": "",
        "reference": "(",
        "note of the quoter": "[(",
    }.items()
}
"""For each fold the signs of which a text in ASCII holds one, if there is anything to drop: most hold none."""


class Dropped(NamedTuple):
    """Apparatus that a text was read without: its fold, and where it stands."""

    fold: str
    start: int
    end: int


class Bare(NamedTuple):
    """A text without its apparatus, as long as it was, and what was dropped."""

    text: str
    dropped: tuple[Dropped, ...]


def bare(text: str, *, decimal: str = ".", quoted: bool = False) -> Bare:
    """A text without apparatus; `quoted` says that it is a quotation, in which letters in brackets are no notes."""
    dropped: list[Dropped] = []
    signs = frozenset(text) if text.isascii() else None
    for fold, form, new in _forms(decimal, quoted):
        if signs is not None and _NEEDS[fold].isdisjoint(signs):
            continue
        if form.search(text) is None:
            continue
        signs = None  # what is replaced may bring other signs

        def replaced(match: re.Match[str], fold: str = fold, new: "Callable[[re.Match[str]], str] | str" = new) -> str:
            found = match[0]
            other = new if isinstance(new, str) else new(match)
            other = other[: len(found)].ljust(len(found), GONE)
            if other != found:
                dropped.append(Dropped(fold, match.start(), match.end()))
            return other

        text = form.sub(replaced, text)
    return Bare(text, tuple(dropped))


def _entity(match: re.Match[str]) -> str:
    found = html.unescape(match[0])
    return " " if found == "\u00a0" else found if len(found) == 1 else match[0]


def _link(match: re.Match[str]) -> str:
    return f"{GONE}{match[1]}"


def _digit(match: re.Match[str]) -> str:
    return str(int(match[0]))


def _minus(_: re.Match[str]) -> str:
    return "-"


def _mu(_: re.Match[str]) -> str:
    return "\u03bc"


def _without_spaces(match: re.Match[str]) -> str:
    return "".join(match[0].split())


def _without_line_end(match: re.Match[str]) -> str:
    return match[0].rstrip()


@cache
def _forms(decimal: str, quoted: bool) -> tuple[tuple[str, re.Pattern[str], Callable[[re.Match[str]], str] | str], ...]:  # noqa: FBT001
    other = "," if decimal == "." else r"\."
    note = _NOTE_TEXT if not quoted else r"\d{1,3}(?:\s?[,\u2013-]\s?\d{1,3})*"
    forms: list[tuple[str, str, Callable[[re.Match[str]], str] | str]] = [
        ("markup", r"</?[a-z][a-z0-9]{0,9}(?:\s[^<>\n]{0,200})?/?>", _tag),
        ("entities", r"&(?:#\d{1,6}|#x[0-9a-f]{1,5}|[a-z]{2,8}\d?);", _entity),
        ("links", r"\[([^\[\]\n]{1,400})\]\([^()\s]{1,400}(?:\([^()\s]{0,100}\)[^()\s]{0,100})?\)", _link),
        ("mail marks", r"(?m)^[ \t]{0,9}(?:>[ \t]?)+", lambda match: " " * len(match[0])),
        (
            "emphasis",
            r"(?<![\w*])\*{1,3}(?=[\w\"'\u201c\u2018(])|(?<=[\w.,;:!?\"'\u201d\u2019)])\*{1,3}(?![\w*])"
            r"|(?<=\w)\*\*(?=\w)|(?<![\w_])_{1,3}(?=[\w\"'\u201c\u2018(])"
            r"|(?<=[^\W_])_{1,3}(?![\w_])|(?<=[.,;:!?\"'\u201d\u2019)])_{1,3}(?![\w_])|~~",
            "",
        ),
        (
            "note marks",
            rf"(?:(?<={_LETTER}{_LETTER})|(?<={_MARK}))(?:\[(?:{note})\])+"
            rf"|(?:(?<={_LETTER}{_LETTER}{_LETTER})|(?<={_MARK}))[{_RAISED}]{{1,3}}(?!\w)"
            rf"|(?:(?<={_LETTER})|(?<={_MARK}))[\u2020\u2021\u00a7]{{1,3}}(?=\s|$)|(?<={_MARK})\*{{1,3}}(?=\s|$)"
            + (rf"|(?<={_LETTER}{{4}}[.!?])\d{{1,2}}(?=\s+(?-i:[A-Z\u00c0-\u00de]))" if not quoted else "")
            + (rf"|(?<={_LETTER}{{3}}) \[\d{{1,3}}(?:,\s?\d{{1,3}})*\](?=[\s.,;:)]|$)" if not quoted else ""),
            "",
        ),
        ("vocalisation", f"[{_HARAKAT}{_NIQQUD}]+", ""),
        ("digits", r"(?![0-9])\d", _digit),
        (
            "separators",
            rf"(?:(?<=(?<!\d)\d)|(?<=(?<!\d)\d\d)|(?<=(?<!\d)\d\d\d))"
            rf"(?:{other}|['\u2019\u066c\u202f\u2009\u00a0 ])(?=\d{{3}}(?!\d))"
            rf"|(?<![\d.,])0(?={'[.]' if decimal == '.' else ','}\d)",
            "",
        ),
        ("spaces", rf"(?<=\d)\s+(?=(?:[%\u2030\u00b0\u20ac$\u00a3]|(?-i:{_UNITS})\b))", ""),
        (
            "spaces",
            r"(?<=[\w)])\s*[=<>\u2264\u2265\u00b1]\s*(?=[\w.(-])|(?<=[$\u20ac\u00a3\u00a5])\s+(?=\d)",
            _without_spaces,
        ),
        ("spaces", r"\u2212\s(?=\d)", _minus),
        ("signs", "\u00b5", _mu),
        (
            "hyphenation",
            rf"(?:(?<=\d)[-\u2010\u2011\u2013]|(?<={_LETTER})[-\u2010\u2011](?={LINE_END}\d)|[\u2014/])(?={LINE_END}[\w])\s+",
            _without_line_end,
        ),
        (
            "inner quotes",
            rf"(?<![\w{GONE}])['\u2018\u201a\u2039](?=[\w(])|(?<=[\w.,;:!?)])(?<!\d)['\u2019\u2018\u203a](?![\w{GONE}])",
            '"',
        ),
    ]
    if not quoted:  # what only sets the direction of a word in a text; an override turns it round
        forms.append(("direction marks", "[\u202a-\u202c\u2066-\u2069]", ""))
    if quoted:
        forms.insert(0, ("reference", _AT_END, ""))
        forms.insert(0, ("note of the quoter", rf"\s*[\[(](?:{_ADDED})[\])]", ""))
    return tuple((fold, re.compile(form, re.IGNORECASE), new) for fold, form, new in forms)


_BREAKS = re.compile(r"</?(?:br|p|div|li|td|tr|h[1-6])\b", re.IGNORECASE)


def _tag(match: re.Match[str]) -> str:
    return " " if _BREAKS.match(match[0]) else GONE
