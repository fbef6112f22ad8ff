"""The short chapters, cut so that they are read in five minutes with page 1."""

from collections.abc import Iterator, Sequence

from argmap.findings.findings import Findings
from argmap.findings.summary.summary import FEWEST
from argmap.page.blocks import Writer, length, text_of
from argmap.reports.chapters.chapter import Limits, ShortChapter

MOST_BEHIND = 1500
"""Words of the chapters behind page 1 together."""
_HEADS = 40
"""Words of their headings."""


def has_chapters(found: Findings) -> bool:
    """Whether there is more than page 1; a small map has no chapters."""
    return len(found.subject.map.claims) >= FEWEST and bool(found.summary.main)


def fitting(every: Sequence[ShortChapter], found: Findings) -> Limits:
    """The limits within which some chapters keep to their length."""
    limits = Limits()
    for _ in range(12):
        if sum(_lengths(every, found, limits)) + _HEADS <= MOST_BEHIND:
            break
        limits = limits.less()
    return limits


def _lengths(every: Sequence[ShortChapter], found: Findings, limits: Limits) -> Iterator[int]:
    for chapter in every:
        draft = Writer()
        chapter.write(found, draft, limits)
        yield length(map(text_of, draft.blocks))
