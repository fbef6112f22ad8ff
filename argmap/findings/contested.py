"""What is contested and what was answered: attacks, deadlocks, circles of support, and questions to ask."""

from collections.abc import Iterator

import attrs

from argmap.analysis.guessed_scheme import guess_scheme
from argmap.analysis.signs import aimed_at
from argmap.findings.in_words import attack_in_words
from argmap.findings.subject import Subject
from argmap.model.elements import Verdict
from argmap.page.words import Words, joined, ref, refs, say, sentence
from argmap.reasoning.deadlocks import deadlocks
from argmap.reasoning.labels import StepLabel
from argmap.schemes.schemes import find_scheme

MOST_TRIED = 200
"""Answered attacks of which it is tried what would be without the answer."""


@attrs.frozen
class Attack:
    """A rebuttal or undercut that nothing on the map answers.

    `target` is the claim or step that it aims at, `claim` the claim in the end, with its verdict. `works`
    says whether the attack goes through: its premises stand; else they are undecided themselves.
    """

    step: str
    kind: str
    premises: tuple[str, ...]
    target: str
    claim: str
    verdict: str
    works: bool


@attrs.frozen
class Answer:
    """An attack on a claim that stands, and what answered it.

    `chain` says it from the attack to what stands at the end. `decisive` says whether the claim would lose
    its verdict without the answer: then it stands only because of that. `tried` is false where that was not
    looked at, for want of time.
    """

    claim: str
    attack: str
    chain: Words
    decisive: bool
    tried: bool


@attrs.frozen
class Held:
    """A deadlock: claims that hold each other undecided, why, and what hangs on it alone.

    `odd` says whether it has an odd loop of denials, `open` whether every position leaves all its claims undecided.
    """

    claims: tuple[str, ...]
    loop: tuple[str, ...]
    odd: bool
    open: bool
    because: tuple[tuple[str, Words], ...]
    hanging: tuple[str, ...]


@attrs.frozen
class Round:
    """A circle of support; `anchored` where some of it has a footing outside."""

    claims: tuple[str, ...]
    anchored: bool
    verdict: str


@attrs.frozen
class Asked:
    """A step of a named argumentation scheme, and the critical questions that nothing on the map takes up."""

    step: str
    scheme: str
    questions: tuple[str, ...]


@attrs.frozen
class Contested:
    """The chapter."""

    unanswered: tuple[Attack, ...]
    answered: tuple[Answer, ...]
    deadlocks: tuple[Held, ...]
    circles: tuple[Round, ...]
    schemes: tuple[Asked, ...]
    guessed: tuple[Asked, ...]


def contested(subject: Subject) -> Contested:
    """Find what is contested on a map."""
    return Contested(
        unanswered=tuple(sorted(_unanswered(subject), key=lambda each: _rank(each, subject))),
        answered=tuple(sorted(_answered(subject), key=lambda each: (not each.decisive, subject.order[each.claim]))),
        deadlocks=tuple(_deadlocks(subject)),
        circles=tuple(_circles(subject)),
        schemes=tuple(_schemes(subject)),
        guessed=tuple(_guessed(subject)),
    )


def _rank(attack: Attack, subject: Subject) -> tuple[bool, bool, int]:
    return attack.claim not in subject.tops, not attack.works, subject.order[attack.claim]


def _unanswered(subject: Subject) -> Iterator[Attack]:
    facts = subject.facts
    labels = facts.verdicts.inferences
    for id_, step in subject.map.inferences.items():
        if step.kind.speaks_for or id_ in facts.undercuts or labels[id_] is StepLabel.OUT:
            continue
        claim, sign = aimed_at(step, subject.map)
        if sign > 0:  # what sets a rebuttal aside is a defence
            continue
        answered = (facts.rebuttals, facts.undercuts, facts.aimed, facts.conflicts)
        if any(premise in each for premise in step.premises for each in answered):
            continue
        if any(subject.map.claims[premise].denials for premise in step.premises):
            continue
        works = labels[id_] is StepLabel.IN or all(subject.grounded[p] is Verdict.ACCEPTED for p in step.premises)
        yield Attack(
            step=id_,
            kind=step.kind.value,
            premises=step.premises,
            target=step.target,
            claim=claim,
            verdict=subject.verdicts[claim].value,
            works=works,
        )


def _answered(subject: Subject) -> Iterator[Answer]:
    facts = subject.facts
    labels = facts.verdicts.inferences
    tried = 0
    for claim, label in subject.grounded.items():
        if label is not Verdict.ACCEPTED:
            continue
        attacks = [step for table in (facts.rebuttals, facts.undercuts, facts.aimed) for step in table.get(claim, ())]
        attacks += [undercut for reason in facts.reasons.get(claim, ()) for undercut in facts.undercuts.get(reason, ())]
        for attack in attacks:
            if labels[attack] is not StepLabel.OUT:
                continue
            tried += 1
            yield _answer(claim, attack, subject, tried=tried <= MOST_TRIED)


def _answer(claim: str, attack: str, subject: Subject, *, tried: bool) -> Answer:
    """What answered an attack: an undercut of it, or the fall of one of its premises."""
    step = subject.map.inferences[attack]
    program, labels = subject.reasoner.program, subject.reasoner.search.labels
    told = attack_in_words(step, subject)
    cut = program.cut.get(attack)
    if cut is not None and cut in labels.fired:
        undercut = program.origins[labels.fired[cut]][1]
        by = subject.map.inferences[undercut].premises
        chain = say("{}; but {} {} that step", told, refs(by), "undercuts" if len(by) == 1 else "undercut")
        chain += joined([say("; {} is {}: {}", ref(each), "accepted", _why(each, subject)) for each in by[:1]], "")
        decisive = tried and subject.trials.after(claim, without=undercut) is not Verdict.ACCEPTED
        return Answer(claim=claim, attack=attack, chain=chain, decisive=decisive, tried=tried)
    fallen = next(
        (premise for premise in step.premises if subject.grounded[premise] is not Verdict.ACCEPTED), step.premises[0]
    )
    chain = say("{}; but {} is {}: {}", told, ref(fallen), subject.word(fallen), _why(fallen, subject))
    decisive = tried and subject.trials.after(claim, assume=fallen) is not Verdict.ACCEPTED
    return Answer(claim=claim, attack=attack, chain=chain, decisive=decisive, tried=tried)


def _why(claim: str, subject: Subject) -> Words:
    return sentence(subject.explainer.ground(claim).sentence)


def _deadlocks(subject: Subject) -> Iterator[Held]:
    undecided = {
        claim
        for tie in subject.ties
        if tie.complete
        for claim in tie.claims
        if all(reading[claim] is Verdict.UNDECIDED for reading in tie.readings)
    }
    for deadlock in deadlocks(subject.reasoner):
        shown = deadlock.loop or deadlock.claims
        because = tuple((claim, subject.explainer.ground(claim).sentence) for claim in shown[:4])
        hanging = tuple(claim for claim in deadlock.hanging if subject.grounded[claim] is Verdict.UNDECIDED)
        yield Held(
            claims=deadlock.claims,
            loop=deadlock.loop,
            odd=deadlock.odd,
            open=undecided >= set(deadlock.claims),
            because=tuple((c, sentence(text)) for c, text in because),
            hanging=hanging,
        )


def _circles(subject: Subject) -> Iterator[Round]:
    for circle in subject.facts.circles:
        yield Round(circle.claims, circle.anchored, subject.verdicts[circle.claims[0]].value)


def _schemes(subject: Subject) -> Iterator[Asked]:
    for id_, step in subject.map.inferences.items():
        scheme = find_scheme(step.scheme) if step.scheme else None
        if scheme is not None and id_ not in subject.facts.undercuts:
            yield Asked(id_, scheme.name, scheme.questions)


def _guessed(subject: Subject) -> Iterator[Asked]:
    """The schemes that steps seem to follow which carry a verdict and have neither scheme nor warrant."""
    for id_, step in subject.map.inferences.items():
        label = subject.facts.verdicts.inferences[id_]
        if step.warrant or id_ in subject.facts.undercuts or label is StepLabel.OUT:
            continue
        scheme = guess_scheme(step, subject.map)
        if scheme is not None:
            yield Asked(id_, scheme.name, scheme.questions)


def decides_most(chapter: Contested) -> Held | None:
    """The deadlock that most other claims hang on, if some do."""
    return next((deadlock for deadlock in chapter.deadlocks if deadlock.hanging), None)
