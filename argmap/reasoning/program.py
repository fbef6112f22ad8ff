"""A normal logic program over numbered atoms, and what its atoms stand for.

How a map is read as a program is said in `argmap.reasoning.reading`.
"""

from collections.abc import Mapping

import attrs

STANDS, QUOTED, STEP, STRICT, TRANSPOSED, EXCLUDED, DENIED, GIVEN = (
    "stands",
    "quoted",
    "step",
    "strict",
    "transposed",
    "excluded",
    "denied",
    "given",
)
"""Where a rule comes from: a claim on its own, a quotation that something aims at, an inference, a strict one, its
transposition, a contradiction, a denial quotation, a claim that was assumed for the sake of argument."""


@attrs.define(eq=False, repr=False, slots=True)
class Program:
    """A normal logic program over numbered atoms.

    Rule `r` has the head `heads[r]`, the positive body `positive[r]` and the negated atoms
    `negative[r]`; `origins[r]` says where it comes from. Atom `i` below `len(claims)` is claim `i`;
    `denied`, `objected`, `aside` and `cut` give the atoms for reasons for the contrary of a claim, an objection
    against it by somebody's word alone, a claim set aside, and an inference set aside, where there are such;
    `off` that for what an undercut of quotations sets aside. `rule_of` has the rule of an inference, `words`
    gives the places of the quotations (in their claim) that a rule rests on: it goes when all of them go.
    `unweighed` has the negated atoms of the rules that heed less where things are weighed, as they were before.
    """

    claims: tuple[str, ...] = ()
    size: int = 0
    heads: list[int] = attrs.Factory(list)
    positive: list[tuple[int, ...]] = attrs.Factory(list)
    negative: list[tuple[int, ...]] = attrs.Factory(list)
    origins: list[tuple[str, str]] = attrs.Factory(list)
    atom_of: dict[str, int] = attrs.Factory(dict)
    denied: dict[int, int] = attrs.Factory(dict)
    objected: dict[int, int] = attrs.Factory(dict)
    aside: dict[int, int] = attrs.Factory(dict)
    cut: dict[str, int] = attrs.Factory(dict)
    off: dict[str, int] = attrs.Factory(dict)
    rule_of: dict[str, int] = attrs.Factory(dict)
    words: dict[int, tuple[int, ...]] = attrs.Factory(dict)
    unweighed: dict[int, tuple[int, ...]] = attrs.Factory(dict)

    def new_atom(self) -> int:
        """The number of a new atom."""
        self.size += 1
        return self.size - 1

    def against(self, claim: int) -> tuple[int, ...]:
        """The atoms that stop what speaks for a claim: reasons for its contrary, objections, it being set aside."""
        return tuple([table[claim] for table in (self.aside, self.denied, self.objected) if claim in table])

    def setting_aside(self) -> set[int]:
        """The atoms that set a step, a quotation or a claim aside."""
        return {*self.cut.values(), *self.off.values(), *self.aside.values()}

    def add(self, head: int, positive: tuple[int, ...], negative: tuple[int, ...], origin: tuple[str, str]) -> int:
        """Add a rule; returns its number."""
        self.heads.append(head)
        self.positive.append(positive)
        self.negative.append(negative)
        self.origins.append(origin)
        return len(self.heads) - 1


def names_of_atoms(program: Program) -> Mapping[int, tuple[str, str]]:
    """What each atom stands for: a `claim`, it `denied`, `objected` or set `aside`, a step `cut`, quotations `off`."""
    names = {at: ("claim", claim) for at, claim in enumerate(program.claims)}
    names.update({atom: ("denied", program.claims[claim]) for claim, atom in program.denied.items()})
    names.update({atom: ("objected", program.claims[claim]) for claim, atom in program.objected.items()})
    names.update({atom: ("aside", program.claims[claim]) for claim, atom in program.aside.items()})
    names.update({atom: ("cut", step) for step, atom in program.cut.items()})
    names.update({atom: ("off", target) for target, atom in program.off.items()})
    return names


CERTIFIED = {"claim": "claim", "denied": "den", "objected": "obj", "aside": "aside", "cut": "cut", "off": "off"}
"""What atoms are called in certificates (`argmap.proofs`), by what they stand for."""


def assumptions_of(program: Program) -> list[tuple[int, ...]]:
    """The assumptions of the framework, each as the atoms that are its contraries.

    A claim on its own is one assumption, whatever attacks it; a step has one that it applies and one
    that its conclusion is not denied.
    """
    setting_aside = program.setting_aside()
    found: dict[tuple[int, ...], None] = {}
    for rule, (kind, _) in enumerate(program.origins):
        negative = program.negative[rule]
        if kind in (STANDS, QUOTED):
            groups = [negative]
        else:
            groups = [
                tuple(atom for atom in negative if atom in setting_aside),
                tuple(atom for atom in negative if atom not in setting_aside),
            ]
        found.update(dict.fromkeys(filter(None, groups)))
    return list(found)
