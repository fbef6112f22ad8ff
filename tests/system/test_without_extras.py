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


@pytest.mark.parametrize(
    ("package", "name", "text"),
    [
        ("ruamel.yaml", "case.yaml", "G1: {text: The street is safe., supportedBy: Sn1}\nSn1: {text: The count}\n"),
        ("bibtexparser", "shelf.bib", "@book{key, title = {Streets}}\n"),
    ],
)
def test_a_format_that_needs_a_package_names_it(package, name, text, tmp_path, monkeypatch, capsys):
    for each in [package, *(name for name in sys.modules if name.startswith(f"{package}."))]:
        monkeypatch.setitem(sys.modules, each, None)
    monkeypatch.chdir(tmp_path)
    Path(name).write_text(text, encoding="utf-8")
    assert main(["import", name]) == 1
    said = capsys.readouterr().err
    assert f"this needs the package {package}: pip install 'argmap[interchange]'" in said
    assert sorted(each.name for each in tmp_path.iterdir()) == [name]


def test_formats_that_need_none_are_read_and_data_are_told(tmp_path, monkeypatch, capsys):
    monkeypatch.setitem(sys.modules, "ruamel.yaml", None)
    monkeypatch.chdir(tmp_path)
    Path("town.argdown").write_text("===\ntitle: Town\n===\n\n[A]: A.\n  - [B]: B.\n", encoding="utf-8")
    assert main(["import", "town.argdown"]) == 0
    assert "data are not read: this needs the package ruamel.yaml" in capsys.readouterr().err
    assert main(["export", "town.argmap", "-o", "town.csv"]) == 0
