"""Diagrams: what is drawn, how kinds are told apart, and that text stays text."""

import re
import shutil
import subprocess
import xml.etree.ElementTree as ET

import attrs
import pytest

import argmap
from argmap.diagrams.drawing import draw
from argmap.diagrams.graphviz.as_dot import as_dot
from argmap.diagrams.graphviz.engines import Engine, EngineError, engines, render
from argmap.diagrams.graphviz.measure import is_shaped, text_width
from argmap.diagrams.picture import picture
from argmap.diagrams.themes.contrast import faint
from argmap.diagrams.themes.theme import FORUM, THEMES
from conftest import ROOT
from fonts import missing_font

EVERY_KIND = """\
map: Kinds
section: One
claim a: Alpha.
  because b: Beta.
    unless c: Gamma.
  and d: Delta.
  but e: Epsilon.
claim f: Zeta.
  implies a
  contradicts e
section: Two
claim g: Eta.
  undercuts a
"""
ENGINES = [pytest.param(engines("svg")[0], id="embedded")]
if shutil.which("dot"):
    ENGINES.append(pytest.param(Engine(shutil.which("dot")), id="system"))


MILL = ROOT / "examples" / "mill-street" / "mill-street.argmap"


def draw_of(path):
    compilation = argmap.load(path)
    return draw(compilation.map, compilation.facts)


def drawing(text):
    compilation = argmap.loads(text)
    return draw(compilation.map, compilation.facts)


def luminance(colour):
    """Relative luminance by WCAG 2.1."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    r, g, b = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(one, other):
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_the_drawing_holds_every_claim_and_relation():
    diagram = drawing(EVERY_KIND)
    assert [box.claim for box in diagram.boxes] == list("abcdefg")
    assert diagram.kinds == ("supports", "implies", "rebuts", "undercuts", "contradicts")
    assert [joint.step for joint in diagram.joints] == ["b + d supports a"]
    assert diagram.sides == ("One", "Two")


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_text_and_lines_are_readable_by_their_contrast(theme):
    fills = {theme.paper, theme.frame_fill, theme.plain.fill, *(tint.fill for tint in theme.tints)}
    fills |= {border.fill for border in theme.verdicts.values() if border.fill}
    for fill in fills:
        assert contrast(theme.text, fill) >= 4.5
        assert contrast(theme.small_text, fill) >= 4.5
    for tint in (*theme.tints, theme.plain):
        assert contrast(tint.line, tint.fill) >= 4.5
        assert contrast(tint.line, theme.paper) >= 3
    assert contrast(theme.muted, theme.paper) >= 4.5
    for look in theme.looks.values():
        assert contrast(look.colour, theme.paper) >= 4.5
        assert contrast(look.colour, theme.frame_fill) >= 3
    assert list(faint(theme)) == []


def test_a_faint_theme_is_noticed():
    weak = attrs.evolve(
        FORUM, text="#AAAAAA", looks={**FORUM.looks, "rebuts": attrs.evolve(FORUM.looks["rebuts"], colour="#FFE0C0")}
    )
    assert any("text in #AAAAAA on #FFFFFF has a contrast of 2.3; it needs 4.5" in each for each in faint(weak))
    assert any("`rebuts`" in each for each in faint(weak))


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_no_two_kinds_of_relation_share_line_and_head(theme):
    looks = [(look.style, look.head, look.sign) for look in theme.looks.values()]
    assert len(set(looks)) == len(looks)
    assert len({head for _, head, _ in looks}) == len(looks)


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_kinds_differ_in_the_dot_without_their_colours(theme):
    source = as_dot(drawing(EVERY_KIND), theme)
    looks = {}
    for kind in ("supports", "implies", "rebuts", "undercuts", "contradicts"):
        (line,) = re.findall(rf"^\s*edge \[[^\n]*class=.?{kind}\b[^\n]*\]$", source, re.MULTILINE)[:1]
        parts = dict(re.findall(r"(style|arrowhead|dir)=\"?(\w+)", line))
        looks[kind] = tuple(sorted(parts.items()))
    assert len(set(looks.values())) == len(looks), looks


NAMES = {"svg": "http://www.w3.org/2000/svg"}


def outline(group):
    """The outermost line of a box: round ones are paths, square ones polygons."""
    return next(each for each in group if each.tag.rpartition("}")[2] in ("path", "polygon"))


def claim_boxes(root):
    """The box of each claim in an SVG: left, right, top and bottom."""
    for group in root.iterfind(".//svg:g", NAMES):
        if (group.get("class") or "").startswith("node claim"):
            shape = outline(group)
            points = re.findall(r"(-?[\d.]+),(-?[\d.]+)", shape.get("d") or shape.get("points"))
            across, down = [float(x) for x, _ in points], [float(y) for _, y in points]
            yield min(across), max(across), min(down), max(down)


def signs_under_boxes(svg, theme):
    """The signs beside the heads of lines whose ink lies in the box of a claim."""
    root = ET.fromstring(svg)
    boxes = list(claim_boxes(root))
    signs = [
        text
        for group in root.iterfind(".//svg:g", NAMES)
        if (group.get("class") or "").startswith("edge")
        for text in group.iterfind("svg:text", NAMES)
    ]
    assert len(signs) == 8  # two supports, four rebuttals, two undercuts
    return [
        (text.text, x, y)
        for text in signs
        for x, y in [(float(text.get("x")), float(text.get("y")))]
        for left, right, top, bottom in boxes
        if x < right and left < x + 5 and y - 7 < bottom and top < y
    ]


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
@pytest.mark.parametrize("engine", ENGINES)
def test_no_two_boxes_lie_over_each_other(engine, theme):
    svg = picture(draw_of(MILL), "svg", dot=engine.path, theme=theme).decode()
    boxes = list(claim_boxes(ET.fromstring(svg)))
    assert len(boxes) == 12
    for at, (left, right, low, high) in enumerate(boxes):
        for a, b, c, d in boxes[:at]:
            assert right <= a or b <= left or high <= c or d <= low


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
@pytest.mark.parametrize("engine", ENGINES)
def test_no_sign_stands_under_a_box(engine, theme):
    svg = picture(draw_of(MILL), "svg", dot=engine.path, theme=theme).decode()
    assert signs_under_boxes(svg, theme) == []


def test_a_sign_under_a_box_is_noticed():
    raw = render(as_dot(draw_of(MILL)), "svg", engines("svg")).decode()
    assert [sign for sign, *_ in signs_under_boxes(raw, FORUM)] == ["+"]


@pytest.mark.parametrize("theme", [theme for theme in THEMES if theme.clusters], ids=lambda theme: theme.name)
@pytest.mark.parametrize("engine", ENGINES)
def test_the_title_of_a_frame_lies_over_the_lines_on_ground_of_its_own(engine, theme):
    svg = picture(draw_of(MILL), "svg", dot=engine.path, theme=theme).decode()
    over = svg.index('class="frame-titles"')
    assert svg.rindex('class="edge') < over < svg.index('class="node')
    titles = ET.fromstring(svg).find(".//svg:g[@class='frame-titles']", NAMES)
    kinds = [each.tag.rpartition("}")[2] for each in titles]
    assert kinds == ["rect", "text", "rect", "text"]
    assert sorted(each.text for each in titles[1::2]) == ["Money", "Trade"]
    for ground, text in zip(titles[::2], titles[1::2], strict=True):
        assert float(ground.get("x")) < float(text.get("x"))
        assert float(ground.get("y")) < float(text.get("y")) < float(ground.get("y")) + float(ground.get("height"))
        assert float(ground.get("width")) > text_width(text.text, 10, bold=True)
    assert svg.count(">Money<") == 1


def test_the_bars_of_a_slip_name_steps_in_brackets_and_cut_no_id_that_fits():
    slip = next(theme for theme in THEMES if theme.card == "slip")
    source = as_dot(draw_of(MILL), slip)
    assert "undercuts (before_ten rebuts deliveries)" in source
    assert "<B>revenue</B>" in source


def test_the_legend_shows_what_occurs_and_nothing_else():
    assert "contradict each other" in as_dot(drawing(EVERY_KIND))
    assert "contradict each other" not in as_dot(drawing("claim a: x\n  because b: y\n"))
    assert "Section" not in as_dot(drawing("section: Only one\nclaim a: x\n  because b: y\n"))


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
@pytest.mark.parametrize("engine", ENGINES)
def test_engines_have_nothing_to_complain_of(engine, theme):
    source = as_dot(drawing(EVERY_KIND + "section: " + "A long title. " * 12 + "\nclaim h: x\n  supports a\n"), theme)
    done = subprocess.run([engine.path, "-Tsvg"], input=source.encode(), capture_output=True, check=True)
    assert b"rror" not in done.stderr


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(
    "text",
    [
        "</script><img onerror=x>",
        "\\N and \\G and \\L",
        "<B>bold</B> &amp; &lt;",
        "a & b",
        "“]]>”",
        "{a|b}",
        '"quoted"',
        "%s {x}",
    ],
)
def test_text_stays_text(engine, text):
    source = f"map: {text}\nsource s: {text}\nsection: {text}\nclaim a: {text}\n  quote s: {text}\n"
    source += "section: Two\nclaim b: x\n  supports a\n"
    diagram = drawing(source)
    svg = picture(diagram, "svg", dot=engine.path).decode()
    root = ET.fromstring(svg)
    shown = [element.text for element in root.iter("{http://www.w3.org/2000/svg}text")]
    assert shown.count(text) >= 2  # the title, the claim, perhaps the section
    assert not list(root.iter("{http://www.w3.org/2000/svg}img"))
    assert (
        root.find(".//{http://www.w3.org/2000/svg}g[@id='claim-a']/{http://www.w3.org/2000/svg}title").text
        == f"a: {text}"
    )


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(
    "text",
    [
        "The town should close Mill Street to all cars by the summer of next year.",
        "Городу следует закрыть Мельничную улицу для всех автомобилей.",
        "Ο δήμος πρέπει να κλείσει τον δρόμο του μύλου για όλα τα αυτοκίνητα.",
        "应当禁止所有汽车在夏天之前驶入磨坊街，因为那里的行人太多。",
        "يجب إغلاق شارع الطاحونة أمام جميع السيارات قبل حلول الصيف",
        "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft.",
    ],
)
def test_every_script_stays_in_its_box(engine, theme, text):
    if not engine.embedded and (missing := missing_font(text)):
        pytest.skip(missing)
    source = f"source long_name_of_a_source: S\nclaim a: {text}\n  quote long_name_of_a_source: {text}\n"
    source += f"  because b: {text}\n    assumed\n  but c: {text}\n    assumed\n"
    svg = picture(drawing(source), "svg", dot=engine.path, theme=theme).decode()
    root = ET.fromstring(svg)
    names = {"svg": "http://www.w3.org/2000/svg"}
    for claim in ("a", "b", "c"):
        group = root.find(f".//svg:g[@id='claim-{claim}']", names)
        shape = outline(group)
        points = re.findall(r"(-?[\d.]+),(-?[\d.]+)", shape.get("d") or shape.get("points"))
        across, down = [float(x) for x, _ in points], [float(y) for _, y in points]
        for element in group.findall("svg:text", names):
            x, y, words = float(element.get("x")), float(element.get("y")), element.text
            bold = element.get("font-weight") == "bold"
            width = text_width(words, float(element.get("font-size")), bold=bold) if not is_shaped(words) else 0
            width *= 1 if theme.measured else 0.92  # Times runs narrower than the Arial that is measured
            assert min(across) <= x
            assert x + width <= max(across) + 0.5, (claim, words)
            assert min(down) <= y <= max(down)


def test_every_picture_has_an_alternative_text():
    root = ET.fromstring(picture(drawing(EVERY_KIND), "svg"))
    names = {"svg": "http://www.w3.org/2000/svg"}
    assert root.get("role") == "img"
    assert root.find("svg:title", names).text == "Kinds"
    assert "2 contradictions" not in root.find("svg:desc", names).text
    assert (
        "7 claims and 1 support, 1 implication, 1 rebuttal, 2 undercuts, 1 contradiction"
        in root.find("svg:desc", names).text
    )


def test_an_empty_map_is_drawn():
    assert picture(drawing(""), "svg").rstrip().endswith(b"</svg>")


def test_claims_without_names_are_drawn():
    assert b"#1" in picture(drawing("claim: x\n  because: y\n"), "svg")


def test_the_embedded_engine_comes_first_and_a_chosen_one_alone(monkeypatch):
    assert engines("svg")[0].embedded
    assert engines("svg", dot="x") == (Engine("x"),)
    monkeypatch.setenv("ARGMAP_DOT", "y")
    assert engines("svg") == (Engine("y"),)


def test_without_any_engine_the_remedy_is_told():
    with pytest.raises(EngineError, match="pip install graphviz-pure"):
        render("digraph {}", "svg", ())


def test_an_engine_that_hangs_gets_a_cheaper_try_and_is_given_up(tmp_path, monkeypatch):
    script = tmp_path / "dot"
    script.write_text(f'#!/bin/sh\necho "$@" >> {tmp_path}/calls\nexec sleep 30\n', encoding="utf-8")
    script.chmod(0o755)
    monkeypatch.setattr("argmap.diagrams.graphviz.engines.TIME_LIMIT", 0.2)
    with pytest.raises(EngineError, match="took longer than"):
        render("digraph {}", "svg", (Engine(str(script)),))
    calls = (tmp_path / "calls").read_text(encoding="utf-8").splitlines()
    assert calls == ["-Tsvg", "-Tsvg -Gmclimit=0.3 -Gnslimit=2 -Gsplines=line"]


def test_an_engine_that_fails_leaves_the_work_to_the_next(tmp_path):
    script = tmp_path / "dot"
    script.write_text("#!/bin/sh\necho broken >&2\nexit 3\n", encoding="utf-8")
    script.chmod(0o755)
    assert render("digraph {}", "svg", (Engine(str(script)), *engines("svg"))).rstrip().endswith(b"</svg>")
    with pytest.raises(EngineError, match="broken"):
        render("digraph {}", "svg", (Engine(str(script)),))
