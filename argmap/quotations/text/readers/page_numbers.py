"""The numbers of pages: they stand alone on a line at an edge of a page, or in its head, and count with the pages."""

import re
from collections import Counter
from collections.abc import Sequence

from argmap.quotations.text.readers.page_lines import PageLine, TextPage

ENOUGH = 3
"""Pages whose numbers count on before a number beside words is one of a page."""
_ALONE = re.compile(
    r"[\W_]*(?:(?:page|p\.|seite|s\.|página|pág\.|стр\.|第)\s*)?(\d{1,4}|[ivxlc]{1,7})"
    r"(?:\s*(?:/|of|von|de|sur|из)\s*\d{1,4}|\s*页|\s*頁)?[\W_]*",
    re.IGNORECASE,
)
_BESIDE = re.compile(r"\A(\d{1,4})[\s|]|[\s|](\d{1,4})\Z")
_LONGEST = 30
_LONGEST_HEAD = 120
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


class PageNumbers:
    """Which numbers count with the pages."""

    def __init__(self, pages: Sequence[TextPage], lines: Sequence[Sequence[PageLine]]) -> None:
        self._pages = pages
        self._alone = _steps([{alone(line) for line in (*each[:2], *each[-2:])} for each in lines])
        self._beside = _steps([_numbers(each[0]) | _numbers(each[-1]) if each else set() for each in lines])

    def is_alone(self, line: PageLine, page: int) -> bool:
        """Whether a line is the number of its page: it is the label, or another page counts like it."""
        number = alone(line)
        return number > 0 and (self._alone[number - page] > 1 or str(number) == self._pages[page].label)

    def is_beside(self, line: PageLine, page: int) -> bool:
        """Whether a line at the edge of a page holds its number beside other words."""
        return any(self._beside[number - page] >= ENOUGH for number in _numbers(line))


def _steps(numbers: Sequence[set[int]]) -> Counter[int]:
    """How far each number is ahead of its page: the same for numbers that count with the pages."""
    return Counter(number - at for at, each in enumerate(numbers) for number in each if number)


def _numbers(line: PageLine) -> set[int]:
    """The number that a line is, or begins or ends with."""
    if len(line.words) > _LONGEST_HEAD:
        return set()
    beside = (int(match[1] or match[2]) for match in _BESIDE.finditer(line.words))
    return {number for number in (alone(line), *beside) if number}


def alone(line: PageLine) -> int:
    """The page number that is all of a line; 0 if it is none."""
    match = _ALONE.fullmatch(line.words) if len(line.words) <= _LONGEST else None
    if match is None:
        return 0
    return int(match[1]) if match[1].isdecimal() else _roman(match[1].lower())


def _roman(numeral: str) -> int:
    values = [_ROMAN[letter] for letter in numeral]
    return sum(-low if low < high else low for low, high in zip(values, [*values[1:], 0], strict=True))
