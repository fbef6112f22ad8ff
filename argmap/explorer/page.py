"""A map as a page: the picture to pan, zoom and select in, the quotations beside it, and a table of everything."""

import json
import re
from collections.abc import Sequence
from pathlib import Path

import attrs
from markupsafe import Markup

from argmap.analysis.facts import Facts
from argmap.diagrams.drawing import draw
from argmap.diagrams.pages.pictures import TreePictures
from argmap.diagrams.picture import picture
from argmap.diagrams.themes.theme import FORUM, Theme
from argmap.diagrams.view import View
from argmap.explorer.data import page_data
from argmap.findings.subject import Subject
from argmap.model.content import MapContent
from argmap.model.propositions import as_propositions
from argmap.page.blocks import Figure
from argmap.page.envelope import envelope, html_text
from argmap.page.roles import roles_css

_XML_HEAD = re.compile(r"^<\?xml[^>]*\?>\s*")
_NEEDLESS = tuple(
    (re.compile(pattern), instead)
    for pattern, instead in (
        (r' (?:font-family="[^"]*"|xml:space="preserve"(?= )|text-anchor="start"|lengthAdjust="[^"]*")(?=[^<>]*>)', ""),
        (r"<!--.*?-->\n?", ""),
        (r'(class="(?:edge|joint)[^"]*">)\s*<title>[^<]*</title>', r"\1"),
        (r"(?<=>)\n+(?=<)", ""),
    )
)
_SLIP = re.compile(r'(<g id="slip-[^"]*" class="node (?:row )?slip")>\s*<title>([^:<]*):[^<]*</title>')
_TITLE = re.compile(r'(<g id="[^"]*" class="node [^>]*>)<title>[^<]*</title>')
"""What a box says when a pointer rests on it: the page knows that from its data."""
_HOW = "font-weight|font-style|font-size|fill|stroke|stroke-width|stroke-dasharray"
_LOOKS = re.compile(
    rf'(<(?:text|path|polygon|polyline|ellipse|rect)\b[^>]*?)((?: (?:{_HOW})="[^"]*")+)((?:(?!class=)[^>])*>)'
)
"""A part of the SVG with how it looks."""


def explorer_page(
    amap: MapContent,
    facts: Facts,
    *,
    view: View | None = None,
    theme: Theme = FORUM,
    dot: str = "",
    graph: bool = False,
    more: str = "",
    messages: Sequence[str] = (),
) -> str:
    """The page. Whatever a map holds goes in as text: nothing in it becomes markup.

    The map is drawn as trees, or with `graph` as one graph. `more` is script of our own that is added to that of the
    page, `messages` stand above the map.

    Raises:
        EngineError: if no engine could draw the map.
        ValueError: for the number of a position that there is not.
    """
    made = component(amap, facts, view=view, theme=theme, dot=dot, graph=graph)
    title = amap.heading
    body = _BODY.format(
        title=html_text(title),
        tools=made.tools,
        live=Markup('<span id="watching" role="status"></span>') if more else "",
        messages=_messages(messages),
        pane=made.pane,
        data=made.data,
    )
    style, script = made.style + roles_css("class") + _own("explorer.css"), _script() + more
    return envelope(title, body, style=style, script=script, language=amap.language or "en", live=bool(more))


_BODY = Markup("""<header>
<h1>{title}</h1>
<div class="tools" role="toolbar" aria-label="Tools of the map">
{tools}
<button id="save" title="save what is in view, as SVG">Save</button>
<button id="full" title="full screen" aria-pressed="false">Full</button>
<button id="dark" title="dark or light" aria-pressed="false">Dark</button>
{live}
</div>
</header>
{messages}
<main class="pane">
{pane}
</main>
<details id="table">
<summary>All claims as a table</summary>
<div class="wide"></div>
</details>
{data}""")


@attrs.frozen
class Component:
    """The map to explore as a part of a page: HTML of its tools, of the map with its panel, its data, and its style."""

    tools: Markup
    pane: Markup
    data: Markup
    style: str


def component(
    amap: MapContent,
    facts: Facts,
    *,
    view: View | None = None,
    theme: Theme = FORUM,
    dot: str = "",
    graph: bool = False,
) -> Component:
    """The map to explore, as trees where neither `graph` nor the view asks for one graph.

    Raises:
        EngineError: if no engine could draw the map.
        ValueError: for the number of a position that there is not.
    """
    amap = as_propositions(amap)
    diagram = draw(amap, facts, view)
    if graph or (view is not None and (view.folded or view.clusters)):
        drawn = picture(diagram, "svg", theme=theme, dot=dot).decode()
    else:
        drawn = TreePictures(diagram, amap, facts, theme=theme, dot=dot).sheet()
    svg = _lean(_XML_HEAD.sub("", drawn))
    svg = _SLIP.sub(r'\1 data-claim="\2"><title>\2</title>', svg)
    svg = _TITLE.sub(r"\1", svg)
    svg, looks = _classed(svg)
    data = json.dumps(page_data(Subject(amap, facts), diagram), ensure_ascii=False, separators=(",", ":"))
    # Inside a script element only `<` could end it; `\u003c` is the same sign to JSON.
    data = data.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    tools = _TOOLS.format(
        positions=_choices("position", "Verdicts", "without taking a side"),
        sources=_choices("source", "Source", "all"),
        speakers=_choices("speaker", "Speaker", "all"),
    )
    pane = _PANE.format(svg=Markup(svg))  # noqa: S704 - the engine's, of what we gave it
    held = Markup('<script type="application/json" id="data">{}</script>').format(Markup(data))  # noqa: S704 - as above
    style = f"{_own('component.css')}{looks}#map svg text {{ font-family: {theme.stack}; }}\n"
    return Component(tools, pane, held, style)


_TOOLS = Markup("""<label>Find <input id="find" type="search" placeholder="word, name or source" \
aria-describedby="found"></label>
<span id="found" role="status"></span>
{positions}
{sources}
{speakers}
<button id="smaller" title="smaller (-)" aria-label="Zoom out">−</button>
<button id="larger" title="larger (+)" aria-label="Zoom in">+</button>
<button id="fit" title="the whole map (0)">Fit</button>""")
_PANE = Markup("""<div id="map" tabindex="-1" aria-label="The map; every claim is a button in it">{svg}</div>
<aside id="panel" aria-live="polite" aria-label="The selected claim"></aside>""")


def explored(subject: Subject, *, theme: Theme = FORUM, dot: str = "") -> Figure:
    """The map to explore, as a part of a page of text.

    Raises:
        EngineError: if no engine could draw the map.
    """
    inner = component(subject.map, subject.facts, theme=theme, dot=dot)
    explore = _EXPLORE.format(tools=inner.tools, pane=inner.pane, data=inner.data)
    return Figure(str(explore), "map", style=inner.style, script=_script())


_EXPLORE = Markup("""<div class="tools" role="toolbar" aria-label="Tools of the map">
{tools}
</div>
<div class="pane">
{pane}
</div>
{data}""")


def message_page(messages: Sequence[str], more: str) -> str:
    """A page that says why there is no map; `more` is script of our own."""
    body = Markup("<header><h1>argmap</h1></header>\n{}").format(_messages(messages))
    return envelope("argmap", body, style=roles_css("class") + _own("explorer.css"), script=more, live=True)


def _messages(messages: Sequence[str]) -> Markup:
    """What is wrong with the file, above the map."""
    if not messages:
        return Markup()
    listed = Markup().join(Markup("<li>{}</li>").format(html_text(message)) for message in messages)
    start = Markup('<section id="messages" aria-label="What is wrong" role="status"><ul>{}</ul></section>')
    return start.format(listed)


_MEASURES = re.compile(
    r"(?<=[ ])(?:c?[xy]|r[xy]|[xy][12]|d|points|width|height|transform|viewBox|textLength|stroke-width|font-size)"
    r'="[^"<>]*"(?=[^<>]*>)'
)
"""Attributes that hold numbers: what a claim says is never rounded."""
_TENTHS = re.compile(r"(-?\d+)(?:\.0\d*|(\.\d)\d*)(?![.\d])")


def _lean(svg: str) -> str:
    """The SVG without what the page says in its style or its data, and with tenths of a point."""
    for pattern, instead in _NEEDLESS:
        svg = pattern.sub(instead, svg)
    svg = _MEASURES.sub(lambda match: _TENTHS.sub(r"\1\2", match[0]), svg)
    return _OUTLINE.sub(_as_rectangle, svg)


_OUTLINE = re.compile(
    r'<(?P<kind>path|polygon)(?P<before>[^>]*?) (?:d|points)="(?P<points>[MC\d., -]+)"(?P<after>[^>]*)/>'
)
_POINT = re.compile(r"(-?[\d.]+),(-?[\d.]+)")
_CORNERS, _ROUNDED = 5, 25
"""Points of the outline of a box, with its first one again, and of one with round corners."""


def _as_rectangle(match: re.Match[str]) -> str:
    """An outline as a rectangle, which takes a quarter of the words; others stay as they are."""
    points = [(float(x), float(y)) for x, y in _POINT.findall(match["points"])]
    across, down = sorted({x for x, _ in points}), sorted({y for _, y in points})
    square = len(points) == _CORNERS and len(across) == len(down) == 2
    rounded = len(points) == _ROUNDED and len(across) == len(down) == 6 and match["kind"] == "path"
    if not square and not rounded:
        return match[0]
    numbers = {"x": across[0], "y": down[0], "width": across[-1] - across[0], "height": down[-1] - down[0]}
    if rounded:
        numbers["rx"] = across[2] - across[0]
    told = "".join(f' {name}="{value:.1f}"' for name, value in numbers.items())
    told = _TENTHS.sub(r"\1\2", told)
    return f"<rect{match['before']}{told}{match['after']}/>"


def _classed(svg: str) -> tuple[str, str]:
    """The SVG with a class where several parts look the same, and the style of these classes."""
    known: dict[str, str] = {}

    def named(match: re.Match[str]) -> str:
        look = known.setdefault(match[2], f"k{len(known)}")
        return f'{match[1]} class="{look}"{match[3]}'

    svg = _LOOKS.sub(named, svg)
    rules = []
    for attributes, name in known.items():
        pairs = [pair.split('="') for pair in attributes[1:-1].split('" ')]
        held = ";".join(f"{key}:{value}{'px' if key == 'font-size' else ''}" for key, value in pairs)
        rules.append(f"#map .{name}{{{held}}}\n")
    return svg, "".join(rules)


def _choices(id_: str, label: str, none: str) -> Markup:
    return Markup('<label>{} <select id="{}"><option value="">{}</option></select></label>').format(label, id_, none)


def _script() -> str:
    return "".join(map(_own, ("withdrawn.js", "explorer.js", "around.js")))


def _own(name: str) -> str:
    return (Path(__file__).parent / name).read_text(encoding="utf-8")
