"""What holds claims undecided: loops in which every step waits for another one."""

from collections.abc import Iterator, Mapping, Sequence

import attrs

from argmap.graphs import components
from argmap.reasoning.labeller import Labeller
from argmap.reasoning.program import Program
from argmap.reasoning.wellfounded import OPEN

MOST_VISITS = 20_000
"""Steps that are looked at for a shorter loop."""
Edge = tuple[int, int]
"""An atom that something waits for, and 1 where it has to fail for that, else 0."""


@attrs.frozen
class Deadlock:
    """A loop of claims that hold each other undecided.

    Attributes:
        claims: the claims of the loop's strongly connected component, in the order of the map.
        loop: a short loop among them, each claim once.
        odd: whether some loop passes through an odd number of denials; where there is none, every position
            decides everything (Dung 1995, on frameworks of limited controversy).
        hanging: undecided claims outside of it that hang on this one and on no other.
        steps: the inferences and contradictions that make up the component.
    """

    claims: tuple[str, ...]
    loop: tuple[str, ...]
    odd: bool
    hanging: tuple[str, ...]
    steps: tuple[str, ...]


def deadlocks(reasoner: Labeller) -> tuple[Deadlock, ...]:
    """The deadlocks of a map; the one that most claims hang on comes first."""
    program, labels = reasoner.program, reasoner.search.labels
    edges: dict[int, list[Edge]] = {}
    rules: dict[int, list[int]] = {}
    for rule in labels.live:
        waits = edges.setdefault(program.heads[rule], [])
        rules.setdefault(program.heads[rule], []).append(rule)
        waits += [(atom, 0) for atom in program.positive[rule] if labels.values[atom] == OPEN]
        waits += [(atom, 1) for atom in program.negative[rule] if labels.values[atom] == OPEN]
    about = _about(program)
    found: list[tuple[list[int], bool]] = []
    holder: dict[int, int | None] = {}
    for component in components({atom: [target for target, _ in waits] for atom, waits in edges.items()}):
        inside = set(component)
        below = {holder[target] for atom in component for target, _ in edges[atom] if target not in inside}
        below.discard(-1)
        if len(component) > 1 or any(target in inside for target, _ in edges[component[0]]):
            found.append((sorted(component), _is_odd(component[0], inside, edges)))
            own: int | None = len(found) - 1
        else:
            own = below.pop() if len(below) == 1 else None if below else -1
        holder.update(dict.fromkeys(component, own))
    hanging = _hanging(reasoner, found, holder)
    order = {claim: at for at, claim in enumerate(reasoner.map.claims)}
    made = [
        Deadlock(
            claims=tuple(sorted(_claims(atoms, about, reasoner), key=order.__getitem__)),
            loop=_loop(atoms, edges, about),
            odd=odd,
            hanging=tuple(hanging.get(at, ())),
            steps=_steps(atoms, rules, program),
        )
        for at, (atoms, odd) in enumerate(found)
    ]
    return tuple(sorted(made, key=lambda each: (-len(each.hanging), order[each.claims[0]])))


def _about(program: Program) -> Mapping[int, str]:
    """The claim that an atom is about: itself, its denial, or it being set aside; none for a step."""
    names = dict(enumerate(program.claims))
    for table in (program.denied, program.objected, program.aside):
        names.update({atom: program.claims[claim] for claim, atom in table.items()})
    return names


def _claims(atoms: Sequence[int], about: Mapping[int, str], reasoner: Labeller) -> set[str]:
    named = {about[atom] for atom in atoms if atom in about}
    if not named:  # steps that undercut themselves, or, where things are weighed, what speaks for claims and steps
        amap, program = reasoner.map, reasoner.program
        inside = {*atoms}
        origins = [program.origins[rule] for rule, head in enumerate(program.heads) if head in inside]
        for name in (*(step for step, atom in program.cut.items() if atom in inside), *(name for _, name in origins)):
            if name in amap.claims:
                named.add(amap.claims[name].id)
            elif name in amap.inferences:
                named.update(amap.claims[premise].id for premise in amap.inferences[name].premises)
            elif name in amap.contradictions:
                named.update(
                    amap.claims[side].id for side in (amap.contradictions[name].first, amap.contradictions[name].second)
                )
    return named


def _steps(atoms: Sequence[int], rules: Mapping[int, Sequence[int]], program: Program) -> tuple[str, ...]:
    inside = set(atoms)
    found: dict[str, None] = {}
    for atom in atoms:
        for rule in rules[atom]:
            kind, name = program.origins[rule]
            tied = any(each in inside for each in (*program.positive[rule], *program.negative[rule]))
            if tied and kind in ("step", "strict", "transposed", "excluded"):
                found[name] = None
    return tuple(found)


def _is_odd(start: int, inside: set[int], edges: Mapping[int, Sequence[Edge]]) -> bool:
    """Whether some loop has an odd number of negations: then no two colours fit (Harary 1953)."""
    colour = {start: 0}
    queue = [start]
    for atom in queue:
        for target, sign in edges[atom]:
            if target not in inside:
                continue
            if target not in colour:
                colour[target] = colour[atom] ^ sign
                queue.append(target)
            elif colour[target] != colour[atom] ^ sign:
                return True
    return False


def _loop(atoms: Sequence[int], edges: Mapping[int, Sequence[Edge]], about: Mapping[int, str]) -> tuple[str, ...]:
    """The claims of a shortest loop through one of the first atoms."""
    inside = set(atoms)
    best: list[int] = []
    for start in atoms[: 1 + MOST_VISITS // len(atoms)]:
        loop = _through(start, inside, edges)
        if not best or len(loop) < len(best):
            best = loop
    return tuple(dict.fromkeys(about[atom] for atom in best if atom in about))


def _through(start: int, inside: set[int], edges: Mapping[int, Sequence[Edge]]) -> list[int]:
    came = {start: start}
    queue = [start]
    for atom in queue:
        for target, _ in edges[atom]:
            if target == start:
                loop = [atom]
                while loop[-1] != start:
                    loop.append(came[loop[-1]])
                return loop[::-1]
            if target in inside and target not in came:
                came[target] = atom
                queue.append(target)
    return []


def _hanging(
    reasoner: Labeller, found: Sequence[tuple[list[int], bool]], holder: Mapping[int, int | None]
) -> dict[int, list[str]]:
    """The undecided claims outside of all deadlocks that one alone holds."""
    inside = {atom for atoms, _ in found for atom in atoms}

    def of(claim: int) -> Iterator[int]:
        yield claim
        yield from reasoner.program.against(claim)

    hanging: dict[int, list[str]] = {}
    for at, claim in enumerate(reasoner.program.claims):
        atoms = [atom for atom in of(at) if reasoner.search.labels.values[atom] == OPEN]
        if reasoner.search.labels.values[at] != OPEN or inside & set(atoms):
            continue
        holders = {holder[atom] for atom in atoms if atom in holder}
        if len(holders) == 1 and (one := holders.pop()) is not None and one >= 0:
            hanging.setdefault(one, []).append(claim)
    return hanging
