"""How probable a claim is on its own: a number, a percentage, or a word of estimative probability."""

import re
from collections.abc import Mapping
from types import MappingProxyType

import attrs

BANDS: Mapping[str, tuple[float, float]] = MappingProxyType(
    {
        "almost no chance": (0.01, 0.05),
        "remote": (0.01, 0.05),
        "very unlikely": (0.05, 0.20),
        "highly improbable": (0.05, 0.20),
        "unlikely": (0.20, 0.45),
        "improbable": (0.20, 0.45),
        "roughly even chance": (0.45, 0.55),
        "roughly even odds": (0.45, 0.55),
        "likely": (0.55, 0.80),
        "probable": (0.55, 0.80),
        "very likely": (0.80, 0.95),
        "highly probable": (0.80, 0.95),
        "almost certain": (0.95, 0.99),
        "nearly certain": (0.95, 0.99),
    }
)
"""The words of Intelligence Community Directive 203 and their bands of probability."""

_NUMBER = re.compile(r"(\d{1,3}(?:\.\d{1,20})?|\.\d{1,20})\s*(%?)", re.ASCII)


@attrs.frozen
class Credence:
    """A probability as it was written, and the band that it stands for (equal ends for a number)."""

    written: str
    low: float
    high: float

    def __str__(self) -> str:
        return self.written

    @property
    def explained(self) -> str:
        """Number and word together: `likely (55 to 80 %)`, `0.7 (likely)`."""
        if self.low < self.high:
            return f"{self.written} ({self.low * 100:.0f} to {self.high * 100:.0f} %)"
        word = next((word for word, (low, high) in BANDS.items() if low <= self.low < high), "")
        return f"{self.written} ({word})" if word else self.written


def read_credence(text: str) -> Credence | None:
    """Read `0.7`, `70 %` or `likely`; `None` where the text is none of these.

    Source of the words: ICD 203 (2015), section D.6.e.(2)(a).
    """
    word = " ".join(text.casefold().split())
    if word in BANDS:
        return Credence(word, *BANDS[word])
    value = read_share(text)
    return None if value is None else Credence(text.strip(), value, value)


def read_share(text: str) -> float | None:
    """Read a number from 0 to 1, or a percentage; `None` for anything else."""
    match = _NUMBER.fullmatch(text.strip())
    if match is None:
        return None
    value = float(match[1]) / (100 if match[2] else 1)
    return value if value <= 1 else None
