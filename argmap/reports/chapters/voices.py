"""Who says what, written: tables of speakers and sources, and each two beside each other."""

from collections.abc import Iterator, Mapping, Sequence

from argmap.english import count
from argmap.findings.subject import Subject
from argmap.findings.voices import ASSERTS, BOTH, DENIES, HOPES, MENTIONS, SUSPECTS, Pair, RivalReasons, Stand, Voices
from argmap.page.blocks import Item, Writer, item
from argmap.page.words import Part, Words, as_words, joined, listed, mark, ref, refs, say
from argmap.reports.chapters.chapter import Chapter
from argmap.reports.chapters.dates import show_dates, show_turns

VERBS = {
    ASSERTS: "asserts",
    DENIES: "denies",
    BOTH: "asserts and denies",
    SUSPECTS: "suspects",
    HOPES: "hopes for or fears",
    MENTIONS: "mentions",
}
"""What to say of each stand."""
MOST_COLUMNS = 8
MOST_ROWS = 15
MOST_PAIRS = 12
MOST_SHOWN = 7


def show(chapter: Voices, subject: Subject, page: Writer) -> None:
    """Write the chapter."""
    if not chapter.speakers:
        page.text("Nobody is quoted on the map.")
        return
    show_turns(chapter.timeline, subject, page)
    _show_matrix(chapter.speakers, "Speakers by claim", "speaker", subject, page)
    page.bullets(_who_says_what(chapter.speakers, subject), most=MOST_SHOWN, title="What each speaker says")
    _show_matrix(chapter.sources, "Sources by claim", "source", subject, page)
    if chapter.pairs:
        page.heading(3, "Agreement between each two")
        page.bullets(
            (_show_pair(pair, subject) for pair in chapter.pairs), most=MOST_PAIRS, title="Agreement between each two"
        )
    if chapter.rival_reasons:
        page.heading(3, "Agreed for reasons that exclude each other")
        page.bullets(
            (_show_rivals(rival_reason, subject) for rival_reason in chapter.rival_reasons),
            most=MOST_SHOWN,
            title="Agreed for reasons that exclude each other",
        )
    show_dates(chapter.timeline, page)


def _name(voice: str, subject: Subject) -> Words:
    return as_words(subject.name(voice)) if voice in subject.map.speakers else ref(voice)


def _show_matrix(stands: Sequence[Stand], title: str, what: str, subject: Subject, page: Writer) -> None:
    by_claim: dict[str, dict[str, str]] = {}
    for stand in stands:
        by_claim.setdefault(stand.claim, {})[stand.voice] = stand.stand
    shared = [claim for claim in by_claim if len(by_claim[claim]) > 1]
    page.heading(3, title)
    if shared:
        number: dict[str, int] = {}
        for claim in shared:
            for voice in by_claim[claim]:
                number[voice] = number.get(voice, 0) + 1
        columns = sorted(number, key=lambda voice: -number[voice])[:MOST_COLUMNS]
        shared.sort(key=lambda claim: (-len(by_claim[claim]), subject.order[claim]))
        page.text(
            say(
                "{} that more than one {} speaks of; a blank is silence.{}",
                f"The {count(len(shared), 'claim')}" if len(shared) > 1 else "The one claim",
                what,
                f" The {MOST_COLUMNS} that say most of them have a column." if len(number) > MOST_COLUMNS else "",
            )
        )
        rows: list[list[Part]] = [
            [
                ref(claim),
                *(_mark(by_claim[claim].get(voice, "")) for voice in columns),
                *([_others(by_claim[claim], columns, subject)] if len(number) > MOST_COLUMNS else []),
            ]
            for claim in shared
        ]
        heads: list[Part] = ["claim", *(ref(voice) for voice in columns)]
        heads += ["others"] if len(number) > MOST_COLUMNS else []
        page.table(heads, rows, most=MOST_ROWS, title=title, marks=True)
    else:
        page.text(f"No claim is spoken of by more than one {what}.")


def _others(stands: Mapping[str, str], columns: Sequence[str], subject: Subject) -> Words:
    """What is said by those who have no column."""
    found = [(voice, stand) for voice, stand in stands.items() if voice not in columns]
    return joined([say("{}: {}", _name(voice, subject), stand) for voice, stand in found], "; ")


def _mark(stand: str) -> Words:
    looks = {ASSERTS: "yes", DENIES: "no", BOTH: "both"}
    return mark(stand, looks[stand]) if stand in looks else as_words(stand)


def _who_says_what(stands: Sequence[Stand], subject: Subject) -> Iterator[Item]:
    by_voice: dict[str, dict[str, list[str]]] = {}
    for each in stands:
        by_voice.setdefault(each.voice, {}).setdefault(each.stand, []).append(each.claim)
    for voice in sorted(by_voice, key=lambda one: -sum(map(len, by_voice[one].values()))):
        parts = []
        for stand, verb in VERBS.items():
            claims = by_voice[voice].get(stand)
            if claims:
                parts.append(say("{} {}", verb, refs(claims, most=12)))
        name = say("{} ({})", subject.name(voice), ref(voice)) if voice in subject.map.speakers else ref(voice)
        yield item(say("{} {}", name, listed(parts)))


def _show_pair(each: Pair, subject: Subject) -> Item:
    parts = []
    if each.agree:
        parts.append(say("agree on {}", refs(each.agree, most=5)))
    if each.disagree:
        parts.append(say("are on opposite sides of {}", refs(each.disagree, most=5)))
    if each.clash:
        shown = listed([say("{} and {}", ref(one), ref(other)) for one, other in each.clash], most=3)
        parts.append(say("assert claims that exclude each other ({})", shown))
    if each.against:
        shown = listed([say("{} against {}", ref(one), ref(other)) for one, other in each.against], most=3)
        parts.append(say("say claims that the map sets against each other ({})", shown))
    return item(say("{} and {} {}", _name(each.first, subject), _name(each.second, subject), listed(parts)))


def _show_rivals(each: RivalReasons, subject: Subject) -> Item:
    first, second = _name(each.first, subject), _name(each.second, subject)
    return item(
        say("{}: {} by {}, {} by {}", ref(each.claim), first, ref(each.first_reason), second, ref(each.second_reason))
    )


VOICES = Chapter(
    "voices",
    "Voices",
    lambda found: found.voices,
    lambda found, page: show(found.voices, found.subject, page),
    charts=("matrix", "timeline"),
)
