"""The files at the desk: tabs, the disk and who saves there are merged, and nothing is lost."""

import os
import random
import signal
import subprocess
import sys
import time

import pytest
from changes import composed

from argmap.desk.answers import Answers
from argmap.desk.beginning import started_in
from argmap.desk.lines import LineFeeds
from argmap.desk.session import NotTextError, Session
from argmap.service.shift import TextChange
from argmap.service.workspace import Settings
from conftest import slow_after

TOWN = (
    "map: A town\nclaim close: It closes.\n  because air: The air gets better.\n    assumed\n"
    "claim noise: It is loud.\n  open\n"
)


def session_of(path, text=TOWN, *, raw=None):
    path.write_bytes(text.encode() if raw is None else raw)
    return Session([path], lambda _: Settings())


def saved(session):
    with session.lock:
        for file in session.files:
            if file.dirty:
                session._save(file)


@pytest.mark.parametrize("raw", [TOWN.encode(), TOWN.replace("\n", "\r\n").encode(), b"\xef\xbb\xbf" + TOWN.encode()])
def test_what_is_written_is_saved_as_the_file_was(tmp_path, raw):
    path = tmp_path / "town.argmap"
    session = session_of(path, raw=raw)
    session.edit(0, 0, [TextChange(TOWN.index("closes"), TOWN.index("closes") + 6, "stays\nopen")])
    saved(session)
    end = b"\r\n" if b"\r\n" in raw else b"\n"
    assert path.read_bytes() == raw.replace(b"closes", b"stays" + end + b"open")
    assert not session.files[0].dirty


def test_another_program_is_merged(tmp_path):
    path = tmp_path / "town.argmap"
    session = session_of(path)
    path.write_text(TOWN.replace("loud", "quiet"), encoding="utf-8")
    session.look(session.files[0])
    assert session.files[0].shared.text == TOWN.replace("loud", "quiet")
    assert "taken over" in session.files[0].notice
    session.edit(0, session.files[0].shared.version, [TextChange(0, 0, "# mine\n")])
    path.write_text("# theirs\n" + TOWN, encoding="utf-8")
    session.look(session.files[0])
    for part in ("# mine\n", "# theirs\n", "loud"):
        assert part in path.read_text("utf-8"), "both are on the disk"
    assert not session.files[0].dirty


def test_both_change_one_line_and_both_stay(tmp_path):
    path = tmp_path / "town.argmap"
    session = session_of(path)
    at = TOWN.index("It closes.")
    session.edit(0, 0, [TextChange(at, at + 10, "It stays open.")])
    path.write_text(TOWN.replace("It closes.", "It closes soon."), encoding="utf-8")
    session.look(session.files[0])
    held = path.read_text("utf-8")
    assert "It stays open." in held
    assert "It closes soon." in held
    assert "both are kept, see line 2" in session.files[0].notice


def test_a_file_that_is_gone_is_written_again(tmp_path):
    path = tmp_path / "town.argmap"
    session = session_of(path)
    path.unlink()
    session.look(session.files[0])
    assert session.files[0].notice.startswith("gone")
    session.edit(0, 0, [TextChange(0, 0, "# here\n")])
    saved(session)
    assert path.read_text("utf-8") == "# here\n" + TOWN


def test_what_is_not_in_utf_8_is_not_opened(tmp_path):
    with pytest.raises(NotTextError, match="not in UTF-8"):
        session_of(tmp_path / "town.argmap", raw=b"map: caf\xe9\n")


@pytest.mark.parametrize("seed", slow_after(25, range(500)))
def test_tabs_and_the_disk_converge_and_no_line_is_lost(tmp_path, seed):
    """500 random orders of two tabs, another program and saving: all have one text, and every line that was put in."""
    chance = random.Random(seed)
    path = tmp_path / "town.argmap"
    session = session_of(path)
    shared = session.files[0].shared
    tabs = [(0, TOWN), (0, TOWN)]
    lines = []

    def put_in(text):
        starts = [0, *(at + 1 for at, char in enumerate(text) if char == "\n")]
        lines.append(f"# line {len(lines)} of {seed}\n")
        return chance.choice(starts), lines[-1]

    for _ in range(30):
        kind = chance.random()
        if kind < 0.5:
            at = chance.randrange(2)
            version, text = tabs[at]
            place, line = put_in(text)
            session.edit(0, version, [TextChange(place, place, line)])
            if chance.random() < 0.5:
                tabs[at] = shared.version, shared.text
        elif kind < 0.7:
            held = path.read_text("utf-8")
            place, line = put_in(held)
            path.write_text(held[:place] + line + held[place:], encoding="utf-8")
            session.look(session.files[0])
        elif kind < 0.85:
            saved(session)
        else:
            at = chance.randrange(2)
            version, text = tabs[at]
            tabs[at] = shared.version, composed(shared.since(version), text)
            assert tabs[at][1] == shared.text
    session.look(session.files[0])
    saved(session)
    assert path.read_text("utf-8") == shared.text
    for line in lines:
        assert line in shared.text
    assert [each for each in shared.text.splitlines(keepends=True) if each not in lines] == TOWN.splitlines(
        keepends=True
    )


def test_line_feeds_lead_both_ways():
    text = "a\r\nbc\rd\n\r\ne"
    lines = LineFeeds(text)
    assert lines.text == "a\nbc\nd\n\ne"
    for offset in range(len(text) + 1):
        if text[offset - 1 : offset + 1] != "\r\n":
            assert lines.meant(lines.shown(offset)) == offset
    for offset in range(len(lines.text) + 1):
        assert lines.shown(lines.meant(offset)) == offset


def test_a_folder_of_texts_starts_a_map(tmp_path):
    import argmap

    (tmp_path / "2022-03-14 rome.txt").write_text("Talks in Rome\n\nThey talked.\n", encoding="utf-8")
    (tmp_path / "long.md").write_text("word " * 60, encoding="utf-8")
    (tmp_path / "picture.png").write_bytes(b"\x89PNG")
    path = started_in(tmp_path)
    made = argmap.load(path)
    assert made.ok, made.diagnostics
    sources = list(made.map.sources.values())
    assert [(each.title, each.date) for each in sources] == [("Talks in Rome", "2022-03-14"), ("long", "")]
    assert all(each.sha256 for each in sources)
    (tmp_path / "empty").mkdir()
    assert started_in(tmp_path / "empty") is None


def test_what_cannot_be_asked_is_refused(tmp_path):
    answers = Answers(session_of(tmp_path / "town.argmap"))
    for method, params in (
        ("nothing", {}),
        ("edit", {}),
        ("edit", {"file": 9, "version": 0, "changes": []}),
        ("edit", {"file": 0, "version": 0, "changes": [[0, 10**9, "x"]]}),
        ("edit", {"file": 0, "version": 0, "changes": [["a", "b", 3]]}),
        ("text", {"file": 0, "source": "../../etc/passwd"}),
        ("why", {"file": 0, "claim": "none"}),
    ):
        assert "refused" in answers.ask(method, params), method
    assert answers.session.files[0].shared.text == TOWN


@pytest.mark.slow
def test_at_most_half_a_second_is_lost(tmp_path):
    """The process is killed: the file is whole, and what was written before the last half second is in it."""
    path = tmp_path / "town.argmap"
    path.write_text(TOWN, encoding="utf-8")
    script = (
        "import sys, time\nfrom pathlib import Path\nfrom argmap.desk.session import Session\n"
        "from argmap.service.shift import TextChange\nfrom argmap.service.workspace import Settings\n"
        "s = Session([Path(sys.argv[1])], lambda _: Settings())\ns.start()\n"
        "for n in range(10000):\n"
        "    with s.lock:\n"
        "        s.edit(0, s.files[0].shared.version, [TextChange(0, 0, f'# {n}\\n')])\n"
        "    print(n, flush=True)\n    time.sleep(1.5 if n % 3 == 2 else 0.05)\n"
    )
    process = subprocess.Popen([sys.executable, "-c", script, str(path)], stdout=subprocess.PIPE, text=True)
    told = []
    while len(told) < 7:
        told.append((int(process.stdout.readline()), time.monotonic()))
    os.kill(process.pid, signal.SIGKILL)
    killed = time.monotonic()
    process.wait()
    process.stdout.close()
    held = path.read_text("utf-8")
    assert held.endswith(TOWN)
    for number, at in told:
        if killed - at > 1.0:
            assert f"# {number}\n" in held
