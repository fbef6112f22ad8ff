"""Where sentences begin and end."""

import re

_END = re.compile(
    "[.!?\u2026\u061f\u06d4\u0964]+[\"'\u201d\u2019\u00bb)\\]*_]*(?:\\[\\d{1,3}\\])*(?=\\s|$)"
    "|[\u3002\uff01\uff1f]+[\u300d\u300f\u201d\u2019]*|\n[ \t\r]*\n"
)
_ABBREVIATIONS = """
mr mrs ms dr prof gen sen rep gov st jr sr vs v no nos vol vols fig figs sec art arts par para paras pp p ch ed eds cf
ca approx dept est inc ltd co corp etc e.g i.e a.m p.m u.s u.k e.u u.n bzw z.b d.h u.a usw nr abs hr fr str evtl ggf
inkl m mme mlle sra srta ud uds ing op cit al jan feb mar apr jun jul aug sep sept oct nov dec col capt lt sgt maj hon
rev messrs rs reg regs cl
"""
_SHORT = frozenset(_ABBREVIATIONS.split())
"""Words before whose full stop no sentence ends."""
_BEFORE = re.compile(r"((?:[^\W\d_]\.)*[^\W\d_]+)$")
_REACH = 600


def sentence_start(source: str, at: int) -> int:
    """Where the sentence begins that an offset lies in; at most 600 characters before it."""
    low = max(0, at - _REACH)
    start = low
    for match in _END.finditer(source, low, at):
        if match.end() <= at and _ends(source, match):
            start = match.end()
    while start < at and source[start].isspace():
        start += 1
    return start


def sentence_end(source: str, at: int) -> int:
    """Where the sentence ends that an offset lies in, after its mark; at most 600 characters after it.

    An offset right behind the mark of a sentence is its end.
    """
    if at > 0 and _closed(source, at):
        return at
    high = min(len(source), at + _REACH)
    for match in _END.finditer(source, at, high):
        if _ends(source, match):
            return match.start() if match[0].isspace() else match.end()
    return high


def holds_end(source: str, start: int, end: int) -> tuple[int, int] | None:
    """The first end of a sentence in a stretch and the beginning after the last one, if there is any."""
    found = [match for match in _END.finditer(source, start, end) if _ends(source, match)]
    if not found:
        return None
    return found[0].start() if found[0][0].isspace() else found[0].end(), found[-1].end()


def _closed(source: str, at: int) -> bool:
    """Whether the sentence has ended right before an offset."""
    low = max(0, at - 6)
    return any(
        match.end() == at and not match[0].isspace() and _ends(source, match)
        for match in _END.finditer(source, low, min(len(source), at + 1))
    )


def _ends(source: str, match: re.Match[str]) -> bool:
    """Whether a mark ends a sentence, and not an abbreviation or a figure."""
    if not match[0].startswith("."):
        return True
    if match[0].startswith(".."):
        return _next(source, match.end())[:1].isupper()
    word = _BEFORE.search(source, max(0, match.start() - 12), match.start())
    if word and (word[1].lower() in _SHORT or (len(word[1]) == 1 and word[1].isupper())):
        return False
    following = _next(source, match.end())
    if source[max(0, match.start() - 1) : match.start()].isdigit() and following[:1].islower():
        return False
    return not following[:1].islower()


def _next(source: str, at: int) -> str:
    """The next character that is no space, quotation mark or bracket."""
    while at < len(source) and (source[at].isspace() or source[at] in "\"'\u201c\u201e\u00ab\u2018([*_"):
        at += 1
    return source[at : at + 1]
