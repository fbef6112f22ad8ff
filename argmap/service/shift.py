"""Where places of an earlier text are after edits."""

from collections.abc import Iterable, Sequence

import attrs


@attrs.frozen
class TextChange:
    """New words instead of those between two offsets of a text."""

    start: int
    end: int
    new: str

    @property
    def by(self) -> int:
        """How far everything behind it moves."""
        return len(self.new) - (self.end - self.start)


class Shift:
    """The changes of a text since a moment, in their order."""

    def __init__(self, changes: Iterable[TextChange] = ()) -> None:
        self.changes = list(changes)

    def before(self, offset: int) -> int:
        """About where an offset of the text as it is now was before the changes."""
        for change in reversed(self.changes):
            if offset >= change.start + len(change.new):
                offset -= change.by
            elif offset > change.start:
                offset = change.start
        return offset

    def span(self, start: int, end: int, *, whole: bool = True) -> tuple[int, int] | None:
        """Where a piece of the text is now: nowhere if it was touched, by words beside it too.

        What is not to stay `whole` goes on with what was written into it.
        """
        for change in self.changes:
            if change.end < start or (change.end == start and change.new[-1:].isspace()):
                start, end = start + change.by, end + change.by
            elif change.start > end or (change.start == end and change.new[:1].isspace()):
                continue
            elif whole:
                return None
            elif change.start >= start and change.end <= end:
                end += change.by
            else:
                return None
        return start, end


def applied(text: str, changes: Sequence[TextChange]) -> str:
    """A text with changes that do not overlap, by the offsets that they have before any of them is made.

    Raises:
        ValueError: if two of them overlap.
    """
    pieces: list[str] = []
    done = 0
    for change in sorted(changes, key=lambda each: (each.start, each.end)):
        if change.start < done:
            raise ValueError("two changes of a text overlap")
        pieces += (text[done : change.start], change.new)
        done = change.end
    return "".join((*pieces, text[done:]))
