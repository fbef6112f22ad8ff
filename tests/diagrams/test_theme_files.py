"""Themes of the user's own, and what is wrong with them."""

import pytest

from argmap.diagrams.drawing import draw
from argmap.diagrams.picture import picture
from argmap.diagrams.theme_file import ThemeError, read_theme
from town import TOWN, parts

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
