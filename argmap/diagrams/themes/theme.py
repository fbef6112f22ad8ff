"""Themes: every colour, line and size of a diagram."""

from collections.abc import Mapping
from typing import Any

import attrs

from argmap.model.verdict_kinds import LIKE, VerdictWord


@attrs.frozen
class Look:
    """How a kind of relation is drawn. No two kinds share their line and head, whatever their colour."""

    colour: str
    style: str
    width: float
    head: str
    sign: str
    label: str
    head_size: float = 0.8


@attrs.frozen
class Tint:
    """The colours of a side: border and small type, and the fill of its boxes."""

    line: str
    fill: str


@attrs.frozen
class Border:
    """The border of a claim with a verdict, and whether its box is pale.

    `style` is that of its line, or `double`; `corners` are `square` or `round`, or else those of the theme. `ink`,
    `fill` and `bar` are colours of its own for the border, the box and the bar at its side, where the theme tells
    verdicts apart by them; else those of the side count.
    """

    width: float
    style: str
    pale: bool = False
    corners: str = ""
    ink: str = ""
    fill: str = ""
    bar: str = ""


_INKS = {
    "disputed": "#8A4B00",
    "undecided": "#8A4B00",
    "countered": "#A3001B",
    "rejected": "#A3001B",
    "unsupported": "#595959",
}


@attrs.frozen
class Theme:
    """A look: colours from Okabe and Ito (2008), which colour-blind readers tell apart.

    `card` is the form of a box (`forum`, `ledger`, `slip`), `clusters` whether sides stand in frames, `stack` the
    list of fonts that an SVG names, `measured` whether its texts are held to their widths in Arial, `inks` the colours
    in which verdicts are written.
    """

    name: str
    font: str
    text: str
    muted: str
    small_text: str
    paper: str
    text_size: float
    small_size: float
    box_width: float
    tints: tuple[Tint, ...]
    plain: Tint
    looks: Mapping[str, Look]
    verdicts: Mapping[str, Border]
    stack: str
    card: str = "forum"
    shape: str = "filled"
    margin: str = "0.09,0.055"
    clusters: bool = False
    frame_line: str = "#B9BFC6"
    frame_fill: str = "#FAFBFC"
    frame_style: str = "rounded"
    measured: bool = True
    inks: Mapping[str, str] = attrs.field(factory=lambda: dict(_INKS))

    def ink(self, verdict: str) -> str:
        """The colour in which the word for a verdict is written."""
        return self.inks.get(verdict, self.text)

    def border(self, verdict: str) -> Border:
        """The border of a claim with a verdict, given by its word or its label.

        A word has the colours of its label and a form of its own, unless the theme gives it a border.
        """
        if verdict in self.verdicts:
            return self.verdicts[verdict]
        return attrs.evolve(self.verdicts[LIKE[verdict]], **_FORMS.get(verdict, {}))

    def form(self, border: Border) -> str:
        """The styles of Graphviz for the corners and the fill of a box."""
        named = {"square": "filled", "round": "rounded,filled"}
        return named.get(border.corners, self.shape)

    def tint(self, side: int) -> Tint:
        """The colours of a side; those beyond the last one share it."""
        return self.plain if side < 0 else self.tints[min(side, len(self.tints) - 1)]


_FORMS: Mapping[str, Mapping[str, Any]] = {
    VerdictWord.ANSWERED: {"style": "double", "width": 1},
    VerdictWord.ASSUMED: {"width": 0.9, "corners": "square"},
}
"""What tells the borders of the words apart that stand for one label."""

SANS = "Arial, 'Liberation Sans', Helvetica, 'Noto Sans', 'Noto Sans CJK SC', sans-serif"
SERIF = "'Times New Roman', 'Liberation Serif', Times, 'Noto Serif', 'Noto Serif CJK SC', serif"

FORUM = Theme(
    name="forum",
    font="Arial",
    text="#1A1A1A",
    muted="#595959",
    small_text="#333333",
    paper="#FFFFFF",
    text_size=10.5,
    small_size=8,
    box_width=158,
    tints=(
        Tint("#0068A5", "#DCEEF9"),
        Tint("#00694E", "#DDF1EA"),
        Tint("#805700", "#FBEBD0"),
        Tint("#8A3B74", "#F5E6EE"),
        Tint("#5A4FB0", "#E9E7F8"),
        Tint("#A33A10", "#FBE4DA"),
        Tint("#4A5A1E", "#EDF2DA"),
        Tint("#555555", "#EFEFEF"),
    ),
    plain=Tint("#0068A5", "#EDF5FA"),
    looks={
        "supports": Look(colour="#007A59", style="solid", width=1.6, head="normal", sign="+", label="supports"),
        "implies": Look(
            colour="#0068A5", style="solid", width=2.6, head="normalnormal", sign="!", label="implies (deduction)"
        ),
        "rebuts": Look(
            colour="#C24E00", style="dashed", width=1.8, head="tee", sign="–", label="rebuts", head_size=1.1
        ),
        "undercuts": Look(
            colour="#8A3B74", style="dotted", width=2.4, head="odiamond", sign="×", label="undercuts a step"
        ),
        "contradicts": Look(
            colour="#333333", style="solid", width=1.1, head="none", sign="", label="contradict each other"
        ),
    },
    verdicts={
        "": Border(1, "solid"),
        "accepted": Border(2.2, "solid"),
        "undecided": Border(0.9, "solid", corners="round"),
        "rejected": Border(1.2, "dashed", pale=True),
        "unsupported": Border(1.2, "dotted", pale=True),
    },
    stack=SANS,
)
"""The default: readable in grey, on paper and for colour-blind readers."""

_GREY = Tint("#4A4A4A", "#FFFFFF")
LEDGER = attrs.evolve(
    FORUM,
    name="ledger",
    card="ledger",
    shape="filled",
    margin="0,0",
    box_width=166,
    clusters=True,
    tints=(_GREY,),
    plain=_GREY,
    frame_line="#C9CCC0",
    frame_fill="#FAFBF6",
    verdicts={
        "": Border(1, "solid", ink="#4A4A4A", fill="#FFFFFF", bar="#4A4A4A"),
        "accepted": Border(1.8, "solid", ink="#14664A", fill="#FFFFFF", bar="#14664A"),
        "undecided": Border(1, "solid", corners="round", ink="#5C5C5C", fill="#F7F7F3", bar="#8C8C8C"),
        "rejected": Border(1.2, "dashed", ink="#5C5C5C", fill="#E9E9E9", bar="#8C8C8C"),
        "unsupported": Border(1.2, "dotted", ink="#5C5C5C", fill="#F0F0F0", bar="#B5B5B5"),
    },
)
"""Index cards: a bar and a border for the verdict, sections in frames."""

_INK = Tint("#000000", "#FFFFFF")
BRIEF = attrs.evolve(
    FORUM,
    name="brief",
    font="Times New Roman",
    text="#000000",
    muted="#444444",
    small_text="#000000",
    text_size=11,
    small_size=9,
    box_width=166,
    card="slip",
    shape="filled",
    margin="0.02,0.02",
    clusters=True,
    tints=(_INK,),
    plain=_INK,
    frame_line="#777777",
    frame_fill="#FFFFFF",
    frame_style="square",
    looks={kind: attrs.evolve(look, colour="#000000") for kind, look in FORUM.looks.items()},
    verdicts={
        "": Border(1, "solid"),
        "accepted": Border(2, "solid"),
        "undecided": Border(1, "solid", corners="round"),
        "rejected": Border(1.1, "dashed", fill="#ECECEC"),
        "unsupported": Border(1.1, "dotted", fill="#F4F4F4"),
    },
    stack=SERIF,
    measured=False,
    inks={},
)
"""Black and white, for print: what a claim does stands in it in words."""

THEMES: tuple[Theme, ...] = (FORUM, LEDGER, BRIEF)
