"""The report on a map as data: its chapters."""

from collections.abc import Iterator

import attrs

from argmap.brief_repr import brief_repr
from argmap.findings.brief import Brief
from argmap.findings.claims import ClaimEntry
from argmap.findings.contested import Contested
from argmap.findings.findings import Findings
from argmap.findings.method import Message, Method, SourceEntry
from argmap.findings.positions import Positions
from argmap.findings.questions import Comparison
from argmap.findings.quotations import Quoted
from argmap.findings.subject import Subject
from argmap.findings.summary.checks import Check
from argmap.findings.summary.clashes import TextClash
from argmap.findings.summary.main import MainClaim
from argmap.findings.summary.sentences import ReportSentence
from argmap.findings.summary.when import WhenSaid
from argmap.findings.summary.who import WhoSays
from argmap.findings.together import Together
from argmap.findings.voices import Voices
from argmap.findings.weight import Weight
from argmap.shown import as_table


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
    findings: Findings = attrs.field(kw_only=True, eq=False, repr=False)

    __repr__ = brief_repr

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, str]:  # noqa: ARG002 - IPython's interface
        """Show the sentences of the five-minute report in a notebook."""
        return as_table(("sentence",), ((each.text,) for each in self.sentences), len(self.sentences), said=self.title)

    @property
    def subject(self) -> Subject:
        """The map with its facts, and what the report shows of it."""
        return self.findings.subject

    @property
    def chapters(self) -> tuple[tuple[str, object], ...]:
        """The chapters that there are, each with its name."""
        named = [(field.name, getattr(self, field.name)) for field in attrs.fields(Report)]
        but = ("title", "findings", "sentences")
        return tuple((name, value) for name, value in named if name not in but and value is not None)

    def __iter__(self) -> Iterator[tuple[str, object]]:
        """The chapters that there are, each with its name."""
        return iter(self.chapters)

    def __len__(self) -> int:
        return len(self.chapters)
