"""A normal logic program over numbered atoms, and what its atoms stand for.

How a map is read as a program is said in `argmap.reasoning.reading`.
"""

from collections.abc import Mapping

import attrs

STANDS, STEP, STRICT, TRANSPOSED, EXCLUDED, DENIED, GIVEN = (
    "stands",
    "step",
    "strict",
    "transposed",
    "excluded",
    "denied",
    "given",
)
"""Where a rule comes from: a claim on its own, an inference, a strict one, its transposition, a
contradiction, a denial quotation, a claim that was assumed for the sake of argument."""


@attrs.define(eq=False, repr=False, slots=True)
class Program:
    """A normal logic program over numbered atoms.

    Rule `r` has the head `heads[r]`, the positive body `positive[r]` and the negated atoms
    `negative[r]`; `origins[r]` says where it comes from. Atom `i` below `len(claims)` is claim `i`;
    `denied`, `aside` and `cut` give the atoms for the denial of a claim, a claim set aside, and an
    inference set aside, where there are such; `via` those for a claim reached by one step, where weights
    make a difference.
    """

    claims: tuple[str, ...] = ()
    size: int = 0
    heads: list[int] = attrs.Factory(list)
    positive: list[tuple[int, ...]] = attrs.Factory(list)
    negative: list[tuple[int, ...]] = attrs.Factory(list)
    origins: list[tuple[str, str]] = attrs.Factory(list)
    atom_of: dict[str, int] = attrs.Factory(dict)
    denied: dict[int, int] = attrs.Factory(dict)
    aside: dict[int, int] = attrs.Factory(dict)
    cut: dict[str, int] = attrs.Factory(dict)
    rule_of: dict[str, int] = attrs.Factory(dict)

    def new_atom(self) -> int:
        """The number of a new atom."""
        self.size += 1
        return self.size - 1

    def add(self, head: int, positive: tuple[int, ...], negative: tuple[int, ...], origin: tuple[str, str]) -> int:
        """Add a rule; returns its number."""
        self.heads.append(head)
        self.positive.append(positive)
        self.negative.append(negative)
        self.origins.append(origin)
        return len(self.heads) - 1


def names_of_atoms(program: Program) -> Mapping[int, tuple[str, str]]:
    """For each atom what it stands for: `("claim", id)`, `("denied", id)`, `("aside", id)` or `("cut", id)`."""
    names = {at: ("claim", claim) for at, claim in enumerate(program.claims)}
    names.update({atom: ("denied", program.claims[claim]) for claim, atom in program.denied.items()})
    names.update({atom: ("aside", program.claims[claim]) for claim, atom in program.aside.items()})
    names.update({atom: ("cut", step) for step, atom in program.cut.items()})
    return names


def assumptions_of(program: Program) -> list[tuple[int, ...]]:
    """The assumptions of the framework, each as the atoms that are its contraries.

    A claim on its own is one assumption, whatever attacks it; a step has one that it applies and one
    that its conclusion is not denied.
    """
    setting_aside = {*program.cut.values(), *program.aside.values()}
    found: dict[tuple[int, ...], None] = {}
    for rule, (kind, _) in enumerate(program.origins):
        negative = program.negative[rule]
        if kind == STANDS:
            groups = [negative]
        else:
            groups = [
                tuple(atom for atom in negative if atom in setting_aside),
                tuple(atom for atom in negative if atom not in setting_aside),
            ]
        found.update(dict.fromkeys(filter(None, groups)))
    return list(found)
