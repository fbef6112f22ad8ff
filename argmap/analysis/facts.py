"""What follows from a map alone: who bears on what, circles, what stands on its own."""

from collections.abc import Mapping
from types import MappingProxyType

import attrs

from argmap.analysis.authorship import argued_steps
from argmap.analysis.circles import Circle, support_circles
from argmap.analysis.provenance import Provenance, provenance
from argmap.analysis.verdicts import Verdicts
from argmap.brief_repr import brief_repr
from argmap.model.content import MapContent
from argmap.model.elements import Claim, InferenceKind, Proposition
from argmap.model.propositions import Propositions, as_propositions
from argmap.model.voicing import owner_of
from argmap.quotations.check import Checked, CheckedQuotation, Texts, check_quotations, failing
from argmap.reasoning.reading import stands_on_its_own

_NO_TEXTS: Texts = MappingProxyType({})


@attrs.frozen
class Facts:
    """Facts about a map, by id; the ids in each list stand in the order of the text.

    Claims that restate each other are one here: each is found by all of its ids, and is listed by the one it goes by.

    Attributes:
        written: the map as it is written.
        map: the map with one claim for each proposition, of which all this is said.
        reasons: for a claim, the inferences that support or imply it.
        rebuttals: for a claim, the inferences that rebut it.
        undercuts: for a claim or an inference, the inferences that undercut it.
        aimed: for a claim, the inferences that undercut what somebody is quoted for on it.
        uses: for a claim, the inferences that it is a premise of.
        conflicts: for a claim, the contradictions that it takes part in.
        circles: a shortest circle of support for each group of claims that support each other.
        holes: ids from which something was left out because it could not be read or resolved.
        tops: claims that bear on nothing by an inference and that something bears on.
        texts: the texts of the sources that name one, or why there is none.
        quotations: for a claim, its quotations as checked against their texts.
        verdicts: what stands, what falls and what is contested.
        argued: the steps that somebody makes in words that do not fail; the others are the author's own.
        provenance: which claims hang on which sources, and which sources hang together.
    """

    written: MapContent = attrs.field(repr=False)
    map: MapContent = attrs.field(repr=False)
    reasons: Mapping[str, tuple[str, ...]]
    rebuttals: Mapping[str, tuple[str, ...]]
    undercuts: Mapping[str, tuple[str, ...]]
    aimed: Mapping[str, tuple[str, ...]]
    uses: Mapping[str, tuple[str, ...]]
    conflicts: Mapping[str, tuple[str, ...]]
    circles: tuple[Circle, ...]
    tops: tuple[str, ...]
    texts: Texts
    quotations: Checked
    provenance: Provenance
    argued: frozenset[str]
    verdicts: Verdicts = attrs.field(eq=False)
    holes: frozenset[str] = frozenset()

    __repr__ = brief_repr


def analyse(amap: MapContent, texts: Texts = _NO_TEXTS, *, holes: frozenset[str] = frozenset()) -> Facts:
    """Work out the facts of a map and the texts of its sources, in time linear in the size of both."""
    written, amap = amap, as_propositions(amap)
    reasons: dict[str, list[str]] = {}
    rebuttals: dict[str, list[str]] = {}
    undercuts: dict[str, list[str]] = {}
    aimed: dict[str, list[str]] = {}
    uses: dict[str, list[str]] = {}
    conflicts: dict[str, list[str]] = {}
    for id_, inference in amap.inferences.items():
        if inference.kind.speaks_for:
            reasons.setdefault(inference.target, []).append(id_)
        elif inference.kind is InferenceKind.REBUTS:
            rebuttals.setdefault(inference.target, []).append(id_)
        else:
            undercuts.setdefault(inference.target, []).append(id_)
            owner = owner_of(inference.target, amap.claims)
            if owner != inference.target and inference.target not in amap.inferences:
                aimed.setdefault(owner, []).append(id_)
        for premise in inference.premises:
            uses.setdefault(premise, []).append(id_)
    for id_, contradiction in amap.contradictions.items():
        for claim in dict.fromkeys((contradiction.first, contradiction.second)):
            conflicts.setdefault(claim, []).append(id_)
    quotations = check_quotations(written, texts)
    if isinstance(amap, Propositions):
        quotations = amap.by_wording(_pooled(quotations, amap))
        holes = frozenset(amap.heads.get(each, each) for each in holes)
    tops = [id_ for id_ in amap.claims if id_ not in uses and (id_ in reasons or id_ in rebuttals or id_ in undercuts)]
    return Facts(
        written=written,
        map=amap,
        reasons=_frozen(reasons, amap),
        rebuttals=_frozen(rebuttals, amap),
        undercuts=_frozen(undercuts, amap),
        aimed=_frozen(aimed, amap),
        uses=_frozen(uses, amap),
        conflicts=_frozen(conflicts, amap),
        circles=support_circles(amap),
        tops=tuple(tops),
        texts=texts,
        quotations=quotations,
        provenance=provenance(amap, tops),
        argued=argued_steps(amap, quotations),
        verdicts=Verdicts(amap, failing(quotations)),
        holes=holes,
    )


def touched_by_holes(amap: MapContent, facts: Facts) -> frozenset[str]:
    """Claims that are tied, however remotely, to something from which a part was left out."""
    found: set[str] = set()
    queue = [hole for hole in facts.holes if hole in amap.claims]
    while queue:
        id_ = queue.pop()
        if id_ in found:
            continue
        found.add(id_)
        queue += [step for ties in _ties(facts) for step in ties.get(id_, ())]
        if id_ in amap.inferences:
            queue += [*amap.inferences[id_].premises, amap.inferences[id_].target]
        if id_ in amap.contradictions:
            queue += [amap.contradictions[id_].first, amap.contradictions[id_].second]
    return frozenset(found)


def _ties(facts: Facts) -> tuple[Mapping[str, tuple[str, ...]], ...]:
    return facts.uses, facts.reasons, facts.rebuttals, facts.undercuts, facts.aimed, facts.conflicts


def stands_alone(claim: Claim, facts: Facts) -> bool:
    """Whether a claim stands without reasons: it is quoted, assumed, or none is given at all."""
    return stands_on_its_own(claim, facts.reasons)


def _frozen(lists: Mapping[str, list[str]], amap: MapContent) -> Mapping[str, tuple[str, ...]]:
    return amap.by_wording({key: tuple(values) for key, values in lists.items()})


def _pooled(checked: Checked, amap: Propositions) -> dict[str, tuple[CheckedQuotation, ...]]:
    """The checked quotations of propositions, those of each wording after those of the one before."""
    found: dict[str, tuple[CheckedQuotation, ...]] = {}
    for claim in amap.claims.values():
        wordings = claim.wordings if isinstance(claim, Proposition) else (claim,)
        quotations = tuple(each for wording in wordings for each in checked.get(wording.id, ()))
        if quotations:
            found[claim.id] = quotations
    found.update((id_, each) for id_, each in checked.items() if id_ not in amap.claims)
    return found
