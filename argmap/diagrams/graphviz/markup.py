"""Pieces of the HTML-like labels of Graphviz: text that stays text, and tables without lines."""

from collections.abc import Sequence
from html import escape

from argmap.columns import printable
from argmap.diagrams.graphviz.measure import fitting

NO_TABLE = 'BORDER="0" CELLBORDER="0" CELLSPACING="0" CELLPADDING="0"'


def markup(text: str) -> str:
    """Text for an HTML-like label: nothing in it is read as a tag, an entity or an escape."""
    # Two backslashes: Graphviz looks for escapes such as \\N after it has read the entities.
    return escape(printable(text), quote=True).replace("\\", "&#92;&#92;")


def number(value: float) -> str:
    """A number as short as it can be written."""
    return f"{value:g}"


def shortened(text: str, width: float, size: float, *, bold: bool = True) -> str:
    """A text that fits into a width in points, with an ellipsis where something was cut."""
    fits = fitting(text, width, size, bold=bold, more="…")
    return text if fits == len(text) else f"{text[:fits]}…"


def font(text: str, size: float, colour: str, *, bold: bool = False) -> str:
    """Text in a size and colour; nothing where there is no text, for Graphviz stumbles over empty tags."""
    if not text:
        return ""
    inner = f"<B>{markup(text)}</B>" if bold else markup(text)
    return f'<FONT POINT-SIZE="{number(size)}" COLOR="{colour}">{inner}</FONT>'


def cell(content: str, width: float, *, align: str = "LEFT", height: int = 14, more: str = "") -> str:
    """A cell of fixed size, in points."""
    size = f'FIXEDSIZE="TRUE" WIDTH="{round(width)}" HEIGHT="{height}"'
    return f'<TD {more}ALIGN="{align}" {size}>{content}</TD>'


def row(*cells: str) -> str:
    """A table of one row without lines."""
    return f"<TABLE {NO_TABLE}><TR>{''.join(cells)}</TR></TABLE>"


def stack(rows: Sequence[str], *, padding: int = 3) -> str:
    """Tables above each other."""
    cells = "".join(f'<TR><TD ALIGN="LEFT">{each}</TD></TR>' for each in rows)
    return f'<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="0" CELLPADDING="{padding}">{cells}</TABLE>'
