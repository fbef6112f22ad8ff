"""Positions, written: splits with their readings side by side."""

from collections.abc import Iterator

from argmap.english import count
from argmap.findings.positions import Positions, Reading, Split
from argmap.findings.subject import MOST_READINGS, Subject
from argmap.model.elements import Verdict
from argmap.page.blocks import Item, Writer, item
from argmap.page.words import Part, Words, as_words, listed, ref, refs, say, verdict
from argmap.reports.chapters.chapter import Chapter

MOST_SHOWN = 7
MOST_ROWS = 12
MOST_COLUMNS = 6
MOST_WAYS = 100
"""Ways to read a map that a number says anything of."""


def show(chapter: Positions, subject: Subject, page: Writer) -> None:
    """Write the chapter."""
    page.text(_opening(chapter))
    parted = [each for each in chapter.splits if each.claims and not _is_single(each)]
    for at, split in enumerate(parted[:MOST_SHOWN], 1):
        page.heading(3, say("Split {}: {}", at, refs(split.claims, most=3)))
        _show_split(split, subject, page)
    if len(parted) > MOST_SHOWN:
        rest = [item(say("{}: {}", refs(each.claims, most=4), _number(each))) for each in parted[MOST_SHOWN:]]
        page.heading(3, "Further splits")
        page.bullets(rest, most=5, title="Further splits")
    singles = [each for each in chapter.splits if _is_single(each)]
    if singles:
        page.heading(3, "Splits on one claim" if len(singles) > 1 else "A split on one claim")
        page.text("One reading accepts the claim, the other one does not.")
        heads = ["claim", "accepting it fits the assertions of", "not accepting it fits those of"]
        page.table(
            heads, [_single_row(single, subject) for single in singles], most=MOST_ROWS, title="Splits on one claim"
        )
    open_ = [each for each in chapter.splits if not each.claims]
    if open_:
        page.heading(3, "Open in every position")
        page.bullets(
            (item(say("{}: no reading decides", refs(each.alike))) for each in open_),
            most=MOST_SHOWN,
            title="Open in every position",
        )
    if chapter.misfits:
        page.heading(3, "Assertions that no position holds together")
        page.bullets(
            (item(say("{}: {}", _voice(who, subject), refs(claims))) for who, claims in chapter.misfits),
            most=MOST_SHOWN,
            title="Assertions that no position holds together",
        )


def _is_single(split: Split) -> bool:
    """Whether it is about one claim, which one reading accepts and the other one does not."""
    verdicts = sorted(reading.verdicts for reading in split.readings)
    return split.complete and verdicts in (
        [(Verdict.ACCEPTED,), (Verdict.REJECTED,)],
        [(Verdict.ACCEPTED,), (Verdict.UNSUPPORTED,)],
    )


def _single_row(split: Split, subject: Subject) -> list[Part]:
    by = {reading.verdicts[0]: listed(_voices(reading, subject), most=4) for reading in split.readings}
    against = by.get(Verdict.REJECTED, "") or by.get(Verdict.UNSUPPORTED, "")
    return [ref(split.claims[0]), by[Verdict.ACCEPTED] or "–", against or "–"]


def _voices(reading: Reading, subject: Subject) -> list[str]:
    """Whose assertions a reading fits."""
    return [_voice(who, subject) for who in reading.fits]


def _voice(who: str, subject: Subject) -> str:
    return subject.reasoner.voice_count.origins.name(who)


def _number(split: Split) -> str:
    return f"{'' if split.complete else 'more than '}{count(len(split.readings), 'reading')}"


def _opening(chapter: Positions) -> Words:
    settled = listed([f"{number:,} {verdict}" for verdict, number in chapter.settled])
    number = sum(n for _, n in chapter.settled)
    shared = say("Every position agrees on {}: {}.", count(number, "claim"), settled)
    shared = shared if number else say("There is no claim on which all positions agree.")
    if not chapter.splits:
        return say("The map can be read in one way only. {}", shared)
    parted = [split for split in chapter.splits if split.claims]
    if not parted:
        return say("There is one position, and it leaves some claims open. {}", shared)
    many = f"{chapter.number} ways" if 0 < chapter.number <= MOST_WAYS else "very many ways"
    points = "on one point" if len(parted) == 1 else f"on {len(parted):,} points that do not depend on each other"
    return say("The map can be read in {}: its readings part {}. {}", many, points, shared)


def _show_split(split: Split, subject: Subject, page: Writer) -> None:
    if len(split.readings) > MOST_COLUMNS:
        _show_many(split, subject, page)
    else:
        heads = ["claim", *(f"reading {letter(at)}" for at in range(len(split.readings)))]
        rows: list[list[Words]] = []
        for at, claim in enumerate(split.claims[:MOST_ROWS]):
            rows.append([ref(claim), *(verdict(each.verdicts[at]) for each in split.readings)])
        if any(reading.fits for reading in split.readings):
            fits = [listed(_voices(each, subject), most=4) or as_words("–") for each in split.readings]
            rows.append([as_words("fits the assertions of"), *fits])
        page.table(heads, rows)
        if len(split.claims) > MOST_ROWS:
            page.text(say("They also part on {}.", refs(split.claims[MOST_ROWS:], most=20)))
    if split.alike:
        page.text(
            say("Each of them leaves {} as {}.", refs(split.alike), "it is" if len(split.alike) == 1 else "they are")
        )
    if not split.complete:
        page.text(f"There are more readings: the search ended at {MOST_READINGS}.")


def _show_many(split: Split, subject: Subject, page: Writer) -> None:
    """How often each claim has each verdict, where the readings are too many to stand side by side."""
    labels = [each.value for each in Verdict if any(each.value in one.verdicts for one in split.readings)]
    rows: list[list[Part]] = []
    for at, claim in enumerate(split.claims):
        found = [reading.verdicts[at] for reading in split.readings]
        rows.append([ref(claim), *(f"{found.count(label):,}" if label in found else "" for label in labels)])
    page.text(f"It has {_number(split)}; the table says in how many of them each claim has each verdict.")
    page.table(["claim", *labels], rows, most=MOST_ROWS, title=f"Verdicts around {split.claims[0]}", marks=True)
    page.bullets(_listed(split, subject), most=3, title=f"Readings around {split.claims[0]}")


def _listed(split: Split, subject: Subject) -> Iterator[Item]:
    for at, each in enumerate(split.readings):
        accepted = [
            claim for claim, label in zip(split.claims, each.verdicts, strict=True) if label == Verdict.ACCEPTED
        ]
        fits = say("; fits the assertions of {}", listed(_voices(each, subject))) if each.fits else ""
        yield item(say("reading {} accepts {}{}", letter(at), refs(accepted) or "nothing of it", fits))


def letter(at: int) -> str:
    """`a`, `b`, …, `z`, `a2`."""
    return chr(ord("a") + at % 26) + (str(at // 26 + 1) if at >= 26 else "")


POSITIONS = Chapter(
    "positions",
    "Positions",
    lambda found: found.positions,
    lambda found, page: show(found.positions, found.subject, page),
)
