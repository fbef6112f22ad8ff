"""The Admiralty scale: how far a source can be relied on, and how far its information is confirmed."""

from collections.abc import Mapping
from types import MappingProxyType

SOURCE: Mapping[str, str] = MappingProxyType(
    {
        "A": "always reliable so far",
        "B": "mostly reliable",
        "C": "reliable as often as not",
        "D": "rarely reliable",
        "E": "not reliable",
        "F": "not to be judged",
    }
)
"""Grades of a source (in our words; the scale is that of NATO STANAG 2511 and FM 2-22.3)."""
INFORMATION: Mapping[str, str] = MappingProxyType(
    {
        "1": "confirmed by independent sources",
        "2": "probably true",
        "3": "possibly true",
        "4": "doubtful",
        "5": "improbable",
        "6": "not to be judged",
    }
)
"""Grades of the information from it."""


def in_words(grade: str) -> str:
    """A grade such as `B2` in words; the empty text for none."""
    if not grade:
        return ""
    source = SOURCE[grade[0]]
    return f"{source}, information {INFORMATION[grade[1]]}" if len(grade) > 1 else source
