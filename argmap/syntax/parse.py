"""Parsing: a source becomes a document, statement by statement; never raises."""

from collections.abc import Iterator, Sequence
from typing import TypeVar, cast

import attrs
from lark import Token

from argmap.catalogue.rules import BAD_INDENT, NESTED_TOO_DEEP, STRAY_CONTINUATION, TAB_INDENT, TOO_MANY_MISTAKES
from argmap.diagnostics.diagnostic import Diagnostic
from argmap.memory import remembered
from argmap.source import Source, Span
from argmap.syntax.cut import Cut, Line, cut, tab_indent
from argmap.syntax.grammar import DEDENT, END, INDENT, LineToken, Unexpected, parse_statements, with_details
from argmap.syntax.keys import check_keys
from argmap.syntax.lines import read_line
from argmap.syntax.lost_names import lost_names
from argmap.syntax.mistakes.foreign import other_format
from argmap.syntax.mistakes.meant import Mended
from argmap.syntax.mistakes.names import each_name_once
from argmap.syntax.nodes import Bad, Block, Document, Statement
from argmap.syntax.placement import misplaced

T = TypeVar("T")
Shape = tuple[str, ...]

MOST_IN_SHAPE = 20
"""Lines of a statement whose shape is remembered."""

DEEPEST = 1000
"""Levels of nesting below a statement."""

TOGETHER = 200
"""Statements that are parsed in one go as long as none has a mistake."""

MOST_MISTAKES = 50
"""Misplaced lines that are reported one by one in a single statement; each costs a parse."""


@remembered
def parse(source: Source) -> Document:
    """Parse a source into a document with its diagnostics.

    A statement begins in column 0 and is parsed alone. A line that cannot be read is left out with
    what is indented below it, and the rest of its statement is kept; each mistake gives one
    diagnostic. Never raises.
    """
    pieces, blocks, lost = _read_all(source)
    diagnostics = pieces.diagnostics
    other = other_format(source, diagnostics, sum(block.statement is not None for block in blocks))
    if other is not None:
        return Document(source=source, blocks=(), comments=(), diagnostics=(other,), lost_names=frozenset(lost))
    diagnostics = each_name_once(diagnostics)
    strays = [diagnostic.span for diagnostic in diagnostics if diagnostic.rule is STRAY_CONTINUATION]
    if strays:
        blocks = [_with_strays(block, strays) for block in blocks]
    return Document(
        source=source,
        blocks=tuple(blocks),
        comments=tuple(pieces.comments),
        diagnostics=tuple(diagnostics),
        lost_names=frozenset(lost),
    )


def _read_all(source: Source) -> tuple[Cut, list[Block], set[str]]:
    """A source cut into statements, these as blocks, and the names that may be lost; the cut holds the diagnostics."""
    pieces = cut(source)
    diagnostics = pieces.diagnostics
    readings = [_Statement(source, group, diagnostics) for group in pieces.groups]
    known: set[Shape] = set()
    blocks = [block for chunk in batched(readings, TOGETHER) for block in _parse_chunk(chunk, known)]
    lost: set[str] = set()
    for block, reading in zip(blocks, readings, strict=True):
        if block.statement is not None and reading.has_settings():
            lost |= check_keys(source, block.statement, diagnostics, reading.mended)
    return pieces, blocks, lost.union(*(bad.names for block in blocks for bad in block.bad))


def parse_piece(source: Source) -> tuple[list[Diagnostic], list[int]]:
    """What is wrong with some statements of a file, each mistake for itself, and where those begin that could be read.

    What is said once a file is said once a piece: `as_of_a_file` makes one of them.
    """
    pieces, blocks, _ = _read_all(source)
    return pieces.diagnostics, [block.start for block in blocks if block.statement is not None]


def as_of_a_file(source: Source, diagnostics: Sequence[Diagnostic], statements: int) -> list[Diagnostic]:
    """The diagnostics of the pieces of a file, which all stand in it, as `parse` gives them."""
    tabs = [edit for each in diagnostics if each.rule is TAB_INDENT for edit in each.edits]
    found = [each for each in diagnostics if each.rule is not TAB_INDENT]
    if tabs:
        found.append(tab_indent(sorted(tabs, key=lambda edit: edit.span.start)))
    other = other_format(source, found, statements)
    return [other] if other is not None else each_name_once(found)


def _with_strays(block: Block, strays: Sequence[Span]) -> Block:
    """Remember continuation lines between the lines of a statement that belong to none of them."""
    inside = [Bad(stray.start, stray.end, frozenset()) for stray in strays if block.start < stray.start < block.end]
    return attrs.evolve(block, bad=(*block.bad, *inside)) if inside else block


def _parse_chunk(chunk: Sequence["_Statement"], known: set[Shape]) -> list[Block]:
    """Parse statements together, which is quicker, and each alone if there is a mistake in one.

    The grammar looks at kinds of lines only, so a flat statement whose shape it has accepted before
    is what it was then: its first line with the others as details.
    """
    shapes = [each.shape() for each in chunk]
    unknown = [each for each, shape in zip(chunk, shapes, strict=True) if shape is None or shape not in known]
    if any(each.left_out for each in unknown):
        return [each.block() for each in chunk]
    tokens = [token for each in unknown for token in each.tokens()]
    try:
        parsed = iter(parse_statements([*tokens, END]) if unknown else ())
    except Unexpected:
        return [each.block() for each in chunk]
    blocks = [
        each.whole(each.flat() if shape in known else next(parsed)) for each, shape in zip(chunk, shapes, strict=True)
    ]
    known.update(shape for shape in shapes if shape is not None)
    return blocks


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
        self.mended: set[int] = set()
        """Where lines begin that were read as they are meant."""
        self.read = [self._read(i) for i in range(len(lines))]
        self.levels = self._levels()

    def whole(self, statement: Statement) -> Block:
        """The block of a statement without a mistake."""
        return Block(self.lines[0].start, self.lines[-1].last, statement, mended=bool(self.mended))

    def block(self) -> Block:
        """Parse the lines, leaving out one that is misplaced at a time."""
        statement: Statement | None = None
        for attempt in range(MOST_MISTAKES + 1):
            if 0 in self.left_out:
                break
            tokens, owners = self._assemble()
            try:
                statement = parse_statements([*tokens, END])[0]
                break
            except Unexpected as problem:
                self._misplaced(owners[problem.at], last=attempt == MOST_MISTAKES)
        start, end = self.lines[0].start, self.lines[-1].last
        return Block(start, end, statement, tuple(self.bad), mended=bool(self.mended))

    def tokens(self) -> list[LineToken | Token]:
        """The lines of a statement that has no mistake so far."""
        if len(self.read) == 1:
            return [self.read[0]]
        if self.levels[-1] == 1 and max(self.levels) == 1:
            return [self.read[0], INDENT, *self.read[1:], DEDENT]
        return self._assemble()[0]

    def shape(self) -> Shape | None:
        """The kinds of its lines, if nothing nests below its details and no `and` joins them."""
        if self.left_out or len(self.read) > MOST_IN_SHAPE or (len(self.read) > 1 and max(self.levels) > 1):
            return None
        shape = tuple([each.type for each in self.read])
        return None if "JOINED" in shape or "JOINED_OF" in shape else shape

    def flat(self) -> Statement:
        """The node of a statement of known shape."""
        first, *rest = self.read
        node = with_details(first.node, tuple([each.node for each in rest])) if rest else first.node
        return cast("Statement", node)

    def has_settings(self) -> bool:
        """Whether there are details by name, which have to be looked at."""
        return any(each.type == "SETTING" for each in self.read)

    def _read(self, i: int) -> LineToken:
        """The token of a line; one that cannot be read is left out later, with its block."""
        found = read_line(self.source, self.lines[i])
        if isinstance(found, Mended):
            self.diagnostics += found.problems
            self.mended.add(self.lines[i].start)
            return found.token
        if isinstance(found, Diagnostic):
            self.diagnostics.append(found)
            self.left_out.add(i)
            return _BROKEN
        return found

    def _levels(self) -> list[int]:
        """The level of each line. Lines that fit no level, or lie too deep, are left out."""
        if len(self.lines) == 1:
            if self.left_out:
                self._leave_out(0, [0])
            return [0]
        indent = self.lines[1].indent
        if indent and not self.left_out and all(line.indent == indent for line in self.lines[1:]):
            return [0] + [1] * (len(self.lines) - 1)  # by far the most frequent form
        levels: list[int] = []
        open_: list[int] = []
        before = 0
        for i, line in enumerate(self.lines):
            indent = line.indent
            while open_ and open_[-1] > indent:
                open_.pop()
            if not open_ or open_[-1] < indent:
                if open_ and before >= indent:
                    self._bad_indent(i, open_)
                open_.append(indent)
                if len(open_) == DEEPEST + 2 and levels[-1] == DEEPEST:
                    self._too_deep(line)
            before = indent
            levels.append(len(open_) - 1)
            if len(open_) > DEEPEST + 1:
                self.left_out.add(i)
        for i in sorted(self.left_out):
            self._leave_out(i, levels)
        return levels

    def _bad_indent(self, i: int, open_: list[int]) -> None:
        line = self.lines[i]
        self.diagnostics.append(
            Diagnostic.at(
                BAD_INDENT,
                Span(self.source, line.start - line.indent, line.start),
                f"an indentation of {line.indent} columns fits no line above",
                help=f"lines above are indented by {open_[-1]} or {self.lines[i - 1].indent} columns",
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
        return self.read[i].type in ("JOINED", "JOINED_OF")

    def _assemble(self) -> tuple[list[LineToken | Token], list[int]]:
        """The lines that are left, with their blocks marked; and the line of each token and of the end."""
        tokens: list[LineToken | Token] = []
        owners: list[int] = []
        depth = 0
        for i, (token, level) in enumerate(zip(self.read, self.levels, strict=True)):
            if i in self.left_out:
                continue
            if depth != level:
                tokens += [INDENT] * (level - depth) or [DEDENT] * (depth - level)
                depth = level
            tokens.append(token)
            owners += [i] * (len(tokens) - len(owners))
        tokens += [DEDENT] * depth
        owners += [owners[-1]] * (depth + 1)
        return tokens, owners

    def _misplaced(self, i: int, *, last: bool) -> None:
        """Report a line that cannot stand where it stands, and leave it out."""
        line = self.lines[i]
        if last:
            self.diagnostics.append(
                Diagnostic.at(
                    TOO_MANY_MISTAKES,
                    Span(self.source, line.start, line.end),
                    f"a statement has more than {MOST_MISTAKES} misplaced lines",
                    help="mend those above first; the statement was left out",
                )
            )
            self._leave_out(0, self.levels)
            return
        kept = [k for k in range(i) if k not in self.left_out]
        parent = next((self.lines[k] for k in reversed(kept) if self.levels[k] < self.levels[i]), None)
        previous = next((self.lines[k] for k in reversed(kept) if self.levels[k] == self.levels[i]), None)
        self.diagnostics.append(misplaced(self.source, line, parent, previous))
        self._leave_out(i, self.levels)


_BROKEN = LineToken("BROKEN", None)
