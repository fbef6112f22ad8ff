"""Themes: every colour, line and size of a diagram."""

from collections.abc import Mapping

import attrs


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
    """The border of a claim with a verdict, and whether its box is pale."""

    width: float
    style: str
    pale: bool = False


@attrs.frozen
class Theme:
    """A look: colours from Okabe and Ito (2008), which colour-blind readers tell apart."""

    font: str
    text: str
    muted: str
    paper: str
    text_size: float
    small_size: float
    box_width: float
    tints: tuple[Tint, ...]
    plain: Tint
    looks: Mapping[str, Look]
    verdicts: Mapping[str, Border]


FORUM = Theme(
    font="Arial",
    text="#1A1A1A",
    muted="#595959",
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
        "supports": Look("#007A59", "solid", 1.6, "normal", "+", "supports"),
        "implies": Look("#0068A5", "solid", 2.6, "normalnormal", "!", "implies (deduction)"),
        "rebuts": Look("#C24E00", "dashed", 1.8, "tee", "–", "rebuts", 1.1),
        "undercuts": Look("#8A3B74", "dotted", 2.4, "odiamond", "×", "undercuts a step"),
        "contradicts": Look("#333333", "solid", 1.1, "none", "", "contradict each other"),
    },
    verdicts={
        "": Border(1, "solid"),
        "accepted": Border(2.2, "solid"),
        "undecided": Border(0.9, "solid"),
        "rejected": Border(1.2, "dashed", pale=True),
        "unsupported": Border(1.2, "dotted", pale=True),
    },
)
"""The default: readable in grey, on paper and for colour-blind readers."""
