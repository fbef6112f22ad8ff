"""The list of rules is that of the catalogue."""

import re

import rules_page
from argmap.catalogue.rules import RULES


def test_the_page_in_the_docs_is_the_one_that_is_made():
    assert rules_page.FILE.read_text(encoding="utf-8") == rules_page.page()


def test_every_rule_has_one_line_in_the_order_of_the_codes():
    assert re.findall(r"^\| \[(AM\d+)\]", rules_page.page(), re.MULTILINE) == [rule.code for rule in RULES]


def test_the_command_writes_the_page(tmp_path):
    path = tmp_path / "rules.md"
    assert rules_page.main([str(path)]) == 0
    assert path.read_text(encoding="utf-8") == rules_page.page()
