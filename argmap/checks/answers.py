"""Questions whose answers are settled by assumption, and clashes that no question asks."""

from collections.abc import Iterator

from argmap.analysis.facts import Facts
from argmap.catalogue.rules import ASSUMED_ANSWER, UNASKED_CLASH
from argmap.diagnostics.diagnostic import Diagnostic, Label
from argmap.diagnostics.place import place_of
from argmap.english import listed
from argmap.model.content import MapContent
from argmap.model.elements import Verdict


def assumed_answer(amap: MapContent, facts: Facts) -> Iterator[Diagnostic]:
    """Yield a hint for each assumed answer that stands, and rejects its rivals by that."""
    labels = facts.verdicts.claims
    for question in amap.questions.values():
        for answer in question.answers:
            claim = amap.claims[answer]
            rivals = [each for each in question.answers if labels[each] is Verdict.REJECTED]
            if claim.assumed and not claim.quotes and not facts.reasons.get(answer) and rivals:
                yield Diagnostic.at(
                    ASSUMED_ANSWER,
                    place_of(claim.origin),
                    f"{claim.called} is assumed, and counters {listed([amap.claims[each].shown for each in rivals])}",
                    others=[Label(question.origin, "rival answers")] if question.origin else [],
                    help="give the reason that decides the question, or leave it open",
                )


def unasked_clash(amap: MapContent, facts: Facts) -> Iterator[Diagnostic]:
    """Yield a hint for each contradiction of two quoted claims that no question has as rival answers."""
    for pair in amap.contradictions.values():
        one, other = amap.claims[pair.first], amap.claims[pair.second]
        asked = any({one.id, other.id} <= {*question.answers} for question in amap.questions.values())
        if asked or not one.quotes or not other.quotes or {one.id, other.id} & facts.holes:
            continue
        yield Diagnostic.at(
            UNASKED_CLASH,
            place_of(pair.origin),
            f"{one.shown} and {other.shown} exclude each other, and no question asks which holds",
            help="`question ID: …` with both as `answer` puts what speaks for and against each side by side",
        )
