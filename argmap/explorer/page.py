"""A map as a page: the picture to pan, zoom and select in, the quotations beside it, and a table of everything."""

import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import attrs

from argmap.analysis.facts import Facts
from argmap.diagrams.drawing import draw
from argmap.diagrams.picture import picture
from argmap.diagrams.themes.theme import FORUM, Theme
from argmap.diagrams.view import View
from argmap.explorer.data import page_data
from argmap.model.content import MapContent
from argmap.model.propositions import as_propositions
from argmap.reports.as_html import as_html
from argmap.reports.envelope import envelope, html_text
from argmap.reports.report import Report, ReportPart, as_page
from argmap.reports.subject import Subject

_XML_HEAD = re.compile(r"^<\?xml[^>]*\?>\s*")
_NEEDLESS = tuple(
    (re.compile(pattern), instead)
    for pattern, instead in (
        (r' font-family="[^"]*"| xml:space="preserve"(?= )| text-anchor="start"| lengthAdjust="[^"]*"', ""),
        (r"<!--.*?-->\n?", ""),
        (r'(class="(?:edge|joint)[^"]*">)\s*<title>[^<]*</title>', r"\1"),
        (r"(-?\d+\.\d)\d+", r"\1"),
    )
)
_NODE = re.compile(r'<g id="(claim[^"]*)" class="node ([^"]*)">')


def explorer_page(
    amap: MapContent,
    facts: Facts,
    *,
    view: View | None = None,
    theme: Theme = FORUM,
    dot: str = "",
    more: str = "",
    messages: Sequence[str] = (),
) -> str:
    """The page. Whatever a map holds goes in as text: nothing in it becomes markup.

    `more` is script of our own that is added to that of the page, `messages` stand above the map.

    Raises:
        EngineError: if no engine could draw the map.
        ValueError: for the number of a position that there is not.
    """
    made = component(amap, facts, view=view, theme=theme, dot=dot)
    title = amap.heading
    dark = '<button id="dark" title="dark or light" aria-pressed="false">Dark</button>'
    live = '<span id="watching" role="status"></span>' if more else ""
    body = f"""<header>
<h1>{html_text(title)}</h1>
<div class="tools" role="toolbar" aria-label="Tools of the map">
{made.tools}
{dark}
{live}
</div>
</header>
{_messages(messages)}
<main class="pane">
{made.pane}
</main>
<details id="table">
<summary>All claims as a table</summary>
{chr(10).join(_table(Subject(amap, facts)))}
</details>
{made.data}"""
    style, script = made.style + _own("explorer.css"), _own("explorer.js") + more
    return envelope(title, body, style, script=script, language=amap.language or "en", live=bool(more))


@attrs.frozen
class Component:
    """The map to explore as a part of a page: HTML of its tools, of the map with its panel, its data, and its style."""

    tools: str
    pane: str
    data: str
    style: str


def component(
    amap: MapContent, facts: Facts, *, view: View | None = None, theme: Theme = FORUM, dot: str = ""
) -> Component:
    """The map to explore.

    Raises:
        EngineError: if no engine could draw the map.
        ValueError: for the number of a position that there is not.
    """
    amap = as_propositions(amap)
    diagram = draw(amap, facts, view)
    svg = _lean(_XML_HEAD.sub("", picture(diagram, "svg", theme=theme, dot=dot).decode()))
    svg = _NODE.sub(r'<g id="\1" class="node \2" tabindex="0" role="button">', svg)
    data = json.dumps(page_data(Subject(amap, facts), diagram), ensure_ascii=False, separators=(",", ":"))
    # Inside a script element only `<` could end it; `\u003c` is the same sign to JSON.
    data = data.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    find = '<input id="find" type="search" placeholder="word, name or source" aria-describedby="found">'
    tools = f"""<label>Find {find}</label>
<span id="found" role="status"></span>
{_choices("position", "Verdicts", [("", "without taking a side")])}
{_choices("source", "Source", [("", "all")])}
{_choices("speaker", "Speaker", [("", "all")])}
<button id="smaller" title="smaller (-)" aria-label="Zoom out">−</button>
<button id="larger" title="larger (+)" aria-label="Zoom in">+</button>
<button id="fit" title="the whole map (0)">Fit</button>"""
    pane = f"""<div id="map" tabindex="-1" aria-label="The map; every claim is a button in it">{svg}</div>
<aside id="panel" aria-live="polite" aria-label="The selected claim"></aside>"""
    style = f"{_own('component.css')}#map svg text {{ font-family: {theme.stack}; }}\n"
    return Component(tools, pane, f'<script type="application/json" id="data">{data}</script>', style)


def report_page(
    made: Report, *, theme: Theme = FORUM, dot: str = "", part: ReportPart = ReportPart.WHOLE, other: str = ""
) -> str:
    """The report, or page 1 and its chapters alone, as a page in which the map is one to explore.

    Raises:
        EngineError: if no engine could draw the map.
    """
    subject = made.subject
    inner = component(subject.map, subject.facts, theme=theme, dot=dot)
    explore = f"""<div class="tools" role="toolbar" aria-label="Tools of the map">
{inner.tools}
</div>
<div class="pane">
{inner.pane}
</div>
{inner.data}"""
    page = as_page(made, picture=explore, charted=True, part=part, other=other)
    annex = other if part is ReportPart.REPORT else ""
    return as_html(page, made, style=inner.style, script=_own("explorer.js"), annex=annex)


def message_page(messages: Sequence[str], more: str) -> str:
    """A page that says why there is no map; `more` is script of our own."""
    body = f"<header><h1>argmap</h1></header>\n{_messages(messages)}"
    return envelope("argmap", body, _own("explorer.css"), script=more, live=True)


def _messages(messages: Sequence[str]) -> str:
    """What is wrong with the file, above the map."""
    if not messages:
        return ""
    listed = "".join(f"<li>{html_text(message)}</li>" for message in messages)
    return f'<section id="messages" aria-label="What is wrong" role="status"><ul>{listed}</ul></section>'


def _lean(svg: str) -> str:
    """The SVG without what the page says in its style or its data, and with tenths of a point."""
    for pattern, instead in _NEEDLESS:
        svg = pattern.sub(instead, svg)
    return svg


def _choices(id_: str, label: str, options: list[tuple[str, str]]) -> str:
    inner = "".join(f'<option value="{value}">{name}</option>' for value, name in options)
    return f'<label>{label} <select id="{id_}">{inner}</select></label>'


def _table(subject: Subject) -> Iterator[str]:
    """Everything as a table: the alternative for those who cannot see the picture."""
    amap = subject.map
    yield '<div class="wide"><table>'
    yield '<thead><tr><th scope="col">claim</th><th scope="col">text</th><th scope="col">verdict</th>'
    yield '<th scope="col">why</th><th scope="col">bears on</th></tr></thead><tbody>'
    for claim in amap.claims:
        uses = [amap.inferences[use] for use in subject.facts.uses.get(claim, ())]
        bears = "; ".join(f"{step.kind} {step.target}" for step in uses)
        cells = [
            subject.text(claim),
            subject.verdicts[claim].value,
            str(subject.because(claim)).replace("`", ""),
            bears,
        ]
        row = "".join(f"<td>{html_text(cell)}</td>" for cell in cells)
        yield f'<tr><th scope="row"><code>{html_text(claim)}</code></th>{row}</tr>'
    yield "</tbody></table></div>"


def _own(name: str) -> str:
    return (Path(__file__).parent / name).read_text(encoding="utf-8")
