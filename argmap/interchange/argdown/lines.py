"""Reading the text of an Argdown document, line by line.

The syntax is that of Argdown 2.0 (Voigt, Betz; argdown.org/syntax). Where Argdown itself gives up a document, the
lines that can be read still are; the others are told of.
"""

import re
from collections.abc import Iterator

import attrs

from argmap.interchange.argdown.inline import plain, split_data
from argmap.interchange.argdown.model import (
    ArgdownArgument,
    ArgdownDocument,
    ArgdownHeading,
    ArgdownText,
    End,
    PcsLine,
    StatementClass,
)
from argmap.interchange.extras import BadDataError, MissingExtraError, load_yaml
from argmap.source import LINE_END, Source, Span

_COMMENT = re.compile(
    r"(?P<kept>\[[^\]\[\n]++\]\([^()\n]{1,2000}+\)|\{(?:[^{}]++|\{[^{}]*+\})*+\}|\\.)"
    r"|(?P<comment><!--[\s\S]*?-->|/\*[\s\S]*?\*/|//[^\r\n]*)"
)
_LINE_COMMENT = re.compile(
    r"(?P<kept>\[[^\]\[\n]++\]\([^()\n]{1,2000}+\)|\{(?:[^{}]++|\{[^{}]*+\})*+\}|\\.)|(?P<comment>//[^\r\n]*)"
)
_FENCE = re.compile(r"^```[ \t]*(argdown\w*)?[^\n]*$", re.MULTILINE)
_FRONT = re.compile(r"\A[\s\x01]*===+[ \t]*(?:\r\n|\r|\n)([\s\S]*?)===+[ \t]*(?=\r|\n|\Z)")
_NUMBER = re.compile(r"[ \t]*\((\d+)\)")
_INFERENCE = re.compile(r"[ \t]*--")
_RELATION = re.compile(r"([ \t]*)(\+>|->|<?\+|<?-|><|_>|<_|_(?=\s))[ \t]*")
_ITEM = re.compile(r"([ \t]*)(?:\d+\.|\*)(?=\s)[ \t]*")
_HEADING = re.compile(r"(#+) (.*)")
_DEFINITION = re.compile(r"\[(.+?)\]:|<(.+?)>:")
_REFERENCE = re.compile(r"(?:\[([^\]\n-][^\n]*?)\]|<([^>\n-][^\n]*?)>)(?=\s*(?:#|\{|\Z))")
_KINDS = {"+": "support", "-": "attack", "_": "undercut", "><": "contradictory"}


@attrs.define(eq=False)
class _Element:
    """A statement or an argument with its own lines, and the relations that stand below it."""

    start: int
    indent: int
    parts: list[tuple[int, int]] = attrs.Factory(list)
    mark: str = ""
    number: int = -1
    item: bool = False
    below: "list[_Element]" = attrs.Factory(list)


@attrs.define(eq=False)
class _Inference:
    """The line between premises and a conclusion."""

    start: int
    end: int
    rules: str = ""
    undercuts: list[_Element] = attrs.Factory(list)
    number: int = -2


_Block = list[_Element | _Inference | ArgdownHeading]


def read_document(source: Source) -> ArgdownDocument:
    """What the text of an Argdown document says."""
    return _ArgdownReader(source).read()


class _ArgdownReader:
    def __init__(self, source: Source) -> None:
        self.source = source
        self.document = ArgdownDocument()
        self.text = self._without_comments(_within_fences(source.text))
        self._section = -1
        self._untitled = 0

    def read(self) -> ArgdownDocument:
        """Read the lines, and put together what they say."""
        start = 0
        front = _FRONT.match(self.text)
        if front:
            self._front_matter(front[1], front.start(1))
            start = front.end()
        argument: str | None = None
        for block in self._blocks(start):
            argument = self._block(block, argument)
        named: list[StatementClass | ArgdownArgument] = [*self.document.statements.values()]
        for each in [*named, *self.document.arguments.values()]:
            if each.members:  # it belongs where it is written out
                written = next((one for one in each.members if not one.reference), each.members[0])
                each.section = written.section
        return self.document

    def _without_comments(self, text: str) -> str:
        """The text with signs that are none for its comments; one without an end is text, and told of."""
        ends = text.rfind("-->"), text.rfind("*/")
        for opening, end in (("<!--", ends[0]), ("/*", ends[1])):
            at = text.find(opening, max(end, 0))
            if at >= 0 and text[max(0, at - 1) : at] not in ("\\", ":"):
                span = Span(self.source, at, at + len(opening))
                self.document.wrong.append((span, "this comment has no end", "close it, or put `\\` before the sign"))
        # What opens a comment that nothing closes would be looked for to the end again and again.
        last = 0
        if max(ends) >= 0:
            line_end = LINE_END.search(text, max(ends))
            last = line_end.start() if line_end else len(text)
        return _COMMENT.sub(_masked, text[:last]) + _LINE_COMMENT.sub(_masked, text[last:])

    # Lines.

    def _lines(self, start: int) -> Iterator[tuple[int, int]]:
        """Where each line begins and ends; lines that hold nothing but a comment are none."""
        at = start
        for end in [*(match for match in LINE_END.finditer(self.text, start)), None]:
            stop = end.start() if end else len(self.text)
            line = self.text[at:stop]
            if "\x01" not in line or line.strip("\x01 \t"):
                yield at, stop
            at = end.end() if end else stop

    def _blocks(self, start: int) -> Iterator[_Block]:
        """What stands between empty lines."""
        block: _Block = []
        lines = list(self._lines(start))
        at = 0
        while at < len(lines):
            first, last = lines[at]
            line = self.text[first:last]
            at += 1
            if not line.strip("\x01 \t\ufeff"):
                if block:
                    yield block
                block = []
                continue
            heading = _HEADING.match(line)
            if heading:
                block.append(ArgdownHeading(heading[2], len(heading[1]), Span(self.source, first, last)))
                continue
            if _INFERENCE.match(line):
                at = self._inference(block, lines, at - 1)
                continue
            self._line(block, line, first, last)
        if block:
            yield block

    def _line(self, block: _Block, line: str, first: int, last: int) -> None:
        """Begin an element with a line, or go on with the one before."""
        number = _NUMBER.match(line)
        relation = None if number else _RELATION.match(line)
        item = None if number or relation else _ITEM.match(line)
        last_element = _last(block)
        if number:
            element = _Element(first, -1, [(first + number.end(), last)], number=int(number[1][:9]))
            block.append(element)
        elif relation:
            indent = len(relation[1])
            element = _Element(first + indent, indent, [(first + relation.end(), last)], mark=relation[2])
            parent = _parent(block, indent)
            if parent is None:
                self._wrong(element, "this relation has nothing to relate to", "put a statement right above it")
            elif isinstance(parent, _Inference):
                parent.undercuts.append(element)
            else:
                parent.below.append(element)
        elif item:
            block.append(_Element(first, len(item[1]), [(first + item.end(), last)], item=True))
        elif last_element is not None and not _DEFINITION.match(line):
            last_element.parts.append((first, last))
        else:
            block.append(_Element(first, -1, [(first, last)]))

    def _inference(self, block: _Block, lines: list[tuple[int, int]], at: int) -> int:
        """Read an inference, on one line or between two; returns the number of the line behind it."""
        first, last = lines[at]
        opened = re.match(r"[ \t]*--", self.text[first:last])
        start = first + (opened.end() if opened else 2)
        rest = self.text[start:last]
        if re.fullmatch(r"[-\s\x01]*", rest) and "--" in rest:
            block.append(_Inference(first, last))
            return at + 1
        if _is_closed(rest):
            block.append(_Inference(first, last, rest.rstrip(" \t\x01-")))
            return at + 1
        for later in range(at + 1, min(at + 30, len(lines))):
            begin, end = lines[later]
            line = self.text[begin:end]
            if not line.strip("\x01 \t") or _NUMBER.match(line):
                break
            if _is_closed(line):
                block.append(_Inference(first, end, self.text[start:end].rstrip(" \t\x01-")))
                return later + 1
        block.append(_Inference(first, last, rest))
        if rest.strip():
            span = Span(self.source, first, last)
            self.document.wrong.append((span, "this inference has no end", "close it with `--`"))
        return at + 1

    # What they say.

    def _block(self, block: _Block, argument: str | None) -> str | None:
        """Take in a block; returns the title of the argument that the next block may reconstruct."""
        rows: list[_Element | _Inference] = []
        for each in block:
            if isinstance(each, ArgdownHeading):
                words, data = split_data(each.title.replace("\x01", ""))
                said = plain(words)
                more = bool(data or said.tags)
                self.document.headings.append(ArgdownHeading(said.text or "Untitled", each.level, each.span, more))
                self._section = len(self.document.headings) - 1
                argument = None
            elif isinstance(each, _Inference) or each.number >= 0:
                rows.append(each)
            else:
                if rows:
                    self._pcs(rows, argument)
                    rows = []
                end = self._element(each)
                argument = end.title if end.kind == "argument" else None
        if rows:
            self._pcs(rows, argument)
            return None
        return argument

    def _pcs(self, rows: list[_Element | _Inference], title: str | None) -> None:
        """Take in a premise-conclusion structure."""
        if not any(isinstance(row, _Inference) for row in rows) or isinstance(rows[-1], _Inference):
            span = Span(self.source, rows[0].start, rows[0].start + 1)
            message = "this list of numbered statements has no conclusion"
            self.document.wrong.append((span, message, "put `----` between its premises and its conclusion"))
            for row in rows:
                if isinstance(row, _Element):
                    self._element(row)
            return
        argument = self._reconstructed(title, rows[0])
        waiting: _Inference | None = None
        for row in rows:
            if isinstance(row, _Inference):
                waiting = row
                continue
            cuts = [each for each in row.below if each.mark in ("_", "<_")] if waiting is not None else []
            row.below = [each for each in row.below if each not in cuts]
            end = self._element(row)
            line = PcsLine(end.title, waiting is not None, self._span(row), row.number)
            if end.kind == "argument":
                message = "an argument stands where a statement has to"
                self.document.wrong.append((self._span(row), message, "write the conclusion of that argument"))
                self.document.statement(end.title, named=True)
            if waiting is not None:
                rules, data = split_data(waiting.rules.replace("\x01", " "))
                said = [plain(each).text for each in rules.split(",")]
                line.rules = tuple(filter(None, said))
                line.data = self._data(data, waiting.start)
                for undercut in [*waiting.undercuts, *cuts]:
                    if undercut.mark in ("_", "<_"):
                        step = End("inference", argument.title, len(argument.pcs))
                        self.document.relate("undercut", self._element(undercut), step, self._span(undercut))
                    else:
                        self._wrong(undercut, "only an undercut can stand below an inference", "write `_` for it")
            waiting = None
            argument.pcs.append(line)

    def _reconstructed(self, title: str | None, row: _Element | _Inference) -> ArgdownArgument:
        """The argument that a premise-conclusion structure belongs to."""
        if title is not None and not self.document.arguments[title].pcs:
            return self.document.arguments[title]
        if title is not None:
            span = Span(self.source, row.start, row.start + 1)
            message = f"the argument <{title}> is reconstructed twice"
            self.document.wrong.append((span, message, "give the second one a title of its own"))
        made = self.document.argument(self._new_title(), named=False)
        made.section = self._section
        return made

    def _element(self, top: _Element) -> End:
        """Take in an element with all that stands below it."""
        ends: dict[int, End] = {id(top): self._said(top)}
        stack = [(top, each) for each in reversed(top.below)]
        while stack:
            parent, each = stack.pop()
            end = ends[id(each)] = self._said(each)
            above = ends[id(parent)]
            kind = _KINDS[each.mark.strip("<>") or each.mark]
            first, second = (above, end) if each.mark.endswith(">") and each.mark != "><" else (end, above)
            self.document.relate(kind, first, second, self._span(each))
            stack.extend((each, one) for one in reversed(each.below))
        return ends[id(top)]

    def _said(self, element: _Element) -> End:
        """The statement or argument of an element."""
        text = "\n".join(self.text[first:last] for first, last in element.parts).replace("\x01", " ").strip()
        text, data = split_data(text)
        text = text.strip()
        defined = _DEFINITION.match(text)
        named = defined or _REFERENCE.match(text)
        kind, title, body = "statement", "", text
        if named and "\n" not in named[0]:
            kind = "statement" if named[1] is not None else "argument"
            title = (named[1] or named[2]).strip()
            body = text[named.end() :]
        if not title:
            title, named = self._new_title(), None
        said = plain(body)
        wording = ArgdownText(
            text=said.text,
            span=self._span(element),
            tags=said.tags,
            data=self._data(data, element.start),
            links=said.links,
            styled=said.styled,
            reference=named is not None and defined is None,
            section=self._section,
        )
        if not text and not data:
            self._wrong(element, "nothing is said here", "write a statement behind the sign")
        table = self.document.statement if kind == "statement" else self.document.argument
        each = table(title, named=named is not None)
        each.members.append(wording)
        return End(kind, title)

    def _new_title(self) -> str:
        self._untitled += 1
        return f"Untitled {self._untitled}"

    def _span(self, element: _Element) -> Span:
        first, last = element.parts[0]
        line = self.text[first:last].rstrip("\x01 \t")
        return Span(self.source, element.start, max(first + len(line), element.start + 1))

    def _wrong(self, element: _Element, message: str, help_: str) -> None:
        self.document.wrong.append((self._span(element), message, help_))

    def _data(self, text: str, at: int) -> dict[str, object]:
        return self._mapping(text, Span(self.source, at, min(at + 1, len(self.source.text)))) if text else {}

    def _mapping(self, text: str, span: Span) -> dict[str, object]:
        """The values of data in YAML."""
        try:
            value = load_yaml(text)
        except BadDataError as error:
            self.document.wrong.append((span, f"the data here are no YAML: {error}", ""))
            return {}
        except MissingExtraError as error:
            self.document.skipped.append(("data", span, f"data are not read: {error}"))
            return {}
        if not isinstance(value, dict):
            return {}
        return {str(key): each for key, each in value.items()}

    def _front_matter(self, text: str, at: int) -> None:
        values = self._mapping(text.replace("\x01", " "), Span(self.source, at, at + 1))
        for name in ("title", "author", "date"):
            value = values.get(name, "")
            words = ", ".join(map(str, value)) if isinstance(value, list) else str(value or "")
            setattr(self.document, name, words)
        self.document.subtitle = str(values.get("subTitle", "") or "")
        self.document.abstract = str(values.get("abstract", "") or "")
        model = values.get("model")
        self.document.strict = isinstance(model, dict) and model.get("mode") == "strict"


def _is_closed(line: str) -> bool:
    """Whether a line ends in the dashes that close an inference."""
    return line.rstrip(" \t\x01").endswith("--")


def _within_fences(text: str) -> str:
    """Of Markdown with blocks of Argdown in it, nothing but these; every place stays what it is."""
    fences = list(_FENCE.finditer(text))
    if not any(each[1] for each in fences):
        return text
    kept = []
    done = 0
    for opening, closing in zip(fences[::2], [*fences[1::2], None], strict=False):
        if opening[1]:
            end = closing.start() if closing else len(text)
            kept += [_blank(text[done : opening.end()]), text[opening.end() : end]]
            done = end
    return "".join((*kept, _blank(text[done:])))


def _blank(text: str) -> str:
    return re.sub(r"[^\r\n]", " ", text)


def _masked(found: re.Match[str]) -> str:
    """A comment as signs that are no text, so that every place stays what it is."""
    return found[0] if found["comment"] is None else "\x01" * len(found[0])


def _last(block: _Block) -> _Element | None:
    """The element that a line without a sign of its own goes on with."""
    if not block or not isinstance(block[-1], _Element):
        return block[-1].undercuts[-1] if block and isinstance(block[-1], _Inference) and block[-1].undercuts else None
    element = block[-1]
    while element.below:
        element = element.below[-1]
    return element


def _parent(block: _Block, indent: int) -> _Element | _Inference | None:
    """What a relation of that indentation stands below."""
    if not block or isinstance(block[-1], ArgdownHeading):
        return None
    top = block[-1]
    if isinstance(top, _Inference):
        path: list[_Element | _Inference] = [top]
        below = top.undercuts
    else:
        path = [top]
        below = top.below
    while below:
        path.append(below[-1])
        below = below[-1].below
    left = False
    while len(path) > 1 and isinstance(path[-1], _Element) and path[-1].indent > indent:
        path.pop()
        left = True
    # As deep as the last one, or less deep than all that is left: it stands beside that.
    beside = isinstance(path[-1], _Element) and (path[-1].indent == indent or left)
    return path[-2] if beside and len(path) > 1 else path[-1]
