"""Hypotheses against evidence: for each question, what its author holds against every answer.

Source: Heuer, Psychology of Intelligence Analysis (1999), chapter 8, the analysis of competing hypotheses.
"""

import attrs

from argmap.model.elements import Question
from argmap.reasoning.hypotheses import Hypothesis, ItemState, RatedItem, hypotheses, suggestions
from argmap.reports.page import Writer
from argmap.reports.subject import Subject
from argmap.reports.words import Part, Words, flat, listed, ref, refs, say

AGAINST, UNRATED = "against", "against?"
MOST_ROWS = 20


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


def show(chapter: tuple[Comparison, ...], subject: Subject, page: Writer) -> None:
    """Write the chapter."""
    if not chapter:
        page.text("The map asks no question with rival answers.")
        return
    if any(each.items for each in chapter):
        page.text(
            "The author of the map says which answers an item of evidence speaks against; what stands against an "
            "answer is counted, and nothing is counted for one. Items that rest on the same voices count once; an item "
            "that is disputed counts behind a plus, one that does not stand not at all. The answer with least against "
            "it is not thereby proved."
        )
    for each in chapter:
        page.heading(3, say("{} ({})", each.text, ref(each.question)))
        page.text(each.note)
        if each.items:
            _show_rated(each, subject, page)
        if each.suggested:
            _show_suggested(each, subject, page)
        elif not each.items:
            page.text("Nothing on the map is held against any of the answers.")


def _show_rated(each: Comparison, subject: Subject, page: Writer) -> None:
    if not each.exhaustive:
        page.text("A further answer may be true: the map does not say that one of these holds.")
    page.table(
        ["answer", "verdict", "against it"],
        [[subject.claim(one.answer), subject.word(one.answer), _counted(one)] for one in each.answers],
    )
    answers = [one.answer for one in each.answers]
    page.table(
        ["evidence", "verdict", *map(ref, answers), "what comes of it"],
        [_row(one, answers, subject) for one in each.items],
        most=MOST_ROWS,
        title=f"Evidence: {each.text}",
        lead=2,
        marks=True,
    )


def _counted(each: Hypothesis) -> str:
    """`1`, `0 + 1 open`."""
    return f"{each.inconsistent} + {each.open} open" if each.open else str(each.inconsistent)


def _row(each: RatedItem, answers: list[str], subject: Subject) -> list[Part]:
    marks = [AGAINST if answer in each.against else "" for answer in answers]
    return [ref(each.item), subject.word(each.item), *marks, _comes_of_it(each)]


def _comes_of_it(each: RatedItem) -> Words:
    parts: list[Part] = []
    if each.same_voices:
        parts.append(say("the same voices as {}", ref(each.same_voices)))
    elif each.state is ItemState.VOID:
        parts.append("does not count")
    elif each.state is ItemState.OPEN:
        parts.append("open")
    if each.decisive:
        parts.append("decisive: without it other answers, or more of them, would have least against them")
    elif not each.diagnostic:
        parts.append("does not tell the answers apart")
    return listed(parts) if parts else say("")


def _show_suggested(each: Comparison, subject: Subject, page: Writer) -> None:
    page.text(
        "The author has not rated these. The reasons of the map lead from each of them, by a rebuttal or a "
        "contradiction, against an answer; whether it speaks against the answer itself is for a reader to say, with "
        "“evidence CLAIM: against ANSWER” below the question."
    )
    answers = subject.map.questions[each.question].answers
    page.table(
        ["claim", "verdict", *map(ref, answers)],
        [
            [
                ref(one.item),
                subject.word(one.item),
                *(UNRATED if answer in one.against else "" for answer in answers),
            ]
            for one in each.suggested
        ],
        most=MOST_ROWS,
        title=f"Not rated: {each.text}",
        lead=2,
        marks=True,
    )
    same = [one.item for one in each.suggested if len(one.against) == len(answers)]
    if same:
        page.text(say("{} {} against every answer.", refs(same), "leads" if len(same) == 1 else "lead"))
