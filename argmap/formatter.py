"""The one way to lay out a file: two columns a level, one space, free text wrapped with `|`."""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence

import attrs

from argmap.columns import columns
from argmap.source import LINE_END
from argmap.syntax import nodes
from argmap.syntax.free_text import wrap
from argmap.syntax.nodes import Block, Comment, Document, Word

BLANK = " \t\r\n"
WIDTH = 100
"""Columns of a line; a longer word or line of text without spaces goes over the edge."""


@attrs.frozen(eq=False, repr=False)
class _Line:
    """A line to be: its level, what stands before the text, and the text; `end` is where it ended."""

    start: int
    end: int
    level: int
    head: str
    text: str | None


def format_document(document: Document) -> str:
    """Lay a document out; the same for its own result.

    Comments, blank lines (one at a time) and every character of names and texts are kept. A
    statement with a mistake in it, and what belongs to no statement, is left as it is.
    """
    text = document.source.text
    comments = deque(document.comments)
    out: list[str] = []
    at = 0
    open_: list[tuple[int, int]] = []
    for block in document.blocks:
        outside = []
        while comments and comments[0].start < block.start:
            outside.append(comments.popleft())
        at = _emit_outside(out, text, at, block.start, outside, open_)
        inside: deque[Comment] = deque()
        while comments and comments[0].start < block.end:
            inside.append(comments.popleft())
        _part(out, text, at, block.start)
        if block.statement is None or block.bad or block.mended:
            out.append(text[block.start : block.end])
            open_ = [(0, 0)]
        else:
            open_ = _emit_block(out, text, block, inside)
        at = block.end
    _emit_outside(out, text, at, len(text), comments, open_)
    return "\n".join(line.rstrip(" ") for line in out) + "\n" if out else ""


def _emit_outside(
    out: list[str], text: str, at: int, end: int, comments: Iterable[Comment], open_: Sequence[tuple[int, int]]
) -> int:
    """Emit the comments between two blocks, and whatever else stands there, as it is."""
    for comment in comments:
        at = _emit_stray(out, text, at, comment.start)
        _part(out, text, at, comment.start)
        out.append("  " * _level(comment.indent, open_) + comment.text)
        at = comment.start + len(comment.text)
    return _emit_stray(out, text, at, end)


def _emit_stray(out: list[str], text: str, at: int, end: int) -> int:
    """Emit lines that belong to nothing as they are, without the blank lines around them; returns where they end."""
    stray = text[at:end].rstrip(BLANK)
    first = len(stray) - len(stray.lstrip(BLANK))
    if not stray:
        return at
    start = at + max(stray.rfind("\n", 0, first), stray.rfind("\r", 0, first)) + 1
    _part(out, text, at, start)
    out.extend(LINE_END.split(text[start : at + len(stray)]))
    return at + len(stray)


def _part(out: list[str], text: str, at: int, start: int) -> None:
    """An empty line where there was one or more."""
    if out and sum(1 for _ in LINE_END.finditer(text, at, start)) > 1:
        out.append("")


def _emit_block(out: list[str], text: str, block: Block, comments: deque[Comment]) -> list[tuple[int, int]]:
    """Emit a statement; returns the columns and levels that are open at its last line."""
    open_: list[tuple[int, int]] = []
    at = block.start
    for line in _lines(text, block):
        column = _column(text, line.start)
        before = open_
        open_ = [each for each in open_ if each[1] < line.level] + [(column, line.level)]
        while comments and comments[0].start < line.end:
            comment = comments.popleft()
            _part(out, text, at, comment.start)
            out.append("  " * _level(comment.indent, [*before, (column, line.level)]) + comment.text)
            at = comment.start + len(comment.text)
        _part(out, text, at, line.start)
        out.extend(lay_out(line.level, line.head, line.text))
        at = max(line.end, at)
    return open_


def _level(column: int, open_: Sequence[tuple[int, int]]) -> int:
    """The level of a comment: the deepest one around it that begins at or before its column."""
    return max((level for start, level in open_ if start <= column), default=0)


def _column(text: str, start: int) -> int:
    line = max(text.rfind("\n", 0, start), text.rfind("\r", 0, start)) + 1
    return len(text[line:start].expandtabs(2))


def lay_out(level: int, head: str, text: str | None = None) -> Iterator[str]:
    """Lay out a line and its text, wrapped over continuation lines."""
    indent = "  " * level
    first = indent + head
    if text is None:
        yield first
        return
    room = max(WIDTH - len(indent) - 4, 20)
    pieces = wrap(text, WIDTH - columns(first) - 1, room)
    yield f"{first} {pieces[0]}"
    for piece in pieces[1:]:
        yield f"{indent}  | {piece}".rstrip(" ")


def _lines(text: str, block: Block) -> Iterator[_Line]:
    """The lines of a statement in the order of the text; reasons nest deep, so without recursion."""
    stack: list[tuple[int, nodes.Statement | nodes.Detail]] = []
    if block.statement is not None:
        stack.append((0, block.statement))
    while stack:
        level, node = stack.pop()
        yield _line(text, level, node)
        below: Sequence[nodes.Detail] = ()
        if isinstance(node, nodes.Step):
            stack.extend((level, conjunct) for conjunct in reversed(node.conjuncts))
        if not isinstance(node, nodes.Setting | nodes.Flag | nodes.EvidenceLine | nodes.Include | nodes.Expect):
            below = node.details
        stack.extend((level + 1, each) for each in reversed(below))


def _line(text: str, level: int, node: nodes.Statement | nodes.Detail) -> _Line:
    def raw(word: Word) -> str:
        return text[word.start : word.end]

    def joined(words: Sequence[Word]) -> str:
        return " + ".join(raw(word) for word in words)

    match node:
        case nodes.Setting(key, value):
            return _Line(start=key.start, end=value.end, level=level, head=f"{key.text}:", text=value.text)
        case nodes.Flag(keyword):
            return _Line(start=keyword.start, end=keyword.end, level=level, head=keyword.text, text=None)
        case nodes.EvidenceLine(keyword, item, against, rated):
            told = f"against {', '.join(raw(each) for each in against)}" if against else "fits all"
            head = f"evidence {raw(item)}: {told}"
            return _Line(start=keyword.start, end=rated.end, level=level, head=head, text=None)
        case nodes.QuotationLine(keyword, source, speaker, citing, locator, quoted):
            by = f" by {raw(speaker)}" if speaker else ""
            by += "".join(f" citing {raw(each)}" for each in citing)
            place = f" at {raw(locator)}" if locator else ""
            return _Line(
                start=keyword.start,
                end=quoted.end,
                level=level,
                head=f"{keyword.text} {raw(source)}{by}{place}:",
                text=quoted.text,
            )
        case nodes.MapHead(keyword, title) | nodes.SectionHead(keyword, title):
            return _Line(start=keyword.start, end=title.end, level=level, head=f"{keyword.text}:", text=title.text)
        case (
            nodes.SourceDecl(keyword, name, title)
            | nodes.SpeakerDecl(keyword, name, title)
            | nodes.QuestionDecl(keyword, name, title)
        ):
            return _Line(
                start=keyword.start, end=title.end, level=level, head=f"{keyword.text} {raw(name)}:", text=title.text
            )
        case nodes.ClaimDecl(keyword, named, told):
            return _Line(
                start=keyword.start,
                end=told.end,
                level=level,
                head=f"claim {raw(named)}:" if named else "claim:",
                text=told.text,
            )
        case nodes.Include(keyword, path, alias):
            end = f" as {raw(alias)}" if alias else ""
            return _Line(
                start=keyword.start, end=(alias or path).end, level=level, head=f"include: {path.text}{end}", text=None
            )
        case nodes.Expect(keyword, expected, verdict):
            return _Line(
                start=keyword.start,
                end=verdict.end,
                level=level,
                head=f"expect {raw(expected)} {verdict.text}",
                text=None,
            )
        case nodes.Relation(premises, verb, target, label):
            plus = bool(level) and bool(premises)
            before = f"{'+ ' if plus else ''}{joined(premises)} " if premises else ""
            end = f" as {raw(label)}" if label else ""
            start = _line_start(text, (premises or (verb,))[0].start) if plus else (premises or (verb,))[0].start
            return _Line(
                start=start,
                end=(label or target).end,
                level=level,
                head=f"{before}{verb.text} {_reference(text, target)}{end}",
                text=None,
            )
        case nodes.Step(keyword, named, told, premises, label):
            names = f" {raw(named)}" if named else f" {joined(premises)}" if premises else ""
            head = f"{keyword.text}{names}" + (f" as {raw(label)}" if label else "")
            if told is None:
                return _Line(start=keyword.start, end=(label or premises[-1]).end, level=level, head=head, text=None)
            return _Line(start=keyword.start, end=told.end, level=level, head=f"{head}:", text=told.text)


def _line_start(text: str, start: int) -> int:
    """Where the `+` stands that begins a relation below a claim."""
    return text.rfind("+", 0, start)


def _reference(text: str, node: nodes.Reference | nodes.Aimed | Word) -> str:
    """A reference with single spaces; brackets stay where they were."""
    words = text[node.start : node.end].replace("(", " ( ").replace(")", " ) ").replace("+", " + ")
    words = words.replace("->", " -> ")
    return " ".join(words.split()).replace("( ", "(").replace(" )", ")")
