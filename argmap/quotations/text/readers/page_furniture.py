"""What stands on a page beside its running text: heads, feet, page numbers and footnotes.

… decided to reject the        the end of the text of page 1
2 See the minutes of 1902.     a footnote: its mark stands at a word above
Proceedings of the council     a foot: it recurs, digits apart
7                              a page number: it counts with the pages
␌ Daily review, vol. 12        a page break, and a head
proposal of the mayor …        the text goes on
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TypeVar

import attrs

from argmap.quotations.text.readers.footnotes import first_note
from argmap.quotations.text.readers.page_lines import PageLine, SizeOf, TextPage, lines_of
from argmap.quotations.text.readers.page_numbers import PageNumbers

T = TypeVar("T")
MOST_LINES = 4
"""Lines at either end of a page that may be its head or foot."""
LONGEST = 200
"""Characters of the longest head."""

_DIGITS = re.compile(r"\d+")
_RECURS = "recurs"


@attrs.define
class _Sorted:
    """The lines of a page: its running text is `lines[top:bottom]`, and before and behind it is something else."""

    page: TextPage
    lines: list[PageLine]
    top: int = 0
    bottom: int = 0
    kinds: dict[int, str] = attrs.field(factory=dict)

    @property
    def apart(self) -> Iterator[tuple[PageLine, str]]:
        """The lines that are no running text, and what they are."""
        return ((self.lines[at], kind) for at, kind in sorted(self.kinds.items()))


def page_furniture(
    text: str, pages: Sequence[TextPage], size_of: SizeOf | None = None
) -> tuple[tuple[int, int, str], ...]:
    """The pieces of the text that are no running text, with what they are; at a page break they touch.

    A character of white space stays before each, so that no two words become one without it.
    """
    if len(pages) <= 1:  # nothing recurs, and nothing goes on
        return ()
    every = [_Sorted(page, lines) for page, lines in zip(pages, lines_of(text, pages, size_of), strict=True)]
    recurring, numbers = _recurring(every), PageNumbers(pages, [each.lines for each in every])
    notes_before = False
    for at, each in enumerate(every):
        edges = _edges(each.lines, at, recurring, numbers)
        each.bottom = len(each.lines)
        _take_heads(each, edges)
        _take_feet(each, edges)
        notes_before = _take_notes(text, each, continued=notes_before)
        _take_feet(each, edges)
    return tuple(_spans(text, every))


def _at_edges(lines: Sequence[T], most: int = MOST_LINES) -> dict[int, T]:
    """The first and last lines of a page, by their number."""
    return {at: line for at, line in enumerate(lines) if at < most or at >= len(lines) - most}


def _recurring(every: Sequence[_Sorted]) -> set[str]:
    """Lines at the edges of at least three pages, or of half of them and at least two; digits apart.

    What stands inside of pages half as often as at their edges is no head.
    """
    enough = min(3, max(2, (len(every) + 1) // 2))
    forms = [[_form(line) for line in each.lines] for each in every]
    seen = Counter(form for page in forms for form in set(_at_edges(page).values()))
    inside = Counter(form for page in forms for form in page[MOST_LINES:-MOST_LINES])
    return {
        form
        for form, times in seen.items()
        if times >= enough and 2 * inside[form] < times and any(map(str.isalpha, form))
    }


def _form(line: PageLine) -> str:
    """The line with its digits alike; one that is too long to be a head is nothing."""
    return " ".join(_DIGITS.sub("0", line.words.casefold()).split()) if len(line.words) <= LONGEST else ""


def _edges(lines: Sequence[PageLine], page: int, recurring: set[str], numbers: PageNumbers) -> dict[int, str]:
    """What the first and last lines of a page are that is no running text; `""` where they may be."""
    edges = {at: _RECURS if _form(line) in recurring else "" for at, line in _at_edges(lines).items()}
    for at in _at_edges(lines, 1):
        edges[at] = edges[at] or (_RECURS if numbers.is_beside(lines[at], page) else "")
    return {at: "page number" if numbers.is_alone(lines[at], page) else kind for at, kind in edges.items()}


def _take_heads(each: _Sorted, edges: dict[int, str]) -> None:
    while each.top < each.bottom and edges.get(each.top):
        each.kinds[each.top] = edges[each.top].replace(_RECURS, "page head")
        each.top += 1


def _take_feet(each: _Sorted, edges: dict[int, str]) -> None:
    while each.top < each.bottom and edges.get(each.bottom - 1):
        each.bottom -= 1
        each.kinds[each.bottom] = edges[each.bottom].replace(_RECURS, "page foot")


def _take_notes(text: str, each: _Sorted, *, continued: bool) -> bool:
    """Set the footnotes of a page apart; whether there are any."""
    first = first_note(text, each.lines[each.top : each.bottom], continued=continued)
    if first is None:
        return False
    each.kinds |= dict.fromkeys(range(each.top + first, each.bottom), "footnote")
    each.bottom = each.top + first
    return True


def _spans(text: str, every: Sequence[_Sorted]) -> Iterator[tuple[int, int, str]]:
    """Tile what stands between the running text of one page and that of the next."""
    start = every[0].page.start
    coming: list[tuple[int, str]] = []
    for each in every:
        coming += [(line.start, kind) for line, kind in each.apart if line.start < _body(each)[0]]
        if each.top < each.bottom:
            yield from _tiles(start, coming, _body(each)[0])
            start, coming = min(_body(each)[1] + 1, len(text)), []
        coming += [(line.start, kind) for line, kind in each.apart if line.start >= _body(each)[1]]
        coming.append((each.page.end, "page break"))
    yield from _tiles(start, coming[:-1], every[-1].page.end)


def _body(each: _Sorted) -> tuple[int, int]:
    """Where the running text of a page begins and ends."""
    if each.top == each.bottom:
        return each.page.end, each.page.end
    return each.lines[each.top].start, each.lines[each.bottom - 1].end


def _tiles(start: int, coming: Sequence[tuple[int, str]], end: int) -> Iterator[tuple[int, int, str]]:
    """Each piece goes on to the next that is something else; white space before the first belongs to it."""
    first = [each for before, each in zip([(0, ""), *coming], coming, strict=False) if before[1] != each[1]]
    places = [start, *(max(start, place) for place, _ in first[1:]), end]
    for (_, kind), low, high in zip(first, places, places[1:], strict=False):
        if low < high:
            yield low, high, kind
