"""argmap as it is installed without any extra: everything works but what an extra is for, and that says so."""

import importlib.util
import sys
from pathlib import Path

import pytest

import argmap
from argmap.cli.main import main

ROOT = Path(__file__).parents[2]
MILL = ROOT / "examples" / "mill-street" / "mill-street.argmap"
EXTRAS = {"pypdf": "pdf-text", "watchfiles": "watch"}


@pytest.fixture(params=EXTRAS)
def without(request, monkeypatch):
    """An extra that is not installed, or that is hidden where it is."""
    if importlib.util.find_spec(request.param) is not None:
        monkeypatch.setitem(sys.modules, request.param, None)
    return EXTRAS[request.param]


def lacks(module):
    return sys.modules.get(module, module) is None or importlib.util.find_spec(module) is None


def test_the_main_job_needs_no_extra(tmp_path):
    compilation = argmap.load(MILL)
    assert compilation.ok
    assert argmap.draw(compilation, tmp_path / "mill.svg").startswith(b"<")
    for ending in ("md", "html", "txt", "json"):
        argmap.report(compilation, tmp_path / f"mill.{ending}")
    assert main(["check", str(MILL)]) == 0
    assert main(["verdicts", str(MILL)]) == 0


def test_html_word_and_subtitles_are_read_without_an_extra(tmp_path):
    (tmp_path / "text.html").write_text("<p>The street will be clo<b>sed</b>.</p>", encoding="utf-8")
    path = tmp_path / "html.argmap"
    path.write_text(
        "source s: S\n  text: text.html\nclaim a: A.\n  quote s: The street will be closed\n", encoding="utf-8"
    )
    assert main(["check", "--strict", "--ignore", "AM2", str(path)]) == 0


def test_what_needs_a_package_names_it(without, tmp_path, capsys):
    (tmp_path / "text.pdf").write_bytes(b"%PDF-1.4")
    path = tmp_path / "pdf.argmap"
    path.write_text("source s: S\n  text: text.pdf\nclaim a: A.\n  quote s: It will be closed\n", encoding="utf-8")
    main(["check", str(path)])
    said = capsys.readouterr().out
    assert ("pip install pypdf" in said) == lacks("pypdf"), said
    if without == "watch":
        assert main(["watch", str(MILL), "--no-open"]) == 2
        assert "pip install watchfiles" in capsys.readouterr().err
