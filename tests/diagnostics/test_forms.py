"""The forms of diagnostics for programs: places, and signs that mean something to the reader of the form."""

import json
import re

import pytest

import argmap
from argmap.diagnostics.as_github import as_github
from argmap.diagnostics.as_json import as_json
from argmap.diagnostics.as_sarif import as_sarif
from argmap.diagnostics.as_text import as_concise, as_text
from argmap.diagnostics.suggest import nearest

TEXT = "claim a: A.\n  assumed\n𝔸 suports a\n"


def found(text=TEXT, name="a,b:c.argmap"):
    return argmap.loads(text, name=name).diagnostics


def test_a_workflow_command_escapes_what_would_end_its_properties():
    (line,) = as_github(found("claim x y\n", "50%,a:b.argmap")).splitlines()
    assert line.startswith("::error title=AM013 missing-colon,file=50%25%2Ca%3Ab.argmap,line=1,endLine=1,")
    assert "%0Ahelp: " in line


def test_columns_of_json_count_code_points_and_offsets_begin_at_0():
    (each,) = [each for each in json.loads(as_json(found()))["diagnostics"] if each["code"] == "AM005"]
    assert (each["line"], each["column"], each["end_column"]) == (3, 3, 10)
    assert TEXT[each["start"] : each["end"]] == "suports"
    assert [edit["new"] for edit in each["edits"]] == ["supports"]


def test_a_result_of_sarif_names_its_rule_and_its_repair():
    (run,) = json.loads(as_sarif(found(), version="0"))["runs"]
    (result,) = [each for each in run["results"] if each["ruleId"] == "AM005"]
    assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == "AM005"
    assert '"supports"' in json.dumps(result["fixes"])


def test_colour_is_all_that_colour_adds():
    plain, painted = as_text(found()), as_text(found(), colour=True)
    assert "\x1b[" in painted
    assert "\x1b[" not in plain
    assert re.sub(r"\x1b\[[\d;]*m", "", painted) == plain


def test_signs_that_steer_a_terminal_are_shown_and_not_sent():
    said = as_text(found("claim a: A.\n  assumed\na \x1b[31msuports a\n")) + as_concise(found("cl\u202eaim a: A.\n"))
    assert "\x1b" not in said
    assert "\u202e" not in said


@pytest.mark.parametrize(
    "word, expected", [("chek", "check"), ("CHECK", "check"), ("hceck", "check"), ("xyz", None), ("c", None)]
)
def test_the_nearest_word_is_suggested_only_where_it_is_near(word, expected):
    assert nearest(word, ["draw", "check", "report"]) == expected
