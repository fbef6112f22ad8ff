"""How large a picture is on paper or on a screen."""

import re

import attrs

POINTS = {"pt": 1.0, "mm": 72 / 25.4, "cm": 720 / 25.4, "in": 72.0, "px": 0.75}
PAPERS = {"a4": (210.0, 297.0), "letter": (215.9, 279.4), "slide": (254.0, 142.9)}
"""Width and height in millimetres; a sheet is turned where that makes the picture larger, a slide is not."""
POSTERS = ("a0", "a1", "a2", "a3")
MARGIN = 15.0
"""Millimetres that are left free at each side."""
SMALLEST = 0.45
"""Below this scale the text of a claim is under five points: nobody reads it."""
_LENGTH = re.compile(r"(\d+(?:\.\d+)?)\s*(pt|mm|cm|in|px)")
_ROOT = re.compile(r'<svg width="([\d.]+)pt" height="([\d.]+)pt"')


@attrs.frozen
class Size:
    """What a picture has to fit into; without anything said it is as large as it comes."""

    paper: str = ""
    scale: float = 1.0
    max_width: float = 0.0
    """Points; 0 for any."""

    def of(self, width: float, height: float) -> float:
        """The scale for a picture of some points."""
        scale = self.scale
        if self.paper:
            short, long = (side - 2 * MARGIN for side in PAPERS[self.paper])
            fits = [(short, long)] if self.paper == "slide" else [(short, long), (long, short)]
            room = max(min(w * POINTS["mm"] / width, h * POINTS["mm"] / height) for w, h in fits)
            scale = min(scale, room)
        if self.max_width:
            scale = min(scale, self.max_width / width)
        return scale


def read_length(text: str) -> float | None:
    """A length such as `170mm`, `6in` or `800px` in points; `None` for anything else."""
    match = _LENGTH.fullmatch(text.strip())
    return float(match[1]) * POINTS[match[2]] if match and float(match[1]) else None


def size_of(svg: str) -> tuple[float, float]:
    """Width and height of an SVG of Graphviz, in points."""
    match = _ROOT.search(svg)
    if match is None:
        raise ValueError("no SVG of Graphviz")
    return float(match[1]), float(match[2])


def scaled(svg: str, scale: float) -> str:
    """The SVG at another size; what is in it stays the same."""
    if scale == 1:
        return svg
    return _ROOT.sub(
        lambda match: f'<svg width="{float(match[1]) * scale:.2f}pt" height="{float(match[2]) * scale:.2f}pt"',
        svg,
        count=1,
    )


_ANY = re.compile(r'(<svg\b[^>]*?) width="([\d.]+)pt" height="([\d.]+)pt"')


def size_in(svg: str) -> tuple[float, float]:
    """Width and height of an SVG of ours, in points."""
    match = _ANY.search(svg)
    if match is None:
        raise ValueError("no SVG with a size")
    return float(match[2]), float(match[3])


def scaled_svg(svg: str, scale: float) -> str:
    """An SVG of ours at another size; what is in it stays the same."""
    if scale == 1:
        return svg
    return _ANY.sub(
        lambda match: f'{match[1]} width="{float(match[2]) * scale:.2f}pt" height="{float(match[3]) * scale:.2f}pt"',
        svg,
        count=1,
    )
