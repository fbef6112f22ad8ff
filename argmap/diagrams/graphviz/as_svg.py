"""Finishing an SVG: fonts, widths, alternative text, and titles that make sense to a reader."""

import re
from collections.abc import Mapping
from html import escape, unescape

from argmap.columns import printable
from argmap.diagrams.diagram import Diagram
from argmap.diagrams.graphviz.as_dot import element_id
from argmap.diagrams.graphviz.measure import is_shaped, text_width
from argmap.diagrams.graphviz.signs import clear_signs
from argmap.diagrams.themes.theme import FORUM, Theme

_ROOT = re.compile(r"<svg\b[^>]*>")
_TEXT = re.compile(r'<text\b([^>]*)font-family="[^"]*"([^>]*)>([^<]*)</text>')
_SIZE = re.compile(r'font-size="([\d.]+)"')
_GROUP = re.compile(r'(<g id="([^"]*)" class="([^"]*)">\s*<title>)[^<]*(</title>)')
_FRAME = re.compile(
    r'(<g id="[^"]*" class="cluster[^"]*">[^<]*<title>[^<]*</title>[^<]*<[^>]*>\s*)(<text\b[^>]*>[^<]*</text>)'
)
_PLACE = re.compile(r' x="([-\d.]+)" y="([-\d.]+)"')
_NODE = re.compile(r'(?:<!--[^>]*-->\s*)?<g id="[^"]*" class="node')
_FURTHER_LINE = re.compile(r"^(step-\d+)-\d+$")
_GRAPH_TITLE = re.compile(r'(<g id="graph0"[^>]*>\s*)<title>[^<]*</title>')


def finish_svg(svg: str, diagram: Diagram, theme: Theme = FORUM) -> str:
    """The SVG of an engine, made fit for a page.

    The text stays plain `<text>`, with a list of fonts and with its measured length, so that it fits
    its box in whatever font is there; no sign stands under a box; every claim and relation has a title
    that says it in words.
    """
    body = clear_signs(svg[_start(svg) :])
    body = _TEXT.sub(lambda match: _text(match, theme), body)
    body = _frames(body, theme)
    titles = _titles(diagram)
    body = _GROUP.sub(lambda match: _title(match, titles), body)
    body = _GRAPH_TITLE.sub(r"\1", body)
    title = f'<title id="argmap-title">{_xml(diagram.title)}</title>'
    description = f'<desc id="argmap-desc">{_xml(diagram.description)}</desc>'
    head = f"\n{title}\n{description}"
    body = _ROOT.sub(
        lambda match: match[0][:-1] + ' role="img" aria-labelledby="argmap-title argmap-desc">' + head, body, count=1
    )
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{body.rstrip()}\n'


def _start(svg: str) -> int:
    match = _ROOT.search(svg)
    return match.start() if match else 0


def _text(match: re.Match[str], theme: Theme) -> str:
    before, after, text = match.groups()
    attributes = before + after
    size = _SIZE.search(attributes)
    words = unescape(text)
    length = ""
    if theme.measured and size and len(words) > 1 and not is_shaped(words):
        width = text_width(words, float(size[1]), bold='font-weight="bold"' in attributes)
        length = f' textLength="{width:.2f}" lengthAdjust="spacingAndGlyphs"'
    return f'<text{before}font-family="{theme.stack}"{after}{length}>{text}</text>'


def _frames(body: str, theme: Theme) -> str:
    """Put the titles of frames over the lines, on ground of their own, so that a line passes behind them."""
    first = _NODE.search(body)
    if first is None:
        return body
    titles: list[str] = []

    def lifted(match: re.Match[str]) -> str:
        text = match[2]
        place, size = _PLACE.search(text), _SIZE.search(text)
        if place is None or size is None:
            return match[0]
        x, y, high = float(place[1]), float(place[2]), float(size[1])
        words = unescape(text[text.index(">") + 1 : text.rindex("<")])
        width = text_width(words, high, bold=True)
        ground = f'x="{x - 2:.2f}" y="{y - high:.2f}" width="{width + 4:.2f}" height="{high * 1.3:.2f}"'
        titles.append(f'<rect {ground} fill="{theme.frame_fill}"/>\n{text}\n')
        return match[1]

    lines = _FRAME.sub(lifted, body[: first.start()])
    over = f'<g class="frame-titles">\n{"".join(titles)}</g>\n' if titles else ""
    return lines + over + body[first.start() :]


def _titles(diagram: Diagram) -> Mapping[str, str]:
    titles = {element_id(box.claim): f"{box.label or box.claim}: {box.text}" for box in diagram.boxes}
    numbers = {step: at for at, step in enumerate(dict.fromkeys(link.step for link in diagram.links), 1)}
    said = {link.step: _said(link.step, link.kind, link.start, link.end) for link in diagram.links}
    for step, at in numbers.items():
        titles[f"step-{at}"] = titles[f"joint-{at}"] = said[step]
    return titles


def _said(step: str, kind: str, start: str, end: str) -> str:
    if f" {kind} " in step:
        return step
    return f"{step}: {start} {kind} {end}" if start != step else f"{step} ({kind} {end})"


def _title(match: re.Match[str], titles: Mapping[str, str]) -> str:
    opening, id_, _, closing = match.groups()
    said = titles.get(_FURTHER_LINE.sub(r"\1", unescape(id_)))
    return match[0] if said is None else f"{opening}{_xml(said)}{closing}"


def _xml(text: str) -> str:
    return escape(printable(text, kept="\n"), quote=False)
