"""Numbers and lists in English sentences."""


def count(number: int, noun: str) -> str:
    """`1 claim`, `2 claims`, `1,000 claims`."""
    return f"{number:,} {noun}" + ("" if number == 1 else "s")
