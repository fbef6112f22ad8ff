"""How well maps can be read as pictures: crossings, length of lines, and the size of the text on paper.

python tests/benchmarks/pictures.py FILE…     without files the examples and random maps of 60 to 1,000 claims
"""

import resource
import sys
from itertools import pairwise
from math import dist
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT / "tests" / "diagrams"), str(ROOT / "tests"), str(ROOT / "tests" / "reasoning")]

from test_trees import cross, geometry, random_text  # noqa: E402 - beside the tests that check them

import argmap  # noqa: E402
from argmap.diagrams.drawing import draw  # noqa: E402
from argmap.diagrams.graphviz.as_dot import as_dot  # noqa: E402
from argmap.diagrams.graphviz.engines import engines, render  # noqa: E402
from argmap.diagrams.graphviz.tree_cards import CardStyle  # noqa: E402
from argmap.diagrams.graphviz.tree_dot import TreeDot  # noqa: E402
from argmap.diagrams.pages.planned import A4, Planner  # noqa: E402
from argmap.diagrams.themes.theme import FORUM  # noqa: E402
from argmap.diagrams.trees.stacks import stacked  # noqa: E402

MOST_IN_ONE_GRAPH = 200


def measured(plain):
    """Crossings, the length of all lines, the longest one, and how many are longer than 400 points."""
    crossings, lengths = 0, []
    for _, lines in geometry(plain):
        boxes = [tuple(f(p[k] for p in line) for f in (min, max) for k in (0, 1)) for _, _, line in lines]
        for at, (start, end, line) in enumerate(lines):
            lengths.append(sum(dist(p, q) for p, q in pairwise(line)))
            for other in range(at + 1, len(lines)):
                a, b = boxes[at], boxes[other]
                near = a[0] <= b[2] and b[0] <= a[2] and a[1] <= b[3] and b[1] <= a[3]
                if near and not {start, end} & {*lines[other][:2]}:
                    crossings += cross(line, lines[other][2])
    return crossings, round(sum(lengths)), round(max(lengths, default=0)), sum(each > 400 for each in lengths)


def cpu():
    return sum(sum(resource.getrusage(who)[:2]) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))


def told(name, made):
    diagram, tried = draw(made.map, made.facts), engines("svg")
    sections = {claim.id: claim.section for claim in made.map.claims.values()}
    if len(diagram.boxes) <= MOST_IN_ONE_GRAPH:
        print(
            f"{name:14} one graph  crossings, line, longest, > 400:",
            *measured(render(as_dot(diagram), "plain", tried).decode()),
        )
    began = cpu()
    planner = Planner(diagram, sections, FORUM, tried)
    pages = planner.pages(A4)
    took = cpu() - began
    numbers = {step: at for at, step in enumerate(dict.fromkeys(link.step for link in diagram.links), 1)}
    dot = TreeDot(CardStyle(FORUM), {}, numbers)
    trees = [tree.tree for page in pages for tree, _, _ in page.trees]
    found = measured(render("".join(dot.source(stacked(tree)) for tree in trees), "plain", tried).decode())
    least = min(page.scale for page in pages) * FORUM.text_size
    print(
        f"{name:14} trees      crossings, line, longest, > 400:",
        *found,
        f"· {len(pages)} pages, text ≥ {least:.1f} pt, {took:.1f} s CPU",
    )


if __name__ == "__main__":
    if sys.argv[1:]:
        for path in map(Path, sys.argv[1:]):
            told(path.stem, argmap.load(path))
    else:
        for path in sorted((ROOT / "examples").glob("*/*.argmap")):
            if path.stem != "sources":
                told(path.stem, argmap.load(path))
        for number in (60, 150, 500, 1000):
            told(f"random {number}", argmap.loads(random_text(number)))
