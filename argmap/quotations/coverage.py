"""Which sentences of the texts no quotation touches: the cheapest way to see what a map leaves out.

A sentence that nothing is quoted from may be of no account, or the one that says the contrary.
"""

import re
from collections.abc import Iterable, Iterator

import attrs

from argmap.brief_repr import brief_repr
from argmap.model.content import MapContent
from argmap.quotations.check import PLAIN, Checked, Texts, all_checked
from argmap.quotations.languages.language import Language
from argmap.quotations.languages.registry import language_of
from argmap.quotations.sentences import sentences_in
from argmap.quotations.text.quoted_text import QuotedText

_LONG_LINE = 160
"""Characters of a line that was not broken to a width: its end is that of a paragraph."""
_LINE_END = re.compile(r"[\r\n]+")


@attrs.frozen
class TextSentence:
    """A sentence of a text: offsets into it in code points, and whether a quotation has words of it."""

    start: int
    end: int
    touched: bool


@attrs.frozen
class Coverage:
    """How much of a text the quotations touch.

    Attributes:
        text: the text as it was read.
        sources: the ids of the sources that name it.
        sentences: its sentences, in its order; headings and items of lists are some too.
        quoted: how many of its characters, white space left out, stand in quotations.
        size: how many it has.
    """

    text: QuotedText = attrs.field(repr=False)
    sources: tuple[str, ...]
    sentences: tuple[TextSentence, ...]
    quoted: int
    size: int

    __repr__ = brief_repr

    @property
    def untouched(self) -> tuple[TextSentence, ...]:
        """The sentences that no quotation touches."""
        return tuple(each for each in self.sentences if not each.touched)

    @property
    def share(self) -> float:
        """The share of sentences that a quotation touches, from 0 to 1; 1 of a text without any."""
        return sum(each.touched for each in self.sentences) / len(self.sentences) if self.sentences else 1.0

    @property
    def share_quoted(self) -> float:
        """The share of characters that stand in quotations, from 0 to 1; 1 of a text without any."""
        return self.quoted / self.size if self.size else 1.0

    def words_of(self, sentence: TextSentence) -> str:
        """A sentence on one line."""
        return " ".join(self.text.source.text[sentence.start : sentence.end].split())

    def place_of(self, sentence: TextSentence) -> str:
        """Where it stands in its text: line and column, `12:5`, or what a person can find in it, `p. 3`."""
        known = self.text.place(sentence.start)
        if self.text.reader != PLAIN and known:
            return known
        line, column = self.text.source.position(sentence.start)
        return f"{line}:{column}"


def coverage(maps: Iterable[tuple[MapContent, Texts, Checked]]) -> tuple[Coverage, ...]:
    """What the quotations of some maps touch of each text, in the order of the maps and their sources.

    Whatever was found counts, also words that differ a little or that stand in several places, and words of each kind
    (`mention`, `argued`); what a quotation leaves out at a gap does not. A text that several sources name is one.

    Args:
        maps: each with the texts of its sources and its quotations as they were looked for in them.
    """
    found: dict[tuple[str, str], _Seen] = {}
    for amap, texts, checked in maps:
        for source in amap.sources.values():
            text = texts.get(source.id)
            if isinstance(text, QuotedText):
                seen = found.setdefault((text.source.name, text.source.text), _Seen(text))
                seen.sources[source.id] = None
                seen.language = seen.language or source.language or amap.language
        for each in all_checked(checked):
            if each.text is not None:
                found[each.text.source.name, each.text.source.text].pieces.update(each.stretches)
    return tuple(_covered(seen) for seen in found.values())


@attrs.define
class _Seen:
    """What is known of a text."""

    text: QuotedText
    sources: dict[str, None] = attrs.Factory(dict)
    language: str = ""
    pieces: set[tuple[int, int]] = attrs.Factory(set)


def _covered(seen: _Seen) -> Coverage:
    running = seen.text.running
    spoken = language_of(seen.language or seen.text.language)
    pieces = sorted(seen.pieces)
    sentences = []
    ahead = 0
    for low, high in sentence_spans(seen.text, spoken):
        while ahead < len(pieces) and pieces[ahead][1] <= low:
            ahead += 1  # pieces are in order of their beginnings, so that only what overlaps is looked at again
        touched = any(_shares_words(running, low, high, piece) for piece in _from(pieces, ahead, high))
        sentences.append(TextSentence(low, high, touched))
    quoted = _letters(running[low:high] for low, high in _joined(pieces))
    return Coverage(seen.text, tuple(seen.sources), tuple(sentences), quoted=quoted, size=_letters([running]))


def sentence_spans(text: QuotedText, spoken: Language) -> Iterator[tuple[int, int]]:
    """The sentences of a text, paragraph by paragraph, as offsets."""
    for start, end in _paragraphs(text):
        yield from sentences_in(text.running, start, end, spoken)


def _from(pieces: list[tuple[int, int]], ahead: int, end: int) -> Iterator[tuple[int, int]]:
    """The pieces that begin before an end."""
    for at in range(ahead, len(pieces)):
        if pieces[at][0] >= end:
            return
        yield pieces[at]


def _shares_words(running: str, start: int, end: int, piece: tuple[int, int]) -> bool:
    """Whether there is a letter or a digit in both of two stretches."""
    return any(map(str.isalnum, running[max(start, piece[0]) : min(end, piece[1])]))


def _paragraphs(text: QuotedText) -> Iterator[tuple[int, int]]:
    """The paragraphs: parted by line ends where lines are not broken to a width, else by blank lines."""
    running = text.running
    long = any(len(line) > _LONG_LINE for line in running.splitlines())
    at = 0
    for match in (_LINE_END if long else text.paragraph_break).finditer(running):
        yield at, match.start()
        at = match.end()
    yield at, len(running)


def _joined(pieces: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Stretches in order, those that overlap joined."""
    found: list[tuple[int, int]] = []
    for start, end in pieces:
        if found and start <= found[-1][1]:
            found[-1] = found[-1][0], max(found[-1][1], end)
        else:
            found.append((start, end))
    return found


def _letters(pieces: Iterable[str]) -> int:
    """The characters of some stretches that are no white space."""
    return sum(len("".join(piece.split())) for piece in pieces)
