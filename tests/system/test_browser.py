"""The page in a real browser: headless Chromium, driven by playwright."""

import re
from xml.etree import ElementTree

import pytest
from withdrawals import withdrawals

import argmap
from argmap.reasoning.kinds import Kinds
from argmap.reasoning.whatif import change_of
from browsers import CHROMIUM, OPTIONS
from conftest import ROOT

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
pytestmark = [
    pytest.mark.skipif(CHROMIUM is None, reason="chromium is not installed"),
    pytest.mark.usefixtures("one_browser"),
    pytest.mark.slow,
]
HOSTILE = "</script><img src=x onerror=document.title='lost'>"
MAP = f"""\
map: {HOSTILE}
source s: {HOSTILE}
speaker p: {HOSTILE}
section: {HOSTILE}
claim a: {HOSTILE} \\N <B> &amp;
  quote s by p: {HOSTILE}
  note: {HOSTILE}
  because b: Beta {HOSTILE}
    assumed
"""


@pytest.fixture(scope="module")
def browser():
    with playwright.sync_playwright() as engine:
        running = engine.chromium.launch(executable_path=CHROMIUM, args=OPTIONS)
        yield running
        running.close()


def watched(page, trouble, may_ask):
    """Writes down what a page says on the console, and what it asks for that it may not."""
    page.on("console", lambda message: trouble.append(message.text))
    page.on("pageerror", lambda error: trouble.append(str(error)))
    page.on(
        "request",
        lambda request: None if may_ask(request.url.partition("#")[0]) else trouble.append(request.url),
    )


@pytest.fixture
def opened(browser, tmp_path):
    """Opens a map; at the end nothing may have been written to the console, and nothing asked of the network."""
    pages, trouble = [], []

    def opener(compilation, *, theme="forum", **options):
        path = tmp_path / "map.html"
        argmap.draw(compilation, path, theme=theme)
        page = browser.new_page(viewport={"width": 1300, "height": 800}, **options)
        watched(page, trouble, lambda url: url == path.as_uri())
        page.goto(path.as_uri())
        pages.append(page)
        return page

    yield opener
    for page in pages:
        page.close()
    assert trouble == []


@pytest.fixture
def mill(opened):
    return opened(argmap.load(ROOT / "examples" / "mill-street" / "mill-street.argmap"))


def test_it_opens_with_the_top_claims(mill):
    assert mill.title() == "Should Mill Street be closed to cars?"
    assert "Mill Street should be closed to cars." in mill.inner_text("#panel")


def test_a_claim_that_is_clicked_shows_its_quotations_and_why(mill):
    mill.click("#claim-deliveries")
    panel = mill.inner_text("#panel")
    assert "Shops would lose their deliveries." in panel
    assert "“If the vans cannot come in the afternoon, we would lose our deliveries”" in panel
    assert "fear for their supplies" in panel, "the context in the text"
    assert "denied:" in panel
    assert "texts/gazette.txt:8:74" in panel
    assert "deliveries rebuts close" in panel
    against = mill.inner_text("#panel .sides .against")
    assert "Deliveries before ten are not affected." in against
    assert "undercuts this step: Some shops need deliveries in the afternoon. unchallenged" in " ".join(against.split())
    dim = mill.eval_on_selector_all("g.node.dim", "all => all.map((each) => each.id)")
    assert "claim-footfall" in dim
    assert "claim-close" not in dim


def test_a_name_in_the_panel_leads_to_its_claim(mill):
    mill.click("#claim-deliveries")
    mill.click("#panel button.go >> text=Deliveries before ten")
    assert "Deliveries before ten are not affected." in mill.inner_text("#panel h2")


def test_search(mill):
    mill.fill("#find", "arrives nowhere")
    assert mill.inner_text("#found") == "0 found"
    mill.fill("#find", "hale")
    assert mill.inner_text("#found") == "2 found"
    mill.press("#find", "Enter")
    assert mill.inner_text("#found") == "1 of 2"
    assert "Shops would lose" in mill.inner_text("#panel h2")
    mill.press("#find", "Enter")
    assert "Some shops need deliveries" in mill.inner_text("#panel h2")
    mill.press("#find", "Escape")
    assert mill.input_value("#find") == ""


def test_what_is_found_is_listed_what_a_claim_says_first(mill):
    mill.fill("#find", "parking")
    listed = mill.locator("#panel li button").all_text_contents()
    assert listed[:3] == [
        "The town would lose parking revenue.",
        "Parking revenue in Westford stayed level.",
        "There is no parking in Mill Street today.",
    ]
    mill.fill("#find", "hale")
    assert mill.inner_text("#panel h2") == "2 found"
    mill.click("#panel li button >> nth=1")
    assert mill.inner_text("#panel h2") == "Some shops need deliveries in the afternoon."
    mill.fill("#find", "")
    assert mill.inner_text("#panel h2") == "Some shops need deliveries in the afternoon."
    mill.keyboard.press("Escape")
    mill.click("#fit")
    mill.keyboard.press("Escape")
    assert mill.inner_text("#panel h2") == "Top claims"


def test_two_fingers_zoom_around_their_middle(opened):
    page = opened(argmap.load(ROOT / "examples/mill-street/mill-street.argmap"), has_touch=True)
    box = page.locator("#map").bounding_box()
    middle = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    session = page.context.new_cdp_session(page)

    def touch(kind, apart=None):
        points = [] if apart is None else [{"x": middle[0] + side * apart, "y": middle[1]} for side in (-1, 1)]
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    def under():
        state = page.evaluate("argmap.state()")
        at = middle[0] - box["x"], middle[1] - box["y"]
        return state["scale"], [(at[0] - state["x"]) / state["scale"], (at[1] - state["y"]) / state["scale"]]

    scale, point = under()
    touch("touchStart", 50)
    for apart in (60, 80, 100):
        touch("touchMove", apart)
    touch("touchEnd")
    page.wait_for_timeout(50)
    larger, same = under()
    assert larger / scale == pytest.approx(2, rel=0.05)
    assert same == pytest.approx(point, abs=3)
    assert page.inner_text("#panel h2") == "Top claims", "a pinch chooses nothing"


def test_with_the_keyboard_alone(mill):
    mill.keyboard.press("/")
    assert mill.evaluate("document.activeElement.id") == "find"
    for _ in range(12):
        mill.keyboard.press("Tab")
        if mill.evaluate("document.activeElement.closest('g.node') !== null"):
            break
    first = mill.evaluate("document.activeElement.id")
    assert first.startswith("claim-")
    mill.keyboard.press("Enter")
    assert mill.inner_text("#panel h2")
    assert mill.get_attribute(f"#{first}", "aria-pressed") == "true"
    mill.keyboard.press("Tab")
    assert mill.evaluate("document.activeElement.id") != first
    mill.keyboard.press("Escape")
    assert "Top claims" in mill.inner_text("#panel")


def test_arrows_go_along_the_relations(mill):
    mill.focus("#claim-close")

    def after(key):
        mill.keyboard.press(key)
        return mill.evaluate("document.activeElement.id")

    assert after("ArrowRight") == "claim-footfall", "its first reason"
    assert after("ArrowDown") == "claim-strollers"
    assert after("ArrowDown") == "claim-december", "which undercuts the step from both"
    assert after("ArrowDown") == "claim-deliveries"
    assert after("ArrowRight") == "claim-before_ten"
    assert after("ArrowRight") == "claim-before_ten", "nothing bears on it"
    assert after("ArrowLeft") == "claim-deliveries"
    assert after("ArrowUp") == "claim-december"
    assert after("ArrowLeft") == "claim-close"
    assert "Top claims" in mill.inner_text("#panel"), "nothing is chosen by walking"
    mill.keyboard.press("Enter")
    after("ArrowRight")
    assert "More people come" in mill.inner_text("#panel h2"), "the panel goes along once it is open"


def test_every_claim_is_a_named_button_to_a_screen_reader(mill):
    tree = mill.locator("body").aria_snapshot()
    amap = argmap.load(ROOT / "examples" / "mill-street" / "mill-street.argmap").map
    for claim in amap.claims.values():
        assert f'button "{claim.id}: {claim.text}' in tree
    assert "searchbox" in tree
    assert "complementary" in tree


def state(page):
    return page.evaluate("window.argmap.state()")


def test_zoom_drag_and_fit(mill):
    before = state(mill)
    mill.click("#larger")
    assert state(mill)["scale"] > before["scale"]
    mill.keyboard.press("-")
    assert state(mill)["scale"] == pytest.approx(before["scale"])
    mill.mouse.move(500, 150)
    mill.mouse.wheel(0, -300)
    for _ in range(100):  # the wheel reaches the page a moment later
        if state(mill)["scale"] > before["scale"] * 1.2:
            break
        mill.wait_for_timeout(20)
    assert state(mill)["scale"] > before["scale"] * 1.2
    mill.mouse.move(400, 700)
    mill.mouse.down()
    mill.mouse.move(460, 640, steps=4)
    mill.mouse.up()
    moved = state(mill)
    mill.click("#fit")
    assert state(mill) == before
    assert (moved["x"], moved["y"]) != (before["x"], before["y"])


def test_positions_are_switched(mill):
    amap = argmap.load(ROOT / "examples" / "mill-street" / "mill-street.argmap").map
    first = amap.positions().labellings[0]
    mill.select_option("#position", "1")
    for claim, label in first.claims.items():
        assert mill.get_attribute(f"#claim-{claim}", "data-verdict") == label.value
        texts = mill.locator(f"#claim-{claim} text").all_text_contents()
        assert label.value in [each.partition(" · ")[0] for each in texts]
    mill.click("#claim-close")
    assert first.claims["close"].value in mill.inner_text("#panel .chip")
    mill.select_option("#position", "")
    assert "disputed" in mill.locator("#claim-close text").all_text_contents()


def test_the_line_of_a_box_is_that_of_its_label_in_a_position(opened):
    """Of a position only the labels are known: thick where it stands, whatever line the word had, and never a frame."""
    lines = (
        "source s: S\nclaim a: A.\n  quote s: A.\nclaim b: B.\n  quote s: B.\na contradicts b\n"
        "claim granted: Granted.\n  assumed\n  mention s: Granted.\n"
        "claim answered: Answered.\n  quote s: Answered.\n  but c: C.\n    quote s: C.\n"
        "    unless d: D.\n      quote s: D.\n"
    )
    page = opened(argmap.loads(lines))

    def widths(claim):
        shown = "all => all.filter((each) => getComputedStyle(each).display !== 'none')"
        return page.eval_on_selector_all(
            f"#claim-{claim} > path, #claim-{claim} > polygon, #claim-{claim} > rect",
            f"all => ({shown})(all).map((each) => parseFloat(getComputedStyle(each).strokeWidth))",
        )

    assert (widths("granted")[0], widths("answered")[:2]) == (0.9, [1, 1])
    frames = [widths("granted")[1:], widths("answered")[2:]]
    page.select_option("#position", "1")
    assert (widths("granted")[0], widths("answered")[0]) == (2.2, 2.2)
    assert [widths("granted")[1:], widths("answered")[1:]] == frames


@pytest.mark.parametrize("theme", ["forum", "ledger", "brief"])
def test_a_position_is_shown_on_boxes_rows_and_slips_in_every_theme(opened, theme):
    lines = (
        "claim top: Top.\n  assumed\nclaim other: Other.\n  assumed\nclaim a: A is disputed.\n  assumed\n"
        "claim b: B.\n  assumed\n"
        "a supports top\nb supports top\nb supports other\nclaim not_b: Not so.\n  assumed\nnot_b contradicts b\n"
    )
    made = argmap.loads(lines)
    page = opened(made, theme=theme)
    written = "all => all.map((each) => [...each.querySelectorAll('text')].map((text) => text.textContent))"
    for number, labelling in enumerate(made.map.positions().labellings, 1):
        page.select_option("#position", str(number))
        for claim, selector in (
            ("b", "#claim-b"),
            ("b", "[data-claim=b]"),
            ("not_b", "#claim-not_b"),
            ("a", "#claim-a"),
        ):
            found = page.eval_on_selector_all(selector, written)
            assert found, selector
            for texts in found:
                words = {re.sub(r"\W", "", text) for text in texts}
                assert words & {"accepted", "undecided", "rejected", "unsupported"} == {labelling.claims[claim].value}
    assert "A is disputed." in page.text_content("#claim-a")
    page.select_option("#position", "")
    assert any("disputed" in text for text in page.eval_on_selector_all("#claim-b", written)[0])


@pytest.mark.parametrize("graph", [False, True])
@pytest.mark.parametrize("theme", ["forum", "ledger", "brief"])
def test_a_position_changes_the_verdict_and_not_what_is_said(browser, tmp_path, theme, graph):
    """Other wordings may hold the word for a verdict, and stand in small letters too."""
    made = argmap.loads(
        "claim a: The matter is disputed.\n  assumed\nclaim x: That this is so is very much what is\n  assumed\n"
        "claim b: B.\n  assumed\na contradicts b\nclaim y: In brief: disputed\n  assumed\nx restates a\ny restates a\n"
    )
    path = tmp_path / "map.html"
    argmap.draw(made, path, theme=theme, graph=graph)
    page = browser.new_page()
    page.goto(path.as_uri())

    def said():
        return page.locator("#claim-a text").all_text_contents()

    before = said()
    page.select_option("#position", "1")
    after = said()
    changed = [(one, other) for one, other in zip(before, after, strict=True) if one != other]
    label = made.map.positions().labellings[0].claims["a"].value
    assert len(changed) == 1
    assert re.sub(r"\W", "", changed[0][0]).lower() == "disputed"
    assert re.sub(r"\W", "", changed[0][1]).lower() == label
    page.select_option("#position", "")
    assert said() == before
    page.close()


def test_a_slip_leads_to_the_claim_and_an_address_too(opened):
    made = argmap.load(ROOT / "examples/charger/charger.argmap")
    page = opened(made)
    page.click("[data-claim=limit_85] >> nth=0")
    assert page.inner_text("#panel h2") == "The limit for the casing is 85 °C."
    assert page.evaluate("location.hash") == "#claim-limit_85"
    page.evaluate("location.hash = '#claim-vent'")
    page.locator("#panel h2", has_text="vent").wait_for()
    page.reload()
    assert page.inner_text("#panel h2") == "The V2's vent is too small."
    page.keyboard.press("Escape")
    assert page.evaluate("location.hash") == ""
    page.evaluate("location.hash = '#%E0%'")
    page.reload()
    assert page.inner_text("#panel h2") == "Top claims"


def test_a_bare_page_is_the_map_alone(opened):
    page = opened(argmap.load(ROOT / "examples/mill-street/mill-street.argmap"))
    page.goto(f"{page.url}#bare")
    page.reload()
    assert [page.is_visible(each) for each in ("#map", "header", "#panel", "#table")] == [True, False, False, False]
    page.click("#claim-close")
    assert page.is_visible("#panel")
    assert page.url.endswith("#bare&claim-close")
    page.reload()
    assert page.inner_text("#panel h2") == "Mill Street should be closed to cars."


def test_a_large_map_opens_at_a_size_that_can_be_read(opened):
    page = opened(argmap.load(ROOT / "examples/china/joined.argmap"))
    first = page.evaluate("document.querySelector('g.thesis').getBoundingClientRect().toJSON()")
    assert first["width"] > 150
    assert first["left"] >= 0
    page.click("#fit")
    assert page.evaluate("document.querySelector('g.thesis').getBoundingClientRect().width") < 80


def test_filters(mill):
    mill.select_option("#speaker", "hale")
    clear = mill.eval_on_selector_all("g.node.claim:not(.dim)", "all => all.map((each) => each.id)")
    assert sorted(clear) == ["claim-afternoon", "claim-deliveries"]
    mill.select_option("#speaker", "")
    mill.select_option("#source", "gazette")
    clear = mill.eval_on_selector_all("g.node.claim:not(.dim)", "all => all.map((each) => each.id)")
    assert sorted(clear) == ["claim-afternoon", "claim-deliveries", "claim-strollers"]


def test_dark_and_light(mill, opened):
    light = mill.evaluate("getComputedStyle(document.body).backgroundColor")
    mill.click("#dark")
    assert mill.evaluate("getComputedStyle(document.body).backgroundColor") != light
    assert mill.get_attribute("#dark", "aria-pressed") == "true"
    dark = opened(argmap.loads(MAP), color_scheme="dark")
    assert dark.evaluate("document.documentElement.classList.contains('dark')")


def test_the_table_holds_everything(mill):
    mill.click("#table summary")
    rows = mill.locator("#table tbody tr")
    assert rows.count() == 12
    assert "Whoever strolls, buys." in mill.inner_text("#table")


def test_it_prints(mill, tmp_path):
    mill.emulate_media(media="print")
    assert not mill.is_visible(".tools")
    data = mill.pdf(path=str(tmp_path / "map.pdf"))
    assert data.startswith(b"%PDF")


@pytest.fixture
def large(opened):
    """A map of fifty claims in ten trees."""
    trees = range(10)
    lines = [
        line
        for tree in trees
        for line in (
            f"claim top{tree}: The main claim of tree {tree}.",
            *(
                f"  because r{tree}{each}: Reason {each} for it, of a length that takes two lines.\n    assumed"
                for each in "abcd"
            ),
        )
    ]
    return opened(argmap.loads("\n".join(lines) + "\n"))


def test_a_large_map_prints_tree_by_tree(large, tmp_path):
    pypdf = pytest.importorskip("pypdf", reason="pypdf is not installed")
    page = large
    page.pdf(path=tmp_path / "printed.pdf", format="A4")
    sheets = pypdf.PdfReader(tmp_path / "printed.pdf").pages
    words = " ".join(" ".join(sheet.extract_text() for sheet in sheets).split())
    for tree in range(10):
        assert f"The main claim of tree {tree}." in words
    assert "supports" in words
    assert page.locator("#printed").count() == 0, "it is gone afterwards"


def test_the_small_map_follows_and_leads(large):
    page = large
    page.click("#larger")
    page.click("#larger")
    page.click("#larger")
    frame = page.locator("#minimap div").bounding_box()
    before = page.evaluate("window.argmap.state()")
    box = page.locator("#minimap canvas").bounding_box()
    page.mouse.click(box["x"] + box["width"] - 4, box["y"] + box["height"] - 4)
    after = page.evaluate("window.argmap.state()")
    assert after["scale"] == before["scale"]
    assert after["x"] < before["x"]
    moved = page.locator("#minimap div").bounding_box()
    assert (moved["x"], moved["y"]) > (frame["x"], frame["y"])
    page.click("#fit")
    assert not page.is_visible("#minimap"), "all is in sight"


def test_a_small_map_has_no_smaller_one(mill):
    assert mill.locator("#minimap").count() == 0


def test_what_is_in_view_can_be_saved(mill, tmp_path):
    mill.click("#larger")
    with mill.expect_download() as kept:
        mill.click("#save")
    kept.value.save_as(tmp_path / "view.svg")
    root = ElementTree.parse(tmp_path / "view.svg").getroot()
    assert root.tag.endswith("}svg")
    whole = mill.evaluate("document.querySelector('#map svg').viewBox.baseVal.width")
    assert float(root.get("viewBox").split()[2]) < whole
    style = root.find("{*}style").text
    assert "fill" in style
    assert "#map" not in style


def test_a_map_that_was_fitted_stays_so(mill):
    mill.click("#fit")
    was = mill.evaluate("window.argmap.state().scale")
    mill.set_viewport_size({"width": 800, "height": 500})
    for _ in range(100):  # its policy lets no text become script, so it is asked again and again
        if mill.evaluate("window.argmap.state().scale") < was:
            break
        mill.wait_for_timeout(50)
    assert mill.evaluate("window.argmap.state().scale") < was


def test_a_key_leads_into_the_panel_and_back(mill):
    mill.focus("#claim-close")
    mill.keyboard.press("Enter")
    mill.keyboard.press("F6")
    assert mill.evaluate("document.querySelector('#panel').contains(document.activeElement)")
    mill.keyboard.press("F6")
    assert mill.evaluate("document.activeElement.id") == "claim-close"


def test_what_a_map_says_stays_text(opened):
    page = opened(argmap.loads(MAP))
    assert page.title() == HOSTILE
    assert page.locator("img").count() == 0
    page.click("#claim-a")
    panel = page.inner_text("#panel")
    assert f"{HOSTILE} \\N <B> &amp;" in panel
    assert panel.count(HOSTILE) >= 5
    assert page.locator("img").count() == 0
    assert page.locator("body script").count() == 2


def test_a_narrow_screen_puts_the_panel_below(opened):
    page = opened(argmap.loads(MAP))
    page.set_viewport_size({"width": 420, "height": 800})
    panel, around = page.locator("#panel").bounding_box(), page.locator("#map").bounding_box()
    assert panel["y"] >= around["y"] + around["height"] - 1
    page.click("#claim-a")
    panel, table = page.locator("#panel").bounding_box(), page.locator("#table").bounding_box()
    assert table["y"] >= panel["y"] + panel["height"] - 1, "nothing lies over what the panel says"
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def written(name, tmp_path):
    """The report on an example and its annex, as files."""
    from argmap.cli.main import main

    (example,) = (ROOT / "examples").glob(f"*/{name}.argmap")
    path = tmp_path / "report.html"
    assert main(["report", str(example), "-o", str(path)]) in (0, 1)
    return path, tmp_path / "report-annex.html"


@pytest.fixture
def visited(browser):
    """Opens a file; at the end nothing may have been written to the console, and nothing asked of the network."""
    pages, trouble = [], []

    def opener(path, **options):
        page = browser.new_page(**options)
        watched(page, trouble, lambda url: url.startswith("file:"))
        page.goto(path.as_uri())
        pages.append(page)
        return page

    yield opener
    for page in pages:
        page.close()
    assert trouble == []


def test_the_annex_holds_the_map_to_explore_and_the_report_leads_there(visited, tmp_path):
    report, _ = written("mill-street", tmp_path)
    page = visited(report)
    assert page.locator("script").count() == 0
    page.click("main a[href='report-annex.html#claim-5'] >> nth=0")
    assert page.url.endswith("/report-annex.html#claim-5")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.click("nav a[href='#claims']")
    assert page.evaluate("location.hash") == "#claims"
    page.click("#claim-deliveries")
    assert "“If the vans cannot come in the afternoon, we would lose our deliveries”" in page.inner_text("#panel")
    page.fill("#find", "westford")
    page.press("#find", "Enter")
    assert "Westford closed its high street" in page.inner_text("#panel h2")
    assert page.locator("figure.chart").count() == 3
    page.click("main a[href='report.html'] >> nth=0")
    assert page.url.endswith("/report.html")


@pytest.mark.parametrize("name", ["mill-street", "charger", "joined"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_report_reads_on_a_phone(visited, tmp_path, name, scheme):
    page = visited(written(name, tmp_path)[0], viewport={"width": 390, "height": 800}, color_scheme=scheme)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390  # only tables scroll sideways
    wide, narrow = page.locator("figure.overview:not(.narrow)"), page.locator("figure.narrow")
    assert not wide.is_visible()
    assert narrow.is_visible()
    assert narrow.bounding_box()["width"] <= 390
    small = page.evaluate(
        """() => {
          const scale = (e) => e.getScreenCTM ? e.getScreenCTM().d : 1;
          return [...document.querySelectorAll("main p, main li, main td, main th, figure.narrow text")]
            .filter((e) => e.textContent.trim())
            .map((e) => parseFloat(getComputedStyle(e).fontSize) * scale(e))
            .reduce((a, b) => Math.min(a, b));
        }"""
    )
    assert small >= 9.5, "nothing is smaller than it can be read"
    page.set_viewport_size({"width": 1280, "height": 800})
    assert wide.is_visible()
    assert not narrow.is_visible()


CONTRAST = """() => {
  const light = (c) => { const v = c / 255; return v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4; };
  const parts = (c) => (c.match(/[\\d.]+/g) || []).map(Number);
  const bright = ([r, g, b]) => 0.2126 * light(r) + 0.7152 * light(g) + 0.0722 * light(b);
  const ground = (e) => {
    for (; e; e = e.parentElement) {
      const c = parts(getComputedStyle(e).backgroundColor);
      if (c.length === 3 || c[3] > 0) return c;
    }
    return [255, 255, 255];
  };
  let least = 21;
  for (const e of document.querySelectorAll("main *:not(svg *), nav *")) {
    if (![...e.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim())) continue;
    const [a, b] = [bright(parts(getComputedStyle(e).color)), bright(ground(e))].sort((x, y) => y - x);
    least = Math.min(least, (a + 0.05) / (b + 0.05));
  }
  return least;
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_stand_out_from_their_ground(visited, tmp_path, scheme):
    for path in written("mill-street", tmp_path):
        assert visited(path, color_scheme=scheme).evaluate(CONTRAST) >= 4.5


def test_page_1_is_one_sheet_of_paper_and_the_chapters_are_few(visited, tmp_path):
    pypdf = pytest.importorskip("pypdf")
    page = visited(written("joined", tmp_path)[0])
    page.pdf(path=tmp_path / "printed.pdf", prefer_css_page_size=True)
    first, second, *rest = (each.extract_text() for each in pypdf.PdfReader(tmp_path / "printed.pdf").pages)
    assert "Check before you print" in first
    assert "Arrow: a reason for it." in first
    assert "1. Where the texts clash" not in first
    assert "1. Where the texts clash" in second
    assert len(rest) <= 3


@pytest.mark.parametrize(
    "width, scheme, forced",
    [(1440, "light", None), (1024, "dark", None), (390, "light", None), (1024, "light", "active")],
)
def test_nothing_bars_readers_with_other_means(browser, tmp_path, width, scheme, forced):
    """By axe-core; the policy of the page lets no other script in, so it is set aside for it."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed")
    report, annex = written("charger", tmp_path)
    explore = tmp_path / "map.html"
    argmap.draw(argmap.load(ROOT / "examples/charger/charger.argmap"), explore)
    for path in (report, annex, explore):
        page = browser.new_page(
            viewport={"width": width, "height": 900}, color_scheme=scheme, forced_colors=forced, bypass_csp=True
        )
        page.goto(path.as_uri())
        if path == explore:
            page.evaluate("argmap.choose('too_hot')")
            page.check("#panel input[value=too_hot]")
        found = axe.Axe().run(page).response["violations"]
        assert [(each["id"], each["nodes"][0]["html"]) for each in found] == []
        page.close()


def test_axe_finds_what_it_should(browser):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed")
    page = browser.new_page()
    page.set_content("<img src=x>")
    assert "image-alt" in {each["id"] for each in axe.Axe().run(page).response["violations"]}
    page.close()


# ---- what if ----


def test_what_if_in_the_page_says_what_whatif_says(browser):
    """Thousands of random withdrawals of claims, sources and speakers, words and steps."""
    found = [each for seed in range(1500) for each in withdrawals(seed, 3)]
    page = browser.new_page()
    script = (ROOT / "argmap" / "explorer" / "withdrawn.js").read_text(encoding="utf-8")
    page.add_script_tag(content=f"{script}\nwindow.said = withdrawn;")
    said = page.evaluate(
        """(tasks) => tasks.map(({ rules, gone, lost }) => {
             const places = new Set(lost.map(String));
             return said(rules, new Set(gone), (...one) => places.has(String(one)));
           })""",
        [task for task, _ in found],
    )
    page.close()
    assert len({word for _, told in found for word in told["words"]}) == 6
    assert said == [{"words": told["words"], "steps": told["steps"]} for _, told in found]


def verdict_words(page):
    return page.evaluate(
        "() => Object.fromEntries([...document.querySelectorAll('g.claim')].map((each) => "
        "[each.id.slice(6), each.getAttribute('aria-label').split(' ').pop()]))"
    )


@pytest.mark.parametrize("theme", ["forum", "ledger", "brief"])
@pytest.mark.parametrize("name", ["minutes", "gazette", "mayor"])
def test_a_source_or_a_speaker_is_withdrawn(opened, name, theme):
    made = argmap.load(ROOT / "examples" / "mill-street" / "mill-street.argmap")
    after = Kinds(made.reasoner().changed(change_of(made.facts.map, [name])))
    page = opened(made, theme=theme)
    before = verdict_words(page)
    page.click("#panel summary")
    page.check(f'#panel input[value="{name}"]')
    told = {claim: after.of(claim).word.value for claim in made.map.claims}
    assert verdict_words(page) == told
    changed = [claim for claim in told if told[claim] != before[claim]]
    assert len(changed) > 1
    assert page.inner_text("#panel div.whatif strong") == f"{len(changed)} verdicts change"
    for claim in made.map.claims:
        drawn = page.text_content(f"#claim-{claim}")
        assert told[claim] in drawn.lower()
    assert page.evaluate("location.hash") == f"#without={name}"
    page.click("#panel div.whatif button")
    assert verdict_words(page) == before
    assert page.locator("g.changed").count() == 0
    assert page.locator("g.now-out, g.now-in").count() == 0
