"""A map read as a flat assumption-based framework, which is also a normal logic program.

Assumptions do not appear: where an assumption can be attacked, its contrary stands negated in the body
of the rule (Caminada and Schulz 2017: flat ABA frameworks and normal logic programs are the same
thing). No argument trees are built; the program is as large as the map.

    claim s that stands on its own        s ← not den(s), not aside(s)
    P supports c, called a                c ← P, not cut(a), not aside(c), not den(c)
    P rebuts c, called b                  den(c) ← P, not cut(b), not c
    P undercuts the step a, called u      cut(a) ← P, not cut(u)
    P undercuts the claim c, called u     aside(c) ← P, not cut(u)
    s contradicts t                       den(s) ← t        den(t) ← s
    P implies c                           c ← P             den(p) ← P∖{p}, den(c)  for each p in P
    a denial quotation of c               den(c) ← not c

Sources: Bondarenko, Dung, Kowalski, Toni 1997; Toni 2014 (flat ABA); Caminada & Amgoud 2007
(transpositions); Pollock 1987 (rebutting and undercutting).
"""

from collections.abc import Collection, Mapping

import attrs

from argmap.model.argument_map import ArgumentMap, Claim, Inference, InferenceKind
from argmap.reasoning.weighing import Weights

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


@attrs.frozen
class Change:
    """What is different from the map for the sake of argument.

    `without` are claims, inferences, contradictions and sources that are withdrawn; `assume` are claims
    that are taken for given, whatever speaks against them.
    """

    without: frozenset[str] = frozenset()
    assume: frozenset[str] = frozenset()


NO_CHANGE = Change()


def stands_on_its_own(claim: Claim, has_reasons: Collection[str], change: Change = NO_CHANGE) -> bool:
    """Whether a claim needs no reason: it is quoted, assumed, or no reason is given at all.

    A claim that only sources stand behind which are withdrawn does not.
    """
    if claim.assumed:
        return True
    if claim.quotations and claim.quotes:
        return any(each.source not in change.without for each in claim.quotes)
    return claim.id not in has_reasons


def program_of(amap: ArgumentMap, *, weights: Weights | None = None, change: Change = NO_CHANGE) -> Program:
    """Read a map as a program, in one pass over its claims and relations."""
    program = Program(tuple(amap.claims), len(amap.claims))
    atom_of = program.atom_of = {claim: at for at, claim in enumerate(program.claims)}
    without = change.without
    gone = _gone(amap, without) if without else frozenset()
    steps = [step for step in amap.inferences.values() if step.id not in gone]
    contradictions = [
        each for each in amap.contradictions.values() if not without or not {each.id, each.first, each.second} & without
    ]
    _make_atoms(program, amap, steps, contradictions, without)
    has_reasons = {step.target for step in amap.inferences.values() if step.kind in _FOR}
    denied, aside = program.denied, program.aside
    for at, claim in enumerate(amap.claims.values()):
        if without and claim.id in without:
            continue
        if claim.id in change.assume:
            program.add(at, (), (), (GIVEN, claim.id))
        elif stands_on_its_own(claim, has_reasons, change):
            guards = tuple(each[at] for each in (denied, aside) if at in each)
            program.add(at, (), guards, (STANDS, claim.id))
    given = {atom_of[claim] for claim in change.assume if claim in atom_of}
    for step in steps:
        _add_step(program, step, given)
    for each in contradictions:
        first, second = atom_of[each.first], atom_of[each.second]
        program.add(_denial(program, first, given), (second,), (), (EXCLUDED, each.id))
        if first != second:
            program.add(_denial(program, second, given), (first,), (), (EXCLUDED, each.id))
    for claim in amap.claims.values():
        if not claim.quotations or claim.id in without:
            continue
        if any(each.source not in without for each in claim.denials):
            at = atom_of[claim.id]
            program.add(_denial(program, at, given), (), (at,), (DENIED, claim.id))
    if weights is not None:
        weights.apply(program)
    return program


_FOR = (InferenceKind.SUPPORTS, InferenceKind.IMPLIES)


def _gone(amap: ArgumentMap, without: frozenset[str]) -> frozenset[str]:
    """The inferences that are withdrawn, lose a premise or their target, or undercut one of these."""
    undercuts: dict[str, list[str]] = {}
    gone = []
    for step in amap.inferences.values():
        if step.target not in amap.claims:
            undercuts.setdefault(step.target, []).append(step.id)
        if step.id in without or step.target in without or any(each in without for each in step.premises):
            gone.append(step.id)
    found = dict.fromkeys(gone)
    for each in gone:
        for undercut in undercuts.get(each, ()):
            if undercut not in found:
                found[undercut] = None
                gone.append(undercut)
    return frozenset(found)


def _make_atoms(
    program: Program,
    amap: ArgumentMap,
    steps: Collection[Inference],
    contradictions: Collection[object],
    without: frozenset[str],
) -> None:
    """Make atoms for what can be attacked, and for no more: an uncontested map has only its claims."""
    atom_of = program.atom_of
    for step in steps:
        if step.kind is InferenceKind.UNDERCUTS:
            if step.target in atom_of:
                target = atom_of[step.target]
                if target not in program.aside:
                    program.aside[target] = program.new_atom()
            elif step.target not in program.cut:
                program.cut[step.target] = program.new_atom()
        elif step.kind is InferenceKind.REBUTS:
            _deny(program, atom_of[step.target])
        elif step.kind is InferenceKind.IMPLIES:
            _deny(program, atom_of[step.target])
            for premise in step.premises:
                _deny(program, atom_of[premise])
    for each in contradictions:
        _deny(program, atom_of[each.first])  # type: ignore[attr-defined]
        _deny(program, atom_of[each.second])  # type: ignore[attr-defined]
    for claim in amap.claims.values():
        if claim.quotations and any(each.source not in without for each in claim.denials):
            _deny(program, atom_of[claim.id])


def _deny(program: Program, claim: int) -> None:
    if claim not in program.denied:
        program.denied[claim] = program.new_atom()


def _denial(program: Program, claim: int, given: Collection[int]) -> int:
    """The atom for the denial of a claim; of a given claim, one that nothing heeds."""
    return program.new_atom() if claim in given else program.denied[claim]


def _add_step(program: Program, step: Inference, given: Collection[int]) -> None:
    """Add the rules of one inference."""
    atom_of, cut = program.atom_of, program.cut
    premises = tuple([atom_of[each] for each in step.premises])
    own = (cut[step.id],) if step.id in cut else ()
    if step.kind is InferenceKind.SUPPORTS:
        head = atom_of[step.target]
        guards = [*own, *(each[head] for each in (program.aside, program.denied) if head in each)]
        program.rule_of[step.id] = program.add(head, premises, tuple(guards), (STEP, step.id))
    elif step.kind is InferenceKind.REBUTS:
        claim = atom_of[step.target]
        head = _denial(program, claim, given)
        program.rule_of[step.id] = program.add(head, premises, (*own, claim), (STEP, step.id))
    elif step.kind is InferenceKind.UNDERCUTS:
        head = program.aside[atom_of[step.target]] if step.target in atom_of else cut[step.target]
        program.rule_of[step.id] = program.add(head, premises, own, (STEP, step.id))
    else:
        head = atom_of[step.target]
        program.rule_of[step.id] = program.add(head, premises, (), (STRICT, step.id))
        for at, premise in enumerate(premises):
            others = premises[:at] + premises[at + 1 :]
            denial = _denial(program, premise, given)
            program.add(denial, (*others, program.denied[head]), (), (TRANSPOSED, step.id))


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
