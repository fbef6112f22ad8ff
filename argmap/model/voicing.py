"""Whose words a quotation has, what it is called, and which quotations an undercut aims at.

A quotation is a step from "WHO says so" to its claim. Its id is `seen by liar`: the claim, and who asserts it. Where
several quotations of the claim came through him, `seen by liar` means all of them, and each of his is one of
`seen by liar (1)`, `seen by liar (2)`, ….
"""

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from argmap.model.content import MapContent
from argmap.model.elements import Claim, Inference, InferenceKind, Proposition, Quotation, QuotationKind

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
    """The ids of the quotations of a claim, in their order.

    Where more of them came through who asserts one, `seen by liar` means them all, and this one is `seen by liar (2)`:
    the second of his. Those of a claim in several wordings go by the wording that they stand below.
    """
    if isinstance(claim, Proposition):
        ids = {each.id: quotation_ids(each) for each in claim.wordings}
        return tuple(ids[wording][place] for wording, place in claim.written)
    heard = Counter(mouth for each in claim.quotations for mouth in dict.fromkeys(mouths(each)))
    seen: Counter[str] = Counter()
    found = []
    for each in claim.quotations:
        seen.update(dict.fromkeys(mouths(each), 1))
        who = asserter(each)
        found.append(f"{claim.id} by {who} ({seen[who]})" if heard[who] > 1 else f"{claim.id} by {who}")
    return tuple(found)


def aimed(target: str) -> tuple[str, str, int] | None:
    """The parts of `seen by liar (2)`: claim, who, and the number or 0; `None` for what has another form."""
    match = _AIMED.fullmatch(target)
    return None if match is None else (match["claim"], match["who"], int(match["number"] or 0))


class QuotationIndex:
    """Finds what an undercut of words aims at; the quotations of each claim are gone through once."""

    def __init__(self, claims: Mapping[str, Claim]) -> None:
        self.claims = claims
        self._ids: dict[str, tuple[tuple[str, ...], dict[str, list[int]]]] = {}

    def _of(self, claim: str) -> tuple[tuple[str, ...], dict[str, list[int]]]:
        """The ids of the quotations of a claim, and the places that a name of who is quoted, or an id, means."""
        known = self._ids.get(claim)
        if known is None:
            found = self.claims[claim]
            ids = quotation_ids(found)
            places: dict[str, list[int]] = {}
            for at, (id_, each) in enumerate(zip(ids, found.quotations, strict=True)):
                if each.kind.counts and id_.startswith(f"{claim} by "):
                    names = dict.fromkeys((*(f"{claim} by {mouth}" for mouth in mouths(each)), id_))
                    for name in names:
                        places.setdefault(name, []).append(at)
            known = self._ids[claim] = ids, places
        return known

    def ids(self, claim: str) -> tuple[str, ...]:
        """The ids of the quotations of a claim, in their order."""
        return self._of(claim)[0]

    def hit(self, target: str) -> tuple[str, tuple[int, ...]] | None:
        """The claim and the places of its quotations and denials that an undercut of `seen by liar` aims at.

        Of a speaker these are the lines that came through him; of a source those without speaker. What commits nobody
        (`suspicion`, `hope`, `mention`) cannot be aimed at. `None` where the target is no quotation.
        """
        parts = aimed(target)
        if parts is None or parts[0] not in self.claims:
            return None
        return self.claims[parts[0]].id, tuple(self._of(parts[0])[1].get(target, ()))


def quotations_hit(target: str, claims: Mapping[str, Claim]) -> tuple[str, tuple[int, ...]] | None:
    """What one undercut of words aims at; see `QuotationIndex.hit`."""
    return QuotationIndex(claims).hit(target)


def owner_of(target: str, claims: Mapping[str, Claim]) -> str:
    """The claim that a target is, or whose quotations it is; empty for a step."""
    if target in claims:
        return claims[target].id
    parts = aimed(target)
    return claims[parts[0]].id if parts is not None and parts[0] in claims else ""


class Aims:
    """What the undercuts of a map that aim at quotations hit: the targets, by claim and place.

    An undercut of a claim in several wordings aims at the quotations of one: its target goes by that wording.
    """

    def __init__(self, amap: MapContent, steps: Collection[Inference]) -> None:
        self.targets: dict[str, tuple[str, tuple[int, ...]]] = {}
        self._at: dict[tuple[str, int], list[str]] = {}
        index = QuotationIndex(amap.claims)
        for step in steps:
            if step.kind is not InferenceKind.UNDERCUTS or step.target in amap.inferences:
                continue
            if step.target in amap.claims:
                found = _words_of(amap.claims[step.target], amap.wording(step.id))
            else:
                found = index.hit(step.target)
            target = amap.wording(step.id) or step.target
            if found is not None and target not in self.targets:
                self.targets[target] = found
                for at in found[1]:
                    self._at.setdefault((found[0], at), []).append(target)

    def at(self, claim: str, place: int) -> Sequence[str]:
        """The targets by which a quotation can be set aside."""
        return self._at.get((claim, place), ())


def _words_of(claim: Claim, wording: str) -> tuple[str, tuple[int, ...]] | None:
    """The quotations that assert one wording of a claim in several."""
    if not isinstance(claim, Proposition):
        return None
    pairs = enumerate(zip(claim.written, claim.quotations, strict=True))
    return claim.id, tuple(at for at, ((id_, _), each) in pairs if id_ == wording and each.kind is QuotationKind.QUOTE)
