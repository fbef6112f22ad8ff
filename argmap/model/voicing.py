"""Whose words a quotation has, what it is called, and which quotations an undercut aims at.

A quotation is a step from "WHO says so" to its claim. Its id is `seen by liar`: the claim, and who asserts it; where
that is so of several quotations of the claim they are `seen by liar (1)`, `seen by liar (2)`, and `seen by liar` means
all of them.
"""

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from argmap.model.content import MapContent
from argmap.model.elements import Claim, Inference, InferenceKind, Quotation

_AIMED = re.compile(r"(?P<claim>\S+) by (?P<who>\S+?)(?: \((?P<number>[1-9][0-9]*)\))?")


def asserter(quotation: Quotation) -> str:
    """Who stands behind the words: the last one who is cited, else the speaker, else the source in its own voice."""
    if quotation.citing:
        return quotation.citing[-1]
    return quotation.speaker or quotation.source


def mouths(quotation: Quotation) -> tuple[str, ...]:
    """Through whom the words came: the speaker and all who are cited, or the source in its own voice."""
    named = (*((quotation.speaker,) if quotation.speaker else ()), *quotation.citing)
    return named or (quotation.source,)


def quotation_ids(claim: Claim) -> tuple[str, ...]:
    """The ids of the quotations of a claim, in their order."""
    names = [f"{claim.id} by {asserter(each)}" for each in claim.quotations]
    times = Counter(names)
    if len(times) == len(names):
        return tuple(names)
    seen: Counter[str] = Counter()
    found = []
    for name in names:
        seen[name] += 1
        found.append(f"{name} ({seen[name]})" if times[name] > 1 else name)
    return tuple(found)


def aimed(target: str) -> tuple[str, str, int] | None:
    """The parts of `seen by liar (2)`: claim, who, and the number or 0; `None` for what has another form."""
    match = _AIMED.fullmatch(target)
    return None if match is None else (match["claim"], match["who"], int(match["number"] or 0))


def quotations_hit(target: str, claims: Mapping[str, Claim]) -> tuple[str, tuple[int, ...]] | None:
    """The claim and the places of its quotations and denials that an undercut of `seen by liar` aims at.

    Of a speaker these are the lines that came through him; of a source those without speaker. What commits nobody
    (`suspicion`, `hope`, `mention`) cannot be aimed at. `None` where the target is no quotation.
    """
    parts = aimed(target)
    if parts is None or parts[0] not in claims:
        return None
    id_, who, number = parts
    claim = claims[id_]
    counting = [at for at, each in enumerate(claim.quotations) if each.kind.counts]
    if number:
        ids = quotation_ids(claim)
        return id_, tuple(at for at in counting if ids[at] == target)
    return id_, tuple(at for at in counting if who in mouths(claim.quotations[at]))


def owner_of(target: str, claims: Mapping[str, Claim]) -> str:
    """The claim that a target is, or whose quotations it is; empty for a step."""
    if target in claims:
        return target
    parts = aimed(target)
    return parts[0] if parts is not None and parts[0] in claims else ""


class Aims:
    """What the undercuts of a map that aim at quotations hit: the targets, by claim and place."""

    def __init__(self, amap: MapContent, steps: Collection[Inference]) -> None:
        self.targets: dict[str, tuple[str, tuple[int, ...]]] = {}
        self._at: dict[tuple[str, int], list[str]] = {}
        for step in steps:
            if step.kind is not InferenceKind.UNDERCUTS or step.target in amap.claims or step.target in amap.inferences:
                continue
            found = None if step.target in self.targets else quotations_hit(step.target, amap.claims)
            if found is not None:
                self.targets[step.target] = found
                for at in found[1]:
                    self._at.setdefault((found[0], at), []).append(step.target)

    def at(self, claim: str, place: int) -> Sequence[str]:
        """The targets by which a quotation can be set aside."""
        return self._at.get((claim, place), ())
