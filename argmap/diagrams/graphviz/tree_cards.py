"""The boxes of trees as tables of Graphviz: claims in full, slips, and stacks of reasons.

What a box does stands in a tab at its left side, in the colour of the relation, so that no sign can lie under a box;
lines arrive at ports of their own at its right side.
"""

from collections.abc import Sequence

import attrs

from argmap.diagrams.diagram import Box
from argmap.diagrams.graphviz.as_dot import element_id
from argmap.diagrams.graphviz.cards import FAILED, SIGNS
from argmap.diagrams.graphviz.markup import font, markup, number, shortened
from argmap.diagrams.graphviz.measure import break_lines, text_width
from argmap.diagrams.themes.theme import Theme
from argmap.diagrams.trees.homes import QUESTION, RIVALS, SLIP

TAB = 13
"""Points of the tab at the left side."""
SLIP_LINES = 2
MOST_ALSO = 3
_TABLE = '<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="0" CELLPADDING="0">'
_BREAK = '<BR ALIGN="LEFT"/>'


@attrs.frozen
class CardStyle:
    """What the cards of a picture have in common.

    `sources` says whether each names its sources: not where all are of one. `pages` are the pages on which claims
    stand, where there are several, `letters` whether each names its side (a section, a map), so that its colour is not
    alone.
    """

    theme: Theme
    sources: bool = True
    pages: dict[str, int] = attrs.field(factory=dict, eq=False)
    letters: bool = False


APART = 10
"""Points from one line that arrives at a box to the next, so that no head lies over another one."""


def tree_card(box: Box, does: str, ports: int, also: Sequence[str], style: CardStyle) -> str:
    """The label of a box of its own: the tab of what it `does`, the content, and ports for what arrives."""
    theme = style.theme
    if box.role == QUESTION:
        return question_card(box, ports, theme)
    plain = not does or does == RIVALS
    tab = '<TD PORT="w" WIDTH="4"></TD>' if plain else _tab(theme.looks[does].colour, theme.looks[does].sign, theme)
    rows = content(box, also, style)
    cells = "".join(
        f'<TR><TD PORT="p{at}" WIDTH="3" HEIGHT="{max(APART, _height(box, also, style) // max(1, ports))}" '
        f'FIXEDSIZE="TRUE"></TD></TR>'
        for at in range(max(1, ports))
    )
    arrivals = f'<TD WIDTH="4">{_TABLE}{cells}</TABLE></TD>'
    body = f'<TD CELLPADDING="4">{_TABLE}{rows}</TABLE></TD>'
    return f"{_TABLE}<TR>{tab}{body}{arrivals}</TR></TABLE>"


def question_card(box: Box, ports: int, theme: Theme) -> str:
    """The label of a question: its words beside a bracket, at which the lines of its answers arrive."""
    lines = break_lines(box.text, theme.box_width * 0.75, theme.text_size)
    words = "".join(f"<I>{markup(line)}</I>{_BREAK}" for line in lines)
    colour = theme.looks["contradicts"].colour
    high = max(24, 14 * len(lines), 12 * ports) // max(1, ports)
    cells = "".join(
        f'<TR><TD PORT="p{at}" WIDTH="2" HEIGHT="{high}" BGCOLOR="{colour}"></TD></TR>' for at in range(ports)
    )
    bracket = f"<TD>{_TABLE}{cells}</TABLE></TD>"
    said = f'<TD PORT="w" ALIGN="LEFT" BALIGN="LEFT" CELLPADDING="4">{words}</TD>'
    return f"{_TABLE}<TR>{said}{bracket}</TR></TABLE>"


def stack_card(boxes: Sequence[Box], does: str, columns: int, also: dict[str, Sequence[str]], style: CardStyle) -> str:
    """The label of a stack: a tab as high as all rows, and the boxes in rows with a line between them."""
    theme = style.theme
    look = theme.looks[does]
    high = -(-len(boxes) // columns)
    rows = []
    for row in range(high):
        cells = ""
        for column in range(columns):
            at = row + column * high
            if at >= len(boxes):
                cells += "<TD></TD>"
                continue
            box = boxes[at]
            fill = theme.paper if box.role == SLIP else _fill(box, theme)
            inner = f"{_TABLE}{content(box, also.get(box.claim, ()), style)}</TABLE>"
            # Graphviz gives a cell an id only with a link, which is taken out of the picture again.
            own = f' ID="{markup(box_id(box))}" HREF="x"'
            cells += f'<TD{own} ALIGN="LEFT" BGCOLOR="{fill}" CELLPADDING="4">{inner}</TD>'
        tab = _tab(look.colour, look.sign, theme, rows=high) if not row else ""
        rows.append(f"<TR>{tab}{cells}</TR>")
    return (
        f'<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="1" CELLPADDING="0" BGCOLOR="{look.colour}">'
        f"{''.join(rows)}</TABLE>"
    )


def box_id(box: Box) -> str:
    """The `id` that a box has in an SVG; of a slip its own."""
    if box.role == QUESTION:
        return box.claim.replace(" ", "-")
    if box.role == SLIP:
        return "slip-" + box.claim.replace("#", "_").replace("@", "-")
    return element_id(box.claim)


def box_class(box: Box) -> str:
    """The class that a box has in an SVG."""
    return box.role if box.role in (SLIP, QUESTION) else f"claim {box.role} {box.verdict}".rstrip()


def _tab(colour: str, sign: str, theme: Theme, *, rows: int = 1) -> str:
    span = f' ROWSPAN="{rows}"' if rows > 1 else ""
    inner = font(sign or "=", 11, theme.paper, bold=True)
    return f'<TD{span} PORT="w" BGCOLOR="{colour}" WIDTH="{TAB}" ALIGN="CENTER">{inner}</TD>'


def _fill(box: Box, theme: Theme) -> str:
    border = theme.border(box.verdict)
    return border.fill or (theme.paper if border.pale else theme.tint(box.side).fill)


def content(box: Box, also: Sequence[str], style: CardStyle) -> str:
    """The rows of a box: its text, its verdict with what it is called, and its further uses."""
    theme = style.theme
    width = theme.box_width
    lines = _lines(box, style)
    rows = f'<TR><TD ALIGN="LEFT" BALIGN="LEFT" WIDTH="{number(width)}">{"".join(lines)}</TD></TR>'
    rows += f'<TR><TD ALIGN="LEFT" HEIGHT="12">{_beneath(box, style)}</TD></TR>'
    ink = theme.tint(box.side).line
    for told in _also_lines(also):
        words = font(shortened(told, width, theme.small_size), theme.small_size, ink, bold=True)
        rows += f'<TR><TD ALIGN="LEFT" HEIGHT="11">{words}</TD></TR>'
    return rows


def _also_lines(also: Sequence[str]) -> Sequence[str]:
    if len(also) <= MOST_ALSO:
        return also
    return [*also[: MOST_ALSO - 1], f"and {len(also) - MOST_ALSO + 1} more uses"]


def _lines(box: Box, style: CardStyle) -> list[str]:
    """The text, broken into lines; of a slip the first two."""
    theme = style.theme
    width = theme.box_width - 2
    if box.role == SLIP:
        size = theme.text_size - 1.5
        broken = break_lines(box.text, width, size)
        if len(broken) > SLIP_LINES:
            broken = [*broken[: SLIP_LINES - 1], f"{broken[SLIP_LINES - 1][:-2].rstrip()} …"]
        return [f"{font(line, size, theme.small_text)}{_BREAK}" for line in broken]
    bold = box.role == "thesis"
    broken = break_lines(box.text, width * (0.92 if bold else 1), theme.text_size)
    marked = [f"<B>{markup(line)}</B>" if bold else markup(line) for line in broken]
    small = [line for each in box.also for line in break_lines(f"= {each}", width, theme.small_size)]
    return [
        *(f"{line}{_BREAK}" for line in marked),
        *(f"{font(line, theme.small_size, theme.small_text)}{_BREAK}" for line in small),
    ]


def _beneath(box: Box, style: CardStyle) -> str:
    """The verdict, which is the news; then the name, the page of a slip, and the sources."""
    theme, size = style.theme, style.theme.small_size
    name = box.label or box.claim
    side = f"{letter_of(box.side)} " if style.letters and box.side >= 0 else ""
    word = f"{SIGNS.get(box.verdict, '')} {box.verdict}".strip() if theme.card == "slip" else box.verdict
    hidden = f"+{box.hidden}" if box.hidden else ""
    said = " · ".join(part for part in (word, box.weight, hidden) if part)
    page = f"→ p. {style.pages[name]}" if box.role == SLIP and name in style.pages else ""
    failed = [f"× {each.rpartition('.')[2]}" for each in box.failed]
    sources = [each.rpartition(".")[2] for each in box.sources if each not in box.failed] if style.sources else []
    room = theme.box_width - text_width(f"{said}   {side}{page}", size, bold=True)
    behind = "" if box.role == SLIP else " · ".join([*failed, *sources])
    behind = shortened(behind, room * 0.5, size, bold=False)
    shown = shortened(name, max(24.0, room - text_width(f"  {behind}", size)), size, bold=False)
    ink = FAILED if box.failed else theme.muted
    parts = [
        font(said, size, theme.ink(box.verdict), bold=True),
        font(f"  {side}" if said else side, size, theme.tint(box.side).line, bold=True) if side else "",
        font(f"  {shown}" if said and not side else shown, size, theme.muted),
    ]
    parts.append(font(f"  {behind}" if behind else "", size, ink))
    parts.append(font(f"  {page}" if page else "", size, theme.tint(box.side).line, bold=True))
    return "".join(parts)


def letter_of(side: int) -> str:
    """`A`, `B`, … of a side."""
    return chr(ord("A") + side)


def _height(box: Box, also: Sequence[str], style: CardStyle) -> int:
    """About how high a box is, to share among its ports."""
    return round(len(_lines(box, style)) * style.theme.text_size * 1.15) + 14 + 11 * len(_also_lines(also))
