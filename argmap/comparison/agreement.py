"""How far readers agree: Krippendorff's alpha (Krippendorff 2011, Computing Krippendorff's Alpha-Reliability)."""

from collections.abc import Hashable, Iterable, Sequence
from itertools import permutations


def alpha(units: Iterable[Sequence[Hashable]]) -> float | None:
    """Krippendorff's alpha for nominal data: 1 is full agreement, 0 what chance gives.

    A unit holds what each reader who has looked at it made of it; one with a single value tells nothing. `None` where
    there is nothing to compare, or all values are the same: then chance would agree as well.

    >>> alpha([("quote", "quote"), ("denial", "denial"), ("quote", "denial"), ("quote", "quote")])
    0.5333333333333333
    """
    together: dict[tuple[Hashable, Hashable], float] = {}
    for unit in units:
        if len(unit) > 1:
            for pair in permutations(unit, 2):
                together[pair] = together.get(pair, 0) + 1 / (len(unit) - 1)
    number: dict[Hashable, float] = {}
    for (one, _), times in together.items():
        number[one] = number.get(one, 0) + times
    total = sum(number.values())
    expected = total**2 - sum(each**2 for each in number.values())
    if not expected:
        return None
    apart = sum(times for (one, other), times in together.items() if one != other)
    return 1 - (total - 1) * apart / expected
