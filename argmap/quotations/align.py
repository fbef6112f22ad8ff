"""Aligning the words of a quotation with those of a text, with free ends in the text.

A semi-global alignment with affine gaps (O. Gotoh, “An improved algorithm for matching biological sequences”, 1982):
words left out in a row cost little more than one, and what stands before and after the passage costs nothing.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from argmap.quotations.text.words import QuotedWord

LEFT_OUT, MORE_LEFT_OUT = 1.0, 0.3
"""What a word of the text costs that the quotation leaves out, and each one more of the same run."""
ADDED, MORE_ADDED = 1.6, 1.1
REPLACED, AKIN = 1.1, 0.6
"""What a replaced word costs, and one that is replaced by a word like it."""
SIGN, OTHER_SIGN = 0.05, 0.02
"""What a sign of punctuation costs that one side has, and one for another."""
_SENTENCE = 1.0
_NEVER = 1e9


class Alignment(NamedTuple):
    """Pairs of stretches that differ or are alike: words `a` to `b` of the quotation, `c` to `d` of the text."""

    first: int
    last: int
    cost: float
    pairs: tuple[tuple[int, int], ...]


def align(ours: Sequence[QuotedWord], theirs: Sequence[QuotedWord], akin: Callable[[str, str], bool]) -> Alignment:
    """The cheapest alignment of all of `ours` with a stretch of `theirs`, and which words stand for which.

    The stretch is given by its first word and the one after its last. Of several that cost the same, the first in
    the text is taken. `pairs` holds the words that are matched or replace each other. The work is the product of
    the two lengths.
    """
    rows, columns = len(ours), len(theirs)
    deletes = [_added(word) for word in ours]
    inserts = [_left_out(word) for word in theirs]
    keys = [word.key for word in theirs]
    counted = [word.counts for word in theirs]
    match = [0.0] * (columns + 1)
    out = [_NEVER] * (columns + 1)
    back: list[list[int]] = []
    for i in range(rows):
        our, (open_added, more_added) = ours[i], deletes[i]
        our_key, our_counts = our.key, our.counts
        best_before = match
        match = [_NEVER] * (columns + 1)
        moves = [0] * (columns + 1)
        left = _NEVER
        added = min(best_before[0] + open_added, out[0] + more_added)
        out_next = [_NEVER] * (columns + 1)
        out_next[0] = added
        moves[0] = 2 | (8 if out[0] + more_added < best_before[0] + open_added else 0)
        match[0] = added
        for j in range(1, columns + 1):
            their_key = keys[j - 1]
            if our_key == their_key:
                best = best_before[j - 1]
            elif our_counts != counted[j - 1]:
                best = _NEVER
            elif not our_counts:
                best = best_before[j - 1] + OTHER_SIGN
            else:
                best = best_before[j - 1] + (AKIN if akin(our_key, their_key) else REPLACED)
            move = 0
            deleted, extended = best_before[j] + open_added, out[j] + more_added
            if extended < deleted:
                deleted, move = extended, 8
            open_left, more_left = inserts[j - 1]
            inserted, go_left = match[j - 1] + open_left, left + more_left
            if go_left < inserted:
                inserted, move = go_left, move | 4
            if deleted < best:
                best, move = deleted, move | 2
            if inserted < best:
                best, move = inserted, (move & ~3) | 1
            out_next[j] = deleted
            left = inserted
            match[j] = best
            moves[j] = move
        out = out_next
        back.append(moves)
    last = min(range(columns + 1), key=lambda j: (match[j], j))
    cost = match[last]
    pairs: list[tuple[int, int]] = []
    i, j, state = rows, last, 0
    while i > 0:
        move = back[i - 1][j]
        if state == 0:
            state = move & 3
        if state == 0:
            pairs.append((i - 1, j - 1))
            i, j = i - 1, j - 1
        elif state == 2:
            state = 2 if move & 8 else 0
            i -= 1
        else:
            state = 1 if move & 4 else 0
            j -= 1
    pairs.reverse()
    first = pairs[0][1] if pairs else last
    return Alignment(first, pairs[-1][1] + 1 if pairs else last, cost, tuple(pairs))


def _added(word: QuotedWord) -> tuple[float, float]:
    return (ADDED, MORE_ADDED) if word.counts else (SIGN, SIGN)


def _left_out(word: QuotedWord) -> tuple[float, float]:
    if word.counts:
        return LEFT_OUT, MORE_LEFT_OUT
    return (_SENTENCE, _SENTENCE) if word.text in ".!?\u3002\uff01\uff1f" else (SIGN, SIGN)
