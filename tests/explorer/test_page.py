"""The page to explore a map, as a file; `tests/system/test_browser.py` opens it."""

import re

import argmap
from argmap.explorer.page import explorer_page
from conftest import ROOT


def test_the_page_is_small_and_strict():
    compilation = argmap.load(ROOT / "examples" / "china" / "joined.argmap")
    page = explorer_page(compilation.map, compilation.facts)
    assert len(page.encode()) / len(compilation.map.claims) < 4_500, "450 KB for 100 claims"
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)[1]
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy
    assert re.findall(r"(?:src|href)=\"[^\"]*\"", page) == []
    assert not re.search(r"<[^>]+ (?:style|on\w+)=", page)


def test_numbers_that_a_claim_says_are_not_rounded():
    """Coordinates are, to keep the page small."""
    made = argmap.loads('claim pi: Pi is 3.14159; x="2.0345" and 5.00 stay.\n  assumed\n')
    for graph in (False, True):
        svg = re.search(r"<svg.*?</svg>", explorer_page(made.map, made.facts, graph=graph), re.DOTALL)[0]
        said = " ".join(re.findall(r"<text[^>]*>([^<]*)", svg))
        assert "3.14159" in said
        assert "2.0345" in said
        assert "5.00" in said
        tags = "".join(re.findall(r"<[^>]*>", svg))
        assert not re.search(r' (?:x|y|d|points)="[^"]*\d\.\d\d', tags)
