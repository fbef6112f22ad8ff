"""What carries the weight, written."""

from collections.abc import Iterator

from argmap.english import count, fits
from argmap.findings.in_words import attack_in_words
from argmap.findings.subject import Subject
from argmap.findings.weight import Load, Unbacked, Weight, Withdrawal
from argmap.page.blocks import Item, Writer, item
from argmap.page.words import listed, ref, refs, say, sentence, strong
from argmap.reasoning.key_assumptions import KeyAssumption
from argmap.reports.chapters.chapter import Chapter

MOST_SHOWN = 7


def show(chapter: Weight, subject: Subject, page: Writer) -> None:
    """Write the chapter."""
    if chapter.loads:
        page.heading(3, "What the top claims hang on")
        page.bullets(_show_load(load, subject) for load in chapter.loads)
        if chapter.not_tried:
            more = count(len(chapter.not_tried), "further top claim")
            page.text(f"{more} {fits(len(chapter.not_tried), 'was', 'were')} not tried; name one with --top.")
    if chapter.assumptions:
        page.heading(3, say("What is taken for granted ({})", len(chapter.assumptions)))
        page.text(
            "Claims that are assumed and steps without a warrant, with the number of verdicts that would change "
            "without each."
        )
        page.bullets(
            (_show_assumption(each, subject) for each in chapter.assumptions),
            most=MOST_SHOWN,
            title="What is taken for granted",
        )
        if not chapter.assumptions_complete:
            page.text("Not every assumption was tried.")
    carrying = [each for each in chapter.unbacked if each.carries]
    if carrying:
        page.heading(3, say("Claims that nothing backs and that others rest on ({})", len(carrying)))
        page.bullets(
            (_show_unbacked(each, subject) for each in carrying), most=MOST_SHOWN, title="Claims that nothing backs"
        )
    if chapter.withdrawals:
        page.heading(3, "What changes without a source")
        page.bullets(map(_show_withdrawal, chapter.withdrawals), most=MOST_SHOWN, title="What changes without a source")
        if chapter.sources_not_tried:
            page.text(f"{chapter.sources_not_tried:,} sources with fewer quotations were not tried.")
    if chapter.single:
        page.heading(3, "Claims that hang on one source")
        page.bullets(
            item(say("{}: {}", ref(source), refs(claims)))
            if len(claims) <= 8
            else item(say("{}: {}, {}", ref(source), count(len(claims), "claim"), refs(claims, most=6)))
            for source, claims in chapter.single
        )
    if chapter.echoes or chapter.source_circles or chapter.second_hand:
        page.heading(3, "Circular and second-hand reporting")
        page.bullets(_reporting(chapter, subject), most=MOST_SHOWN, title="Circular and second-hand reporting")
    if not (chapter.loads or carrying or chapter.withdrawals):
        page.text("No claim on the map rests on another one.")


def _show_assumption(each: KeyAssumption, subject: Subject) -> Item:
    number = count(len(each.carries), "verdict")
    step = subject.map.inferences.get(each.id) if each.step else None
    if step is None:
        return item(say("{}: {}", subject.claim(each.id), number))
    return item(say("{}: {}", attack_in_words(step, subject), number))


def _show_load(each: Load, subject: Subject) -> Item:
    head = say("{} is {}.", subject.claim(each.claim), strong(each.verdict))
    below = []
    singles = [loss for loss in each.losses if len(loss.without) == 1]
    if singles:
        by: dict[tuple[str, str], list[str]] = {}
        for loss in singles:
            by.setdefault((loss.kind.removeprefix("leaf "), loss.verdict), []).append(loss.without[0])
        for (kind, label), names in by.items():
            which = f"any of the {kind}s" if len(names) > 1 else f"the {kind}"
            below.append(item(say("without {} {} it would be {}", which, refs(names, last="or"), label)))
    elif each.losses:
        pairs = [say("{} and {}", *map(ref, loss.without)) for loss in each.losses[:3]]
        below.append(item(say("nothing alone changes that; together these would: {}", listed(pairs, last="or"))))
    elif each.complete:
        below.append(item("no claim, step or source changes that by being withdrawn, alone or with one other"))
    else:
        below.append(item("no single claim, step or source was found that changes that by being withdrawn"))
    if not each.complete and singles:
        below.append(item("there may be more: not everything that bears on it was tried"))
    if each.sources:
        rests = listed([say("{} ({})", ref(source), count(len(claims), "claim")) for source, claims in each.sources])
        below.append(item(say("behind it: {}; {}", rests, voices(each.voices, exact=each.voices_exact))))
    return Item(head, tuple(below))


def voices(number: int, *, exact: bool) -> str:
    """How many independent voices a claim rests on."""
    if not number:
        return "nobody's word"
    if number == 1:
        return "one voice in the end"
    return f"{'' if exact else 'at least '}{count(number, 'independent voice')}"


def _show_unbacked(each: Unbacked, subject: Subject) -> Item:
    claims = count(each.carries, "claim")
    if each.tops and each.carries == len(each.tops):
        return item(
            say(
                "{}: {} {} on it",
                subject.claim(each.claim),
                refs(each.tops, most=3),
                fits(each.carries, "rests", "rest"),
            )
        )
    tops = say(", among them {}", refs(each.tops, most=3)) if each.tops else ""
    return item(say("{}: {} {} on it{}", subject.claim(each.claim), claims, fits(each.carries, "rests", "rest"), tops))


def _show_withdrawal(each: Withdrawal) -> Item:
    fallen = [say("{} ({}, then {})", ref(claim), before, after) for claim, before, after in each.changes]
    own = f"{count(len(each.own), 'claim')} that {fits(len(each.own), 'hangs', 'hang')} on it alone"
    if not fallen:
        return item(say("{}: {}", ref(each.source), f"only {own}" if each.own else "no verdict changes"))
    end = f"; besides {own}" if each.own else ""
    return item(say("{}: {}{}", ref(each.source), listed(fallen, most=6), end))


def _reporting(chapter: Weight, subject: Subject) -> Iterator[Item]:
    for claim, chain in chapter.echoes:
        yield item(say("not independent: the quotations of {}, since {}", ref(claim), sentence(chain)))
    for circle in chapter.source_circles:
        yield item(say("in a circle: {} repeat each other", refs(circle)))
    by: dict[tuple[str, str], list[str]] = {}
    for claim, speaker, source in chapter.second_hand:
        by.setdefault((speaker, source), []).append(claim)
    for (speaker, source), claims in by.items():
        yield item(say("at second hand: {} on {}, through {}", subject.name(speaker), refs(claims), ref(source)))


WEIGHT = Chapter(
    "weight",
    "What carries the weight",
    lambda found: found.weight,
    lambda found, page: show(found.weight, found.subject, page),
    charts=("weights",),
)
