"""A passage of a text as a line of the language that quotes exactly that passage, or a refusal."""

import re

import attrs

from argmap.quotations.find import find_quote
from argmap.quotations.finding import Status
from argmap.quotations.text.quoted_text import QuotedText
from argmap.service.naming import RefusedError
from argmap.source import Source
from argmap.syntax.keywords import ARGUED, QUOTATIONS
from argmap.syntax.nodes import ClaimDecl, QuotationLine
from argmap.syntax.parse import parse

_WORD = re.compile(r"\w")


@attrs.frozen
class QuotingLine:
    """A line that quotes a passage, and where that stands in the text."""

    line: str
    start: int
    end: int


def snapped(text: str, start: int, end: int) -> tuple[int, int]:
    """A selection grown to whole words, without the white space and marks at its edges.

    Raises:
        RefusedError: if it holds no word.
    """
    start, end = max(0, min(start, end)), min(len(text), max(start, end))
    while start < end and not _WORD.match(text[start]):
        start += 1
    while end > start and not _WORD.match(text[end - 1]):
        end -= 1
    if start == end:
        raise RefusedError("the selection holds no word")
    while start > 0 and _WORD.match(text[start - 1]) and _WORD.match(text[start]):
        start -= 1
    while end < len(text) and _WORD.match(text[end]) and _WORD.match(text[end - 1]):
        end += 1
    return start, end


def quoting_line(
    text: QuotedText,
    start: int,
    end: int,
    *,
    source: str,
    kind: str = "quote",
    speaker: str = "",
    language: str = "",
) -> QuotingLine:
    """The line of the language that quotes a passage: it is looked for, and found there, before it is given.

    What stands in several places is told by its number (`at #2`).

    Raises:
        RefusedError: for a passage that no line can quote, or a kind of quotation that there is not.
    """
    if kind not in (*QUOTATIONS, ARGUED):
        raise RefusedError(f"`{kind}` is no kind of quotation")
    body = text.source.text
    start, end = snapped(body, start, end)
    for first, last in _grown(body, start, end):
        words = " ".join(body[first:last].split())
        found = find_quote(text, words, language=language)
        number = 0
        if found.status is Status.AMBIGUOUS:
            number = next((at for at, place in enumerate(found.occurrences, 1) if place == (first, last)), 0)
            if not number:
                continue
            found = find_quote(text, words, language=language, occurrence=number)
        if not found.status.good or found.altering or (found.start, found.end) != (first, last):
            continue
        who = f" by {speaker}" if speaker else ""
        place = f" at #{number}" if number else ""
        line = f"{kind} {source}{who}{place}: {words}"
        if _read_back(line) == words:
            return QuotingLine(line, first, last)
    raise RefusedError("no line can quote exactly this passage: take some words more, or less")


def _grown(body: str, start: int, end: int) -> list[tuple[int, int]]:
    """The passage, and the same grown by a word or two at each end, within its paragraph."""
    found = [(start, end)]
    for _ in range(3):
        before = re.search(r"\w+\W*$", body[max(0, start - 80) : start])
        after = re.match(r"\W*\w+", body[end : end + 80])
        if before is not None and "\n\n" not in before[0]:
            start -= len(before[0])
        if after is not None and "\n\n" not in after[0]:
            end += len(after[0])
        found.append((start, end))
    return found


def _read_back(line: str) -> str | None:
    """The words that a reader of the language takes from a line."""
    document = parse(Source("line", f"claim c: C\n  {line}\n"))
    if document.diagnostics:
        return None
    for statement in document.statements:
        if isinstance(statement, ClaimDecl):
            for detail in statement.details:
                if isinstance(detail, QuotationLine):
                    return detail.text.text
    return None
