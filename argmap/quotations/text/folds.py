"""Which folds it takes to make a quotation and a passage alike: the least that do."""

import re
import unicodedata

from argmap.quotations.text.fold import HYPHENS, LINE_END, LONG_RUN, ORDER, QUOTE_SPACING, pattern, replacement

MILDEST_LAST = (
    "quote spacing",
    "case",
    "hyphenation",
    "compatibility",
    "composition",
    "invisible",
    "ellipses",
    "dashes",
    "quotes",
    "white space",
)
"""The folds, in the order in which it is tried whether one can be left out."""
_LINE_END_HYPHEN = re.compile(rf"(?<=[^\W\d_])[{HYPHENS}]{LINE_END}(?=[^\W\d_])")
_MAYBE = "\0"
_SPACES = re.compile(r"\s+")


def folds_between(quote: str, passage: str) -> tuple[str, ...] | None:
    """The names of the folds that make the two alike, or `None` where no folding does."""
    if quote == passage:
        return ()
    names = list(MILDEST_LAST)
    if not _alike(quote, passage, names):
        return None
    for name in MILDEST_LAST:
        fewer = [each for each in names if each != name]
        if _alike(quote, passage, fewer):
            names = fewer
    return tuple(dict.fromkeys("quotes" if each == "quote spacing" else each for each in reversed(names)))


def _alike(quote: str, passage: str, names: list[str]) -> bool:
    if "hyphenation" in names:
        passage = _LINE_END_HYPHEN.sub(_MAYBE, passage)
    quote, passage = _fold(quote, names), _fold(passage, names)
    if _MAYBE not in passage:
        return quote == passage
    form = re.escape(passage).replace(re.escape(_MAYBE), rf"(?:[{HYPHENS}]\s?)?")
    return re.fullmatch(form, quote) is not None


def _fold(text: str, names: list[str]) -> str:
    if "composition" in names and LONG_RUN.search(text) is None:
        text = unicodedata.normalize("NFC", text)
    for form in ORDER:
        if ("white space" if form == "line ends" else form) in names:
            # Alone, the fold of white space leaves invisible characters to the fold that is named for them.
            text = _replace(form, _SPACES if form == "white space" else pattern(form), text)
    if "quote spacing" in names:
        text = QUOTE_SPACING.sub('"', text)
    if "case" in names:
        text = text.replace("\u0130", "i").lower().replace("\u03c2", "\u03c3")
    return text


def _replace(form: str, found: re.Pattern[str], text: str) -> str:
    return found.sub(lambda match: replacement(form, match[0]), text)
