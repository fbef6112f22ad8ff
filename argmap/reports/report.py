"""The report on a map: what its chapters find."""

from collections.abc import Collection, Sequence
from typing import Any

from argmap.analysis.facts import Facts
from argmap.diagnostics.diagnostic import Diagnostic
from argmap.findings.findings import Findings
from argmap.findings.report import Report
from argmap.findings.subject import Options, Subject
from argmap.model.content import MapContent
from argmap.reports.chapters.chapter import Chapter, ShortChapter
from argmap.reports.contents import ANNEX, CHAPTERS, PAGE_1, SHORT, SUMMARY
from argmap.source import Source


def report(
    amap: MapContent,
    facts: Facts,
    diagnostics: Sequence[Diagnostic] = (),
    *,
    options: Options | None = None,
    files: Sequence[Source] = (),
) -> Report:
    """Make the report on a map.

    `files` are the files that it was read from.

    Raises:
        ValueError: for a chapter or semantics that there is not.
        KeyError: for a top claim that the map does not have.
    """
    subject = Subject(amap, facts, diagnostics, options=options, files=files)
    for each in subject.options.only:
        if each not in CHAPTERS:
            raise ValueError(f"there is no chapter {each!r}; there are {', '.join(CHAPTERS)}")
    for claim in subject.options.tops:
        if claim not in amap.claims:
            raise KeyError(claim)
    wanted = set(subject.options.only or CHAPTERS)
    if not subject.options.quotations:
        wanted.discard("quotations")
    found = Findings(subject)
    return Report(
        title=amap.heading,
        brief=found.brief if PAGE_1 in wanted else None,
        sentences=found.sentences if wanted.intersection(SUMMARY) else (),
        findings=found,
        **_found(found, wanted),
    )


def _found(found: Findings, wanted: Collection[str]) -> dict[str, Any]:
    """What the chapters find that are wanted, by their names."""
    chapters: Sequence[Chapter | ShortChapter] = (*SHORT, *ANNEX)
    return {each.name: each.find(found) for each in chapters if each.name in wanted}
