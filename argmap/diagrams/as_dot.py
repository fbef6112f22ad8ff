"""A drawing as DOT, the language of Graphviz; equal drawings give equal bytes.

Learnt from measuring: no `label` on edges (Graphviz fails on some maps), so signs are head labels;
a contradiction has no weight in the layout; boxes are tables of fixed width, measured by ourselves.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from html import escape
from itertools import groupby

from graphviz import Digraph

from argmap.diagrams.drawing import Box, Diagram, Link
from argmap.diagrams.measure import break_lines, text_width
from argmap.diagrams.theme import FORUM, Look, Theme, Tint

_NO_TABLE = 'BORDER="0" CELLBORDER="0" CELLSPACING="0" CELLPADDING="0"'
LEGEND_WIDTH = 760.0
"""Points after which the legend begins another row."""
MOST_FRAMES = 3


def as_dot(diagram: Diagram, theme: Theme = FORUM) -> str:
    """The drawing as DOT source.

    Ids in DOT are `c1`, `c2`, … for claims and `j1`, … for joints, in the order of the map; the `id`
    attributes that end up in an SVG are `claim-NAME` and `step-N`.
    """
    names = {box.claim: f"c{at}" for at, box in enumerate(diagram.boxes, 1)}
    joints = {joint.step: f"j{at}" for at, joint in enumerate(diagram.joints, 1)}
    numbers = {step: at for at, step in enumerate(dict.fromkeys(link.step for link in diagram.links), 1)}
    dot = Digraph("argmap")
    dot.attr(
        "graph",
        rankdir="RL",
        bgcolor=theme.paper,
        fontname=theme.font,
        fontsize="12",
        nodesep="0.2",
        ranksep="0.62",
        pad="0.3",
        splines="spline",
        outputorder="edgesfirst",
        labelloc="t",
        labeljust="l",
        label=f"<{_legend(diagram, theme)}>",
    )
    dot.attr(
        "node",
        shape="box",
        style="rounded,filled",
        fontname=theme.font,
        fontsize=_number(theme.text_size),
        fontcolor=theme.text,
        margin="0.09,0.055",
        height="0.3",
    )
    dot.attr("edge", fontname=theme.font, fontsize="11", arrowsize="0.8", labeldistance="1.7", labelangle="-28")
    for (side, thesis, verdict), boxes in groupby(
        diagram.boxes, key=lambda box: (box.side, box.role == "thesis", box.verdict)
    ):
        _boxes(dot, boxes, names, _tint(side, theme), theme, thesis=thesis, verdict=verdict)
    _align(dot, [names[box.claim] for box in diagram.boxes if box.role == "thesis"])
    dot.attr("node", shape="circle", style="filled", width="0.1", height="0.1", fixedsize="true", label="")
    for joint in diagram.joints:
        colour = theme.looks[joint.kind].colour
        id_ = f"joint-{numbers[joint.step]}"
        dot.node(joints[joint.step], id=id_, color=colour, fillcolor=colour, **{"class": "joint"})

    def name(id_: str) -> str:
        return joints.get(id_) or names[id_]

    for kind in diagram.kinds:
        links = [link for link in diagram.links if link.kind == kind]
        for head in (True, False):
            for aside in (False, True):
                alike = [link for link in links if link.head is head and link.aside is aside]
                _edges(dot, alike, theme.looks[kind], numbers, name)
    return str(dot.source)


def _align(dot: Digraph, tops: Sequence[str]) -> None:
    """Put the top claims into one column, where reading begins."""
    if len(tops) > 1:
        with dot.subgraph() as column:
            column.attr(rank="sink")
            for top in tops:
                column.node(top)


def element_id(claim: str) -> str:
    """The `id` that a claim has in an SVG."""
    return "claim-" + claim.replace("#", "_")


def _edges(
    dot: Digraph, links: Sequence[Link], look: Look, numbers: dict[str, int], name: Callable[[str], str]
) -> None:
    """The edges of one kind, under their common look."""
    if not links:
        return
    with dot.subgraph() as group:
        colour = lighter(look.colour) if links[0].aside else look.colour
        width = look.width * (0.6 if links[0].aside else 1)
        common = {"color": colour, "fontcolor": colour, "style": look.style, "penwidth": _number(width)}
        if links[0].kind == "contradicts":
            common |= {
                "color": f"{look.colour}:invis:{look.colour}",
                "dir": "both",
                "arrowtail": "none",
                "weight": "0",
                "minlen": "0",
            }
        head = look.head if links[0].head else "none"
        sign = {"headlabel": f"<<B>{escape(look.sign)}</B>>"} if links[0].head and look.sign else {}
        kind = {"class": f"{links[0].kind} aside" if links[0].aside else links[0].kind}
        group.attr("edge", **common, **kind, **sign, arrowhead=head, arrowsize=_number(look.head_size))
        # Names and numbers are our own and need no quoting, which for a large map would take most of the time.
        group.body += [f'\t{name(link.start)} -> {name(link.end)} [id="step-{numbers[link.step]}"]\n' for link in links]


def _boxes(
    dot: Digraph,
    boxes: Iterable[Box],
    names: Mapping[str, str],
    tint: Tint,
    theme: Theme,
    *,
    thesis: bool,
    verdict: str,
) -> None:
    """The boxes of one side that follow each other, under their common look."""
    with dot.subgraph() as group:
        border = theme.verdicts[verdict]
        group.attr(
            "node",
            color=tint.line,
            fillcolor=theme.paper if border.pale else tint.fill,
            style=f"rounded,filled,{border.style}" if border.style != "solid" else "rounded,filled",
            penwidth=_number(border.width + (1.4 if thesis and not verdict else 0)),
        )
        group.body += [
            f"\t{names[box.claim]} [label=<{_claim_table(box, tint, theme)}> "
            f"id={_quoted(element_id(box.claim))} class={_quoted(f'claim {box.role} {box.verdict}'.rstrip())}]\n"
            for box in boxes
        ]


def _quoted(text: str) -> str:
    """A text as a quoted string of DOT, in which nothing is an escape."""
    doubled = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{doubled}"'


def _tint(side: int, theme: Theme) -> Tint:
    return theme.plain if side < 0 else theme.tints[min(side, len(theme.tints) - 1)]


def _claim_table(box: Box, tint: Tint, theme: Theme) -> str:
    """The text of a claim, and below it its id at the left and the frames of its sources at the right."""
    lines = break_lines(box.text, theme.box_width - 2, theme.text_size)
    text = "".join(f'{markup(line)}<BR ALIGN="LEFT"/>' for line in lines)
    frames_width, frames = _frames(box.sources, tint, theme)
    verdict = f" · {box.verdict}" if box.verdict else ""
    verdict_width = text_width(verdict, theme.small_size, bold=True)
    name = _shortened(box.claim, theme.box_width - frames_width - 2 - verdict_width, theme.small_size)
    said = f'<FONT POINT-SIZE="{_number(theme.small_size)}" COLOR="#333333">{markup(verdict)}</FONT>' if verdict else ""
    name_width = round(theme.box_width - frames_width)
    named = f'<FONT POINT-SIZE="{_number(theme.small_size)}" COLOR="{tint.line}"><B>{markup(name)}</B></FONT>{said}'
    row = f'<TD ALIGN="LEFT" FIXEDSIZE="TRUE" WIDTH="{name_width}" HEIGHT="18">{named}</TD>{frames}'
    columns = ' COLSPAN="2"' if frames else ""
    return (
        f"<TABLE {_NO_TABLE}>"
        f'<TR><TD{columns} ALIGN="LEFT" BALIGN="LEFT" WIDTH="{_number(theme.box_width)}">{text}</TD></TR>'
        f"<TR>{row}</TR></TABLE>"
    )


def _frames(sources: Sequence[str], tint: Tint, theme: Theme) -> tuple[int, str]:
    """Small frames with the ids of sources, at most one row: their width and their table cell."""
    if not sources:
        return 0, ""
    size = theme.small_size - 0.5
    shown = [_shortened(each.rpartition(".")[2], 60, size) for each in sources[:MOST_FRAMES]]
    if len(sources) > MOST_FRAMES:
        shown[-1:] = [f"+{len(sources) - MOST_FRAMES + 1}"]
    widths = [round(text_width(text, size) + 8) for text in shown]
    cells = "".join(
        f'<TD BORDER="1" COLOR="{tint.line}" BGCOLOR="{theme.paper}" STYLE="ROUNDED" FIXEDSIZE="TRUE" '
        f'WIDTH="{width}" HEIGHT="12"><FONT POINT-SIZE="{_number(size)}" COLOR="#333333">{markup(text)}</FONT></TD>'
        for text, width in zip(shown, widths, strict=True)
    )
    total = sum(widths) + 3 * (len(widths) + 1)
    table = (
        f'<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="3" CELLPADDING="0" FIXEDSIZE="TRUE" '
        f'WIDTH="{total}" HEIGHT="18" ALIGN="RIGHT"><TR>{cells}</TR></TABLE>'
    )
    return total, f'<TD ALIGN="RIGHT" FIXEDSIZE="TRUE" WIDTH="{total}" HEIGHT="18">{table}</TD>'


def _shortened(text: str, width: float, size: float) -> str:
    """A text that fits, with an ellipsis where something was cut."""
    if text_width(text, size, bold=True) <= width:
        return text
    while text and text_width(f"{text}…", size, bold=True) > width:
        text = text[:-1]
    return f"{text}…"


def _legend(diagram: Diagram, theme: Theme) -> str:
    """Title, numbers and the legend of what occurs, above the drawing."""
    rows = [
        f'<TR><TD ALIGN="LEFT"><FONT POINT-SIZE="17"><B>{markup(line)}</B></FONT></TD></TR>'
        for line in break_lines(diagram.title, LEGEND_WIDTH * 0.9, 17)
    ]
    rows.append(
        f'<TR><TD ALIGN="LEFT"><FONT POINT-SIZE="10" COLOR="{theme.muted}">{markup(diagram.subtitle)}</FONT></TD></TR>'
    )
    entries = [
        (
            "Map" if diagram.sides_are_maps else "Section",
            [_side(at, title, theme) for at, title in enumerate(diagram.sides)],
        )
    ]
    if len(diagram.sides) < 2:
        entries = []
    if diagram.kinds:
        entries.append(("Links", [_link(theme.looks[kind], theme) for kind in diagram.kinds]))
    if diagram.verdicts:
        entries.append(("Verdicts", [_border_entry(each, theme) for each in diagram.verdicts]))
    if diagram.sources:
        entries.append(("Sources", [_frame_entry(theme)]))
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


def _entry(symbol_width: float, symbol: str, text: str) -> tuple[float, str]:
    width = round(text_width(text, 9) + 10)
    cells = (
        f'<TD FIXEDSIZE="TRUE" WIDTH="{round(symbol_width)}" HEIGHT="14">{symbol}</TD>'
        f'<TD ALIGN="LEFT" FIXEDSIZE="TRUE" WIDTH="{width}" HEIGHT="14">'
        f'<FONT POINT-SIZE="9" COLOR="#333333">{markup(text)}</FONT></TD>'
    )
    return symbol_width + width + 6, cells


def _side(at: int, title: str, theme: Theme) -> tuple[float, str]:
    tint = _tint(at, theme)
    swatch = (
        f'<TABLE BORDER="1" CELLBORDER="0" CELLSPACING="0" CELLPADDING="0" FIXEDSIZE="TRUE" WIDTH="18" HEIGHT="12" '
        f'COLOR="{tint.line}" BGCOLOR="{tint.fill}" STYLE="ROUNDED"><TR><TD></TD></TR></TABLE>'
    )
    return _entry(20, swatch, _shortened(title.replace("\n", " "), 330, 9))


def _border_entry(verdict: str, theme: Theme) -> tuple[float, str]:
    border = theme.verdicts[verdict]
    style = f"ROUNDED,{border.style}" if border.style != "solid" else "ROUNDED"
    swatch = (
        f'<TABLE BORDER="{max(1, round(border.width))}" CELLBORDER="0" CELLSPACING="0" CELLPADDING="0" '
        f'FIXEDSIZE="TRUE" WIDTH="20" HEIGHT="12" COLOR="{theme.plain.line}" STYLE="{style.upper()}" '
        f'BGCOLOR="{theme.paper if border.pale else theme.plain.fill}"><TR><TD></TD></TR></TABLE>'
    )
    return _entry(22, swatch, verdict)


def lighter(colour: str) -> str:
    """A colour half-way to white: relations that the verdicts set aside."""
    parts = [int(colour[at : at + 2], 16) for at in (1, 3, 5)]
    return "#" + "".join(f"{round(part + (255 - part) * 0.45):02X}" for part in parts)


def _frame_entry(theme: Theme) -> tuple[float, str]:
    frame = (
        f'<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="0" CELLPADDING="0"><TR><TD BORDER="1" COLOR="{theme.muted}" '
        f'STYLE="ROUNDED" FIXEDSIZE="TRUE" WIDTH="24" HEIGHT="12"><FONT POINT-SIZE="7.5" COLOR="#333333">id</FONT>'
        "</TD></TR></TABLE>"
    )
    return _entry(26, frame, "source whose words the claim quotes")


_HEADS = {"normal": "►", "normalnormal": "►►", "tee": "┤", "odiamond": "◊", "none": ""}


def _link(look: Look, theme: Theme) -> tuple[float, str]:
    """A piece of line in the look of a relation, drawn from filled cells, and its head as a sign."""
    del theme
    if look.head == "none":
        bar = f'<TR><TD FIXEDSIZE="TRUE" WIDTH="24" HEIGHT="2" BGCOLOR="{look.colour}"></TD></TR>'
        gap = '<TR><TD FIXEDSIZE="TRUE" WIDTH="24" HEIGHT="2"></TD></TR>'
        return _entry(
            26, f'<TABLE {_NO_TABLE} FIXEDSIZE="TRUE" WIDTH="24" HEIGHT="6">{bar}{gap}{bar}</TABLE>', look.label
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
    line = f'<TABLE {_NO_TABLE} FIXEDSIZE="TRUE" WIDTH="{used}" HEIGHT="{height}"><TR>{cells}</TR></TABLE>'
    head = _HEADS[look.head]
    symbol = (
        f'<TABLE {_NO_TABLE}><TR><TD FIXEDSIZE="TRUE" WIDTH="{used}" HEIGHT="14">{line}</TD>'
        f'<TD ALIGN="LEFT"><FONT COLOR="{look.colour}" POINT-SIZE="10">{head}</FONT></TD></TR></TABLE>'
    )
    return _entry(used + 4 + 10 * len(head), symbol, look.label)


def markup(text: str) -> str:
    """Text for an HTML-like label: nothing in it is read as a tag, an entity or an escape."""
    # Two backslashes: Graphviz looks for escapes such as \\N after it has read the entities.
    printable = text
    if not text.isprintable():
        printable = "".join(char if char.isprintable() else "\ufffd" for char in text)
    return escape(printable, quote=True).replace("\\", "&#92;&#92;")


def _number(value: float) -> str:
    return f"{value:g}"
