"""Hypotheses against evidence, written."""

from argmap.findings.questions import Comparison
from argmap.findings.subject import Subject
from argmap.page.blocks import Writer
from argmap.page.words import Part, Words, listed, mark, ref, refs, say, verdict
from argmap.reasoning.hypotheses import Hypothesis, ItemState, RatedItem
from argmap.reports.chapters.chapter import Chapter

AGAINST, UNRATED = "against", "against?"
MOST_ROWS = 20


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
        [[subject.claim(one.answer), verdict(subject.word(one.answer)), _counted(one)] for one in each.answers],
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
    marks = [mark(AGAINST, "no") if answer in each.against else "" for answer in answers]
    return [ref(each.item), verdict(subject.word(each.item)), *marks, _comes_of_it(each)]


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
                verdict(subject.word(one.item)),
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


QUESTIONS = Chapter(
    "questions",
    "Hypotheses against evidence",
    lambda found: found.questions,
    lambda found, page: show(found.questions, found.subject, page),
    says=lambda found: bool(found.questions),
)
