"""Trees with slips: every claim once, every relation once, no line over another, all on pages that can be read."""

import io
import random
import re
import xml.etree.ElementTree as ET
from itertools import pairwise

import pytest

import argmap
from argmap.diagrams.drawing import draw
from argmap.diagrams.graphviz.engines import engines, render
from argmap.diagrams.graphviz.tree_cards import CardStyle
from argmap.diagrams.graphviz.tree_dot import TreeDot
from argmap.diagrams.pages.packing import on_one, on_pages
from argmap.diagrams.pages.pictures import TreePictures, several
from argmap.diagrams.pages.planned import A4, PAPERS, SMALLEST, Planner
from argmap.diagrams.themes.theme import FORUM, THEMES
from argmap.diagrams.trees.homes import QUESTION, SLIP, Homes, halves
from argmap.diagrams.trees.stacks import MOST_ROWS, stacked
from argmap.diagrams.view import View
from conftest import EXAMPLES, each_example
from random_maps import random_map

SVG = "{http://www.w3.org/2000/svg}"
MAPS = [path for path in EXAMPLES if path.stem != "sources"]


def loaded(text):
    made = argmap.loads(text)
    return draw(made.map, made.facts), made


def sections(made):
    return {claim.id: claim.section for claim in made.map.claims.values()}


def forest(diagram, made):
    return Homes(diagram, sections(made)).forest()


def shown(tree):
    """What a tree says: each line by its step and what stands at its ends, slips by what they stand for."""
    name = {box.claim: box.label if box.role == SLIP else box.claim for box in tree.boxes}
    return [
        (link.step, link.kind, name.get(link.start, link.start), name.get(link.end, link.end)) for link in tree.links
    ]


def told(diagram):
    asked = {step for each in diagram.rivals for step in each.steps}
    return sorted(
        [(link.step, link.kind, link.start, link.end) for link in diagram.links if link.step not in asked]
        + [
            (each.steps[0], "rivals", answer, f"question {each.question}")
            for each in diagram.rivals
            for answer in each.answers
        ]
    )


def holds_everything(diagram, made):
    trees = forest(diagram, made).trees
    claims = [claim for tree in trees for claim in tree.claims]
    assert sorted(claims) == sorted(box.claim for box in diagram.boxes), "each claim stands in full once"
    found = sorted(line for tree in trees for line in shown(tree))
    turned = {(step, kind, end, start) if kind == "contradicts" else None for step, kind, start, end in told(diagram)}
    assert [line for line in found if line not in turned] == [line for line in told(diagram) if line not in turned]
    return trees


@pytest.mark.parametrize("path", each_example(MAPS))
def test_each_claim_and_each_relation_stands_once(path):
    made = argmap.load(path)
    holds_everything(draw(made.map, made.facts), made)


@pytest.mark.parametrize("seed", range(30))
def test_each_claim_and_each_relation_stands_once_where_everything_attacks_everything(seed):
    made = argmap.library.compiled(random_map(random.Random(900 + seed), claims=5 + seed, steps=6 + 2 * seed))
    holds_everything(draw(made.map, made.facts), made)


HOME = """section: One
claim a: A.
claim b: B.
section: Two
claim c: C.
claim d: D.
  assumed
d supports a
d rebuts c
"""


@pytest.mark.parametrize(
    "text, home, also",
    [
        (HOME, "c", ("supports", "a")),
        (HOME.replace("section: Two\n", ""), "a", ("rebuts", "c")),
        ("claim a: A.\nclaim b: B.\nclaim d: D.\n  assumed\nd supports b\nd supports a\n", "b", ("supports", "a")),
    ],
)
def test_a_claim_is_at_home_in_its_section_then_for_then_where_it_is_used_first(text, home, also):
    diagram, made = loaded(text)
    trees = forest(diagram, made)
    (tree,) = [tree for tree in trees.trees if "d" in tree.claims]
    assert home in tree.claims
    assert [(each.kind, each.claim) for each in trees.also["d"]] == [also]


def test_a_claim_that_bears_on_another_one_in_two_steps_says_so():
    text = "claim a: A.\n" + "".join(f"claim {each}: {each}.\n  assumed\n" for each in "bcd")
    diagram, made = loaded(f"{text}b + c supports a\nb + d supports a\n")
    assert [(each.claim, each.again) for each in forest(diagram, made).also["b"]] == [("a", True)]
    assert "+ supports a again" in TreePictures(diagram, made.map, made.facts).sheet()


def test_what_goes_in_a_circle_has_a_home_all_the_same():
    diagram, made = loaded("claim a: A.\nclaim b: B.\nclaim c: C.\na supports b\nb supports c\nc supports a\n")
    (tree,) = holds_everything(diagram, made)
    assert sorted(box.label for box in tree.boxes if box.role == SLIP) in (["a"], ["b"], ["c"])


def test_leaf_reasons_of_one_kind_are_rows_of_a_stack():
    text = "claim a: A.\n" + "".join(f"claim b{at}: B{at}.\n  assumed\n  supports a\n" for at in range(20))
    text += "claim c: C.\n  assumed\n  rebuts a\n"
    diagram, made = loaded(text)
    (tree,) = forest(diagram, made).trees
    made_of = stacked(tree)
    (stack,) = made_of.stacks
    assert [box.claim for box in stack.boxes] == [f"b{at}" for at in range(20)]
    assert stack.columns == -(-20 // MOST_ROWS)
    assert [box.claim for box in made_of.boxes] == ["a", "c"]
    assert [link.start for _, link in made_of.lines] == ["b0", "c"]


def bezier(points, number=8):
    line = [points[0]]
    for at in range(0, len(points) - 3, 3):
        a, b, c, d = points[at : at + 4]
        for step in range(1, number + 1):
            t = step / number
            s = 1 - t
            parts = ((s**3, a), (3 * s * s * t, b), (3 * s * t * t, c), (t**3, d))
            line.append(tuple(sum(w * p[k] for w, p in parts) for k in (0, 1)))
    return line


def cross(one, other):
    def side(p, q, r):
        return (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0])

    return sum(
        side(a, b, c) * side(a, b, d) < -1e-9 and side(c, d, a) * side(c, d, b) < -1e-9
        for a, b in pairwise(one)
        for c, d in pairwise(other)
    )


def geometry(plain):
    """Of each graph in the engine's plain words its boxes and its lines, in points."""
    boxes, lines = {}, []
    for line in plain.splitlines():
        word, *rest = line.split()
        if word == "node":
            boxes[rest[0]] = tuple(float(value) * 72 for value in rest[1:5])
        elif word == "edge" and "invis" not in rest[-2:]:
            number = int(rest[2])
            values = [float(value) * 72 for value in rest[3 : 3 + 2 * number]]
            lines.append((rest[0], rest[1], bezier(list(zip(values[::2], values[1::2], strict=True)))))
        elif word == "stop":
            yield boxes, lines
            boxes, lines = {}, []


def measured(diagram, trees):
    numbers = {step: at for at, step in enumerate(dict.fromkeys(link.step for link in diagram.links), 1)}
    dot = TreeDot(CardStyle(FORUM), {}, numbers)
    source = "".join(dot.source(stacked(tree)) for tree in trees)
    crossings = through = 0
    for boxes, lines in geometry(render(source, "plain", engines("svg")).decode()):
        for at, (start, end, line) in enumerate(lines):
            crossings += sum(cross(line, other) for a, b, other in lines[at + 1 :] if not {start, end} & {a, b})
            through += sum(
                any(abs(px - x) < wide / 2 - 3 and abs(py - y) < high / 2 - 3 for px, py in line)
                for name, (x, y, wide, high) in boxes.items()
                if name not in (start, end) and wide > 20
            )
    return crossings, through


@pytest.mark.parametrize("path", each_example(MAPS))
def test_no_line_crosses_another_one_or_runs_through_a_box(path):
    made = argmap.load(path)
    diagram = draw(made.map, made.facts)
    assert measured(diagram, forest(diagram, made).trees) == (0, 0)


def outlines(root):
    """The box of each claim and slip of a sheet, in its own coordinates."""
    for tree in root.findall(f"{SVG}g"):
        moved = re.match(r"translate\(([\d.-]+) ([\d.-]+)\)(?: scale\(([\d.]+)\))?", tree.get("transform"))
        x, y, scale = float(moved[1]), float(moved[2]), float(moved[3] or 1)
        for graph in tree:
            dx, dy = map(float, re.search(r"translate\(([\d.-]+) ([\d.-]+)\)", graph.get("transform")).groups())
            for group in graph.iter(f"{SVG}g"):
                if (group.get("class") or "").startswith(("node claim", "node slip", "node stack")):
                    shape = next(each for each in group if each.tag in (f"{SVG}path", f"{SVG}polygon"))
                    points = re.findall(r"(-?[\d.]+),(-?[\d.]+)", shape.get("d") or shape.get("points"))
                    across = [x + (dx + float(a)) * scale for a, _ in points]
                    down = [y + (dy + float(b)) * scale for _, b in points]
                    yield min(across), min(down), max(across), max(down)


def apart(boxes):
    return all(
        one[2] <= other[0] + 0.5 or other[2] <= one[0] + 0.5 or one[3] <= other[1] + 0.5 or other[3] <= one[1] + 0.5
        for at, one in enumerate(boxes)
        for other in boxes[at + 1 :]
    )


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
@pytest.mark.parametrize("path", each_example(MAPS))
def test_no_box_of_a_sheet_lies_over_another_one(path, theme):
    made = argmap.load(path)
    root = ET.fromstring(TreePictures(draw(made.map, made.facts), made.map, made.facts, theme=theme).sheet())
    boxes = list(outlines(root))
    width, height = map(float, root.get("viewBox").split()[2:])
    assert boxes
    assert apart(boxes)
    assert all(box[0] >= 0 and box[1] >= 0 and box[2] <= width and box[3] <= height for box in boxes)
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    assert sum(id_.startswith("claim-") for id_ in ids) == len(draw(made.map, made.facts).boxes)


@pytest.mark.parametrize("paper", PAPERS.values(), ids=lambda paper: paper.name)
@pytest.mark.parametrize("name", ["mill-street", "charger", "visit"])
def test_all_stands_on_pages_that_can_be_read(name, paper):
    made = argmap.load(next(path for path in MAPS if path.stem == name))
    diagram = draw(made.map, made.facts)
    pages = Planner(diagram, sections(made), FORUM, engines("svg")).pages(paper)
    assert sorted(claim for page in pages for claim in page.claims) == sorted(box.claim for box in diagram.boxes)
    width, height = paper.room
    for page in pages:
        assert page.scale * FORUM.text_size >= paper.smallest - 1e-6
        for tree, x, y in page.trees:
            assert (x + tree.width) * page.scale <= width + 1
            assert (y + tree.height) * page.scale <= height + 1


def random_text(number):
    """A map of so many claims, as language: `tests/benchmarks/pictures.py` measures it too."""
    chance = random.Random(number)
    words = ("the", "town", "closes", "its", "street", "to", "cars", "and", "shops", "lose")
    text = ""
    for at in range(number):
        text += f"claim c{at}: {' '.join(chance.choices(words, k=chance.randint(4, 14)))}.\n"
        if at:
            verb = chance.choice(("supports", "supports", "supports", "rebuts"))
            text += f"c{at} {verb} c{chance.randrange(max(0, at - 12), at)}\n"
        if at > 4 and chance.random() < 0.25:
            text += f"c{at} undercuts c{chance.randrange(at)}\n"
    return text


@pytest.mark.slow
@pytest.mark.parametrize("number", [60, 150])
def test_a_random_map_stands_on_pages_that_can_be_read(number):
    made = argmap.loads(random_text(number))
    pages = Planner(draw(made.map, made.facts), {}, FORUM, engines("svg")).pages(A4)
    assert all(page.scale * FORUM.text_size >= SMALLEST - 1e-6 for page in pages)
    assert sum(len(page.claims) for page in pages) == number


def test_slips_and_further_uses_name_the_page():
    made = argmap.load(next(path for path in MAPS if path.stem == "joined"))
    pages = TreePictures(draw(made.map, made.facts), made.map, made.facts).pages()
    contents, *numbered = pages
    assert contents.name == "Contents"[: len(contents.name)] or contents.name.startswith("Contents of")
    last = max(page.number for page in numbered)
    named = {int(page) for each in numbered for page in re.findall(r"→ p\. (\d+)", each.svg)}
    assert named
    assert named <= set(range(1, last + 1))
    for page in numbered:
        assert all(spot.page != page.number for spot in page.spots)
    assert {spot.page for spot in contents.spots} == set(range(1, last + 1))
    assert pages[-1].name.startswith("Index")
    files = several(pages)
    assert files.first == contents.svg
    assert [end for end, _ in files.others] == [f"-{at}" for at in range(1, last + 1)]


def test_an_atlas_has_bookmarks_links_and_an_index():
    pypdf = pytest.importorskip("pypdf")
    pytest.importorskip("typst")
    made = argmap.load(next(path for path in MAPS if path.stem == "visit"))
    pictures = TreePictures(draw(made.map, made.facts), made.map, made.facts)
    data = pictures.pdf()
    assert data == pictures.pdf(), "the same map is the same file"
    reader = pypdf.PdfReader(io.BytesIO(data))
    assert len(reader.pages) == len(pictures.pages())
    assert {(round(page.mediabox.width), round(page.mediabox.height)) for page in reader.pages} == {(842, 595)}
    links = [each.get_object() for page in reader.pages for each in page.get("/Annots", ())]
    assert len(links) > 20
    assert "Contents of" in str(reader.outline)
    assert "Index" in reader.pages[-1].extract_text()


def test_a_tree_is_parted_where_it_falls_into_two_of_one_size():
    lines = "".join(f"claim c{at}: C{at}.\n  assumed\n  supports c{at - 1}\n" for at in range(1, 9))
    diagram, made = loaded(f"claim c0: C.\n{lines}")
    homes = Homes(diagram, sections(made))
    (tree,) = homes.forest().trees
    assert halves(tree, homes) in (("c4", "c3"), ("c5", "c4"))
    assert len(homes.forest({("c4", "c3")}).trees) == 2
    (alone,) = forest(*loaded("claim a: A.\n")).trees
    assert halves(alone, homes) is None


def test_packing_puts_nothing_over_anything():
    chance = random.Random(5)
    sizes = [(chance.uniform(20, 300), chance.uniform(20, 200)) for _ in range(60)]
    sheet = on_one(sizes, 1.4)
    placed = [(each.x, each.y, each.x + sizes[each.at][0], each.y + sizes[each.at][1]) for each in sheet.placed]
    assert len(placed) == 60
    assert apart(placed)
    pages = on_pages(sizes, 400, 300)
    assert sum(len(page.placed) for page in pages) == 60
    for page in pages:
        boxes = [(each.x, each.y, each.x + sizes[each.at][0], each.y + sizes[each.at][1]) for each in page.placed]
        assert apart(boxes)
        assert all(box[2] <= 401 and box[3] <= 301 for box in boxes)
    assert on_pages([(500, 10)], 400, 300) is None


def test_colours_stand_for_one_side_in_every_view():
    made = argmap.load(next(path for path in MAPS if path.stem == "joined"))
    whole = {box.claim: box.side for box in draw(made.map, made.facts).boxes}
    for view in (argmap.View(focus=("cnn.neutral",), depth=2), argmap.View(only=(("source", "cnn"),))):
        part = draw(made.map, made.facts, view)
        assert {box.claim: box.side for box in part.boxes}.items() <= whole.items()
        assert part.title != made.map.heading


def test_whatever_a_claim_says_stays_text_in_a_tree():
    hostile = '</text><script>alert(1)</script> & "more" \\N <B> ]]>'
    diagram, made = loaded(f"map: {hostile}\nclaim a: {hostile}\n  because b: {hostile}\n    assumed\n")
    root = ET.fromstring(TreePictures(diagram, made.map, made.facts).sheet())
    assert not list(root.iter(f"{SVG}script"))
    assert "alert(1)" in "".join(each.text or "" for each in root.iter(f"{SVG}text"))


def test_what_is_told_of_a_step_stands_in_the_box_that_makes_it():
    text = "source s: S\nsource t: T\nclaim a: A.\n  quote s: a a a\n  quote t: a b a\nclaim b: B.\n  quote s: b b b\n"
    diagram, made = loaded(f"{text}b supports a\n  strength: 0.8\nclaim c: C.\n  quote t: c c c\nc undercuts a by s\n")
    svg = TreePictures(diagram, made.map, made.facts).sheet()
    assert ">strength 0.8<" in svg
    assert ">only the words of S<" in svg
    part = draw(made.map, made.facts, argmap.View(focus=("b",), depth=0))
    shown = TreePictures(part, made.map, made.facts).sheet()
    assert "+1<" in shown
    assert "neighbours that are not shown" in shown


ASKED = """claim small: 5,000 came.
  assumed
claim large: 50,000 came.
  assumed
  because full: The square was full.
    assumed
claim most: More came than ever.
  assumed
  because large
question n: How many came?
  answer: small
  answer: large
"""


def test_a_question_joins_its_answers_which_stand_elsewhere_if_they_have_another_place():
    diagram, made = loaded(ASKED)
    trees = holds_everything(diagram, made)
    (asked,) = [tree for tree in trees if any(box.role == QUESTION for box in tree.boxes)]
    assert asked.claims == ("small",), "50,000 stands under what it is a reason for"
    assert [box.label for box in asked.boxes if box.role == SLIP] == ["large"]
    assert not any(link.kind == "contradicts" for tree in trees for link in tree.links), "the bracket says it once"


def test_a_question_of_which_an_answer_is_folded_away_leaves_the_contradiction_as_it_is():
    made = argmap.loads("section: One\n" + ASKED.replace("claim large", "section: Two\nclaim large", 1))
    diagram = draw(made.map, made.facts, View(folded=("Two",)))
    trees = forest(diagram, made).trees
    assert not any(box.role == QUESTION for tree in trees for box in tree.boxes)
    assert any(link.kind == "contradicts" for tree in trees for link in tree.links)


def test_a_claim_with_more_reasons_than_a_page_holds_goes_on_at_a_slip():
    text = "claim top: The top.\n" + "".join(
        f"claim r{at}: {'Reason words ' * 6}{at}.\n  assumed\nclaim d{at}: Doubt {at}.\n  assumed\nr{at} supports top\n"
        f"d{at} undercuts (r{at} supports top)\n"
        for at in range(30)
    )
    diagram, made = loaded(text + "claim other: The other side.\n  assumed\nr20 contradicts other\n")
    pages = Planner(diagram, sections(made), FORUM, engines("svg")).pages(PAPERS["slide"])
    trees = [tree.tree for page in pages for tree, _, _ in page.trees]
    assert all(page.scale * FORUM.text_size >= PAPERS["slide"].smallest - 1e-6 for page in pages)
    assert sorted(claim for tree in trees for claim in tree.claims) == sorted(box.claim for box in diagram.boxes)
    assert sorted(line for tree in trees for line in shown(tree) if line[1] != "contradicts") == [
        line for line in told(diagram) if line[1] != "contradicts"
    ]
    on = [page for page in pages for tree, _, _ in page.trees if any(box.label == "top" for box in tree.tree.boxes)]
    (first,) = [page for page in pages if "top" in page.claims]
    svg = "".join(text.text or "" for tree, _, _ in first.trees for text in tree.picture.iter(f"{SVG}text"))
    numbers = sorted({page.number for page in on} - {first.number})
    assert len(numbers) > 2
    assert f"goes on: p. {', '.join(map(str, numbers))}"[:20] in svg


def test_the_legend_says_what_dots_pale_lines_and_red_marks_mean_where_they_occur():
    def legend(text):
        diagram, made = loaded(text)
        svg = TreePictures(diagram, made.map, made.facts).sheet()
        return {words for words in ("lines that meet in a dot: only together", "pale line: set aside") if words in svg}

    plain = "claim a: A.\nclaim b: B.\n  assumed\nclaim c: C.\n  assumed\nb supports a\nc supports a\n"
    assert legend(plain) == set()
    assert legend(plain.replace("b supports a\nc supports a", "b + c supports a")) == {
        "lines that meet in a dot: only together"
    }
    assert legend(f"{plain}claim d: D.\n  assumed\nd undercuts (b supports a)\n") == {"pale line: set aside"}


def test_what_undercuts_an_undercut_stands_behind_it_where_there_is_room():
    """One over the other they look like two that say the same."""
    text = "".join(f"claim {each}: {each}.\n  assumed\n" for each in "abcd")
    diagram, made = loaded(
        f"{text}b supports a\nc undercuts (b supports a)\nd undercuts (c undercuts (b supports a))\n"
    )
    planner = Planner(diagram, sections(made), FORUM, engines("svg"))

    def left(trees):
        found = {}
        for group in (group for tree in trees for group in tree.picture.iter(f"{SVG}g")):
            if (group.get("id") or "").startswith("claim-"):
                points = re.findall(r"(-?[\d.]+),", " ".join(each.get("points", "") for each in group))
                found[group.get("id")[-1]] = min(map(float, points))
        return found

    _, trees = planner.sheet(1.4)
    sheet = left(trees)
    assert sheet["d"] > sheet["c"] + FORUM.box_width
    slide = left([tree for page in planner.pages(PAPERS["slide"]) for tree, _, _ in page.trees])
    assert slide["d"] == pytest.approx(slide["c"], abs=5)
