"""The site is built without a warning, and everything on it leads somewhere."""

import os
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

import pytest

import argmap
from argmap.catalogue.rules import RULES
from conftest import ROOT

pytestmark = pytest.mark.slow


class Links(HTMLParser):
    def __init__(self):
        super().__init__()
        self.links, self.ids = [], set()

    def handle_starttag(self, tag, attrs):
        named = dict(attrs)
        self.ids.update(filter(None, (named.get("id"), named.get("name"))))
        for name in ("href", "src"):
            if named.get(name) and tag in ("a", "img", "script", "link"):
                self.links.append((tag, named[name]))


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    pytest.importorskip("myst_parser", reason="the packages of the site are not installed: pip install '.[site]'")
    pytest.importorskip("furo", reason="the packages of the site are not installed: pip install '.[site]'")
    folder = tmp_path_factory.mktemp("site")
    done = subprocess.run(
        [sys.executable, ROOT / "docs/site/build.py", folder],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stderr == ""
    return folder


@pytest.fixture(scope="module")
def pages(site):
    found = {}
    for path in site.rglob("*.html"):
        found[path] = Links()
        found[path].feed(path.read_text(encoding="utf-8"))
    return found


def test_every_link_leads_somewhere(site, pages):
    broken = []
    for path, page in pages.items():
        for _, link in page.links:
            target, _, anchor = link.partition("#")
            target = target.partition("?")[0]
            if target.startswith(("http:", "https:", "mailto:", "data:")):
                continue
            real = (path.parent / unquote(target)).resolve() if target else path
            if not real.is_file() or (anchor and real in pages and unquote(anchor) not in pages[real].ids):
                broken.append(f"{path.relative_to(site)}: {link}")
    assert broken == []


def test_every_page_is_in_the_contents(site, pages):
    start = site / "index.html"
    linked = {(start.parent / link.partition("#")[0]).resolve() for tag, link in pages[start].links if tag == "a"}
    missing = [path.relative_to(site).as_posix() for path in pages if path not in linked and path != start]
    assert set(missing) <= {"genindex.html", "search.html", "py-modindex.html"}
    for rule in RULES:
        assert site / "messages" / f"{rule.code}.html" in pages


def test_every_public_name_has_its_docstring(site):
    text = "".join(path.read_text(encoding="utf-8") for path in (site / "api").glob("part-*.html"))
    for name in argmap.__all__:
        if name != "__version__":
            assert f'id="argmap.{name}"' in text, name


def test_maps_are_drawn_by_argmap_itself(site):
    images = list((site / "_images").glob("argmap-*.svg"))
    assert len(images) >= 11
    front = (site / "index.html").read_text(encoding="utf-8")
    assert "Argument map with 12 claims" in front
    assert (site / "searchindex.js").stat().st_size > 100_000


def test_nothing_is_loaded_from_elsewhere(pages):
    for path, page in pages.items():
        for tag, link in page.links:
            if tag in ("script", "img", "link"):
                assert not link.startswith(("http", "//")), (path, link)


def test_no_page_names_this_machine(site):
    for path in Path(site).rglob("*.html"):
        assert str(ROOT) not in path.read_text(encoding="utf-8"), path
