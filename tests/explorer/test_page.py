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
