"""What is said when, written: changes of position, and verdicts by date."""

from collections import Counter
from collections.abc import Mapping

from argmap.english import count
from argmap.findings.in_words import turn_in_words
from argmap.findings.subject import Subject
from argmap.findings.timeline import Said, Timeline
from argmap.model.dates import in_order, spoken
from argmap.model.elements import QuotationKind
from argmap.page.blocks import Writer, item
from argmap.page.words import Part, ref, refs, say, verdict

_ACTS: Mapping[QuotationKind, str] = {
    QuotationKind.QUOTE: "assertion",
    QuotationKind.DENIAL: "denial",
    QuotationKind.SUSPICION: "suspicion",
    QuotationKind.HOPE: "hope or fear",
    QuotationKind.MENTION: "mention",
}
MOST_ROWS = 15
MOST_SHOWN = 7


def show_turns(chapter: Timeline, subject: Subject, page: Writer) -> None:
    """Write the changes of position."""
    if chapter.turns:
        page.heading(3, say("Changes of position ({})", len(chapter.turns)))
        turns = (item(turn_in_words(turn, subject)) for turn in chapter.turns)
        page.bullets(turns, most=MOST_SHOWN, title="Changes of position")


def show_dates(chapter: Timeline, page: Writer) -> None:
    """Write what is said when, and how verdicts move with it."""
    said = sorted((*chapter.dated, *chapter.uncommitted), key=lambda each: in_order(each.date))
    if not said:
        return
    page.heading(3, "By date")
    dates: dict[tuple[str, str], list[Said]] = {}
    for each in said:
        dates.setdefault(in_order(each.date), []).append(each)
    rows: list[list[Part]] = []
    for every in dates.values():
        sources = list(dict.fromkeys(each.source for each in every))
        number = Counter(each.kind for each in every)
        acts = ", ".join(count(number[kind], act) for kind, act in _ACTS.items() if number[kind])
        rows.append([spoken(every[0].date), refs(sources), acts])
    page.table(["date", "sources", "what is said"], rows, most=MOST_ROWS, title="What is said by date")
    if chapter.undated:
        page.text(f"{chapter.undated:,} of {len(said) + chapter.undated:,} have no date.")
    if chapter.moving:
        page.text(
            "The verdicts on these top claims move with what is said; each column counts only what had been said by "
            "its date."
        )
        heads: list[Part] = ["claim", *(spoken(each.date) for each in chapter.verdicts_by_date)]
        moves: list[list[Part]] = [
            [ref(claim), *(verdict(each.verdicts[at]) for each in chapter.verdicts_by_date)]
            for at, claim in enumerate(chapter.moving)
        ]
        page.table(heads, moves, most=MOST_ROWS, title="Verdicts by date")
    elif len(chapter.verdicts_by_date) > 1:
        page.text(
            "Counting only what had been said by a date changes no verdict on a top claim, once anything had been "
            "said of it."
        )
