"""What cannot stand together: sets of assertions that exclude each other, who makes them, and the smallest repairs."""

from collections.abc import Iterator, Mapping, Sequence

import attrs

from argmap.english import fits
from argmap.findings.subject import Subject, Voice
from argmap.model.content import MapContent
from argmap.model.elements import InferenceKind
from argmap.page.words import Words, as_words, listed, ref, refs, say, sentence
from argmap.reasoning.closure import HornRules
from argmap.reasoning.conflicts import Assertion, Clash, Conflict, Conflicts, conflicts

SPEAKER, PRINCIPAL, VOICE, TEXT, TEXTS = "speaker", "principal", "voice", "text", "texts"
"""Who asserts both: one speaker, speakers for one principal, one text in its own voice, speakers within one
text, or nobody alone: then texts stand against each other."""
SCOPES = (SPEAKER, PRINCIPAL, VOICE, TEXT, TEXTS)
MOST_CONFLICTS = 200


@attrs.frozen
class Side:
    """One member of a conflict: a claim that is asserted or denied, its verdict, and by whom."""

    claim: str
    text: str
    denied: bool
    verdict: str
    word: str
    voices: tuple[Voice, ...]

    @property
    def claim_in_words(self) -> Words:
        """`“…” (`asked`)`."""
        return say("“{}” ({})", self.text, ref(self.claim))

    @property
    def label(self) -> Words:
        """The same, with the word that it is denied, if it is."""
        return say("denied: {}", self.claim_in_words) if self.denied else self.claim_in_words


@attrs.frozen
class ClashFinding:
    """A minimal set of assertions that cannot stand together.

    Attributes:
        number: its number in the report.
        sides: the assertions.
        because: what on the map excludes them.
        scope: who makes them all, the narrowest of `SCOPES`.
        who: the speaker, principal or text of that scope; the texts, where they stand against each other.
        logical: whether they cannot all be true; otherwise no reading of the map accepts them all.
    """

    number: int
    sides: tuple[Side, ...]
    because: Words
    scope: str
    who: tuple[str, ...]
    logical: bool


@attrs.frozen
class Cluster:
    """Conflicts that hang together, and the minimal sets of assertions that end all of them when given up."""

    findings: tuple[ClashFinding, ...]
    repairs: tuple[tuple[str, ...], ...]
    complete: bool


@attrs.frozen
class Declared:
    """A contradiction that the map declares between claims which nobody asserts on both sides."""

    id: str
    first: str
    second: str
    question: str
    verdicts: tuple[str, str]


@attrs.frozen
class Together:
    """The chapter: conflicts by cluster, the closest to one mouth first; further contradictions of the map."""

    clusters: tuple[Cluster, ...]
    declared: tuple[Declared, ...]
    complete: bool

    @property
    def findings(self) -> tuple[ClashFinding, ...]:
        """Every finding, by its number."""
        return tuple(
            sorted((finding for one in self.clusters for finding in one.findings), key=lambda each: each.number)
        )


def together(subject: Subject) -> Together:
    """Find the conflicts of a map: those by logic, and those that only its readings show."""
    logical = conflicts(subject.reasoner, by="coherence", limit=MOST_CONFLICTS)
    known = [set(conflict.assertions) for conflict in logical.conflicts]
    accepted = conflicts(subject.reasoner, by="acceptability", limit=MOST_CONFLICTS)
    clusters = [*_clusters(logical, subject, logical=True)]
    clusters += _clusters(accepted, subject, logical=False, but=known)
    ranked = sorted(clusters, key=lambda each: _rank(each, subject))
    numbered = []
    number = 0
    for cluster in ranked:
        findings = []
        for finding in sorted(cluster.findings, key=lambda one: SCOPES.index(one.scope)):
            number += 1
            findings.append(attrs.evolve(finding, number=number))
        numbered.append(attrs.evolve(cluster, findings=tuple(findings)))
    complete = all(
        len(found.conflicts) < MOST_CONFLICTS and all(clash.complete for clash in found.clashes)
        for found in (logical, accepted)
    )
    return Together(tuple(numbered), tuple(_declared(subject)), complete)


def _rank(cluster: Cluster, subject: Subject) -> tuple[int, int, int]:
    first = min(SCOPES.index(finding.scope) for finding in cluster.findings)
    place = min(subject.order[side.claim] for each in cluster.findings for side in each.sides)
    return first, -len(cluster.findings), place


def _clusters(
    found: Conflicts, subject: Subject, *, logical: bool, but: Sequence[set[Assertion]] = ()
) -> Iterator[Cluster]:
    for clash in found.clashes:
        new = [conflict for conflict in clash.conflicts if not any(known <= set(conflict.assertions) for known in but)]
        if new:
            findings = tuple(_finding(each, subject, logical=logical) for each in new)
            yield Cluster(findings, _smallest(clash) if len(new) == len(clash.conflicts) else (), clash.complete)


def _smallest(clash: Clash) -> tuple[tuple[str, ...], ...]:
    return tuple(sorted(clash.repairs, key=len))


def _finding(conflict: Conflict, subject: Subject, *, logical: bool) -> ClashFinding:
    sides = tuple(
        Side(
            claim=assertion.claim,
            text=subject.text(assertion.claim),
            denied=assertion.denied,
            verdict=subject.verdicts[assertion.claim].value,
            word=subject.word(assertion.claim),
            voices=subject.voices(assertion.claim, denied=assertion.denied),
        )
        for assertion in conflict.assertions
    )
    if logical:
        because = excluded_by(subject.map, conflict.assertions)
    elif len(sides) == 1:
        because = sentence(subject.explainer.ground(sides[0].claim).sentence)
    else:
        because = as_words("no reading of the map accepts them all, although nothing says that they cannot all be true")
    scope, who = _scope(sides, subject)
    return ClashFinding(number=0, sides=sides, because=because, scope=scope, who=who, logical=logical)


def _scope(sides: Sequence[Side], subject: Subject) -> tuple[str, tuple[str, ...]]:
    """The narrowest circle in which all sides are asserted."""

    def shared(key: str) -> list[str]:
        found = [[_key(key, voice, subject) for voice in side.voices] for side in sides]
        return [each for each in dict.fromkeys(found[0]) if each and all(each in other for other in found[1:])]

    for scope in (SPEAKER, PRINCIPAL, VOICE, TEXT):
        who = shared(scope)
        if who and len(sides) > 1:
            return scope, tuple(who)
    return TEXTS, tuple(dict.fromkeys(voice.source for side in sides for voice in side.voices))


def _key(scope: str, voice: Voice, subject: Subject) -> str:
    if scope == SPEAKER:
        return voice.speaker
    if scope == PRINCIPAL:
        return subject.principal(voice.speaker) if voice.speaker else ""
    return "" if scope == VOICE and voice.speaker else voice.source


def excluded_by(amap: MapContent, assertions: Sequence[Assertion]) -> Words:
    """What on the map makes assertions impossible together.

    `implies` and `contradicts` are Horn clauses, so that going forward from what is asserted finds it.
    """
    came = _strict_steps(amap).closure(assertion.claim for assertion in assertions if not assertion.denied)
    for each in assertions:
        if each.denied and each.claim in came:
            steps = list(_trace(each.claim, came, amap))
            if not steps:
                return as_words("what one asserts the other denies")
            return say("{}, which is denied", _steps(steps, amap))
    for pair in amap.contradictions.values():
        if pair.first in came and pair.second in came:
            steps = list(dict.fromkeys((*_trace(pair.first, came, amap), *_trace(pair.second, came, amap))))
            why = say("{} contradicts {}", ref(pair.first), ref(pair.second))
            if pair.question:
                why = say("{} and {} are rival answers to {}", ref(pair.first), ref(pair.second), ref(pair.question))
            if pair.note:
                why = say("{} (“{}”)", why, " ".join(pair.note.split()))
            return say("{}, and {}", _steps(steps, amap), why) if steps else why
    return Words()


def _strict_steps(amap: MapContent) -> HornRules[str, str]:
    strict = (each for each in amap.inferences.values() if each.kind is InferenceKind.IMPLIES)
    return HornRules((step.id, step.target, step.premises) for step in strict)


def _trace(claim: str, came: Mapping[str, str | None], amap: MapContent) -> Iterator[str]:
    """The steps that lead to a claim, the first one first."""
    steps: dict[str, None] = {}
    queue = [claim]
    for each in queue:
        step = came[each]
        if step is not None and step not in steps:
            steps[step] = None
            queue += amap.inferences[step].premises
    yield from reversed(steps)


def _steps(steps: Sequence[str], amap: MapContent) -> Words:
    parts = []
    for step in (amap.inferences[each] for each in steps):
        verb = fits(len(step.premises), "implies", "imply")
        parts.append(say("{} {} {}", refs(step.premises), verb, ref(step.target)))
    return listed(parts)


def _declared(subject: Subject) -> Iterator[Declared]:
    claims = subject.map.claims
    for contradiction in subject.map.contradictions.values():
        if not (claims[contradiction.first].quotes and claims[contradiction.second].quotes):
            labels = subject.verdicts[contradiction.first].value, subject.verdicts[contradiction.second].value
            yield Declared(
                id=contradiction.id,
                first=contradiction.first,
                second=contradiction.second,
                question=contradiction.question,
                verdicts=labels,
            )
