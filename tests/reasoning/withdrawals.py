"""Random maps with several sources and speakers, and what is withdrawn from them."""

import random

import attrs

from argmap.argument_map import ArgumentMap
from argmap.model.elements import InferenceKind, Quotation, Restatement, SourceText, Speaker
from argmap.model.propositions import Propositions
from argmap.reasoning.compiled import compiled
from argmap.reasoning.kinds import Kinds
from argmap.reasoning.labels import StepLabel
from argmap.reasoning.reasoner import Reasoner
from argmap.reasoning.whatif import change_of
from argmap.reasoning.withdrawal import Behind
from random_maps import random_map

SOURCES = {
    "text": SourceText("text", "A text"),
    "paper": SourceText("paper", "A paper"),
    "copy": SourceText("copy", "A copy", repeats=("paper",)),
}
VALUES = {StepLabel.IN: 1, StepLabel.OUT: -1, StepLabel.UNDECIDED: 0}
SPEAKERS = {"him": Speaker("him", "He"), "her": Speaker("her", "She", speaks_for="him")}


def told_by_many(seed: int) -> tuple[ArgumentMap, random.Random]:
    """A random map with other sources and speakers than it was made with, some claims of it restated."""
    chance = random.Random(seed)
    amap = random_map(chance, claims=8, steps=12)
    aimed = any(" by " in step.target for step in amap.inferences.values())

    def voice(quotation: Quotation) -> Quotation:
        if aimed:  # an undercut names who is quoted
            source = chance.choice([*SOURCES]) if quotation.speaker else quotation.source
            return attrs.evolve(quotation, source=source)
        speaker = chance.choice(["", "him", "her"])
        citing = (chance.choice(["her", "copy"]),) if speaker == "him" and chance.random() < 0.3 else ()
        return attrs.evolve(quotation, source=chance.choice([*SOURCES]), speaker=speaker, citing=citing)

    claims = {
        id_: attrs.evolve(claim, quotations=tuple(voice(each) for each in claim.quotations))
        for id_, claim in amap.claims.items()
    }
    same = {}
    undercut = any(step.kind is InferenceKind.UNDERCUTS for step in amap.inferences.values())
    if len(claims) > 1 and not undercut and chance.random() < 0.5:
        same = {"same": Restatement("same", *chance.sample([*claims], 2), named=True)}
    return attrs.evolve(amap, claims=claims, sources=SOURCES, speakers=SPEAKERS, restatements=same), chance


def withdrawals(seed: int, count: int) -> list[tuple[dict, dict]]:
    """Some withdrawals from a map: the task as the page has it, and what `argmap whatif` says of it.

    A proposition is withdrawn with all its wordings.
    """
    amap, chance = told_by_many(seed)
    reasoner = Reasoner(amap)
    whole = reasoner.map
    behind = Behind(whole)
    claims = list(whole.claims)
    words = [[behind.quotation(each) for each in claim.quotations] for claim in whole.claims.values()]
    found = []
    for _ in range(count):
        pool = [*claims, *SOURCES, *SPEAKERS]
        names = chance.sample(pool, min(len(pool), chance.choice([1, 1, 2, 3])))
        every = [each for name in names for each in _wordings(reasoner, name)]
        after = reasoner.changed(change_of(reasoner.given, every))
        kinds, steps = Kinds(after), after.grounded.inferences
        task = {
            "rules": compiled(reasoner),
            "gone": [claims.index(each) for each in names if each in claims],
            "lost": [
                [at, place] for at, each in enumerate(words) for place, dies in enumerate(each) if {*dies} & {*names}
            ],
        }
        told = {
            "labels": [after.grounded.claims[each].value for each in claims],
            "words": [kinds.of(each).word.value for each in claims],
            "steps": [VALUES[steps.get(each, StepLabel.OUT)] for each in whole.inferences],
        }
        found.append((task, told))
    return found


def _wordings(reasoner: Reasoner, name: str) -> list[str]:
    given = reasoner.given
    if isinstance(given, Propositions) and name in given.claims:
        return [each for each in given.written.claims if given.heads.get(each, each) == name]
    return [name]
