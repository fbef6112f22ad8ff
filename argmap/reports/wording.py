"""Words that every form of the report has in common."""

from collections.abc import Mapping
from types import MappingProxyType

from argmap.model.argument_map import count
from argmap.reports.report import Report

STATUS_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "approximate": "differs from the text",
        "ambiguous": "stands there more than once",
        "not-found": "does not stand in the text",
        "unchecked": "not checked",
        "source-changed": "the text has changed",
    }
)
"""What to say of a quotation that does not simply fit."""


def checked_in_words(report: Report) -> str:
    """`14 of 14 quotations were checked against their texts: 10 exact, 3 normalised, 1 elided.`."""
    total = dict(report.numbers)["quotation"]
    listed = ", ".join(f"{number} {status}" for status, number in report.statuses)
    verb = "was" if total == 1 else "were"
    head = f"{report.quotations_checked:,} of {count(total, 'quotation')} {verb} checked against their texts"
    return f"{head}: {listed}." if listed else f"{head}."


def verdicts_in_words(report: Report) -> str:
    """`By the grounded semantics 7 claims are accepted, 5 undecided.`."""
    (first, number), *rest = report.verdicts
    verb = "is" if number == 1 else "are"
    listed = "".join(f", {more} {verdict}" for verdict, more in rest)
    return f"By the grounded semantics {count(number, 'claim')} {verb} {first}{listed}."


def ways(number: int) -> str:
    """How many ways from independent sources lead to a claim."""
    if number == 1:
        return "all by one way, or from sources that are not independent"
    return f"by {number} ways that share no source and no claim"
