"""How many reasons stand on each side of a claim, besides the words themselves."""

from collections.abc import Iterable

import attrs

from argmap.model.elements import Claim, QuotationKind, Verdict
from argmap.model.voicing import mouths
from argmap.reasoning.kinds import GroundKind, ObjectionKind
from argmap.reasoning.sentences import number, quoted
from argmap.reasoning.wellfounded import FALSE, TRUE
from argmap.reports.subject import Subject
from argmap.reports.summary.sentences import capital

MISQUOTED = "What is quoted for it does not stand in the text"


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
    def best(self) -> int:
        """How many there are in the best state that one has."""
        return self.standing or self.disputed or self.fallen


def reasons(subject: Subject, claim: str) -> tuple[Reasons, Reasons]:
    """The reasons for a claim and those against it; its own quotations, denials and rival claims are none."""
    standing = subject.reasoner.standing(claim)
    ours = Reasons.of(each.state for each in standing.grounds if each.kind is GroundKind.STEP)
    words = (ObjectionKind.DENIAL, ObjectionKind.CONTRADICTION, ObjectionKind.TRANSPOSED)
    return ours, Reasons.of(each.state for each in standing.objections if each.kind not in words)


def balance(subject: Subject, claim: str, *, brief: bool = False) -> str:
    """The reasons on both sides in a sentence: what stands, else what is disputed, else what does not hold.

    A `brief` one does not name what sets words aside.
    """
    ours, theirs = reasons(subject, claim)
    found = subject.map.claims[claim]
    kept = {each.kind for each in subject.reasoner.kinds.kept(claim)}
    words, denied = QuotationKind.QUOTE in kept, QuotationKind.DENIAL in kept
    misquoted = bool(subject.reasoner.kinds.failed(claim)) and not words and bool(found.quotes)
    for_ = _side(ours, "further reason for it" if words else "reason for it")
    against = _side(theirs, "against it" if for_ else "reason against it", counted=not for_)
    given = "It is taken as given" if found.assumed and not words else ""
    if words and subject.grounded[claim] is Verdict.UNSUPPORTED:
        return f"What is said for it is set aside{'' if brief else _because(_setting_aside(subject, claim), subject)}."
    if not for_ and not against:
        if denied and words:
            return "" if _is_one_voice(found, subject) else "It is word against word."
        if given:
            return f"{given}."
        return f"{MISQUOTED}." if misquoted else ""
    if for_ and against:
        told = f"{for_}; {against}"
    elif for_:
        told = for_ if denied and not words else f"{for_}; none against it"
    elif given:
        told = f"{given}; {against}"
    elif misquoted:
        told = f"{MISQUOTED}; {against}"
    else:
        told = f"no {'further ' if words else ''}reason is given for it; {against}"
    return f"{capital(told)}."


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


def _because(claims: list[str], subject: Subject) -> str:
    if not claims:
        return ""
    more = len(claims) - 1
    return f" because of {quoted(subject.text(claims[0]))}" + (f" and {number(more)} more" if more else "")


def _side(found: Reasons, what: str, *, counted: bool = True) -> str:
    """`one further reason for it stands`, `two against it are set aside`."""
    if not found.best:
        return ""
    noun = what.replace("reason", "reasons") if counted and found.best > 1 else what
    one = found.best == 1
    if found.standing:
        how = "stands" if one else "stand"
    elif found.disputed:
        how = "is itself disputed" if one else "are themselves disputed"
    else:
        how = "does not hold" if one else "do not hold"
    return f"{number(found.best)} {noun} {how}"


def tally(subject: Subject, claim: str) -> str:
    """`three reasons for, two against`."""
    ours, theirs = reasons(subject, claim)
    against = number(theirs.standing) if theirs.standing else "none"
    return f"{number(ours.standing)} {'reason' if ours.standing == 1 else 'reasons'} for, {against} against"
