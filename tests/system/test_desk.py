"""The reading desk in a real browser: by keyboard alone, by touch, with two tabs and another program."""

import re
import shutil
import subprocess
import sys
import time

import pytest

import argmap
from browsers import CHROMIUM, OPTIONS
from conftest import ROOT

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
pytestmark = [
    pytest.mark.skipif(CHROMIUM is None, reason="chromium is not installed"),
    pytest.mark.usefixtures("one_browser"),
    pytest.mark.slow,
]


@pytest.fixture(scope="module")
def browser():
    with playwright.sync_playwright() as engine:
        running = engine.chromium.launch(executable_path=CHROMIUM, args=OPTIONS)
        yield running
        running.close()


EDITOR = ROOT / "argmap" / "desk" / "page" / "editor.js"
KINDS = [
    "plain",
    pytest.param("editor", marks=pytest.mark.skipif(not EDITOR.is_file(), reason="the editor was not built: no npm")),
]


@pytest.fixture(params=KINDS)
def desk(tmp_path, request):
    """A desk with the example, in text areas or in the editor, and the path of its file."""
    shutil.copytree(ROOT / "examples" / "mill-street", tmp_path / "mill")
    path = tmp_path / "mill" / "mill-street.argmap"
    command = [sys.executable, "-m", "argmap", "desk", str(path), "--port", "0", "--no-open"]
    command += ["--plain"] if request.param == "plain" else []
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    address = re.search(r"http://\S+", process.stdout.readline())[0]
    yield address, path
    process.terminate()
    process.wait(timeout=20)
    process.stdout.close()


def until(page, words, seconds=20):
    """Wait until something holds in a page; its policy lets no text become script, so it is asked again and again."""
    ends = time.monotonic() + seconds
    while not page.evaluate(words):
        assert time.monotonic() < ends, words
        time.sleep(0.05)


@pytest.fixture
def opened(browser, desk):
    address, path = desk
    trouble = []
    context = browser.new_context(viewport={"width": 1500, "height": 900}, has_touch=True)
    page = context.new_page()
    page.on("console", lambda message: trouble.append(message.text))
    page.on("pageerror", lambda error: trouble.append(str(error)))
    page.goto(address)
    until(page, "() => Boolean(window.desk) && document.querySelector('#source').options.length === 2")
    yield page, path
    context.close()
    assert trouble == []


def held(path, words, seconds=10):
    ends = time.monotonic() + seconds
    while words not in path.read_text("utf-8"):
        assert time.monotonic() < ends, path.read_text("utf-8")
        time.sleep(0.05)


def caret(page, words):
    """Put the caret of the map behind some words, as somebody does with the keys of a text area."""
    page.evaluate(
        "(words) => { const at = desk.map.value.indexOf(words) + words.length; desk.map.focus(); desk.map.caret(at); }",
        words,
    )


def quotations(path):
    made = argmap.load(path)
    assert made.ok, [str(each.message) for each in made.errors]
    return {
        each.text: (claim, each.kind.value) for claim, found in made.map.claims.items() for each in found.quotations
    }


def test_a_claim_with_quotation_denial_and_reason_by_keyboard_alone(opened):
    page, path = opened
    caret(page, "section: Trade\n")
    page.keyboard.press("Shift+F6")  # from the map file to the texts
    assert page.evaluate("document.querySelector('#reading').contains(document.activeElement)")
    keys = page.keyboard
    keys.press("Control+Home")
    for _ in range(3):
        keys.press("ArrowDown")  # to the line "1. Mill Street. The mayor presented the plan. …"
    keys.press("Home")
    for _ in range(4):
        keys.press("Control+ArrowRight")
    for _ in range(4):
        keys.press("Control+Shift+ArrowRight")
    assert page.evaluate("desk.text.end > desk.text.start")
    keys.press("c")
    until(page, "() => document.querySelector('#said').textContent.startsWith('written: quote')")
    line = page.inner_text("#said").removeprefix("written: ")
    held(path, line)
    words = line.partition(": ")[2]
    claim, kind = quotations(path)[words]
    assert kind == "quote"
    # The caret of the map stands in the new claim: a denial and a reason go there.
    for key, verb in (("d", "denial"), ("s", "quote")):
        for _ in range(3):
            keys.press("Control+ArrowRight")
        for _ in range(3):
            keys.press("Control+Shift+ArrowRight")
        keys.press(key)
        until(
            page,
            f"() => document.querySelector('#said').textContent.startsWith('written: {verb}') && "
            f"document.querySelector('#said').textContent !== 'written: {line}'",
        )
        line = page.inner_text("#said").removeprefix("written: ")
        held(path, line)
    made = argmap.load(path)
    assert [each.kind.value for each in made.map.claims[claim].quotations] == ["quote", "denial"]
    assert any(step.target == claim and step.kind.value == "supports" for step in made.map.inferences.values())
    assert all(each.status.good for each in argmap.quotes(made))


def test_a_quotation_by_touch(opened):
    page, path = opened
    before = quotations(path)
    caret(page, "claim westford: Westford")
    page.evaluate("() => { const at = desk.text.value.indexOf('first on Saturdays'); desk.text.select(at, at + 18); }")
    for button, kind in (("Quote", "quote"), ("Denial", "denial"), ("Reason against", "quote")):
        page.locator("#taking button", has_text=re.compile(f"^{button}$")).tap()
        until(page, f"() => document.querySelector('#said').textContent.startsWith('written: {kind}')")
        page.evaluate("() => { document.querySelector('#said').textContent = ''; desk.text.focus(); }")
        time.sleep(0.3)
    held(path, "but first_on_saturdays: First on Saturdays.")
    after = quotations(path)
    assert after.keys() - before.keys() == {"first on Saturdays"}
    assert path.read_text("utf-8").count("first on Saturdays") >= 3


def test_what_is_written_can_be_undone(opened):
    page, path = opened
    before = page.evaluate("desk.map.value")
    caret(page, "claim close: Mill Street")
    page.evaluate("() => desk.text.select(60, 90)")
    page.keyboard.press("q")
    until(page, "() => document.querySelector('#said').textContent.startsWith('written:')")
    page.evaluate("desk.map.focus()")
    page.keyboard.press("Control+z")
    assert page.evaluate("desk.map.value") == before
    held(path, before[-200:])


def test_two_tabs_and_another_program_have_one_text(opened):
    page, path = opened
    other = page.context.new_page()
    other.goto(page.url)
    until(other, "() => Boolean(window.desk) && document.querySelector('#source').options.length === 2")
    caret(page, "section: Trade\n")
    page.keyboard.type("# from the first tab\n")
    caret(other, "section: Money\n")
    other.keyboard.type("# from the second tab\n")
    held(path, "# from the first tab\n")
    held(path, "# from the second tab\n")
    path.write_text("# from elsewhere\n" + path.read_text("utf-8"), encoding="utf-8")
    for each in (page, other):
        until(
            each,
            "() => ['# from elsewhere\\n', '# from the first tab\\n', '# from the second tab\\n']"
            ".every((words) => desk.map.value.includes(words))",
        )
    assert path.read_text("utf-8") == page.evaluate("desk.map.value")
    assert path.read_text("utf-8") == other.evaluate("desk.map.value")


def test_mistakes_are_told_while_they_are_written_and_mended(opened):
    page, path = opened
    caret(page, "section: Trade\n")
    page.keyboard.type("clam x: An 😀 example.\n")
    until(page, "() => document.querySelector('#problems').textContent.includes('AM005')")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Alt+Enter")
    until(page, "() => document.querySelector('#offers').textContent.includes('write `claim` for `clam`')")
    page.keyboard.press("Enter")
    held(path, "claim x: An 😀 example.")
    until(page, "() => !document.querySelector('#problems').textContent.includes('AM005')")


def test_names_are_completed_and_lead_to_passages(opened):
    page, path = opened
    caret(page, "section: Trade\n")
    page.keyboard.type("claim x: X.\n  supports clo")
    page.keyboard.press("Control+Space")
    until(page, "() => document.querySelector('#offers li')")
    assert "close" in page.inner_text("#offers li >> nth=0")
    page.keyboard.press("Enter")
    page.keyboard.type("\n")
    held(path, "  supports close\n")
    caret(page, "footfall rose by 12")
    page.keyboard.press("F12")
    until(page, "() => document.querySelector('#reading').contains(document.activeElement)")
    chosen = page.evaluate("() => desk.text.value.slice(desk.text.start, desk.text.end)")
    assert " ".join(chosen.split()) == "footfall rose by 12 per cent within a year"


def test_a_click_in_the_map_leads_to_the_line_and_relations_are_written(opened):
    page, path = opened
    frame = page.frame_locator("#frame")
    frame.locator("#claim-strollers").click()
    until(
        page,
        "() => desk.map.value.slice(desk.map.start, desk.map.end) === 'strollers'",
    )
    until(page, "() => document.querySelector('#why').textContent.startsWith('Whoever strolls, buys.')")
    page.select_option("#verb", "rebuts")
    page.select_option("#target", "revenue")
    page.click("#relate")
    held(path, "  rebuts revenue\n")
    page.click("[data-show=report]")
    frame.locator("text=Check before you print").first.wait_for()


@pytest.mark.parametrize("width, scheme", [(1500, "light"), (1500, "dark"), (820, "light"), (390, "dark")])
def test_axe_finds_nothing(browser, desk, width, scheme):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed")
    address, _ = desk
    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme, bypass_csp=True)
    page.goto(address)
    until(page, "() => Boolean(window.desk) && document.querySelector('#source').options.length === 2")
    for pane in ("reading", "writing", "seeing"):
        page.evaluate("(name) => { document.body.dataset.pane = name; }", pane)
        found = axe.Axe().run(page).response["violations"]
        assert [(each["id"], each["nodes"][0]["html"]) for each in found] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()


def test_what_was_written_while_the_desk_was_away_is_not_lost(browser, tmp_path):
    """The desk ends, somebody writes on in the page, another desk is started on the same port."""
    path = tmp_path / "town.argmap"
    path.write_text("claim close: It closes.\n  open\n", encoding="utf-8")

    def started(port):
        command = [sys.executable, "-m", "argmap", "desk", str(path), "--port", port, "--no-open"]
        process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        return process, re.search(r"http://\S+", process.stdout.readline())[0]

    def ended(process):
        process.terminate()
        process.wait(timeout=20)
        process.stdout.close()

    process, address = started("0")
    context = browser.new_context()
    page = context.new_page()
    page.goto(address)
    until(page, "() => Boolean(window.desk)")
    ended(process)
    page.evaluate("() => { desk.map.focus(); desk.map.caret(0); }")
    page.keyboard.type("# written while it was away\n")
    until(page, "() => document.querySelector('#saved').textContent.includes('has ended')")
    path.write_text("# from elsewhere\n" + path.read_text("utf-8"), encoding="utf-8")
    process, address = started(re.search(r":(\d+)/", address)[1])
    other = context.new_page()
    other.goto(address)
    held(path, "# written while it was away\n", 20)
    held(path, "# from elsewhere\n")
    context.close()
    ended(process)


def test_undo_stays_in_its_file(browser, tmp_path):
    paths = [tmp_path / "one.argmap", tmp_path / "two.argmap"]
    for path in paths:
        path.write_text("claim close: It closes.\n  open\n", encoding="utf-8")
    command = [sys.executable, "-m", "argmap", "desk", *map(str, paths), "--port", "0", "--no-open"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    page = browser.new_page()
    page.goto(re.search(r"http://\S+", process.stdout.readline())[0])
    until(page, "() => Boolean(window.desk)")
    page.evaluate("() => { desk.map.focus(); desk.map.caret(0); }")
    page.keyboard.type("# x\n")
    held(paths[0], "# x\n")
    page.select_option("#file", "1")
    until(page, "() => desk.map.value.startsWith('claim')")
    page.evaluate("() => desk.map.focus()")
    for _ in range(3):
        page.keyboard.press("Control+z")
    time.sleep(1)
    assert paths[1].read_text("utf-8") == "claim close: It closes.\n  open\n"
    assert paths[0].read_text("utf-8").startswith("# x\n")
    page.close()
    process.terminate()
    process.wait(timeout=20)
    process.stdout.close()


def test_a_deletion_begins_with_a_line_as_a_comparison_of_lines_does(opened):
    page, _ = opened
    cases = [
        ("claim A: x\nclaim two: T\n", "claim two: T\n"),
        ("claim two: T\n", "claim A: x\nclaim two: T\n"),
        ("abab", "ab"),
        ("a😀b", "a😁b"),
        ("x\n\ny", "x\ny"),
    ]
    for before, after in cases:
        start, end, put = page.evaluate("([before, after]) => argmapDifference(before, after)", [before, after])
        units = before.encode("utf-16-le")
        made = units[: 2 * start] + put.encode("utf-16-le") + units[2 * end :]
        assert made.decode("utf-16-le") == after
    assert page.evaluate("argmapDifference('claim A: x\\nclaim two: T\\n', 'claim two: T\\n')") == [0, 11, ""]


def test_each_text_is_shown_and_followed_on_the_disk(opened):
    page, path = opened
    until(page, "() => desk.text.value.includes('The mayor presented the plan')")
    page.select_option("#source", "gazette")
    until(page, "() => desk.text.value.includes('strolls')")
    text = path.parent / "texts" / "gazette.txt"
    text.write_text(text.read_text("utf-8") + "\nA new sentence.\n", encoding="utf-8")
    until(page, "() => desk.text.value.includes('A new sentence.')")
