"""A drawing in one of the formats that can be kept in a file."""

import math
import re
import unicodedata

from argmap.diagrams.as_dot import as_dot
from argmap.diagrams.as_svg import finish_svg
from argmap.diagrams.drawing import Diagram
from argmap.diagrams.engines import Engine, engines, render
from argmap.diagrams.theme import FORUM, Theme

FORMATS = ("svg", "png", "pdf", "dot")
MOST_PIXELS = 60_000_000
RESOLUTION = 200
"""Dots per inch of a PNG: enough for print; less where the picture would exceed `MOST_PIXELS`."""
_SIZE = re.compile(r'<svg width="([\d.]+)pt" height="([\d.]+)pt"')
_PLAIN = ("LATIN", "GREEK", "CYRILLIC")


def picture(
    diagram: Diagram, output_format: str, *, theme: Theme = FORUM, dot: str = "", messages: list[str] | None = None
) -> bytes:
    """Draw as `svg`, `png`, `pdf` or `dot`.

    `dot` names a Graphviz program to use instead of the embedded one; what a reader should know about
    the picture is added to `messages`.

    Raises:
        ValueError: for another format.
        EngineError: if no engine could draw it.
    """
    if output_format not in FORMATS:
        raise ValueError(f"`{output_format}` is none of {', '.join(FORMATS)}")
    source = as_dot(diagram, theme)
    if output_format == "dot":
        return source.encode()
    tried = engines(output_format, dot=dot, plain_script=_is_plain(diagram))
    if output_format == "png":
        return _png(source, tried, dot, messages)
    drawn = render(source, output_format, tried)
    return finish_svg(drawn.decode(), diagram).encode() if output_format == "svg" else drawn


def _png(source: str, tried: tuple[Engine, ...], dot: str, messages: list[str] | None) -> bytes:
    size = _SIZE.search(render(source, "svg", engines("svg", dot=dot)).decode())
    resolution = RESOLUTION
    if size:
        area = float(size[1]) * float(size[2]) / 72**2
        resolution = min(RESOLUTION, math.floor(math.sqrt(MOST_PIXELS / area)))
        if resolution < RESOLUTION and messages is not None:
            messages.append(f"drawn at {resolution} instead of {RESOLUTION} dots per inch: the map is very large")
    return render(source, "png", tried, (f"-Gdpi={resolution}",))


def _is_plain(diagram: Diagram) -> bool:
    """Whether every letter is Latin, Greek or Cyrillic."""
    texts = (diagram.title, *diagram.sides, *(f"{box.claim}{box.text}{''.join(box.sources)}" for box in diagram.boxes))
    letters = {char for text in texts if not text.isascii() for char in text if char.isalpha() and char > "\x7f"}
    return all(unicodedata.name(char, "").startswith(_PLAIN) for char in letters)
