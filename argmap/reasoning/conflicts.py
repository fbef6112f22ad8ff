"""Which asserted claims cannot stand together, and the smallest repairs.

By *acceptability*: no complete labelling accepts them all. By *coherence*: they cannot all be true, reading
`implies` (and on request every support) as implication and `contradicts` as exclusion (the dialectical
structures of Betz 2010).
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice, product
from typing import Literal

import attrs

from argmap.brief_repr import brief_repr
from argmap.graphs import Groups
from argmap.model.elements import InferenceKind, QuotationKind
from argmap.model.known import known, names_of
from argmap.reasoning.budget import Budget
from argmap.reasoning.labeller import Labeller
from argmap.reasoning.marco import Cuts, minimal_conflicts
from argmap.reasoning.wellfounded import OPEN, TRUE
from argmap.shown import as_table

By = Literal["acceptability", "coherence"]
Group = Literal["claim", "speaker", "source"]
Together = Callable[[Sequence[int]], tuple[bool, Sequence[int]]]
Members = Mapping[str, Sequence["Assertion"]]
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
    """A minimal set that cannot stand together: its members (claims, speakers or sources), and what they assert.

    `said` has what each member asserts, `assertions` all of it, each once.
    """

    members: tuple[str, ...]
    assertions: tuple[Assertion, ...]
    said: Mapping[str, tuple[Assertion, ...]] = attrs.field(factory=dict, repr=False, eq=False)

    __repr__ = brief_repr


@attrs.frozen
class Clash:
    """Conflicts that share members or relations, apart from all others.

    `repairs` are the minimal sets of members whose withdrawal ends this clash, whatever becomes of the
    others. `complete` is false where a limit or the time cut the search short.
    """

    conflicts: tuple[Conflict, ...]
    repairs: tuple[tuple[str, ...], ...]
    complete: bool

    __repr__ = brief_repr


@attrs.frozen
class Conflicts:
    """Minimal conflicts and minimal repairs (members whose withdrawal lets the rest stand together).

    `clashes` are the same conflicts, grouped: a repair of the whole is one of each clash. `complete` is false
    where a limit or the time cut the search short: there may be more; `timed_out` where it was the time.
    """

    by: str
    group: str
    conflicts: tuple[Conflict, ...]
    repairs: tuple[tuple[str, ...], ...]
    complete: bool
    clashes: tuple[Clash, ...] = ()
    timed_out: bool = False

    __repr__ = brief_repr

    def __iter__(self) -> Iterator[Conflict]:
        """Each conflict, the smallest first."""
        return iter(self.conflicts)

    def __len__(self) -> int:
        return len(self.conflicts)

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, str]:  # noqa: ARG002 - IPython's interface
        """Show what cannot stand together in a notebook."""
        return as_table(
            ("cannot stand together", "what is asserted"),
            ((", ".join(each.members), ", ".join(map(str, each.assertions))) for each in self.conflicts),
            len(self.conflicts),
            said="" if self.complete else "the search was cut short: there may be more",
        )


def conflicts(
    labeller: Labeller,
    claims: Iterable[str] | None = None,
    *,
    by: By = "acceptability",
    group: Group = "claim",
    supports: bool = False,
    limit: int = MOST,
    seconds: float | None = None,
) -> Conflicts:
    """The minimal sets of asserted claims that cannot stand together.

    Asserted are the quoted claims, and denied those of denial quotations, or `claims` if they are named. Words that do
    not stand in their text, or are withdrawn, assert and deny nothing.
    Grouped by speaker or source, whole sets of assertions are the members. `supports` lets coherence read
    every support as an implication. The search ends at `limit` conflicts and repairs together.

    Raises:
        UnknownNameError: (a `KeyError`) for a claim that the map does not have.
        ValueError: for a `by` or `group` that there is not.
    """
    if by not in ("acceptability", "coherence") or group not in ("claim", "speaker", "source"):
        raise ValueError(f"there is no way `{by}` or group `{group}`")
    amap = labeller.map
    wanted = None if claims is None else names_of(claims)
    for claim in wanted or ():
        known(claim, amap.claims)
    wanted = None if wanted is None else tuple(dict.fromkeys(amap.claims[each].id for each in wanted))
    budget = labeller.new_budget() if seconds is None else Budget(seconds)
    labeller.search.budget = budget
    members = _members(labeller, wanted, group)
    if by == "acceptability":
        parts, together = _accepted_together(labeller, members)
    else:
        parts, together = _true_together(labeller, members, supports=supports, budget=budget)
    names = list(members)
    clashes: list[Clash] = []
    left = limit
    for part in parts:
        clash = _clash(part, together, names, members, limit=left, budget=budget)
        left -= len(clash.conflicts)
        if clash.conflicts:
            clashes.append(clash)
        if left <= 0:
            break
    found = [conflict for clash in clashes for conflict in clash.conflicts]
    order = {name: at for at, name in enumerate(names)}
    found.sort(key=lambda each: (len(each.members), [order[name] for name in each.members]))
    repairs, all_repairs = _repairs(clashes, order, limit)
    complete = left > 0 and all_repairs and all(each.complete for each in clashes)
    return Conflicts(
        by=by,
        group=group,
        conflicts=tuple(found),
        repairs=repairs,
        complete=complete,
        clashes=tuple(clashes),
        timed_out=budget.expired,
    )


def _repairs(
    clashes: Sequence[Clash], order: Mapping[str, int], limit: int
) -> tuple[tuple[tuple[str, ...], ...], bool]:
    """A repair of every clash at once, in every way up to a limit; whether those are all."""
    if not clashes:
        return (), True
    ways = product(*(clash.repairs for clash in clashes))
    together = [
        tuple(sorted({name for each in way for name in each}, key=order.__getitem__)) for way in islice(ways, limit)
    ]
    return tuple(together), next(ways, None) is None


def _clash(
    part: Sequence[int],
    together: Together,
    names: Sequence[str],
    members: Members,
    *,
    limit: int,
    budget: Budget,
) -> Clash:
    """The conflicts among some members that have nothing to do with the others."""

    def asked(items: Sequence[int]) -> tuple[bool, Sequence[int]]:
        fits, core = together([part[at] for at in items])
        return fits, [at for at in items if part[at] in core] if core else ()

    cuts: Cuts = minimal_conflicts(len(part), asked, limit=limit, budget=budget)
    found = tuple(_conflict([names[part[at]] for at in conflict], members) for conflict in cuts.conflicts)
    # The smallest first, and of equals those of earlier members: no order of a solver shows.
    ordered = sorted(cuts.repairs, key=lambda repair: (len(repair), repair))
    repairs = tuple(tuple(names[part[at]] for at in repair) for repair in ordered if repair)
    return Clash(found, repairs, cuts.complete)


def _conflict(names: Sequence[str], members: Members) -> Conflict:
    said = {name: tuple(members[name]) for name in names}
    return Conflict(tuple(names), tuple(dict.fromkeys(one for each in said.values() for one in each)), said)


def _members(labeller: Labeller, wanted: Sequence[str] | None, group: str) -> dict[str, list[Assertion]]:
    """The members and what each asserts, in the order of the map."""
    found: dict[str, list[Assertion]] = {}
    change = labeller.change
    for claim in labeller.map.claims.values():
        every = enumerate(claim.quotations)
        kept = [
            each
            for at, each in every
            if (claim.id, at) not in change.failed and not change.withdraws(claim.id, at, each)
        ]
        kinds = {each.kind for each in kept}
        if wanted is not None and claim.id not in wanted:
            continue
        if group == "claim":
            if wanted is not None or QuotationKind.QUOTE in kinds:
                found[claim.id] = [Assertion(claim.id)]
            if wanted is None and QuotationKind.DENIAL in kinds:
                found[f"not {claim.id}"] = [Assertion(claim.id, denied=True)]
            continue
        for quotation in kept:
            named = quotation.citing[-1] if quotation.citing else quotation.speaker
            name = named if group == "speaker" else quotation.source
            if not quotation.kind.counts:
                continue  # who suspects, hopes or mentions asserts nothing
            assertion = Assertion(claim.id, denied=quotation.kind is QuotationKind.DENIAL)
            if name and assertion not in found.setdefault(name, []):
                found[name].append(assertion)
    return found


def _grouped(keys: Sequence[Sequence[int]], groups: Groups[int]) -> Iterator[list[int]]:
    """The members by what ties them; one that nothing ties is in no part."""
    for each in keys:
        groups.join(each)
    parts: dict[int, list[int]] = {}
    for at, each in enumerate(keys):
        if each:
            parts.setdefault(groups.find(each[0]), []).append(at)
    yield from parts.values()


def _accepted_together(labeller: Labeller, members: Members) -> tuple[Iterator[list[int]], Together]:
    """Whether some complete labelling accepts all that some members assert (and rejects what they deny).

    What the grounded labelling decides ties nothing to anything, and neither do parts of the rest that no
    rule joins.
    """
    program, labels = labeller.program, labeller.search.labels
    literals: list[list[int]] = []
    atoms: list[list[int]] = []
    never: set[int] = set()
    for at, assertions in enumerate(members.values()):
        own: list[int] = []
        open_: list[int] = []
        for assertion in assertions:
            atom = program.atom_of[assertion.claim]
            tables = program.denied, program.objected
            wanted = [table[atom] for table in tables if atom in table] if assertion.denied else [atom]
            found = {each: labeller.search.literal(each, TRUE) for each in wanted}
            undecided = [literal for literal in found.values() if not isinstance(literal, bool)]
            if any(literal is True for literal in found.values()):
                continue
            if undecided:
                own.append(_one_of(undecided, labeller))
                open_ += [each for each, literal in found.items() if not isinstance(literal, bool)]
            else:
                never.add(at)
        literals.append(own)
        # A member that cannot stand at all is a clash of its own.
        atoms.append([program.size + at] if at in never else open_)
    groups: Groups[int] = Groups()
    for rule in labels.live:
        body = (*program.positive[rule], *program.negative[rule])
        groups.join([program.heads[rule], *(atom for atom in body if labels.values[atom] == OPEN)])

    def together(items: Sequence[int]) -> tuple[bool, Sequence[int]]:
        lost = [at for at in items if at in never]
        if lost:
            return False, lost[:1]
        asked = [literal for at in items for literal in literals[at]]
        if not asked:
            return True, ()
        if labeller.search.encoding.solve(asked) is not None:
            return True, ()
        core = labeller.search.encoding.solver.get_core() or ()
        return False, _owners(core, items, literals)

    return _grouped(atoms, groups), together


def _one_of(literals: Sequence[int], labeller: Labeller) -> int:
    """A literal that holds only where one of some does: a claim is denied by a reason or in words."""
    if len(literals) == 1:
        return literals[0]
    encoding = labeller.search.encoding
    either = encoding.new()
    encoding.add(-either, *literals)
    return either


def _owners(core: Sequence[int], items: Sequence[int], literals: Sequence[Sequence[int]]) -> list[int]:
    """Members that hold all literals of a core."""
    open_ = set(core)
    found = []
    for at in items:
        if open_ & set(literals[at]):
            found.append(at)
            open_ -= set(literals[at])
    return found


def _true_together(
    labeller: Labeller, members: Members, *, supports: bool, budget: Budget
) -> tuple[Iterator[list[int]], Together]:
    """Whether all that some members assert can be true together.

    Claims that neither a strict step nor a contradiction joins have nothing to do with each other, and
    where nothing is excluded or denied nothing can clash.
    """
    from pysat.solvers import Solver

    from argmap.reasoning.encoding import SOLVER, STOPPABLE, ask

    amap, gone = labeller.map, labeller.change.without
    number = {claim: at + 1 for at, claim in enumerate(amap.claims)}
    solver = Solver(name=STOPPABLE if budget.limited else SOLVER)
    groups: Groups[int] = Groups()
    excluded = [
        number[assertion.claim] for assertions in members.values() for assertion in assertions if assertion.denied
    ]
    for step in amap.inferences.values():
        if gone and not gone.isdisjoint((step.id, *step.premises, step.target)):
            continue
        if step.kind is InferenceKind.IMPLIES or (supports and step.kind is InferenceKind.SUPPORTS):
            solver.add_clause([*(-number[each] for each in step.premises), number[step.target]])
            groups.join([*(number[premise] for premise in step.premises), number[step.target]])
    for contradiction in amap.contradictions.values():
        if gone and not gone.isdisjoint((contradiction.id, contradiction.first, contradiction.second)):
            continue
        solver.add_clause([-number[contradiction.first], -number[contradiction.second]])
        groups.join([number[contradiction.first], number[contradiction.second]])
        excluded.append(number[contradiction.first])
    for question in amap.questions.values():
        if question.exhaustive and len(question.answers) > 1 and gone.isdisjoint((question.id, *question.answers)):
            answers = [number[each] for each in question.answers]
            solver.add_clause(answers)
            groups.join(answers)
            excluded.append(answers[0])
    contested = {groups.find(each) for each in excluded}
    literals: list[list[int]] = []
    for assertions in members.values():
        own = [-number[one.claim] if one.denied else number[one.claim] for one in assertions]
        literals.append([each for each in own if groups.find(abs(each)) in contested])

    def together(items: Sequence[int]) -> tuple[bool, Sequence[int]]:
        asked = list(dict.fromkeys(literal for at in items for literal in literals[at]))
        if ask(solver, asked, budget, stoppable=budget.limited):
            return True, ()
        return False, _owners(solver.get_core() or (), items, literals)

    return _grouped([[abs(each) for each in own] for own in literals], groups), together
