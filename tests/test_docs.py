"""The documentation is true: its boxes of argmap are compiled, and say what the box below them says."""

import re

import pytest

import argmap
from argmap.catalogue.rules import RULES
from argmap.diagnostics.as_text import as_concise
from conftest import ROOT

PAGES = [
    ROOT / "docs" / "tutorial.md",
    ROOT / "docs" / "reference" / "language.md",
    ROOT / "docs" / "reference" / "quotations.md",
    *sorted((ROOT / "tests" / "language").glob("*.md")),
]
BOX = re.compile(r"```argmap\n(.*?)```\n(?:```text\n(.*?)```)?", re.DOTALL)


def boxes():
    for page in PAGES:
        for number, match in enumerate(BOX.finditer(page.read_text(encoding="utf-8")), 1):
            name = "tutorial.argmap" if page.stem == "tutorial" else "page.argmap"
            yield pytest.param(match[1], match[2] or "", name, id=f"{page.stem}-{number}")


@pytest.mark.parametrize("text, expected, name", list(boxes()))
def test_a_box_gets_the_findings_below_it(text, expected, name, tmp_path):
    folder = ROOT / "examples/mill-street" if name == "tutorial.argmap" else tmp_path
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts/letter.txt").write_text(
        "A reader writes: if it were open, I would come every Sunday.", encoding="utf-8"
    )
    found = argmap.loads(text, name=name, folder=folder).diagnostics
    # Boxes of the reference show one thing each and bring no texts along: that hint is left out.
    assert as_concise(each for each in found if each.rule.code != "AM308") == expected


@pytest.mark.parametrize("text, expected, name", list(boxes()))
def test_a_box_is_laid_out_in_the_common_way(text, expected, name):
    from argmap.formatter import format_document
    from argmap.source import Source
    from argmap.syntax.parse import parse

    if "error" not in expected and "  |" not in text:  # bars are shown where no wrapping would need them
        assert format_document(parse(Source(name, text))) == text


def test_the_list_of_rules_is_complete():
    listed = (ROOT / "docs/reference/rules.md").read_text(encoding="utf-8")
    assert listed == rules_page()


def rules_page():
    lines = [
        "# The rules",
        "",
        "`argmap explain AM102` prints the page of a rule, with an example that shows it and one that does not.",
        "",
    ]
    for title, start in (
        ("Syntax", "AM0"),
        ("Names", "AM1"),
        ("Structure", "AM2"),
        ("Quotations and sources", "AM3"),
        ("Verdicts", "AM4"),
        ("Wording", "AM5"),
    ):
        lines += [f"## {title}", "", "| code | name | severity | |", "|---|---|---|---|"]
        for rule in RULES:
            if rule.code.startswith(start):
                page = f"../../argmap/catalogue/rule_pages/{rule.code}.md"
                lines.append(f"| [{rule.code}]({page}) | {rule.name} | {rule.severity} | {rule.summary} |")
        lines.append("")
    return "\n".join(lines)


def test_the_commands_of_the_readme_are_those_of_the_reference():
    from argmap.cli.command_list import COMMANDS

    reference = (ROOT / "docs/reference/command-line.md").read_text(encoding="utf-8")
    for command in COMMANDS:
        assert f"`argmap {command.name} " in reference


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
    assert sorted(path.name for path in tmp_path.iterdir()) == ["mill-street.html", "mill-street.svg"]


def test_the_picture_of_the_readme_is_that_of_the_example():
    drawn = argmap.draw(argmap.load(ROOT / "examples/mill-street/mill-street.argmap"))
    assert (ROOT / "docs/mill-street.svg").read_bytes() == drawn
