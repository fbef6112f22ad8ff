"""Dates as people write them, and the days that they stand for.

A date is an interval: `2022-03` is the days from 1 to 31 March. One date is before another if its last day is before
the first day of the other; of what is not known nothing is before anything.
"""

import re
from calendar import monthrange
from datetime import date as day_of

import attrs

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_THIRDS = {"early": (1, 4), "mid": (5, 8), "late": (9, 12)}
"""The months of each third of a year."""
_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_WORDS = re.compile(r"(?:(\d{1,2})\.?\s+)?([^\W\d]+)\.?\s+(\d{4})")
_AMERICAN = re.compile(r"([^\W\d]+)\.?\s+(\d{1,2}),\s*(\d{4})")
_THIRD = re.compile(r"(early|mid|late)[\s-]+(\d{4})", re.IGNORECASE)
DATE_HELP = (
    "a date is written 2026-03-02, 2026-03 or 2026, or `2 March 2026`, `March 2026`, or `early`, `mid` or `late 2026` "
    "(the thirds of a year)"
)


@attrs.frozen
class Period:
    """The first and the last day that a date stands for, as `2026-03-01`."""

    first: str
    last: str


def period(written: str) -> Period | None:
    """The days that a date stands for; `None` for what is no date of the calendar."""
    text = " ".join(written.split())
    if (match := _THIRD.fullmatch(text)) is not None:
        first, last = _THIRDS[match[1].lower()]
        year = int(match[2])
        return Period(_iso(year, first, 1), _iso(year, last, monthrange(year, last)[1])) if year else None
    parts = _parts(text)
    return None if parts is None else _days(*parts)


def date_help(written: str) -> str:
    """What to write for what is no date: which days there are, or how a date is written."""
    year, month, day = _parts(" ".join(written.split())) or (0, None, None)
    if year and month and month > len(MONTHS):
        return f"a year has {len(MONTHS)} months"
    if year and month and day:
        return f"{MONTHS[month - 1]} {year} has {monthrange(year, month)[1]} days"
    return DATE_HELP


def _parts(text: str) -> tuple[int, int | None, int | None] | None:
    """Year, month and day of what is written like a date, whether the calendar has it or not."""
    if (match := _ISO.fullmatch(text)) is not None:
        year, month, day = match.groups()
    elif (match := _WORDS.fullmatch(text)) is not None:
        day, month, year = match.groups()
    elif (match := _AMERICAN.fullmatch(text)) is not None:
        month, day, year = match.groups()
    else:
        return None
    number = None
    if month is not None:
        number = int(month) if month.isdecimal() else _month(month)
        if number == 0 and not month.isdecimal():
            return None
    return int(year), number, int(day) if day else None


def is_before(one: str, other: str) -> bool:
    """Whether a date lies before another one; a month does not lie before one of its days."""
    first, second = period(one), period(other)
    return first is not None and second is not None and first.last < second.first


def in_order(written: str) -> tuple[str, str]:
    """What dates are sorted by."""
    found = period(written)
    return ("", "") if found is None else (found.first, found.last)


def iso_parts(written: str) -> tuple[str, int, int] | None:
    """Year, month and day (0 where there is none) of a date in figures; nothing for other words."""
    match = _ISO.fullmatch(written)
    if match is None:
        return None
    year, month, day = match.groups()
    return year, int(month or 0), int(day or 0)


def spoken(written: str) -> str:
    """A date inside a sentence: `14 March 2022`, `March 2022`, `2022`; in words already, it stays."""
    parts = iso_parts(written)
    if parts is None:
        return " ".join(written.split())
    year, month, day = parts
    words = (str(day) if day else "", MONTHS[month - 1] if month else "", year)
    return " ".join(word for word in words if word)


def when(written: str) -> str:
    """`on 14 March 2022`, `in March 2022`, `in 2022`."""
    found = period(written)
    one_day = found is not None and found.first == found.last
    return f"{'on' if one_day else 'in'} {spoken(written)}"


def _month(word: str) -> int:
    """The number of a month by its English name or the first three letters of it; 0 for another word."""
    small = word.casefold()
    return next((at for at, name in enumerate(MONTHS, 1) if small in (name.casefold(), name[:3].casefold())), 0)


def _days(year: int, month: int | None, day: int | None) -> Period | None:
    try:
        if month is None:
            return Period(_iso(year, 1, 1), _iso(year, 12, 31))
        if day is None:
            return Period(_iso(year, month, 1), _iso(year, month, monthrange(year, month)[1]))
        return Period(*[day_of(year, month, day).isoformat()] * 2)
    except ValueError:  # not in the calendar
        return None


def _iso(year: int, month: int, day: int) -> str:
    return day_of(year, month, day).isoformat()
