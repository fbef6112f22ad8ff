"""Random small maps with everything in them that makes verdicts hard, and the smallest of them that shows a fault."""

import random
from collections.abc import Callable, Iterator

import attrs

from argmap.argument_map import ArgumentMap
from argmap.model.elements import (
    Claim,
    Contradiction,
    Inference,
    InferenceKind,
    Quotation,
    QuotationKind,
    SourceText,
    Speaker,
)

SOURCE = SourceText("text", "A text")
KINDS = (
    [InferenceKind.SUPPORTS] * 4
    + [InferenceKind.REBUTS] * 3
    + [InferenceKind.UNDERCUTS] * 4
    + [InferenceKind.IMPLIES] * 2
)


def random_map(chance: random.Random, *, claims: int, steps: int, prefix: str = "") -> ArgumentMap:
    """A map of up to so many claims and steps; circles, self-support and self-contradiction included."""
    names = [f"{prefix}{letter}" for letter in "abcdefghijklmnop"[: chance.randint(1, claims)]]
    ids = [f"{prefix}r{n}" for n in range(chance.randint(0, steps))]
    inferences = {each: random_step(chance, each, names, ids) for each in ids}
    claims_made = {name: random_claim(chance, name) for name in names}
    for id_, step in inferences.items():
        said = [each for claim in claims_made.values() for each in quotations_of(claim)]
        if step.kind is InferenceKind.UNDERCUTS and said and chance.random() < 0.3:
            inferences[id_] = attrs.evolve(step, target=chance.choice(said))
    pairs = {
        tuple(sorted((chance.choice(names), chance.choice(names)))) for _ in range(chance.choice([0, 0, 0, 1, 1, 2]))
    }
    clashes = [Contradiction(f"{prefix}x{n}", *pair, named=True) for n, pair in enumerate(sorted(pairs))]
    return ArgumentMap(
        "random",
        sources={SOURCE.id: SOURCE},
        speakers={"him": Speaker("him", "He")},
        claims=claims_made,
        inferences=inferences,
        contradictions={each.id: each for each in clashes},
    )


def quotations_of(claim: Claim) -> list[str]:
    """What an undercut can aim at: what the text or he says of a claim."""
    who = {each.speaker or each.source for each in claim.quotations if each.kind.counts}
    return [f"{claim.id} by {each}" for each in sorted(who)]


def random_claim(chance: random.Random, name: str) -> Claim:
    """A claim, perhaps assumed, quoted or denied."""
    kinds = [QuotationKind.QUOTE] * (chance.random() < 0.2) + [QuotationKind.DENIAL] * chance.choice(
        [0, 0, 0, 0, 0, 1, 2]
    )
    kinds += [chance.choice([QuotationKind.SUSPICION, QuotationKind.QUOTE])] * (chance.random() < 0.1)
    quotations = tuple(
        Quotation(kind, SOURCE.id, chance.choice(["words", "other words"]), speaker=chance.choice(["", "", "him"]))
        for kind in kinds
    )
    assumed = chance.random() < 0.25
    return Claim(name, f"Claim {name}.", quotations, assumed=assumed, open=not assumed and chance.random() < 0.1)


def random_step(chance: random.Random, id_: str, names: list[str], ids: list[str]) -> Inference:
    """A step between any claims; an undercut may aim at any step, later ones and itself included."""
    kind = chance.choice(KINDS)
    premises = chance.sample(names, min(len(names), chance.choice([1, 1, 1, 2, 2, 3])))
    at_step = kind is InferenceKind.UNDERCUTS and chance.random() < 0.75
    return Inference(id_, kind, tuple(premises), chance.choice(ids if at_step else names), named=True)


def smaller(amap: ArgumentMap) -> Iterator[ArgumentMap]:
    """The maps that lack one thing of a map."""
    for claim in amap.claims.values():
        used = any(claim.id in (*step.premises, step.target) for step in amap.inferences.values())
        used |= any(claim.id in (each.first, each.second) for each in amap.contradictions.values())
        if not used:
            yield attrs.evolve(amap, claims={k: v for k, v in amap.claims.items() if k != claim.id})
        plainer = [attrs.evolve(claim, assumed=False)] if claim.assumed else []
        plainer += [
            attrs.evolve(claim, quotations=claim.quotations[:n] + claim.quotations[n + 1 :])
            for n in range(len(claim.quotations))
        ]
        for each in plainer:
            yield attrs.evolve(amap, claims={**amap.claims, claim.id: each})
    for id_, step in amap.inferences.items():
        if not any(other.target == id_ for other in amap.inferences.values() if other is not step):
            yield attrs.evolve(amap, inferences={k: v for k, v in amap.inferences.items() if k != id_})
        for premise in step.premises if len(step.premises) > 1 else ():
            fewer = attrs.evolve(step, premises=tuple(each for each in step.premises if each != premise))
            yield attrs.evolve(amap, inferences={**amap.inferences, id_: fewer})
    for id_ in amap.contradictions:
        yield attrs.evolve(amap, contradictions={k: v for k, v in amap.contradictions.items() if k != id_})


def smallest(amap: ArgumentMap, fault: Callable[[ArgumentMap], str]) -> ArgumentMap:
    """A map with a fault none of whose smaller maps has one."""
    for each in smaller(amap):
        if fault(each):
            return smallest(each, fault)
    return amap
