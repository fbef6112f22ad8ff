"""Details and their values: numbers, dates, digests, grades and lists."""

import re
from collections.abc import Mapping, Sequence

from argmap.catalogue.rules import BAD_VALUE
from argmap.diagnostics.diagnostic import Diagnostic, Edit
from argmap.diagnostics.suggest import nearest
from argmap.model.credence import BANDS, Credence, read_credence, read_share
from argmap.model.elements import Verdict
from argmap.model.forms import RELIABILITY, SHA256, WEIGHING, is_date
from argmap.names import normal
from argmap.source import Source, Span
from argmap.syntax import nodes
from argmap.syntax.nodes import Word

Settings = Mapping[str, Word]


class Values:
    """Reads the values of the details of one file, and reports those of the wrong form."""

    def __init__(self, source: Source, diagnostics: list[Diagnostic]) -> None:
        self.source = source
        self.diagnostics = diagnostics

    def settings(self, details: Sequence[nodes.Detail]) -> Settings:
        """The `key: value` details; of a key that is given twice the first."""
        found: dict[str, Word] = {}
        for detail in details:
            if isinstance(detail, nodes.Setting):
                found.setdefault(detail.key.text, detail.value)
        return found

    def text(self, settings: Settings, key: str) -> str:
        """A free text, empty where it is not given."""
        word = settings.get(key)
        return word.text if word else ""

    def words(self, settings: Settings, key: str) -> tuple[str, ...]:
        """A list parted by commas, each entry once."""
        word = settings.get(key)
        return tuple(dict.fromkeys(filter(None, map(str.strip, word.text.split(","))))) if word else ()

    def listed(self, word: Word) -> list[Word]:
        """The entries of a list of names, each with its place where the list stands on one line."""
        found = []
        at = word.start
        for entry in word.text.split(","):
            name = entry.strip()
            start = self.source.text.find(name, at, word.end)
            if name and start >= 0:
                at = start + len(name)
                found.append(Word("NAME", normal(name), start, at))
            elif name:
                found.append(Word("NAME", normal(name), word.start, word.end))
        return found

    def date(self, settings: Settings) -> str:
        """A date: year, month or day."""
        word = settings.get("date")
        if word is None or is_date(word.text):
            return word.text if word else ""
        self._bad(word, "`date` has a value of the wrong form", None, "a date is written 2026-03-02, 2026-03 or 2026")
        return ""

    def sha256(self, settings: Settings) -> str:
        """A SHA-256 digest."""
        help_ = "a SHA-256 digest has 64 hexadecimal digits"
        return self._matching(settings, "sha256", SHA256, help_).lower()

    def weighing(self, settings: Settings) -> str:
        """What reasons are weighed by."""
        help_ = "`weighing` can only be `strength`: strengths and credences then count as preferences"
        return self._matching(settings, "weighing", WEIGHING, help_)

    def reliability(self, settings: Settings) -> str:
        """A grade of the Admiralty scale."""
        help_ = "a grade of the Admiralty scale is a letter from A to F, with a digit from 1 to 6 for the information"
        return self._matching(settings, "reliability", RELIABILITY, help_).upper()

    def credence(self, settings: Settings) -> Credence | None:
        """A probability."""
        word = settings.get("credence")
        if word is None:
            return None
        value = read_credence(word.text)
        if value is None:
            near = nearest(word.text, BANDS)
            self._bad(
                word,
                f"`{word.text}` is no credence",
                near,
                "a number from 0 to 1, a percentage, or a word: " + _bands(),
            )
        return value

    def strength(self, settings: Settings) -> float | None:
        """A number from 0 to 1."""
        word = settings.get("strength")
        if word is None:
            return None
        value = read_share(word.text)
        if value is None:
            self._bad(word, f"`{word.text}` is no strength", None, "a number from 0 to 1 or a percentage")
        return value

    def verdict(self, word: Word) -> Verdict | None:
        """One of the four verdicts."""
        if word.text in list(Verdict):
            return Verdict(word.text)
        near = nearest(word.text, Verdict)
        names = ", ".join(f"`{each}`" for each in Verdict)
        self._bad(word, f"`{word.text}` is no verdict", near, f"the verdicts are {names}")
        return None

    def _matching(self, settings: Settings, key: str, form: re.Pattern[str], help_: str) -> str:
        word = settings.get(key)
        if word is None:
            return ""
        if form.fullmatch(word.text) is None:
            self._bad(word, f"`{key}` has a value of the wrong form", None, help_)
            return ""
        return word.text

    def _bad(self, word: Word, message: str, near: str | None, help_: str) -> None:
        span = Span(self.source, word.start, word.end)
        self.diagnostics.append(
            Diagnostic.at(
                BAD_VALUE,
                span,
                message,
                notes=[help_] if near else [],
                help=f"a similar value is `{near}`" if near else help_,
                edits=[Edit(span, near)] if near else [],
            )
        )


def _bands() -> str:
    return ", ".join(BANDS)
