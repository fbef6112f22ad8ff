"""The figures of a text, by their value: whether one stands in another text as it is, or rounded."""

import re
from collections.abc import Iterator

import attrs

_FIGURE = re.compile(r"(?<![\w.,])(\d{1,3}(?:[,.\u00a0\u202f ]\d{3})+|\d+)(?:([.,])(\d+))?(?!\d)")
_TIMES = {
    "thousand": 1e3,
    "million": 1e6,
    "millions": 1e6,
    "billion": 1e9,
    "trillion": 1e12,
    "m": 1e6,
    "bn": 1e9,
    "tausend": 1e3,
    "million(en)": 1e6,
    "millionen": 1e6,
    "milliarden": 1e9,
    "mille": 1e3,
    "milliards": 1e9,
}
_NAMES = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"),
)
_TENS = dict(
    zip(
        ("thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "hundred"), range(30, 101, 10), strict=True
    )
)
_WORD = re.compile(r"[^\W\d_]+")
_NEXT = re.compile(r"[ \u00a0-]?([^\W\d_]+)")


CLOSE = 0.05
"""How far a round number may be off, as a share of it: 7,000 of 7,312, and not 10,000 of 14,000."""


@attrs.frozen
class FigureInText:
    """A number as it is written, its value, and to how much of its value it is rounded (0.5 for a whole number).

    `start` is where it stands in the text that it was read from.
    """

    written: str
    value: float
    half_unit: float
    start: int = attrs.field(default=0, eq=False)

    def says(self, other: "FigureInText") -> bool:
        """Whether it is the other one, or that one rounded."""
        return abs(self.value - other.value) <= max(self.half_unit, 1e-9 * abs(self.value)) and (
            self.value == other.value or self.half_unit > other.half_unit
        )


def figures(text: str) -> Iterator[FigureInText]:
    """The figures of a text in their order, in digits and as words up to twenty."""
    for match in _FIGURE.finditer(text):
        whole = re.sub(r"\D", "", match[1])
        decimals = match[3] or ""
        value = float(f"{whole}.{decimals or 0}")
        times = _times(text, match.end())
        unit = 10.0 ** -len(decimals)
        if not decimals and times == 1:
            year = len(match[0]) == 4 and 1500 <= value <= 2100
            zeros = 0 if year else len(whole) - len(whole.rstrip("0"))
            unit = 10.0**zeros
        half = unit * times / 2 if unit * times > 1 or decimals else 0.0
        yield FigureInText(match[0], value * times, min(half, value * times * CLOSE), match.start())
    last = 0
    for match in _WORD.finditer(text):
        word = match[0].lower()
        if match.start() < last or (word not in _NAMES and word not in _TENS):
            continue
        number, last = _TENS.get(word, 0) or _NAMES.index(word), match.end()
        unit_word = _NEXT.match(text, last) if word in _TENS else None
        if unit_word is not None and unit_word[1].lower() in _NAMES[1:10]:
            number, last = number + _NAMES.index(unit_word[1].lower()), unit_word.end()
        times = _times(text, last)
        yield FigureInText(
            text[match.start() : last], number * times, number * times * CLOSE if times > 1 else 0.0, match.start()
        )


def _times(text: str, at: int) -> float:
    following = _NEXT.match(text, at)
    return _TIMES.get(following[1].lower(), 1.0) if following else 1.0
