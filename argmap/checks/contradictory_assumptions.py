"""Assumed claims that contradict each other."""

from collections.abc import Iterator, Sequence

from argmap.analysis.facts import Facts
from argmap.catalogue.rules import CONTRADICTORY_ASSUMPTIONS
from argmap.diagnostics.diagnostic import Diagnostic, Label
from argmap.diagnostics.place import place_of
from argmap.english import MOST_LISTED, listed
from argmap.model.content import MapContent
from argmap.model.elements import Claim, Proposition
from argmap.source import Span


def contradictory_assumptions(amap: MapContent, facts: Facts) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each contradiction between assumed claims, and one for all the answers to a question."""
    answers: dict[str, dict[str, Claim]] = {}
    for contradiction in amap.contradictions.values():
        first, second = amap.claims[contradiction.first], amap.claims[contradiction.second]
        if not (first.assumed and second.assumed) or first is second:
            continue
        if contradiction.question:
            answers.setdefault(contradiction.question, {}).update({first.id: first, second.id: second})
        else:
            yield _assumed((first, second), contradiction.origin)
    for question, claims in answers.items():
        yield _assumed(tuple(claims.values()), amap.questions[question].origin)


def _assumed(claims: Sequence[Claim], origin: Span | None) -> Diagnostic:
    two = len(claims) == 2
    return Diagnostic.at(
        CONTRADICTORY_ASSUMPTIONS,
        place_of(origin),
        f"{listed([claim.shown for claim in claims])} are {'both' if two else 'all'} assumed",
        others=[Label(place, "assumed") for claim in claims[:MOST_LISTED] if (place := _where(claim)) is not None],
        help=f"take `assumed` from {'one' if two else 'all but one'} of them, or give reasons",
    )


def _where(claim: Claim) -> Span | None:
    """Where a claim is assumed: in one of its wordings, if it has several."""
    wordings = claim.wordings if isinstance(claim, Proposition) else ()
    return next((each.origin for each in wordings if each.assumed), claim.origin)
