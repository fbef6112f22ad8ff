"""Hypotheses against evidence: for each question, what speaks for and against every answer.

Source: Heuer, Psychology of Intelligence Analysis (1999), chapter 8, the analysis of competing hypotheses.
"""

import attrs

from argmap.analysis.facts import stands_alone
from argmap.model.elements import Question, Verdict
from argmap.reports.page import Writer
from argmap.reports.subject import Subject
from argmap.reports.words import ref, refs, say

FOR, AGAINST, BOTH = "for", "against", "both"
MOST_ROWS = 20


@attrs.frozen
class Evidence:
    """A claim that stands on its own, and what it says of each answer: `for`, `against`, `both` or nothing.

    `tells` is false where it says the same of every answer, and so does not tell them apart.
    """

    claim: str
    verdict: str
    marks: tuple[str, ...]
    tells: bool


@attrs.frozen
class Tally:
    """How much evidence speaks for and against an answer, and how much of each is accepted."""

    answer: str
    verdict: str
    for_it: int
    for_it_accepted: int
    against_it: int
    against_it_accepted: int


@attrs.frozen
class Comparison:
    """A question with the tallies of its answers and the evidence, the most telling first."""

    question: str
    text: str
    note: str
    tallies: tuple[Tally, ...]
    evidence: tuple[Evidence, ...]


def rivals(subject: Subject) -> tuple[Comparison, ...]:
    """Compare the answers of every question."""
    return tuple(_comparison(question, subject) for question in subject.map.questions.values())


def _comparison(question: Question, subject: Subject) -> Comparison:
    reach = [_reach(answer, question, subject) for answer in question.answers]
    evidence = []
    for id_, claim in subject.map.claims.items():
        signs = [each.get(id_, frozenset()) for each in reach]
        if not any(signs) or id_ in question.answers or not stands_alone(claim, subject.facts):
            continue
        marks = tuple(_mark(sign) for sign in signs)
        evidence.append(Evidence(id_, subject.verdicts[id_].value, marks, len(set(marks)) > 1))
    evidence.sort(key=lambda each: (not each.tells, AGAINST not in each.marks, subject.order[each.claim]))
    tallies = tuple(_tally(at, answer, evidence, subject) for at, answer in enumerate(question.answers))
    text, note = " ".join(question.text.split()), " ".join(question.note.split())
    return Comparison(question=question.id, text=text, note=note, tallies=tallies, evidence=tuple(evidence))


def _reach(answer: str, question: Question, subject: Subject) -> dict[str, frozenset[int]]:
    """For each claim, whether it speaks for (1) or against (-1) an answer, directly or along a chain.

    A chain does not lead through another answer: that is what is asked, and no evidence.
    """
    facts, steps = subject.facts, subject.map.inferences
    seen: dict[tuple[str, int], None] = {(answer, 1): None}
    for target, sign in (queue := [(answer, 1)]):
        attackers = [
            step for table in (facts.rebuttals, facts.undercuts, facts.aimed) for step in table.get(target, ())
        ]
        found = [(step, sign) for step in facts.reasons.get(target, ())] + [(step, -sign) for step in attackers]
        if target not in subject.map.claims:
            found = [(step, -sign) for step in facts.undercuts.get(target, ())]
        for step, effect in found:
            for each in ((step, effect), *((premise, effect) for premise in steps[step].premises)):
                if each not in seen and each[0] not in question.answers:
                    seen[each] = None
                    queue.append(each)
    signs: dict[str, set[int]] = {}
    for claim, sign in seen:
        if claim in subject.map.claims and claim != answer:
            signs.setdefault(claim, set()).add(sign)
    return {claim: frozenset(each) for claim, each in signs.items()}


def _mark(signs: frozenset[int]) -> str:
    return "" if not signs else BOTH if len(signs) > 1 else FOR if 1 in signs else AGAINST


def _tally(at: int, answer: str, evidence: list[Evidence], subject: Subject) -> Tally:
    def counted(mark: str, *, accepted: bool) -> int:
        return sum(
            each.marks[at] in (mark, BOTH) and (not accepted or each.verdict == Verdict.ACCEPTED) for each in evidence
        )

    return Tally(
        answer=answer,
        verdict=subject.verdicts[answer].value,
        for_it=counted(FOR, accepted=False),
        for_it_accepted=counted(FOR, accepted=True),
        against_it=counted(AGAINST, accepted=False),
        against_it_accepted=counted(AGAINST, accepted=True),
    )


def show(chapter: tuple[Comparison, ...], subject: Subject, page: Writer) -> None:
    """Write the chapter."""
    if not chapter:
        page.text("The map asks no question with rival answers.")
        return
    page.text(
        "The answers to a question exclude each other. The tables count what speaks for and against each, along any "
        "chain of reasons, and name no winner: what an item weighs is for the reader. An item that says the same of "
        "every answer does not tell them apart."
    )
    for each in chapter:
        page.heading(3, say("{} ({})", each.text, ref(each.question)))
        page.text(each.note)
        page.table(
            ["answer", "verdict", "for", "against"],
            [
                [
                    subject.claim(one.answer),
                    one.verdict,
                    _of(one.for_it, one.for_it_accepted),
                    _of(one.against_it, one.against_it_accepted),
                ]
                for one in each.tallies
            ],
        )
        if not each.evidence:
            page.text("Nothing on the map bears on any of the answers.")
            continue
        page.table(
            ["evidence", "verdict", *(ref(one.answer) for one in each.tallies)],
            [[ref(one.claim), one.verdict, *one.marks] for one in each.evidence],
            most=MOST_ROWS,
            title=f"Evidence: {each.text}",
            lead=2,
            marks=True,
        )
        same = [one.claim for one in each.evidence if not one.tells]
        if same:
            page.text(say("{} {} the same of every answer.", refs(same), "says" if len(same) == 1 else "say"))


def _of(number: int, accepted: int) -> str:
    return f"{number:,} ({accepted:,} accepted)" if number else "–"
