"""Every rule has a page; its first example shows the rule, its second shows nothing at all."""

import ast
import re

import pytest

import argmap
from argmap.catalogue.pages import find_rule, page
from argmap.catalogue.rules import RULES
from argmap.checks import OPTIONAL_CHECKS
from argmap.files import FileReader
from argmap.pipeline import compile_source

HEADINGS = ["What it means", "Why it matters", "Example that shows it", "Example without it"]
BLOCK = re.compile(r"```(\w+)(?: ([^\n]+))?\n(.*?)```", re.DOTALL)
NEEDS_OTHERS = {"AM017": {"AM006"}}
"""Findings without which a rule cannot be shown."""


def run(section, folder, rule):
    """Compile the first block of a section; the others are files beside it."""
    if rule.code.startswith("AM6"):
        return across(section)
    for language, name, text in BLOCK.findall(section):
        path = folder / ("top.argmap" if name in ("", "repeat") else name)
        path.parent.mkdir(parents=True, exist_ok=True)
        if language == "bytes":
            path.write_bytes(ast.literal_eval(text))
        else:
            path.write_text(eval(text) if name == "repeat" else text, encoding="utf-8")  # our own expression
    reader = FileReader()
    source, problems = reader.open(folder / "top.argmap")
    compilation = compile_source(source, reader, read_text=reader.read_text, problems=problems)
    found = [*compilation.diagnostics]
    for optional, check in OPTIONAL_CHECKS:
        if optional is rule:
            found.extend(check(compilation.map, compilation.facts))
    return {each.rule.code for each in found}


def across(section):
    """Import the block of a section, or export it if its name says so."""
    ((_, name, text),) = BLOCK.findall(section)
    if " to " in name:
        return {each.diagnostic.rule.code for each in argmap.export(argmap.loads(text), format=name.split()[-1]).losses}
    return {each.rule.code for each in argmap.import_data(text, name=name).diagnostics}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_the_page_of_a_rule_is_true(rule, tmp_path):
    text = page(rule)
    lines = text.splitlines()
    assert lines[:5] == [
        f"# {rule.code} {rule.name}",
        "",
        f"**{rule.severity}** · since {rule.since}",
        "",
        rule.summary,
    ]
    assert re.findall(r"^## (.*)$", text, re.MULTILINE) == HEADINGS
    shows, without = re.split(r"^## Example .*$", text, flags=re.MULTILINE)[1:]
    # Most examples quote texts that they do not bring along, which is a hint of its own.
    besides = NEEDS_OTHERS.get(rule.code, set()) | ({"AM308"} - {rule.code})
    assert run(shows, tmp_path / "shows", rule) - besides == {rule.code}
    assert run(without, tmp_path / "without", rule) - ({"AM308"} - {rule.code}) == set()


def test_codes_and_names_are_unique_and_sorted():
    codes = [rule.code for rule in RULES]
    assert codes == sorted(set(codes))
    assert len({rule.name for rule in RULES}) == len(RULES)


def test_rules_are_found_by_code_and_by_name():
    assert find_rule("am102") is find_rule("unknown-name") is not None
    assert find_rule("AM999") is None


def test_every_rule_of_the_catalogue_is_listed(root):
    text = (root / "argmap/catalogue/rules.py").read_text(encoding="utf-8")
    assert len(re.findall(r'^[A-Z0-9_]+ = Rule\($|^[A-Z0-9_]+ = Rule\("', text, re.MULTILINE)) == len(RULES)


def test_every_rule_is_used(root):
    names = {
        value: name
        for name, value in vars(__import__("argmap.catalogue.rules", fromlist=["x"])).items()
        if value in RULES
    }
    code = "".join(
        path.read_text(encoding="utf-8") for path in (root / "argmap").rglob("*.py") if path.name != "rules.py"
    )
    for rule in RULES:
        assert re.search(rf"\b{names[rule]}\b", code), rule.code


def test_a_version_is_given():
    assert re.fullmatch(r"\d+\.\d+\.\d+", argmap.__version__)
