"""The tables of the parser belong to the grammar, and without them the same parser is made."""

import json
import os
import pickle
import subprocess
import sys

import lark
import pytest

import argmap
import parser_tables
from argmap.syntax import grammar, tables

TEXT = "claim a: A.\n  because b: B.\n    unless: C.\na + b rebuts a -> b\nb undercuts (a rebuts b)\n"


@pytest.fixture
def parser_made_again():
    grammar._parser.cache_clear()
    yield
    grammar._parser.cache_clear()


def test_the_kept_tables_are_those_of_the_grammar():
    kept = json.loads(tables.FILE.read_text(encoding="utf-8"))
    made = tables.made_from(grammar.grammar_text())
    assert kept["made"]["grammar"] == made["grammar"], "python tests/tools/parser_tables.py"
    if kept["made"] == made:
        assert tables.FILE.read_text(encoding="utf-8") == parser_tables.tables()


def test_they_are_written_alike_whatever_the_order_of_sets(tmp_path):
    for seed in "12":
        subprocess.run(
            [sys.executable, parser_tables.__file__, tmp_path / seed],
            env={**os.environ, "PYTHONHASHSEED": seed},
            check=True,
        )
    assert (tmp_path / "1").read_bytes() == (tmp_path / "2").read_bytes()


@pytest.mark.parametrize("spoil", ["version", "grammar", "no file", "broken file"])
def test_tables_of_another_lark_or_grammar_are_not_used_and_made_anew(spoil, monkeypatch, tmp_path, parser_made_again):
    text = grammar.grammar_text()
    assert tables.kept_tables(text) is not None or lark.__version__ not in tables.FILE.read_text(encoding="utf-8")
    before = argmap.loads(TEXT)
    if spoil == "version":
        monkeypatch.setattr(lark, "__version__", "0.0")
    elif spoil == "grammar":
        text += "\n"
        monkeypatch.setattr(grammar, "grammar_text", lambda: text)
    else:
        monkeypatch.setattr(tables, "FILE", tmp_path / "tables.json")
    if spoil == "broken file":
        tables.FILE.write_text("{", encoding="utf-8")
    assert tables.kept_tables(text) is None
    grammar._parser.cache_clear()
    after = argmap.loads(TEXT)
    assert after.map == before.map
    assert [each.message for each in after.diagnostics] == [each.message for each in before.diagnostics]


def test_nothing_is_unpickled(monkeypatch, parser_made_again):
    def refuse(*_):
        raise AssertionError("a pickle was read")

    monkeypatch.setattr(pickle, "load", refuse)
    monkeypatch.setattr(pickle, "loads", refuse)
    assert argmap.loads(TEXT).claims


def test_no_folder_is_written_and_no_home_is_needed(tmp_path):
    (tmp_path / "a.argmap").write_text("claim a: A.\n  assumed\nclaim b: B.\n  because a\n", encoding="utf-8")
    home = tmp_path / "home"
    home.mkdir()
    kept = {name: value for name, value in os.environ.items() if name not in ("HOME", "XDG_CACHE_HOME", "USERPROFILE")}
    for more in ({"HOME": str(home), "XDG_CACHE_HOME": str(home)}, {}):
        done = subprocess.run(
            [sys.executable, "-m", "argmap", "check", "a.argmap"],
            cwd=tmp_path,
            env={**kept, **more},
            capture_output=True,
        )
        assert done.returncode == 0, done.stderr
    assert list(home.iterdir()) == []
    assert sorted(each.name for each in tmp_path.iterdir()) == ["a.argmap", "home"]


def test_the_tool_writes_the_file_that_is_named(tmp_path):
    path = tmp_path / "tables.json"
    assert parser_tables.main([str(path)]) == 0
    assert path.read_text(encoding="utf-8") == parser_tables.tables()
