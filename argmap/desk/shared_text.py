"""A text that several write at once: the tabs of a browser, and whoever saves the file on the disk.

Every change names the version that it was made in, and is moved through what others did since (operational
transformation: Ellis and Gibbs 1989). What somebody wrote is never deleted by a deletion that did not see it.
"""

from collections.abc import Iterable

from argmap.service.shift import TextChange

MOST_KEPT = 5000
"""Changes that are kept, so that a tab that fell behind can catch up."""


class TooOldError(Exception):
    """A change of a version that is no longer known."""


class SharedText:
    """The text, its version (how many changes it has had), and the last of these."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.version = 0
        self._made: list[TextChange] = []

    @property
    def _first(self) -> int:
        """The version before the oldest change that is known."""
        return self.version - len(self._made)

    def since(self, version: int) -> list[TextChange]:
        """The changes after a version, in their order.

        Raises:
            TooOldError: if they are no longer all known.
        """
        if version < self._first or version > self.version:
            raise TooOldError
        return self._made[version - self._first :]

    def change(self, version: int, changes: Iterable[TextChange]) -> bool:
        """Make changes that were meant for a version, by the offsets that they have there before any is made.

        Returns whether one met words that somebody else had touched since.

        Raises:
            TooOldError: for a version that is not known.
            ValueError: for offsets that the text of that version does not have.
        """
        others = self.since(version)
        length = len(self.text) - sum(each.by for each in others)
        met = False
        wanted = sorted(changes, key=lambda each: (each.start, each.end), reverse=True)
        if any(not 0 <= each.start <= each.end <= length for each in wanted):
            raise ValueError("a change lies outside of the text")
        # From the last to the first: those before it in the text stay where they are.
        for change in wanted:
            pieces = [change]
            for other in others:
                found = [moved(piece, other) for piece in pieces]
                met = met or any(touch for _, touch in found)
                pieces = [piece for made, _ in found for piece in made]
            for piece in sorted(pieces, key=lambda each: (each.start, each.end), reverse=True):
                self._make(piece)
        return met

    def _make(self, change: TextChange) -> None:
        if change.start == change.end and not change.new:
            return
        self.text = self.text[: change.start] + change.new + self.text[change.end :]
        self._made.append(change)
        self.version += 1
        del self._made[:-MOST_KEPT]


def moved(change: TextChange, other: TextChange) -> tuple[list[TextChange], bool]:
    """A change as it is after another one that it did not know of; and whether both touch the same words.

    What the other one put in stays; of what both delete nothing is deleted twice.
    """
    if other.end <= change.start and not (other.start == other.end == change.start and change.start < change.end):
        return [TextChange(change.start + other.by, change.end + other.by, change.new)], False
    if other.start >= change.end:
        return [change], False
    # They overlap: what is left before the other one, and what is left behind it.
    put_in = other.start + len(other.new)
    left = TextChange(change.start, max(change.start, min(change.end, other.start)), change.new)
    if change.start > other.start:
        left = TextChange(put_in, put_in, change.new)
    right = TextChange(put_in, put_in + max(0, change.end - max(other.end, change.start)), "")
    return [left, right] if right.end > right.start else [left], True
