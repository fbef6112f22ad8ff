"""FreshNames for what another format calls otherwise, or not at all."""

import re
from collections.abc import Iterable

from argmap.model.valid import is_name
from argmap.names import normal
from argmap.syntax.keywords import DETAILS, STATEMENTS

MOST_NAME = 40
"""Characters of a name that is made of a title."""
FEW_WORDS = 5
"""Words of a text that a name is made of."""
_WORD = re.compile(r"\w+(?:['’]\w+)*")
_NOT_NAMES = frozenset((*STATEMENTS, *DETAILS, "by", "citing", "at", "as"))
"""Words of the language: a claim that is called so could be read, but not by people."""


class FreshNames:
    """FreshNames that are taken, and new ones beside them."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self._taken = {*taken, *_NOT_NAMES}
        self._next: dict[str, int] = {}

    def keep(self, wanted: str) -> str:
        """The wanted name itself, if it is one and free; else nothing."""
        name = normal(wanted)
        if name in self._taken or len(name) > 2 * MOST_NAME or not is_name(name):
            return ""
        self._taken.add(name)
        return name

    def of(self, title: str, otherwise: str) -> str:
        """A free name made of the words of a title; of a title without words, made of `otherwise`."""
        stem = slug(title) or otherwise
        if stem not in self._taken:
            self._taken.add(stem)
            return stem
        number = self._next.get(stem, 2)
        while f"{stem}-{number}" in self._taken:
            number += 1
        self._next[stem] = number + 1
        self._taken.add(f"{stem}-{number}")
        return f"{stem}-{number}"


def slug(title: str) -> str:
    """The words of a title in small letters, joined by `-`, as far as they go into a name; nothing if none do."""
    words = [re.sub(r"['’]", "", word).casefold() for word in _WORD.findall(title[:400])]
    while words and not words[0][0].isalpha():
        words[0] = words[0].lstrip("0123456789_")
        if not words[0] or not words[0][0].isalpha():
            words.pop(0)
    name = ""
    for word in words:
        longer = f"{name}-{word}" if name else word
        if len(longer) > MOST_NAME and name:
            break
        name = longer
    name = normal(name[:MOST_NAME])
    return name if is_name(name) else ""


def few_words(text: str) -> str:
    """The first words of a text."""
    return " ".join(_WORD.findall(text[:200])[:FEW_WORDS])
