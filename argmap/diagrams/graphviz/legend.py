"""The head of a picture: title, numbers, and a legend of what occurs."""

from collections.abc import Iterator, Sequence

from argmap.diagrams.diagram import Diagram
from argmap.diagrams.graphviz.cards import FAILED, SIGNS
from argmap.diagrams.graphviz.markup import NO_TABLE, font, markup, shortened
from argmap.diagrams.graphviz.measure import break_lines, text_width
from argmap.diagrams.themes.theme import Look, Theme

LEGEND_WIDTH = 760.0
"""Points after which the legend begins another row."""


def legend(diagram: Diagram, theme: Theme) -> str:
    """Title, numbers and the legend of what occurs, above the drawing."""
    rows = [
        f'<TR><TD ALIGN="LEFT"><FONT POINT-SIZE="17"><B>{markup(line)}</B></FONT></TD></TR>'
        for line in break_lines(diagram.title, LEGEND_WIDTH * 0.9, 17)
    ]
    rows.append(
        f'<TR><TD ALIGN="LEFT"><FONT POINT-SIZE="10" COLOR="{theme.muted}">{markup(diagram.subtitle)}</FONT></TD></TR>'
    )
    used = {box.side for box in diagram.boxes}
    entries = [
        (
            diagram.sides_are,
            [_side(at, title, theme) for at, title in enumerate(diagram.sides) if at in used],
        )
    ]
    clusters = theme.clusters if diagram.clusters is None else diagram.clusters
    if len(diagram.sides) < 2 or clusters:  # frames have their titles themselves
        entries = []
    if diagram.kinds:
        entries.append(("Links", [_link(theme.looks[kind], theme) for kind in diagram.kinds]))
    if diagram.verdicts:
        entries.append(("Verdicts", [_border_entry(verdict, theme) for verdict in diagram.verdicts]))
    if diagram.sources:
        failed = [_frame_entry(theme, failed=True)] if any(box.failed for box in diagram.boxes) else []
        entries.append(("Sources", [_frame_entry(theme), *failed]))
    notes = []
    if any(box.hidden for box in diagram.boxes):
        notes.append(_note("+2", "neighbours that are not shown", theme))
    if any(box.role == "stub" for box in diagram.boxes):
        notes.append(_note("…", "dotted: stands outside of this view", theme))
    if notes:
        entries.append(("View", notes))
    for title, items in entries:
        rows += [f'<TR><TD ALIGN="LEFT">{row}</TD></TR>' for row in _legend_rows(title, items, theme)]
    rows.append('<TR><TD HEIGHT="12"></TD></TR>')
    return f'<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="0" CELLPADDING="2">{"".join(rows)}</TABLE>'


def _legend_rows(title: str, items: Sequence[tuple[float, str]], theme: Theme) -> Iterator[str]:
    """A legend line in as many rows as it needs; each item is its width and its cells."""
    head = 48.0
    row, used = "", head
    first = True
    for width, cells in items:
        if row and used + width > LEGEND_WIDTH:
            yield _legend_row(title if first else "", row, used, theme)
            row, used, first = "", head, False
        row += cells
        used += width
    yield _legend_row(title if first else "", row, used, theme)


def _legend_row(title: str, cells: str, width: float, theme: Theme) -> str:
    # An empty tag is an error to Graphviz, which then leaves the whole title out.
    words = f'<FONT POINT-SIZE="9" COLOR="{theme.muted}"><B>{markup(title)}</B></FONT>' if title else ""
    head = f'<TD ALIGN="LEFT" FIXEDSIZE="TRUE" WIDTH="45" HEIGHT="14">{words}</TD>'
    return (
        f'<TABLE ALIGN="LEFT" BORDER="0" CELLBORDER="0" CELLSPACING="3" CELLPADDING="0" FIXEDSIZE="TRUE" '
        f'WIDTH="{round(width + 6)}" HEIGHT="20"><TR>{head}{cells}</TR></TABLE>'
    )


def _entry(symbol_width: float, symbol: str, text: str, theme: Theme) -> tuple[float, str]:
    width = round(text_width(text, 9) + 10)
    cells = (
        f'<TD FIXEDSIZE="TRUE" WIDTH="{round(symbol_width)}" HEIGHT="14">{symbol}</TD>'
        f'<TD ALIGN="LEFT" FIXEDSIZE="TRUE" WIDTH="{width}" HEIGHT="14">'
        f"{font(text, 9, theme.small_text)}</TD>"
    )
    return symbol_width + width + 6, cells


def _side(at: int, title: str, theme: Theme) -> tuple[float, str]:
    tint = theme.tint(at)
    swatch = (
        f'<TABLE BORDER="1" CELLBORDER="0" CELLSPACING="0" CELLPADDING="0" FIXEDSIZE="TRUE" WIDTH="18" HEIGHT="12" '
        f'COLOR="{tint.line}" BGCOLOR="{tint.fill}" STYLE="ROUNDED"><TR><TD></TD></TR></TABLE>'
    )
    return _entry(20, swatch, shortened(title.replace("\n", " "), 330, 9), theme)


def _border_entry(verdict: str, theme: Theme) -> tuple[float, str]:
    border = theme.border(verdict)
    if theme.card == "slip":
        return _entry(12, font(SIGNS[verdict], 10, theme.text), verdict, theme)
    form = theme.form(border)
    styles = ["ROUNDED"] if "rounded" in form else []
    styles += [border.style.upper()] if border.style in ("dashed", "dotted") else []
    styled = f' STYLE="{",".join(styles)}"' if styles else ""
    fill = border.fill or (theme.paper if border.pale else theme.plain.fill)
    ink = border.ink or theme.plain.line
    inside, spacing = "<TD></TD>", 0
    if border.style == "double":
        size = 'FIXEDSIZE="TRUE" WIDTH="16" HEIGHT="8"'
        inside, spacing = f'<TD BORDER="1" {size} COLOR="{ink}"{styled}></TD>', 1
    swatch = (
        f'<TABLE BORDER="{max(1, round(border.width))}" CELLBORDER="0" CELLSPACING="{spacing}" CELLPADDING="0" '
        f'FIXEDSIZE="TRUE" WIDTH="20" HEIGHT="12" COLOR="{ink}"{styled} '
        f'BGCOLOR="{fill}"><TR>{inside}</TR></TABLE>'
    )
    return _entry(22, swatch, verdict, theme)


def _frame_entry(theme: Theme, *, failed: bool = False) -> tuple[float, str]:
    colour = FAILED if failed else theme.muted
    words = "quotation that does not fit its text" if failed else "source whose words the claim quotes"
    frame = (
        f'<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="0" CELLPADDING="0"><TR><TD BORDER="1" COLOR="{colour}" '
        f'STYLE="ROUNDED" FIXEDSIZE="TRUE" WIDTH="24" HEIGHT="12">'
        f"{font('× id' if failed else 'id', 7.5, colour if failed else theme.small_text)}</TD></TR></TABLE>"
    )
    return _entry(26, frame, words, theme)


def _note(sign: str, text: str, theme: Theme) -> tuple[float, str]:
    return _entry(18, font(sign, 9, theme.small_text, bold=True), text, theme)


_HEADS = {"normal": "►", "normalnormal": "►►", "tee": "┤", "odiamond": "◊", "none": ""}


def _link(look: Look, theme: Theme) -> tuple[float, str]:
    """A piece of line in the look of a relation, drawn from filled cells, and its head as a sign."""
    if look.head == "none":
        bar = f'<TR><TD FIXEDSIZE="TRUE" WIDTH="24" HEIGHT="2" BGCOLOR="{look.colour}"></TD></TR>'
        gap = '<TR><TD FIXEDSIZE="TRUE" WIDTH="24" HEIGHT="2"></TD></TR>'
        return _entry(
            26, f'<TABLE {NO_TABLE} FIXEDSIZE="TRUE" WIDTH="24" HEIGHT="6">{bar}{gap}{bar}</TABLE>', look.label, theme
        )
    drawn, gap_ = {"solid": (24, 0), "dashed": (6, 3), "dotted": (2, 3)}[look.style]
    height = 3 if look.width > 2 and look.style == "solid" else 2
    cells, used = "", 0
    while used < 22:
        cells += f'<TD FIXEDSIZE="TRUE" WIDTH="{drawn}" HEIGHT="{height}" BGCOLOR="{look.colour}"></TD>'
        used += drawn
        if used < 22 and gap_:
            cells += f'<TD FIXEDSIZE="TRUE" WIDTH="{gap_}" HEIGHT="{height}"></TD>'
            used += gap_
    line = f'<TABLE {NO_TABLE} FIXEDSIZE="TRUE" WIDTH="{used}" HEIGHT="{height}"><TR>{cells}</TR></TABLE>'
    head = _HEADS[look.head]
    symbol = (
        f'<TABLE {NO_TABLE}><TR><TD FIXEDSIZE="TRUE" WIDTH="{used}" HEIGHT="14">{line}</TD>'
        f'<TD ALIGN="LEFT"><FONT COLOR="{look.colour}" POINT-SIZE="10">{head}</FONT></TD></TR></TABLE>'
    )
    return _entry(used + 4 + 10 * len(head), symbol, look.label, theme)
