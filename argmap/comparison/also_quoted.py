"""Passages that several maps quote: the same stretch of the same text, under claims of their own."""

from collections.abc import Iterable, Sequence

import attrs

from argmap.analysis.facts import Facts
from argmap.brief_repr import brief_repr
from argmap.comparison.passages import LEAST_SHARE, ReadPassage, read_passages
from argmap.graphs import Groups


@attrs.frozen
class SharedPassage:
    """A passage that more than one map quotes: in each of them the claim, by the name of the map."""

    quoted: tuple[tuple[str, ReadPassage], ...]

    __repr__ = brief_repr

    @property
    def maps(self) -> tuple[str, ...]:
        """The maps that quote it, each once."""
        return tuple(dict.fromkeys(name for name, _ in self.quoted))


def also_quoted(maps: Iterable[tuple[str, Facts]]) -> tuple[SharedPassage, ...]:
    """The passages that more than one of some maps quote, in the order of the texts.

    Two quotations are of one passage where their spans in one text (by its digest) have more than half of the shorter
    one in common.
    """
    every = [(name, each) for name, facts in maps for each in read_passages(facts)]
    order = sorted(range(len(every)), key=lambda at: (every[at][1].digest, every[at][1].start))
    groups: Groups[int] = Groups()
    for number, at in enumerate(order):
        _join(every, at, order[number + 1 :], groups)
    found: dict[int, list[int]] = {}
    for at in order:
        found.setdefault(groups.find(at), []).append(at)
    shared = [SharedPassage(tuple(every[at] for at in group)) for group in found.values()]
    return tuple(each for each in shared if len(each.maps) > 1)


def _join(every: Sequence[tuple[str, ReadPassage]], at: int, following: Sequence[int], groups: Groups[int]) -> None:
    one = every[at][1]
    for to in following:
        other = every[to][1]
        if other.digest != one.digest or other.start >= one.end:
            return
        shared = min(one.end, other.end) - other.start
        if shared > LEAST_SHARE * min(one.end - one.start, other.end - other.start):
            groups.join([at, to])
