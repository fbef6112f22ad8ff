"""`argmap check`: what it says, in which form, and what it exits with."""

import json
import os

import jsonschema
import pytest

import corpus_work
from conftest import ROOT

GOOD = "claim a: A claim.\n  because b: A reason.\n    assumed\n"


BAD = "claim a: A claim.\n  assumed\na suports b\nclaim b: Another.\n"


WARNING = "claim a: A claim.\n  because b: A reason.\n"


def test_check_says_what_is_wrong_and_exits_1(run, tmp_path):
    (tmp_path / "bad.argmap").write_text(BAD, encoding="utf-8")
    done = run("check", "bad.argmap", expect=1)
    assert "error[AM005] unknown-statement: `suports` is not a relation" in done.out
    assert "checked 1 file with 2 claims: 1 error" in done.err


def test_check_of_a_good_file_exits_0(run):
    assert run("check", "-", text=GOOD).out == ""


def test_warnings_fail_only_a_strict_check(run):
    run("check", "-", text=WARNING)
    run("check", "--strict", "-", text=WARNING, expect=1)
    run("check", "--strict", "--ignore", "AM207", "-", text=WARNING)


def test_settings_come_from_the_project(run, tmp_path):
    (tmp_path / "pyproject.toml").write_text(
        '[tool.argmap]\nstrict = true\nignore = ["isolated-claim"]\n', encoding="utf-8"
    )
    assert "AM207" in run("check", "-", text=WARNING, expect=1).out
    (tmp_path / "argmap.toml").write_text('select = ["AM1"]\n', encoding="utf-8")
    assert run("check", "-", text=WARNING).out == ""
    (tmp_path / "argmap.toml").write_text('selct = ["AM1"]\n', encoding="utf-8")
    assert "unknown setting `selct`" in run("check", "-", text=WARNING, expect=2).err


def test_folders_are_searched_and_nothing_is_told_twice(run, tmp_path):
    (tmp_path / "shared.argmap").write_text("claim x y\n", encoding="utf-8")
    for name in ("one", "two"):
        (tmp_path / f"{name}.argmap").write_text("include: shared.argmap\n", encoding="utf-8")
    assert run("check", "--output-format", "concise", ".", expect=1).out.count("AM013") == 1
    assert "no .argmap file" in run("check", str(ROOT / "grammars"), expect=2).err


def test_every_output_format_holds_the_finding(run, tmp_path):
    (tmp_path / "bad.argmap").write_text(BAD, encoding="utf-8")
    concise = run("check", "--output-format", "concise", "bad.argmap", expect=1).out
    assert concise == "bad.argmap:3:3: error[AM005] `suports` is not a relation\n"
    github = run("check", "--output-format", "github", "bad.argmap", expect=1).out
    assert github.startswith(
        "::error title=AM005 unknown-statement,file=bad.argmap,line=3,endLine=3,col=3,endColumn=10::"
    )
    data = json.loads(run("check", "--output-format", "json", "bad.argmap", expect=1).out)
    assert data["summary"] == {"errors": 1, "warnings": 0, "hints": 0}
    assert data["diagnostics"][0]["edits"][0]["new"] == "supports"
    sarif = json.loads(run("check", "--output-format", "sarif", "bad.argmap", expect=1).out)
    (result,) = sarif["runs"][0]["results"]
    assert result["locations"][0]["physicalLocation"]["region"]["startColumn"] == 3


def test_empty_json_is_json(run):
    assert json.loads(run("check", "--output-format", "json", "-", text=GOOD).out)["diagnostics"] == []


def test_sarif_keeps_to_its_schema_in_what_we_use(run):
    """The parts of the SARIF 2.1.0 schema that bear on what we write, restated."""
    place = {"type": "object", "required": ["physicalLocation"]}
    schema = {
        "required": ["version", "runs"],
        "properties": {
            "version": {"const": "2.1.0"},
            "runs": {
                "items": {
                    "required": ["tool", "results"],
                    "properties": {
                        "results": {
                            "items": {
                                "required": ["message", "ruleId", "level", "locations"],
                                "properties": {
                                    "level": {"enum": ["none", "note", "warning", "error"]},
                                    "locations": {"items": place},
                                    "relatedLocations": {"items": place},
                                },
                            }
                        }
                    },
                }
            },
        },
    }
    jsonschema.validate(json.loads(run("check", "--output-format", "sarif", "-", text=BAD, expect=1).out), schema)


def test_fix_mends_what_a_line_is_read_as_and_tells_what_is_left(run, tmp_path):
    text = "claim a: A claim.\n  pro: A reason.\n    assumed\nclaim b B.\na rebuts bb\n"
    (tmp_path / "map.argmap").write_text(text, encoding="utf-8")
    shown = run("check", "--fix", "--diff", "map.argmap", expect=1)
    assert "+  because: A reason." in shown.out
    assert (tmp_path / "map.argmap").read_text(encoding="utf-8") == text
    done = run("check", "--fix", "map.argmap", expect=1)
    mended = text.replace("pro:", "because:").replace("claim b B", "claim b: B")
    assert (tmp_path / "map.argmap").read_text(encoding="utf-8") == mended
    assert "AM007" not in done.out
    assert "AM102" in done.out
    assert "map.argmap: 2 repairs made" in done.err


def test_check_without_a_file_checks_the_folder(run, tmp_path):
    assert "no .argmap file" in run("check", expect=2).err
    (tmp_path / "one.argmap").write_text("claim a: A.\n", encoding="utf-8")
    assert "checked 1 file with 1 claim: nothing to report (1 more when the map is whole)" in run("check").err


def test_what_only_says_that_a_map_is_not_whole_is_held_back_while_it_is_begun(run, tmp_path):
    text = "claim a: A.\nclaim b: B.\nclaim c: C.\n  because d: D.\n"
    (tmp_path / "map.argmap").write_text(text, encoding="utf-8")
    assert "AM206" in run("check", "map.argmap").out
    (tmp_path / "map.argmap").write_text(text + "claim d D.\n", encoding="utf-8")
    done = run("check", "map.argmap", expect=1)
    assert "AM206" not in done.out
    assert "more when the map is whole)" in done.err
    assert "AM206" in run("check", "map.argmap", "--output-format", "json", expect=1).out


def test_nothing_is_held_back_where_it_fails_the_check_or_was_asked_for(run, tmp_path):
    (tmp_path / "map.argmap").write_text("claim a: A.\nclaim b: B.\n", encoding="utf-8")
    assert "AM206" not in run("check", "map.argmap").out
    assert "AM206" in run("check", "--strict", "map.argmap", expect=1).out
    assert "AM206" in run("check", "--select", "AM206", "map.argmap").out


def test_what_no_check_can_tell_is_left_to_people(run, tmp_path):
    (tmp_path / "m.argmap").write_text(
        "claim a: A.\n  because b: B.\n    assumed\n  because c: C.\n    assumed\n    warrant: W.\n"
        "  but d: D.\n    assumed\n"
    )
    told = run("check", "m.argmap", expect=None).err.splitlines()[-1]
    assert told == "for people to check: 3 steps, 2 without a warrant, 1 decides a verdict (argmap review m.argmap)"
    (tmp_path / "bare.argmap").write_text("claim a: A.\n")
    assert "for people" not in run("check", "bare.argmap", expect=None).err
    many = "claim a: A.\n" + "".join(f"  because b{n}: B{n}.\n    assumed\n" for n in range(50))
    (tmp_path / "many.argmap").write_text(many)
    told = run("check", "many.argmap", expect=None).err.splitlines()[-1]
    assert told == "for people to check: 50 steps, 50 without a warrant (argmap review many.argmap)"


@pytest.fixture
def many(tmp_path):
    """A folder of files that share sources and include one another, good, bad and unreadable ones."""
    (tmp_path / "t.txt").write_text("They said that the street was closed to cars.\n", encoding="utf-8")
    (tmp_path / "sources.argmap").write_text("source s: Minutes\n  text: t.txt\n  oops\n", encoding="utf-8")
    for number in range(80):
        words = ("street was closed to cars", "street was closed to card", "nothing of the kind")[number % 3]
        text = f"include: sources.argmap\nclaim c{number}: It is closed.\n  quote s: {words}\n"
        (tmp_path / f"m{number:02}.argmap").write_text(text, encoding="utf-8")
    (tmp_path / "zz.argmap").write_text(BAD, encoding="utf-8")
    return tmp_path


@pytest.mark.slow
@pytest.mark.parametrize("output_format", ["full", "concise", "json", "sarif", "github"])
def test_several_processes_print_what_one_prints(run, many, output_format):
    arguments = ("check", ".", "missing.argmap", "-", "--output-format", output_format)
    one = run(*arguments, text=WARNING, expect=2)
    several = run(*arguments, "--jobs", "2", text=WARNING, expect=2)
    assert several.out == one.out
    assert several.err == one.err
    assert one.out.count("an indented line is no detail") >= 1
    assert "missing.argmap" in one.err


@pytest.mark.slow
def test_several_processes_repair_what_one_repairs(run, many):
    run("check", ".", "--select", "AM3", "--fix", "--unsafe", expect=1)
    one = {path.name: path.read_text(encoding="utf-8") for path in many.glob("*.argmap")}
    for path in many.glob("m*.argmap"):
        path.write_text(path.read_text(encoding="utf-8").replace("to cars", "to card"), encoding="utf-8")
    done = run("check", ".", "--select", "AM3", "--fix", "--unsafe", "-j", "0", expect=1)
    assert "repairs made" in done.err or "repair made" in done.err
    assert {path.name: path.read_text(encoding="utf-8") for path in many.glob("*.argmap")} == one


def test_no_number_of_processes_below_nothing(run):
    assert "--jobs: a number of processes" in run("check", "--jobs", "-1", "-", text=GOOD, expect=2).err


@pytest.mark.slow
def test_a_lost_process_is_told(run, many, monkeypatch):
    monkeypatch.setattr("argmap.cli.commands.check._begin_worker", corpus_work.die_at_once)
    done = run("check", ".", "-j", "2", expect=2)
    assert "a process that checked files was ended from outside" in done.err
    assert done.out == ""


@pytest.mark.slow
def test_several_processes_take_no_code_from_the_folder_of_the_maps(run, many):
    for name in ("struct", "random", "pickle", "argmap"):
        (many / f"{name}.py").write_text("open('pwned', 'w').write('x')\n", encoding="utf-8")
    run("check", ".", "--jobs", "2", expect=1)
    assert not (many / "pwned").exists()


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="a system without links")
def test_a_file_of_two_names_is_told_by_each_wherever_it_stands(run, tmp_path):
    (tmp_path / "a.argmap").write_text(BAD, encoding="utf-8")
    for number in range(70):
        (tmp_path / f"b{number:02}.argmap").write_text(GOOD, encoding="utf-8")
    (tmp_path / "a2.argmap").symlink_to("a.argmap")
    (tmp_path / "z.argmap").symlink_to("a.argmap")
    one = run("check", ".", "--output-format", "concise", expect=1)
    assert run("check", ".", "--output-format", "concise", "--jobs", "2", expect=1).out == one.out
    assert [line.partition(":")[0] for line in one.out.splitlines()] == ["a.argmap", "a2.argmap", "z.argmap"]
