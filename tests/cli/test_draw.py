"""`argmap draw`: pictures and views by the arguments, and what is wrong with these."""

import shutil

import pytest

from town import TOWN

GOOD = "claim a: A claim.\n  because b: A reason.\n    assumed\n"


BAD = "claim a: A claim.\n  assumed\na suports b\n"


def tree_of(number):
    """Claims of which each is a reason for the one of half its number."""
    lines = [f"claim c{at}: Claim number {at}.\n  assumed\n  supports c{at // 2}\n" for at in range(1, number)]
    return "claim c0: C.\n" + "".join(lines)


@pytest.mark.parametrize("name", ["map.svg", "map.png", "map.dot"])
def test_draw_writes_by_the_ending(run, tmp_path, name):
    run("draw", "-", "-o", name, text=GOOD)
    start = {"svg": b"<?xml", "png": b"\x89PNG", "dot": b"digraph"}[name[-3:]]
    assert (tmp_path / name).read_bytes().startswith(start)


@pytest.mark.skipif(not shutil.which("dot"), reason="Graphviz is not installed")
def test_draw_makes_a_pdf_of_one_graph_with_the_graphviz_of_the_system(run, tmp_path):
    run("draw", "-", "-o", "map.pdf", "--graph", text=GOOD)
    assert (tmp_path / "map.pdf").read_bytes().startswith(b"%PDF")


def test_draw_makes_an_atlas_as_pdf(run, tmp_path):
    pypdf = pytest.importorskip("pypdf")
    run("draw", "-", "-o", "map.pdf", text=GOOD)
    (page,) = pypdf.PdfReader(tmp_path / "map.pdf").pages
    assert (round(page.mediabox.width), round(page.mediabox.height)) == (842, 595), "A4, on its side"
    assert "Areason." in "".join(page.extract_text().split())  # which spaces it sees depends on pypdf
    run("draw", "-", "-o", "slide.pdf", "--paper", "slide", text=GOOD)
    (page,) = pypdf.PdfReader(tmp_path / "slide.pdf").pages
    assert (round(page.mediabox.width), round(page.mediabox.height)) == (720, 405)


def test_a_poster_is_one_sheet_of_its_size(run, tmp_path):
    pypdf = pytest.importorskip("pypdf")
    done = run("draw", "-", "-o", "map.pdf", "--poster", "a1", text=GOOD)
    assert "points" not in done.err
    (page,) = pypdf.PdfReader(tmp_path / "map.pdf").pages
    assert (round(page.mediabox.width), round(page.mediabox.height)) == (2384, 1684)
    assert "Areason." in "".join(page.extract_text().split())  # which spaces it sees depends on pypdf
    large = "claim c0: C.\n" + "".join(
        f"claim c{at}: C {at}.\n  assumed\n  supports c{at // 2}\n" for at in range(1, 120)
    )
    done = run("draw", "-", "-o", "map.svg", "--poster", "a3", text=large)
    assert "points on A3, and below 7 it is hard to read" in done.err
    assert 'width="841.90pt" height="1190.60pt"' in (tmp_path / "map.svg").read_text(encoding="utf-8"), "turned"


def test_text_that_will_be_small_on_a4_is_said(run):
    large = "claim c0: C.\n" + "".join(
        f"claim c{at}: C {at}.\n  assumed\n  supports c{at // 2}\n" for at in range(1, 40)
    )
    assert "points on A4, and below 7 it is hard to read" in run("draw", "-", "-o", "map.svg", text=large).err
    assert "points" not in run("draw", "-", "-o", "map.svg", text=GOOD).err


def test_a_map_that_fits_no_sheet_is_drawn_as_pages_beside_a_contents(run, tmp_path):
    whole = tree_of(120)
    done = run("draw", "-", "-o", "x.svg", text=whole)
    assert "120 claims fit no sheet that can be read" in done.err
    assert "`x.svg` is the contents of" in done.err
    pages = sorted(tmp_path.glob("x-*.svg"))
    assert len(pages) > 2
    shown = "".join(page.read_text(encoding="utf-8") for page in pages)
    assert [shown.count(f' id="claim-c{at}"') for at in range(120)] == [1] * 120, "each stands in full once"
    assert "Contents of" in (tmp_path / "x.svg").read_text(encoding="utf-8")
    piped = run("draw", "-", text=whole)
    assert piped.out.startswith("<?xml")
    assert "-o NAME.pdf makes an atlas" in piped.err


def test_draw_without_an_engine_says_what_to_do_and_leaves_the_dot(run, tmp_path):
    done = run("draw", "-", "-o", "map.svg", text=GOOD, expect=2, ARGMAP_DOT="no-such-dot")
    assert "no-such-dot" in done.err
    assert "the drawing is left as `map.dot`" in done.err
    assert (tmp_path / "map.dot").read_text(encoding="utf-8").startswith("digraph")
    assert not (tmp_path / "map.svg").exists()


def test_draw_of_a_broken_file_draws_the_good_part(run, tmp_path):
    done = run("draw", "-", "-o", "map.svg", text=BAD, expect=1)
    assert "AM005" in done.err
    assert "A claim." in (tmp_path / "map.svg").read_text(encoding="utf-8")


def test_a_file_that_cannot_be_written_leaves_what_was_there(run, tmp_path):
    (tmp_path / "map.svg").mkdir()
    assert "cannot be written" in run("draw", "-", "-o", "map.svg", text=GOOD, expect=2).err
    assert [each.name for each in tmp_path.iterdir()] == ["map.svg"]


def test_nothing_but_the_result_goes_to_a_pipe(run):
    assert run("draw", "-", text=GOOD).out.startswith("<?xml")
    assert run("draw", "-", text=GOOD).err == ""


def test_views_on_the_command_line(run, tmp_path):
    (tmp_path / "town.argmap").write_text(TOWN, encoding="utf-8")
    out = run("draw", "town.argmap", "-f", "dot", "--focus", "b").out
    assert "Alpha." in out
    assert "Zeta." not in out
    out = run("draw", "town.argmap", "-f", "dot", "--only", "section=Money", "--by", "source").out
    assert "Alpha." not in out
    assert "Zeta." in out
    assert "3 claims" in run("draw", "town.argmap", "-f", "mmd", "--section", "Money").out
    run("draw", "town.argmap", "-o", "part.svg", "--split", "--theme", "ledger")
    assert sorted(path.name for path in tmp_path.glob("part*")) == ["part-1.svg", "part-2.svg"]
    assert "Epsilon." in (tmp_path / "part-1.svg").read_text(encoding="utf-8"), "a neighbour stands around it"
    run("draw", "town.argmap", "-o", "town.html")
    run("draw", "town.argmap", "--chart", "matrix", "-o", "matrix.svg")


@pytest.mark.parametrize(
    "arguments, said",
    [
        (["--focus", "aa"], "no claim is called `aa`"),
        (["--only", "sources=s"], "did you mean `source=s`?"),
        (["--only", "source"], "write one of section, source, speaker, tag, verdict"),
        (["--only", "source=x"], "the map has no source `x`; there are s, t"),
        (["--only", "tag=man"], "did you mean `main`?"),
        (["--section", "Trad"], "did you mean `Trade`?"),
        (["--position", "40"], "there is no position 40"),
        (["--theme", "leger"], "did you mean `ledger`?"),
        (["--theme", "none.toml"], "cannot be read"),
        (["--max-width", "wide"], "a length is written 170mm"),
        (["--scale", "0"], "--scale takes a number"),
        (["--split"], "--split needs -o"),
        (["--poster", "a1", "--graph"], "--poster draws trees"),
        (["--poster", "a1", "-f", "dot"], "--poster draws trees"),
        (["--only", "verdict=rejected"], "the view shows no claim of the map"),
        (["--chart", "matrix", "-f", "png"], "--chart draws SVG, not png"),
    ],
)
def test_mistakes_in_a_view_are_said(run, tmp_path, arguments, said):
    (tmp_path / "town.argmap").write_text(TOWN, encoding="utf-8")
    assert said in run("draw", "town.argmap", *arguments, expect=2).err


def test_a_theme_file_with_mistakes_is_refused_whole(run, tmp_path):
    (tmp_path / "bad.toml").write_text("base = 'x'\n[colours]\npaper = 1\n", encoding="utf-8")
    done = run("draw", "-", "--theme", "bad.toml", "-o", "x.svg", text=TOWN, expect=2)
    assert done.err.count("\n") == 3
    assert not (tmp_path / "x.svg").exists()
    (tmp_path / "weak.toml").write_text("[colours]\ntext = '#BBBBBB'\n", encoding="utf-8")
    assert "text in #BBBBBB" in run("draw", "-", "--theme", "weak.toml", "-o", "x.svg", text=TOWN).err


def test_a_large_map_is_drawn_by_its_sections_or_around_its_top_claims(run, tmp_path):
    lines = [f"claim c{at}: C{at}.\n  assumed\n  supports c{at // 3}\n" for at in range(1, 200)]
    whole = "claim c0: C.\n" + "".join(lines)
    done = run("draw", "-", "-o", "x.svg", "--graph", text=whole)
    assert "200 claims are too many for one picture: what stands around the top claims is drawn" in done.err
    assert 3 < (tmp_path / "x.svg").read_text(encoding="utf-8").count('class="node claim') <= 150
    sections = "section: One\n" + whole.replace("claim c100:", "section: Two\nclaim c100:")
    done = run("draw", "-", "-o", "y.svg", "--graph", text=sections)
    assert "each section is drawn as one box" in done.err
    assert (tmp_path / "y.svg").read_text(encoding="utf-8").count('class="node claim') == 2
