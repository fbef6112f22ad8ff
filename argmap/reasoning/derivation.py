"""On which claims the grounded label of a claim rests: an exact derivation, no step of which rests on itself.

Every atom that the well-founded model decided was decided after all that it follows from (its rank). A true atom rests
on the body of the rule that made it true; a false one on a literal that failed before it in each of its rules, or,
where atoms only support each other, on what failed in the rules that lead into them from outside.
"""

from collections.abc import Mapping, Sequence
from functools import cached_property

from argmap.model.elements import Verdict
from argmap.reasoning.program import CERTIFIED, Program, names_of_atoms
from argmap.reasoning.wellfounded import FALSE, TRUE, Labels


class Derivation:
    """Finds what claims rest on, by the ranks of one grounded labelling."""

    def __init__(self, program: Program, labels: Labels, claims: Mapping[str, Verdict]) -> None:
        self.program, self.labels, self.claims = program, labels, claims
        self.values = labels.values
        self.rank = {atom: at for at, atom in enumerate(labels.order)}
        self.rules: dict[int, list[int]] = {}
        for rule, head in enumerate(program.heads):
            self.rules.setdefault(head, []).append(rule)
        self._claim_denied = {denial: claim for claim, denial in program.denied.items()}

    def decided(self, claim: str) -> int:
        """The rank of the atom that gives a claim its label: of its denial where it is rejected."""
        atom = self.program.atom_of[claim]
        if self.claims[claim] is Verdict.REJECTED:
            atom = self.program.denied[atom]
        return self.rank.get(atom, len(self.values))

    def atoms(self, claim: str) -> tuple[str, ...]:
        """The atoms, as certificates call them, whose labels show at once that the verdict on a claim is what it is.

        These are the claim, where it is rejected its denial, and what decided them: the body of the rule that made
        them true, and what failed in each rule for what is false. What no rule is for has no label, and is left out.
        """
        atom = self.program.atom_of[claim]
        found = {atom: None}
        if self.claims[claim] is Verdict.REJECTED:
            found[self.program.denied[atom]] = None
        for each in list(found):
            if self.values[each] == TRUE:
                rule = self.labels.fired[each]
                found.update(dict.fromkeys((*self.program.positive[rule], *self.program.negative[rule])))
            elif self.values[each] == FALSE:
                for rule in self.rules.get(each, ()):
                    failing = self._failing(rule)
                    found[min(failing, key=self.rank.__getitem__)] = None
        names = self.names
        return tuple(names[each] for each in found if each in names and each in self.rules)

    @cached_property
    def names(self) -> Mapping[int, str]:
        """What certificates call the atoms; where things are weighed some have no name."""
        return {atom: f"{CERTIFIED[kind]}/{name}" for atom, (kind, name) in names_of_atoms(self.program).items()}

    def rests_on(self, claim: str) -> tuple[str, ...]:
        """The claims whose labels together give a decided claim its own; each was decided before it."""
        return self.derive(claim)[0]

    def derive(self, claim: str) -> tuple[tuple[str, ...], frozenset[int]]:
        """The claims that a decided one rests on, and the atoms that stand between: what they are follows at once.

        Among these are claims that were false before the claim was decided, but got their own label (*rejected*) only
        after it, perhaps because of it.
        """
        found: dict[str, None] = {}
        atom = self.program.atom_of[claim]
        between: set[int] = set()
        limit = self.decided(claim)
        label = self.claims[claim]
        if label is Verdict.ACCEPTED:
            self._true(atom, limit, found, between)
        elif label is Verdict.REJECTED:
            self._true(self.program.denied[atom], limit, found, between)
        else:
            self._false(atom, limit, found, between)
        found.pop(claim, None)
        return tuple(found), frozenset(between)

    def failed_before(self, rule: int, limit: int) -> int | None:
        """An atom of the body of a rule that made it fail before some rank: the first one; `None` without one."""
        failing = self._failing(rule)
        before = [atom for atom in failing if self.rank[atom] < limit]
        return min(before, key=self.rank.__getitem__) if before else None

    def _failing(self, rule: int) -> Sequence[int]:
        positive = [atom for atom in self.program.positive[rule] if self.values[atom] == FALSE]
        return positive + [atom for atom in self.program.negative[rule] if self.values[atom] == TRUE]

    def _true(self, atom: int, limit: int, found: dict[str, None], seen: set[int]) -> None:
        """Note what a true atom rests on."""
        rule = self.labels.fired[atom]
        for each in self.program.positive[rule]:
            self._note(each, limit, found, seen)
        for each in self.program.negative[rule]:
            self._note(each, limit, found, seen)

    def _false(self, atom: int, limit: int, found: dict[str, None], seen: set[int]) -> None:
        """Note what a false atom rests on."""
        stack = [atom]
        while stack:
            one = stack.pop()
            if one in seen:
                continue
            seen.add(one)
            for rule in self.rules.get(one, ()):
                cause = self.failed_before(rule, self.rank[one])
                if cause is not None:
                    self._note(cause, limit, found, seen)
                else:  # the atoms of a circle fail together
                    stack += [each for each in self.program.positive[rule] if each in self.labels.unfounded]

    def _note(self, atom: int, limit: int, found: dict[str, None], seen: set[int]) -> None:
        """Note a decided atom: as a claim, where that was decided early enough, else by what it rests on."""
        claim = self._claim_of(atom)
        if claim is not None and self.decided(claim) < limit:
            found[claim] = None
        elif atom in seen:
            return
        elif self.values[atom] == TRUE:
            seen.add(atom)
            self._true(atom, limit, found, seen)
        else:
            self._false(atom, limit, found, seen)

    def _claim_of(self, atom: int) -> str | None:
        """The claim whose label says the value of an atom."""
        claims = self.program.claims
        if atom < len(claims):
            return claims[atom]
        about = self._claim_denied.get(atom)
        if about is not None and self.values[atom] == TRUE and self.claims[claims[about]] is Verdict.REJECTED:
            return claims[about]
        return None
