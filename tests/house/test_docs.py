"""The documentation is true: its boxes of argmap are compiled, and say what the box below them says."""

import os
import re
import shlex
from pathlib import Path

import pytest

import argmap
import rules_page
from argmap.cli.main import main
from conftest import ROOT
from language_boxes import boxes, findings, has_a_layout, laid_out

PAGES = [ROOT / "docs" / name for name in ("reference/language.md", "reference/quotations.md")]
PAGES += sorted((ROOT / "docs" / "how-to").glob("*.md"))
BOXES = [
    pytest.param(*box, f"{page.stem}.argmap", id=f"{page.stem}-{number}")
    for page in PAGES
    for number, box in enumerate(boxes(page), 1)
]
LAID_OUT = [each for each in BOXES if has_a_layout(*each.values[:2])]


TUTORIAL = ROOT / "docs/tutorial.md"


def test_the_tutorial_is_true_as_somebody_goes_through_it(tmp_path, monkeypatch, capsys):
    """Its texts are saved, its lines added, its commands run: they say what it says that they say."""
    page = TUTORIAL.read_text(encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    texts = re.findall(r"as `(\w+\.txt)`:\n\n```text\n(.*?)```", page, re.DOTALL)
    assert [name for name, _ in texts] == ["minutes.txt", "gazette.txt"]
    for name, text in texts:
        (tmp_path / name).write_text(text, encoding="utf-8")
    ((first, expected),) = boxes(TUTORIAL)
    path = tmp_path / "tutorial.argmap"
    path.write_text(first, encoding="utf-8")
    assert main(["check", path.name]) == 1
    assert "1 error (2 more when the map is whole)" in capsys.readouterr().err
    assert main(["check", "--output-format", "concise", path.name]) == 1
    assert expected.strip() in capsys.readouterr().out.splitlines()
    assert main(["check", "--fix", "--unsafe", path.name]) == 0
    for more in re.findall(r"```argmap more\n(.*?)```", page, re.DOTALL):
        path.write_text(path.read_text(encoding="utf-8") + more, encoding="utf-8")
        capsys.readouterr()
        assert main(["check", "--strict", path.name]) == 0
    assert "7 of 7 quotations checked: nothing to report" in capsys.readouterr().err
    assert main(["fmt", "--check", path.name]) == 0
    for command in re.findall(r"^argmap (.*)$", page, re.MULTILINE):
        assert main(command.split()) == 0
    said = capsys.readouterr().out
    assert "grounded, 6 claims: 3 unchallenged, 3 disputed" in said
    assert re.findall(r"^> (.*)$", page, re.MULTILINE)[0] in said
    assert "it would be unsupported without `gazette`" in said
    assert TUTORIAL.with_suffix(".svg").read_bytes() == (tmp_path / "tutorial.svg").read_bytes()
    assert (tmp_path / "tutorial.html").is_file()


@pytest.mark.parametrize("text, expected, name", BOXES)
def test_a_box_gets_the_findings_below_it(text, expected, name, tmp_path):
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts/letter.txt").write_text("A reader writes: I would come every Sunday.", encoding="utf-8")
    assert findings(text, "page.argmap", tmp_path) == expected


@pytest.mark.parametrize("text, expected, name", LAID_OUT)
def test_a_box_is_laid_out_in_the_common_way(text, expected, name):
    assert laid_out(text, name) == text


def test_the_list_of_rules_is_complete():
    listed = (ROOT / "docs/reference/rules.md").read_text(encoding="utf-8")
    assert listed == rules_page.page()


def test_the_commands_of_the_readme_are_those_of_the_reference():
    from argmap.cli.command_list import COMMANDS

    reference = (ROOT / "docs/reference/command-line.md").read_text(encoding="utf-8")
    names = {command.name for command in COMMANDS}
    assert {name for name in names if f"`argmap {name} " not in reference} == set()
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    shown = set(re.findall(r"(?:^|`|[$&] )argmap ([a-z]+)", readme, re.MULTILINE))
    assert {"check", "draw", "report"} <= shown <= names


def test_the_main_command_of_the_readme_leaves_a_diagram_and_a_report(tmp_path):
    """All of it but the installation, which `.ci/run` does."""
    from argmap.cli.main import main

    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    (command,) = re.findall(r"<!-- main command -->\n```\n(.*?)\n```", readme)
    install, *steps = command.split(" && ")
    assert install == "pip install ."
    for step in steps:
        words = [
            str(ROOT / w) if w.startswith("examples") else str(tmp_path / w) if "." in w else w for w in step.split()
        ]
        assert words[0] == "argmap"
        assert main(words[1:]) == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "mill-street-annex.html",
        "mill-street.html",
        "mill-street.svg",
    ]


def test_the_picture_of_the_readme_is_that_of_the_example():
    drawn = argmap.draw(argmap.load(ROOT / "examples/mill-street/mill-street.argmap"))
    assert (ROOT / "docs/mill-street.svg").read_bytes() == drawn


GALLERY = ROOT / "docs/gallery.md"


@pytest.mark.parametrize(
    "command", re.findall(r"^argmap (draw .* -o docs/gallery/.*)$", GALLERY.read_text(), re.MULTILINE)
)
def test_the_pictures_of_the_gallery_are_what_its_commands_draw(command, tmp_path, monkeypatch):
    """UPDATE_GOLDEN=1 draws them anew, and the run still fails."""
    monkeypatch.chdir(ROOT)
    *words, kept = shlex.split(command)
    assert main([*words, str(tmp_path / "picture.svg")]) == 0
    drawn = sorted(tmp_path.glob("*.svg"))
    names = [(ROOT / kept).with_name(path.name.replace("picture", Path(kept).stem)) for path in drawn]
    found = [path.read_bytes() for path in names if path.is_file()]
    if os.environ.get("UPDATE_GOLDEN"):
        for path, name in zip(drawn, names, strict=True):
            name.write_bytes(path.read_bytes())
    assert found == [path.read_bytes() for path in drawn]


def test_the_gallery_shows_every_picture_that_it_has():
    shown = set(re.findall(r"\]\((gallery/.*?)\)", GALLERY.read_text(encoding="utf-8")))
    assert shown == {f"gallery/{path.name}" for path in (ROOT / "docs/gallery").iterdir()}


def test_every_variable_of_the_environment_that_is_read_stands_in_the_reference():
    page = (ROOT / "docs/reference/versions.md").read_text(encoding="utf-8")
    read = set()
    for path in (ROOT / "argmap").rglob("*.py"):
        read |= set(re.findall(r"environ(?:\.get\(|\[)\"([A-Z_]+)\"", path.read_text(encoding="utf-8")))
    assert {"NO_COLOR", "ARGMAP_DOT"} <= read
    assert {name for name in read if f"| `{name}` |" not in page} == set()
