"""How many reasons stand on each side of a claim, besides the words themselves."""

from collections.abc import Iterable

import attrs

from argmap.findings.subject import Subject
from argmap.findings.summary.sentences import Speech, capital
from argmap.model.elements import Claim, QuotationKind, Verdict
from argmap.model.voicing import mouths
from argmap.reasoning.kinds import GroundKind, ObjectionKind
from argmap.reasoning.wellfounded import FALSE, TRUE


@attrs.frozen
class Reasons:
    """Reasons on one side: that stand, that are disputed themselves, and that are set aside or have fallen."""

    standing: int = 0
    disputed: int = 0
    fallen: int = 0

    @classmethod
    def of(cls, states: Iterable[int]) -> "Reasons":
        """Count them by their states."""
        known = list(states)
        standing, fallen = known.count(TRUE), known.count(FALSE)
        return cls(standing, len(known) - standing - fallen, fallen)

    @property
    def best(self) -> tuple[str, int]:
        """The best state that one of them has, and how many have it."""
        for state in ("standing", "disputed", "fallen"):
            if number := getattr(self, state):
                return state, number
        return "", 0


def reasons(subject: Subject, claim: str) -> tuple[Reasons, Reasons]:
    """The reasons for a claim and those against it; its own quotations, denials and rival claims are none."""
    standing = subject.reasoner.standing(claim)
    ours = Reasons.of(each.state for each in standing.grounds if each.kind is GroundKind.STEP)
    words = (ObjectionKind.DENIAL, ObjectionKind.CONTRADICTION, ObjectionKind.TRANSPOSED)
    return ours, Reasons.of(each.state for each in standing.objections if each.kind not in words)


def balance(claim: str, speech: Speech, *, brief: bool = False) -> str:
    """The reasons on both sides in a sentence: what stands, else what is disputed, else what does not hold.

    A `brief` one does not name what sets words aside.
    """
    told = speech.say.clauses(_clauses(claim, speech, brief=brief))
    return f"{capital(told)}." if told else ""


def _clauses(claim: str, speech: Speech, *, brief: bool) -> list[str]:
    subject, say = speech.subject, speech.say
    ours, theirs = reasons(subject, claim)
    found = subject.map.claims[claim]
    kept = {each.kind for each in subject.reasoner.kinds.kept(claim)}
    words, denied = QuotationKind.QUOTE in kept, QuotationKind.DENIAL in kept
    misquoted = bool(subject.reasoner.kinds.failed(claim)) and not words and bool(found.quotes)
    if words and subject.grounded[claim] is Verdict.UNSUPPORTED:
        return [_aside(_setting_aside(subject, claim), speech, brief=brief)]
    for_ = _side(ours, "further" if words else "for", speech)
    against = _side(theirs, "but" if for_ else "against", speech)
    given = found.assumed and not words
    if for_:
        alone = "" if denied and not words else say("clause.but-none")
        return [for_, against or alone]
    if given or misquoted:
        return [say("clause.given" if given else "clause.misquoted"), against]
    if against:
        return [say("clause.none-further" if words else "clause.not-given"), against]
    if denied and words and not _is_one_voice(found, subject):
        return [say("clause.word-against-word")]
    return []


def _aside(because: list[str], speech: Speech, *, brief: bool) -> str:
    """What is said for a claim is set aside, because of which claims."""
    if brief or not because:
        return speech.say("clause.set-aside", max(1, len(because)))
    named = speech.claim(because[0])
    if len(because) == 1:
        return speech.say("clause.set-aside-by", claim=named)
    return speech.say("clause.set-aside-by-more", claim=named, number=speech.say.number(len(because) - 1))


def _setting_aside(subject: Subject, claim: str) -> list[str]:
    """The claims that set aside what is quoted for a claim."""
    kinds = subject.reasoner.kinds
    quotations = subject.map.claims[claim].quotations
    targets = [claim, *(aim for place in range(len(quotations)) for aim in kinds.labeller.aims.at(claim, place))]
    steps = [step for each in targets for step in subject.facts.undercuts.get(each, ()) if kinds.step_state(step) > 0]
    return list(dict.fromkeys(premise for step in steps for premise in subject.map.inferences[step].premises))


def _is_one_voice(claim: Claim, subject: Subject) -> bool:
    """Whether nobody but one says a claim, and denies it."""
    chief = subject.reasoner.voice_count.origins.chief
    said = (QuotationKind.QUOTE, QuotationKind.DENIAL)
    return len({chief(mouths(each)[-1]) for each in claim.quotations if each.kind in said}) == 1


def _side(found: Reasons, what: str, speech: Speech) -> str:
    """`one further reason for it stands`, `of three against it two are themselves disputed, and none stands`."""
    state, number = found.best
    if not number:
        return ""
    total = found.standing + found.disputed + found.fallen
    data = {"number": speech.say.number(number)}
    if total == number:
        return speech.say(f"clause.{what}-{state}", number, **data)
    return speech.say(f"clause.of-{what}-{state}", number, total=speech.say.number(total), **data)


def tally(claim: str, speech: Speech) -> str:
    """`three reasons for, two against`."""
    ours, theirs = (each.standing for each in reasons(speech.subject, claim))
    say = speech.say
    against = say.number(theirs) if theirs else say("number.none")
    return say("clause.tally", ours, ours=say.number(ours), theirs=against)
