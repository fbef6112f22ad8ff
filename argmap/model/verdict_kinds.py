"""The kinds of the four verdicts, and the six words that people read for them.

The labels are those of assumption-based argumentation; a kind says what stands behind one. Every label ends in a kind
without a condition, so that each claim has exactly one.
"""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from argmap.model.elements import Verdict


class VerdictKind(StrEnum):
    """What stands behind a verdict; `OUTWEIGHED` is one of *rejected* and of *unsupported*."""

    PREVAILS = "prevails"
    ANSWERED = "answered"
    SUPPORTED = "supported"
    UNCHALLENGED = "unchallenged"
    GRANTED = "granted"
    OUTWEIGHED = "outweighed"
    CONTRADICTED = "contradicted"
    IMPROBABLE = "improbable"
    IMPUGNED = "impugned"
    FALLEN = "fallen"
    MISQUOTED = "misquoted"
    WITHDRAWN = "withdrawn"
    SUSPECTED = "suspected"
    ONLY_DENIED = "only-denied"
    GROUNDLESS = "groundless"
    DENIED = "denied"
    DISPUTED = "disputed"
    PENDING = "pending"


class VerdictWord(StrEnum):
    """What people read for a verdict: one word for one claim, everywhere."""

    UNCHALLENGED = "unchallenged"
    ANSWERED = "answered"
    ASSUMED = "assumed"
    DISPUTED = "disputed"
    UNSUPPORTED = "unsupported"
    COUNTERED = "countered"


KINDS_OF: Mapping[Verdict, tuple[VerdictKind, ...]] = MappingProxyType(
    {
        Verdict.ACCEPTED: (
            VerdictKind.PREVAILS,
            VerdictKind.ANSWERED,
            VerdictKind.SUPPORTED,
            VerdictKind.UNCHALLENGED,
            VerdictKind.GRANTED,
        ),
        Verdict.REJECTED: (VerdictKind.OUTWEIGHED, VerdictKind.CONTRADICTED),
        Verdict.UNSUPPORTED: (
            VerdictKind.IMPROBABLE,
            VerdictKind.OUTWEIGHED,
            VerdictKind.IMPUGNED,
            VerdictKind.FALLEN,
            VerdictKind.MISQUOTED,
            VerdictKind.WITHDRAWN,
            VerdictKind.SUSPECTED,
            VerdictKind.ONLY_DENIED,
            VerdictKind.GROUNDLESS,
        ),
        Verdict.UNDECIDED: (VerdictKind.DENIED, VerdictKind.DISPUTED, VerdictKind.PENDING),
    }
)
"""The kinds of each label, in the order in which they are asked for: the first that fits."""

LEGENDS: Mapping[VerdictWord, str] = MappingProxyType(
    {
        VerdictWord.UNCHALLENGED: "nothing mapped speaks against it",
        VerdictWord.ANSWERED: "each objection was answered, outweighed, or carries nothing",
        VerdictWord.ASSUMED: "taken as given",
        VerdictWord.DISPUTED: "open: reasons on both sides of it, or of what it rests on",
        VerdictWord.UNSUPPORTED: "no word and no reason for it holds",
        VerdictWord.COUNTERED: "what speaks against it stands, and prevails",
    }
)
"""What a legend says of each word, in the order of the legend."""

NOT_ACCEPTED = "not-accepted"
"""What is expected of a claim that must not stand, whatever else it is."""
EXPECTABLE: tuple[str, ...] = tuple(dict.fromkeys(map(str, (*Verdict, NOT_ACCEPTED, *VerdictWord, *VerdictKind))))
"""What `expect` takes: the four labels, any of them but the first, the six words, and the kinds."""

LIKE: Mapping[str, Verdict] = MappingProxyType(
    {
        VerdictWord.UNCHALLENGED: Verdict.ACCEPTED,
        VerdictWord.ANSWERED: Verdict.ACCEPTED,
        VerdictWord.ASSUMED: Verdict.ACCEPTED,
        VerdictWord.DISPUTED: Verdict.UNDECIDED,
        VerdictWord.UNSUPPORTED: Verdict.UNSUPPORTED,
        VerdictWord.COUNTERED: Verdict.REJECTED,
    }
)
"""The label that each word stands for; where a look is given for the labels, a word has that of its label."""

_ACCEPTED = {
    VerdictKind.PREVAILS: VerdictWord.ANSWERED,
    VerdictKind.ANSWERED: VerdictWord.ANSWERED,
    VerdictKind.SUPPORTED: VerdictWord.UNCHALLENGED,
    VerdictKind.UNCHALLENGED: VerdictWord.UNCHALLENGED,
    VerdictKind.GRANTED: VerdictWord.ASSUMED,
}


def word_of(label: Verdict, kind: VerdictKind) -> VerdictWord:
    """The word for a verdict of a kind."""
    if label is Verdict.ACCEPTED:
        return _ACCEPTED[kind]
    if label is Verdict.UNDECIDED:
        return VerdictWord.DISPUTED
    return VerdictWord.COUNTERED if label is Verdict.REJECTED else VerdictWord.UNSUPPORTED
