"""The languages that argmap has words of; a new one is a data file beside this, and its line in `recognised.toml`."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from argmap.quotations.languages.language import Language

_SAMPLE = 5000
"""Characters of a text that its language is guessed from."""
_ENOUGH = 0.02
"""The share of characters of its own script by which a language is recognised."""


@cache
def _recognised() -> Mapping[str, Mapping[str, re.Pattern[str]]]:
    """What languages are recognised by: those of a script of their own, then those that share the Latin one."""
    found = _data("recognised")
    return {
        group: {code: re.compile(form, re.IGNORECASE) for code, form in forms.items()} for group, forms in found.items()
    }


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
    counts = {code: len(form.findall(sample)) for code, form in _recognised()["latin"].items()}
    best = max(counts, key=lambda code: counts[code])
    return best if counts[best] else "en"
