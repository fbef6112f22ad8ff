"""The languages that argmap has words of; a new one is a data file beside this, and its line in `recognised.toml`."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from argmap.quotations.languages.language import Language

_SAMPLE = 5000
"""Characters of a text that its language is guessed from."""
_ENGLISH = re.compile(r"\b(?:the|and|of|to|that|with|were|from)\b", re.IGNORECASE)
_FEWEST, _EVERY = 3, 12
"""So many of these words, and one in as many words, make a text one in English."""
_ENOUGH = 0.02
"""The share of characters of its own script by which a language is recognised."""


class _Form:
    """A regular expression that is compiled when it is needed."""

    def __init__(self, form: str) -> None:
        self._form = form

    def findall(self, text: str) -> list[str]:
        """What it finds."""
        return [match[0] for match in re.finditer(self._form, text, re.IGNORECASE)]


@cache
def _recognised() -> Mapping[str, Mapping[str, _Form]]:
    """What languages are recognised by: those of a script of their own, then those that share the Latin one."""
    found = _data("recognised")
    return {group: {code: _Form(form) for code, form in forms.items()} for group, forms in found.items()}


def _data(name: str) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = tomllib.loads(
        files(__package__).joinpath(f"{name}.toml").read_text(encoding="utf-8")
    )
    return found


def codes() -> tuple[str, ...]:
    """The codes of the languages, in the order in which a text is tried for them."""
    return tuple(code for forms in _recognised().values() for code in forms)


@cache
def language_by_code(code: str) -> Language:
    """The language of a code such as `en-GB`; of one that argmap has no words of, no word has a kind."""
    short = re.split("[-_]", code.lower())[0]
    return Language(short, _data(short)) if short in codes() else Language(short)


def language_of(code: str, text: str = "") -> Language:
    """The language of a code such as `en-GB`, or a guess from a text where no code is given."""
    return language_by_code(code or guess(text))


def guess(text: str) -> str:
    """The code of the language that a text is most likely in; English where nothing tells."""
    sample = text[:_SAMPLE]
    if not sample.isascii():
        for code, form in _recognised()["script"].items():
            found = sum(len(each) for each in form.findall(sample))
            if found and found >= _ENOUGH * len(sample):
                return code
    # Most texts are in English, and telling the others apart takes long expressions.
    found = len(_ENGLISH.findall(sample))
    if found >= _FEWEST and found * _EVERY >= len(sample.split()):
        return "en"
    counts = {code: len(form.findall(sample)) for code, form in _recognised()["latin"].items()}
    best = max(counts, key=lambda code: counts[code])
    return best if counts[best] else "en"
