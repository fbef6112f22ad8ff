"""What cannot stand together: sets of assertions that exclude each other, who makes them, and the smallest repairs."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, zip_longest

import attrs

from argmap.model.argument_map import ArgumentMap, InferenceKind, count
from argmap.reasoning.conflicts import Assertion, Clash, Conflict, Conflicts, conflicts
from argmap.reports.page import Item, Writer, item
from argmap.reports.subject import Subject, Voice
from argmap.reports.words import Part, Words, as_words, capital, fits, joined, listed, ref, refs, say, sentence, strong

SPEAKER, PRINCIPAL, VOICE, TEXT, TEXTS = "speaker", "principal", "voice", "text", "texts"
"""Who asserts both: one speaker, speakers for one principal, one text in its own voice, speakers within one
text, or nobody alone: then texts stand against each other."""
SCOPES = (SPEAKER, PRINCIPAL, VOICE, TEXT, TEXTS)
MOST_CONFLICTS = 200
MOST_SHOWN = 10
MOST_REPAIRS = 4
MOST_SIDES = 3
"""Sides that stand beside each other in a table."""


@attrs.frozen
class Side:
    """One member of a conflict: a claim that is asserted or denied, its verdict, and by whom."""

    claim: str
    text: str
    denied: bool
    verdict: str
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
class Finding:
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

    findings: tuple[Finding, ...]
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
    def findings(self) -> tuple[Finding, ...]:
        """Every finding, by its number."""
        return tuple(sorted((each for one in self.clusters for each in one.findings), key=lambda each: each.number))


def together(subject: Subject) -> Together:
    """Find the conflicts of a map: those by logic, and those that only its readings show."""
    amap = subject.map
    logical = conflicts(amap, by="coherence", limit=MOST_CONFLICTS)
    known = [set(each.assertions) for each in logical.conflicts]
    accepted = conflicts(amap, by="acceptability", limit=MOST_CONFLICTS)
    clusters = [*_clusters(logical, subject, logical=True)]
    clusters += _clusters(accepted, subject, logical=False, but=known)
    ranked = sorted(clusters, key=lambda each: _rank(each, subject))
    numbered = []
    number = 0
    for cluster in ranked:
        findings = []
        for each in sorted(cluster.findings, key=lambda one: SCOPES.index(one.scope)):
            number += 1
            findings.append(attrs.evolve(each, number=number))
        numbered.append(attrs.evolve(cluster, findings=tuple(findings)))
    return Together(tuple(numbered), tuple(_declared(subject)), logical.complete and accepted.complete)


def _rank(cluster: Cluster, subject: Subject) -> tuple[int, int, int]:
    first = min(SCOPES.index(each.scope) for each in cluster.findings)
    place = min(subject.order[side.claim] for each in cluster.findings for side in each.sides)
    return first, -len(cluster.findings), place


def _clusters(
    found: Conflicts, subject: Subject, *, logical: bool, but: Sequence[set[Assertion]] = ()
) -> Iterator[Cluster]:
    for clash in found.clashes:
        new = [each for each in clash.conflicts if not any(known <= set(each.assertions) for known in but)]
        if new:
            findings = tuple(_finding(each, subject, logical=logical) for each in new)
            yield Cluster(findings, _smallest(clash) if len(new) == len(clash.conflicts) else (), clash.complete)


def _smallest(clash: Clash) -> tuple[tuple[str, ...], ...]:
    return tuple(sorted(clash.repairs, key=len))


def _finding(conflict: Conflict, subject: Subject, *, logical: bool) -> Finding:
    sides = tuple(
        Side(
            each.claim,
            subject.text(each.claim),
            each.denied,
            subject.verdicts[each.claim].value,
            subject.voices(each.claim, denied=each.denied),
        )
        for each in conflict.assertions
    )
    if logical:
        because = excluded_by(subject.map, conflict.assertions)
    elif len(sides) == 1:
        because = sentence(subject.explainer.ground(sides[0].claim).sentence)
    else:
        because = as_words("no reading of the map accepts them all, although nothing says that they cannot all be true")
    scope, who = _scope(sides, subject)
    return Finding(0, sides, because, scope, who, logical)


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


def excluded_by(amap: ArgumentMap, assertions: Sequence[Assertion]) -> Words:
    """What on the map makes assertions impossible together.

    `implies` and `contradicts` are Horn clauses, so that going forward from what is asserted finds it.
    """
    came = _closure(amap, [each.claim for each in assertions if not each.denied])
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


def _closure(amap: ArgumentMap, start: Sequence[str]) -> dict[str, str]:
    """What follows from some claims by strict steps, each with the step that it came by (none for the first)."""
    came = dict.fromkeys(start, "")
    strict = [each for each in amap.inferences.values() if each.kind is InferenceKind.IMPLIES]
    grown = True
    while grown:
        grown = False
        for step in strict:
            if step.target not in came and all(each in came for each in step.premises):
                came[step.target] = step.id
                grown = True
    return came


def _trace(claim: str, came: Mapping[str, str], amap: ArgumentMap) -> Iterator[str]:
    """The steps that lead to a claim, the first one first."""
    steps: dict[str, None] = {}
    queue = [claim]
    for each in queue:
        if came[each] and came[each] not in steps:
            steps[came[each]] = None
            queue += amap.inferences[came[each]].premises
    yield from reversed(steps)


def _steps(steps: Sequence[str], amap: ArgumentMap) -> Words:
    parts = []
    for step in (amap.inferences[each] for each in steps):
        verb = fits(len(step.premises), "implies", "imply")
        parts.append(say("{} {} {}", refs(step.premises), verb, ref(step.target)))
    return listed(parts)


def _declared(subject: Subject) -> Iterator[Declared]:
    claims = subject.map.claims
    for each in subject.map.contradictions.values():
        if not (claims[each.first].quotes and claims[each.second].quotes):
            labels = subject.verdicts[each.first].value, subject.verdicts[each.second].value
            yield Declared(each.id, each.first, each.second, each.question, labels)


def headline(finding: Finding, subject: Subject) -> Words:
    """The finding in one sentence."""
    sides = finding.sides
    if len(sides) == 1:
        return say("{} is asserted, and no reading accepts it", sides[0].claim_in_words)
    if len({side.claim for side in sides}) == 1:
        return _asserted_and_denied(finding, subject)
    many = "both" if len(sides) == 2 else f"all {len(sides)}"
    told = joined([_told(side) for side in sides], " and ")
    names = listed([subject.name(each) for each in finding.who]) if finding.scope in (SPEAKER, PRINCIPAL) else Words()
    alone = len(finding.who) == 1
    if finding.scope == SPEAKER:
        return say("{} {}", names, told) if alone else say("{} each assert {}: {}", names, many, _claims(finding))
    if finding.scope == PRINCIPAL:
        return say("those who speak for {} assert {}: {}", names, many, _claims(finding))
    if finding.scope == VOICE:
        return say("{} itself {}", refs(finding.who), told)
    if finding.scope == TEXT:
        return say("{} {} {}: {}", refs(finding.who), "reports" if alone else "each report", many, _claims(finding))
    return say("{} stand against each other", _claims(finding, places=True))


def _asserted_and_denied(finding: Finding, subject: Subject) -> Words:
    """A claim that is asserted and denied."""
    asserted, denied = sorted(finding.sides, key=lambda side: side.denied)
    claim = asserted.claim_in_words
    names = [subject.name(each) for each in finding.who] if finding.scope in (SPEAKER, PRINCIPAL) else []
    alone = len(finding.who) == 1
    if finding.scope == SPEAKER:
        return say("{} {} {}", listed(names), "asserts and denies" if alone else "each assert and deny", claim)
    if finding.scope == PRINCIPAL:
        return say("those who speak for {} assert and deny {}", listed(names), claim)
    if finding.scope == VOICE:
        return say("{} itself asserts and denies {}", refs(finding.who), claim)
    if finding.scope == TEXT:
        verb = "reports" if alone else "each report"
        return say("{} {} an assertion and a denial of {}", refs(finding.who), verb, claim)
    where = [refs(list(dict.fromkeys(voice.source for voice in side.voices))) for side in (asserted, denied)]
    return say("{} is asserted in {} and denied in {}", claim, *where)


def _told(side: Side) -> Words:
    return say("{} {}", "denies" if side.denied else "asserts", side.claim_in_words)


def _claims(finding: Finding, *, places: bool = False) -> Words:
    parts = []
    for side in finding.sides:
        where = refs(list(dict.fromkeys(voice.source for voice in side.voices)))
        words = say("“{}” ({})", side.text, ref(side.claim))
        if side.denied:
            words = say("the denial of {}", words)
        parts.append(say("{} in {}", words, where) if places and where else words)
    return joined(parts, " and ")


def show(chapter: Together, subject: Subject, page: Writer) -> None:
    """Write the chapter."""
    if not chapter.clusters:
        page.text("All that is asserted on the map can stand together: no assertion excludes another one.")
    else:
        logical = [each for each in chapter.findings if each.logical]
        page.text(_opening(chapter, logical))
    for at, cluster in enumerate(chapter.clusters):
        if at == MOST_SHOWN:
            rest = [each for one in chapter.clusters[at:] for each in one.findings]
            page.bullets((item(headline(each, subject)) for each in rest), most=5, title="Further conflicts")
            break
        _show_cluster(cluster, subject, page)
    if chapter.clusters:
        page.heading(3, "By speaker and by text")
        page.bullets(_by_speaker(chapter, subject))
        page.bullets(_by_text(chapter))
    if chapter.declared:
        page.heading(3, "Contradictions that nobody asserts on both sides")
        page.bullets(
            map(_show_declared, chapter.declared), most=5, title="Contradictions that nobody asserts on both sides"
        )
    if not chapter.complete:
        page.text(f"There may be more: the search ended at {MOST_CONFLICTS} conflicts.")


def _opening(chapter: Together, logical: Sequence[Finding]) -> Words:
    parts: list[Part] = []
    if logical:
        parts.append(f"{capitalised(count(len(logical), 'set'))} of assertions cannot all be true.")
    rest = len(chapter.findings) - len(logical)
    if rest:
        which = "assertion or set of assertions" if rest == 1 else "assertions or sets of assertions"
        parts.append(f"{rest:,} {which} {'is' if rest == 1 else 'are'} accepted in no reading of the map.")
    parts.append(
        "Asserting is what is counted here; whether a claim stands is another question, and its verdict is given "
        "with it."
    )
    return joined(parts, " ")


def capitalised(text: str) -> str:
    """The text with a capital, which a number has none of."""
    return text[:1].upper() + text[1:]


def _show_cluster(cluster: Cluster, subject: Subject, page: Writer) -> None:
    for finding in cluster.findings:
        page.text(
            say(
                "{} {}. They cannot stand together: {}." if len(finding.sides) > 1 else "{} {}: {}.",
                strong(f"({finding.number})"),
                capital(headline(finding, subject)),
                finding.because,
            )
        )
        _show_sides(finding, page, quotations=subject.options.quotations)
    if cluster.repairs and any(len(each.sides) > 1 for each in cluster.findings):
        page.text(_repairs(cluster))


def _repairs(cluster: Cluster) -> Words:
    numbers = _numbers([each.number for each in cluster.findings])
    members = {name for repair in cluster.repairs for name in repair}
    if len(cluster.findings) == 1 and all(len(repair) == 1 for repair in cluster.repairs):
        which = fits(len(members) - 1, "either of the two", "any one of them")
        return say("Smallest repair: giving up {} ends {}.", which, numbers)
    shown = [_repair(each) for each in cluster.repairs[:MOST_REPAIRS]]
    more = len(cluster.repairs) - len(shown)
    rest = f" There {fits(more, 'is one more way', f'are {more:,} more ways')}." if more else ""
    return say(
        "Smallest repairs: {} {} with {}.{}",
        numbers,
        fits(len(cluster.findings), "ends", "end"),
        joined(shown, "; or with "),
        rest,
    )


def _repair(names: Sequence[str]) -> Words:
    parts = [say("the denial of {}", ref(name[4:])) if name.startswith("not ") else ref(name) for name in names]
    return say("{} given up", listed(parts, most=20))


def _show_sides(finding: Finding, page: Writer, *, quotations: bool) -> None:
    cells = [
        [_cell(voice, quotations=quotations) for voice in side.voices] or [as_words("nobody is quoted")]
        for side in finding.sides
    ]
    heads = [say("{} – {}", side.label, side.verdict) for side in finding.sides]
    if len(cells) <= MOST_SIDES:
        page.table(heads, zip_longest(*cells, fillvalue=Words()), lead=0)
    else:
        page.bullets(item(head, *map(item, cell)) for head, cell in zip(heads, cells, strict=True))


def _cell(voice: Voice, *, quotations: bool) -> Words:
    where = say("{}{}", voice.who, f", {voice.locator}" if voice.locator else "")
    place = say(" ({})", voice.place) if voice.place else ""
    return say("“{}” – {}{}", bare(voice.words), where, place) if quotations else where


def bare(words: str) -> str:
    """A quotation on one line, without marks round the whole of it, which the report sets; inner ones are single."""
    words = " ".join(words.split())
    pairs = {'"': '"', "“": "”", "„": "“", "«": "»", "‘": "’"}
    if len(words) > 1 and pairs.get(words[0]) == words[-1] and words[-1] not in words[1:-1]:
        words = words[1:-1]
    return words.translate({ord("“"): "‘", ord("”"): "’", ord('"'): "'"})


def _by_speaker(chapter: Together, subject: Subject) -> Iterator[Item]:
    both: dict[str, list[int]] = {}
    for each in chapter.findings:
        if each.scope in (SPEAKER, PRINCIPAL):
            for who in each.who:
                both.setdefault(who, []).append(each.number)
    for who, numbers in both.items():
        yield item(say("{} ({}): on both sides of {}", subject.name(who), ref(who), _numbers(numbers)))
    if not both:
        yield item("no speaker asserts things that exclude each other, nor do several who speak for the same one")


def _by_text(chapter: Together) -> Iterator[Item]:
    inside: dict[str, list[int]] = {}
    across: dict[tuple[str, str], list[int]] = {}
    for each in chapter.findings:
        texts = [dict.fromkeys(voice.source for voice in side.voices) for side in each.sides]
        for text in dict.fromkeys(one for side in texts for one in side):
            if all(text in side for side in texts) and len(texts) > 1:
                inside.setdefault(text, []).append(each.number)
        for one, other in combinations(range(len(texts)), 2):
            for pair in dict.fromkeys((a, b) for a in texts[one] for b in texts[other] if a != b):
                known = pair if pair in across else pair[::-1] if pair[::-1] in across else pair
                if each.number not in across.setdefault(known, []):
                    across[known].append(each.number)
    for text, numbers in inside.items():
        yield item(say("within {}: {}", ref(text), _numbers(numbers)))
    for (first, second), numbers in across.items():
        yield item(say("between {} and {}: {}", ref(first), ref(second), _numbers(numbers)))


def _numbers(numbers: Sequence[int]) -> Words:
    return listed([f"({each})" for each in numbers], most=20)


def _show_declared(each: Declared) -> Item:
    why = say("rival answers to {}", ref(each.question)) if each.question else as_words("declared on the map")
    return item(
        say("{} ({}) and {} ({}): {}", ref(each.first), each.verdicts[0], ref(each.second), each.verdicts[1], why)
    )
