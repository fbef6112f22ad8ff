"""Views of a map: what is shown, what is folded, whose verdicts; and pictures in other forms."""

import random
import re
import xml.etree.ElementTree as ET

import attrs
import pytest
from test_cli import run  # noqa: F401 - the fixture

import argmap
from argmap.diagrams.as_mermaid import as_mermaid
from argmap.diagrams.drawing import draw
from argmap.diagrams.picture import picture
from argmap.diagrams.sizes import Size, read_length, size_of
from argmap.diagrams.theme_file import ThemeError, read_theme
from argmap.diagrams.themes.theme import THEMES
from argmap.diagrams.view import View, neighbours
from argmap.explorer.page import explorer_page
from argmap.library import compiled
from argmap.model.part import part_of
from argmap.reports.charts import chart
from argmap.reports.subject import Subject
from conftest import ROOT
from random_maps import random_map

TOWN = """\
map: Town
source s: S
source t: T
speaker mayor: The mayor
speaker clerk: The clerk
  speaks for: mayor
section: Trade
claim a: Alpha.
  quote s by clerk: a a a
  tags: main
  because b: Beta.
    quote t: b b b
    unless c: Gamma.
      assumed
  and d: Delta.
    assumed
section: Money
claim e: Epsilon.
  quote s by mayor: e e e
  rebuts a
claim f: Zeta.
  assumed
  contradicts e
  because g: Eta.
    assumed
"""


def shown(view, text=TOWN):
    compilation = argmap.loads(text)
    return [box.claim for box in draw(compilation.map, compilation.facts, view).boxes]


def test_what_stands_around_a_claim():
    assert shown(View(focus=("b",), depth=0)) == ["b"]
    assert shown(View(focus=("b",), depth=1)) == ["a", "b", "c", "d"]
    assert shown(View(focus=("b",), depth=2)) == ["a", "b", "c", "d", "e"]
    assert shown(View(focus=("g",), depth=1)) == ["f", "g"]


@pytest.mark.parametrize("seed", range(60))
def test_neighbours_are_mutual(seed):
    amap = random_map(random.Random(seed), claims=7, steps=9)
    facts = compiled(amap).facts
    around = {claim: set(neighbours(amap, facts, claim)) for claim in amap.claims}
    for claim, others in around.items():
        assert claim not in others
        assert all(claim in around[other] for other in others)


@pytest.mark.parametrize(
    "only, expected",
    [
        ([("section", "Money")], ["e", "f", "g"]),
        ([("source", "s")], ["a", "e"]),
        ([("speaker", "mayor")], ["a", "e"]),
        ([("speaker", "clerk")], ["a"]),
        ([("tag", "main")], ["a"]),
        ([("verdict", "undecided")], ["a", "e", "f"]),
        ([("source", "s"), ("section", "Money")], ["e"]),
        ([("source", "s"), ("source", "t")], ["a", "b", "e"]),
    ],
)
def test_claims_are_chosen(only, expected):
    assert shown(View(only=tuple(only))) == expected


def test_what_takes_part_in_a_conflict():
    assert shown(View(conflicts=True)) == ["a", "e", "f"]


def test_what_is_hidden_is_counted():
    compilation = argmap.loads(TOWN)
    (box,) = draw(compilation.map, compilation.facts, View(focus=("b",), depth=0)).boxes
    assert box.hidden == 3
    assert all(not box.hidden for box in draw(compilation.map, compilation.facts).boxes)


def test_sections_are_folded():
    compilation = argmap.loads(TOWN)
    diagram = draw(compilation.map, compilation.facts, View(folded=("Money",)))
    (money,) = [box for box in diagram.boxes if box.role == "section"]
    assert (money.text, money.label) == ("Money", "3 claims")
    assert [box.claim for box in diagram.boxes if box.role != "section"] == ["a", "b", "c", "d"]
    ends = {box.claim for box in diagram.boxes} | {joint.step for joint in diagram.joints}
    assert all(link.start in ends and link.end in ends for link in diagram.links)
    everything = draw(compilation.map, compilation.facts, View(folded=("*",)))
    assert [(link.kind, link.start, link.end) for link in everything.links] == [("rebuts", money.claim, "section-1")]


@pytest.mark.parametrize("seed", range(100))
def test_no_view_leaves_an_end_loose(seed):
    """Every line of a drawing ends at a box or joint that is there."""
    chance = random.Random(seed)
    amap = random_map(chance, claims=8, steps=10)
    sections = {f"section-{at}": argmap.Section(f"section-{at}", f"S{at}") for at in (1, 2)}
    claims = {id_: attrs.evolve(c, section=chance.choice([*sections, ""])) for id_, c in amap.claims.items()}
    amap = attrs.evolve(amap, sections=sections, claims=claims)
    facts = compiled(amap).facts
    some = chance.choice(list(amap.claims))
    views = [
        View(),
        View(focus=(some,), depth=1),
        View(folded=("*",)),
        View(folded=("S1",)),
        View(only=(("section", "S1"),), around=True),
        View(conflicts=True),
        View(focus=(some,), depth=2, folded=("S2",)),
    ]
    for view in views:
        diagram = draw(amap, facts, view)
        ends = {box.claim for box in diagram.boxes} | {joint.step for joint in diagram.joints}
        assert all(link.start in ends and link.end in ends for link in diagram.links), view
        for theme in THEMES if seed < 4 else ():  # an engine refuses what the lines below would not notice
            assert b"</svg>" in picture(diagram, "svg", theme=theme)


@pytest.mark.parametrize("seed", range(60))
def test_a_part_of_a_map_holds_the_relations_among_its_claims_and_no_other(seed):
    chance = random.Random(seed)
    amap = random_map(chance, claims=8, steps=10)
    kept = set(chance.sample(list(amap.claims), max(1, len(amap.claims) // 2)))
    part = part_of(amap, kept)
    assert set(part.claims) == kept
    for step in part.inferences.values():
        assert set(step.premises) <= kept
        assert step.target in kept or step.target in part.inferences
    for id_, step in amap.inferences.items():
        if {*step.premises, step.target} <= kept:
            assert id_ in part.inferences


def test_the_verdicts_of_a_position():
    compilation = argmap.loads(TOWN)
    labels = {
        number: {
            box.claim: box.verdict for box in draw(compilation.map, compilation.facts, View(position=number)).boxes
        }
        for number in (1, 2)
    }
    positions = compilation.map.positions().labellings
    for number, found in labels.items():
        assert found == {claim: label.value for claim, label in positions[number - 1].claims.items()}
    with pytest.raises(ValueError, match="there is no position 99; the map has"):
        draw(compilation.map, compilation.facts, View(position=99))


def test_colours_by_speaker_and_source():
    compilation = argmap.loads(TOWN)
    diagram = draw(compilation.map, compilation.facts, View(by="speaker"))
    assert diagram.sides == ("The mayor",)
    assert {box.claim: box.side for box in diagram.boxes if box.side >= 0} == {"a": 0, "e": 0}
    diagram = draw(compilation.map, compilation.facts, View(by="source"))
    assert (diagram.sides, diagram.sides_are) == (("S", "T"), "Source")


def test_a_quotation_that_fails_is_marked(tmp_path):
    (tmp_path / "t.txt").write_text("They say that the street will be closed.", encoding="utf-8")
    text = "source t: T\n  text: t.txt\nclaim a: A.\n  quote t: nothing of the kind was said at all\n"
    compilation = argmap.loads(text, folder=tmp_path)
    diagram = draw(compilation.map, compilation.facts)
    assert diagram.boxes[0].failed == ("t",)
    for theme in THEMES:
        assert "× t" in picture(diagram, "svg", theme=theme).decode()
    assert "does not fit its text" in picture(diagram, "svg").decode()


def test_strength_and_credence_are_shown():
    text = "claim a: A.\n  credence: likely\n  because b: B.\n    assumed\n    strength: 0.8\n"
    svg = picture(draw(*parts(text)), "svg").decode()
    assert ">+ 0.8<" in svg
    assert "likely" in svg


def parts(text):
    compilation = argmap.loads(text)
    return compilation.map, compilation.facts


def test_frames_hold_their_own_joints():
    svg = picture(draw(*parts(TOWN), View(clusters=True)), "svg").decode()
    root = ET.fromstring(svg)
    names = {"svg": "http://www.w3.org/2000/svg"}
    frames = root.findall(".//svg:g[@class='cluster']", names)
    assert len(frames) == 2
    joint = root.find(".//svg:g[@class='node joint']/svg:ellipse", names)
    inside = []
    for frame in frames:
        points = re.findall(r"(-?[\d.]+),(-?[\d.]+)", frame.find("svg:path", names).get("d"))
        across, down = [float(x) for x, _ in points], [float(y) for _, y in points]
        x, y = float(joint.get("cx")), float(joint.get("cy"))
        inside.append(min(across) <= x <= max(across) and min(down) <= y <= max(down))
    assert inside.count(True) == 1


def test_sizes():
    assert read_length("170mm") == pytest.approx(481.9, abs=0.1)
    assert read_length("6in") == 432
    assert read_length("800px") == 600
    assert [read_length(each) for each in ("", "wide", "12", "0mm", "-3mm")] == [None] * 5
    diagram = draw(*parts(TOWN))
    width, height = size_of(picture(diagram, "svg").decode().replace('<?xml version="1.0" encoding="UTF-8"?>\n', ""))
    small = picture(diagram, "svg", size=Size(max_width=width / 2)).decode()
    assert size_of(small)[0] == pytest.approx(width / 2, abs=0.1)
    twice = picture(diagram, "svg", size=Size(scale=2)).decode()
    assert size_of(twice)[1] == pytest.approx(height * 2, abs=0.1)
    said = []
    sheet = picture(diagram, "svg", size=Size("a4", scale=5), messages=said).decode()
    assert max(size_of(sheet)) <= (297 - 30) * 72 / 25.4 + 0.1
    assert min(size_of(sheet)) <= (210 - 30) * 72 / 25.4 + 0.1
    assert said == []
    picture(diagram, "svg", size=Size(max_width=60), messages=said)
    assert "too small to read" in said[0]


OWN = """\
base = "ledger"
name = "house"
[colours]
paper = "#FFFDF5"
[fonts]
text = 12
[boxes]
width = 180
clusters = false
[relations.rebuts]
colour = "#7A1F1F"
[verdicts.accepted]
width = 3
style = "dashed"
[[tints]]
line = "#123456"
fill = "#F0F4F8"
"""


def test_a_theme_of_the_users_own():
    theme, weak = read_theme(OWN)
    assert (theme.name, theme.card, theme.paper, theme.text_size, theme.box_width) == (
        "house",
        "ledger",
        "#FFFDF5",
        12,
        180,
    )
    assert theme.looks["rebuts"].colour == "#7A1F1F"
    assert theme.looks["rebuts"].head == "tee"
    assert (theme.verdicts["accepted"].width, theme.verdicts["accepted"].style) == (3, "dashed")
    assert theme.tints[0].line == "#123456"
    assert weak == ()
    assert b"#7a1f1f" in picture(draw(*parts(TOWN)), "svg", theme=theme)


@pytest.mark.parametrize(
    "text, problem",
    [
        ("x = ", "not TOML"),
        ("bsae = 'forum'", "bsae: there is no such setting; did you mean `base`?"),
        ("base = 'frum'", "base: 'frum' is none; did you mean `forum`?"),
        ("[colours]\npaper = 'white'", "colours.paper: 'white' is no colour; a colour is written #1A2B3C"),
        ("colours = 3", "colours: not a table"),
        ("[fonts]\ntext = 900", "fonts.text: 900 is no number from 5 to 40"),
        ("[fonts]\nfamily = 'A<B>'", "fonts.family"),
        ("[boxes]\nclusters = 1", "boxes.clusters: 1 is neither true nor false"),
        ("[boxes]\ncard = 'ledgr'", "boxes.card: 'ledgr' is none; did you mean `ledger`?"),
        ("[relations.rebut]\ncolour = '#000000'", "relations.rebut: there is no such setting; did you mean `rebuts`?"),
        ("[relations.rebuts]\nhead = 'tee'", "relations.rebuts.head: there is no such setting"),
        ("[verdicts.accepted]\nstyle = 'wavy'", "verdicts.accepted.style: 'wavy' is none"),
        ("[[tints]]\nline = '#000000'", "tints 1: needs both `line` and `fill`"),
        ("tints = 5", "tints: not a list"),
    ],
)
def test_mistakes_in_a_theme_are_said(text, problem):
    with pytest.raises(ThemeError) as caught:
        read_theme(text)
    assert any(each.startswith(problem) for each in caught.value.problems), caught.value.problems


def test_every_mistake_of_a_theme_is_said_at_once():
    with pytest.raises(ThemeError) as caught:
        read_theme("base = 'x'\n[colours]\npaper = 1\ntextt = '#000000'\n")
    assert len(caught.value.problems) == 3


def test_a_theme_that_nobody_can_read_is_a_warning():
    _, weak = read_theme("[colours]\ntext = '#BBBBBB'\n")
    assert any("text in #BBBBBB" in each for each in weak)


def test_mermaid_holds_every_claim_and_relation():
    text = as_mermaid(draw(*parts(TOWN)))
    assert text.startswith('---\ntitle: "Town"\n---\nflowchart RL\n')
    for words in ("Alpha.", "Beta.", "Gamma.", "Delta.", "Epsilon.", "Zeta.", "Eta."):
        assert words in text
    assert 'c1["Alpha.<br/>a · undecided"]' in text
    assert text.count('|"supports"|') == 2
    assert text.count('|"rebuts"|') == 1
    assert text.count('|"undercuts"|') == 1
    assert text.count('|"contradicts"|') == 1


@pytest.mark.parametrize(
    "words", ["</script><img onerror=x>", '"];', "end", "click a b", "a --> b", "%%{init}%%", "\\N <B> &"]
)
def test_text_stays_text_in_mermaid(words):
    text = as_mermaid(draw(*parts(f"map: {words}\nclaim a: {words}\n  because b: B.\n    assumed\n")))
    (label,) = re.findall(r'^  c1\["(.*)"\]$', text, re.MULTILINE)
    body = label.partition("<br/>")[0]
    assert re.sub(r"#(\d+);", lambda match: chr(int(match[1])), body) == words
    assert not set(re.sub(r"#\d+;", "", body)) & set('"<>[]{}#;&\\')


def test_the_limits_of_mermaid_are_said():
    lines = [f"claim c{at}: C{at}.\n  supports c{(at * 7) % 600}\n" for at in range(1, 600)]
    said = []
    as_mermaid(draw(*parts("claim c0: C.\n" + "".join(lines))), messages=said)
    assert any("more than the 500 that Mermaid draws" in each for each in said)


@pytest.mark.parametrize("name", ["matrix", "timeline", "weights"])
def test_charts_are_drawn_and_text_stays_text_in_them(name):
    hostile = "</text><script>alert(1)</script> & more"
    text = f"source s: S\n  date: 2026-01\nspeaker p: {hostile}\nspeaker q: Q\nclaim a: {hostile}\n"
    text += "  quote s by p: x x x\n  denial s by q: y y y\n  because b: B.\n    quote s by q: z z z\n"
    text += "  but c: C.\n    assumed\n"
    root = ET.fromstring(chart(name, Subject(*parts(text))))
    assert not list(root.iter("{http://www.w3.org/2000/svg}script"))
    titles = [each.text for each in root.iter("{http://www.w3.org/2000/svg}title")]
    assert len(titles) > 2
    assert chart(name, Subject(*parts("map: Empty\n"))) == ""


def test_there_is_no_other_chart():
    with pytest.raises(ValueError, match="there is no chart 'pie'"):
        chart("pie", Subject(*parts(TOWN)))


def test_the_page_is_small_and_strict():
    compilation = argmap.load(ROOT / "examples" / "china" / "joined.argmap")
    page = explorer_page(compilation.map, compilation.facts)
    assert len(page.encode()) / len(compilation.map.claims) < 4_000, "400 KB for 100 claims"
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)[1]
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy
    assert re.findall(r"(?:src|href)=\"[^\"]*\"", page) == []
    assert not re.search(r"<[^>]+ (?:style|on\w+)=", page)


def test_views_on_the_command_line(run, tmp_path):  # noqa: F811
    (tmp_path / "town.argmap").write_text(TOWN, encoding="utf-8")
    out = run("draw", "town.argmap", "-f", "dot", "--focus", "b").out
    assert "Alpha." in out
    assert "Zeta." not in out
    out = run("draw", "town.argmap", "-f", "dot", "--only", "section=Money", "--by", "source").out
    assert "Alpha." not in out
    assert "Zeta." in out
    assert "3 claims" in run("draw", "town.argmap", "-f", "mmd", "--section", "Money").out
    run("draw", "town.argmap", "-o", "part.svg", "--split", "--theme", "ledger")
    assert sorted(path.name for path in tmp_path.glob("part*")) == ["part-1.svg", "part-2.svg"]
    assert "Epsilon." in (tmp_path / "part-1.svg").read_text(encoding="utf-8"), "a neighbour stands around it"
    run("draw", "town.argmap", "-o", "town.html")
    run("draw", "town.argmap", "--chart", "matrix", "-o", "matrix.svg")


@pytest.mark.parametrize(
    "arguments, said",
    [
        (["--focus", "aa"], "no claim is called `aa`"),
        (["--only", "sources=s"], "did you mean `source=s`?"),
        (["--only", "source"], "write one of section, source, speaker, tag, verdict"),
        (["--only", "source=x"], "the map has no source `x`; there are s, t"),
        (["--only", "tag=man"], "did you mean `main`?"),
        (["--section", "Trad"], "did you mean `Trade`?"),
        (["--position", "40"], "there is no position 40"),
        (["--theme", "leger"], "did you mean `ledger`?"),
        (["--theme", "none.toml"], "cannot be read"),
        (["--max-width", "wide"], "a length is written 170mm"),
        (["--scale", "0"], "--scale takes a number"),
        (["--split"], "--split needs -o"),
        (["--only", "verdict=rejected"], "the view shows no claim of the map"),
        (["--chart", "matrix", "-f", "png"], "--chart draws SVG, not png"),
    ],
)
def test_mistakes_in_a_view_are_said(run, tmp_path, arguments, said):  # noqa: F811
    (tmp_path / "town.argmap").write_text(TOWN, encoding="utf-8")
    assert said in run("draw", "town.argmap", *arguments, expect=2).err


def test_a_theme_file_with_mistakes_is_refused_whole(run, tmp_path):  # noqa: F811
    (tmp_path / "bad.toml").write_text("base = 'x'\n[colours]\npaper = 1\n", encoding="utf-8")
    done = run("draw", "-", "--theme", "bad.toml", "-o", "x.svg", text=TOWN, expect=2)
    assert done.err.count("\n") == 3
    assert not (tmp_path / "x.svg").exists()
    (tmp_path / "weak.toml").write_text("[colours]\ntext = '#BBBBBB'\n", encoding="utf-8")
    assert "text in #BBBBBB" in run("draw", "-", "--theme", "weak.toml", "-o", "x.svg", text=TOWN).err


def test_a_large_map_is_drawn_by_its_sections_or_around_its_top_claims(run, tmp_path):  # noqa: F811
    lines = [f"claim c{at}: C{at}.\n  assumed\n  supports c{at // 3}\n" for at in range(1, 200)]
    whole = "claim c0: C.\n" + "".join(lines)
    done = run("draw", "-", "-o", "x.svg", text=whole)
    assert "200 claims are too many for one picture: what stands around the top claims is drawn" in done.err
    assert 3 < (tmp_path / "x.svg").read_text(encoding="utf-8").count('class="node claim') <= 150
    done = run(
        "draw", "-", "-o", "y.svg", text="section: One\n" + whole.replace("claim c100:", "section: Two\nclaim c100:")
    )
    assert "each section is drawn as one box" in done.err
    assert (tmp_path / "y.svg").read_text(encoding="utf-8").count('class="node claim') == 2
