"""Hypotheses against evidence: for each question, what its author holds against every answer.

Source: Heuer, Psychology of Intelligence Analysis (1999), chapter 8, the analysis of competing hypotheses.
"""

import attrs

from argmap.findings.subject import Subject
from argmap.model.elements import Question
from argmap.page.words import flat
from argmap.reasoning.hypotheses import Hypothesis, RatedItem, hypotheses, suggestions


@attrs.frozen
class SuggestedItem:
    """A claim that the reasons of the map set against some answers, which its author has not rated."""

    item: str
    against: tuple[str, ...]


@attrs.frozen
class Comparison:
    """A question with its answers, the one with least against it first, and the items that its author rates.

    Without such items `answers` is empty and `suggested` has what the map may hold against the answers.
    """

    question: str
    text: str
    note: str
    exhaustive: bool
    answers: tuple[Hypothesis, ...]
    items: tuple[RatedItem, ...]
    suggested: tuple[SuggestedItem, ...]


def rivals(subject: Subject) -> tuple[Comparison, ...]:
    """Compare the answers of every question."""
    return tuple(_comparison(question, subject) for question in subject.map.questions.values())


def _comparison(question: Question, subject: Subject) -> Comparison:
    rated = hypotheses(subject.reasoner, question) if question.evidence else None
    suggested = suggestions(subject.reasoner, question) if not question.evidence or subject.options.suggest else ()
    return Comparison(
        question=question.id,
        text=flat(question.text),
        note=flat(question.note),
        exhaustive=question.exhaustive,
        answers=rated.answers if rated else (),
        items=rated.items if rated else (),
        suggested=tuple(SuggestedItem(each.item, each.against) for each in suggested),
    )
