"""Check before you print: each finding with the evidence, why it matters, and what to do."""

from argmap.findings.findings import Findings
from argmap.page.blocks import Writer
from argmap.reports.chapters.chapter import Limits, ShortChapter
from argmap.reports.chapters.shown import Shown

_COLUMNS = ("finding", "evidence", "why", "remedy")


def write(found: Findings, page: Writer, limits: Limits) -> None:  # noqa: ARG001 - nothing is left out
    """Write what to check, with the evidence, why it matters and what to do."""
    shown = Shown(found)
    page.table(
        [shown.say(f"column.{each}") for each in _COLUMNS],
        [(shown.sentence(each.finding), each.evidence, each.why, each.remedy) for each in found.summary.checks],
    )


CHECKS = ShortChapter("checks", lambda found: found.summary.checks, write, lambda found: bool(found.summary.checks))
