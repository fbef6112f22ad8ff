"""Everything that is found on a map for a report: each finding once, and only when it is asked for."""

from collections.abc import Sequence
from functools import cached_property

from argmap.findings import brief as briefs
from argmap.findings import claims as entries
from argmap.findings import contested as contests
from argmap.findings import method as methods
from argmap.findings import positions as splits
from argmap.findings import questions as rivals
from argmap.findings import quotations as quoted
from argmap.findings import together as togethers
from argmap.findings import voices as speaking
from argmap.findings import weight as weights
from argmap.findings.brief import Brief
from argmap.findings.claims import ClaimEntry
from argmap.findings.contested import Contested
from argmap.findings.method import Message, Method, SourceEntry
from argmap.findings.positions import Positions
from argmap.findings.questions import Comparison
from argmap.findings.quotations import Quoted
from argmap.findings.subject import Subject
from argmap.findings.summary.sentences import ReportSentence
from argmap.findings.summary.summary import Summary, sentences_of, summary
from argmap.findings.together import Together
from argmap.findings.voices import Voices
from argmap.findings.weight import Weight


class Findings:
    """What the chapters of a report find on a map; one may draw on another."""

    def __init__(self, subject: Subject) -> None:
        self.subject = subject

    @cached_property
    def together(self) -> Together:
        """What cannot stand together."""
        return togethers.together(self.subject)

    @cached_property
    def contested(self) -> Contested:
        """Attacks, answers, deadlocks and circles."""
        return contests.contested(self.subject)

    @cached_property
    def weight(self) -> Weight:
        """What the main claims hang on."""
        return weights.weight(self.subject)

    @cached_property
    def voices(self) -> Voices:
        """Who says what, and when."""
        return speaking.voices(self.subject)

    @cached_property
    def positions(self) -> Positions:
        """The ways to read the map."""
        return splits.positions(self.subject)

    @cached_property
    def summary(self) -> Summary:
        """Page 1 and the chapters behind it."""
        return summary(self.subject, self.together, self.contested, self.weight, self.voices)

    @cached_property
    def sentences(self) -> tuple[ReportSentence, ...]:
        """Every sentence of page 1 and the chapters behind it."""
        return sentences_of(self.summary)

    @cached_property
    def brief(self) -> Brief:
        """The numbers of the map, and what most needs attention."""
        return briefs.brief(self.subject, self.together, self.contested, self.weight, self.voices)

    @cached_property
    def questions(self) -> tuple[Comparison, ...]:
        """What speaks for and against the answers of each question."""
        return rivals.rivals(self.subject)

    @cached_property
    def quotations(self) -> tuple[Quoted, ...]:
        """Every quotation."""
        return quoted.quotations(self.subject)

    @cached_property
    def claims(self) -> tuple[ClaimEntry, ...]:
        """Every claim."""
        return entries.claims(self.subject)

    @cached_property
    def sources(self) -> Sequence[SourceEntry]:
        """Every source."""
        return methods.sources(self.subject)

    @cached_property
    def messages(self) -> Sequence[Message]:
        """The errors and warnings."""
        return methods.messages(self.subject)

    @cached_property
    def method(self) -> Method:
        """What it takes to make the same report again."""
        return methods.method(self.subject)
