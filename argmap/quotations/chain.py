"""Pieces of a quotation in their order: the shortest stretches of a text that hold them all."""

from bisect import bisect_right
from collections.abc import Sequence

from argmap.quotations.text.occurrences import MOST, occurrences

MOST_OCCURRENCES = 300_000
"""Occurrences of all pieces together that are looked at."""


class TooCommonError(Exception):
    """The pieces occur so often that their order was not worked out."""


def chains(
    text: str, needles: Sequence[str], longest: Sequence[int | None], glued: Sequence[tuple[bool, bool]]
) -> list[tuple[int, ...]]:
    """The starts of the pieces, for each shortest stretch in which they stand in order.

    `longest[k]` limits the gap between piece `k` and the next. Each occurrence of a piece is tied to
    the latest occurrence of the piece before it that is in reach and itself ends a chain; that gives
    the chain with the latest start, so the work grows with the number of occurrences and no faster.

    Raises:
        TooCommonError: if there are more than 300,000 occurrences, or 50,000 of one piece.
    """
    rows: list[list[int]] = []
    total = 0
    for needle, edges in zip(needles, glued, strict=True):
        row = occurrences(text, needle, glued=edges)
        total += len(row)
        if total > MOST_OCCURRENCES or len(row) == MOST:
            raise TooCommonError
        if not row:
            return []
        rows.append(row)
    if not rows:
        return []
    before: list[list[int]] = [[-1] * len(rows[0])]
    starts = list(rows[0])
    alive = list(range(len(rows[0])))
    for k in range(1, len(rows)):
        ends = [rows[k - 1][i] + len(needles[k - 1]) for i in alive]
        reach = longest[k - 1]
        tied: list[int] = []
        next_alive: list[int] = []
        next_starts: list[int] = []
        for j, at in enumerate(rows[k]):
            which = bisect_right(ends, at) - 1
            if which < 0 or (reach is not None and at - ends[which] > reach):
                tied.append(-1)
                continue
            tied.append(alive[which])
            next_alive.append(j)
            next_starts.append(starts[which])
        if not next_alive:
            return []
        before.append(tied)
        alive, starts = next_alive, next_starts
    found: dict[int, tuple[int, ...]] = {}
    for j, start in zip(alive, starts, strict=True):
        if start not in found:
            found[start] = _walk(rows, before, j)
    return list(found.values())


def _walk(rows: list[list[int]], before: list[list[int]], j: int) -> tuple[int, ...]:
    """The starts of a chain that ends with occurrence `j` of the last piece."""
    found = []
    for k in range(len(rows) - 1, -1, -1):
        found.append(rows[k][j])
        j = before[k][j]
    return tuple(reversed(found))
