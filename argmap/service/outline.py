"""The shape of a file: its outline, what can be folded, what a selection grows to, and what leads elsewhere."""

import re
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path

import attrs

from argmap.names import NAME
from argmap.service.view import FileView
from argmap.syntax.keywords import STEPS
from argmap.syntax.words import VERBS

_TEXT_LINE = re.compile(r"([ \t]*)([^\r\n]*)(\r\n|\r|\n|\Z)")
_HEAD = re.compile(
    rf"(?P<word>map|source|speaker|section|question|claim|{'|'.join(STEPS)})(?:[ \t]+(?P<name>{NAME}))?"
    rf"(?:[ \t]+as[ \t]+{NAME})?[ \t]*:[ \t]*(?P<text>.*)$"
)
_RELATION = re.compile(rf"[^:]*\b(?:{'|'.join(VERBS)})\b[^:]*$")
_LINK = re.compile(r"(?P<key>include|text|url)[ \t]*:[ \t]*(?P<value>\S.*?)(?:[ \t]+as[ \t]+\S+)?[ \t]*$")


class SymbolKind(StrEnum):
    """What an entry of the outline is."""

    MAP = "map"
    SOURCE = "source"
    SPEAKER = "speaker"
    SECTION = "section"
    QUESTION = "question"
    CLAIM = "claim"
    REASON = "reason"
    OBJECTION = "objection"
    EXCEPTION = "exception"
    RELATION = "relation"


_KIND_OF = {
    "because": SymbolKind.REASON,
    "and": SymbolKind.REASON,
    "but": SymbolKind.OBJECTION,
    "unless": SymbolKind.EXCEPTION,
}


@attrs.define
class Symbol:
    """An entry of the outline: its name and text, all that belongs to it, and its head."""

    kind: SymbolKind
    name: str
    text: str
    start: int
    end: int
    head: tuple[int, int]
    children: "list[Symbol]" = attrs.Factory(list)


@attrs.frozen
class Fold:
    """Lines that can be folded under the one before them, counted from 0."""

    first: int
    last: int
    comment: bool = False


@attrs.frozen
class OutwardLink:
    """Words that lead to a file or an address."""

    start: int
    end: int
    target: str


@attrs.frozen
class OutlineLine:
    """A line of the text with its number and its indentation."""

    number: int
    start: int
    indent: int
    text: str
    end: int


def _lines(text: str) -> Iterator[OutlineLine]:
    for number, match in enumerate(_TEXT_LINE.finditer(text)):
        body = match[2].rstrip(" \t")
        yield OutlineLine(
            number=number,
            start=match.start(2),
            indent=len(match[1].expandtabs(2)),
            text=body,
            end=match.start(2) + len(body),
        )


def outline(view: FileView) -> list[Symbol]:
    """Sections with their claims, claims with their reasons; sources and speakers on their own."""
    tops: list[Symbol] = []
    section: Symbol | None = None
    open_: list[tuple[int, Symbol]] = []
    for line in _lines(view.text):
        if not line.text or line.text[0] == "#":
            continue
        while open_ and open_[-1][0] >= line.indent and line.text[0] != "|":
            open_.pop()
        symbol = _symbol(line)
        for _, above in open_:
            above.end = max(above.end, line.end)
        if section is not None and (line.indent or (symbol is not None and symbol.kind is not SymbolKind.SECTION)):
            section.end = max(section.end, line.end)
        if symbol is None:
            continue
        if symbol.kind is SymbolKind.SECTION:
            section = symbol
            tops.append(symbol)
        elif open_:
            open_[-1][1].children.append(symbol)
        elif section is not None:
            section.children.append(symbol)
        else:
            tops.append(symbol)
        open_.append((line.indent, symbol))
    return tops


def _symbol(line: OutlineLine) -> Symbol | None:
    match = _HEAD.match(line.text)
    if match is not None:
        word = match["word"]
        kind = _KIND_OF.get(word) or SymbolKind(word)
        text = match["text"]
        return Symbol(
            kind=kind,
            name=match["name"] or "",
            text=text or word,
            start=line.start,
            end=line.end,
            head=(line.start, line.end),
        )
    if not line.indent and _RELATION.match(line.text):
        return Symbol(
            kind=SymbolKind.RELATION,
            name="",
            text=line.text,
            start=line.start,
            end=line.end,
            head=(line.start, line.end),
        )
    return None


def folds(view: FileView) -> list[Fold]:
    """What is indented below a line, texts over several lines, and comments of several lines."""
    lines = [line for line in _lines(view.text) if line.text]
    found: list[Fold] = []
    open_: list[tuple[int, int]] = []
    last = -1
    comment: list[int] = []
    for line in [*lines, OutlineLine(number=len(view.text), start=0, indent=-1, text="end", end=0)]:
        if line.text[0] == "#":
            comment.append(line.number)
        else:
            if len(comment) > 1 and comment[-1] - comment[0] == len(comment) - 1:
                found.append(Fold(comment[0], comment[-1], comment=True))
            comment = []
        if line.text[0] in "#|" and line.indent >= 0:
            last = line.number
            continue
        while open_ and open_[-1][0] >= line.indent:
            _, number = open_.pop()
            if last > number:
                found.append(Fold(number, last))
        open_.append((line.indent, line.number))
        last = line.number
    return sorted(found, key=lambda each: (each.first, each.last))


def selections(view: FileView, offset: int) -> list[tuple[int, int]]:
    """What a selection at an offset grows to: the word, the value of the line, the line, the block, the statement."""
    start, line = view.line_at(offset)
    found: list[tuple[int, int]] = []
    word = next((m for m in re.finditer(r"\w[\w.-]*", line) if m.start() <= offset - start <= m.end()), None)
    if word is not None:
        found.append((start + word.start(), start + word.end()))
    body = line.strip(" \t")
    first = start + len(line) - len(line.lstrip(" \t"))
    value = re.match(r"[^:]*:[ \t]*(?=\S)", body)
    if value is not None and offset >= first + value.end():
        found.append((first + value.end(), first + len(body)))
    found.append((first, first + len(body)))
    found += [(symbol.start, symbol.end) for symbol in _path(outline(view), offset)]
    found.append((0, len(view.text)))
    grown: list[tuple[int, int]] = []
    for each in found:
        if not grown or (each[0] <= grown[-1][0] and each[1] >= grown[-1][1] and each != grown[-1]):
            grown.append(each)
    return grown


def _path(symbols: list[Symbol], offset: int) -> list[Symbol]:
    """The entries around an offset, the innermost first."""
    path: list[Symbol] = []
    while True:
        inner = next((each for each in symbols if each.start <= offset <= each.end), None)
        if inner is None:
            return path[::-1]
        path.append(inner)
        symbols = inner.children


def links(view: FileView) -> list[OutwardLink]:
    """The files and addresses that the file names."""
    found = []
    for line in _lines(view.text):
        match = _LINK.match(line.text)
        if match is None or (match["key"] == "include") != (line.indent == 0):
            continue
        value = match["value"]
        start = line.start + match.start("value")
        if match["key"] == "url":
            target = value if re.match(r"https?://", value) else ""
        elif "\0" in value or "\\" in value:
            target = ""
        else:
            path = Path(view.path.parent / value)
            target = path.as_uri() if path.is_file() else ""
        if target:
            found.append(OutwardLink(start, start + len(value), target))
    return found
