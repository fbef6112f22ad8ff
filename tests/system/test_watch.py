"""The live preview: drawn anew on save, for this machine alone."""

import http.client
import os
import re
import socket
import subprocess
import sys
import time

import pytest

from browsers import CHROMIUM, OPTIONS
from conftest import ROOT

pytest.importorskip("watchfiles", reason="watchfiles is not installed")
pytestmark = [pytest.mark.usefixtures("one_browser"), pytest.mark.slow]
MAP = "claim a: First words.\n  because b: A reason.\n    assumed\n"


@pytest.fixture
def watched(tmp_path):
    """A map that is watched: its path and the port of the page."""
    path = tmp_path / "town.argmap"
    path.write_text(MAP, encoding="utf-8")
    process = subprocess.Popen(
        [sys.executable, "-m", "argmap", "watch", "town.argmap", "--port", "0", "--no-open"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        text=True,
    )
    process.stdout.readline()  # that it was drawn
    line = process.stdout.readline()
    yield path, re.search(r"http://127.0.0.1:\d+/[\w-]+/", line)[0]
    process.terminate()
    process.wait(10)
    process.stdout.close()


def port_of(address):
    return int(address.split(":")[2].split("/")[0])


def ask(address, path, method="GET", **headers):
    connection = http.client.HTTPConnection("127.0.0.1", port_of(address), timeout=10)
    connection.request(method, path, headers=headers)
    answer = connection.getresponse()
    data = answer.read().decode()
    connection.close()
    return answer.status, data


def test_it_serves_one_page_and_nothing_else(watched):
    _, address = watched
    root = "/" + address.split("/", 3)[3]
    status, page = ask(address, root)
    assert status == 200
    assert "First words." in page
    assert ask(address, "/")[0] == 404, "other users of the machine do not know the secret"
    assert ask(address, f"{root}town.argmap")[0] == 404
    assert ask(address, f"{root}../town.argmap")[0] == 404
    assert ask(address, root, "POST")[0] == 501
    assert ask(address, root, Host="evil.example")[0] == 403, "a name that was made to mean this machine"


def test_it_listens_on_the_loopback_interface_alone(watched):
    _, address = watched
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # sends nothing: it only asks which address would be ours
        except OSError:
            pytest.skip("this machine has no other interface")
        other = probe.getsockname()[0]
    if other.startswith("127."):
        pytest.skip("this machine has no other interface")
    with socket.socket() as probe:
        probe.settimeout(2)
        assert probe.connect_ex((other, port_of(address))) != 0
    assert ask(address, "/")[0] == 404, "it is there"


@pytest.fixture
def page(watched):
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    if CHROMIUM is None:
        pytest.skip("chromium is not installed")
    _, address = watched
    with playwright.sync_playwright() as engine:
        browser = engine.chromium.launch(executable_path=CHROMIUM, args=OPTIONS)
        opened = browser.new_page(viewport={"width": 1200, "height": 700})
        opened.goto(address)
        opened.wait_for_selector("#watching >> text=live", timeout=10_000)
        yield opened
        browser.close()


def test_it_draws_anew_on_save_and_keeps_zoom_and_selection(watched, page):
    path, _ = watched
    page.click("#larger")
    page.click("#claim-b")
    before = page.evaluate("window.argmap.state()")
    path.write_text(MAP.replace("First words.", "Other words."), encoding="utf-8")
    page.wait_for_selector('#claim-a text:has-text("Other words.")', timeout=10_000)
    page.wait_for_selector("#claim-b.chosen", timeout=10_000)
    after = page.evaluate("window.argmap.state()")
    assert after["scale"] == pytest.approx(before["scale"])


def test_it_says_what_is_wrong_and_goes_on(watched, page):
    path, _ = watched
    path.write_text(MAP + "nothing of the kind\n", encoding="utf-8")
    page.wait_for_selector("#messages >> text=AM005", timeout=10_000)
    assert page.is_visible("#claim-a"), "the good part is still drawn"
    path.write_bytes(b"\xff\xfe\x00nothing that is a text")
    page.wait_for_selector("#messages >> text=AM002", timeout=10_000)
    temporary = path.with_suffix(".tmp")
    temporary.write_text(MAP.replace("First", "Third"), encoding="utf-8")
    temporary.replace(path)
    page.wait_for_selector('#claim-a text:has-text("Third words.")', timeout=10_000)
    assert page.locator("#messages").count() == 0


def test_seven_tabs_are_live_and_all_of_them_hear_of_a_save(watched, page):
    path, address = watched
    # One context: a browser opens six connections to a server, and each tab of an open stream took one for good.
    context = page.context.browser.new_context()
    tabs = [context.new_page() for _ in range(7)]
    for each in tabs:
        each.goto(address, timeout=10_000)
    for each in tabs:
        each.wait_for_selector("#watching >> text=live", timeout=10_000)
    path.write_text(MAP.replace("First words.", "Other words."), encoding="utf-8")
    for each in tabs:
        each.wait_for_selector('#claim-a text:has-text("Other words.")', timeout=10_000)


def test_each_drawing_and_each_mistake_is_told_on_the_terminal(tmp_path):
    path = tmp_path / "town.argmap"
    path.write_text(MAP, encoding="utf-8")
    process = subprocess.Popen(
        [sys.executable, "-m", "argmap", "watch", "town.argmap", "--port", "0", "--no-open"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert re.search(r"drawn with 2 claims$", process.stdout.readline().rstrip())
        assert process.stdout.readline().startswith("town.argmap at http://127.0.0.1:")
        time.sleep(1)
        path.write_text(MAP + "nothing of the kind\n", encoding="utf-8")
        assert re.search(r"drawn with 2 claims, 1 message$", process.stdout.readline().rstrip())
        assert "AM005" in process.stdout.readline()
    finally:
        process.terminate()
        process.communicate(timeout=10)
    assert process.returncode == 143


def test_a_missing_file_or_a_port_in_use_is_said(tmp_path):
    def run(*arguments):
        command = [sys.executable, "-m", "argmap", "watch", *arguments, "--no-open"]
        return subprocess.run(
            command,
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            text=True,
            timeout=30,
            check=False,
        )

    done = run("none.argmap")
    assert (done.returncode, "there is no file `none.argmap`" in done.stderr) == (2, True)
    (tmp_path / "town.argmap").write_text(MAP, encoding="utf-8")
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        done = run("town.argmap", "--port", str(taken.getsockname()[1]))
    assert (done.returncode, "cannot be used" in done.stderr) == (2, True)
