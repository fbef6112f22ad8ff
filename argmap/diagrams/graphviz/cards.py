"""The box of a claim as a table of Graphviz, in the card of a theme.

forum     text; below it id, verdict and the frames of the sources
ledger    a bar for the verdict; id and verdict above the text, the frames below it
slip      id and verdict above the text, below it what the claim does to which other
"""

from collections.abc import Callable, Mapping, Sequence

import attrs

from argmap.diagrams.diagram import Box
from argmap.diagrams.graphviz.markup import NO_TABLE, cell, font, markup, number, row, shortened, stack
from argmap.diagrams.graphviz.measure import break_lines, text_width
from argmap.diagrams.themes.theme import Theme, Tint

MOST_FRAMES = 3
MOST_BARS = 2
FAILED = "#A3001B"
SIGNS = {
    "unchallenged": "■",
    "answered": "◘",
    "assumed": "▪",
    "disputed": "□",
    "unsupported": "○",
    "countered": "×",
    "accepted": "■",
    "undecided": "□",
    "rejected": "×",
}
"""What stands before a verdict where colours do not."""
Does = Sequence[tuple[str, str]]
"""What a claim does: kinds of relation, each with the id of its target."""


def card(box: Box, does: Does, theme: Theme) -> str:
    """The label of a claim."""
    return CARDS[theme.card](box, does, theme)


def _forum(box: Box, does: Does, theme: Theme) -> str:
    """The text of a claim, and below it its id at the left and the frames of its sources at the right."""
    tint = theme.tint(box.side)
    frames_width, frames = _frames(box, tint, theme)
    said = _said(box, " · ")
    said_width = text_width(said, theme.small_size, bold=True)
    name = shortened(box.label or box.claim, theme.box_width - frames_width - 2 - said_width, theme.small_size)
    name_width = round(theme.box_width - frames_width)
    named = font(name, theme.small_size, tint.line, bold=True) + font(said, theme.small_size, theme.small_text)
    below = cell(named, name_width, height=18) + frames
    columns = ' COLSPAN="2"' if frames else ""
    return (
        f"<TABLE {NO_TABLE}>"
        f'<TR><TD{columns} ALIGN="LEFT" BALIGN="LEFT" WIDTH="{number(theme.box_width)}">{_text(box, theme)}</TD></TR>'
        f"<TR>{below}</TR></TABLE>"
    )


def _said(box: Box, sign: str) -> str:
    """The verdict, the credence, and how many neighbours are not shown."""
    parts = [box.verdict, box.weight, f"+{box.hidden}" if box.hidden else ""]
    return "".join(f"{sign}{part}" for part in parts if part)


def _text(box: Box, theme: Theme) -> str:
    lines = break_lines(box.text, theme.box_width - 2, theme.text_size)
    end = '<BR ALIGN="LEFT"/>'
    if box.role != "stub":
        text = "".join(f"{markup(line)}{end}" for line in lines)
    else:
        text = "".join(f"{font(line, theme.text_size, theme.muted)}{end}" for line in lines)
    also = [line for each in box.also for line in break_lines(f"= {each}", theme.box_width - 2, theme.small_size)]
    return text + "".join(f"{font(line, theme.small_size, theme.small_text)}{end}" for line in also)


def _text_row(box: Box, theme: Theme) -> str:
    """The text in a table of its own, with some room around it."""
    inner = f'<TD ALIGN="LEFT" BALIGN="LEFT" WIDTH="{round(theme.box_width) - 4}">{_text(box, theme)}</TD>'
    return f'<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="0" CELLPADDING="2"><TR>{inner}</TR></TABLE>'


def _frames(box: Box, tint: Tint, theme: Theme, *, align: str = "RIGHT") -> tuple[int, str]:
    """Small frames with the ids of sources, at most one row: their width and their table cell."""
    if not box.sources:
        return 0, ""
    size = theme.small_size - 0.5
    ranked = sorted(box.sources, key=lambda each: each not in box.failed)  # what failed is not left out
    shown = [(_source(each, each in box.failed, size), each in box.failed) for each in ranked[:MOST_FRAMES]]
    if len(ranked) > MOST_FRAMES:
        shown[-1:] = [(f"+{len(ranked) - MOST_FRAMES + 1}", False)]
    widths = [round(text_width(text, size) + 8) for text, _ in shown]
    cells = ""
    for (text, failed), width in zip(shown, widths, strict=True):
        line, ink = (FAILED, FAILED) if failed else (tint.line, theme.small_text)
        more = f'BORDER="1" COLOR="{line}" BGCOLOR="{theme.paper}" STYLE="ROUNDED" '
        cells += cell(font(text, size, ink), width, align="CENTER", height=12, more=more)
    total = sum(widths) + 3 * (len(widths) + 1)
    table = (
        f'<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="3" CELLPADDING="0" FIXEDSIZE="TRUE" '
        f'WIDTH="{total}" HEIGHT="18" ALIGN="{align}"><TR>{cells}</TR></TABLE>'
    )
    return total, cell(table, total, align=align, height=18)


def _source(source: str, failed: bool, size: float) -> str:  # noqa: FBT001 - private, with one use
    name = shortened(source.rpartition(".")[2], 60, size)
    return f"× {name}" if failed else name


def _ledger(box: Box, does: Does, theme: Theme) -> str:
    """A bar in the colour of the verdict; above the text the id and the verdict in capitals, the frames below."""
    border = theme.border(box.verdict)
    inner, size = round(theme.box_width), theme.small_size
    said = box.verdict.upper()
    said_width = round(text_width(said, size - 0.5, bold=True) + 2) if said else 0
    more = _ROLES.get(box.role, "") + _said(attrs.evolve(box, verdict=""), " · ")
    room = inner - said_width - 4
    name = shortened(box.label or box.claim, max(room - text_width(more, size, bold=True), 30), size)
    if text_width(name + more, size, bold=True) > room:
        more = ""
    head = cell(font(name + more, size, theme.small_text, bold=True), inner - said_width)
    if said:
        ink = border.ink or theme.small_text
        head += cell(font(said, size - 0.5, ink, bold=True), said_width, align="RIGHT")
    rows = [row(head), _text_row(box, theme)]
    if box.sources:
        total, frames = _frames(box, Tint("#6B6B6B", theme.paper), theme, align="LEFT")
        rows.append(row(frames, cell("", max(inner - total, 1), height=18)))
    bar = f'<TD WIDTH="6" BGCOLOR="{border.bar or theme.plain.line}"></TD>'  # as high as the content beside it
    return row(bar, f"<TD>{stack(rows)}</TD>")


_ROLES = {"thesis": " · THESIS", "evidence": " · EVIDENCE", "assumed": " · ASSUMED"}


def _slip(box: Box, does: Does, theme: Theme) -> str:
    """Id, sign and verdict above the text with the sources at the right; bars with what the claim does below."""
    inner, size = round(theme.box_width), theme.small_size
    listed = " ".join(_source(source, source in box.failed, size) for source in box.sources)
    sources = shortened(listed, inner * 0.4, size)
    sources_width = round(text_width(sources, size, bold=True) + 2) if sources else 0
    said = f"  {SIGNS.get(box.verdict, '')} {box.verdict}" if box.verdict else ""
    said += _said(attrs.evolve(box, verdict=""), " · ")
    room = inner - sources_width - text_width(said, size) - 6
    name = shortened(box.label or box.claim, max(room, 24), size)
    named = font(name, size, theme.text, bold=True) + font(said, size, theme.text)
    head = cell(named, inner - sources_width)
    if sources:
        head += cell(font(sources, size, theme.text), sources_width, align="RIGHT")
    return stack([row(head), _text_row(box, theme), *([_bars(does, inner, theme)] if does else [])])


def _bars(does: Does, inner: int, theme: Theme) -> str:
    """What a claim does, in bars: white ones for, black ones against."""
    shown = list(does[:MOST_BARS])
    width = (inner - 3 * (len(shown) - 1)) // len(shown)
    size = theme.small_size - 0.5
    cells = ""
    for at, (kind, target) in enumerate(shown):
        last = at == len(shown) - 1
        more = f" +{len(does) - MOST_BARS}" if last and len(does) > MOST_BARS else ""
        # a step without a name is called by its line, which stands in brackets as it does in the language
        called = f"({target})" if " " in target else target
        text = shortened(f"{kind} {called}", width - 8 - text_width(more, size), size, bold=False) + more
        ink, fill = (theme.paper, theme.text) if kind in ("rebuts", "undercuts") else (theme.text, theme.paper)
        around = f'BORDER="1" COLOR="{theme.text}" BGCOLOR="{fill}" '
        cells += cell(font(f" {text}", size, ink), width, more=around)
    return f'<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="1" CELLPADDING="0"><TR>{cells}</TR></TABLE>'


CARDS: Mapping[str, Callable[[Box, Does, Theme], str]] = {"forum": _forum, "ledger": _ledger, "slip": _slip}
