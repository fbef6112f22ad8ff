"""Questions with one answer or none."""

from collections.abc import Iterator

from argmap.analysis.facts import Facts
from argmap.catalogue.rules import LONE_ANSWER
from argmap.diagnostics.diagnostic import Diagnostic
from argmap.diagnostics.place import place_of
from argmap.model.content import MapContent


def lone_answer(amap: MapContent, facts: Facts) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each question that has no two answers to weigh against each other."""
    for question in facts.written.questions.values():
        if len(question.answers) > 1 or question.id in facts.holes:
            continue
        which = f"only the answer `{question.answers[0]}`" if question.answers else "no answer"
        yield Diagnostic.at(
            LONE_ANSWER,
            place_of(question.origin),
            f"the question `{question.id}` has {which}",
            help="name each rival with a line of its own: `answer: ID`",
        )
