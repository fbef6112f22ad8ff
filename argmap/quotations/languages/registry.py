"""The languages that argmap has words of; a new one is a file beside this, and its name here."""

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from argmap.quotations.languages.arabic import ARABIC
from argmap.quotations.languages.chinese import CHINESE
from argmap.quotations.languages.english import ENGLISH
from argmap.quotations.languages.french import FRENCH
from argmap.quotations.languages.german import GERMAN
from argmap.quotations.languages.language import Language
from argmap.quotations.languages.russian import RUSSIAN
from argmap.quotations.languages.spanish import SPANISH

LANGUAGES: tuple[Language, ...] = (CHINESE, RUSSIAN, ARABIC, GERMAN, FRENCH, SPANISH, ENGLISH)
"""In the order in which a text without a language is tried for them."""
_BY_CODE: Mapping[str, Language] = MappingProxyType({each.code: each for each in LANGUAGES})


def language_of(code: str, text: str = "") -> Language:
    """The language of a code such as `en-GB`, or a guess from a text where no code is given.

    Of a language that argmap has no words of no word is critical.
    """
    if code:
        short = code.partition("-")[0].lower()
        return _BY_CODE.get(short) or Language(code=short, name="")
    return next((each for each in LANGUAGES if each.recognised_by and _form(each.recognised_by).search(text)), ENGLISH)


@cache
def _form(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)
