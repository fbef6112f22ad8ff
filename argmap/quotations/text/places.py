"""Places of a text that a person can find: paragraphs that it numbers, pages and times, and who speaks where.

`[55]` and `55.` at the beginning of lines number paragraphs where they follow each other. A place that a quotation
gives is compared with where its words stand.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property

import attrs

from argmap.quotations.text.readers.plain_text import Mark

_NUMBERED = re.compile(
    r"^[ \t]{0,12}(?:\[(?P<bracket>\d{1,4})\]|(?P<plain>\d{1,4})[.)])(?=[ \t\u00a0]+\S)", re.MULTILINE
)
_ENDS_LINE = re.compile(r"[ \t]*(?:\r?\n|$)")
_PART = 3
"""Of how many lines one must begin with a name, where the speech goes on in the same line."""
_FEWEST = 3
"""Paragraphs that must be numbered in a row before their numbers count."""
_LABEL = re.compile(
    r"^[ \t]{0,8}(?P<name>(?:[^\W\d_a-z][\w.'\u2019-]{0,24})(?:[ \t][\w.'\u2019()-]{1,24}){0,5})[ \t]?:(?=\s|$)"
    r"|^[ \t]{0,40}(?P<line>(?:[^\W\d_a-z][.'\u2019\w-]{0,24})(?:[ \t][^\W\d_a-z][\w.'\u2019()-]{0,24}){0,5})[ \t]*$",
    re.MULTILINE,
)
_PARAGRAPH = re.compile(
    r"(?:^|[\s,(])(?:\[|(?:paras?|paragraphs?|rn|rz|abs|absatz|n\u00b0|no|nr)\.?\s*\[?|\u00b6+\s*)(\d{1,4})\]?"
    r"(?:\s*[-\u2013]\s*\[?(\d{1,4})\]?)?",
    re.IGNORECASE,
)
_PAGE = re.compile(r"(?:^|[\s,(])(?:pp?|pages?|s|seiten?)\.?\s*(\d{1,5})(?:\s*[-\u2013]\s*(\d{1,5}))?\b", re.IGNORECASE)
_TIME = re.compile(r"(?<![\d:])(\d{1,2}(?::\d{2}){1,2})(?:[.,]\d+)?(?![\d:])")


@attrs.frozen
class Stretch:
    """The part of a text that a place names: offsets, and what the place is called there."""

    start: int
    end: int
    label: str


@attrs.frozen
class Named:
    """What the place of a quotation names in its text.

    Attributes:
        sort: `paragraph`, `page` or `time`.
        stretches: the parts of the text that it names; none if the text has no such place.
        known: where the numbering of the text can be followed, from one offset to before another.
        start, end: where the number stands in the place as written.
    """

    sort: str
    stretches: tuple[Stretch, ...]
    known: tuple[int, int]
    start: int
    end: int

    def holds(self, start: int, end: int) -> bool:
        """Whether a passage lies in it; a range names all that it runs over."""
        return any(each.start <= start and end <= each.end for each in self.stretches)

    def follows(self, start: int, end: int) -> bool:
        """Whether the numbering is known where a passage stands."""
        return self.known[0] <= start and end <= self.known[1]


@attrs.frozen(slots=False, eq=False)
class Places:
    """The places of a text."""

    text: str
    read: tuple[Mark, ...] = ()
    """The places that the reader of the text knows."""

    @cached_property
    def paragraphs(self) -> tuple[list[tuple[int, int]], int]:
        """Where each numbered paragraph begins, with its number; and up to which offset the numbering is followed."""
        source = self.text
        best: tuple[list[tuple[int, int]], int] = ([], 0)
        for group in ("bracket", "plain"):
            found = [(match.start(), int(match[group])) for match in _NUMBERED.finditer(source) if match[group]]
            row, end = _in_a_row(found, len(source))
            if len(row) > len(best[0]):
                best = (row, end)
        return best if len(best[0]) >= _FEWEST else ([], 0)

    def marks(self, kind: str) -> list[tuple[int, str]]:
        """Where the places of a kind that the reader of the text knows begin, and what they are called."""
        return [(each.start, each.label) for each in self.read if each.kind == kind]

    def named(self, locator: str) -> Named | None:
        """What a place such as `[55]`, `p. 3` or `0:12:40` names, if the text has places of the sort."""
        end = len(self.text)
        rows, known = self.paragraphs
        match = _PARAGRAPH.search(locator)
        if match and rows:
            starts = [(start, str(number)) for start, number in rows]
            return _named("paragraph", match, starts, known, known_from=rows[0][0])
        pages = self.marks("page")
        match = _PAGE.search(locator)
        if match and pages:
            return _named("page", match, pages, end)
        cues = self.marks("cue")
        match = _TIME.search(locator)
        if match and cues:
            wanted = _seconds(match[1])
            at = bisect_right([_seconds(label) for _, label in cues], wanted) - 1
            stretches: tuple[Stretch, ...] = ()
            if at >= 0:
                after = cues[at + 2][0] if at + 2 < len(cues) else end
                stretches = (Stretch(cues[max(0, at - 1)][0], after, cues[at][1]),)
            return Named(sort="time", stretches=stretches, known=(0, end), start=match.start(1), end=match.end(1))
        return None

    def at(self, sort: str, start: int, end: int) -> str:
        """What the place is called in which a passage stands: `75`, or `75-76` over a border."""
        rows = (
            [(at, str(number)) for at, number in self.paragraphs[0]]
            if sort == "paragraph"
            else self.marks("page" if sort == "page" else "cue")
        )
        starts = [at for at, _ in rows]
        first, last = bisect_right(starts, start) - 1, bisect_right(starts, max(start, end - 1)) - 1
        if first < 0:
            return ""
        return rows[first][1] if first == last or sort == "time" else f"{rows[first][1]}-{rows[last][1]}"

    @cached_property
    def speeches(self) -> Sequence[tuple[int, str]]:
        """Where a line names who speaks, in a text that is laid out so: two names, one of them more than once."""
        found = [(match.start(), (match["name"] or match["line"]).strip()) for match in self._labels()]
        names = {name.casefold() for _, name in found}
        lines = sum(bool(line.strip()) for line in self.text.splitlines())
        recurs = len(names) < len(found) or len(found) == lines
        return found if len(names) > 1 and recurs else []

    def _labels(self) -> Iterator[re.Match[str]]:
        source = self.text
        matches = list(_LABEL.finditer(source))
        colons = [match for match in matches if match["name"]]
        alone = sum(_ENDS_LINE.match(source, match.end()) is not None for match in colons)
        lines = sum(bool(line.strip()) for line in source.splitlines())
        if alone >= _FEWEST or _PART * len(colons) >= lines:
            yield from colons
            return
        # Without colons, only names that stand alone on several lines, in capitals.
        yield from (match for match in matches if match["line"] and match["line"].isupper())

    def speech(self, at: int) -> tuple[int, str]:
        """Where the speech that holds an offset begins, and the name before it; the empty name before the first."""
        which = bisect_right([start for start, _ in self.speeches], at) - 1
        return self.speeches[which] if which >= 0 else (0, "")

    def speaker_changes(self, start: int, end: int) -> bool:
        """Whether somebody else begins to speak in a stretch."""
        return any(start <= at < end for at, _ in self.speeches)


def _in_a_row(found: list[tuple[int, int]], end: int) -> tuple[list[tuple[int, int]], int]:
    """The numbers that follow each other, and where the counting is lost; a list inside a paragraph is passed over."""
    row: list[tuple[int, int]] = []
    for at, (start, number) in enumerate(found):
        if not row or number == row[-1][1] + 1:
            row.append((start, number))
        elif number > row[-1][1] + 1:
            later = {each for _, each in found[at + 1 : at + 40]}
            if row[-1][1] + 1 not in later and number + 1 in later:
                return row, start  # a number is missing: from here on nothing tells which paragraph it is
    return row, end


def _named(sort: str, match: re.Match[str], starts: list[tuple[int, str]], known: int, *, known_from: int = 0) -> Named:
    first, last = match[1], match[2] or match[1]
    labels = [label for _, label in starts]
    stretches: tuple[Stretch, ...] = ()
    if first in labels and last in labels:
        low, high = labels.index(first), labels.index(last)
        if high >= low:
            after = starts[high + 1][0] if high + 1 < len(starts) else known
            stretches = (Stretch(starts[low][0], after, first if low == high else f"{first}-{last}"),)
    return Named(
        sort=sort,
        stretches=stretches,
        known=(known_from, known),
        start=match.start(1),
        end=match.end(2) if match[2] else match.end(1),
    )


def _seconds(time: str) -> int:
    total = 0
    for part in time.partition(".")[0].split(":"):
        total = 60 * total + int(part)
    return total
