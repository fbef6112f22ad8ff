"""What is contested and what was answered: attacks, deadlocks, circles of support, and questions to ask."""

from collections.abc import Iterator, Sequence

import attrs

from argmap.analysis.guessed_scheme import guess_scheme
from argmap.analysis.signs import aimed_at
from argmap.english import count, fits
from argmap.model.elements import Inference, InferenceKind, Verdict
from argmap.model.voicing import aimed
from argmap.reasoning.deadlocks import deadlocks
from argmap.reasoning.labels import StepLabel
from argmap.reasoning.sentences import called
from argmap.reports.page import Item, Writer, item
from argmap.reports.subject import Subject
from argmap.reports.words import Words, joined, listed, ref, refs, say, sentence
from argmap.schemes.schemes import find_scheme

MOST_TRIED = 200
"""Answered attacks of which it is tried what would be without the answer."""
MOST_SHOWN = 7
MOST_GUESSED = 3


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


def attack_in_words(step: Inference, subject: Subject) -> Words:
    """`` `december` undercuts the step from `footfall` to `close` ``."""
    plural = len(step.premises) > 1
    verb = step.kind.value[:-1] if plural else step.kind.value
    return say("{} {} {}", refs(step.premises), verb, aim_in_words(step, subject))


def aim_in_words(step: Inference, subject: Subject) -> Words:
    """What a step leads to, or sets aside: of a claim in several wordings perhaps one alone."""
    wording = subject.map.wording(step.id) if step.kind is InferenceKind.UNDERCUTS else ""
    return say("the wording {} alone", ref(wording)) if wording else target_in_words(step.target, subject)


def target_in_words(target: str, subject: Subject) -> Words:
    """A claim by its name, a step by what it leads from and to, a quotation by who is quoted."""
    if target in subject.map.claims:
        return ref(target)
    words = None if target in subject.map.inferences else aimed(target)
    if words is not None:
        return say("the words of {} on {}", called(subject.name(words[1])), ref(words[0]))
    step = subject.map.inferences[target]
    against = " against" if step.kind is InferenceKind.REBUTS else ""
    if step.target in subject.map.claims:
        return say("the step from {}{} {}", refs(step.premises), against or " to", ref(step.target))
    return say("the undercut by {}", refs(step.premises))


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


def show(chapter: Contested, subject: Subject, page: Writer) -> None:
    """Write the chapter."""
    if not (chapter.unanswered or chapter.answered or chapter.deadlocks or chapter.circles):
        page.text("Nothing on the map is attacked, and nothing supports itself.")
    if chapter.unanswered:
        page.heading(3, say("Attacks without an answer ({})", len(chapter.unanswered)))
        page.text(
            "A rebuttal is a reason to hold the opposite; an undercut sets a step aside. Nothing on the map takes "
            "these up."
        )
        page.bullets(
            (_show_attack(each, subject) for each in chapter.unanswered),
            most=MOST_SHOWN,
            title="Attacks without an answer",
        )
    if chapter.answered:
        decisive = [each for each in chapter.answered if each.decisive]
        others = [each for each in chapter.answered if not each.decisive]
        page.heading(3, say("Attacks that were answered ({})", len(chapter.answered)))
        if decisive:
            page.text("These claims stand only because an attack on them was answered:")
            page.bullets(
                map(_show_answer, decisive), most=MOST_SHOWN, title="Claims that stand only because of an answer"
            )
        if others:
            page.text(
                "These stand with the answer and without it:"
                if decisive
                else "These claims would stand without the answer as well:"
            )
            page.bullets(map(_show_answer, others), most=MOST_SHOWN, title="Further answered attacks")
        if not all(each.tried for each in chapter.answered):
            page.text(f"Only of the first {MOST_TRIED} it was tried what would be without the answer.")
    if chapter.deadlocks:
        page.heading(3, say("Deadlocks ({})", len(chapter.deadlocks)))
        page.text("Reasons stand on both sides, and nothing on the map decides between them.")
        page.bullets((_show_deadlock(deadlock) for deadlock in chapter.deadlocks), most=MOST_SHOWN, title="Deadlocks")
    if chapter.circles:
        page.heading(3, say("Support in a circle ({})", len(chapter.circles)))
        page.bullets(
            (_show_circle(each, subject) for each in chapter.circles), most=MOST_SHOWN, title="Support in a circle"
        )
    if chapter.schemes:
        page.heading(3, "Questions to ask")
        page.text(
            "These steps name an argumentation scheme, and nothing on the map undercuts them. The scheme invites "
            "these questions."
        )
        page.bullets(map(_show_scheme, chapter.schemes), most=MOST_SHOWN, title="Questions to ask")
    if chapter.guessed:
        page.heading(3, say("Questions that may be asked ({})", len(chapter.guessed)))
        page.text(
            "These steps name no scheme and no warrant. By their words they may follow one, which would invite these "
            "questions; whether they do is for a reader to say."
        )
        page.bullets(_by_scheme(chapter.guessed))


def _show_attack(each: Attack, subject: Subject) -> Item:
    step = subject.map.inferences[each.step]
    texts = listed([subject.claim(premise) for premise in each.premises])
    how = say("{} {}", "rebuts" if each.kind == "rebuts" else "undercuts", aim_in_words(step, subject))
    if len(each.premises) > 1:
        how = say("together {} {}", each.kind[:-1], aim_in_words(step, subject))
    if step.target == each.claim:
        end = say("; {} is {}", ref(each.claim), subject.word(each.claim))
    else:
        words = step.target not in subject.map.inferences
        aside = "these words are" if words else "the step is"
        end = say("; {} set aside, and {} is {}", aside, ref(each.claim), subject.word(each.claim))
    weak = "" if each.works else " – undecided itself"
    return item(say("{}{} {}{}", texts, weak, how, end))


def _show_answer(each: Answer) -> Item:
    return item(say("{}: {}", ref(each.claim), each.chain))


def _show_deadlock(each: Held) -> Item:
    named = refs(each.claims) if len(each.claims) > 1 else ref(each.claims[0])
    kind = " – no position decides it" if each.open else ""
    kind += ", for it holds an odd loop of denials" if each.open and each.odd else ""
    hang = ""
    if each.hanging:
        further = count(len(each.hanging), "further claim")
        hang = f"; {further} {fits(len(each.hanging), 'hangs', 'hang')} on it alone: "
    if len(each.because) == 1 and len(each.claims) == 1:
        end = say("{}{}", hang, refs(each.hanging) if each.hanging else "")
        return item(say("{}{}: {}{}", named, kind, each.because[0][1], end))
    words = say("{}{}{}{}", named, kind, hang, refs(each.hanging) if each.hanging else "")
    return item(words, *(item(say("{}: {}", ref(claim), because)) for claim, because in each.because))


def _show_circle(each: Round, subject: Subject) -> Item:
    around = joined([ref(claim) for claim in (*each.claims, each.claims[0])], " supports ")
    footing = "it has a footing outside of the circle" if each.anchored else "nothing outside of the circle carries it"
    return item(say("{}: {}; {} is {}", around, footing, ref(each.claims[0]), subject.word(each.claims[0])))


def _by_scheme(guessed: Sequence[Asked]) -> Iterator[Item]:
    """Each scheme once, with the first steps that may follow it and its questions."""
    steps: dict[str, list[str]] = {}
    questions = {}
    for each in guessed:
        steps.setdefault(each.scheme, []).append(each.step)
        questions[each.scheme] = each.questions
    for scheme, ids in steps.items():
        yield item(say("{}: {}", scheme, refs(ids, most=MOST_GUESSED)), *map(item, questions[scheme]))


def _show_scheme(each: Asked) -> Item:
    return item(say("{} ({})", ref(each.step), each.scheme), *map(item, each.questions))


def decides_most(chapter: Contested) -> Held | None:
    """The deadlock that most other claims hang on, if some do."""
    return next((deadlock for deadlock in chapter.deadlocks if deadlock.hanging), None)
