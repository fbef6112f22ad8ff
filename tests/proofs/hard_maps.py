"""Random maps with everything that bears on a verdict: wordings, voices, stances, weights, what is undercut."""

import random

import attrs

from argmap.argument_map import ArgumentMap
from argmap.model.credence import Level, read_credence
from argmap.model.elements import (
    Contradiction,
    Inference,
    InferenceKind,
    Question,
    Quotation,
    QuotationKind,
    Restatement,
    SourceText,
    Speaker,
)
from argmap.model.voicing import aimed, quotation_ids
from random_maps import random_map

GRADES = ["", "", "A1", "C3", "E5", "F6"]
WORDS = ["the shops are full", "The shops are full, they say", "nobody drives", "nobody drives there", "they talk"]
CREDENCES = [None] * 4 + [
    read_credence(each) for each in ("10 %", "0.5", ".7", "very likely", "Unlikely", "high", "low")
]
STRENGTHS = [None, None, None, 0.2, 0.5, 0.8, Level.LOW, Level.HIGH]
Failed = frozenset[tuple[str, int]]


def hard_map(seed: int) -> tuple[ArgumentMap, Failed]:
    """A map, and quotations of it, by claim and place, whose words do not stand."""
    chance = random.Random(seed)
    amap = random_map(chance, claims=chance.choice([4, 8, 12]), steps=chance.choice([6, 12, 20]))
    weighs = chance.random() < 0.4
    sources = {
        each: SourceText(
            each,
            each,
            reliability=chance.choice(GRADES),
            withdrawn="2026" if chance.random() < 0.1 else "",
            repeats=("paper",) if each == "copy" else (),
        )
        for each in ("text", "paper", "copy")
    }
    weighed = chance.choice(GRADES)
    speakers = {
        "paper": Speaker("paper", "The paper", reliability=weighed),
        "him": Speaker(
            "him", "He", reliability=chance.choice(GRADES), withdrawn="2026-03" if chance.random() < 0.1 else ""
        ),
        "her": Speaker("her", "She", speaks_for="him"),
    }

    def said(kind: QuotationKind) -> Quotation:
        speaker = chance.choice(["", "him", "her", "paper"])
        citing = (chance.choice(["her", "copy"]),) if speaker == "him" and chance.random() < 0.3 else ()
        return Quotation(kind, chance.choice([*sources]), chance.choice(WORDS), speaker=speaker, citing=citing)

    kinds = [each for each in QuotationKind if each is not QuotationKind.ARGUED]
    claims = {}
    for id_, claim in amap.claims.items():
        more = [chance.choice(kinds) for _ in range(chance.choice([0, 0, 1, 2]))]
        quotations = tuple(said(kind) for kind in (*(each.kind for each in claim.quotations), *more))
        credence = chance.choice(CREDENCES) if weighs or chance.random() < 0.1 else None
        claims[id_] = attrs.evolve(claim, quotations=quotations, credence=credence)
    names = [*claims]
    aims = [
        name
        for claim in claims.values()
        for id_, each in zip(quotation_ids(claim), claim.quotations, strict=True)
        if each.kind.counts
        for name in (id_, id_.partition(" (")[0])
    ]
    steps = {id_: step for id_, step in amap.inferences.items() if aimed(step.target) is None}
    for id_, step in steps.items():
        strength = chance.choice(STRENGTHS) if weighs else None
        hits = step.kind is InferenceKind.UNDERCUTS and aims and chance.random() < 0.3
        steps[id_] = attrs.evolve(step, strength=strength, target=chance.choice(aims) if hits else step.target)
    if aims and chance.random() < 0.3:
        steps["u"] = Inference("u", InferenceKind.UNDERCUTS, (chance.choice(names),), chance.choice(aims), named=True)
    while lost := [
        id_ for id_, s in steps.items() if s.target not in claims and s.target not in steps and s.target not in aims
    ]:
        for id_ in lost:
            del steps[id_]
    pairs = [tuple(chance.sample(names, 2)) for _ in range(chance.choice([0, 0, 1, 1, 2, 3]))] if len(names) > 1 else []
    rivals = (
        {"q": Question("q", "Which?", tuple(chance.sample(names, 3)))}
        if len(names) > 3 and chance.random() < 0.2
        else {}
    )
    clashes = {
        id_: Contradiction(id_, each.first, each.second, named=True) for id_, each in amap.contradictions.items()
    }
    made = attrs.evolve(
        amap,
        weighing="strength" if weighs else "",
        sources=sources,
        speakers=speakers,
        claims=claims,
        inferences=steps,
        contradictions=clashes,
        questions=rivals,
        restatements={f"s{n}": Restatement(f"s{n}", *pair, named=True) for n, pair in enumerate(dict.fromkeys(pairs))},
    )
    places = [(claim.id, at) for claim in claims.values() for at in range(len(claim.quotations))]
    return made, frozenset(chance.sample(places, min(len(places), chance.choice([0, 0, 1, 2]))))
