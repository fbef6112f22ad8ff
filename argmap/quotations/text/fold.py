"""Typographic folding, with the way back to the offsets of the text.

Marks that differ only in print become alike: the families of quotation marks, dashes, ellipses and
white space, ligatures and full-width forms, invisible characters, composed and decomposed letters.
Nothing else does: no global NFKC (10² would become 102), no accent and no punctuation is stripped
(p < 0.05 is not p = 0.05).
"""

import re
import unicodedata
from array import array
from bisect import bisect_right
from functools import cache

INVISIBLE = "\u00ad\u200b-\u200f\u2060-\u2064\ufeff\u0640"
"""Soft hyphen, zero-width marks and the Arabic tatweel, as part of a character class.

Marks that turn the direction (U+202A to U+202E, U+2066 to U+2069) are none: with them a reader sees another text.
"""
IDEOGRAPHS = "\u3001-\u30ff\u3400-\u9fff\uf900-\ufaff\uff01-\uff60"
"""Characters of scripts that set no spaces, with their punctuation, as part of a character class."""
HYPHENS = "-\u2010\u2011"
_DASHES = "-\u2010-\u2015\u2212\ufe58\ufe63\uff0d"
_LETTER = r"[^\W\d_]"
_DOUBLE = "\u201c\u201d\u201e\u201f\u00ab\u00bb\u300c\u300d\u300e\u300f\u301d\u301e\u301f\uff02\u2e42"
_SINGLE = "\u2018\u2019\u201a\u201b\u2039\u203a\u02bc\u02bb\uff07`\u00b4"

FORMS = {
    "line ends": rf"(?<=[{IDEOGRAPHS}])[ \t]*(?:\r\n|[\r\n])\s*(?=[{IDEOGRAPHS}])",
    "white space": rf"[\s{INVISIBLE}]*\s[\s{INVISIBLE}]*",
    "invisible": rf"\u00ad[ \t]*(?:\r\n|[\r\n])\s*(?=\w)|[{INVISIBLE}]+",
    "ellipses": r"\.\s?\.\s?\.|\u2026|\u22ef",
    "dashes": rf"(?<![{_DASHES}])[{_DASHES}]{{2,3}}(?![{_DASHES}])|[{_DASHES}]",
    "quotes": rf"(?<!')''(?!')|(?<!`)``(?!`)|[{_DOUBLE}{_SINGLE}]",
    "compatibility": r"[\ufb00-\ufb06\ufb50-\ufdf9\ufe76-\ufefc\uff01-\uff5e]|[\uff61-\uff9d][\uff9e\uff9f]?",
}
"""What each fold makes alike."""
ORDER = ("invisible", "line ends", "white space", "ellipses", "dashes", "quotes", "compatibility")
"""The order in which folds are tried at a place."""
QUOTE_SPACING = re.compile(rf"""\s*["{_DOUBLE}]\s*""")
"""A double quotation mark with the spaces that some set inside it and others do not."""
LINE_END = r"(?=[^\S\r\n]*[\r\n])\s*+"
"""White space with a line end in it; none of it is given back."""
_WORD_HYPHEN = rf"(?<={_LETTER})[{HYPHENS}](?:{LINE_END})?(?={_LETTER})"


def replacement(form: str, found: str) -> str:
    """What the characters that a fold makes alike become."""
    if form == "white space":
        return " "
    if form in ("invisible", "line ends"):
        return ""
    if form == "ellipses":
        return "..."
    if form == "dashes":
        return "-"
    if form == "quote spacing":
        return '"'
    if form == "quotes":
        return '"' if len(found) == 2 or found in _DOUBLE else "'"
    return unicodedata.normalize("NFKC", found)


@cache
def pattern(*forms: str) -> re.Pattern[str]:
    """Matches whatever the folds make alike, each in a group of its own."""
    parts = [f"(?P<f{ORDER.index(form)}>{FORMS[form]})" for form in ORDER if form in forms]
    if "word hyphens" in forms:
        parts[:0] = [f"(?P<hyphen>{_WORD_HYPHEN})", f"(?P<spaced>{QUOTE_SPACING.pattern})"]
    return re.compile("|".join(parts))


def _form(match: re.Match[str]) -> str:
    group = match.lastgroup or ""
    return {"hyphen": "invisible", "spaced": "quote spacing"}.get(group) or ORDER[int(group[1:])]


LONG_RUN = re.compile(r"[\u0300-\u036f\u0591-\u05c7\u0610-\u065f]{40}")
"""Combining marks that no word has so many of: putting them in order takes the square of their number."""


_TOUCHED = re.compile(r"[^ -~]|  |\.\s?\.|--|''|`")
"""What folding changes in a text of ASCII, or may change: most stretches hold none of it."""


class Folded:
    """A folded text, and for each of its characters the place that it comes from.

    Only the places where the length changes are kept, so a text costs little more than itself.
    """

    def __init__(self, text: str, *, loose: bool = False) -> None:
        """Fold a text; a loose one is also in lower case, without hyphens inside words or spaces round marks."""
        self._composed: Folded | None = None
        if not loose and text.isascii() and _TOUCHED.search(text) is None:
            self._start_segments()
            self.text = text
            return
        if LONG_RUN.search(text) is None and not unicodedata.is_normalized("NFC", text):
            self._composed = Folded.__new__(Folded)
            text = self._composed._compose(text)
        forms = (*ORDER, "word hyphens") if loose else ORDER
        self._start_segments()
        pieces: list[str] = []
        done = 0
        for match in pattern(*forms).finditer(text):
            found = match[0]
            new = " " if found == " " else replacement(_form(match), found)
            if new == found:
                continue
            pieces += (text[done : match.start()], new)
            done = match.end()
            if len(new) != len(found):
                self._add(match.start(), len(found), len(new))
        pieces.append(text[done:])
        self.text = "".join(pieces)
        if loose:
            # Letter for letter, so that places stay: these two would change the length or look around.
            self.text = self.text.replace("\u0130", "i").lower().replace("\u03c2", "\u03c3")

    def _start_segments(self) -> None:
        self._composed = getattr(self, "_composed", None)
        self._at = array("q", [0])
        self._from = array("q", [0])
        self._new = array("q", [0])
        self._old = array("q", [0])

    def _add(self, start: int, old: int, new: int) -> None:
        """Note that `old` characters of the text at `start` became `new` ones."""
        last = self._from[-1] + self._old[-1]
        self._at.append(self._at[-1] + self._new[-1] + start - last)
        self._from.append(start)
        self._new.append(new)
        self._old.append(old)

    def _compose(self, text: str) -> str:
        """The text in NFC, cluster by cluster where a line is not."""
        self._start_segments()
        pieces = []
        at = 0
        for line in text.splitlines(keepends=True):
            if unicodedata.is_normalized("NFC", line):
                pieces.append(line)
            else:
                for cluster in _clusters(line):
                    composed = unicodedata.normalize("NFC", cluster)
                    if len(composed) != len(cluster):
                        self._add(at, len(cluster), len(composed))
                    pieces.append(composed)
                    at += len(cluster)
                continue
            at += len(line)
        self.text = "".join(pieces)
        return self.text

    @property
    def is_straight(self) -> bool:
        """Whether every character stands where it stood."""
        return len(self._at) == 1 and self._composed is None

    def start(self, at: int) -> int:
        """The offset in the text of the character at an offset of the folded text."""
        which = bisect_right(self._at, at) - 1
        beyond = at - self._at[which]
        place = self._from[which]
        if beyond >= self._new[which]:
            place += self._old[which] + beyond - self._new[which]
        return self._composed.start(place) if self._composed else place

    def end(self, at: int) -> int:
        """The offset in the text after the character that ends at an offset of the folded text."""
        if at == 0:
            return self.start(0)
        which = bisect_right(self._at, at - 1) - 1
        beyond = at - self._at[which]
        place = self._from[which] + self._old[which] + max(0, beyond - self._new[which])
        return self._composed.end(place) if self._composed else place


def _clusters(line: str) -> list[str]:
    """A line in pieces that can be composed apart: letters with the marks that follow them."""
    starts = [0] if line else []
    for at, character in enumerate(line):
        joins = unicodedata.category(character)[0] == "M" or "\u1160" <= character <= "\u11ff"
        if at and not joins:
            starts.append(at)
    return [line[a:b] for a, b in zip(starts, [*starts[1:], len(line)], strict=True)]
