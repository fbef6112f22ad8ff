"""Whether words name a speaker."""

import re
from collections.abc import Iterator

from argmap.memory import remembered
from argmap.model.content import MapContent
from argmap.model.elements import SourceText, Speaker
from argmap.quotations.languages.language import word_set

_WORD = re.compile(r"[^\W\d_]{2,}")
_IDLE = word_set(
    "the of a an and for at in on to de la le der die das von und des et du el los las mr mrs ms dr sir "
    "his her its their who"
)


def names_speaker(text: str, speaker: Speaker, amap: MapContent) -> bool:
    """Whether a text holds a word of a speaker's name, of his role, or of whom he speaks for, or its initials."""
    words = _stems(text)
    if any(name in words for name in _names(speaker, amap)):
        return True
    words_of_name = [match[0] for match in _WORD.finditer(speaker.name) if match[0].casefold() not in _IDLE]
    letters = "".join(word[0] for word in words_of_name if word[0].isupper())
    return len(letters) > 1 and re.search(rf"\b{r'[.]?'.join(letters)}\b", text) is not None


def is_author(speaker: Speaker, source: SourceText) -> bool:
    """Whether a speaker is the author or the publisher of a source."""
    about = {match[0] for match in _WORD.finditer(f"{source.author} {source.publisher}".casefold())}
    return any(match[0] in about for match in _WORD.finditer(speaker.name.casefold()) if match[0] not in _IDLE)


def _names(speaker: Speaker, amap: MapContent) -> Iterator[str]:
    seen: set[str] = set()
    at: Speaker | None = speaker
    while at is not None and at.id not in seen:
        seen.add(at.id)
        for match in _WORD.finditer(f"{at.name} {at.id.replace('_', ' ').replace('-', ' ')}".casefold()):
            if match[0] not in _IDLE:
                yield _stem(match[0])
        at = amap.speakers.get(at.speaks_for)


@remembered
def _stems(text: str) -> frozenset[str]:
    return frozenset(_stem(match[0]) for match in _WORD.finditer(text.casefold()))


def _stem(word: str) -> str:
    """The first letters of a word: `China` and `Chinese` name the same."""
    return word[:4] if len(word) > 4 else word
