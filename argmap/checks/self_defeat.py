"""Claims from which their own denial follows."""

from collections.abc import Iterator, Mapping, Sequence

from argmap.analysis.facts import Facts
from argmap.catalogue.rules import SELF_DEFEAT
from argmap.diagnostics.diagnostic import Diagnostic
from argmap.diagnostics.place import place_of
from argmap.model.content import MapContent
from argmap.model.elements import InferenceKind
from argmap.reasoning.closure import HornRules

MOST_CLAIMS = 5000
"""Claims that are followed from one claim before the search ends without a finding."""


def self_defeat(amap: MapContent, facts: Facts) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each claim that supports, by way of others, what rebuts or contradicts it.

    A claim that bears on itself directly, or supports what it contradicts, is told by another rule.
    """
    attacks: dict[str, list[tuple[str, ...]]] = {}
    for step in amap.inferences.values():
        if step.kind is InferenceKind.REBUTS and step.target not in step.premises:
            attacks.setdefault(step.target, []).append(step.premises)
    for contradiction in amap.contradictions.values():
        if contradiction.first != contradiction.second:
            attacks.setdefault(contradiction.first, []).append((contradiction.second,))
            attacks.setdefault(contradiction.second, []).append((contradiction.first,))
    if not attacks:
        return
    reasons = (step for step in amap.inferences.values() if step.kind.speaks_for)
    rules = HornRules((step.id, step.target, step.premises) for step in reasons)
    for claim, attackers in attacks.items():
        # Only what has a reason, or is the claim itself, can follow from it.
        against = [each for each in attackers if all(one == claim or one in facts.reasons for one in each)]
        if not against or claim not in facts.uses:
            continue
        came = rules.closure([claim], limit=MOST_CLAIMS)
        if len(came) > MOST_CLAIMS:
            continue
        way = next((_way(each, came, amap) for each in against if all(premise in came for premise in each)), None)
        direct = way is not None and len(way) == 2 and way[1] in _rivals(claim, amap, facts)
        if way is not None and not direct:
            found = amap.claims[claim]
            yield Diagnostic.at(
                SELF_DEFEAT,
                place_of(found.origin),
                f"{found.shown} leads to its own denial",
                notes=[f"{_told(way)}, which speaks against it"],
                help="see which of these steps does not hold for this claim",
            )


def _rivals(claim: str, amap: MapContent, facts: Facts) -> set[str]:
    """The claims that are declared to contradict a claim."""
    pairs = [amap.contradictions[conflict] for conflict in facts.conflicts.get(claim, ())]
    return {claim for pair in pairs for claim in (pair.first, pair.second)} - {claim}


def _way(premises: Sequence[str], came: Mapping[str, str | None], amap: MapContent) -> list[str]:
    """The claims from the first one to what speaks against it."""
    reached = {each: at for at, each in enumerate(came)}
    way = [premises[0]]
    while (step := came[way[-1]]) is not None:
        # The premise that was reached last is the one that completed the step.
        way.append(max(amap.inferences[step].premises, key=reached.__getitem__))
    return way[::-1]


def _told(way: Sequence[str]) -> str:
    named = [f"`{each}`" for each in way]
    return f"{named[0]} supports {', which supports '.join(named[1:])}"
