"""Parsing: a source becomes a document, statement by statement; never raises."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import TypeVar

from argmap.catalogue.rules import BAD_INDENT, NESTED_TOO_DEEP, TOO_MANY_MISTAKES
from argmap.diagnostics.diagnostic import Diagnostic
from argmap.source import Source, Span
from argmap.syntax.cut import Line, cut
from argmap.syntax.grammar import END, Unexpected, parse_statements
from argmap.syntax.keys import check_keys
from argmap.syntax.lines import tokens
from argmap.syntax.lost_names import lost_names
from argmap.syntax.nodes import Bad, Block, Document, Statement, Word
from argmap.syntax.placement import unexpected

T = TypeVar("T")

DEEPEST = 1000
"""Levels of nesting below a statement."""

TOGETHER = 200
"""Statements that are parsed in one go as long as none has a mistake."""

MOST_MISTAKES = 50
"""Misplaced lines that are reported one by one in a single statement; each costs a parse."""


def parse(source: Source) -> Document:
    """Parse a source into a document with its diagnostics.

    A statement begins in column 0 and is parsed alone. A line that cannot be read is left out with
    what is indented below it, and the rest of its statement is kept; each mistake gives one
    diagnostic. Never raises.
    """
    pieces = cut(source)
    diagnostics = pieces.diagnostics
    readings = [_Statement(source, group, diagnostics) for group in pieces.groups]
    blocks = [block for chunk in batched(readings, TOGETHER) for block in _parse_chunk(chunk)]
    for block, reading in zip(blocks, readings, strict=True):
        if block.statement is not None and reading.has_settings:
            check_keys(source, block.statement, diagnostics)
    return Document(source, tuple(blocks), tuple(pieces.comments), tuple(diagnostics))


def _parse_chunk(chunk: Sequence["_Statement"]) -> list[Block]:
    """Parse statements together, which is quicker, and each alone if there is a mistake in one."""
    if not any(each.left_out for each in chunk):
        words = [word for each in chunk for word in (*each.words, END)]
        try:
            return [each.whole(node) for each, node in zip(chunk, parse_statements(words), strict=True)]
        except Unexpected:
            pass
    return [each.block() for each in chunk]


def batched(items: Sequence[T], size: int) -> Iterator[Sequence[T]]:
    """Pieces of a sequence, each of a size but the last."""
    for start in range(0, len(items), size):
        yield items[start : start + size]


class _Statement:
    """The lines of one statement on their way to a node."""

    def __init__(self, source: Source, lines: Sequence[Line], diagnostics: list[Diagnostic]) -> None:
        self.source = source
        self.lines = lines
        self.diagnostics = diagnostics
        self.left_out: set[int] = set()
        self.bad: list[Bad] = []
        self.read = self._read()
        self.levels = self._levels()
        self.words = self._assemble()
        self.has_settings = any(found and found[0].type == "KEY" for found in self.read)

    def whole(self, statement: Statement) -> Block:
        """The block of a statement without a mistake."""
        return Block(self.lines[0].start, self.lines[-1].last, statement)

    def block(self) -> Block:
        """Parse the lines, leaving out one that is misplaced at a time."""
        statement: Statement | None = None
        for attempt in range(MOST_MISTAKES + 1):
            if 0 in self.left_out:
                break
            try:
                statement = parse_statements([*self.words, END])[0]
                break
            except Unexpected as problem:
                self._misplaced(problem, last=attempt == MOST_MISTAKES)
                self.words = self._assemble()
        return Block(self.lines[0].start, self.lines[-1].last, statement, tuple(self.bad))

    def _read(self) -> list[list[Word]]:
        """The words of each line; a line that cannot be read is left out later, with its block."""
        read: list[list[Word]] = []
        for line in self.lines:
            found = tokens(self.source, line)
            if isinstance(found, Diagnostic):
                self.diagnostics.append(found)
                self.left_out.add(len(read))
                found = []
            read.append(found)
        return read

    def _levels(self) -> list[int]:
        """The level of each line. Lines that fit no level, or lie too deep, are left out."""
        if len(self.lines) == 1:
            if self.left_out:
                self._leave_out(0, [0])
            return [0]
        levels: list[int] = []
        open_: list[int] = []
        for i, line in enumerate(self.lines):
            while open_ and open_[-1] > line.indent:
                open_.pop()
            fits = not open_ or open_[-1] == line.indent or self.lines[i - 1].indent < line.indent
            if not fits:
                self._bad_indent(i, open_)
            if not open_ or open_[-1] < line.indent:
                open_.append(line.indent)
            levels.append(len(open_) - 1)
            if len(open_) - 1 == DEEPEST + 1 and levels[i - 1] == DEEPEST:
                self._too_deep(line)
            if len(open_) - 1 > DEEPEST:
                self.left_out.add(i)
        for i in sorted(self.left_out):
            self._leave_out(i, levels)
        return levels

    def _bad_indent(self, i: int, open_: list[int]) -> None:
        line = self.lines[i]
        deeper = self.lines[i - 1].indent
        near = f"{open_[-1]} or {deeper}" if open_ else str(deeper)
        self.diagnostics.append(
            Diagnostic.at(
                BAD_INDENT,
                Span(self.source, line.start - line.indent, line.start),
                f"an indentation of {line.indent} columns fits no line above",
                help=f"lines above are indented by {near} columns",
            )
        )
        self.left_out.add(i)

    def _too_deep(self, line: Line) -> None:
        self.diagnostics.append(
            Diagnostic.at(
                NESTED_TOO_DEEP,
                Span(self.source, line.start, line.end),
                f"reasons nest more than {DEEPEST:,} levels deep",
                help="give a claim on the way a name, and go on below a claim of its own",
            )
        )

    def _leave_out(self, i: int, levels: Sequence[int]) -> None:
        """Leave a line out with all that is indented below it, and with the `and` lines that join it."""
        end = i + 1
        while end < len(levels) and (
            levels[end] > levels[i] or (levels[end] == levels[i] and self._joins(end) and not self._joins(i))
        ):
            end += 1
        self.left_out.update(range(i, end))
        start, stop = self.lines[i].start, self.lines[end - 1].last
        self.bad.append(Bad(start, stop, lost_names(self.source.text[start:stop])))

    def _joins(self, i: int) -> bool:
        text, line = self.source.text, self.lines[i]
        return text.startswith("and", line.start) and text[line.start + 3 : line.start + 4] in " \t:"

    def _assemble(self) -> list[Word]:
        """The words of the lines that are left, with their blocks marked."""
        if len(self.read) == 1:
            return self.read[0]
        words: list[Word] = []
        depth = 0
        for i, found in enumerate(self.read):
            if i in self.left_out:
                continue
            level = self.levels[i]
            if depth != level:
                at = found[0].start
                for _ in range(depth, level):
                    words.append(Word("INDENT", "", at, at))
                for _ in range(level, depth):
                    words.append(Word("DEDENT", "", at, at))
                depth = level
            words += found
        for _ in range(depth):
            words.append(Word("DEDENT", "", self.lines[-1].last, self.lines[-1].last))
        return words

    def _owners(self) -> list[int]:
        """The line of each word; of an `INDENT` or `DEDENT` the line that comes after it."""
        starts = [line.start for i, line in enumerate(self.lines) if i not in self.left_out]
        kept = [i for i in range(len(self.lines)) if i not in self.left_out] + [len(self.lines)]
        end = self.lines[-1].last
        return [len(self.lines) if word.start >= end else kept[bisect_right(starts, word.start) - 1] for word in self.words]

    def _misplaced(self, problem: Unexpected, *, last: bool) -> None:
        """Report the word that cannot stand where it stands, and leave its line out."""
        words, owners, levels = self.words, self._owners(), self.levels
        at = next((k for k, word in enumerate(words) if word is problem.word), len(words))
        i = owners[at] if at < len(words) else len(self.lines)
        if problem.word is None or problem.word.type == "DEDENT" or (at and owners[at - 1] != i and _ends(problem)):
            i = owners[at - 1]
        if problem.word is not None and problem.word.type == "INDENT":
            i = owners[at]
        line = self.lines[i]
        if last:
            self.diagnostics.append(
                Diagnostic.at(
                    TOO_MANY_MISTAKES,
                    Span(self.source, line.start, line.end),
                    f"a statement has more than {MOST_MISTAKES} misplaced lines",
                    help="mend those above first; the rest of this statement was not read",
                )
            )
            self._leave_out(0, levels)
            return
        parent = next((k for k in range(i - 1, -1, -1) if k not in self.left_out and levels[k] < levels[i]), None)
        previous = next((k for k in range(i - 1, -1, -1) if k not in self.left_out and levels[k] == levels[i]), None)
        self.diagnostics.append(
            unexpected(
                self.source,
                problem,
                line,
                None if parent is None else self.lines[parent],
                None if previous is None else self.lines[previous],
            )
        )
        self._leave_out(i, levels)


def _ends(problem: Unexpected) -> bool:
    """Whether what is missing was due on the line before: nothing there may end yet."""
    return not problem.expected & {"INDENT", "DEDENT", "END"}
