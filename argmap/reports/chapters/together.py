"""What cannot stand together, as a chapter: each conflict with its sides beside each other, and the repairs."""

from collections.abc import Iterator, Sequence
from itertools import combinations, zip_longest

from argmap.english import count, fits
from argmap.findings.in_words import headline
from argmap.findings.subject import Subject, Voice
from argmap.findings.together import MOST_CONFLICTS, PRINCIPAL, SPEAKER, ClashFinding, Cluster, Declared, Together
from argmap.page.blocks import Item, Writer, item
from argmap.page.words import Part, Words, as_words, capital, joined, listed, ref, say, strong, unmarked
from argmap.reports.chapters.chapter import Chapter

MOST_SHOWN = 10
MOST_REPAIRS = 4
MOST_SIDES = 3
"""Sides that stand beside each other in a table."""


def show(chapter: Together, subject: Subject, page: Writer) -> None:
    """Write the chapter."""
    if not chapter.clusters:
        page.text("All that is asserted on the map can stand together: no assertion excludes another one.")
    else:
        logical = [finding for finding in chapter.findings if finding.logical]
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
            (_show_declared(each, subject) for each in chapter.declared),
            most=5,
            title="Contradictions that nobody asserts on both sides",
        )
    if not chapter.complete:
        page.text(f"There may be more: the search ended at {MOST_CONFLICTS} conflicts.")


def _opening(chapter: Together, logical: Sequence[ClashFinding]) -> Words:
    parts: list[Part] = []
    if logical:
        parts.append(capital(say("{} of assertions cannot all be true.", count(len(logical), "set"))))
    rest = len(chapter.findings) - len(logical)
    if rest:
        which = "assertion or set of assertions" if rest == 1 else "assertions or sets of assertions"
        parts.append(f"{rest:,} {which} {'is' if rest == 1 else 'are'} accepted in no reading of the map.")
    parts.append(
        "Asserting is what is counted here; whether a claim stands is another question, and its verdict is given "
        "with it."
    )
    return joined(parts, " ")


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
    numbers = _numbers([finding.number for finding in cluster.findings])
    if len(cluster.findings) == 1 and all(len(repair) == 1 for repair in cluster.repairs):
        return Words()  # any of them, as always
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


def _show_sides(finding: ClashFinding, page: Writer, *, quotations: bool) -> None:
    cells = [
        [_cell(voice, quotations=quotations) for voice in side.voices] or [as_words("nobody is quoted")]
        for side in finding.sides
    ]
    heads = [side.label if side.denied else say("{} – {}", side.label, side.word) for side in finding.sides]
    if len(cells) <= MOST_SIDES:
        page.table(heads, zip_longest(*cells, fillvalue=Words()), lead=0)
    else:
        page.bullets(item(head, *map(item, cell)) for head, cell in zip(heads, cells, strict=True))


def _cell(voice: Voice, *, quotations: bool) -> Words:
    where = say("{}{}", voice.who, f", {voice.locator}" if voice.locator else "")
    place = say(" ({})", voice.place) if voice.place else ""
    return say("“{}” – {}{}", unmarked(voice.words), where, place) if quotations else where


def _by_speaker(chapter: Together, subject: Subject) -> Iterator[Item]:
    both: dict[str, list[int]] = {}
    for finding in chapter.findings:
        if finding.scope in (SPEAKER, PRINCIPAL):
            for who in finding.who:
                both.setdefault(who, []).append(finding.number)
    for who, numbers in both.items():
        yield item(say("{} ({}): on both sides of {}", subject.name(who), ref(who), _numbers(numbers)))
    if not both:
        yield item("no speaker asserts things that exclude each other, nor do several who speak for the same one")


def _by_text(chapter: Together) -> Iterator[Item]:
    inside: dict[str, list[int]] = {}
    across: dict[tuple[str, str], list[int]] = {}
    for finding in chapter.findings:
        texts = [dict.fromkeys(voice.source for voice in side.voices) for side in finding.sides]
        for text in dict.fromkeys(one for side in texts for one in side):
            if all(text in side for side in texts) and len(texts) > 1:
                inside.setdefault(text, []).append(finding.number)
        for one, other in combinations(range(len(texts)), 2):
            for pair in dict.fromkeys((a, b) for a in texts[one] for b in texts[other] if a != b):
                known = pair if pair in across else pair[::-1] if pair[::-1] in across else pair
                if finding.number not in across.setdefault(known, []):
                    across[known].append(finding.number)
    for text, numbers in inside.items():
        yield item(say("within {}: {}", ref(text), _numbers(numbers)))
    for (first, second), numbers in across.items():
        yield item(say("between {} and {}: {}", ref(first), ref(second), _numbers(numbers)))


def _numbers(numbers: Sequence[int]) -> Words:
    return listed([f"({number})" for number in numbers], most=20)


def _show_declared(each: Declared, subject: Subject) -> Item:
    why = say("rival answers to {}", ref(each.question)) if each.question else as_words("declared on the map")
    return item(
        say(
            "{} ({}) and {} ({}): {}",
            ref(each.first),
            subject.word(each.first),
            ref(each.second),
            subject.word(each.second),
            why,
        )
    )


TOGETHER = Chapter(
    "together",
    "What cannot stand together",
    lambda found: found.together,
    lambda found, page: show(found.together, found.subject, page),
)
