"""The small picture of page 1: what it shows, and what each of its lines says."""

import random
import xml.etree.ElementTree as ET

import pytest

import argmap
from argmap.diagrams.overview import AGAINST, CLASH, FOR, WIDTH, Bearing, Node, Overview, overview_svg, width_of
from argmap.findings.findings import Findings
from argmap.findings.subject import Subject
from argmap.model.elements import InferenceKind, QuotationKind
from argmap.reports.overview import FAR, MOST_NODES, WHOLE, overview, overview_figures
from conftest import EXAMPLES, each_example
from random_maps import random_map

SVG = "{http://www.w3.org/2000/svg}"


def found_on(compilation):
    return Findings(Subject(compilation.map, compilation.facts, compilation.diagnostics))


def signs(amap):
    """What each claim is for (1) or against (-1), by each step; what is said against a step turns its sign."""
    found = {}
    for step in amap.inferences.values():
        sign, at = 1 if step.kind.speaks_for else -1, step
        for _ in range(FAR):
            if at.target not in amap.inferences:
                break
            at = amap.inferences[at.target]
            if at.kind in (InferenceKind.REBUTS, InferenceKind.UNDERCUTS):
                sign = -sign
        claim = at.target
        if claim not in amap.claims and " by " in claim:  # words of somebody: setting a denial aside is for the claim
            claim, _, who = claim.partition(" by ")
            who = who.partition(" (")[0]
            heard = [
                each.kind
                for each in amap.claims[claim].quotations
                if who in (each.speaker, *each.citing) or (not each.speaker and each.source == who)
            ]
            denials = {each is QuotationKind.DENIAL for each in heard if each.counts}
            sign = {frozenset((True,)): -sign, frozenset((False,)): sign}.get(frozenset(denials), 0)
        if claim in amap.claims and sign:
            for premise in step.premises:
                found.setdefault(premise, []).append((amap.claims[claim].id, sign))
    return found


def shortest(start, end, table, hidden):
    """The signs of the shortest ways from one claim to another one through claims that are not shown."""
    ways = [(start, 1)]
    for _ in range(FAR):
        ways = [(target, sign * other) for at, sign in ways for target, other in table.get(at, ())]
        hit = {sign for at, sign in ways if at == end}
        if hit:
            return hit
        ways = list(dict.fromkeys((at, sign) for at, sign in ways if at in hidden))
    return set()


def agrees(compilation):
    found = found_on(compilation)
    shown = overview(found)
    if shown is None:
        return 0
    amap = found.subject.map
    table, nodes = signs(amap), {each.id for each in shown.nodes}
    assert len(nodes) == len(shown.nodes) <= max(MOST_NODES, WHOLE)
    hidden = amap.claims.keys() - nodes
    for line in shown.lines:
        if line.kind != CLASH:
            assert {FOR: 1, AGAINST: -1}[line.kind] in shortest(line.start, line.end, table, hidden), line
    drawn = {(line.start, line.end) for line in shown.lines if line.kind != CLASH}
    for start in nodes:
        for target, _ in table.get(start, ()):
            assert target not in nodes or target == start or (start, target) in drawn
    return len(shown.lines)


@pytest.mark.parametrize("path", each_example([path for path in EXAMPLES if path.stem != "sources"]))
def test_each_line_has_the_sign_of_the_way_that_it_stands_for(path):
    agrees(argmap.load(path))


@pytest.mark.parametrize("seed", range(25))
def test_each_line_has_its_sign_where_everything_attacks_everything(seed):
    amap = random_map(random.Random(700 + seed), claims=10 + seed, steps=12 + 2 * seed)
    agrees(argmap.library.compiled(amap))


@pytest.mark.parametrize("path", each_example([path for path in EXAMPLES if path.stem != "sources"]))
def test_a_clash_stands_between_two_claims_that_are_asserted(path):
    compilation = argmap.load(path)
    shown = overview(found_on(compilation))
    for line in shown.lines if shown else ():
        if line.label == "clash":
            for claim in (line.start, line.end):
                assert {each.kind for each in compilation.map.claims[claim].quotations} & {QuotationKind.QUOTE}


def test_who_sets_a_denial_aside_speaks_for_the_claim():
    text = "source s: S\nsource t: T\nclaim a: A.\n  quote s: a a a\n  denial t: not a\nclaim b: B.\n  quote s: b b b\n"
    (line,) = overview(found_on(argmap.loads(f"{text}b undercuts a by t\n"))).lines
    assert (line.start, line.end, line.kind) == ("b", "a", FOR)
    (line,) = overview(found_on(argmap.loads(f"{text}b undercuts a by s\n"))).lines
    assert (line.start, line.end, line.kind) == ("b", "a", AGAINST)


def test_an_objection_to_an_objection_to_a_step_is_for_what_the_step_is_for():
    text = "claim a: A.\n  because b: B.\n    assumed\nclaim c: C.\n  assumed\nclaim d: D.\n  assumed\n"
    shown = overview(
        found_on(argmap.loads(f"{text}c undercuts (b supports a)\nd undercuts (c undercuts (b supports a))\n"))
    )
    assert {(line.start, line.end, line.kind) for line in shown.lines} == {
        ("b", "a", FOR),
        ("c", "a", AGAINST),
        ("d", "a", FOR),
    }


def test_a_chain_of_two_objections_is_a_reason():
    """The claims between are not among the 16 that are shown: those that clash come first."""
    text = "source s: S\n"
    for at in range(8):
        text += f"claim x{at}: X{at}.\n  quote s: x x {at}\nclaim y{at}: Y{at}.\n  quote s: y y {at}\n"
        text += f"x{at} contradicts y{at}\n"
    text += "claim far: Far.\n  quote s: f f f\nclaim mid: Mid.\n  quote s: m m m\nmid rebuts x0\nfar rebuts mid\n"
    shown = overview(found_on(argmap.loads(text)))
    assert Bearing("mid", "x0", AGAINST, True) in shown.lines or Bearing("mid", "x0", AGAINST, False) in shown.lines
    table = signs(argmap.loads(text).map)
    assert shortest("far", "x0", table, {"mid"}) == {1}


def test_claims_that_exclude_each_other_without_being_asserted_are_no_clash():
    text = "source s: S\nclaim a: A.\n  quote s: a a a\nclaim b: B.\n  because c: C.\n    assumed\na contradicts b\n"
    (line, *_) = overview(found_on(argmap.loads(text))).lines
    assert (line.kind, line.label) == (CLASH, "not both")
    (line,) = overview(found_on(argmap.loads(text.replace("because c: C.\n    assumed", "quote s: b b b")))).lines
    assert (line.kind, line.label) == (CLASH, "clash")


def test_a_denial_is_told_and_makes_no_clash():
    text = "source s: S\nsource t: T\nclaim a: A.\n  quote s: a a a\n  denial t: not a\n  because b: B.\n    assumed\n"
    shown = overview(found_on(argmap.loads(text)))
    assert [(each.id, each.more) for each in shown.nodes] == [("a", "(denied)"), ("b", "")]
    assert shown.lines == (Bearing("b", "a", FOR),)


def test_without_anything_to_connect_there_is_no_picture():
    assert overview(found_on(argmap.loads("claim a: A.\n  assumed\n"))) is None
    assert overview_figures(found_on(argmap.loads("claim a: A.\n  assumed\nclaim b: B.\n  assumed\n"))) == ()


def test_parts_stand_beside_each_other_and_over_none():
    nodes = tuple(Node(f"n{at}", f"Claim {at} of some length", "disputed") for at in range(12))
    lines = tuple(Bearing(f"n{at}", f"n{at + 1}", FOR) for at in range(0, 12, 2))
    svg = overview_svg(Overview("T", "w", nodes, lines))
    assert width_of(svg) <= WIDTH
    root = ET.fromstring(svg)
    boxes = []
    for group in root.findall(f"{SVG}g"):
        x, y = map(float, group.get("transform")[len("translate(") : -1].split())
        inner = group.find(f"{SVG}g")
        dx, dy = map(float, inner.get("transform").rpartition("translate(")[2][:-1].split())
        points = [
            tuple(float(v) for v in pair.split(","))
            for path in inner.iter(f"{SVG}path")
            for pair in path.get("d").replace("M", " ").replace("C", " ").split()
        ]
        xs, ys = [x + dx + px for px, _ in points], [y + dy + py for _, py in points]
        boxes.append((min(xs), min(ys), max(xs), max(ys)))
    assert len(boxes) == 6
    for at, one in enumerate(boxes):
        for other in boxes[at + 1 :]:
            assert one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]


def test_whatever_a_claim_says_stays_text_in_the_picture():
    hostile = '</text><script>alert(1)</script> & "more" \\N <B>'
    nodes = (Node("a", hostile, "disputed", "(denied)"), Node("b", "B", "answered"))
    root = ET.fromstring(overview_svg(Overview(hostile, hostile, nodes, (Bearing("b", "a", AGAINST),))))
    assert not list(root.iter(f"{SVG}script"))
    said = " ".join(each.text for each in root.iter(f"{SVG}text"))
    assert "alert(1)" in said
    assert hostile in root.get("aria-label")
