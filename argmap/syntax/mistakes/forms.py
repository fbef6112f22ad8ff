"""Lines that begin with a keyword and go on in a way that their form does not allow."""

import re

from argmap.catalogue.rules import (
    INCOMPLETE_LINE,
    MISSING_COLON,
    MISSING_TEXT,
    STRAY_CONTINUATION,
)
from argmap.diagnostics.diagnostic import Diagnostic, Edit
from argmap.english import article
from argmap.source import Source, Span
from argmap.syntax.cut import Line
from argmap.syntax.keywords import FLAGS
from argmap.syntax.mistakes.names import is_name, name_problem
from argmap.syntax.spaces import RAW_WORD

_PLACE = re.compile(
    r"pp?\.|pages?|paras?\.?|paragraph|chapter|ch\.|section|sec\.|item|line|vol\.|§+\d*|[#\d].*", re.IGNORECASE
)
"""The first word of a place in a source."""
_COLON, _ANY_COLON = re.compile(r":(?=\s|$)"), re.compile(r"(?<!\d):|:(?!\d)")
_PARTS = {"by": "speaker", "citing": "speaker", "at": "place"}
"""What may stand between the source of a quotation and its colon, and what each is followed by."""


def broken_line(source: Source, line: Line, form: str) -> Diagnostic:
    """A line that begins with a keyword and goes on in a way that its form does not allow."""
    text = source.text
    colon = text.find(":", line.start, line.end)
    head = list(RAW_WORD.finditer(text, line.start, line.end if colon < 0 else colon))
    keyword, rest = head[0][0], head[1:]
    help_ = f"the form is {form}"
    if keyword in ("expect", "exhaustive") or keyword in FLAGS:
        return _incomplete(source, line, head, help_)
    if keyword == "include" and colon >= 0:
        return Diagnostic.at(
            INCOMPLETE_LINE, Span(source, colon, line.end), "an include needs a path on its own line", help=help_
        )
    if colon < 0:
        return _missing_colon(source, head[:2], help_)
    if keyword in ("map", "section"):
        extra = Span(source, rest[0].start(), rest[-1].end())
        return Diagnostic.at(INCOMPLETE_LINE, extra, f"a `{keyword}` has no name before its colon", help=help_)
    if not rest:
        return Diagnostic.at(
            INCOMPLETE_LINE, Span(source, line.start, colon), f"a {keyword} needs a name before the colon", help=help_
        )
    return name_problem(source, rest, help_)


def broken_step(source: Source, line: Line, keyword: str) -> Diagnostic:
    """`because` with neither a text nor names that make sense."""
    text = source.text
    form = f"the form is `{keyword} ID: TEXT`, or `{keyword} ID + ID` for claims declared elsewhere"
    colon = text.find(":", line.start, line.end)
    head = list(RAW_WORD.finditer(text, line.start, line.end if colon < 0 else colon))
    if colon >= 0:
        return name_problem(source, head[1:], form)
    if len(head) == 1:
        span = Span(source, line.start, line.end)
        return Diagnostic.at(INCOMPLETE_LINE, span, f"`{keyword}` is followed by nothing", help=form)
    return Diagnostic.at(
        STRAY_CONTINUATION, Span(source, *line.more[0]), "a continuation line continues names and not a text", help=form
    )


def broken_quotation(source: Source, line: Line, keyword: str) -> Diagnostic:
    """A quotation without a source, a colon, or with words in between that are none of its parts."""
    text = source.text
    form = (
        f"the form is `{keyword} SOURCE by SPEAKER citing SPEAKER at PLACE: WORDS`, in this order; "
        "all between the source and the colon may be left out"
    )
    colon = _COLON.search(text, line.start, line.end) or _ANY_COLON.search(text, line.start, line.end)
    end = colon.start() if colon else line.end
    head = list(RAW_WORD.finditer(text, line.start, end))
    if colon is None:
        head, sure = _head_of_quotation(head)
        return _missing_colon(source, head, form, sure=sure)
    if len(head) == 1:
        span = Span(source, line.start, end)
        return Diagnostic.at(INCOMPLETE_LINE, span, f"a {keyword} needs its source before the colon", help=form)
    place = head[2] if len(head) > 2 and _PLACE.fullmatch(head[2][0]) else None
    if place is not None and is_name(head[1][0]):
        return Diagnostic.at(
            INCOMPLETE_LINE,
            Span(source, place.start(), place.end()),
            f"`at` is missing before the place `{source.text[place.start() : end].strip()}`",
            help=form,
            edits=[Edit(Span(source, place.start(), place.start()), "at ")],
        )
    for word in head[1:]:
        if word[0] not in _PARTS and not is_name(word[0]):
            return name_problem(source, [word], form)
    if head[-1][0] in _PARTS:
        span = Span(source, head[-1].start(), head[-1].end())
        return Diagnostic.at(
            INCOMPLETE_LINE, span, f"`{head[-1][0]}` is followed by no {_PARTS[head[-1][0]]}", help=form
        )
    odd = next((word for word in head[2::2] if word[0] not in _PARTS), head[-1])
    parts = [word[0] for word in head[2::2] if word[0] in _PARTS]
    for at, word in enumerate(head[2::2]):
        before = [each[0] for each in head[2 : 2 + 2 * at : 2]]
        if word[0] == "by" and before and set(before) <= {"by", "citing"}:
            what = "a quotation has one `by`" if "by" in before else "`by` stands before `citing`"
            help_ = f"who relays another one's words is `by`, and whom he cites `citing`: {form}"
            return Diagnostic.at(INCOMPLETE_LINE, Span(source, word.start(), word.end()), what, help=help_)
        if word[0] not in _PARTS and parts[:1] and at == len(before):
            odd = word
            break
    return Diagnostic.at(
        INCOMPLETE_LINE,
        Span(source, odd.start(), odd.end()),
        f"`{odd[0]}` is neither `by` and a speaker, nor `citing` and one, nor `at` and a place",
        help=form,
    )


def broken_evidence(source: Source, line: Line, form: str) -> Diagnostic:
    """An `evidence` line that does not say what an item speaks against."""
    text = source.text
    colon = text.find(":", line.start, line.end)
    head = list(RAW_WORD.finditer(text, line.start, line.end if colon < 0 else colon))
    if colon < 0:
        return _missing_colon(source, head[:2], f"the form is {form}")
    if len(head) != 2 or not is_name(head[1][0]):
        return name_problem(source, head[1:], f"the form is {form}") if len(head) > 1 else _no_item(source, line, form)
    start = colon + 1
    while start < line.end and text[start].isspace():
        start += 1
    span = Span(source, start, line.end) if start < line.end else Span(source, colon, colon + 1)
    return Diagnostic.at(
        INCOMPLETE_LINE, span, "an item of evidence says which answers it speaks against", help=f"the form is {form}"
    )


def _no_item(source: Source, line: Line, form: str) -> Diagnostic:
    span = Span(source, line.start, line.start + len("evidence"))
    return Diagnostic.at(INCOMPLETE_LINE, span, "`evidence` names no claim", help=f"the form is {form}")


def missing_text(source: Source, line: Line, what: str) -> Diagnostic:
    """A colon with nothing after it."""
    return Diagnostic.at(
        MISSING_TEXT,
        Span(source, line.end - 1, line.end),
        f"nothing stands after the colon of `{what}`",
        help="write the text after the colon; more of it goes on lines that begin with `|`",
    )


def _head_of_quotation(words: list[re.Match[str]]) -> tuple[list[re.Match[str]], bool]:
    """The words before the colon that is missing, and whether it is sure that they end there."""
    end = 2
    while len(words) > end + 1 and words[end][0] in ("by", "citing") and is_name(words[end + 1][0]):
        end += 2
    if len(words) > end and words[end][0] == "at":
        if len(words) > end + 2 and _PLACE.fullmatch(words[end + 1][0]) and words[end + 2][0].isdecimal():
            return words[: end + 3], True
        return words[:end], False
    return words[:end], True


def _missing_colon(source: Source, head: list[re.Match[str]], help_: str, *, sure: bool = True) -> Diagnostic:
    """Blame the gap after the keyword and its name: that is where the colon belongs."""
    keyword = head[0][0]
    named = keyword not in ("map", "section", "include") and len(head) > 1 and is_name(head[1][0])
    end = head[-1].end() if named else head[0].end()
    return Diagnostic.at(
        MISSING_COLON,
        Span(source, end - 1, end),
        f"a colon is missing in {article(keyword, mark='`')} line",
        help=help_,
        edits=[Edit(Span(source, end, end), ":")] if sure else [],
    )


def _incomplete(source: Source, line: Line, head: list[re.Match[str]], help_: str) -> Diagnostic:
    keyword = head[0][0]
    rest = head[1:]
    if keyword in FLAGS or keyword == "exhaustive":
        bar = source.text.rfind("|", line.start, line.more[0][0] + 1) if line.more else line.end
        span = Span(source, rest[0].start() if rest else bar, line.last)
        return Diagnostic.at(INCOMPLETE_LINE, span, f"`{keyword}` is followed by something", help=help_)
    colon = source.text.find(":", line.start, line.end)
    if colon >= 0:
        return Diagnostic.at(INCOMPLETE_LINE, Span(source, colon, colon + 1), "an `expect` has no colon", help=help_)
    if len(rest) < 2:
        span = Span(source, line.start, line.end)
        return Diagnostic.at(INCOMPLETE_LINE, span, "an `expect` needs a claim and its verdict", help=help_)
    span = Span(source, rest[2].start() if len(rest) > 2 else rest[0].start(), line.last)
    return Diagnostic.at(INCOMPLETE_LINE, span, "an `expect` has one claim and one verdict", help=help_)
