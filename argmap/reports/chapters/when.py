"""When it was said: the months, and what the two who speak most often said."""

from collections.abc import Sequence

from argmap.findings.findings import Findings
from argmap.findings.summary.sentences import capital
from argmap.findings.summary.when import Month
from argmap.page.blocks import Writer
from argmap.page.words import Part, Words, joined, say
from argmap.reports.chapters.chapter import Limits, ShortChapter
from argmap.reports.chapters.shown import Shown


def write(found: Findings, page: Writer, limits: Limits) -> None:
    """Write who said what when."""
    shown, when = Shown(found), found.summary.when
    head = (shown.say("column.date"), *map(capital, when.voices))
    page.table(head, [_row(month, shown) for month in when.months[: limits.months]])
    if when.then is not None:
        page.text(shown.sentence(when.then))


def _row(month: Month, shown: Shown) -> Sequence[Part]:
    cells = [joined([_said(claim, how, shown) for claim, how in said], " · ") for said in month.said]
    return capital(shown.speech.date(month.date)), *cells


def _said(claim: str, how: str, shown: Shown) -> Words:
    text = shown.subject.text(claim)
    told = shown.say("mark.colon", head=capital(how), rest=text) if how else text
    return say("{}{}", told, shown.numbers([claim]))


WHEN = ShortChapter("when", lambda found: found.summary.when, write, lambda found: bool(found.summary.when.months))
