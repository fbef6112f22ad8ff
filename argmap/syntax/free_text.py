"""Free text over several lines: joining continuation lines, and wrapping, its inverse."""

from collections.abc import Iterable

from argmap.columns import columns, joins_without_space


def join_lines(lines: Iterable[str]) -> str:
    """Join the lines of a free text.

    A space stands for a line end (nothing between two characters of a script without spaces); an
    empty line parts paragraphs, which are joined by a line feed.
    """
    pieces: list[str] = []
    paragraph = False
    for line in lines:
        if not line:
            paragraph = bool(pieces)
        else:
            if paragraph:
                pieces.append("\n")
            elif pieces and not joins_without_space(pieces[-1][-1], line[0]):
                pieces.append(" ")
            pieces.append(line)
            paragraph = False
    return "".join(pieces)


def wrap(text: str, first: int, width: int) -> list[str]:
    """Break a text into lines so that `join_lines` gives it back.

    `first` and `width` are the columns left on the first and on every other line. Paragraphs are
    parted by an empty line. A word that is too long stands on a line of its own, over the edge.
    """
    lines: list[str] = []
    for paragraph in text.split("\n"):
        if lines:
            lines.append("")
        lines.extend(_wrap_paragraph(paragraph, width if lines else first, width))
    return lines


def _wrap_paragraph(text: str, first: int, width: int) -> list[str]:
    if columns(text) <= first:
        return [text]
    lines, start, room, used, last = [], 0, first, 0, 0
    for end, after in _breaks(text):
        piece = columns(text[last:end])
        if used + piece > room and last > start:
            lines.append(text[start:last].rstrip(" "))
            start, room, used = last, width, 0
        used += columns(text[last:after])
        last = after
    lines.append(text[start:])
    return lines


def _breaks(text: str) -> Iterable[tuple[int, int]]:
    """Where a line may end, and where the next one would begin, last of all the end of the text."""
    for i in range(1, len(text) - 1):
        left, char, right = text[i - 1], text[i], text[i + 1]
        if char == " " and left not in " \t" and right not in " \t" and not joins_without_space(left, right):
            yield i, i + 1
        elif joins_without_space(left, char):
            yield i, i
    yield len(text), len(text)
