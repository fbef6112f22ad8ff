"""The commands on quotations: quotes, find, pin, and repairs."""

import json

import pytest

TEXT = "The street will be closed to cars in June.\nIt was counted twice. It was counted twice in one week.\n"
MAP = """\
source minutes: Minutes
  text: minutes.txt

claim close: The street closes.
  quote minutes: The street will be closed to cars in July
claim counted: It was counted.
  denial minutes: It was counted twice in
    | one week
"""


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "minutes.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "town.argmap").write_text(MAP, encoding="utf-8")
    return tmp_path


def test_quotes_lists_every_quotation_as_data(folder, run):
    first, second = json.loads(run("quotes", "town.argmap", "--json", expect=1).out)["quotations"]
    assert {
        key: first[key] for key in ("claim", "kind", "source", "speaker", "status", "critical", "file", "line")
    } == {
        "claim": "close",
        "kind": "quote",
        "source": "minutes",
        "speaker": "",
        "status": "approximate",
        "critical": ["name"],
        "file": "town.argmap",
        "line": 5,
    }
    assert TEXT[first["start"] : first["end"]] == "The street will be closed to cars in June"
    assert (second["kind"], second["status"], second["folds"], second["score"]) == ("denial", "exact", [], 1.0)


def test_quotes_tells_who_is_cited_and_what_asserts_nothing(folder, run):
    text = "source minutes: Minutes\n  text: minutes.txt\nspeaker ann: Ann\nspeaker bob: Bob\nclaim counted: It was.\n"
    text += "  quote minutes by ann citing bob: It was counted twice in one week\n"
    text += "  hope minutes by ann: closed to cars in June\n"
    (folder / "chain.argmap").write_text(text, encoding="utf-8")
    first, second = json.loads(run("quotes", "chain.argmap", "--json").out)["quotations"]
    assert (first["speaker"], first["citing"], second["citing"]) == ("ann", ["bob"], [])
    cells = [line.split("  ") for line in run("quotes", "chain.argmap").out.splitlines()]
    assert [[cell for cell in line if cell][1] for line in cells] == ["minutes.txt:2:23", "hope"]


def test_quotes_shows_a_table_and_a_summary(folder, run):
    done = run("quotes", "town.argmap", expect=1)
    assert "minutes.txt:1:1" in done.out
    assert "“July” for “June”" in done.out
    assert done.err.strip() == "2 of 2 quotations checked: 1 exact, 1 approximate"


def test_a_text_that_is_not_there_is_said_and_fails_only_a_strict_check(folder, run):
    (folder / "minutes.txt").unlink()
    assert "there is no file `minutes.txt`" in run("quotes", "town.argmap").out
    done = run("check", "town.argmap")
    assert "0 of 2 quotations checked" in done.err
    run("check", "--strict", "town.argmap", expect=1)


def test_an_unchecked_quotation_fails_a_strict_check_even_without_a_warning(folder, run):
    (folder / "a.argmap").write_text("source m: M\nclaim c: C\n  quote m: one two three\n", encoding="utf-8")
    run("check", "a.argmap")
    run("check", "--strict", "a.argmap", expect=1)


def test_texts_are_looked_for_in_other_folders_by_argument_and_by_settings(folder, run):
    (folder / "elsewhere").mkdir()
    (folder / "minutes.txt").rename(folder / "elsewhere" / "minutes.txt")
    assert "2 of 2" in run("quotes", "town.argmap", "--texts", "elsewhere", expect=1).err
    (folder / "argmap.toml").write_text('texts = ["elsewhere"]\n', encoding="utf-8")
    assert "2 of 2" in run("quotes", "town.argmap", expect=1).err
    assert "no folder `nowhere`" in run("quotes", "town.argmap", "--texts", "nowhere", expect=2).err


def test_a_text_may_not_leave_the_folder_of_the_map(folder, run):
    (folder / "maps").mkdir()
    (folder / "town.argmap").rename(folder / "maps/town.argmap")
    path = folder / "maps/town.argmap"
    path.write_text(MAP.replace("minutes.txt", "../minutes.txt"), encoding="utf-8")
    assert "outside the folder" in run("quotes", "maps/town.argmap").out
    assert "2 of 2" in run("quotes", "--allow-outside", "maps/town.argmap", expect=1).err


def test_fix_takes_over_the_wording_and_shows_it(folder, run):
    assert (
        "+  quote minutes: The street will be closed to cars in June"
        in run("check", "--diff", "--unsafe", "town.argmap", expect=1).out
    )
    assert (folder / "town.argmap").read_text(encoding="utf-8") == MAP
    assert run("check", "--diff", "town.argmap", expect=1).out == ""
    safe = run("check", "--fix", "town.argmap", expect=1)
    assert "1 repair that changes what a quotation says was not made: --unsafe makes it" in safe.err
    assert (folder / "town.argmap").read_text(encoding="utf-8") == MAP
    done = run("quotes", "--fix", "--unsafe", "town.argmap", expect=1)
    assert "1 quotation now says something else: read its claim again" in done.err
    assert "-  quote minutes: The street will be closed to cars in July" in done.err
    assert "1 repair made" in done.err
    assert (folder / "town.argmap").read_text(encoding="utf-8") == MAP.replace("July", "June")
    assert "2 exact" in run("quotes", "town.argmap").err
    assert "nothing to repair" in run("check", "--fix", "town.argmap").err


def test_find_prints_a_passage_that_is_unique(folder, run):
    out = run("find", "minutes.txt", "counted twice").out
    assert "2 times" in out
    quotes = [line.strip() for line in out.splitlines() if line.strip().startswith("quote ")]
    assert len(quotes) == 2
    assert all(TEXT.count(quote.split(": ", 1)[1]) == 1 for quote in quotes)
    assert "  quote minutes: " in run("find", "minutes", "be", "closed").out
    assert json.loads(run("find", "minutes.txt", "--json", "closed to cars").out)["status"] == "exact"
    assert "nothing in" in run("find", "minutes.txt", "quite another matter", expect=1).out
    assert "no text `nowhere`" in run("find", "nowhere", "words", expect=2).err


def test_pin_writes_and_refreshes_digests(folder, run):
    run("pin", "--check", "town.argmap", expect=1)
    (entry,) = json.loads(run("pin", "--json", "town.argmap").out)["sources"]
    assert entry["status"] == "added"
    pinned = (folder / "town.argmap").read_text(encoding="utf-8")
    assert f"  text: minutes.txt\n  sha256: {entry['sha256']}\n" in pinned
    run("pin", "--check", "town.argmap")
    (folder / "minutes.txt").write_text(TEXT + "More.\n", encoding="utf-8")
    done = run("check", "town.argmap", expect=1)
    assert "AM306" in done.out
    assert "AM302" in done.out  # that the text changed hides nothing of what became of its words
    assert (
        json.loads(run("quotes", "--json", "town.argmap", expect=1).out)["quotations"][0]["status"] == "source-changed"
    )
    assert json.loads(run("pin", "--json", "town.argmap").out)["sources"][0]["status"] == "refreshed"
    assert "AM302" in run("check", "town.argmap", expect=1).out


def test_pin_says_which_text_it_could_not_read(folder, run):
    (folder / "minutes.txt").write_bytes(b"\xff\xfe")
    assert "not read: it is encoded as UTF-16" in run("pin", "town.argmap", expect=1).out


def test_a_file_that_is_linked_beyond_the_folder_is_not_read(folder, run, tmp_path_factory):
    outside = tmp_path_factory.mktemp("outside") / "secret.txt"
    outside.write_text(TEXT, encoding="utf-8")
    (folder / "minutes.txt").unlink()
    (folder / "minutes.txt").symlink_to(outside)
    assert "outside the folder" in run("quotes", "town.argmap").out


def test_nothing_is_said_to_be_left_out_where_only_a_quotation_differs(folder, run):
    assert "is left out" not in run("verdicts", "town.argmap", expect=1).err
    (folder / "bad.argmap").write_text("claim a: A.\n  assumed\na rebuts b\n", encoding="utf-8")
    assert "what could not be read is left out" in run("verdicts", "bad.argmap", expect=1).err


def test_a_language_without_words_is_named_in_the_summary(folder, run):
    path = folder / "town.argmap"
    path.write_text(
        path.read_text(encoding="utf-8").replace("text: minutes.txt", "language: cy\n  text: minutes.txt"),
        encoding="utf-8",
    )
    assert "no words of `cy` are known" in run("quotes", "town.argmap", expect=1).err
    assert "no words of `cy` are known" in run("check", "town.argmap", expect=1).err


def test_what_find_prints_can_be_pasted_though_the_text_holds_signs_that_nobody_sees(run, tmp_path):
    (tmp_path / "t.txt").write_text("It is so that a soft hy\u00adphen stands here.\n", encoding="utf-8")
    out = run("find", "--each", "t.txt", "soft hyphen stands").out
    (line,) = [each.strip() for each in out.splitlines() if each.strip().startswith("quote ")]
    assert line == "quote t: It is so that a soft hyphen stands here"
