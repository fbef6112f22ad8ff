"""What the short chapters share: sentences with the numbers of their claims, and the legend."""

from collections.abc import Iterable

from argmap.findings.findings import Findings
from argmap.findings.summary.sentences import ReportSentence, Speech
from argmap.model.verdict_kinds import VerdictWord
from argmap.page.words import Piece, Words, joined, say, verdict


class Shown:
    """Findings in words: sentences with the numbers of their claims behind them."""

    def __init__(self, found: Findings) -> None:
        self.subject = found.subject
        self.speech = Speech(found.subject)
        self.say = self.speech.say

    def sentence(self, told: ReportSentence) -> Words:
        """A sentence and the numbers of its claims."""
        return say("{}{}", told.text, self.numbers(told.claims))

    def sentences(self, every: Iterable[ReportSentence]) -> Words:
        """Sentences one after the other."""
        return joined(map(self.sentence, every), " ")

    def numbers(self, claims: Iterable[str]) -> Words:
        """` [8] [12]`: the numbers by which the annex lists claims."""
        found = [(Piece("text", " "), Piece("number", str(self.subject.number[claim]))) for claim in claims]
        return Words(tuple(piece for pair in found for piece in pair))

    def verdict(self, word: str) -> Words:
        """The word for a verdict."""
        return verdict(self.speech.word(word), word)

    def legend(self, words: Iterable[VerdictWord]) -> Words:
        """What some words mean."""
        return joined([say("{}: {}", self.verdict(word), self.say(f"legend.{word}")) for word in words], " · ")
