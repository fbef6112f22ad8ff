"""A drawing in one of the formats that can be kept in a file."""

import math

from argmap.analysis.facts import Facts
from argmap.diagrams.as_mermaid import as_mermaid
from argmap.diagrams.diagram import Diagram
from argmap.diagrams.drawing import draw
from argmap.diagrams.graphviz.as_dot import as_dot
from argmap.diagrams.graphviz.as_svg import finish_svg
from argmap.diagrams.graphviz.engines import Engine, EngineError, engines, render
from argmap.diagrams.graphviz.measure import is_plain
from argmap.diagrams.pages.pictures import TreePictures
from argmap.diagrams.sizes import SMALLEST, Size, scaled, size_of
from argmap.diagrams.themes.theme import FORUM, Theme
from argmap.model.content import MapContent
from argmap.shown import in_a_cell

FORMATS = ("svg", "png", "pdf", "dot", "mmd")
MOST_PIXELS = 60_000_000
RESOLUTION = 200
"""Dots per inch of a PNG: enough for print; less where the picture would exceed `MOST_PIXELS`."""


def picture(
    diagram: Diagram,
    output_format: str,
    *,
    theme: Theme = FORUM,
    dot: str = "",
    size: Size | None = None,
    messages: list[str] | None = None,
) -> bytes:
    """Draw as `svg`, `png`, `pdf`, `dot` or `mmd`.

    `dot` names a Graphviz program to use instead of the embedded one; what a reader should know about
    the picture is added to `messages`.

    Raises:
        ValueError: for another format.
        EngineError: if no engine could draw it.
    """
    if output_format not in FORMATS:
        raise ValueError(f"`{output_format}` is none of {', '.join(FORMATS)}")
    said = [] if messages is None else messages
    if output_format == "mmd":
        return as_mermaid(diagram, messages=said).encode()
    source = as_dot(diagram, theme)
    if output_format == "dot":
        return source.encode()
    tried = engines(output_format, dot=dot, plain_script=_is_plain(diagram))
    if output_format == "svg":
        drawn = render(source, "svg", tried).decode()
        scale = (size or Size()).of(*size_of(drawn))
        _say_small(scale, said)
        return finish_svg(scaled(drawn, scale), diagram, theme).encode()
    if output_format == "pdf" and size is None:
        return render(source, "pdf", tried)
    width, height = size_of(render(source, "svg", engines("svg", dot=dot)).decode())
    scale = (size or Size()).of(width, height)
    _say_small(scale, said)
    if output_format == "pdf":
        return render(source, "pdf", tried, (f"-Gsize={width * scale / 72:.3f},{height * scale / 72:.3f}!",))
    return _png(source, tried, width * scale, height * scale, scale, said)


def _say_small(scale: float, messages: list[str]) -> None:
    if scale < SMALLEST:
        messages.append(
            f"drawn at {scale:.0%} of its size, which is too small to read; choose a view or a larger sheet"
        )


def _png(
    source: str, tried: tuple[Engine, ...], width: float, height: float, scale: float, messages: list[str]
) -> bytes:
    resolution = min(RESOLUTION, math.floor(math.sqrt(MOST_PIXELS / (width * height / 72**2))))
    if resolution < RESOLUTION:
        messages.append(f"drawn at {resolution} instead of {RESOLUTION} dots per inch: the map is very large")
    return render(source, "png", tried, (f"-Gdpi={max(1, round(resolution * scale))}",))


def _is_plain(diagram: Diagram) -> bool:
    """Whether every letter is Latin, Greek or Cyrillic."""
    texts = (diagram.title, *diagram.sides, *(f"{box.claim}{box.text}{''.join(box.sources)}" for box in diagram.boxes))
    return all(map(is_plain, texts))


def mimebundle(amap: MapContent, facts: Facts) -> dict[str, str]:
    """A map as a notebook shows it: SVG and plain text; only text where no engine can draw it."""
    bundle = {"text/plain": str(amap)}
    try:
        bundle["image/svg+xml"] = in_a_cell(TreePictures(draw(amap, facts), amap, facts).sheet())
    except EngineError as error:
        bundle["text/plain"] += f" – not drawn: {error}"
    return bundle
