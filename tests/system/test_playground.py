"""The playground: argmap runs in the page of a browser, without a network, and says what it says elsewhere."""

import functools
import http.server
import json
import re
import shutil
import subprocess
import sys
import threading

import pytest

import argmap
from argmap.quotations.text.quoted_text import QuotedText
from browsers import CHROMIUM, OPTIONS
from conftest import EXAMPLES, ROOT

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
pytestmark = [
    pytest.mark.skipif(CHROMIUM is None, reason="chromium is not installed"),
    pytest.mark.skipif(shutil.which("npm") is None, reason="npm is not installed"),
    pytest.mark.usefixtures("one_browser"),
    pytest.mark.slow,
]
GOLDEN = sorted(path for path in (ROOT / "tests").rglob("*.argmap") if "golden" in path.parts)
MILLISECONDS = 90_000


@pytest.fixture(scope="module")
def played(tmp_path_factory):
    folder = tmp_path_factory.mktemp("playground")
    command = [sys.executable, ROOT / "docs/playground/build.py", folder]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if "network" in done.stderr or "ENOTFOUND" in done.stderr:
        pytest.skip("the packages of the playground cannot be fetched")
    assert done.returncode == 0, done.stderr
    return folder


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


@pytest.fixture
def address(played):
    handler = functools.partial(Quiet, directory=str(played))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/index.html"
    server.shutdown()
    server.server_close()


@pytest.fixture
def browser():
    with playwright.sync_playwright() as tool:
        opened = tool.chromium.launch(executable_path=CHROMIUM, args=OPTIONS)
        yield opened
        opened.close()


def opened(context, address):
    page = context.new_page()
    page.broken = []
    page.on("pageerror", lambda error: page.broken.append(str(error)))
    page.goto(address)
    page.wait_for_selector("html[data-ready=yes]", timeout=MILLISECONDS)
    return page


def typed(page, text):
    """Put a text into the file, as somebody who pastes it."""
    area = page.locator("#writing .cm-content, #writing textarea#map").last
    area.click()
    page.keyboard.press("Control+A")
    page.keyboard.insert_text(text)


def test_a_map_is_written_drawn_and_reported_without_a_network(address, browser):
    context = browser.new_context(viewport={"width": 1400, "height": 900})
    first = opened(context, address)
    first.evaluate("navigator.serviceWorker.ready.then(() => true)")
    first.wait_for_function("caches.keys().then((names) => names.length === 1)", timeout=MILLISECONDS)
    first.wait_for_function("navigator.serviceWorker.controller !== null", timeout=MILLISECONDS)
    first.close()
    context.set_offline(True)
    page = opened(context, f"{address}?example=mill-street")
    text = (ROOT / "examples/mill-street/mill-street.argmap").read_text(encoding="utf-8")
    typed(page, text.replace("footfall rose by 12 per cent", "footfall rose by 21 per cent"))
    page.wait_for_selector("#problems >> text=AM302", timeout=MILLISECONDS)
    typed(page, text)
    page.wait_for_selector("#problems >> text=AM302", state="detached", timeout=MILLISECONDS)
    frame = page.frame_locator("#frame")
    frame.locator("svg text", has_text="Shops would lose").first.wait_for(timeout=MILLISECONDS)
    page.click("button[data-show=report]")
    frame.locator("text=Where they clash").first.wait_for(timeout=MILLISECONDS)
    assert page.broken == []
    context.close()


def test_an_address_holds_a_map_and_its_texts(address, browser):
    page = opened(browser.new_context(), f"{address}?example=05-undercuts")
    typed(page, (ROOT / "docs/tour/05-undercuts/done.argmap").read_text(encoding="utf-8"))
    page.wait_for_timeout(500)
    page.click("#share")
    page.wait_for_function("location.hash.startsWith('#map=')", timeout=MILLISECONDS)
    shared = page.url
    assert len(shared) < 2_000
    other = opened(browser.new_context(), shared)
    held = json.loads(other.evaluate("argmapPlay.call('files')"))
    assert held["files"]["start.argmap"] == (ROOT / "docs/tour/05-undercuts/done.argmap").read_text(encoding="utf-8")
    assert "minutes.txt" in held["files"]
    broken = opened(browser.new_context(), f"{address}#map=nonsense")
    assert "cannot be read" in broken.inner_text("#loading")


def held(page):
    return json.loads(page.evaluate("argmapPlay.call('files')"))["files"]["start.argmap"]


def test_every_example_keeps_what_was_made_of_it(address, browser):
    context = browser.new_context()
    page = opened(context, f"{address}?example=09-questions")
    frame = page.frame_locator("#frame")
    for words in ("The town should buy", "The town should cover"):  # two trees, in one picture
        frame.locator("svg text", has_text=words).first.wait_for(timeout=MILLISECONDS)
    typed(page, "claim mine: Mine.\n")
    page.wait_for_function("argmapPlay.call('files').then((it) => it.includes('claim mine'))", timeout=MILLISECONDS)
    page.wait_for_timeout(1500)
    assert held(opened(context, f"{address}?example=09-questions")) == "claim mine: Mine.\n"
    assert "mine" not in held(opened(context, f"{address}?example=05-undercuts"))
    assert "mine" not in held(opened(context, address)), "the last desk was another one"
    again = opened(context, f"{address}?example=09-questions")
    assert again.get_attribute("#lesson", "href") == "../tour/09-questions/lesson.html"
    again.on("dialog", lambda dialog: dialog.accept())
    again.click("#again")
    again.wait_for_function(
        "window.argmapPlay && document.documentElement.dataset.ready === 'yes' && "
        "argmapPlay.call('files').then((it) => it.includes('question') || it.includes('claim boiler'))",
        timeout=MILLISECONDS,
    )


def test_work_is_kept_in_the_browser_and_a_text_can_be_added(address, browser, tmp_path):
    context = browser.new_context()
    page = opened(context, f"{address}?example=new")
    (tmp_path / "my letter.txt").write_text("I would come every Sunday.\n", encoding="utf-8")
    page.set_input_files("#file-of-text", tmp_path / "my letter.txt")
    page.wait_for_function(
        "argmapPlay.call('files').then((it) => it.includes('source my_letter: my letter'))", timeout=MILLISECONDS
    )
    page.wait_for_selector("#source >> text=my letter", state="attached", timeout=MILLISECONDS)
    page.click("#share")
    page.wait_for_function("location.hash.startsWith('#map=')")
    again = opened(context, address)
    assert "my_letter.txt" in json.loads(again.evaluate("argmapPlay.call('files')"))["files"]


def files_of(path):
    """What a map is made of, by names below its folder; nothing if that is no text, or read by what a page lacks."""
    found = argmap.load(path)
    texts = [text for text in found.facts.texts.values() if isinstance(text, QuotedText)]
    names = {document.source.name for document in found.documents} | {text.source.name for text in texts}
    files = {}
    for name in names:
        try:
            inner = (ROOT / name).resolve().relative_to(path.parent).as_posix()
            files[inner] = (ROOT / name).read_bytes().decode()
        except (ValueError, UnicodeDecodeError):
            return None
        if inner.endswith((".html", ".htm", ".docx", ".odt", ".epub", ".pdf")):
            return None
    return files


def native(given, folder):
    for name, text in given["files"].items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    found = argmap.load(folder / given["open"])
    return [
        f"{each.span.source.name.removeprefix(f'{folder}/')}:{each.span.start}-{each.span.end}: "
        f"{each.rule.code} {each.message} {each.help}".replace(f"{folder}/", "/check/")
        for each in found.diagnostics
    ]


def boxes_of_rules():
    """The examples on the pages of the rules, with their texts: every message there is."""
    for page in sorted((ROOT / "argmap/catalogue/rule_pages").glob("AM*.md")):
        for part in page.read_text(encoding="utf-8").split("\n## ")[1:]:
            maps = re.findall(r"^```argmap\n(.*?)^```", part, re.DOTALL | re.MULTILINE)
            named = re.findall(r"^```\w+ (\S+)\n(.*?)^```", part, re.DOTALL | re.MULTILINE)
            for text in maps:
                files = {name: words for name, words in named if name.endswith((".txt", ".md", ".argmap"))}
                yield page.name, {"open": "map.argmap", "files": {**files, "map.argmap": text}}


def test_it_says_what_argmap_says_elsewhere(address, browser, tmp_path):
    page = opened(browser.new_context(), f"{address}?example=new")
    cases = [*boxes_of_rules()]
    cases += [
        (path.name, {"open": path.name, "files": files})
        for path in (*EXAMPLES, *GOLDEN)
        if (files := files_of(path)) is not None
    ]
    different = []
    for at, (name, given) in enumerate(cases):
        folder = tmp_path / str(at)
        folder.mkdir()
        here = native(given, folder)
        theirs = json.loads(page.evaluate("(given) => argmapPlay.call('check', given)", json.dumps(given)))
        if theirs != here:
            different.append((name, theirs, here))
    assert different == []
    assert len(cases) > 230
    assert sum(bool(native(given, tmp_path / str(at))) for at, (_, given) in enumerate(cases)) > 110
