"""How probable a claim is on its own: a number, a percentage, or a word of estimative probability."""

import re
from collections.abc import Mapping
from enum import StrEnum
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


class Level(StrEnum):
    """A level of strength or of confidence in words. Levels are ordered, and never turned into numbers."""

    VERY_LOW = "very low"
    LOW = "low"
    MODERATE = "moderate"
    HIGH = "high"

    @property
    def rank(self) -> int:
        """Its place in their order, from 0."""
        return list(Level).index(self)


_NUMBER = re.compile(r"(\d{1,3}(?:\.\d{1,20})?|\.\d{1,20})\s*(%?)", re.ASCII)


@attrs.frozen
class Credence:
    """A probability as it was written, and the band that it stands for (equal ends for a number).

    A `level` is a word that stands for no number: its band is all there is.
    """

    written: str
    low: float
    high: float
    level: Level | None = None

    def __str__(self) -> str:
        return self.written

    @property
    def explained(self) -> str:
        """Number and word together: `likely (55 to 80 %)`, `0.7 (likely)`."""
        if self.level is not None:
            return self.written
        if self.low < self.high:
            return f"{self.written} ({self.low * 100:.0f} to {self.high * 100:.0f} %)"
        word = next((word for word, (low, high) in BANDS.items() if low <= self.low < high), "")
        return f"{self.written} ({word})" if word else self.written


def read_credence(text: str) -> Credence | None:
    """Read `0.7`, `70 %`, `likely` or `moderate`; `None` where the text is none of these.

    Source of the words: ICD 203 (2015), section D.6.e.(2)(a).
    """
    word = " ".join(text.casefold().split())
    if word in BANDS:
        return Credence(word, *BANDS[word])
    if word in list(Level):
        return Credence(word, 0.0, 1.0, Level(word))
    value = read_share(text)
    return None if value is None else Credence(text.strip(), value, value)


def read_share(text: str) -> float | None:
    """Read a number from 0 to 1, or a percentage; `None` for anything else."""
    match = _NUMBER.fullmatch(text.strip())
    if match is None:
        return None
    value = float(match[1]) / (100 if match[2] else 1)
    return value if value <= 1 else None


def read_strength(text: str) -> float | Level | None:
    """Read a number from 0 to 1, a percentage, or a level such as `moderate`; `None` for anything else."""
    word = " ".join(text.casefold().split())
    return Level(word) if word in list(Level) else read_share(text)


def told_strength(strength: float | Level) -> str:
    """A strength as it is shown."""
    return strength.value if isinstance(strength, Level) else f"{strength:g}"
