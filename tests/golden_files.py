"""Golden files: `x.argmap` and beside it `x.argmap.diag`, what `argmap check` says of it.

They lie in the folder `golden` of the package whose rules they show. To accept a change set UPDATE_GOLDEN=1: the
files are rewritten, and the run still fails. Read the diff as prose before you commit it.
"""

import os

import argmap
from argmap.diagnostics.as_text import as_text
from argmap.formatter import format_document
from argmap.source import Source
from argmap.syntax.parse import parse


class GoldenFiles:
    """The tests of the files in the folder `golden` beside a module of tests; `conftest` gives each of them."""

    def test_a_file_gets_the_diagnostics_that_are_written_down_for_it(self, golden_file, monkeypatch):
        monkeypatch.chdir(golden_file.parent)
        found = as_text(argmap.load(golden_file.name).diagnostics)
        expected_path = golden_file.with_name(golden_file.name + ".diag")
        expected = expected_path.read_text(encoding="utf-8") if expected_path.exists() else ""
        if found != expected and os.environ.get("UPDATE_GOLDEN"):
            if found:
                expected_path.write_text(found, encoding="utf-8")
            else:
                expected_path.unlink()
        assert found == expected

    def test_formatting_twice_changes_nothing_more(self, golden_file):
        source = Source(golden_file.name, golden_file.read_text(encoding="utf-8"))
        once = format_document(parse(source))
        assert format_document(parse(Source(golden_file.name, once))) == once

    def test_formatting_keeps_the_map_and_the_diagnostics(self, golden_file):
        text = golden_file.read_text(encoding="utf-8")
        before = argmap.loads(text, folder=golden_file.parent)
        after = argmap.loads(format_document(parse(Source(golden_file.name, text))), folder=golden_file.parent)
        assert after.map == before.map
        codes = [each.rule.code for each in before.diagnostics if each.rule.name != "tab-indent"]
        assert [each.rule.code for each in after.diagnostics if each.rule.name != "tab-indent"] == codes
