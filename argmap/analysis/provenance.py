"""Where claims come from: the sources that they hang on, and how independent those are.

A source that `repeats` another has its news from there. Two sources are independent when nothing is
repeated by both of them, neither directly nor through others, and neither repeats the other.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence

import attrs

from argmap.analysis.disjoint_paths import disjoint_paths
from argmap.english import MOST_LISTED
from argmap.graphs import components
from argmap.model.content import MapContent
from argmap.model.elements import Quotation

MOST_WAYS = 10
"""Up to here independent ways to a top claim are counted."""


@attrs.frozen
class Echo:
    """Two quotations of a claim that look independent and are not.

    `first_way` and `second_way` lead from the source of each to the common origin, by what repeats what.
    """

    claim: str
    first: Quotation
    second: Quotation
    origin: str
    first_way: tuple[str, ...]
    second_way: tuple[str, ...]

    @property
    def chain(self) -> str:
        """`gazette repeats minutes`, `post repeats wire, and so does herald through daily`."""
        one, other = map(_marked, sorted((self.first_way, self.second_way), key=len))
        if len(one) == 1:
            return f"{other[0]} repeats {', which repeats '.join(other[1:])}"
        through = "".join(f" through {each}" for each in other[1:-1])
        return f"{' repeats '.join(one)}, and so does {other[0]}{through}"


def _marked(way: Sequence[str]) -> list[str]:
    """The names of a way in marks; of a long one those at its ends."""
    marked = [f"`{each}`" for each in way]
    if len(marked) <= MOST_LISTED:
        return marked
    half = MOST_LISTED // 2
    left_out = marked[half - 1 : 1 - half]
    return [*marked[: half - 1], f"({len(left_out):,} more)", *marked[1 - half :]]


@attrs.frozen
class Support:
    """What a top claim hangs on.

    `sources` gives for each source the claims that it is quoted for in support of this one;
    `independent` is the greatest number of ways from independent sources to the claim that share
    no other claim (Menger's theorem; counted up to 10).
    """

    claim: str
    sources: Mapping[str, tuple[str, ...]]
    independent: int


def independent(first: frozenset[str], second: frozenset[str]) -> bool:
    """Whether two sources have no origin in common, by where the news of each ends.

    It is enough to look at the ends of what they repeat: whatever they share leads to an end that they share.
    """
    return first.isdisjoint(second)


@attrs.frozen
class Provenance:
    """Where the claims of a map come from.

    Attributes:
        origins: for a source, where its news ends: sources that repeat none, and one of each circle that leads to none.
        hanging: claims with support from one source only, and that source.
        echoes: pairs of quotations of one claim that go back to the same origin.
        circles: groups of sources that repeat each other in a circle.
        second_hand: quotations of a speaker through a source that repeats others, by claim.
        disputed: claims that one quotation asserts and another denies.
        supports: for each top claim, what it hangs on.
    """

    origins: Mapping[str, frozenset[str]]
    hanging: Mapping[str, str]
    echoes: tuple[Echo, ...]
    circles: tuple[tuple[str, ...], ...]
    second_hand: tuple[tuple[str, Quotation], ...]
    disputed: tuple[str, ...]
    supports: tuple[Support, ...]


def provenance(amap: MapContent, tops: Sequence[str]) -> Provenance:
    """Work out where the claims of a map come from."""
    origins = _origins(amap)
    circles = _circles(amap)
    second_hand = tuple(
        (claim.id, quotation)
        for claim in amap.claims.values()
        for quotation in claim.quotations
        if quotation.speaker and amap.sources[quotation.source].repeats
    )
    disputed = tuple(claim.id for claim in amap.claims.values() if claim.quotes and claim.denials)
    backing = _backing(amap)
    hanging = {claim: next(iter(sources)) for claim, sources in backing.items() if len(sources) == 1}
    echoes = tuple(_echoes(amap, origins))
    ends = {each.id for each in amap.sources.values() if not each.repeats}.union(*circles)
    order = {claim: at for at, claim in enumerate(amap.claims)}
    down: dict[str, list[str]] = {}
    for step in amap.inferences.values():
        if step.kind.speaks_for:
            down.setdefault(step.target, []).extend(step.premises)
    supports = tuple(_support(claim, amap, down, order, ends) for claim in tops)
    return Provenance(
        origins=origins,
        hanging=hanging,
        echoes=echoes,
        circles=circles,
        second_hand=second_hand,
        disputed=disputed,
        supports=supports,
    )


@attrs.frozen
class Ways:
    """The shortest ways from a source to all that it repeats: for each the one before it, and the steps to it."""

    before: Mapping[str, str]
    steps: Mapping[str, int]

    def to(self, origin: str) -> tuple[str, ...]:
        """The sources on the way, both ends among them."""
        way = [origin]
        while way[-1] in self.before:
            way.append(self.before[way[-1]])
        return tuple(reversed(way))


def ways_from(source: str, amap: MapContent) -> Ways:
    """A shortest way from a source to each source that it repeats, nearer ones first, and to itself."""
    before: dict[str, str] = {}
    steps = {source: 0}
    for at in (queue := [source]):
        for repeated in amap.sources[at].repeats:
            if repeated not in steps:
                before[repeated] = at
                steps[repeated] = steps[at] + 1
                queue.append(repeated)
    return Ways(before, steps)


def _origins(amap: MapContent) -> dict[str, frozenset[str]]:
    """Where the news of each source ends. Sources that go back to the same ends share one set."""
    found: dict[str, frozenset[str]] = {}
    for group in components({source.id: source.repeats for source in amap.sources.values()}):
        inside = set(group)
        beyond = {
            id(found[each]): found[each]
            for source in group
            for each in amap.sources[source].repeats
            if each not in inside
        }
        if len(beyond) == 1:
            (ends,) = beyond.values()
        else:
            ends = frozenset().union(*beyond.values()) if beyond else frozenset((min(group),))
        found.update(dict.fromkeys(group, ends))
    return found


def _circles(amap: MapContent) -> tuple[tuple[str, ...], ...]:
    edges = {source.id: list(source.repeats) for source in amap.sources.values() if source.repeats}
    found = components(edges)
    order = {source: at for at, source in enumerate(amap.sources)}
    lone = [(source,) for source, repeated in edges.items() if source in repeated]
    return (*lone, *(tuple(sorted(each, key=order.__getitem__)) for each in found if len(each) > 1))


def _backing(amap: MapContent) -> dict[str, dict[str, None]]:
    """For each claim, the sources of its quotes and of all that supports it."""
    number = {source: 1 << at for at, source in enumerate(amap.sources)}
    bits = {claim.id: 0 for claim in amap.claims.values()}
    for claim in amap.claims.values():
        for quotation in claim.quotes:
            bits[claim.id] |= number[quotation.source]
    up: dict[str, list[str]] = {}
    for step in amap.inferences.values():
        if step.kind.speaks_for:
            for premise in step.premises:
                up.setdefault(premise, []).append(step.target)
    queue = [id_ for id_, mask in bits.items() if mask]
    while queue:
        id_ = queue.pop()
        for target in up.get(id_, ()):
            if bits[id_] & ~bits[target]:
                bits[target] |= bits[id_]
                queue.append(target)
    return {
        claim: {source: None for source, bit in number.items() if mask & bit} if mask & (mask - 1) else _one(mask, amap)
        for claim, mask in bits.items()
    }


def _one(mask: int, amap: MapContent) -> dict[str, None]:
    return {list(amap.sources)[mask.bit_length() - 1]: None} if mask else {}


def _echoes(amap: MapContent, origins: Mapping[str, frozenset[str]]) -> Iterator[Echo]:
    """Pairs of quotations of one kind for one claim, from different sources that share an origin.

    Two speakers who are named apart are two witnesses, whatever text reports them.
    """
    ways: dict[str, Ways] = {}
    for claim in amap.claims.values():
        # By what matters for the answer: of two quotations that agree in it only the first can be the other of a pair.
        earlier: dict[tuple[str, str], dict[tuple[str, str], tuple[int, Quotation]]] = {}
        for at, second in enumerate(claim.quotations):
            shared = [earlier.setdefault((second.kind, end), {}) for end in origins[second.source]]
            candidates = (next((each for each in found.values() if _echo(each[1], second)), None) for found in shared)
            first = min((each for each in candidates if each is not None), default=None, key=lambda each: each[0])
            for found in shared:
                found.setdefault((second.source, second.speaker), (at, second))
            if first is not None:
                for source in (first[1].source, second.source):
                    if source not in ways:
                        ways[source] = ways_from(source, amap)
                yield _pair(claim.id, first[1], second, ways)


def _echo(first: Quotation, second: Quotation) -> bool:
    apart = bool(first.speaker and second.speaker and first.speaker != second.speaker)
    return first.source != second.source and not apart


def _pair(claim: str, first: Quotation, second: Quotation, ways: Mapping[str, Ways]) -> Echo:
    one, other = ways[first.source], ways[second.source]
    shared = (origin for origin in one.steps if origin in other.steps)
    origin = min(shared, key=lambda each: one.steps[each] + other.steps[each])
    return Echo(
        claim=claim,
        first=first,
        second=second,
        origin=origin,
        first_way=one.to(origin),
        second_way=other.to(origin),
    )


def _support(
    top: str, amap: MapContent, down: Mapping[str, Sequence[str]], order: Mapping[str, int], ends: Collection[str]
) -> Support:
    """What a top claim hangs on: its sources, and how many ways from them are apart."""
    seen = {top: None}
    for claim in (queue := [top]):
        for premise in down.get(claim, ()):
            if premise not in seen:
                seen[premise] = None
                queue.append(premise)
    sources: dict[str, dict[str, None]] = {}
    for claim in sorted(seen, key=order.__getitem__):
        for quotation in amap.claims[claim].quotes:
            sources.setdefault(quotation.source, {})[claim] = None
    by_source = {source: tuple(sources[source]) for source in amap.sources if source in sources}
    if len(by_source) < 2:  # every way leads through the one source
        return Support(top, by_source, len(by_source))
    below = {(True, claim): [(True, each) for each in down.get(claim, ())] for claim in seen}
    for source, claims in by_source.items():
        for claim in claims:
            below[True, claim].append((False, source))
    for source in (queue := list(by_source)):
        if (False, source) not in below:
            below[False, source] = [(False, repeated) for repeated in amap.sources[source].repeats]
            queue += amap.sources[source].repeats
    origins = {(False, end) for end in ends}
    ways = disjoint_paths(below, (True, top), origins, most=MOST_WAYS)
    return Support(top, by_source, ways)
