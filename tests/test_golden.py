"""Golden files: `x.argmap` and beside it `x.argmap.diag`, what `argmap check` says of it.

To accept a change set UPDATE_GOLDEN=1: the files are rewritten, and the run still fails. Read the diff
as prose before you commit it.
"""

import os
from pathlib import Path

import pytest

import argmap
from argmap.diagnostics.as_text import as_text
from argmap.formatter import format_document
from argmap.source import Source
from argmap.syntax.parse import parse

GOLDEN = Path(__file__).parent / "golden"
FILES = sorted(GOLDEN.rglob("*.argmap"))


def name_of(path):
    return path.relative_to(GOLDEN).as_posix()


@pytest.mark.parametrize("path", [path for path in FILES if path.parts[-2] != "with"], ids=name_of)
def test_a_file_gets_the_diagnostics_that_are_written_down_for_it(path, monkeypatch):
    monkeypatch.chdir(path.parent)
    found = as_text(argmap.load(path.name).diagnostics)
    expected_path = path.with_name(path.name + ".diag")
    expected = expected_path.read_text(encoding="utf-8") if expected_path.exists() else ""
    if found != expected and os.environ.get("UPDATE_GOLDEN"):
        if found:
            expected_path.write_text(found, encoding="utf-8")
        else:
            expected_path.unlink()
    assert found == expected


def test_no_golden_file_is_an_orphan():
    for path in GOLDEN.rglob("*.diag"):
        assert path.with_suffix("").exists(), path


def test_good_files_have_no_diagnostics_and_bad_ones_have_some():
    for path in FILES:
        side = path.relative_to(GOLDEN).parts[0]
        assert path.with_name(path.name + ".diag").exists() == (side == "bad" and "with" not in path.parts), path


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_formatting_twice_changes_nothing_more(path):
    source = Source(path.name, path.read_text(encoding="utf-8"))
    once = format_document(parse(source))
    assert format_document(parse(Source(path.name, once))) == once


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_formatting_keeps_the_map_and_the_diagnostics(path):
    text = path.read_text(encoding="utf-8")
    before = argmap.loads(text, folder=path.parent)
    after = argmap.loads(format_document(parse(Source(path.name, text))), folder=path.parent)
    assert after.map == before.map
    if "tab" not in {each.rule.name for each in before.diagnostics}:
        codes = [each.rule.code for each in before.diagnostics if each.rule.name != "tab-indent"]
        assert [each.rule.code for each in after.diagnostics if each.rule.name != "tab-indent"] == codes
