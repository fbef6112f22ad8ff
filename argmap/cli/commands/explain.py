"""Explain a rule: what it means, why it matters, and an example with and without it.

Names the rule by its code (AM102) or its name (unknown-name); without one, lists all rules. `argmap explain language`
prints all that is needed to write a map, in less than 8 kB.
"""

import argparse
import sys

import attrs

from argmap.catalogue.pages import find_rule, language_guide, page
from argmap.catalogue.rules import RULES
from argmap.cli.problem import Problem
from argmap.diagnostics.suggest import nearest


@attrs.frozen(kw_only=True)
class Arguments:
    """What the command is given."""

    rule: str | None


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("rule", nargs="?", metavar="RULE", help="a code such as AM102, a name, or `language`")


def run(arguments: Arguments) -> int:
    """Print the page of a rule, or the list of all."""
    if arguments.rule is None:
        width = max(len(rule.name) for rule in RULES)
        for rule in RULES:
            sys.stdout.write(f"{rule.code}  {rule.name:<{width}}  {rule.severity:<7}  {rule.summary}\n")
        return 0
    if arguments.rule == "language":
        sys.stdout.write(language_guide())
        return 0
    found = find_rule(arguments.rule)
    if found is None:
        near = nearest(arguments.rule, [each.code for each in RULES] + [each.name for each in RULES])
        hint = f"; did you mean `{near}`?" if near else "; `argmap explain` lists them all"
        raise Problem(f"no rule is called `{arguments.rule}`{hint}")
    sys.stdout.write(page(found))
    return 0
