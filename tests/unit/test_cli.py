"""The command line, run as a program would run it."""

import json
import os
import random
import shutil
import subprocess
import sys

import jsonschema
import pytest

from conftest import ROOT

GOOD = "claim a: A claim.\n  because b: A reason.\n    assumed\n"
BAD = "claim a: A claim.\n  assumed\na suports b\n"
WARNING = "claim a: A claim.\n  because b: A reason.\n"


@pytest.fixture
def run(tmp_path):
    def call(*arguments, text="", expect=0, **environment):
        done = subprocess.run(
            [sys.executable, "-m", "argmap", *map(str, arguments)],
            input=text.encode() if isinstance(text, str) else text,
            capture_output=True,
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
            check=False,
        )
        assert done.returncode == expect, done.stderr.decode()
        assert b"Traceback" not in done.stderr
        done.out, done.err = done.stdout.decode(errors="replace"), done.stderr.decode()
        return done

    return call


def test_check_says_what_is_wrong_and_exits_1(run, tmp_path):
    (tmp_path / "bad.argmap").write_text(BAD, encoding="utf-8")
    done = run("check", "bad.argmap", expect=1)
    assert "error[AM005] unknown-statement: `suports` is not a relation" in done.out
    assert "checked 1 file with 1 claim: 1 error" in done.err


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
    text = "The minister wrote the very words of the text. She wrote more words of the text."
    (tmp_path / "article.txt").write_text(text, encoding="utf-8")
    run("check", "--strict", "town.argmap")
    run("fmt", "--check", "town.argmap")
    assert "is there already" in run("new", "town.argmap", expect=2).err


def test_fmt_rewrites_checks_and_shows(run, tmp_path):
    path = tmp_path / "a.argmap"
    path.write_text("claim   a:  x\n\n\n    assumed\n", encoding="utf-8")
    run("fmt", "--check", "a.argmap", expect=1)
    assert "-claim   a:  x" in run("fmt", "--diff", "a.argmap", expect=1).out
    run("fmt", "a.argmap")
    assert path.read_text(encoding="utf-8") == "claim a: x\n\n  assumed\n"
    assert run("fmt", "-", text="claim  a: x").out == "claim a: x\n"


def test_fmt_leaves_a_broken_statement_as_it_is(run):
    done = run("fmt", "-", text="claim  a: x\nclaim  b x\n    assumed\n")
    assert done.out == "claim a: x\nclaim  b x\n    assumed\n"
    assert "left as they are" in done.err


def test_fmt_loses_no_line_that_belongs_to_nothing(run):
    text = "claim a: x\n  because  b: y\n| lost?\n    assumed\n  | nor this\n"
    assert run("fmt", "-", text=text).out == text


def test_fmt_does_not_touch_what_is_no_text(run, tmp_path):
    (tmp_path / "a.argmap").write_bytes(b"claim a: caf\xe9\n")
    assert "nothing was written" in run("fmt", "a.argmap", expect=2).err
    assert (tmp_path / "a.argmap").read_bytes() == b"claim a: caf\xe9\n"


@pytest.mark.parametrize("name", ["map.svg", "map.png", "map.dot"])
def test_draw_writes_by_the_ending(run, tmp_path, name):
    run("draw", "-", "-o", name, text=GOOD)
    start = {"svg": b"<?xml", "png": b"\x89PNG", "dot": b"digraph"}[name[-3:]]
    assert (tmp_path / name).read_bytes().startswith(start)


@pytest.mark.skipif(not shutil.which("dot"), reason="Graphviz is not installed")
def test_draw_makes_a_pdf_with_the_graphviz_of_the_system(run, tmp_path):
    run("draw", "-", "-o", "map.pdf", text=GOOD)
    assert (tmp_path / "map.pdf").read_bytes().startswith(b"%PDF")


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


def test_report_writes_by_the_ending(run, tmp_path):
    for ending in ("md", "txt", "json"):
        run("report", "-", "-o", f"report.{ending}", text=GOOD)
        assert "A reason." in (tmp_path / f"report.{ending}").read_text(encoding="utf-8")
    assert "ends in none of" in run("report", "-", "-o", "report.doc", text=GOOD, expect=2).err


def test_a_file_that_cannot_be_written_leaves_what_was_there(run, tmp_path):
    (tmp_path / "map.svg").mkdir()
    assert "cannot be written" in run("draw", "-", "-o", "map.svg", text=GOOD, expect=2).err
    assert [each.name for each in tmp_path.iterdir()] == ["map.svg"]


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


def test_nothing_but_the_result_goes_to_a_pipe(run):
    assert run("draw", "-", text=GOOD).out.startswith("<?xml")
    assert run("draw", "-", text=GOOD).err == ""


def test_a_reader_that_goes_away_is_no_fault(tmp_path):
    done = subprocess.run(
        f"{sys.executable} -m argmap explain | head -1", shell=True, capture_output=True, cwd=ROOT, check=True
    )
    assert done.stderr == b""


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
