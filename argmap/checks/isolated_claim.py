"""Claims that nothing refers to and that refer to nothing."""

from collections.abc import Iterator

from argmap.analysis.facts import Facts
from argmap.catalogue.rules import ISOLATED_CLAIM
from argmap.diagnostics.diagnostic import Diagnostic
from argmap.diagnostics.place import place_of
from argmap.model.content import MapContent
from argmap.model.elements import Proposition


def isolated_claim(amap: MapContent, facts: Facts) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each claim without any relation, in a map that has more than one claim."""
    if len(amap.claims) < 2:
        return
    expected = {amap.claims[expectation.claim].id for expectation in amap.expectations}
    for question in amap.questions.values():
        expected.update((*question.answers, *(each.item for each in question.evidence)))
    tied = (facts.uses, facts.reasons, facts.rebuttals, facts.undercuts, facts.aimed, facts.conflicts)
    for id_, claim in amap.claims.items():
        if isinstance(claim, Proposition) or id_ in expected or id_ in facts.holes or any(id_ in each for each in tied):
            continue
        yield Diagnostic.at(
            ISOLATED_CLAIM,
            place_of(claim.origin),
            f"{claim.called} bears on no other claim and none bears on it",
            help="say what it supports, rebuts or contradicts, or take it out; if it is background that stands alone, "
            "write `# argmap: ignore[AM206] background` on the line before it",
        )
