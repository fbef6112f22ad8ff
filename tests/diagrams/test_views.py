"""Views of a map: what is shown, what is folded, whose verdicts; and pictures in other forms."""

import random
import re
import xml.etree.ElementTree as ET

import attrs
import pytest

import argmap
from argmap.diagrams.drawing import draw
from argmap.diagrams.picture import picture
from argmap.diagrams.themes.theme import THEMES
from argmap.diagrams.view import View, neighbours
from argmap.library import compiled
from conftest import slow_after
from random_maps import random_map
from town import TOWN, parts


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


@pytest.mark.parametrize("seed", slow_after(2, range(100)))
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


@pytest.mark.parametrize(
    "only, title",
    [
        ((("source", "s"),), "Source: The Gazette"),
        ((("speaker", "p"), ("section", "Trade")), "Speaker: The mayor, Trade"),
        ((("verdict", "unchallenged"),), "Verdict: unchallenged"),
    ],
)
def test_a_view_is_named_after_what_it_shows_in_words(only, title):
    text = "source s: The Gazette\nspeaker p: The mayor\nsection: Trade\nclaim a: A.\n  quote s by p: a\n"
    made = argmap.loads(text)
    assert draw(made.map, made.facts, View(only=only)).title == title
