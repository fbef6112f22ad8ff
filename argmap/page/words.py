"""Sentences of a report as data: which words are the report's own, and which come from a map.

    say("{} supports {}", ref("footfall"), ref("close"))        `footfall` supports `close`

What a map holds is never read for markup, in no format: it goes through a sentence as a piece of its kind.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

import attrs

from argmap.english import MOST_LISTED


class Piece(NamedTuple):
    """Words of one kind.

    It is `text`, `id` (a name of the map), `number` (of a claim), `link` (a file beside), `strong`, or `verdict` or
    `mark` with the look that it has.
    """

    kind: str
    text: str


_SHOWN = {"id": "`{}`", "number": "[{}]"}


@attrs.frozen
class Words:
    """A sentence, or a part of one."""

    pieces: tuple[Piece, ...] = ()

    def __str__(self) -> str:
        return "".join(_SHOWN.get(piece.kind, "{}").format(piece.text) for piece in self.pieces)

    def as_plain(self) -> str:
        """Plain text, with names of the map in backquotes."""
        return str(self)

    def __bool__(self) -> bool:
        return any(piece.text for piece in self.pieces)

    def __add__(self, other: "Words | str") -> "Words":
        return Words((*self.pieces, *as_words(other).pieces))

    @property
    def ids(self) -> tuple[str, ...]:
        """The names that it mentions."""
        return tuple(piece.text for piece in self.pieces if piece.kind == "id")


Part = Words | str | int


def as_words(part: Part) -> Words:
    """Any part of a sentence as words; a string is plain text."""
    return part if isinstance(part, Words) else Words((Piece("text", f"{part:,}" if isinstance(part, int) else part),))


def say(template: str, *parts: Part) -> Words:
    """A sentence with parts in the places of `{}`."""
    texts = _texts(template)
    if len(texts) != len(parts) + 1:
        raise ValueError(f"{template!r} has {len(texts) - 1} places for {len(parts)} parts")
    pieces = [texts[0]]
    for part, text in zip(parts, texts[1:], strict=True):
        pieces += as_words(part).pieces
        pieces.append(text)
    return Words(tuple([piece for piece in pieces if piece.text]))


@lru_cache(maxsize=1000)
def _texts(template: str) -> tuple[Piece, ...]:
    """What stands around the places of a template."""
    return tuple(Piece("text", text) for text in template.split("{}"))


@lru_cache(maxsize=100_000)  # the claims of a large map come again and again
def ref(name: str) -> Words:
    """A name of the map: a claim, step, source or speaker."""
    return Words((Piece("id", name),))


def link(name: str) -> Words:
    """A file that lies beside the one in which it is named."""
    return Words((Piece("link", name),))


def strong(text: str) -> Words:
    """Words that stand out."""
    return Words((Piece("strong", text),))


def verdict(text: str, look: str = "") -> Words:
    """A verdict, which stands out by its own look: that of the `look`, or of its text."""
    return Words((Piece(f"verdict {look or text}", text),))


def mark(text: str, look: str) -> Words:
    """A short mark in a table: of the look `yes`, `no` or `both`."""
    return Words((Piece(f"mark {look}", text),))


def sentence(text: str) -> Words:
    """A sentence of the reasoning, whose names stand in backquotes."""
    pieces = text.split("`")
    if len(pieces) % 2 == 0:
        return as_words(text)
    return Words(tuple(Piece("id" if at % 2 else "text", piece) for at, piece in enumerate(pieces) if piece))


def joined(parts: Iterable[Part], sign: str) -> Words:
    """Parts with a sign between each two."""
    pieces: list[Piece] = []
    for part in parts:
        if pieces:
            pieces.append(Piece("text", sign))
        pieces += as_words(part).pieces
    return Words(tuple(pieces))


def listed(parts: Sequence[Part], *, most: int = MOST_LISTED, last: str = "and") -> Words:
    """`a`, `a and b`, `a, b and c`, `a, b and 7 more`."""
    if len(parts) > most + 1:
        return joined(parts[:most], ", ") + f" {last} {len(parts) - most:,} more"
    if len(parts) < 2:
        return joined(parts, "")
    return joined(parts[:-1], ", ") + f" {last} " + as_words(parts[-1])


def refs(names: Sequence[str], *, most: int = MOST_LISTED, last: str = "and") -> Words:
    """A list of names."""
    return listed([ref(name) for name in names], most=most, last=last)


def sentences(parts: Sequence[Part]) -> Words:
    """Sentences one after the other."""
    return joined([each for each in map(as_words, parts) if each], " ")


def capital(words: Words) -> Words:
    """The same words, as the beginning of a sentence."""
    if not words.pieces or words.pieces[0].kind != "text":
        return words
    first = words.pieces[0].text
    return Words((Piece("text", first[:1].upper() + first[1:]), *words.pieces[1:]))


def flat(text: str) -> str:
    """A text on one line."""
    return " ".join(text.split())


def unmarked(words: str) -> str:
    """A quotation on one line, without marks round the whole of it, which the report sets; inner ones are single."""
    words = " ".join(words.split())
    pairs = {'"': '"', "“": "”", "„": "“", "«": "»", "‘": "’"}
    if len(words) > 1 and pairs.get(words[0]) == words[-1] and words[-1] not in words[1:-1]:
        words = words[1:-1]
    return words.translate({ord("“"): "‘", ord("”"): "’", ord('"'): "'"})
