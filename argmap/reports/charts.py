"""Pictures where people would rather look than read: who says what, what is said when, and reasons by their strength.

SVG in few lines of our own: a chart library would bring megabytes for circles, lines and text.
"""

import datetime
import math
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping, Sequence

from argmap.diagrams.graphviz.markup import shortened
from argmap.diagrams.graphviz.measure import text_width
from argmap.diagrams.svg_parts import drawn, part, titled
from argmap.findings.subject import Subject
from argmap.findings.timeline import everything_said
from argmap.findings.voices import ASSERTS, BOTH, DENIES, HOPES, MENTIONS, SUSPECTS, voices
from argmap.model.dates import MONTHS, in_order, spoken
from argmap.model.elements import InferenceKind, QuotationKind
from argmap.reports.chapters.voices import VERBS

INK, SOFT, LINE, FOR, AGAINST = "#1A1A1A", "#595959", "#C9CED6", "#007A59", "#C24E00"
SIZE = 10.0
MOST_ROWS, MOST_COLUMNS = 40, 24
MOST_REASONS = 12
MOST_TURNED = 220.0
"""Points of a name that stands turned."""
LABEL = 260.0
"""Points for the words at the left."""
CHARTS = ("matrix", "timeline", "weights")


def chart(name: str, subject: Subject) -> str:
    """A chart as SVG; empty where the map has nothing for it.

    Raises:
        ValueError: for a chart that there is not.
    """
    if name == "matrix":
        return matrix(subject)
    if name == "timeline":
        return timeline_chart(subject)
    if name == "weights":
        return weights(subject)
    raise ValueError(f"there is no chart {name!r}; there are {', '.join(CHARTS)}")


def matrix(subject: Subject) -> str:
    """Speakers by claims: a full circle asserts, a ring with a bar denies, both together are both.

    A sign is for who does neither: `?` suspects, `~` hopes or fears, `·` mentions.
    """
    stands = voices(subject).speakers
    by_claim: dict[str, dict[str, str]] = {}
    for each in stands:
        by_claim.setdefault(each.claim, {})[each.voice] = each.stand
    rows = sorted(by_claim, key=lambda claim: (-len(by_claim[claim]), subject.order[claim]))
    shared = [claim for claim in rows if len(by_claim[claim]) > 1]
    rows = (shared or rows)[:MOST_ROWS]
    number: dict[str, int] = {}
    for claim in rows:
        for voice in by_claim[claim]:
            number[voice] = number.get(voice, 0) + 1
    columns = sorted(number, key=lambda voice: -number[voice])[:MOST_COLUMNS]
    if not rows:
        return ""
    step = 24.0
    longest = max(min(text_width(_name(voice, subject), SIZE), MOST_TURNED) for voice in columns)
    top = 16 + 0.8 * longest  # the names stand turned by 50 degrees
    out: list[ET.Element] = []
    for at, voice in enumerate(columns):
        out.append(_text(LABEL + 14 + step * at, top - 8, _name(voice, subject), turned=True))
    for row, claim in enumerate(rows):
        y = top + step * row + step / 2
        out.append(_text(0, y + 3.5, shortened(subject.text(claim), LABEL - 8, SIZE)))
        out.append(_line(0, y + step / 2, LABEL + step * len(columns), y + step / 2))
        for at, voice in enumerate(columns):
            stand = by_claim[claim].get(voice)
            if stand:
                said = f"{_name(voice, subject)} {VERBS[stand]} {subject.text(claim)}"
                out.append(_mark(LABEL + step * at + 10, y, stand, said))
    height = top + step * len(rows) + 34
    used = {stand for claim in rows for stand in by_claim[claim].values()}
    known = [entry for entry in VERBS.items() if entry[0] in (ASSERTS, DENIES, BOTH) or entry[0] in used]
    legend = _legend(0, height - 12, known)
    return drawn("Who says what", [*out, *legend], LABEL + step * len(columns) + 0.66 * longest, height)


def timeline_chart(subject: Subject) -> str:
    """Speakers by date: how many assertions (full) and denials (ring) of each on each date.

    A `?` counts the suspicions, hopes and mentions.
    """
    said = [each for each in everything_said(subject) if each.date]
    if not said:
        return ""
    unit, place = _axis([each.date for each in said])
    number: dict[str, int] = {}
    cells: dict[tuple[str, int, str], int] = {}
    for each in said:
        number[each.voice] = number.get(each.voice, 0) + 1
        key = each.voice, place[each.date], _ACT_OF.get(each.kind, SUSPECTS)
        cells[key] = cells.get(key, 0) + 1
    rows = sorted(number, key=lambda voice: (-number[voice], voice))[:MOST_ROWS]
    acts = _ACTS if any(stand == SUSPECTS for *_, stand in cells) else _ACTS[:2]
    line, top = 12.0, 40.0
    step = line * len(acts) + 8
    first, last = min(place.values()), max(place.values())
    wide = max(26.0, min(90.0, AXIS / (last - first + 1)))
    out: list[ET.Element] = []
    for at in range(first, last + 1):
        x = LABEL + wide * (at - first) + wide / 2
        if label := _tick(at, unit, first, wide):
            out.append(_text(x, top - 10, label, anchor="middle"))
        out.append(_line(x, top, x, top + step * len(rows)))
    for row, voice in enumerate(rows):
        y = top + step * row + step / 2
        out.append(_text(0, y + 3.5, shortened(_name(voice, subject), LABEL - 8, SIZE, bold=False)))
        out.append(_line(0, top + step * (row + 1), LABEL + wide * (last - first + 1), top + step * (row + 1)))
        for at in sorted({when for who, when, _ in cells if who == voice}):
            x = LABEL + wide * (at - first) + wide / 2
            for (stand, verb), shift in zip(acts, range(len(acts)), strict=True):
                count = cells.get((voice, at, stand))
                if count:
                    mid = y + line * (shift - (len(acts) - 1) / 2)
                    said_then = f"{_name(voice, subject)}, {_told(at, unit)}: {count} {verb}"
                    out.append(_mark(x - 5, mid, stand, said_then))
                    out.append(_text(x + 4, mid + 3, str(count), size=8, colour=SOFT))
    height = top + step * len(rows) + 34
    legend = _legend(0, height - 12, acts)
    return drawn("What is said when", [*out, *legend], LABEL + wide * (last - first + 1) + 10, height)


SHORT_TICK, LONG_TICK = 52.0, 84.0
"""Points that a month with its year, and a day, take over an axis."""
AXIS = 560.0
"""Points of the axis of time, where no unit of it takes less than 26."""
MOST_DAYS, MOST_MONTHS = 45, 48
"""Units of an axis, beyond which the next longer unit is taken."""


def _axis(dates: Sequence[str]) -> tuple[str, Mapping[str, int]]:
    """The unit of a true axis of time (`day`, `month`, `year`) and where each date stands on it, by its first day."""
    days = {date: in_order(date)[0] for date in dates}
    known = {date: datetime.date.fromisoformat(day) for date, day in days.items() if day}
    first, last = min(known.values(), default=None), max(known.values(), default=None)
    if first is None or last is None:
        return "day", dict.fromkeys(dates, 0)
    whole_days = all(len(set(in_order(date))) == 1 for date in dates)
    if whole_days and (last - first).days <= MOST_DAYS:
        place = {date: day.toordinal() for date, day in known.items()}
        return "day", place | {date: first.toordinal() for date in dates if date not in known}
    if (last.year - first.year) * 12 + last.month - first.month <= MOST_MONTHS:
        place = {date: day.year * 12 + day.month - 1 for date, day in known.items()}
        return "month", place | {date: first.year * 12 + first.month - 1 for date in dates if date not in known}
    return "year", {date: known.get(date, first).year for date in dates}


def _tick(at: int, unit: str, first: int, wide: float) -> str:
    """What stands over a unit that is some points wide: of all of them as many as there is room for, from the first."""
    if unit == "year":
        return str(at) if (at - first) % math.ceil(SHORT_TICK / wide) == 0 else ""
    if unit == "day":
        return _told(at, unit) if (at - first) % math.ceil(LONG_TICK / wide) == 0 else ""
    year, month = divmod(at, 12)
    every = math.ceil(SHORT_TICK / wide)
    if at == first or not month:
        crowded = at != first and at - first < every
        return "" if crowded else f"{MONTHS[month][:3]} {year}"
    # Only what divides a year leaves each January its place; the first month may stand anywhere.
    apart = min(at - first, month, 12 - month)
    regular = month % min(each for each in (1, 2, 3, 4, 6, 12) if each >= min(every, 12)) == 0
    return MONTHS[month][:3] if regular and apart >= every else ""


def _told(at: int, unit: str) -> str:
    if unit == "year":
        return str(at)
    if unit == "month":
        return f"{MONTHS[at % 12]} {at // 12}"
    return spoken(datetime.date.fromordinal(at).isoformat())


_ACT_OF = {QuotationKind.QUOTE: ASSERTS, QuotationKind.DENIAL: DENIES}
_ACTS: Sequence[tuple[str, str]] = (
    (ASSERTS, "assertions"),
    (DENIES, "denials"),
    (SUSPECTS, "suspicions, hopes and mentions"),
)


def weights(subject: Subject) -> str:
    """The reasons for and against each top claim, by the gradual strength of their premises.

    Source of the strengths: the quadratic energy model (Potyka 2018). They stand beside the verdicts and decide none.
    """
    tops = [claim for claim in subject.tops if claim in subject.facts.reasons or claim in subject.facts.rebuttals][:12]
    if not tops:
        return ""
    strengths = subject.reasoner.strengths().claims
    bar, step = 150.0, 18.0
    middle = 330.0
    out: list[ET.Element] = []
    y = 34.0
    for top in tops:
        out.append(_text(0, y, shortened(subject.text(top), 2 * middle - 90, SIZE + 1), bold=True, size=SIZE + 1))
        out.append(_text(2 * middle, y, f"{strengths[top]:.2f}", anchor="end", bold=True))
        y += 8
        for premises, against in _reasons(top, subject):
            value = min(strengths[premise] for premise in premises)
            width = bar * value
            colour, x = (AGAINST, middle - width) if against else (FOR, middle)
            said = " + ".join(subject.text(premise).rstrip(".") for premise in premises)
            words = f"{'against' if against else 'for'}: {' + '.join(premises)}, {value:.2f}"
            dash = {"stroke": colour, "stroke_dasharray": "4 2", "fill_opacity": "0.35"} if against else {}
            out.append(titled(words, part("rect", x=x, y=y, width=max(width, 1), height="11", fill=colour, **dash)))
            label = f"{shortened(said, middle - 50, SIZE - 1, bold=False)}  {value:.2f}"
            beside = (middle + 8, "start") if against else (middle - 8, "end")
            out.append(_text(beside[0], y + 9, label, anchor=beside[1], size=SIZE - 1))
            y += step
        out.append(_line(middle, y - step * len(_reasons(top, subject)) - 4, middle, y, INK))
        y += 24
    for line in (
        "Right: reasons for the claim. Left, dashed: reasons against it. At the right: the claim with all these.",
        "All numbers are gradual strengths from 0 to 1; they decide no verdict.",
    ):
        out.append(_text(0, y, line, colour=SOFT, size=SIZE - 1))
        y += 13
    return drawn("Reasons by their strength", out, 2 * middle + 10, y)


def _reasons(claim: str, subject: Subject) -> Sequence[tuple[tuple[str, ...], bool]]:
    facts, steps = subject.facts, subject.map.inferences
    found = [*facts.reasons.get(claim, ()), *facts.rebuttals.get(claim, ())]
    pairs = [(steps[each].premises, steps[each].kind is InferenceKind.REBUTS) for each in found]
    return pairs[:MOST_REASONS]


def _name(voice: str, subject: Subject) -> str:
    """What a voice is called, without what stands behind the name."""
    return subject.reasoner.voice_count.origins.name(voice).partition(",")[0]


def _shape(stand: str) -> Sequence[ET.Element]:
    """What stands for somebody who asserts, denies, does both or neither."""
    if stand == ASSERTS:
        return (part("circle", r="5.5", fill=FOR),)
    if stand == DENIES:
        bar = part("line", x1="-5", x2="5", stroke=AGAINST, stroke_width="1.8")
        return part("circle", r="5", fill="#FFFFFF", stroke=AGAINST, stroke_width="1.8"), bar
    if stand == BOTH:
        half = part("path", d="M0,-5.5 A5.5,5.5 0 0 1 0,5.5 Z", fill=INK)
        return part("circle", r="5.5", fill="#FFFFFF", stroke=INK, stroke_width="1.4"), half
    sign, size = _SIGNS[stand]
    look = {"text_anchor": "middle", "font_size": f"{size}", "font_weight": "bold", "fill": SOFT}
    return (part("text", sign, y=f"{size // 3}", **look),)


_SIGNS: Mapping[str, tuple[str, int]] = {SUSPECTS: ("?", 12), HOPES: ("~", 12), MENTIONS: ("·", 21)}


def _line(x1: float, y1: float, x2: float, y2: float, colour: str = LINE) -> ET.Element:
    return part("line", x1=x1, y1=y1, x2=x2, y2=y2, stroke=colour)


def _mark(x: float, y: float, stand: str, title: str) -> ET.Element:
    return titled(title, *_shape(stand), transform=f"translate({x:.1f} {y:.1f})")


def _legend(x: float, y: float, entries: Sequence[tuple[str, str]]) -> Iterator[ET.Element]:
    for stand, words in entries:
        yield _mark(x + 6, y, stand, words)
        yield _text(x + 18, y + 3.5, words, size=SIZE - 1, colour=SOFT)
        x += 34 + text_width(words, SIZE - 1)


def _text(
    x: float,
    y: float,
    words: str,
    *,
    anchor: str = "start",
    size: float = SIZE,
    bold: bool = False,
    colour: str = INK,
    turned: bool = False,
) -> ET.Element:
    more = {"font_weight": "bold"} if bold else {}
    if turned:
        more["transform"] = f"rotate(-50 {x:.1f} {y:.1f})"
    shown = shortened(words, MOST_TURNED, size, bold=bold) if turned else words
    return part("text", shown, x=x, y=y, text_anchor=anchor, font_size=f"{size:g}", fill=colour, **more)
