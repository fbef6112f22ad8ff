"""Hedges and quantifiers that get lost between a premise and its conclusion."""

from collections.abc import Iterator

from argmap.analysis.facts import Facts
from argmap.analysis.spoken import language_of_claims
from argmap.catalogue.rules import LOST_ON_A_STEP
from argmap.diagnostics.diagnostic import Diagnostic
from argmap.diagnostics.place import place_of
from argmap.model.content import MapContent
from argmap.quotations.exceeds import compared
from argmap.quotations.finding import Critical
from argmap.quotations.languages.registry import language_of


def lost_on_a_step(amap: MapContent, facts: Facts) -> Iterator[Diagnostic]:
    """Yield a hint for each reason of one premise in nearly the same words that says less than its conclusion."""
    del facts
    language = language_of_claims(amap)
    lists = language_of(language).claim_words
    careful = lists["hedges"] | lists["partial"] | lists["future"]
    for step in amap.inferences.values():
        if not step.kind.speaks_for or len(step.premises) > 1 or step.target not in amap.claims:
            continue
        premise, conclusion = amap.claims[step.premises[0]], amap.claims[step.target]
        if conclusion.credence is not None or careful.isdisjoint(premise.text.lower().split()):
            continue
        _, found = compared(conclusion.text, premise.text, language=language)
        if found is not None and found.kind in (Critical.MODALITY, Critical.QUANTIFIER):
            what = f"“{found.quoted}”" + (f" has become “{found.claimed}”" if found.claimed else " is lost")
            yield Diagnostic.at(
                LOST_ON_A_STEP,
                place_of(step.origin),
                f"{what} on the way from {premise.shown} to {conclusion.shown}",
                help="say in the conclusion what the premise bears out, or give the reason that bridges the two",
            )
