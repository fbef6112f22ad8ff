"""The report on a map, as data: numbers, claims with what they rest on, open ends, diagnostics."""

from collections import Counter
from collections.abc import Iterator, Sequence

import attrs

from argmap.analysis.facts import Facts
from argmap.catalogue.rule import Severity
from argmap.diagnostics.diagnostic import Diagnostic
from argmap.model.argument_map import ArgumentMap, Inference, InferenceKind, Quotation, QuotationKind, Verdict, count
from argmap.quotations.check import CheckedQuotation, all_checked
from argmap.quotations.finding import Status
from argmap.quotations.text import QuotedText


@attrs.frozen
class Quoted:
    """A quotation with the names of those whose words it holds."""

    kind: str
    words: str
    speaker: str
    source: str
    source_title: str
    locator: str
    date: str
    note: str
    status: str
    place: str
    remark: str


@attrs.frozen
class Reason:
    """A step to or against a claim: its kind, its premises with their texts, and what is said about it.

    `undercut_by` are the steps that set it aside, each again with its own undercuts.
    """

    id: str
    kind: str
    premises: tuple[tuple[str, str], ...]
    warrant: str
    scheme: str
    strength: float | None
    note: str
    undercut_by: "tuple[Reason, ...]"


@attrs.frozen
class ClaimEntry:
    """A claim: its words, its verdict and why, and everything on the map that bears on it."""

    id: str
    text: str
    verdict: str
    because: str
    credence: str
    assumed: bool
    date: str
    note: str
    tags: tuple[str, ...]
    quotes: tuple[Quoted, ...]
    denials: tuple[Quoted, ...]
    reasons: tuple[Reason, ...]
    objections: tuple[Reason, ...]
    undercut_by: tuple[Reason, ...]
    contradicts: tuple[tuple[str, str], ...]
    bears_on: tuple[str, ...]


@attrs.frozen
class Part:
    """A section with its claims; the title is empty for claims outside all sections."""

    title: str
    note: str
    claims: tuple[ClaimEntry, ...]


@attrs.frozen
class OpenEnd:
    """Something that the map leaves open: what kind of thing, the claim or step, and its text."""

    kind: str
    id: str
    text: str


@attrs.frozen
class SourceEntry:
    """A source, with the number of quotations from it."""

    id: str
    title: str
    author: str
    publisher: str
    date: str
    url: str
    repeats: tuple[str, ...]
    reliability: str
    reader: str
    quotations: int


@attrs.frozen
class Backing:
    """What a top claim hangs on: its sources, each with the claims that it is quoted for.

    `independent` is the greatest number of ways from independent sources that share no other claim.
    """

    id: str
    text: str
    sources: tuple[tuple[str, tuple[str, ...]], ...]
    independent: int


@attrs.frozen
class Disputed:
    """A claim that is asserted by some and denied by others: who, in which source."""

    id: str
    text: str
    asserted: tuple[str, ...]
    denied: tuple[str, ...]


@attrs.frozen
class Origins:
    """Where the claims come from.

    Attributes:
        backings: the top claims with their sources.
        hanging: for a source, the claims that hang on it alone.
        echoes: claims with quotations that are not independent, and what repeats what.
        second_hand: claims, speakers and sources of quotations through a source that repeats others.
        disputed: claims that are asserted and denied.
    """

    backings: tuple[Backing, ...]
    hanging: tuple[tuple[str, tuple[str, ...]], ...]
    echoes: tuple[tuple[str, str], ...]
    second_hand: tuple[tuple[str, str, str], ...]
    disputed: tuple[Disputed, ...]


@attrs.frozen
class Report:
    """A report as data. Every list stands in the order of the map."""

    title: str
    author: str
    date: str
    note: str
    numbers: tuple[tuple[str, int], ...]
    tops: tuple[ClaimEntry, ...]
    parts: tuple[Part, ...]
    open_ends: tuple[OpenEnd, ...]
    origins: Origins
    sources: tuple[SourceEntry, ...]
    diagnostics: tuple[Diagnostic, ...]
    verdicts: tuple[tuple[str, int], ...]
    quotations_checked: int
    statuses: tuple[tuple[str, int], ...]


MOST_DIFFERENCES = 4
"""Differing words that are said of one quotation."""
DEEPEST_UNDERCUT = 20
"""Undercuts of undercuts that are shown one inside the other; deeper ones stand at their own claims."""


def report(amap: ArgumentMap, facts: Facts, diagnostics: Sequence[Diagnostic]) -> Report:
    """Make the report on a map."""
    return Report(
        amap.title or "Argument map",
        amap.author,
        amap.date,
        amap.note,
        _numbers(amap),
        tuple(_entry(id_, amap, facts) for id_ in facts.tops),
        tuple(_parts(amap, facts)),
        tuple(_open_ends(amap, facts)),
        _origins(amap, facts),
        tuple(_sources(amap, facts)),
        tuple(each for each in diagnostics if each.severity is not Severity.HINT),
        _verdicts(facts),
        sum(each.status.checked for each in all_checked(facts.quotations)),
        _statuses(facts),
    )


def _verdicts(facts: Facts) -> tuple[tuple[str, int], ...]:
    """How many claims have each verdict."""
    numbers = Counter(facts.verdicts.claims.values())
    return tuple((verdict.value, numbers[verdict]) for verdict in Verdict if numbers[verdict])


def _statuses(facts: Facts) -> tuple[tuple[str, int], ...]:
    """How many quotations have each status, without those that were not checked."""
    numbers = Counter(each.status for each in all_checked(facts.quotations))
    return tuple((status.value, numbers[status]) for status in Status if numbers[status] and status.checked)


def _numbers(amap: ArgumentMap) -> tuple[tuple[str, int], ...]:
    kinds = [each.kind for each in amap.inferences.values()]
    quotations = [each for claim in amap.claims.values() for each in claim.quotations]
    return (
        ("claim", len(amap.claims)),
        ("support", kinds.count(InferenceKind.SUPPORTS)),
        ("implication", kinds.count(InferenceKind.IMPLIES)),
        ("rebuttal", kinds.count(InferenceKind.REBUTS)),
        ("undercut", kinds.count(InferenceKind.UNDERCUTS)),
        ("contradiction", len(amap.contradictions)),
        ("quotation", len(quotations)),
        ("source", len({each.source for each in quotations})),
        ("speaker", len({each.speaker for each in quotations if each.speaker})),
    )


def _parts(amap: ArgumentMap, facts: Facts) -> Iterator[Part]:
    by_section: dict[str, list[ClaimEntry]] = {}
    for claim in amap.claims:
        by_section.setdefault(amap.claims[claim].section, []).append(_entry(claim, amap, facts))
    for section, entries in by_section.items():
        found = amap.sections.get(section)
        title = found.title if found else ""
        if found and found.part_of and found.part_of != found.title:
            title = f"{found.part_of} – {found.title}"
        yield Part(title, found.note if found else "", tuple(entries))


def _entry(id_: str, amap: ArgumentMap, facts: Facts) -> ClaimEntry:
    claim = amap.claims[id_]
    checked = facts.quotations.get(id_, ())
    others = []
    for conflict in facts.conflicts.get(id_, ()):
        each = amap.contradictions[conflict]
        other = each.second if each.first == id_ else each.first
        others.append((other, amap.claims[other].text))
    return ClaimEntry(
        id_,
        claim.text,
        facts.verdicts.claims[id_].value,
        facts.verdicts.explainer.ground(id_).sentence,
        claim.credence.explained if claim.credence else "",
        claim.assumed,
        claim.date,
        claim.note,
        claim.tags,
        tuple(_quoted(each, amap) for each in checked if each.quotation.kind is QuotationKind.QUOTE),
        tuple(_quoted(each, amap) for each in checked if each.quotation.kind is QuotationKind.DENIAL),
        _reasons(facts.reasons.get(id_, ()), amap, facts),
        _reasons(facts.rebuttals.get(id_, ()), amap, facts),
        _reasons(facts.undercuts.get(id_, ()), amap, facts),
        tuple(others),
        tuple(_use(amap.inferences[each]) for each in facts.uses.get(id_, ())),
    )


def _reasons(ids: Sequence[str], amap: ArgumentMap, facts: Facts, depth: int = 0) -> tuple[Reason, ...]:
    if depth > DEEPEST_UNDERCUT:
        return ()
    found = []
    for id_ in ids:
        step = amap.inferences[id_]
        premises = tuple((premise, amap.claims[premise].text) for premise in step.premises)
        undercuts = _reasons(facts.undercuts.get(id_, ()), amap, facts, depth + 1)
        found.append(Reason(id_, step.kind, premises, step.warrant, step.scheme, step.strength, step.note, undercuts))
    return tuple(found)


def _quoted(checked: CheckedQuotation, amap: ArgumentMap) -> Quoted:
    quotation, found = checked.quotation, checked.in_source
    speaker = amap.speakers[quotation.speaker].name if quotation.speaker else ""
    return Quoted(
        quotation.kind,
        quotation.text,
        speaker,
        quotation.source,
        amap.sources[quotation.source].title,
        quotation.locator,
        quotation.date,
        quotation.note,
        checked.status,
        checked.place,
        found.reason or "; ".join(str(each) for each in found.differences[:MOST_DIFFERENCES]),
    )


def _use(step: Inference) -> str:
    return f"{step.kind} {step.target}"


def _open_ends(amap: ArgumentMap, facts: Facts) -> Iterator[OpenEnd]:
    """Claims without backing, attacks that nothing answers, and circles of support."""
    for id_, claim in amap.claims.items():
        if not claim.assumed and not claim.quotations and id_ not in facts.reasons:
            yield OpenEnd("nothing backs it", id_, claim.text)
    for id_, step in amap.inferences.items():
        if step.kind not in (InferenceKind.REBUTS, InferenceKind.UNDERCUTS) or id_ in facts.undercuts:
            continue
        attacked = [
            premise
            for premise in step.premises
            if premise in facts.rebuttals or premise in facts.undercuts or premise in facts.conflicts
        ]
        if not attacked:
            kind = "rebuttal without an answer" if step.kind is InferenceKind.REBUTS else "undercut without an answer"
            yield OpenEnd(kind, id_, " / ".join(amap.claims[premise].text for premise in step.premises))
    for circle in facts.circles:
        yield OpenEnd("support in a circle", circle.claims[0], " supports ".join((*circle.claims, circle.claims[0])))


def _origins(amap: ArgumentMap, facts: Facts) -> Origins:
    """Where the claims come from, in the order of the map."""
    known = facts.provenance
    by_source: dict[str, list[str]] = {}
    for claim, source in known.hanging.items():
        by_source.setdefault(source, []).append(claim)
    second_hand = dict.fromkeys((claim, each.speaker, each.source) for claim, each in known.second_hand)
    return Origins(
        tuple(
            Backing(each.claim, amap.claims[each.claim].text, tuple(each.sources.items()), each.independent)
            for each in known.supports
        ),
        tuple((source, tuple(by_source[source])) for source in amap.sources if source in by_source),
        tuple(dict.fromkeys((echo.claim, echo.chain) for echo in known.echoes)),
        tuple((claim, amap.speakers[speaker].name, source) for claim, speaker, source in second_hand),
        tuple(_disputed(claim, amap) for claim in known.disputed),
    )


def _disputed(id_: str, amap: ArgumentMap) -> Disputed:
    claim = amap.claims[id_]
    return Disputed(id_, claim.text, _voices(claim.quotes, amap), _voices(claim.denials, amap))


def _voices(quotations: Sequence[Quotation], amap: ArgumentMap) -> tuple[str, ...]:
    """Who says so, each once: `Tom Hale, baker (gazette)`, or the source alone."""
    return tuple(
        dict.fromkeys(
            f"{amap.speakers[each.speaker].name} ({each.source})" if each.speaker else each.source
            for each in quotations
        )
    )


def _sources(amap: ArgumentMap, facts: Facts) -> Iterator[SourceEntry]:
    quoted = Counter(each.source for claim in amap.claims.values() for each in claim.quotations)
    for id_, source in amap.sources.items():
        text = facts.texts.get(id_)
        yield SourceEntry(
            id_,
            source.title,
            source.author,
            source.publisher,
            source.date,
            source.url,
            source.repeats,
            source.reliability,
            text.reader if isinstance(text, QuotedText) else "",
            quoted[id_],
        )


def in_words(numbers: Sequence[tuple[str, int]]) -> str:
    """`26 claims, 18 supports and 3 rebuttals`; what does not occur is left out."""
    parts = [count(number, noun) for noun, number in numbers if number]
    return f"{', '.join(parts[:-1])} and {parts[-1]}" if len(parts) > 1 else "".join(parts)
