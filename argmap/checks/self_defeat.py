"""Claims from which their own denial follows."""

from collections.abc import Iterator, Mapping, Sequence

from argmap.analysis.facts import Facts
from argmap.catalogue.rules import SELF_DEFEAT
from argmap.diagnostics.diagnostic import Diagnostic
from argmap.diagnostics.place import place_of
from argmap.model.argument_map import ArgumentMap, InferenceKind

MOST_CLAIMS = 5000
"""Claims that are followed from one claim before the search ends without a finding."""


def self_defeat(amap: ArgumentMap, facts: Facts) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each claim that supports, by way of others, what rebuts or contradicts it.

    A claim that bears on itself directly, or supports what it contradicts, is told by another rule.
    """
    attacks: dict[str, list[tuple[str, ...]]] = {}
    for step in amap.inferences.values():
        if step.kind is InferenceKind.REBUTS and step.target not in step.premises:
            attacks.setdefault(step.target, []).append(step.premises)
    for each in amap.contradictions.values():
        if each.first != each.second:
            attacks.setdefault(each.first, []).append((each.second,))
            attacks.setdefault(each.second, []).append((each.first,))
    for claim, against in attacks.items():
        if claim not in facts.uses:
            continue
        came = _follows(claim, amap, facts)
        way = next((_way(claim, each, came) for each in against if all(premise in came for premise in each)), None)
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


def _rivals(claim: str, amap: ArgumentMap, facts: Facts) -> set[str]:
    """The claims that are declared to contradict a claim."""
    pairs = [amap.contradictions[each] for each in facts.conflicts.get(claim, ())]
    return {claim for each in pairs for claim in (each.first, each.second)} - {claim}


def _follows(claim: str, amap: ArgumentMap, facts: Facts) -> Mapping[str, str]:
    """What follows from a claim alone by supports and implications, and the premise that it came by."""
    came = {claim: ""}
    queue = [claim]
    for at in queue:
        if len(queue) > MOST_CLAIMS:
            return {}
        for id_ in facts.uses.get(at, ()):
            step = amap.inferences[id_]
            if step.kind not in (InferenceKind.SUPPORTS, InferenceKind.IMPLIES) or step.target in came:
                continue
            if all(premise in came for premise in step.premises):
                came[step.target] = at
                queue.append(step.target)
    return came


def _way(claim: str, premises: Sequence[str], came: Mapping[str, str]) -> list[str]:
    """The claims from the first one to what speaks against it."""
    way = [premises[0]]
    while way[-1] != claim:
        way.append(came[way[-1]])
    return way[::-1]


def _told(way: Sequence[str]) -> str:
    named = [f"`{each}`" for each in way]
    return f"{named[0]} supports {', which supports '.join(named[1:])}"
