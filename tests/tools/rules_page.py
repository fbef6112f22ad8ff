"""Write the list of rules, `docs/reference/rules.md`, from the catalogue.

python tests/tools/rules_page.py [FILE]
"""

import sys
from collections.abc import Sequence
from pathlib import Path

from argmap.catalogue.rules import RULES

FILE = Path(__file__).parents[2] / "docs/reference/rules.md"
PAGES = "../../argmap/catalogue/rule_pages"
HEAD = """\
# The rules

`argmap explain AM102` prints the page of a rule, with an example that shows it and one that does not.
"""
CHAPTERS = (
    ("Syntax", "AM0"),
    ("Names", "AM1"),
    ("Structure", "AM2"),
    ("Quotations and sources", "AM3"),
    ("Verdicts", "AM4"),
    ("Wording", "AM5"),
    ("Import and export", "AM6"),
)
"""The chapters of the page, and how the codes of their rules begin."""


def page() -> str:
    """The page: a chapter for each kind of rules, with a line for each rule that leads to its own page."""
    return "\n".join((HEAD, *(f"{_chapter(title, start)}\n" for title, start in CHAPTERS)))


def _chapter(title: str, start: str) -> str:
    rows = [
        f"| [{rule.code}]({PAGES}/{rule.code}.md) | {rule.name} | {rule.severity} | {rule.summary} |"
        for rule in RULES
        if rule.code.startswith(start)
    ]
    return "\n".join((f"## {title}", "", "| code | name | severity | |", "|---|---|---|---|", *rows))


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the page."""
    names = sys.argv[1:] if arguments is None else arguments
    (Path(names[0]) if names else FILE).write_text(page(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
