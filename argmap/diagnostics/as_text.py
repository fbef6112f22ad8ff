"""Diagnostics for people, at full length and on one line each.

error[AM102] unknown-name: no claim is called `footfal`
  ┌ mill-street.argmap:31:1
31│ footfal + visible supports close
  │ ^^^^^^^ used here
  = help: a similar claim is `footfall`, declared in line 22
"""

from collections.abc import Iterable, Sequence

from argmap.columns import columns
from argmap.diagnostics.diagnostic import Diagnostic, Label
from argmap.source import Source

LONGEST_LINE = 160
"""Columns of a source line that are shown; more is cut on both sides of the place."""

_COLOURS = {"error": "31", "warning": "33", "hint": "36"}


class Style:
    """Colours a terminal's text, or leaves it as it is."""

    def __init__(self, *, colour: bool) -> None:
        self.colour = colour

    def paint(self, text: str, code: str) -> str:
        """The text in a colour, by its ANSI code."""
        return f"\x1b[{code}m{text}\x1b[0m" if self.colour and text else text


def as_text(diagnostics: Iterable[Diagnostic], *, colour: bool = False) -> str:
    """Render diagnostics with their source lines, parted by empty lines; the empty text for none."""
    style = Style(colour=colour)
    return "\n".join(_full(diagnostic, style) for diagnostic in diagnostics)


def as_concise(diagnostics: Iterable[Diagnostic]) -> str:
    """Render diagnostics on one line each: `file:line:column: severity[code] message`."""
    return "".join(
        visible(f"{diagnostic.span.place}: {diagnostic.severity}[{diagnostic.rule.code}] {diagnostic.message}") + "\n"
        for diagnostic in diagnostics
    )


def visible(text: str) -> str:
    """The text with control characters, and those that turn the direction of writing, made visible."""
    if text.isprintable():
        return text
    text = text.replace("\t", "  ")
    return "".join(char if char.isprintable() or char in " \u3000\u00a0" else _escape(char) for char in text)


def _escape(char: str) -> str:
    return f"\\u{{{ord(char):X}}}"


def _full(diagnostic: Diagnostic, style: Style) -> str:
    severity = str(diagnostic.severity)
    code = f"{severity}[{diagnostic.rule.code}]"
    head = f"{style.paint(code, '1;' + _COLOURS[severity])} {diagnostic.rule.name}: "
    lines = [head + style.paint(visible(diagnostic.message), "1")]
    groups = _by_source([diagnostic.label, *diagnostic.others])
    numbers = [source.position(label.span.start)[0] for source, labels in groups for label in labels]
    width = len(str(max(numbers)))
    for at, (source, labels) in enumerate(groups):
        corner = "├" if at else "┌"
        lines.append(f"{style.paint(' ' * width + corner, '34')} {visible(labels[0].span.place)}")
        if source.text:
            lines.extend(_lines(source, labels, diagnostic, width, style))
    lines.extend(f"{' ' * width}= note: {visible(note)}" for note in diagnostic.notes)
    if diagnostic.help:
        lines.append(f"{' ' * width}= {style.paint('help', '1')}: {visible(diagnostic.help)}")
    return "\n".join(lines) + "\n"


def _by_source(labels: Sequence[Label]) -> list[tuple[Source, list[Label]]]:
    groups: dict[int, tuple[Source, list[Label]]] = {}
    for label in labels:
        groups.setdefault(id(label.span.source), (label.span.source, []))[1].append(label)
    return list(groups.values())


def _lines(source: Source, labels: Sequence[Label], diagnostic: Diagnostic, width: int, style: Style) -> list[str]:
    """The source lines of the labels, each once, in the order of the text, with marks below."""
    placed: dict[int, list[tuple[int, Label]]] = {}
    for label in labels:
        line, column = source.position(label.span.start)
        placed.setdefault(line, []).append((column, label))
    shown: list[str] = []
    last = 0
    for number in sorted(placed):
        if last and number > last + 1:
            shown.append(style.paint(" " * width + "·", "34"))
        last = number
        text = source.line(number)
        marks = sorted(placed[number], key=lambda item: item[0])
        first, cut = _window(text, marks[0][0] - 1)
        shown.append(f"{style.paint(f'{number:>{width}}│', '34')} {visible(cut)}")
        for column, label in marks:
            main = label is diagnostic.label
            at = column - 1 - first
            length = max(1, min(label.span.end - label.span.start, len(text) - column + 1))
            space = " " * columns(visible(cut[:at]))
            mark = ("^" if main else "-") * max(1, columns(visible(cut[at : at + length])))
            note = f" {visible(label.text)}" if label.text else ""
            code = _COLOURS[str(diagnostic.severity)] if main else "34"
            shown.append(f"{style.paint(' ' * width + '│', '34')} {space}{style.paint(mark + note, code)}")
    return shown


def _window(text: str, at: int) -> tuple[int, str]:
    """The part of a long line around a place: where it begins in the line, and the part."""
    if len(text) <= LONGEST_LINE:
        return 0, text
    start = max(0, min(at - LONGEST_LINE // 3, len(text) - LONGEST_LINE))
    end = start + LONGEST_LINE
    part = text[start:end] + ("…" if end < len(text) else "")
    return (start - 1, "…" + part) if start else (0, part)
