"""The looks of boxes, frames and lines in DOT, on drawings made by hand."""

import re

import attrs
import pytest

import argmap
from argmap.diagrams.diagram import Box, Diagram, Joint, Link
from argmap.diagrams.graphviz.as_dot import as_dot, element_id, lighter
from argmap.diagrams.themes.theme import FORUM, LEDGER, THEMES
from argmap.model.verdict_kinds import VerdictWord


def box(claim, side=-1, role="claim", verdict=""):
    return Box(claim, claim.upper(), side, (), role, verdict)


def diagram(*boxes, joints=(), links=(), sides=("One", "Two"), clusters=None):
    return Diagram("", "", "", sides, "section", boxes, joints, links, {}, clusters)


def block(dot, line):
    """The lines of the innermost group that a line stands in."""
    lines = [each.strip() for each in dot.splitlines()]
    at = next(at for at, each in enumerate(lines) if each.startswith(line))
    depth = 0
    for start in range(at, -1, -1):
        depth += (lines[start] == "}") - lines[start].endswith("{")
        if depth < 0:
            return lines[start : lines.index("}", at) + 1]
    raise AssertionError(line)


def look(dot, node):
    """The look of a box: that of the group that it stands in."""
    words = block(dot, f"{node} [")[1]
    return {name: value.strip('"') for name, value in re.findall(r'(\w+)=("[^"]*"|[\w.]+)', words)}


TINT = FORUM.tints[1]
PLAIN = {"color": TINT.line, "fillcolor": TINT.fill, "style": "filled", "penwidth": "1"}


@pytest.mark.parametrize(
    "role, verdict, expected",
    [
        ("claim", "", PLAIN),
        ("thesis", "", {**PLAIN, "penwidth": "2.4"}),
        ("claim", "accepted", {**PLAIN, "penwidth": "2.2"}),
        ("thesis", "accepted", {**PLAIN, "penwidth": "2.2"}),
        ("claim", "undecided", {**PLAIN, "style": "rounded,filled", "penwidth": "0.9"}),
        (
            "claim",
            "rejected",
            {**PLAIN, "fillcolor": "#FFFFFF", "style": "filled,dashed", "penwidth": "1.2"},
        ),
        (
            "claim",
            "unsupported",
            {**PLAIN, "fillcolor": "#FFFFFF", "style": "filled,dotted", "penwidth": "1.2"},
        ),
        ("stub", "", {**PLAIN, "fillcolor": "#FFFFFF", "style": "filled,dotted", "penwidth": "0.8"}),
        ("stub", "accepted", {**PLAIN, "fillcolor": "#FFFFFF", "style": "filled,dotted", "penwidth": "0.8"}),
        ("section", "", {**PLAIN, "shape": "folder"}),
        ("claim", "unchallenged", {**PLAIN, "penwidth": "2.2"}),
        ("claim", "answered", {**PLAIN, "penwidth": "1", "peripheries": "2"}),
        ("claim", "assumed", {**PLAIN, "penwidth": "0.9"}),
    ],
)
def test_a_box_shows_its_role_and_its_verdict(role, verdict, expected):
    assert look(as_dot(diagram(box("a", 1, role, verdict))), "c1") == expected


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_no_two_words_and_no_folded_part_have_one_look(theme):
    words = [look(as_dot(diagram(box("a", 0, "claim", word)), theme), "c1") for word in VerdictWord]
    looks = [*words, look(as_dot(diagram(box("a", 0, "section", "")), theme), "c1")]
    # By lines and forms alone: a reader in grey tells them apart too. Index cards have the colour of the bar besides.
    told = ("style", "shape", "peripheries", *(["color"] if theme.card == "ledger" else []))
    forms = [(*map(each.get, told), float(each["penwidth"]) > 1.5) for each in looks]
    assert len(set(forms)) == len(forms) == 7


def test_a_box_of_no_side_has_the_plain_colours():
    shown = look(as_dot(diagram(box("a"))), "c1")
    assert (shown["color"], shown["fillcolor"]) == (FORUM.plain.line, FORUM.plain.fill)


@pytest.mark.parametrize(
    "role, verdict, expected",
    [
        ("claim", "", {"color": "#4A4A4A", "fillcolor": "#FFFFFF", "style": "filled", "penwidth": "1"}),
        (
            "claim",
            "rejected",
            {"color": "#5C5C5C", "fillcolor": "#E9E9E9", "style": "filled,dashed", "penwidth": "1.2"},
        ),
        ("stub", "rejected", {"color": "#5C5C5C", "fillcolor": "#E9E9E9", "style": "filled,dotted", "penwidth": "0.8"}),
    ],
)
def test_a_theme_may_give_a_verdict_colours_of_its_own(role, verdict, expected):
    assert look(as_dot(diagram(box("a", 0, role, verdict)), LEDGER), "c1") == expected


def test_a_class_says_the_role_and_the_verdict():
    dot = as_dot(diagram(box("a", 0, "thesis", "accepted"), box("b")))
    assert 'id="claim-a" class="claim thesis accepted"]' in dot
    assert 'id="claim-b" class="claim claim"]' in dot


TWO_SIDES = (box("a", 0), box("b", 0), box("c", 1), box("d", 1), box("e"))
JOINT = Joint("j", "supports")


def joined(*premises, end="c"):
    return (*(Link("j", "supports", each, "j", head=False) for each in premises), Link("j", "supports", "j", end))


def frames(dot):
    """The boxes and joints in each frame, by its title."""
    found = {}
    for title, inside in re.findall(r"<B>(\w+)</B></FONT>> labeljust=r (.*?)\n\t}", dot, re.DOTALL):
        found[title] = re.findall(r"^\t+([cj]\d+)(?: \[|$)", inside, re.MULTILINE)
    return found


@pytest.mark.parametrize(
    "premises, expected",
    [
        pytest.param("ab", {"One": ["c1", "c2", "j1"], "Two": ["c3", "c4"]}, id="premises of one side"),
        pytest.param("d", {"One": ["c1", "c2"], "Two": ["c3", "c4", "j1"]}, id="of the other"),
        pytest.param("ad", {"One": ["c1", "c2"], "Two": ["c3", "c4"]}, id="of both"),
        pytest.param("ae", {"One": ["c1", "c2"], "Two": ["c3", "c4"]}, id="of one and of none"),
        pytest.param("e", {"One": ["c1", "c2"], "Two": ["c3", "c4"]}, id="of none"),
        pytest.param("", {"One": ["c1", "c2"], "Two": ["c3", "c4"]}, id="no premise is shown"),
    ],
)
def test_a_joint_stands_in_the_frame_in_which_all_its_premises_stand(premises, expected):
    drawn = diagram(*TWO_SIDES, joints=(JOINT,), links=joined(*premises), clusters=True)
    assert frames(as_dot(drawn)) == expected


@pytest.mark.parametrize(
    "clusters, theme, expected",
    [
        (True, FORUM, True),
        (False, FORUM, False),
        (None, FORUM, False),
        (True, LEDGER, True),
        (False, LEDGER, False),
        (None, LEDGER, True),
    ],
)
def test_the_view_decides_on_frames_and_else_the_theme(clusters, theme, expected):
    assert bool(frames(as_dot(diagram(*TWO_SIDES, clusters=clusters), theme))) is expected


def test_one_side_alone_has_no_frame_and_neither_has_a_side_without_boxes():
    assert frames(as_dot(diagram(*TWO_SIDES[:2], sides=("One",), clusters=True))) == {}
    assert frames(as_dot(diagram(*TWO_SIDES[:2], clusters=True))) == {"One": ["c1", "c2"]}


def test_the_title_of_a_frame_is_one_line_of_text():
    dot = as_dot(diagram(box("a", 0), box("b", 1), sides=("Cars &\n  carts", "Two"), clusters=True))
    assert "<B>Cars &amp; carts</B></FONT>> labeljust=r" in dot


@pytest.mark.parametrize("style, expected", [("rounded", "rounded,filled"), ("square", "filled")])
def test_a_frame_looks_as_the_theme_says(style, expected):
    theme = attrs.evolve(FORUM, frame_style=style, frame_line="#111111", frame_fill="#EEEEEE")
    dot = as_dot(diagram(*TWO_SIDES, clusters=True), theme)
    (one, two) = re.findall(
        r'color="(#\w+)" fillcolor="(#\w+)" label=<<FONT.*labeljust=r margin=12 style="?([\w,]+)', dot
    )
    assert one == two == ("#111111", "#EEEEEE", expected)


def test_a_joint_has_the_colour_of_its_kind():
    dot = as_dot(diagram(*TWO_SIDES, joints=(Joint("j", "rebuts"),), links=joined("a", "b")))
    (line,) = (each for each in dot.splitlines() if each.startswith("\tj1 ["))
    colour = FORUM.looks["rebuts"].colour
    assert f'class=joint color="{colour}" fillcolor="{colour}"' in line
    assert 'id="joint-1"' in line


def test_top_claims_stand_in_one_column():
    column = "\t{\n\t\trank=sink\n\t\tc1\n\t\tc3\n\t}\n"
    tops = (box("a", 0, "thesis"), box("b", 0), box("c", 1, "thesis"))
    assert column in as_dot(diagram(*tops))
    assert "rank=sink" not in as_dot(diagram(*tops[:2]))
    assert "rank=sink" not in as_dot(diagram(*tops, clusters=True))


def edge(dot, line):
    """The look of the lines of one group."""
    words = block(dot, line)[1]
    assert words.startswith("edge [")
    return words


@pytest.mark.parametrize(
    "link, expected",
    [
        (
            Link("s", "supports", "a", "c"),
            "edge [arrowhead=normal arrowsize=0.8 class=supports "
            'color="#007A59" fontcolor="#007A59" headlabel=<<B>+</B>> penwidth=1.6 style=solid]',
        ),
        (
            Link("s", "supports", "a", "c", head=False),
            "edge [arrowhead=none arrowsize=0.8 class=supports "
            'color="#007A59" fontcolor="#007A59" penwidth=1.6 style=solid]',
        ),
        (
            # By 0.25 of the way to white: 0 becomes 64, 122 becomes 155, 89 becomes 130. The width is 0.6 of 1.6.
            Link("s", "supports", "a", "c", aside=True),
            'edge [arrowhead=normal arrowsize=0.8 class="supports aside" '
            'color="#409B82" fontcolor="#409B82" headlabel=<<B>+</B>> penwidth=0.96 style=solid]',
        ),
        (
            Link("s", "contradicts", "a", "c"),
            "edge [arrowhead=none arrowsize=0.8 arrowtail=none class=contradicts "
            'color="#333333:invis:#333333" dir=both fontcolor="#333333" minlen=0 penwidth=1.1 style=solid weight=0]',
        ),
    ],
)
def test_a_line_shows_its_kind(link, expected):
    dot = as_dot(diagram(*TWO_SIDES, links=(link,)))
    assert edge(dot, "c1 -> c3") == expected
    assert 'c1 -> c3 [id="step-1"]' in block(dot, "c1 -> c3")


def test_a_strength_stands_beside_the_sign_at_the_head_only():
    links = (Link("s", "supports", "a", "c", strength=0.8), Link("j", "supports", "b", "d", head=False, strength=0.5))
    dot = as_dot(diagram(*TWO_SIDES, links=links))
    assert 'c1 -> c3 [id="step-1" headlabel=<<B>+ 0.8</B>>]' in dot
    assert 'c2 -> c4 [id="step-2"]' in dot


def test_the_lines_of_a_step_share_its_number():
    dot = as_dot(diagram(*TWO_SIDES, joints=(JOINT,), links=(Link("s", "rebuts", "d", "c"), *joined("a", "b"))))
    assert re.findall(r'(\w+ -> \w+) \[id="(step-[\d-]+)"', dot) == [
        ("j1 -> c3", "step-2"),
        ("c1 -> j1", "step-2-2"),
        ("c2 -> j1", "step-2-3"),
        ("c4 -> c3", "step-1"),
    ]


def test_a_lighter_colour_is_nearer_to_white():
    assert [lighter(each) for each in ("#000000", "#FFFFFF", "#0068A5")] == ["#404040", "#FFFFFF", "#408EBC"]


def test_the_id_of_a_claim_is_one_of_xml():
    assert element_id("visit.close#2") == "claim-visit.close_2"


def test_the_graphs_of_a_source_are_those_that_a_program_draws():
    from argmap.diagrams.drawing import draw
    from argmap.diagrams.graphviz import engines
    from argmap.diagrams.graphviz.as_dot import as_dot

    texts = ['claim a: A "quoted" <b> {brace} -> and } more.\n  because b: B \\ " { <.\n    assumed\n', "claim c: C.\n"]
    sources = []
    for text in texts:
        found = argmap.loads(text)
        sources.append(as_dot(draw(found.map, found.facts), FORUM))
    assert [each.strip() for each in engines.graphs_in("".join(sources))] == [each.strip() for each in sources]
    asked = []
    try:
        engines.use(lambda source, output_format: asked.append((source, output_format)) or b"<svg></svg>")
        drawn = engines.render("".join(sources), "svg", engines.engines("svg"))
        assert drawn == b"<svg></svg>\n<svg></svg>"
        engines.use(lambda source, output_format: 1 / 0)
        with pytest.raises(engines.EngineError, match="the engine of the page failed: division by zero"):
            engines.render(sources[0], "svg", engines.engines("svg"))
    finally:
        engines.use(None)
    assert [output_format for _, output_format in asked] == ["svg", "svg"]
