"""Pages of documents show a map with its caption and words for who does not see it."""

import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import argmap
from argmap.integrations.embedded import FigureOptions, MapFigure, OptionError, figure_of_file, with_own_names
from argmap.integrations.markdown import fence, validator
from conftest import ROOT

MILL = ROOT / "examples/mill-street"
ALT = "Should Mill Street be closed to cars? Argument map with 12 claims"
BAD = "claim a: A.\n  because b: B.\n    assumed\noops\n"
FILTER = ROOT / "argmap/integrations/pandoc/argmap.lua"


@pytest.fixture
def site(tmp_path):
    shutil.copytree(MILL, tmp_path / "maps")
    return tmp_path


def built(command, folder, expect=0):
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "NO_COLOR": "1"}
    environment["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{environment['PATH']}"
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, timeout=120)
    assert done.returncode == expect, done.stdout + done.stderr
    return done.stdout + done.stderr


# Figures of any host


def test_a_figure_has_pictures_and_words():
    figure = figure_of_file(MILL / "mill-street.argmap", {"focus": "close,revenue", "depth": "2", "theme": "ledger"})
    assert figure.data("svg").startswith(b"<?xml")
    assert figure.alt.startswith("Around “Mill Street should be closed to cars.” and")
    assert figure.messages == ""
    assert {path.name for path in figure.files()} == {"mill-street.argmap", "minutes.txt", "gazette.txt"}
    assert all(path.is_file() for path in figure.files())


@pytest.mark.slow
def test_a_figure_is_one_page_of_its_own_size():
    pypdf = pytest.importorskip("pypdf")
    import io

    figure = figure_of_file(MILL / "mill-street.argmap", {})
    (page,) = pypdf.PdfReader(io.BytesIO(figure.data("pdf"))).pages
    width, height = re.search(r'width="([\d.]+)pt" height="([\d.]+)pt"', figure.data("svg").decode()).groups()
    assert abs(float(page.mediabox.width) - float(width)) < 1
    assert abs(float(page.mediabox.height) - float(height)) < 1
    graph = figure_of_file(MILL / "mill-street.argmap", {"graph": "yes"})
    assert graph.data("svg") != figure.data("svg")


@pytest.mark.parametrize(
    "given, message",
    [
        ({"colour": "red"}, "there is no option `colour`"),
        ({"graph": "maybe"}, "graph: `maybe` is neither yes nor no"),
        ({"depth": "-1"}, "depth: `-1` is no whole number"),
        ({"only": "source"}, "only: `source`: write one of"),
        ({"by": "mood"}, "by: `mood` is none of"),
        ({"theme": "pink"}, "theme: `pink` is none of"),
        ({"focus": "nope"}, "focus: no claim is called `nope`"),
        ({"only": "tag=none"}, "only: the map has no tag `none`"),
        ({"only": "source=zz"}, "only: the map has no source `zz`"),
        ({"only": "source=minutes,verdict=accepted,section=Money, or not"}, "no section `Money, or not`"),
        ({"position": "99"}, "position"),
    ],
)
def test_an_option_that_there_is_not_is_told(given, message):
    with pytest.raises(OptionError, match=re.escape(message)):
        figure_of_file(MILL / "mill-street.argmap", given)


def test_figures_of_one_page_have_names_of_their_own():
    one, other = (MapFigure(argmap.loads(f"claim a: {text}.\n  assumed\n")).inline_svg() for text in ("One", "Other"))
    ids = [set(re.findall(r'\bid="([^"]+)"', svg)) for svg in (one, other)]
    assert ids[0]
    assert not ids[0] & ids[1]
    for svg, own in zip((one, other), ids, strict=True):
        (label,) = re.findall(r'aria-labelledby="([^"]+)"', svg)
        assert set(label.split()) <= own
    told = with_own_names('<svg id="q"><text>Set id="foo", href="#bar", url(#z).</text></svg>')
    assert '<text>Set id="foo", href="#bar", url(#z).</text>' in told
    linked = with_own_names('<svg><a href="#x"/><g id="x" fill="url(#x)"/></svg>')
    (name,) = re.findall(r'id="([^"]+)"', linked)
    assert linked == f'<svg><a href="#{name}"/><g id="{name}" fill="url(#{name})"/></svg>'


def test_options_are_those_of_a_figure():
    assert FigureOptions.of({}) == FigureOptions()


# Markdown


def test_a_fence_is_a_figure(monkeypatch, caplog):
    monkeypatch.chdir(MILL.parent)
    options, attrs = {}, {}
    inputs = {"file": "mill-street/mill-street.argmap", "caption": "The <dispute>", "data-x": "1"}
    assert validator("argmap", inputs, options, attrs, None)
    assert attrs == {"data-x": "1"}
    html = fence("", "argmap", "argmap", options, None, classes=["wide"], id_value="fig-mill", attrs=attrs)
    assert html.startswith('<figure class="argmap wide" id="fig-mill"><svg ')
    assert html.endswith("</svg>\n<figcaption>The &lt;dispute&gt;</figcaption></figure>")
    assert ALT.split("? ")[1] in html
    assert not caplog.records


def test_a_fence_tells_what_is_wrong(caplog):
    html = fence(BAD, "argmap", "argmap", {"alt": 'A "small" map'}, None)
    assert 'aria-label="A &quot;small&quot; map"' in html
    assert "aria-labelledby" not in html
    assert "error[AM005] unknown-statement" in html
    assert [record.levelname for record in caplog.records] == ["WARNING"]
    assert "<figure" in fence("claim a: A.\n  assumed\n", "argmap", "argmap", {"graph": None}, None)
    for options, message in (
        ({"file": "\0"}, "`file` is no path"),
        ({"depth": "x"}, "depth: `x` is no whole number"),
        ({"file": "none.argmap"}, "`none.argmap` cannot be read: No such file or directory"),
    ):
        assert fence(BAD, "argmap", "argmap", options, None).startswith(
            f'<pre class="argmap-messages">argmap: {message}'
        )


@pytest.mark.slow
@pytest.mark.parametrize("tool", ["mkdocs", "zensical"])
def test_a_site_shows_the_map(tool, site):
    pytest.importorskip(tool, reason=f"{tool} is not installed")
    for name, text in host_files(tool).items():
        path = site / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    built([sys.executable, "-m", tool, "build", *(["--strict"] if tool == "mkdocs" else [])], site)
    html = (site / "site/index.html").read_text(encoding="utf-8")
    assert re.search(r'<figure class="argmap" id="fig-mill"><svg [^>]*role="img"', html)
    assert f'<desc id="a{re.search(r"id=.a(........)-argmap-desc", html)[1]}-argmap-desc">Argument map with 12' in html
    assert "<figcaption>The dispute on Mill Street</figcaption>" in html


HOSTS = ROOT / "docs/how-to/hosts.md"
_FILE = re.compile(r"<!-- file (\S+): (\S+) -->\n+(`{3,})[^\n]*\n(.*?)\n\3\n", re.DOTALL)


def host_files(host):
    """The files that the how-to shows for a host: their names and their texts."""
    page = HOSTS.read_text(encoding="utf-8")
    found = {name: f"{text}\n" for for_, name, _, text in _FILE.findall(page) if for_ == host}
    assert found, host
    return found


def written(site, host):
    for name, text in host_files(host).items():
        (site / name).write_text(text, encoding="utf-8")


# Sphinx


@pytest.mark.slow
def test_sphinx_shows_the_map_in_every_builder(site):
    pytest.importorskip("sphinx", reason="Sphinx is not installed")
    written(site, "sphinx")
    for builder in ("html", "latex", "text", "man", "epub"):
        warnings = [] if builder == "epub" else ["-W"]
        built(
            [sys.executable, "-m", "sphinx", *warnings, "-q", "-b", builder, "-d", "trees", ".", f"out/{builder}"], site
        )
    html = (site / "out/html/index.html").read_text(encoding="utf-8")
    image = re.search(r'<figure class="argmap[^"]*" id="fig-mill">\s*<a [^>]*><img ([^>]*)>', html)[1]
    assert f'alt="{ALT}' in image
    assert "max-width: 100%" in image
    assert re.search(r'src="(_images/argmap-\w+\.svg)"', image)
    assert (site / "out/html" / re.search(r'src="([^"]+)"', image)[1]).read_bytes().startswith(b"<?xml")
    assert '<span class="caption-text">The dispute on <em>Mill Street</em></span>' in html
    assert '<a class="reference internal" href="#fig-mill">' in html
    assert '<section id="where-they-clash">' in html
    latex = next((site / "out/latex").glob("*.tex")).read_text(encoding="utf-8")
    name = re.search(r"\\sphinxincludegraphics\[\]\{(argmap-\w+\.pdf)\}", latex)[1]
    assert (site / "out/latex" / name).read_bytes().startswith(b"%PDF")
    assert ALT in " ".join((site / "out/text/index.txt").read_text(encoding="utf-8").split())
    with zipfile.ZipFile(next((site / "out/epub").glob("*.epub"))) as epub:
        assert any(re.fullmatch(r".*/argmap-\w+\.svg", name) for name in epub.namelist())


@pytest.mark.slow
def test_sphinx_draws_anew_when_a_text_changes_and_tells_what_is_wrong(site):
    pytest.importorskip("sphinx", reason="Sphinx is not installed")
    written(site, "sphinx")
    command = [sys.executable, "-m", "sphinx", "-q", "-b", "html", "-d", "trees", ".", "out"]
    assert built(command, site) == ""
    text = site / "maps/texts/minutes.txt"
    text.write_text(text.read_text(encoding="utf-8").replace("footfall rose", "footfall fell"), encoding="utf-8")
    said = built(command, site)
    assert "WARNING: a map has mistakes" in said
    assert "AM3" in said
    page = site / "index.rst"
    page.write_text(
        "T\n=\n\n.. argmap:: none.argmap\n\n.. argmap::\n\n.. argmap:: maps/mill-street.argmap\n   :depth: x\n\n"
        ".. argmap-report:: maps/mill-street.argmap\n   :chapters: nonsense\n",
        encoding="utf-8",
    )
    said = built(command, site)
    for message in (
        "`none.argmap` cannot be read: No such file or directory",
        "name a file, or write a map below the directive",
        "depth: `x` is no whole number from 0",
        "nonsense",
    ):
        assert message in said
    assert "index.rst:4: WARNING" in said


# pandoc


def pandocs():
    """Every pandoc at hand: that of the system, and a newer one of a package."""
    found = [shutil.which("pandoc")]
    try:
        import pypandoc

        found.append(pypandoc.get_pandoc_path())
    except (ImportError, OSError):
        found.append(None)
    return found


@pytest.mark.slow
@pytest.mark.parametrize("which", [0, 1])
@pytest.mark.parametrize("ending", ["html", "docx", "odt", "pptx", "epub", "tex"])
def test_pandoc_shows_the_map(which, ending, site):
    pandoc = pandocs()[which]
    if pandoc is None:
        pytest.skip("there is no such pandoc")
    for name, text in host_files("pandoc").items():
        (site / name).write_text(text, encoding="utf-8")
    target = site / f"page.{ending}"
    built([pandoc, "--standalone", "--lua-filter", FILTER, "page.md", "-o", target, "--extract-media", "m"], site)
    data = target.read_bytes()
    if ending in ("html", "tex"):
        text = data.decode()
        assert "The dispute on" in text
        assert "fig-mill" in text
        assert ALT in " ".join(text.split()) or which == 0
        kind = "svg" if ending == "html" else "pdf"
        (name,) = re.findall(rf"m/argmap-\w+\.{kind}", text)[:1]
        assert (site / name).is_file()
        return
    with zipfile.ZipFile(target) as archive:
        pictures = [name for name in archive.namelist() if re.search(r"\.(png|svg)$", name) and "cover" not in name]
        words = " ".join(archive.read(name).decode() for name in archive.namelist() if name.endswith("ml"))
    assert any(name.endswith(".svg" if ending == "epub" else ".png") for name in pictures), pictures
    assert "The dispute on" in re.sub(r"<[^>]*>", "", words)
    if which == 1 and ending in ("docx", "epub"):
        assert ALT in " ".join(words.split())


@pytest.mark.slow
@pytest.mark.parametrize("which", [0, 1])
def test_pandoc_takes_any_caption_and_no_program_from_a_page(which, site):
    pandoc = pandocs()[which]
    if pandoc is None:
        pytest.skip("there is no such pandoc")
    evil = site / "evil.sh"
    evil.write_text("#!/bin/sh\ntouch pwned\n", encoding="utf-8")
    evil.chmod(0o755)
    captions = ("1. The dispute", "- x", "> q", "| a", "*x*", 'a\\"b')
    blocks = [
        f'``` {{.argmap caption="{each}"}}\nclaim a: A{at}.\n  assumed\n```\n' for at, each in enumerate(captions)
    ]
    (site / "page.md").write_text("\n".join(["---\nargmap: ./evil.sh\n---\n", *blocks]), encoding="utf-8")
    built([pandoc, "--lua-filter", FILTER, "page.md", "-o", "page.html"], site)
    html = (site / "page.html").read_text(encoding="utf-8")
    assert html.count("<img") == len(captions)
    assert "The dispute" in html
    assert not (site / "pwned").exists()


@pytest.mark.slow
def test_pandoc_leaves_the_text_where_a_map_cannot_be_drawn(site):
    pandoc = shutil.which("pandoc")
    if pandoc is None:
        pytest.skip("pandoc is not installed")
    page = f"```argmap\n{BAD}```\n\n``` {{.argmap file=none.argmap}}\n```\n\n"
    page += "``` {.argmap focus=nope}\nclaim a: A.\n```\n"
    (site / "page.md").write_text(page, encoding="utf-8")
    said = built([pandoc, "--lua-filter", FILTER, "page.md", "-o", "page.html"], site)
    html = (site / "page.html").read_text(encoding="utf-8")
    assert html.count("<img") == 1, "the good part of a map with a mistake is drawn"
    assert html.count("<pre") == 2
    assert "error[AM005]" in said
    assert "there is no file `none.argmap`" in said
    assert said.count("a map is not drawn, its text stands in its place") == 2
