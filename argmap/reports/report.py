"""The report on a map: its chapters as data, and as a page."""

from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum

import attrs

from argmap.analysis.facts import Facts
from argmap.brief_repr import brief_repr
from argmap.diagnostics.diagnostic import Diagnostic
from argmap.model.content import MapContent
from argmap.reports import brief as briefs
from argmap.reports import clashes, entries, quoted
from argmap.reports import contested as contests
from argmap.reports import method as methods
from argmap.reports import positions as splits
from argmap.reports import rivals as questions
from argmap.reports import together as togethers
from argmap.reports import voices as speaking
from argmap.reports import weight as weights
from argmap.reports.brief import Brief
from argmap.reports.charts import chart
from argmap.reports.clashes import Together
from argmap.reports.contested import Contested
from argmap.reports.entries import ClaimEntry
from argmap.reports.method import Message, Method, SourceEntry
from argmap.reports.page import Page, Writer
from argmap.reports.positions import Positions
from argmap.reports.quoted import Quoted
from argmap.reports.rivals import Comparison
from argmap.reports.subject import Options, Subject
from argmap.reports.summary import show
from argmap.reports.summary.checks import Check
from argmap.reports.summary.clashing import TextClash
from argmap.reports.summary.main_claims import MainClaim
from argmap.reports.summary.sentences import ReportSentence
from argmap.reports.summary.summary import Summary, sentences_of, summary
from argmap.reports.summary.when_said import WhenSaid
from argmap.reports.summary.who_says import WhoSays
from argmap.reports.voices import Voices
from argmap.reports.weight import Weight
from argmap.reports.words import link, say
from argmap.source import Source

SUMMARY = ("brief", "clashes", "main", "checks", "who", "when")
"""Page 1 and its chapters; the others are the annex."""
CHAPTERS = (
    *SUMMARY,
    "together",
    "contested",
    "weight",
    "positions",
    "voices",
    "questions",
    "quotations",
    "claims",
    "sources",
    "messages",
    "method",
)
"""The chapters by name, in the reader's order."""
TITLES = {
    "brief": "In brief",
    "clashes": "Where the texts clash",
    "main": "The main claims",
    "checks": "Check before you print",
    "who": "Who says what",
    "when": "When it was said",
    "together": "What cannot stand together",
    "contested": "Contested and answered",
    "weight": "What carries the weight",
    "positions": "Positions",
    "voices": "Voices",
    "questions": "Hypotheses against evidence",
    "quotations": "Quotations",
    "claims": "Claims",
    "sources": "Sources",
    "messages": "Errors and warnings",
    "method": "Method",
}


@attrs.frozen
class Report:
    """The report on a map as data; a chapter that was not asked for is `None`.

    Attributes:
        title: the title of the map.
        brief: what the map is, the verdicts of its top claims, what most needs attention.
        clashes: what cannot stand together, merged and ranked.
        main: a row for each main claim.
        checks: what to look at before the report is printed.
        who: who says what of each clash.
        when: who said what when.
        sentences: every sentence of page 1 and its chapters, with its template and what fills it.
        together: what cannot stand together, by whom, and the smallest repairs.
        contested: attacks without an answer and with one, deadlocks, circles, critical questions.
        weight: what the top claims hang on.
        positions: the ways to read the map.
        voices: who says what, and when.
        questions: for each question what speaks for and against its answers.
        quotations: every quotation with what came of checking it.
        claims: every claim with what bears on it.
        sources: every source.
        messages: the errors and warnings of `argmap check`.
        method: what it takes to make the same report again.
    """

    title: str
    brief: Brief | None = None
    clashes: tuple[TextClash, ...] | None = None
    main: tuple[MainClaim, ...] | None = None
    checks: tuple[Check, ...] | None = None
    who: WhoSays | None = None
    when: WhenSaid | None = None
    sentences: tuple[ReportSentence, ...] = ()
    together: Together | None = None
    contested: Contested | None = None
    weight: Weight | None = None
    positions: Positions | None = None
    voices: Voices | None = None
    questions: tuple[Comparison, ...] | None = None
    quotations: tuple[Quoted, ...] | None = None
    claims: tuple[ClaimEntry, ...] | None = None
    sources: tuple[SourceEntry, ...] | None = None
    messages: tuple[Message, ...] | None = None
    method: Method | None = None
    summary: Summary | None = attrs.field(default=None, kw_only=True, repr=False)
    subject: Subject = attrs.field(kw_only=True, eq=False, repr=False)

    __repr__ = brief_repr

    @property
    def chapters(self) -> tuple[tuple[str, object], ...]:
        """The chapters that there are, each with its name."""
        named = [(field.name, getattr(self, field.name)) for field in attrs.fields(Report)]
        but = ("title", "subject", "sentences", "summary")
        return tuple((name, value) for name, value in named if name not in but and value is not None)

    def __iter__(self) -> Iterator[tuple[str, object]]:
        """The chapters that there are, each with its name."""
        return iter(self.chapters)

    def __len__(self) -> int:
        return len(self.chapters)


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
    wanted = set(subject.options.only or CHAPTERS)
    for each in subject.options.only:
        if each not in CHAPTERS:
            raise ValueError(f"there is no chapter {each!r}; there are {', '.join(CHAPTERS)}")
    for claim in subject.options.tops:
        if claim not in amap.claims:
            raise KeyError(claim)
    if not subject.options.quotations:
        wanted.discard("quotations")
    summed = not wanted.isdisjoint(SUMMARY)  # which draws on these four
    together = clashes.together(subject) if summed or "together" in wanted else None
    contested = contests.contested(subject) if summed or "contested" in wanted else None
    weight = weights.weight(subject) if summed or "weight" in wanted else None
    voices = speaking.voices(subject) if summed or "voices" in wanted else None
    whole = together is not None and contested is not None and weight is not None and voices is not None
    summed_up = summary(subject, together, contested, weight, voices) if summed and whole else None  # type: ignore[arg-type]
    return Report(
        title=amap.heading,
        brief=briefs.brief(subject, together, contested, weight, voices) if "brief" in wanted and whole else None,  # type: ignore[arg-type]
        summary=summed_up,
        clashes=summed_up.clashes if summed_up is not None and "clashes" in wanted else None,
        main=summed_up.main if summed_up is not None and "main" in wanted else None,
        checks=summed_up.checks if summed_up is not None and "checks" in wanted else None,
        who=summed_up.who if summed_up is not None and "who" in wanted else None,
        when=summed_up.when if summed_up is not None and "when" in wanted else None,
        sentences=sentences_of(summed_up) if summed_up is not None else (),
        together=together if "together" in wanted else None,
        contested=contested if "contested" in wanted else None,
        weight=weight if "weight" in wanted else None,
        positions=splits.positions(subject) if "positions" in wanted else None,
        voices=voices if "voices" in wanted else None,
        questions=questions.rivals(subject) if "questions" in wanted else None,
        quotations=quoted.quotations(subject) if "quotations" in wanted else None,
        claims=entries.claims(subject) if "claims" in wanted else None,
        sources=methods.sources(subject) if "sources" in wanted else None,
        messages=methods.messages(subject) if "messages" in wanted else None,
        method=methods.method(subject) if "method" in wanted else None,
        subject=subject,
    )


class ReportPart(StrEnum):
    """What of a report stands in one file: all of it, page 1 and its chapters, or the annex."""

    WHOLE = "whole"
    REPORT = "report"
    ANNEX = "annex"


def as_page(
    made: Report, *, picture: str = "", charted: bool = False, part: ReportPart = ReportPart.WHOLE, other: str = ""
) -> Page:
    """The report as a page: each chapter that it has under its heading, the lists that were cut at the end.

    `picture` is the diagram as SVG, shown behind page 1 where it is given; `charted` adds the charts. Where a `part`
    alone is written, `other` is the name of the file that holds the other one.
    """
    page = Writer()
    title = f"Annex: {made.title}" if part is ReportPart.ANNEX else made.title
    page.heading(1, title)
    number = 0

    def open_(name: str) -> None:
        nonlocal number
        number += 1
        page.heading(2, f"{number}. {TITLES[name]}", name)

    if part is not ReportPart.ANNEX:
        _summary(made, page, open_, picture)
    if part is ReportPart.WHOLE and made.summary is not None and has_annex(made):
        page.heading(2, "Annex: everything that the report rests on", "annex")
    if part is ReportPart.REPORT:
        page.text(say("Annex, with every quotation, every claim and the method: {}", link(other)))
        return Page(title, tuple(page.blocks))
    if part is ReportPart.ANNEX:
        page.text(say("Everything that the report rests on. The report: {}", link(other)))
    _annex(made, page, open_, charted=charted)
    return Page(title, (*page.blocks, *page.appendix()))


def has_annex(made: Report) -> bool:
    """Whether there are chapters beside page 1 and those behind it."""
    return any(name not in SUMMARY for name, _ in made.chapters)


def _annex(made: Report, page: Writer, open_: Callable[[str], None], *, charted: bool) -> None:
    """The chapters to look things up in."""
    subject = made.subject

    def chart_(name: str) -> None:
        svg = chart(name, subject) if charted else ""
        if svg:
            page.picture(svg, "chart")

    if made.together is not None:
        open_("together")
        togethers.show(made.together, subject, page)
    if made.contested is not None:
        open_("contested")
        contests.show(made.contested, subject, page)
    if made.weight is not None:
        open_("weight")
        weights.show(made.weight, subject, page)
        chart_("weights")
    if made.positions is not None:
        open_("positions")
        splits.show(made.positions, subject, page)
    if made.voices is not None:
        open_("voices")
        speaking.show(made.voices, subject, page)
        chart_("matrix")
        chart_("timeline")
    if made.questions:
        open_("questions")
        questions.show(made.questions, subject, page)
    if made.quotations is not None:
        open_("quotations")
        quoted.show_quotations(made.quotations, page)
    if made.claims is not None:
        open_("claims")
        entries.show_claims(made.claims, subject, page)
    if made.sources:
        open_("sources")
        methods.show_sources(made.sources, page)
    if made.messages is not None:
        open_("messages")
        methods.show_messages(made.messages, page)
    if made.method is not None:
        open_("method")
        methods.show_method(made.method, page)


def _summary(made: Report, page: Writer, open_: Callable[[str], None], picture: str) -> None:
    """Page 1 with the picture, and its chapters."""
    found, subject = made.summary, made.subject
    wanted = set(subject.options.only or SUMMARY)
    if found is not None and "brief" in wanted:
        show.page_1(found, subject, page)
        page.text(briefs.left_open(made.brief) if made.brief is not None else "")
    if picture:
        page.picture(picture)
    if found is None or not (subject.options.only or show.has_chapters(found, subject)):
        return
    for name, write in show.chapters(found, subject, wanted):
        open_(name)
        write(page)
