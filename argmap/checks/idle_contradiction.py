"""Contradictions that change no verdict."""

from collections.abc import Iterator

from argmap.analysis.facts import Facts
from argmap.catalogue.rules import IDLE_CONTRADICTION
from argmap.diagnostics.diagnostic import Diagnostic
from argmap.diagnostics.place import place_of
from argmap.model.content import MapContent

MOST_WORK = 10_000
"""Claims times contradictions up to which each contradiction is tried; it costs a second labelling."""


def idle_contradiction(amap: MapContent, facts: Facts) -> Iterator[Diagnostic]:
    """Yield a hint for each contradiction without which every verdict would be the same."""
    if not amap.contradictions or len(amap.contradictions) * len(amap.claims) > MOST_WORK:
        return
    from argmap.reasoning.reading import Change

    before, known = facts.verdicts.claims, facts.verdicts.reasoner
    for id_, each in amap.contradictions.items():
        if each.question or id_ in facts.holes or each.first in facts.holes or each.second in facts.holes:
            continue
        after = known.changed(Change(frozenset({id_}))).grounded.claims
        if after == before:
            first, second = amap.claims[each.first], amap.claims[each.second]
            yield Diagnostic.at(
                IDLE_CONTRADICTION,
                place_of(each.origin),
                f"that {first.shown} and {second.shown} contradict each other changes no verdict",
                notes=[f"{claim.shown} is {before[claim.id]} with it and without it" for claim in (first, second)],
                help="leave it if it is worth saying; see `argmap why` for what decides them",
            )
