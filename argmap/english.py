"""Numbers and lists in English sentences."""

from collections.abc import Sequence

MOST_LISTED = 8
"""Things that one sentence lists; it says how many more there are."""


def fits(number: int, one: str, many: str) -> str:
    """The word that fits a number: `is` or `are`."""
    return one if number == 1 else many


def count(number: int, noun: str, nouns: str = "") -> str:
    """`1 claim`, `2 claims`, `1,000 claims`; `nouns` is the plural where it takes more than an `s`."""
    return f"{number:,} {fits(number, noun, nouns or f'{noun}s')}"


def listed(parts: Sequence[str], *, most: int = MOST_LISTED, last: str = "and") -> str:
    """`a`, `a and b`, `a, b and c`, `a, b and 7 more`.

    >>> listed(["a", "b", "c"]), listed(["a", "b", "c", "d"], most=2)
    ('a, b and c', 'a, b and 2 more')
    """
    if len(parts) > most + 1:
        return f"{', '.join(parts[:most])} {last} {len(parts) - most:,} more"
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {last} {parts[-1]}"


def article(noun: str, *, mark: str = "") -> str:
    """The noun, in marks if some are given, with `a` or `an` before it, by its first letter."""
    return f"{'an' if noun[:1].lower() in 'aeiou' else 'a'} {mark}{noun}{mark}"


def shortened(text: str, most: int) -> str:
    """The text, or as many of its words as go into so many characters."""
    if len(text) <= most:
        return text
    cut = text[: most - 1]
    words = cut.rpartition(" ")[0] if text[most - 1] != " " else cut
    return f"{(words or cut).rstrip(' ,.;:')}…"
