"""What all commands have in common, and the small ones: new, explain, debug."""

import json
import random

import pytest

from made_files import pdf_of

GOOD = "claim a: A claim.\n  because b: A reason.\n    assumed\n"


@pytest.mark.parametrize(
    "data",
    [b"", b"\x00\xff\x00", b"\xff\xfeh\x00", b"\xef\xbb\xbfclaim a: x\r\n  assumed", random.Random(1).randbytes(4096)],
)
def test_no_bytes_raise(run, data):
    for command in ("check", "report", "draw"):
        subprocess_code = 0 if data in (b"", b"\xef\xbb\xbfclaim a: x\r\n  assumed") else 1
        run(command, "-", text=data, expect=subprocess_code)


def test_new_writes_a_file_that_compiles_and_writes_over_nothing(run, tmp_path):
    run("new", "town.argmap", "--title", "Shall we?")
    assert "there is no file `article.txt`" in run("check", "town.argmap").out
    text = (
        "The minister wrote the very words of the text. She wrote more words of the text, "
        "and the words in which somebody says that the claim is false."
    )
    (tmp_path / "article.txt").write_text(text, encoding="utf-8")
    run("check", "--strict", "town.argmap")
    run("fmt", "--check", "town.argmap")
    assert "is there already" in run("new", "town.argmap", expect=2).err


def test_explain_prints_a_page_or_the_list(run):
    assert run("explain", "AM102").out.startswith("# AM102 unknown-name")
    assert run("explain", "unknown-name").out == run("explain", "am102").out
    assert "AM213" in run("explain").out
    assert "did you mean `unknown-name`" in run("explain", "unknown-nam", expect=2).err


@pytest.mark.parametrize("command", ["new", "check", "draw", "report", "fmt", "explain", "debug"])
def test_every_command_has_help(run, command):
    done = run(command, "--help")
    assert done.out.startswith(f"usage: argmap {command}")
    assert command in run("--help").out


def test_mistakes_in_the_call_are_told_and_exit_2(run):
    assert "did you mean `check`" in run("chek", expect=2).err
    assert "there is no file `nowhere.argmap`" in run("check", "nowhere.argmap", expect=2).err
    assert "is a folder" in run("draw", ".", expect=2).err
    run(expect=2)
    run("--version")


@pytest.mark.parametrize("stage", ["document", "map", "facts", "dot"])
def test_every_stage_can_be_shown(run, stage):
    assert run("debug", stage, "-", text=GOOD).out


def test_a_text_is_shown_as_it_is_read(run, tmp_path):
    (tmp_path / "a.pdf").write_bytes(pdf_of(["The road will", "1"], ["close.", "2"]))
    (tmp_path / "b.html").write_text("<title>T</title><p>The ro<b>ad</b>", encoding="utf-8")
    lines = run("debug", "text", "a.pdf").out.splitlines()
    assert lines[0].startswith("a.pdf: read by pypdf ")
    assert lines[0].endswith(", 25 characters")
    assert lines[1:] == [
        "",
        "[p. 1] The road will",
        "1",
        "",
        "[p. 2] close.",
        "2",
        "",
        "skipped where a sentence goes on behind it:",
        "  2:1: page number: 1",
        "  2:2: page break",
        "  5:1: page number: 2",
    ]
    assert run("debug", "text", "b.html").out.splitlines()[1:] == ["", "The road", "", "left out:", "  title: T"]
    data = json.loads(run("debug", "text", "a.pdf", "--json").out)
    assert data["text"] == "The road will\n1\n\nclose.\n2"
    assert data["marks"] == [{"start": 0, "kind": "page", "label": "1"}, {"start": 17, "kind": "page", "label": "2"}]
    assert data["skipped"][1] == {"start": 15, "end": 17, "what": "page break"}
    assert data["left_out"] == []


@pytest.mark.parametrize(
    "arguments, why",
    [
        (("text", "-"), "name a file"),
        (("text", "none.txt"), "there is no file `none.txt`"),
        (("text", "."), "is a folder"),
        (("text", "x.docx"), "it is no such file; let its name end in what it is"),
        (("map", "x.docx", "--json"), "only `argmap debug text`"),
    ],
)
def test_a_text_that_cannot_be_shown_is_said(run, tmp_path, arguments, why):
    (tmp_path / "x.docx").write_text("x", encoding="utf-8")
    assert why in run("debug", *arguments, expect=2).err


def test_the_demonstration_shows_a_falsified_quotation_a_verdict_and_what_to_do_next(run, tmp_path):
    out = run("demo").out
    assert "the quotation changes a negation: “not” is left out" in out
    assert (
        "close: unsupported – “Closing it brought more people” supports it, but the words quoted for that claim do "
        "not stand in their text" in out
    )
    assert out.count("    argmap ") == 3
    assert str(tmp_path) not in out
    assert " ┌ town.argmap:7:33" in out
    assert list(tmp_path.iterdir()) == []


def test_help_and_version_are_commands_too(run):
    assert run("help").out == run("--help").out
    assert run("help", "why").out == run("why", "--help").out
    assert run("version").out == run("-V").out == run("--version").out


def test_whatif_and_find_say_what_was_meant(run, tmp_path):
    (tmp_path / "s.txt").write_text("The street will be closed.", encoding="utf-8")
    text = "source s: S\n  text: s.txt\nclaim a: A.\n  quote s: will be closed\n"
    (tmp_path / "map.argmap").write_text(text, encoding="utf-8")
    assert "withdrawn: argmap whatif map.argmap --without a" in run("whatif", "map.argmap", "a", expect=2).err
    assert "quote s: The street will be closed" in run("find", "map.argmap", "s", "will be closed").out
    assert "quote s: The street will be closed" in run("find", "map.argmap", "will", "be", "closed").out


def test_a_map_without_a_title_is_called_as_its_file(run, tmp_path):
    (tmp_path / "street.argmap").write_text("claim a: A.\n  assumed\n", encoding="utf-8")
    assert run("report", "street.argmap").out.startswith("# street\n")


def test_find_looks_in_all_texts_of_a_map_or_a_folder(run, tmp_path):
    (tmp_path / "s.txt").write_text("The street will be closed.", encoding="utf-8")
    (tmp_path / "t.txt").write_text("Nobody spoke. The street will be closed in June.", encoding="utf-8")
    text = "source s: S\n  text: s.txt\nsource t: T\n  text: t.txt\nsource u: U\nclaim a: A.\n  assumed\n"
    (tmp_path / "map.argmap").write_text(text, encoding="utf-8")
    for place in ("map.argmap", "."):
        lines = run("find", place, "street will be closed").out.splitlines()
        assert [line.strip().split(":")[0] for line in lines if "  quote" in line] == ["quote s", "quote t"]
    assert "quote t: The street will be closed in June" in run("find", "map.argmap", "closed in June").out
    assert "quote t:" not in run("find", "map.argmap", "s", "will be closed").out
    assert run("find", "map.argmap", "quite another matter", expect=1).out == "nothing in 2 texts is like these words\n"
    found = json.loads(run("find", "map.argmap", "--json", "street will be closed").out)["found"]
    assert [each["source"] for each in found] == ["s", "t"]
    assert "has no text that can be read" in run("find", "map.argmap", "u", "words", expect=2).err
