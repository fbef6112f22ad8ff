"""The reports on all examples, as they are written down; UPDATE_GOLDEN=1 rewrites them, and the run still fails.

The news texts are not part of the project, so their quotations are unchecked here; `test_readers_list.py` holds
the joined report against the texts where they are at hand.
"""

import json
import os
import re
from pathlib import Path

import jsonschema
import pytest

import argmap
from argmap.findings.as_json import make_schema
from conftest import EXAMPLES, ROOT, each_example

GOLDEN = Path(__file__).parent / "golden"
NEWS = [path for path in EXAMPLES if path.parent.name == "china" and path.stem not in ("sources",)]
CHAPTERS = ["brief", "together", "contested", "weight", "positions", "voices", "questions"]
"""The chapters that find something; the others list what is in the file."""


@pytest.fixture(autouse=True)
def policy(monkeypatch):
    """The fingerprint of the rules changes with every change of a rule; what is written down has another one."""
    monkeypatch.setattr("argmap.findings.method.fingerprint", lambda: "0123456789ab")


def same(found, path):
    expected = path.read_text(encoding="utf-8") if path.exists() else ""
    if found != expected and os.environ.get("UPDATE_GOLDEN"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(found, encoding="utf-8")
    assert found == expected


@pytest.mark.parametrize("path", each_example(NEWS))
def test_the_report_on_a_news_map_is_the_one_that_is_written_down(path):
    same(argmap.report(argmap.load(path), only=CHAPTERS), GOLDEN / f"{path.stem}.md")


@pytest.mark.parametrize("ending", ["md", "txt"])
def test_the_report_on_mill_street_is_the_one_that_is_written_down(ending, monkeypatch):
    monkeypatch.chdir(ROOT / "examples" / "mill-street")
    same(argmap.report(argmap.load("mill-street.argmap"), format=ending), GOLDEN / f"mill-street.{ending}")


def test_the_page_on_mill_street_is_the_one_that_is_written_down(monkeypatch):
    """What a reader gets of three chapters; style and pictures have tests of their own."""
    monkeypatch.chdir(ROOT / "examples" / "mill-street")
    page = argmap.report(argmap.load("mill-street.argmap"), format="html", only=["brief", "contested", "weight"])
    _, body = page.split("<body>\n")
    same("<body>\n" + re.sub(r"<svg.*?</svg>", "<svg>…</svg>", body, flags=re.DOTALL), GOLDEN / "mill-street.html")


def test_the_data_on_mill_street_are_those_that_are_written_down(monkeypatch):
    """Claims and quotations are left out: they repeat what the file says, and are in the report as text."""
    monkeypatch.chdir(ROOT / "examples" / "mill-street")
    data = json.loads(argmap.report(argmap.load("mill-street.argmap"), format="json"))
    assert [len(data.pop(chapter)) for chapter in ("claims", "quotations")] == [12, 13]
    same(short(data) + "\n", GOLDEN / "mill-street.json")


def short(data, indent=0):
    """Data as JSON to be read: what fits on one line stands on it."""
    line = json.dumps(data, ensure_ascii=False)
    if indent + len(line) <= 118 or not isinstance(data, dict | list):
        return line
    start = " " * (indent + 2)
    if isinstance(data, dict):
        parts, (opened, closed) = [f"{start}{json.dumps(key)}: {short(data[key], indent + 2)}" for key in data], "{}"
    else:
        parts, (opened, closed) = [start + short(each, indent + 2) for each in data], "[]"
    return "\n".join([opened, ",\n".join(parts), " " * indent + closed])


def test_the_report_on_a_map_with_everything_is_the_one_that_is_written_down(monkeypatch):
    monkeypatch.chdir(ROOT / "tests" / "syntax" / "golden" / "good")
    same(argmap.report(argmap.load("everything.argmap")), GOLDEN / "everything.md")


def test_the_report_on_a_debate_is_the_one_that_is_written_down(monkeypatch):
    """A map made for the report: somebody who turns, circular reporting, an odd loop, a circle, rival answers."""
    monkeypatch.chdir(Path(__file__).parent)
    same(argmap.report(argmap.load("debate.argmap")), GOLDEN / "debate.md")


def test_the_difference_of_two_versions_is_the_one_that_is_written_down(monkeypatch):
    from argmap.page.as_markdown import as_markdown
    from argmap.reports.changes import changes_page

    monkeypatch.chdir(Path(__file__).parent)
    found = argmap.diff(argmap.load("debate.argmap"), argmap.load("debate-later.argmap"))
    same(as_markdown(changes_page(found, old="debate.argmap", new="debate-later.argmap")), GOLDEN / "debate-diff.md")


def test_no_golden_report_is_an_orphan():
    names = {path.stem for path in NEWS} | {"mill-street", "everything", "debate", "debate-diff"}
    assert {path.stem for path in GOLDEN.iterdir()} == names


@pytest.mark.parametrize("path", each_example())
def test_the_data_of_a_report_fit_the_published_schema(path):
    data = json.loads(argmap.report(argmap.load(path), format="json"))
    jsonschema.validate(data, argmap.report_schema())
    data["together"] = "nothing"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(data, argmap.report_schema())


def test_the_published_schema_is_that_of_the_types():
    path = ROOT / "argmap" / "findings" / "argmap-report-1.schema.json"
    made = json.dumps(make_schema(), ensure_ascii=False, indent=2) + "\n"
    if os.environ.get("UPDATE_GOLDEN"):
        expected = path.read_text(encoding="utf-8")
        path.write_text(made, encoding="utf-8")
        assert made == expected
    assert made == path.read_text(encoding="utf-8")
    jsonschema.Draft202012Validator.check_schema(made and json.loads(made))
