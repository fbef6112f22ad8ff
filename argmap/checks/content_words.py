"""The Rabbit rule and the Holding-hands rule: terms of a conclusion and of its premises (taught with Rationale).

*Rabbit*: no term comes out of a hat, each significant term of the conclusion stands in a premise. *Holding
hands*: no term dangles, each term of a premise stands in the conclusion or in another premise.
"""

from collections.abc import Iterator

from argmap.analysis.facts import Facts
from argmap.catalogue.rules import HOLDING_HANDS, RABBIT_RULE
from argmap.diagnostics.diagnostic import Diagnostic
from argmap.diagnostics.place import place_of
from argmap.english import listed
from argmap.model.content import MapContent
from argmap.model.elements import Inference
from argmap.quotations.exceeds import content_words

MOST_SHOWN = 4


def rabbit_rule(amap: MapContent, facts: Facts) -> Iterator[Diagnostic]:
    """Yield a hint for each reason whose conclusion has a term that no premise has."""
    for step in amap.inferences.values():
        if not step.kind.speaks_for:
            continue
        known = {stem for premise in step.premises for stem in _terms(amap, premise)}
        new = [word for stem, word in _terms(amap, step.target).items() if stem not in known]
        if new:
            yield Diagnostic.at(
                RABBIT_RULE,
                place_of(step.origin),
                f"no premise of this step speaks of {_listed(new)}",
                notes=[_told(step, amap)],
                help="add the premise that ties it in, with `and`, or say it in the words of the premises",
            )


def holding_hands(amap: MapContent, facts: Facts) -> Iterator[Diagnostic]:
    """Yield a hint for each reason with a term that neither the conclusion nor another premise has."""
    for step in amap.inferences.values():
        if not step.kind.speaks_for:
            continue
        terms = [_terms(amap, each) for each in (*step.premises, step.target)]
        alone = [
            word
            for at, premise in enumerate(terms[:-1])
            for stem, word in premise.items()
            if not any(stem in other for where, other in enumerate(terms) if where != at)
        ]
        if alone:
            yield Diagnostic.at(
                HOLDING_HANDS,
                place_of(step.origin),
                f"only one premise of this step speaks of {_listed(alone)}",
                notes=[_told(step, amap)],
                help="add the premise that ties it in, with `and`, or leave it out",
            )


def _terms(amap: MapContent, claim: str) -> dict[str, str]:
    """The significant words of a claim by their stems."""
    return content_words(amap.claims[claim].text, language=amap.language)


def _listed(words: list[str]) -> str:
    return listed([f"“{word}”" for word in words], most=MOST_SHOWN)


def _told(step: Inference, amap: MapContent) -> str:
    premises = " / ".join(amap.claims[premise].text for premise in step.premises)
    return f"{premises} → {amap.claims[step.target].text}"
