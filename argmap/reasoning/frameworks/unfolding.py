"""The abstract framework of a map: every argument that can be built from it, and who attacks whom.

An argument is a conclusion with the assumptions that it uses (Toni 2014); it attacks every argument that uses an
assumption of which its conclusion is a contrary. Their number can grow exponentially with the map, so
there is a limit. Verdicts never need this; it is there for other tools.
"""

from itertools import product

from argmap.model.content import MapContent
from argmap.reasoning.frameworks.framework import Framework
from argmap.reasoning.program import QUOTED, STANDS, Program, names_of_atoms
from argmap.reasoning.reading import program_of

MOST_ARGUMENTS = 10_000

Support = frozenset[tuple[int, ...]]
"""The assumptions of an argument, each by the atoms that are its contraries."""


class TooManyArgumentsError(Exception):
    """A map of which more arguments can be built than was allowed."""


def framework_of(amap: MapContent, *, most: int = MOST_ARGUMENTS) -> Framework:
    """The framework whose arguments are built from a map.

    Arguments are called after what they conclude: `close`, `close_2` for a second one, `not_close` for the denial
    of a claim, `aside_…` for a claim or step that is set aside. A claim is accepted in a complete
    labelling of the map exactly when one of its arguments is in the same extension.

    Raises:
        TooManyArgumentsError: if there are more than `most`.
    """
    program = program_of(amap)
    supports = _supports(program, most)
    names = names_of_atoms(program)
    words = {"claim": "", "denied": "not_", "objected": "denied_", "aside": "aside_"}
    words |= {"cut": "aside_", "off": "aside_"}
    arguments: dict[str, tuple[int, Support]] = {}
    for atom, found in enumerate(supports):
        kind, id_ = names.get(atom, ("cut", str(atom)))
        base = words[kind] + "".join(each if each.isalnum() or each in "_-" else "_" for each in id_)
        for support in found:
            name, number = base, 1
            while name in arguments:
                number += 1
                name = f"{base}_{number}"
            arguments[name] = atom, support
    against: dict[int, list[str]] = {}
    for name, (_, support) in arguments.items():
        for contrary in dict.fromkeys(atom for contraries in sorted(support) for atom in contraries):
            against.setdefault(contrary, []).append(name)
    attacks = tuple((name, attacked) for name, (atom, _) in arguments.items() for attacked in against.get(atom, ()))
    return Framework(tuple(arguments), attacks)


def _supports(program: Program, most: int) -> list[dict[Support, None]]:
    """For each atom the sets of assumptions from which it follows, until there are no new ones."""
    found: list[dict[Support, None]] = [{} for _ in range(program.size)]
    users: dict[int, list[int]] = {}
    for rule, body in enumerate(program.positive):
        for atom in body:
            users.setdefault(atom, []).append(rule)
    own = [_assumptions(program, rule) for rule in range(len(program.heads))]
    queue = dict.fromkeys(range(len(program.heads)))
    total = 0
    while queue:
        rule = next(iter(queue))
        del queue[rule]
        head = program.heads[rule]
        grown = False
        for parts in product(*(list(found[atom]) for atom in program.positive[rule])):
            support = own[rule].union(*parts)
            if support not in found[head]:
                found[head][support] = None
                grown = True
                total += 1
                if total > most:
                    raise TooManyArgumentsError(f"more than {most:,} arguments can be built from the map")
        if grown:
            queue.update(dict.fromkeys(users.get(head, ())))
    return found


def _assumptions(program: Program, rule: int) -> Support:
    """The assumptions of a rule, as `assumptions_of` has them."""
    negative = program.negative[rule]
    if program.origins[rule][0] in (STANDS, QUOTED):
        return frozenset(filter(None, [negative]))
    setting_aside = program.setting_aside()
    parts = (
        tuple(atom for atom in negative if atom in setting_aside),
        tuple(atom for atom in negative if atom not in setting_aside),
    )
    return frozenset(filter(None, parts))
