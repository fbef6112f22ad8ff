"""What verbs give back: the bytes or the text itself, which show themselves in a notebook as what they are."""

from collections.abc import Iterable, Sequence
from html import escape
from itertools import islice
from typing import Any, ClassVar, TypeVar

T = TypeVar("T")

MOST_ROWS = 200
"""Rows of a table that a notebook shows."""
MOST_LINES = 12
"""Lines of plain text that a notebook keeps beside each table."""


class Picture(bytes):
    """A diagram as the bytes of a file; a notebook shows the picture, a prompt one line."""

    output_format: str

    def __new__(cls, data: bytes, output_format: str = "svg") -> "Picture":
        """The bytes of a picture and their format."""
        made = super().__new__(cls, data)
        made.output_format = output_format
        return made

    def __reduce__(self) -> tuple[Any, ...]:
        return Picture, (bytes(self), self.output_format)

    def __repr__(self) -> str:
        return f"<picture, {self.output_format}, {len(self):,} bytes>"

    def __str__(self) -> str:
        return repr(self)

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, Any]:  # noqa: ARG002 - IPython's interface
        """The picture where a notebook can show it, and one line of text."""
        shown: dict[str, Any] = {"text/plain": repr(self)}
        if self.output_format == "svg":
            shown["image/svg+xml"] = in_a_cell(self.decode())
        elif self.output_format == "png":
            shown["image/png"] = bytes(self)
        return shown


class ReportText(str):
    """A report as text; a notebook shows it set, a prompt one line."""

    __slots__ = ("output_format",)
    output_format: str

    def __new__(cls, text: str, output_format: str = "md") -> "ReportText":
        """The text of a report and its format."""
        made = super().__new__(cls, text)
        made.output_format = output_format
        return made

    def __reduce__(self) -> tuple[Any, ...]:
        return ReportText, (str(self), self.output_format)

    def __str__(self) -> str:
        return "".join(self)

    def __repr__(self) -> str:
        return f"<report, {self.output_format}, {len(self):,} characters>"

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, str]:  # noqa: ARG002 - IPython's interface
        """The report as Markdown, and else as plain text."""
        return {"text/markdown" if self.output_format == "md" else "text/plain": str(self)}


def in_a_cell(svg: str) -> str:
    """The picture no wider than the cell of a notebook that it stands in."""
    return svg.replace("<svg ", '<svg style="max-width:100%;height:auto" ', 1)


class TableOf(tuple[T, ...]):
    """A tuple that a notebook shows as a table, by `columns` and `row`."""

    __slots__ = ()
    columns: ClassVar[tuple[str, ...]]
    nothing: ClassVar[str]
    """What is said of an empty one."""

    @staticmethod
    def row(each: Any) -> tuple[str, ...]:
        """The cells of one."""
        raise NotImplementedError

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, str]:  # noqa: ARG002 - IPython's interface
        """Show it in a notebook."""
        return as_table(self.columns, map(self.row, self), len(self), said="" if self else self.nothing)

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:  # noqa: ARG002, FBT001 - IPython's interface
        """Show it at the prompt of IPython, which would print every tuple in full."""
        printer.text(self._repr_mimebundle_()["text/plain"])


def as_table(head: Sequence[str], rows: Iterable[Sequence[object]], number: int, *, said: str = "") -> dict[str, str]:
    """A table as a notebook shows it, and the first lines of it as plain text; `number` is that of all its rows.

    `said` stands above it.
    """
    shown = [[str(cell) for cell in row] for row in islice(rows, MOST_ROWS)]
    return {"text/html": _html(head, shown, number, said), "text/plain": _plain(head, shown, number, said)}


def _html(head: Sequence[str], rows: Sequence[Sequence[str]], number: int, said: str) -> str:
    parts = [f"<p>{escape(said)}</p>"] if said else []
    if rows:
        cells = "".join(f'<th style="text-align:left">{escape(each)}</th>' for each in head)
        parts.append(f"<table><thead><tr>{cells}</tr></thead><tbody>")
        for row in rows:
            cells = "".join(f'<td style="text-align:left;vertical-align:top">{escape(each)}</td>' for each in row)
            parts.append(f"<tr>{cells}</tr>")
        parts.append("</tbody></table>")
    if number > len(rows):
        parts.append(f"<p>and {number - len(rows):,} more</p>")
    return "".join(parts)


def _plain(head: Sequence[str], rows: Sequence[Sequence[str]], number: int, said: str) -> str:
    room = MOST_LINES - bool(said) - (number > MOST_LINES - bool(said))
    first = [[_short(cell) for cell in row] for row in rows[:room]]
    widths = [max(map(len, column)) for column in zip(*first, strict=True)]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in first]
    if number > len(first):
        lines.append(f"and {number - len(first):,} more")
    return "\n".join([*([said] if said else []), *lines]) or f"no {head[0]}"


def _short(cell: str) -> str:
    line = " ".join(cell.split())
    return line if len(line) <= 100 else f"{line[:99]}…"
