"""What every labelling of a semantics says, proved for each claim: never more than that.

The open part of the map falls into pieces; a labelling of the whole is one of each. Where the labellings of a piece
can be listed, what they share is read off the list. Where they are too many, a list may refute "every", and what it
does not refute is asked of the solver: is there a labelling without it? Under preferred that is asked of all claims
together, else claim by claim.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import islice

from argmap.model.content import MapContent
from argmap.model.elements import Verdict
from argmap.reasoning.budget import OutOfTimeError
from argmap.reasoning.counterexamples import Literal, preferred_with_none
from argmap.reasoning.everywhere import Everywhere
from argmap.reasoning.labels import StepLabel
from argmap.reasoning.parts import OpenParts, Part
from argmap.reasoning.program import Program
from argmap.reasoning.wellfounded import FALSE, OPEN, TRUE

MOST_VALUES = 100_000
"""Values of atoms that are listed of a piece: of a large one a few labellings, for seldom has it only a few."""


class _Listed:
    """The labellings of a piece that were looked at, and the values that each atom has in them.

    What is found when one atom is asked about is looked at as well: it often answers for many others. `complete` says
    that these are all labellings.
    """

    def __init__(self, source: Iterator[Sequence[int]], limit: int | None) -> None:
        """List labellings until there are no more, or more than so many."""
        self.labellings: list[Sequence[int]] = []
        self.complete = False
        self._seen: list[set[int]] = []
        try:
            for values in islice(source, limit):
                self.add(values)
            self.complete = limit is None or len(self.labellings) < limit or next(source, None) is None
        except OutOfTimeError:
            return

    def add(self, values: Sequence[int]) -> None:
        """Look at one more labelling."""
        self.labellings.append(values)
        if not self._seen:
            self._seen.extend(set() for _ in values)
        for seen, value in zip(self._seen, values, strict=True):
            seen.add(value)

    def refutes(self, place: int, value: int, *, always: bool) -> bool:
        """Whether some labelling shows that an atom has a value not always, or not never."""
        seen: Collection[int] = self._seen[place] if self._seen else ()
        return any(each != value for each in seen) if always else value in seen

    def all_fail(self, literals: Sequence[Literal]) -> bool:
        """Whether in every labelling one of some literals fails."""
        return all(any(values[place] == -value for place, value in literals) for values in self.labellings)


class Common:
    """The labels that hold in every labelling of a semantics."""

    def __init__(self, program: Program, parts: OpenParts, semantics: str, *, limit: int | None) -> None:
        self.program, self.parts, self.semantics = program, parts, semantics
        self.base = parts.labels.values
        self.exists = True
        self.listed: dict[int, _Listed] = {}
        self._asked: dict[int, Everywhere] = {}
        self._proofs: dict[tuple[int, int, bool], bool | None] = {}
        for at, part in enumerate(parts.parts):
            found = self.listed[at] = _Listed(part.labellings(semantics), self._most_listed(part, limit))
            if found.complete and not found.labellings:
                self.exists = False
                break
        self._at = {atom: at for at, part in enumerate(parts.parts) for atom in part.atoms}

    def _most_listed(self, part: Part, limit: int | None) -> int | None:
        """How many labellings of a piece to list: of a large one few, where the solver can be asked everything."""
        if self.semantics != "preferred":
            return limit
        few = max(MOST_VALUES // len(part.atoms), 1)
        return few if limit is None else min(few, limit)

    def claim(self, at: int) -> Verdict | None:
        """The label of a claim in every labelling, *undecided* where they part; `None` where that is not known."""
        denial = self.program.denied.get(at)
        if denial is None:
            always = (((at, TRUE),), Verdict.ACCEPTED), (((at, FALSE),), Verdict.UNSUPPORTED)
            return self._first([(self._all(every), label) for every, label in always])
        rejected = _both(self._always((denial, TRUE)), self._never((at, TRUE)))
        unsupported = _both(self._always((at, FALSE)), self._never((denial, TRUE)))
        return self._first(
            [
                (self._always((at, TRUE)), Verdict.ACCEPTED),
                (rejected, Verdict.REJECTED),
                (unsupported, Verdict.UNSUPPORTED),
            ]
        )

    def step(self, rule: int) -> StepLabel | None:
        """The label of a step in every labelling, *undecided* where they part; `None` where that is not known."""
        body = [(atom, TRUE) for atom in self.program.positive[rule]]
        body += [(atom, FALSE) for atom in self.program.negative[rule]]
        holds = self._all(body)
        if holds:
            return StepLabel.IN
        fails = self._fails(body)
        if fails:
            return StepLabel.OUT
        return StepLabel.UNDECIDED if holds is False and fails is False else None

    def _first(self, proofs: Sequence[tuple[bool | None, Verdict]]) -> Verdict | None:
        for proved, label in proofs:
            if proved:
                return label
        return Verdict.UNDECIDED if all(proved is False for proved, _ in proofs) else None

    def _all(self, literals: Sequence[Literal]) -> bool | None:
        known = [self._always(literal) for literal in literals]
        return False if False in known else None if None in known else True

    def _fails(self, body: Sequence[Literal]) -> bool | None:
        """Whether some literal fails in every labelling: those of one piece are looked at together."""
        if any(self.base[atom] == -value for atom, value in body):
            return True
        unknown = False
        pieces: dict[int, list[Literal]] = {}
        for atom, value in body:
            if self.base[atom] == OPEN:
                pieces.setdefault(self._at[atom], []).append((atom, value))
        for at, literals in pieces.items():
            fails = self._fails_in(at, literals)
            if fails:
                return True
            unknown = unknown or fails is None
        return None if unknown else False

    def _fails_in(self, at: int, literals: Sequence[Literal]) -> bool | None:
        """Whether in every labelling of a piece some literal fails: by what is known, then by the solver."""
        part, listed = self.parts.parts[at], self.listed[at]
        places = [(part.number[atom], value) for atom, value in literals]
        if not listed.all_fail(places):
            return False
        if listed.complete or any(self._always((atom, -value)) for atom, value in literals):
            return True
        if self.semantics != "preferred" or not listed.all_fail(places):
            return None if listed.all_fail(places) else False
        if self._everywhere(at).ever(*places) or not listed.all_fail(places):
            return False
        try:
            found = preferred_with_none(part.search, [(place, -value) for place, value in places])
        except OutOfTimeError:
            return None
        if found is not None:
            listed.add(found)
        return found is None

    def _always(self, literal: Literal) -> bool | None:
        """Whether a literal holds in every labelling; `None` where that is not known."""
        return self._proved(literal, always=True)

    def _never(self, literal: Literal) -> bool | None:
        return self._proved(literal, always=False)

    def _proved(self, literal: Literal, *, always: bool) -> bool | None:
        atom, value = literal
        if self.base[atom] != OPEN:
            return (self.base[atom] == value) is always
        key = atom, value, always
        if key not in self._proofs:
            self._proofs[key] = self._prove(atom, value, always=always)
        return self._proofs[key]

    def _prove(self, atom: int, value: int, *, always: bool) -> bool | None:
        part, listed = self.parts.parts[self._at[atom]], self.listed[self._at[atom]]
        place = part.number[atom]
        if listed.refutes(place, value, always=always):
            return False
        if listed.complete:
            return True
        if self.semantics == "preferred":
            return self._prove_preferred(self._at[atom], (place, value), always=always)
        try:
            found = part.some(self.semantics, atom, value, holds=not always)
        except OutOfTimeError:
            return None
        if found is not None:
            listed.add(found)
        return found is None

    def _prove_preferred(self, at: int, literal: Literal, *, always: bool) -> bool | None:
        everywhere, (place, value) = self._everywhere(at), literal
        ever = everywhere.ever((place, -value) if always else literal)
        if ever or self.listed[at].refutes(place, value, always=always):
            return False
        if always:
            return True if literal in everywhere.always else None
        return None if ever is None else True

    def _everywhere(self, at: int) -> Everywhere:
        """What all labellings of a piece share, found with the first question about it."""
        if at not in self._asked:
            listed = self.listed[at]
            self._asked[at] = Everywhere(self.parts.parts[at].search, listed.labellings, listed.add)
        return self._asked[at]


def _both(one: bool | None, other: bool | None) -> bool | None:  # noqa: FBT001 - three truth values
    if one is False or other is False:
        return False
    return None if one is None or other is None else True


def common_labels(
    program: Program, parts: OpenParts, amap: MapContent, semantics: str, *, limit: int | None
) -> tuple[Mapping[str, Verdict | None], Mapping[str, StepLabel | None], bool]:
    """The labels in every labelling, `None` where that is not known; and whether there is a labelling at all."""
    common = Common(program, parts, semantics, limit=limit)
    if not common.exists:
        return (
            dict.fromkeys(program.claims, Verdict.UNDECIDED),
            dict.fromkeys(amap.inferences, StepLabel.UNDECIDED),
            False,
        )
    steps: dict[str, StepLabel | None] = {}
    for id_ in amap.inferences:
        rule = program.rule_of.get(id_)
        steps[id_] = StepLabel.OUT if rule is None else common.step(rule)
    return {claim: common.claim(at) for at, claim in enumerate(program.claims)}, steps, True
