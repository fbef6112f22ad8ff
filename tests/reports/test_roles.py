"""One table of colours: every page takes its from there, and they can be read."""

import re
from pathlib import Path

import pytest

import argmap
from argmap.page.roles import ROLES, roles_css, roles_typst
from conftest import ROOT

PAGES = (
    "argmap/page/page.css",
    "argmap/explorer/explorer.css",
    "argmap/explorer/component.css",
    "argmap/desk/page/desk.css",
)


def luminance(colour):
    """The relative luminance of WCAG 2.2."""
    digits = colour[1:] if len(colour) == 7 else "".join(each * 2 for each in colour[1:])
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_that_of_the_definition():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("ground", ["paper", "card"])
@pytest.mark.parametrize("name", ["ink", "soft", "link", "yes", "no", "both", "error", "warning", "hint"])
@pytest.mark.parametrize("mode", ["light", "dark"])
def test_words_can_be_read_on_every_ground(name, ground, mode):
    assert contrast(getattr(ROLES[name], mode), getattr(ROLES[ground], mode)) >= 4.5


@pytest.mark.parametrize("name", ["good", "bad", "said"])
@pytest.mark.parametrize("mode", ["light", "dark"])
def test_marked_words_can_be_read(name, mode):
    assert contrast(getattr(ROLES["ink"], mode), getattr(ROLES[name], mode)) >= 4.5


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_borders_of_what_can_be_pressed_can_be_seen(mode):
    assert contrast(getattr(ROLES["edge"], mode), getattr(ROLES["paper"], mode)) >= 3


@pytest.mark.parametrize("page", PAGES)
def test_every_role_that_a_page_names_is_one_of_the_table(page):
    text = (ROOT / page).read_text(encoding="utf-8")
    own = set(re.findall(r"--([a-z-]+):", text))
    assert set(re.findall(r"var\(--([a-z-]+)\)", text)) - own <= set(ROLES)
    assert not own & set(ROLES), "a page sets no role of its own"


def test_reports_and_print_take_the_table():
    html = argmap.report(argmap.loads("claim a: A.\n  assumed\n"), format="html")
    assert roles_css() in html
    for name in re.findall(r"(?<![\w-])#?let (\S+) = rgb", roles_typst()):
        assert name in (Path(ROOT) / "argmap/page/page.typ").read_text(encoding="utf-8")
    assert ":root.dark" in roles_css("class")
    assert "@media" not in roles_css("class")
