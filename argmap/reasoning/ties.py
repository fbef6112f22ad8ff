"""Where a map can be read in more than one way: what is undecided together, and each way to decide it.

The undecided part of a map falls into pieces that no rule joins. A preferred labelling of the whole is one of
each piece, in any combination: ten pieces with two readings each make 1,024 positions, and ten short lists.
"""

from collections.abc import Mapping, Sequence
from itertools import islice

import attrs

from argmap.brief_repr import brief_repr
from argmap.model.elements import Verdict
from argmap.reasoning.budget import OutOfTimeError
from argmap.reasoning.labeller import Labeller
from argmap.reasoning.labels import claim_label
from argmap.reasoning.parts import Part
from argmap.reasoning.wellfounded import FALSE, OPEN

MOST_READINGS = 16
"""Ways to read a tie that are looked for unless a question says otherwise."""


@attrs.frozen
class Tie:
    """Claims that are undecided together.

    Each of `readings` gives the labels of all these claims in some preferred labellings, those that accept the
    first claims first; with one reading only, every position leaves them so. `complete` is false where there are more.
    """

    claims: tuple[str, ...]
    readings: tuple[Mapping[str, Verdict], ...]
    complete: bool = True

    __repr__ = brief_repr


def ties(reasoner: Labeller, *, limit: int = MOST_READINGS) -> tuple[Tie, ...]:
    """The ties of a map in its order; together they make up its positions (preferred labellings).

    Sources: Dung 1995 (preferred); Baumann 2011 and Liao, Jin, Koons 2011 (splitting: parts that do not
    attack each other are labelled apart).
    """
    search = reasoner.search
    if search.decided:
        return ()
    program, labels = reasoner.program, search.labels
    parts = reasoner.parts("preferred")
    place = {id(part): at for at, part in enumerate(parts.parts)}
    claims: dict[int, list[str]] = {}
    for at, claim in enumerate(program.claims):
        # A claim that fails in every reading may still be denied in some: rejected there, else unsupported.
        about = [atom for atom in (at, program.denied.get(at, at)) if labels.values[atom] == OPEN]
        for number in dict.fromkeys(place[id(parts.part_of[atom])] for atom in about):
            claims.setdefault(number, []).append(claim)
    found = [_tie(reasoner, claims[at], part, limit) for at, part in enumerate(parts.parts) if at in claims]
    order = {claim: at for at, claim in enumerate(program.claims)}
    return tuple(sorted(found, key=lambda each: order[each.claims[0]]))


def _tie(reasoner: Labeller, claims: list[str], part: Part, limit: int) -> Tie:
    program, base = reasoner.program, reasoner.search.labels.values
    places = [(atom, program.denied.get(atom)) for atom in map(program.atom_of.__getitem__, claims)]
    readings: dict[tuple[Verdict, ...], None] = {}
    labellings = part.search.preferred()
    complete = True
    try:
        for values in islice(labellings, limit):

            def value(atom: int, found: Sequence[int] = values) -> int:
                return found[part.number[atom]] if atom in part.number else base[atom]

            labels = [claim_label(value(at), FALSE if denied is None else value(denied)) for at, denied in places]
            readings[tuple(labels)] = None
        complete = next(labellings, None) is None
    except OutOfTimeError:
        complete = False
    order = list(Verdict)
    ranked = sorted(readings, key=lambda each: [order.index(label) for label in each])
    return Tie(tuple(claims), tuple(dict(zip(claims, each, strict=True)) for each in ranked), complete)
