"""Words of estimative probability in a text, by Intelligence Community Directive 203 (2015), D.6.e.(2)."""

import re
from functools import cache

from argmap.model.credence import BANDS

_ROWS = (
    ("almost no chance", "very unlikely", "unlikely", "roughly even chance", "likely", "very likely", "almost certain"),
    ("remote", "highly improbable", "improbable", "roughly even odds", "probable", "highly probable", "nearly certain"),
)
_LIKE = {
    "almost certainly": "almost certain",
    "nearly certainly": "nearly certain",
    "probably": "probable",
    "highly probably": "highly probable",
    "very probably": "very likely",
    "even chance": "roughly even chance",
    "even odds": "roughly even odds",
}
_CONFIDENCE = re.compile(r"\b(?:with\s+)?(?:high|moderate|medium|low)\s+(?:degree\s+of\s+)?confidence\b", re.IGNORECASE)
_NOT_LIKELIHOOD = {"remote": r"remote(?=\s+(?:chance|possibility|likelihood|prospect))"}
"""`remote` is a probability only before such a word: a remote village is no estimate."""


_STEMS = ("likely", "chance", "probabl", "certain", "odds", "remote")
"""Every word of probability holds one of these: a text without them need not be searched."""


@cache
def _form() -> re.Pattern[str]:
    words = sorted((*BANDS, *_LIKE), key=len, reverse=True)
    first = "".join(sorted({word[0] for word in words}))  # looked at before the words: few words of a text begin so
    any_word = "|".join(_NOT_LIKELIHOOD.get(word, re.escape(word)) for word in words)
    return re.compile(rf"\b(?=[{first}])(?<!not )(?:{any_word})\b", re.IGNORECASE)


def likelihoods_in(text: str) -> list[tuple[str, float, float]]:
    """The words of probability in a text, as written, with the ends of their bands (0 to 1)."""
    folded = _folded(text)
    if not any(stem in folded for stem in _STEMS):
        return []
    found = []
    for match in _form().finditer(text):
        word = _folded(match[0])
        low, high = BANDS[_LIKE.get(word, word)]
        found.append((match[0], low, high))
    return found


def confidence_in(text: str) -> str:
    """The words that give a level of confidence (`high confidence`), or the empty text."""
    match = _CONFIDENCE.search(text) if "confidence" in _folded(text) else None
    return match[0] if match else ""


def _folded(text: str) -> str:
    """A text with all that a pattern takes for the same letter as one letter: also the Turkish ones of `i`."""
    return text.lower() if text.isascii() else text.casefold().replace("\u0307", "").replace("\u0131", "i")


def row_of(word: str) -> int | None:
    """Which of the two rows of words (0 or 1) a word belongs to; `None` for numbers and other words."""
    word = _LIKE.get(word.casefold(), word.casefold())
    return next((at for at, row in enumerate(_ROWS) if word in row), None)


def sentences(text: str) -> list[str]:
    """The sentences of a text, roughly."""
    return re.split(r"(?<=[.!?])\s+", text)
