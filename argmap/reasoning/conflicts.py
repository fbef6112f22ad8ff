"""Which asserted claims cannot stand together, and the smallest repairs.

By *acceptability*: no complete labelling accepts them all. By *coherence*: they cannot all be true, reading
`implies` (and on request every support) as implication and `contradicts` as exclusion (the dialectical
structures of Betz 2010).
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Literal

import attrs

from argmap.model.argument_map import ArgumentMap, InferenceKind
from argmap.reasoning.marco import Cuts, minimal_conflicts
from argmap.reasoning.reasoner import Reasoner
from argmap.reasoning.search import Budget
from argmap.reasoning.wellfounded import TRUE

By = Literal["acceptability", "coherence"]
Group = Literal["claim", "speaker", "source"]
Together = Callable[[Sequence[int]], tuple[bool, Sequence[int]]]
MOST = 100


@attrs.frozen
class Assertion:
    """A claim that somebody asserts, or denies."""

    claim: str
    denied: bool = False

    def __str__(self) -> str:
        return f"not {self.claim}" if self.denied else self.claim


@attrs.frozen
class Conflict:
    """A minimal set that cannot stand together: its members (claims, speakers or sources), and what they assert."""

    members: tuple[str, ...]
    assertions: tuple[Assertion, ...]


@attrs.frozen
class Conflicts:
    """Minimal conflicts and minimal repairs (members whose withdrawal lets the rest stand together).

    `complete` is false where a limit or the time cut the search short: there may be more.
    """

    by: str
    group: str
    conflicts: tuple[Conflict, ...]
    repairs: tuple[tuple[str, ...], ...]
    complete: bool


def conflicts(
    amap: ArgumentMap,
    claims: Iterable[str] | None = None,
    *,
    by: By = "acceptability",
    group: Group = "claim",
    supports: bool = False,
    limit: int = MOST,
    seconds: float | None = None,
) -> Conflicts:
    """The minimal sets of asserted claims that cannot stand together.

    Asserted are the quoted claims, and denied those of denial quotations, or `claims` if they are named.
    Grouped by speaker or source, whole sets of assertions are the members. `supports` lets coherence read
    every support as an implication.

    Raises:
        KeyError: for a claim that the map does not have.
        ValueError: for a `by` or `group` that there is not.
    """
    if by not in ("acceptability", "coherence") or group not in ("claim", "speaker", "source"):
        raise ValueError(f"there is no way `{by}` or group `{group}`")
    wanted = None if claims is None else tuple(claims)
    for claim in wanted or ():
        if claim not in amap.claims:
            raise KeyError(claim)
    members = _members(amap, wanted, group)
    names = list(members)
    if by == "acceptability":
        together = _accepted_together(amap, members)
    else:
        together = _true_together(amap, members, supports=supports)
    cuts: Cuts = minimal_conflicts(len(names), together, limit=limit, budget=Budget(seconds))
    found = tuple(_conflict([names[at] for at in each], members) for each in cuts.conflicts)
    repairs = tuple(tuple(names[at] for at in each) for each in cuts.repairs if each)
    return Conflicts(by, group, found, repairs, cuts.complete)


def _conflict(names: Sequence[str], members: Mapping[str, Sequence[Assertion]]) -> Conflict:
    assertions = dict.fromkeys(each for name in names for each in members[name])
    return Conflict(tuple(names), tuple(assertions))


def _members(amap: ArgumentMap, wanted: Sequence[str] | None, group: str) -> dict[str, list[Assertion]]:
    """The members and what each asserts, in the order of the map."""
    found: dict[str, list[Assertion]] = {}
    for claim in amap.claims.values():
        if wanted is not None and claim.id not in wanted:
            continue
        if group == "claim":
            if wanted is not None or claim.quotes:
                found[claim.id] = [Assertion(claim.id)]
            if wanted is None and claim.denials:
                found[f"not {claim.id}"] = [Assertion(claim.id, denied=True)]
            continue
        for quotation in claim.quotations:
            name = quotation.speaker if group == "speaker" else quotation.source
            assertion = Assertion(claim.id, denied=quotation in claim.denials)
            if name and assertion not in found.setdefault(name, []):
                found[name].append(assertion)
    return found


def _accepted_together(amap: ArgumentMap, members: Mapping[str, Sequence[Assertion]]) -> Together:
    """Whether some complete labelling accepts all that some members assert (and rejects what they deny)."""
    reasoner = Reasoner(amap)
    program = reasoner.program
    literals: list[list[int]] = []
    never: set[int] = set()
    for at, assertions in enumerate(members.values()):
        own = []
        for each in assertions:
            atom = program.atom_of[each.claim]
            wanted = program.denied.get(atom) if each.denied else atom
            literal = False if wanted is None else reasoner.search.literal(wanted, TRUE)
            if literal is False:
                never.add(at)
            elif literal is not True:
                own.append(literal)
        literals.append(own)
    owner: dict[int, int] = {}
    for at, own in enumerate(literals):
        for literal in own:
            owner.setdefault(literal, at)

    def together(items: Sequence[int]) -> tuple[bool, Sequence[int]]:
        lost = [at for at in items if at in never]
        if lost:
            return False, lost[:1]
        asked = [literal for at in items for literal in literals[at]]
        if not asked:
            return True, ()
        if reasoner.search.encoding.solve(asked) is not None:
            return True, ()
        core = reasoner.search.encoding.solver.get_core() or ()
        return False, _owners(core, items, literals)

    return together


def _owners(core: Sequence[int], items: Sequence[int], literals: Sequence[Sequence[int]]) -> list[int]:
    """Members that hold all literals of a core."""
    open_ = set(core)
    found = []
    for at in items:
        if open_ & set(literals[at]):
            found.append(at)
            open_ -= set(literals[at])
    return found


def _true_together(amap: ArgumentMap, members: Mapping[str, Sequence[Assertion]], *, supports: bool) -> Together:
    """Whether all that some members assert can be true together."""
    from pysat.solvers import Solver

    from argmap.reasoning.encoding import SOLVER

    number = {claim: at + 1 for at, claim in enumerate(amap.claims)}
    solver = Solver(name=SOLVER)
    for step in amap.inferences.values():
        if step.kind is InferenceKind.IMPLIES or (supports and step.kind is InferenceKind.SUPPORTS):
            solver.add_clause([*(-number[each] for each in step.premises), number[step.target]])
    for each in amap.contradictions.values():
        solver.add_clause([-number[each.first], -number[each.second]])
    literals = [
        [-number[one.claim] if one.denied else number[one.claim] for one in assertions]
        for assertions in members.values()
    ]

    def together(items: Sequence[int]) -> tuple[bool, Sequence[int]]:
        if solver.solve(assumptions=list(dict.fromkeys(literal for at in items for literal in literals[at]))):
            return True, ()
        return False, _owners(solver.get_core() or (), items, literals)

    return together
