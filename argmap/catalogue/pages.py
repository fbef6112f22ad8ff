"""The page of each rule, as `argmap explain` prints it and the docs show it."""

from pathlib import Path

from argmap.catalogue.rule import Rule
from argmap.catalogue.rules import RULES


def find_rule(word: str) -> Rule | None:
    """The rule with that code or name, in any case; `None` where there is none."""
    wanted = word.strip().casefold()
    return next((rule for rule in RULES if wanted in (rule.code.casefold(), rule.name)), None)


def language_guide() -> str:
    """All that is needed to draft a map, in less than 8 kB: for language models, and for people in a hurry."""
    return (Path(__file__).parent / "language.md").read_text(encoding="utf-8")


def page(rule: Rule) -> str:
    """The rule's page in Markdown: what it means, why it matters, an example with and without it."""
    path = Path(__file__).parent / "rule_pages" / f"{rule.code}.md"
    return path.read_text(encoding="utf-8")
