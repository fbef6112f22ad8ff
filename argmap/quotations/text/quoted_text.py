"""A text that quotations are looked for in, with everything that is worked out only once."""

import re
from array import array
from bisect import bisect_right
from functools import cached_property
from typing import TYPE_CHECKING

import attrs

from argmap.quotations.text.bare import bare
from argmap.quotations.text.fold import Folded
from argmap.quotations.text.readers.plain_text import LeftOut, Mark
from argmap.source import Source

if TYPE_CHECKING:
    from argmap.quotations.text.places import Places
    from argmap.quotations.text.words import WordRow

MOST_TEXT = 20_000_000
"""Characters of the longest text that is searched."""
WORD = re.compile(
    "[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]|[^\\W_\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]+"
)
"""A word; in scripts that set no spaces between words, a character."""
_BLANK_LINE = re.compile(r"\n[ \t\r]*\n|\r[ \t]*\r")
_LONG_LINE = 160

MOST_ROWS = 256
"""Stretches whose words are remembered: each is asked for by several checks, one after the other."""


@attrs.frozen(slots=False, eq=False)
class QuotedText:
    """A text as it was read: from which file, by which reader, and the digest of its bytes."""

    source: Source
    reader: str = "text"
    sha256: str = ""
    marks: tuple[Mark, ...] = attrs.field(default=(), repr=False)
    """The places in it that a person can find, in its order."""
    skipped: tuple[tuple[int, int, str], ...] = attrs.field(default=(), repr=False)
    """Its pieces that are no running text, and what they are."""
    left_out: tuple[LeftOut, ...] = attrs.field(default=(), repr=False)
    """What its reader dropped."""

    @classmethod
    def of(cls, text: "str | QuotedText") -> "QuotedText":
        """The text itself, or a string as a text without a file."""
        return text if isinstance(text, QuotedText) else cls(Source("<text>", text))

    @cached_property
    def running(self) -> str:
        """The running text: white space, as much as there was, for what is skipped, so that every place stays."""
        text = self.source.text
        if not self.skipped:
            return text
        pieces: list[str] = []
        done = 0
        for start, end, _ in sorted(self.skipped):
            if end > max(start, done):
                low = max(start, done)
                beside = text[low - 1 : low].isspace() or text[end : end + 1].isspace()
                pieces += (text[done:low], (" " if beside else "\n").ljust(end - low))
                done = end
        return "".join((*pieces, text[done:]))

    def skipped_in(self, start: int, end: int) -> tuple[tuple[int, int, str], ...]:
        """What a passage goes on behind: heads and feet of pages, footnotes."""
        return tuple(each for each in self.skipped if start < each[0] and each[1] < end)

    @cached_property
    def folded(self) -> Folded:
        """The running text after typographic folding."""
        return Folded(self.running)

    @cached_property
    def loose(self) -> Folded:
        """The folded text in lower case and without hyphens inside words."""
        return Folded(self.running, loose=True)

    def bare(self, decimal: str) -> Folded:
        """The loose text without its apparatus, for a language with this decimal sign."""
        found = self._bare.get(decimal)
        if found is None:
            found = self._bare[decimal] = Folded(bare(self.running, decimal=decimal).text, loose=True)
        return found

    @cached_property
    def _bare(self) -> dict[str, Folded]:
        return {}

    @cached_property
    def words(self) -> "FoldedWords":
        """Where each word of the loose text stands."""
        return FoldedWords(self.loose.text)

    @cached_property
    def lower_words(self) -> frozenset[str]:
        """The words that the text somewhere writes in lower case."""
        return frozenset(word for word in WORD.findall(self.folded.text) if word.islower())

    @cached_property
    def language(self) -> str:
        """The code of the language that the text is most likely in."""
        from argmap.quotations.languages.registry import guess

        return guess(self.source.text)

    @cached_property
    def places(self) -> "Places":
        """The places in it that a person can find, and who speaks where."""
        from argmap.quotations.text.places import Places

        return Places(self.source.text, self.marks)

    def words_between(self, start: int, end: int, decimal: str) -> "WordRow":
        """The words of a stretch, with offsets into the text; the last that were asked for are remembered."""
        key = start, end, decimal
        found = self._rows.get(key)
        if found is None:
            from argmap.quotations.text.words import starts_sentence, words_of

            running = self.running
            found = words_of(running, start, end, initial=starts_sentence(running, start), decimal=decimal)
            if len(self._rows) >= MOST_ROWS:
                self._rows.clear()
            self._rows[key] = found
        return found

    @cached_property
    def _rows(self) -> "dict[tuple[int, int, str], WordRow]":
        return {}

    @cached_property
    def paragraph_break(self) -> re.Pattern[str]:
        """What parts paragraphs: blank lines, or in a text without any and with long lines each line end."""
        text = self.source.text
        if self.marks and self.marks[0].kind == "cue":  # their lines are set by the clock
            return _BLANK_LINE
        if _BLANK_LINE.search(text) is None and any(len(line) > _LONG_LINE for line in text.splitlines()):
            return re.compile(r"[\r\n]")
        return _BLANK_LINE

    def place(self, offset: int) -> str:
        """Where a person finds an offset: `p. 3`, `0:01:12`, `¶ 4`, `“The storm”, ¶ 4`; nothing without marks."""
        at = bisect_right(self._starts, offset) - 1
        if at < 0:
            return ""
        mark = self.marks[at]
        chapter = bisect_right(self._chapters, at) - 1
        if mark.kind == "chapter" or chapter < 0 or mark.kind == "note":
            return _in_words(mark)
        return f"{_in_words(self.marks[self._chapters[chapter]])}, {_in_words(mark)}"

    @cached_property
    def _starts(self) -> list[int]:
        return [mark.start for mark in self.marks]

    @cached_property
    def _chapters(self) -> list[int]:
        """The numbers of the marks that are chapters."""
        return [at for at, mark in enumerate(self.marks) if mark.kind == "chapter"]

    def between(self, start: int, end: int) -> str:
        """The text as it is between two offsets of the loose text."""
        return self.source.text[self.loose.start(start) : self.loose.end(end)]

    def context(self, start: int, end: int, *, size: int = 60) -> tuple[str, str]:
        """Some characters before and after a passage, cut at words, on one line."""
        text = self.source.text
        before, after = text[max(0, start - size) : start], text[end : end + size]
        if start > size:
            before = before.partition(" ")[2] or before
        if end + size < len(text):
            after = after.rpartition(" ")[0] or after
        return " ".join(before.split()), " ".join(after.split())

    def surroundings(self, start: int, end: int, *, size: int = 600) -> tuple[int, int]:
        """The paragraph of a passage and the one before it, no more than `size` characters on each side."""
        text = self.source.text
        breaks = [match.end() for match in self.paragraph_break.finditer(text, max(0, start - size), start)]
        following = self.paragraph_break.search(text, end, end + size)
        first = breaks[-2] if len(breaks) > 1 else max(0, start - size)
        return first, following.start() if following else min(len(text), end + size)


def _in_words(mark: Mark) -> str:
    return {"page": "p. {}", "paragraph": "¶ {}", "note": "note {}", "chapter": "“{}”"}.get(mark.kind, "{}").format(
        mark.label
    )


@attrs.frozen
class NoText:
    """Why a text cannot be searched."""

    reason: str
    missing: bool = True
    """Whether there is no such file, as against one that cannot be read."""
    help: str = ""


class FoldedWords:
    """The words of a text in their order, and for each word the numbers of its places."""

    def __init__(self, text: str) -> None:
        self.starts = array("I")
        self.ends = array("I")
        self.places: dict[str, array[int]] = {}
        for at, match in enumerate(WORD.finditer(text)):
            self.starts.append(match.start())
            self.ends.append(match.end())
            known = self.places.get(match[0])
            if known is None:
                known = self.places[match[0]] = array("I")
            known.append(at)
