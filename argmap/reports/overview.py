"""What the small picture on page 1 shows: the sides of the first clashes, what hangs on a thread, and what bears on it.

Chains through claims that are not shown are drawn as one line with their sign: two objections make a reason.
"""

from collections.abc import Iterator, Mapping

import attrs

from argmap.diagrams.overview import (
    AGAINST,
    CLASH,
    FOR,
    NARROW,
    Bearing,
    Node,
    Overview,
    overview_svg,
    width_of,
    words_of,
)
from argmap.findings.findings import Findings
from argmap.model.elements import QuotationKind
from argmap.model.verdict_kinds import VerdictWord
from argmap.model.voicing import QuotationIndex
from argmap.page.blocks import Figure
from argmap.page.words import Words, joined, say
from argmap.reasoning.sentences import cut
from argmap.reports.chapters.shown import Shown

WHOLE = 15
"""Claims up to which the picture shows all of the map."""
MOST_NODES = 16
MOST_CLASHES = 4
MOST_THREADS = 2
MOST_A_SIDE = 2
"""Claims that are shown for each of these, and against it."""
MOST_NARROW = 7
"""Claims of the picture for a phone."""
FAR = 4
"""Relations over which a chain is drawn as one line."""
_WORDS = 16
"""Words of a claim in the picture."""


@attrs.frozen
class _Use:
    """That a claim bears on another one: for it or against it, and whether that goes through."""

    claim: str
    good: bool
    aside: bool


def overview_figures(found: Findings, *, narrow: bool = True) -> tuple[Figure, ...]:
    """The picture as figures of page 1, for a page as wide as paper and, if that is asked for, for a `narrow` one.

    Raises:
        EngineError: if no engine could draw it.
    """
    shown = overview(found)
    if shown is None:
        return ()
    words = f"{shown.title}: {shown.words}"
    keys = _keys(shown, Shown(found))
    wide = Figure(overview_svg(shown), "overview", words=words, caption=keys)
    return (wide, Figure(_narrow(shown), "overview narrow", words=words, caption=keys)) if narrow else (wide,)


def _keys(shown: Overview, told: Shown) -> Words:
    """What the kinds of line and of frame say that there are."""
    kinds = {"answered" if line.aside else line.kind for line in shown.lines}
    lines = [told.say(f"picture.{kind}") for kind in (FOR, AGAINST, "answered") if kind in kinds]
    words = {node.word for node in shown.nodes}
    frames = [told.verdict(word) for word in VerdictWord if word in words]
    return joined([*lines, say(told.say.pattern("picture.frames").replace("{words}", "{}"), joined(frames, ", "))], " ")


def _narrow(shown: Overview) -> str:
    """The picture of as many claims as a phone has room for."""
    svg = ""
    for most in range(MOST_NARROW, 1, -1):
        svg = overview_svg(shown.first(most), narrow=True)
        if width_of(svg) <= NARROW:
            break
    return svg


def overview(found: Findings) -> Overview | None:
    """The picture; nothing where there is nothing to connect."""
    shown = Shown(found)
    uses = _uses(found)
    claims = _claims(found, uses)
    lines = (*_clashes(found, claims, shown), *_lines(claims, uses))
    if len(claims) < 2 or not lines:
        return None
    nodes = tuple(_node(claim, shown) for claim in claims)
    return Overview(shown.say("picture.title"), words_of(nodes), nodes, lines)


def _node(claim: str, shown: Shown) -> Node:
    said = {each.kind for _, each in shown.speech.words(claim, *QuotationKind)}
    denied = QuotationKind.DENIAL in said
    more = shown.say("picture.denied") if denied else ""
    return Node(claim, cut(shown.subject.text(claim).rstrip("."), _WORDS), shown.subject.word(claim), more)


def _claims(found: Findings, uses: Mapping[str, list[_Use]]) -> list[str]:
    """The claims of the picture, the weightiest first."""
    subject, summary = found.subject, found.summary
    chosen: dict[str, None] = {}
    for clash in summary.clashes[:MOST_CLASHES]:
        chosen.update(dict.fromkeys(side.claim for side in clash.sides))
    for thread in summary.threads[:MOST_THREADS]:
        chosen.update(dict.fromkeys(thread.claims))
    if not chosen:
        chosen.update(dict.fromkeys(row.claim for row in summary.main[:MOST_CLASHES]))
    if len(subject.map.claims) <= WHOLE:
        return list(chosen | dict.fromkeys(subject.map.claims))
    for claim in list(chosen):
        for good in (True, False):  # as many of what speaks for it as of what speaks against it
            bearing = [
                each
                for each, every in uses.items()
                if any(use.claim == claim and use.good is good and not use.aside for use in every)
            ]
            for each in bearing[:MOST_A_SIDE]:
                if len(chosen) < MOST_NODES:
                    chosen[each] = None
    return list(chosen)[:MOST_NODES]


def _uses(found: Findings) -> Mapping[str, list[_Use]]:
    """What each claim is for or against, by one relation.

    What sets a step aside is against what the step is for; what sets words aside is against the claim that they
    assert, or for the one that they deny; of words of both kinds nothing is said.
    """
    amap, kinds = found.subject.map, found.subject.reasoner.kinds
    index = QuotationIndex(amap.claims)
    uses: dict[str, list[_Use]] = {}
    for step in amap.inferences.values():
        target, good = step.target, step.kind.speaks_for
        for _ in range(FAR):
            if target not in amap.inferences:
                break
            over = amap.inferences[target]
            target, good = over.target, good is over.kind.speaks_for
        claim = amap.claims[target].id if target in amap.claims else ""
        hit = None if claim else index.hit(target)
        if hit is not None:
            denied = {amap.claims[hit[0]].quotations[place].kind is QuotationKind.DENIAL for place in hit[1]}
            claim, good = hit[0] if len(denied) == 1 else "", good is not (denied == {True})
        if claim:
            use = _Use(claim, good, kinds.step_state(step.id) < 0)
            for premise in step.premises:
                uses.setdefault(premise, []).append(use)
    return uses


def _lines(claims: list[str], uses: Mapping[str, list[_Use]]) -> Iterator[Bearing]:
    """The lines between the claims, the shortest chain between each two, and none through a third one."""
    kept = set(claims)
    for start in claims:
        reached: dict[str, _Use] = {}
        edge = [_Use(start, good=True, aside=False)]
        seen = {start}
        for _ in range(FAR):
            following = []
            for at in edge:
                for use in uses.get(at.claim, ()):
                    whole = _Use(use.claim, at.good is use.good, at.aside or use.aside)
                    if use.claim in kept and use.claim != start:
                        reached.setdefault(use.claim, whole)
                    elif use.claim not in seen:
                        seen.add(use.claim)
                        following.append(whole)
            edge = following
        direct = {use.claim for use in uses.get(start, ())}
        for use in reached.values():
            if not use.aside or use.claim in direct:  # of a chain that does not go through nothing is said
                yield Bearing(start, use.claim, FOR if use.good else AGAINST, use.aside)


def _clashes(found: Findings, claims: list[str], shown: Shown) -> Iterator[Bearing]:
    """Lines between two claims that exclude each other; it is a clash where both are asserted.

    A denial is told in the claim's frame, and what follows from it is no clash of two claims.
    """
    kept = set(claims)
    for clash in found.summary.clashes:
        first, second = clash.sides
        if first.claim != second.claim and not (first.denied or second.denied) and {first.claim, second.claim} <= kept:
            label = shown.say("picture.clash" if first.quotations and second.quotations else "picture.excludes")
            yield Bearing(first.claim, second.claim, CLASH, label=label)
