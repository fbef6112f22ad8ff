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

from collections.abc import Collection, Iterable

import attrs

from argmap.model.content import MapContent
from argmap.model.elements import Claim, Contradiction, Inference, InferenceKind
from argmap.reasoning.program import (
    DENIED,
    EXCLUDED,
    GIVEN,
    STANDS,
    STEP,
    STRICT,
    TRANSPOSED,
    Program,
)
from argmap.reasoning.weighing import Weights, is_withdrawn


@attrs.frozen
class Change:
    """What is different from the map for the sake of argument.

    `without` are claims, inferences, contradictions, sources and speakers that are withdrawn; `assume` are claims
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
        return any(not is_withdrawn(quotation, change.without) for quotation in claim.quotes)
    return claim.id not in has_reasons


def program_of(amap: MapContent, *, weights: Weights | None = None, change: Change = NO_CHANGE) -> Program:
    """Read a map as a program, in one pass over its claims and relations."""
    program = Program(tuple(amap.claims), len(amap.claims))
    atom_of = program.atom_of = {claim: at for at, claim in enumerate(program.claims)}
    without = change.without
    gone = _gone(amap, without) if without else frozenset()
    steps = [step for step in amap.inferences.values() if step.id not in gone]
    contradictions = [
        contradiction
        for contradiction in amap.contradictions.values()
        if not without or not {contradiction.id, contradiction.first, contradiction.second} & without
    ]
    _make_atoms(program, amap, steps, contradictions, without)
    has_reasons = {step.target for step in amap.inferences.values() if step.kind.speaks_for}
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
        if any(not is_withdrawn(quotation, without) for quotation in claim.denials):
            at = atom_of[claim.id]
            program.add(_denial(program, at, given), (), (at,), (DENIED, claim.id))
    if weights is not None:
        weights.apply(program)
    return program


def _gone(amap: MapContent, without: frozenset[str]) -> frozenset[str]:
    """The inferences that are withdrawn, lose a premise or their target, or undercut one of these."""
    undercuts: dict[str, list[str]] = {}
    gone = []
    for step in amap.inferences.values():
        if step.target not in amap.claims:
            undercuts.setdefault(step.target, []).append(step.id)
        if step.id in without or step.target in without or any(premise in without for premise in step.premises):
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
    amap: MapContent,
    steps: Collection[Inference],
    contradictions: Iterable[Contradiction],
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
    for contradiction in contradictions:
        _deny(program, atom_of[contradiction.first])
        _deny(program, atom_of[contradiction.second])
    for claim in amap.claims.values():
        if claim.quotations and any(not is_withdrawn(quotation, without) for quotation in claim.denials):
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
