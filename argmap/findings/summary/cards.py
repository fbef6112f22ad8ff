"""What else is said on the card of a clash: what is set aside, what it bears on, and what would settle it."""

from collections.abc import Iterator, Sequence

from argmap.findings.subject import Subject
from argmap.findings.summary.clashes import TextClash, has_reasons, quotations_of
from argmap.findings.summary.main import WORDS
from argmap.findings.summary.sentences import ReportSentence, Speech
from argmap.findings.weight import Load, Weight
from argmap.model.elements import QuotationKind, Verdict
from argmap.reasoning.kinds import GroundKind


def card_sentences(
    clash: TextClash, clashes: Sequence[TextClash], subject: Subject, weight: Weight, speech: Speech
) -> tuple[ReportSentence, ...]:
    """The sentences below the quotations of a clash."""
    claims = tuple(dict.fromkeys(side.claim for side in clash.sides))
    return (
        *_set_aside(claims, subject, speech),
        *_reach(clash, clashes, speech),
        _settled(clash, claims, subject, weight, speech),
    )


def _set_aside(claims: Sequence[str], subject: Subject, speech: Speech) -> Iterator[ReportSentence]:
    """A reason for one of the claims that something sets aside, and what does."""
    undercuts = subject.facts.undercuts
    for claim in claims:
        for ground in subject.reasoner.standing(claim).grounds:
            if ground.kind is GroundKind.STEP and ground.aside:
                working = [
                    each for each in undercuts.get(ground.step, ()) if subject.reasoner.kinds.step_state(each) > 0
                ]
                if working:
                    premise = subject.map.inferences[ground.step].premises[0]
                    reason = subject.map.inferences[working[0]].premises[0]
                    data = {"premise": speech.claim(premise), "reason": speech.claim(reason)}
                    yield speech.told("cards", "set-aside", premise, reason, **data)
                    return


def _reach(clash: TextClash, clashes: Sequence[TextClash], speech: Speech) -> Iterator[ReportSentence]:
    """The main claims that a clash bears on: as clashes by their numbers, else in words."""
    beyond = [each for each in clash.reach if each not in clash.claims]
    numbers = sorted({other.number for other in clashes for each in beyond if each in other.claims})
    rest = [each for each in beyond if not any(each in other.claims for other in clashes)]
    say, parts = speech.say, []
    if numbers:
        parts.append(say("clause.clashes", len(numbers), numbers=say.listed([str(each) for each in numbers], most=4)))
    parts += [speech.claim(each) for each in rest[:2]]
    if parts:
        yield speech.told("cards", "reach", *rest[:2], what=say.listed(parts))


def _settled(
    clash: TextClash, claims: Sequence[str], subject: Subject, weight: Weight, speech: Speech
) -> ReportSentence:
    """What would settle it, as far as withdrawals tell."""
    loads = {each.claim: each for each in weight.loads}
    for claim in claims:
        other, word = _single(loads.get(claim), set(claims))
        if other and other in subject.map.claims:
            data = {"word": speech.word(word), "other": speech.claim(other)}
            if len(claims) == 1:
                return speech.told("cards", "would-settle", claim, other, **data)
            return speech.told("cards", "would-settle-of", claim, other, claim=speech.claim(claim), **data)
    if len(claims) == 1:
        both = [each for side in clash.sides for each in quotations_of(side, subject)]
        people = speech.people(each for each in both if each.kind in (QuotationKind.QUOTE, QuotationKind.DENIAL))
        if 1 < len(people) <= 4:
            return speech.told("cards", "another-source", claims[0], who=speech.say.listed(people, most=4))
    if not any(has_reasons(each, subject) for each in claims):
        return speech.told("cards", "nothing-decides")
    return speech.told("cards", "no-single")


def _single(load: Load | None, claims: set[str]) -> tuple[str, str]:
    for loss in load.losses if load is not None else ():
        if loss.kind in ("claim", "leaf claim") and len(loss.without) == 1 and loss.without[0] not in claims:
            return loss.without[0], WORDS[Verdict(loss.verdict)]
    return "", ""
