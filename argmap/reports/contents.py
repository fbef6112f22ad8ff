"""The contents of a report: page 1, the chapters behind it, and those of the annex, in the reader's order."""

from argmap.reports.chapters.chapter import Chapter, ShortChapter
from argmap.reports.chapters.checks import CHECKS
from argmap.reports.chapters.claims import CLAIMS
from argmap.reports.chapters.clashes import CLASHES
from argmap.reports.chapters.contested import CONTESTED
from argmap.reports.chapters.main import MAIN
from argmap.reports.chapters.method import MESSAGES, METHOD, SOURCES
from argmap.reports.chapters.positions import POSITIONS
from argmap.reports.chapters.questions import QUESTIONS
from argmap.reports.chapters.quotations import QUOTATIONS
from argmap.reports.chapters.together import TOGETHER
from argmap.reports.chapters.voices import VOICES
from argmap.reports.chapters.weight import WEIGHT
from argmap.reports.chapters.when import WHEN
from argmap.reports.chapters.who import WHO

PAGE_1 = "brief"
SHORT: tuple[ShortChapter, ...] = (CLASHES, MAIN, CHECKS, WHO, WHEN)
"""The chapters behind page 1."""
ANNEX: tuple[Chapter, ...] = (
    TOGETHER,
    CONTESTED,
    WEIGHT,
    POSITIONS,
    VOICES,
    QUESTIONS,
    QUOTATIONS,
    CLAIMS,
    SOURCES,
    MESSAGES,
    METHOD,
)
"""The chapters to look things up in."""
SUMMARY = (PAGE_1, *(each.name for each in SHORT))
"""What is read in five minutes; the others are the annex."""
CHAPTERS = (*SUMMARY, *(each.name for each in ANNEX))
"""The names of all."""
