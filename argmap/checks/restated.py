"""Wordings of one proposition that are set against each other, support each other, or differ in what they are given."""

from collections.abc import Iterator, Mapping, Sequence

from argmap.analysis.facts import Facts
from argmap.catalogue.rules import CREDENCES_OF_WORDINGS, OTHER_FIGURES, RESTATED_AND_ATTACKED, RESTATED_AND_SUPPORTED
from argmap.diagnostics.diagnostic import Diagnostic, Label
from argmap.diagnostics.place import place_of
from argmap.model.content import MapContent
from argmap.model.elements import InferenceKind, Proposition
from argmap.model.propositions import Propositions
from argmap.quotations.figures import FigureInText, figures
from argmap.source import Span


def restated_and_attacked(amap: MapContent, facts: Facts) -> Iterator[Diagnostic]:
    """Yield an error for each rebuttal, contradiction or question that sets a proposition against itself."""
    if not isinstance(amap, Propositions):
        return
    written, heads = facts.written, amap.heads
    for step in written.inferences.values():
        same = [each for each in step.premises if _same(each, step.target, heads)]
        if step.kind is InferenceKind.REBUTS and same:
            yield _against(
                step.origin, f"`{same[0]}` rebuts `{step.target}`, which says the same", same[0], step.target, amap
            )
    for pair in written.contradictions.values():
        if not pair.question and _same(pair.first, pair.second, heads):
            said = f"`{pair.first}` contradicts `{pair.second}`, which says the same"
            yield _against(pair.origin, said, pair.first, pair.second, amap)
    for question in written.questions.values():
        first: dict[str, str] = {}
        for answer in question.answers:
            other = first.setdefault(heads.get(answer, answer), answer)
            if other != answer:
                said = f"`{other}` and `{answer}` are rival answers of `{question.id}`, and say the same"
                yield _against(question.origin, said, other, answer, amap)


def restated_and_supported(amap: MapContent, facts: Facts) -> Iterator[Diagnostic]:
    """Yield a warning for each reason that a proposition is given for itself in other words."""
    if not isinstance(amap, Propositions):
        return
    for step in facts.written.inferences.values():
        same = [each for each in step.premises if _same(each, step.target, amap.heads)]
        if step.kind.speaks_for and same:
            yield Diagnostic.at(
                RESTATED_AND_SUPPORTED,
                place_of(step.origin),
                f"`{same[0]}` {step.kind.value} `{step.target}`, which says the same",
                others=_restated(same[0], step.target, amap),
                help="take the step out, it is left out of the verdicts: a claim is no reason for itself",
            )


def credences_of_wordings(amap: MapContent, facts: Facts) -> Iterator[Diagnostic]:
    """Yield a warning for each wording whose credence is another one than that which its proposition has."""
    del facts
    if not isinstance(amap, Propositions):
        return
    for claim in amap.claims.values():
        if not isinstance(claim, Proposition) or claim.credence is None:
            continue
        given = next(each for each in claim.wordings if each.credence is not None)
        for each in claim.wordings:
            if each.credence is not None and each.credence != claim.credence:
                yield Diagnostic.at(
                    CREDENCES_OF_WORDINGS,
                    place_of(each.origin),
                    f"{each.called} has the credence `{each.credence.written}`, and {given.called}, which says the "
                    f"same, `{claim.credence.written}`",
                    others=[Label(given.origin, "this one counts")] if given.origin else [],
                    help="give one proposition one credence, or take out the `restates` that makes them one",
                )


def other_figures(amap: MapContent, facts: Facts) -> Iterator[Diagnostic]:
    """Yield a hint for each two claims that are said to be one, each with a figure that the other one has not."""
    claims = facts.written.claims
    for each in facts.written.restatements.values():
        one, other = claims[each.first], claims[each.second]
        ours, theirs = list(figures(one.text)), list(figures(other.text))
        new, old = _without(ours, theirs), _without(theirs, ours)
        if new and old:
            yield Diagnostic.at(
                OTHER_FIGURES,
                place_of(each.origin),
                f"{one.called} says “{new[0].written}”, and {other.shown}, which it restates, “{old[0].written}”",
                others=[Label(claim.origin, "one of the two") for claim in (one, other) if claim.origin],
                help="see whether one of the figures is wrong; claims with other figures are not the same claim",
            )


def _without(some: Sequence[FigureInText], others: Sequence[FigureInText]) -> list[FigureInText]:
    """The figures that are none of some others, nor one of them rounded, nor the unrounded of one."""
    return [one for one in some if not any(one.says(other) or other.says(one) for other in others)]


def _same(one: str, other: str, heads: Mapping[str, str]) -> bool:
    """Whether two claims are wordings of one proposition."""
    return one != other and one in heads and other in heads and heads[one] == heads[other]


def _against(origin: Span | None, said: str, one: str, other: str, amap: Propositions) -> Diagnostic:
    return Diagnostic.at(
        RESTATED_AND_ATTACKED,
        place_of(origin),
        said,
        others=_restated(one, other, amap),
        help="either they say the same, or they speak against each other: take one of the two out",
    )


def _restated(one: str, other: str, amap: Propositions) -> list[Label]:
    """Where it is said that two claims are one: the restatement of both, else those of each."""
    pair = {one, other}
    near = [each for each in amap.restatements.values() if pair & {each.first, each.second}]
    found = [each for each in near if pair == {each.first, each.second}] or near[:2]
    return [Label(each.origin, "restated here") for each in found if each.origin is not None]
