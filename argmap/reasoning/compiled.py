"""The program of a map as plain data, each rule with what it dies with: enough to try withdrawals elsewhere.

Whoever has it needs no more than the well-founded model of the rules that are left (`argmap.reasoning.wellfounded`) to
say the verdicts after any claims, sources and speakers are withdrawn. That holds because a withdrawal only takes rules
away: what needs no reason, what an echo is and who undercuts what are read off the whole map
(`argmap.reasoning.reading`). Where things are weighed it does not hold, for then it is another question who heeds whom.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from argmap.model.content import MapContent
from argmap.model.elements import QuotationKind
from argmap.model.voicing import owner_of
from argmap.reasoning.labeller import Labeller
from argmap.reasoning.program import EXCLUDED, STEP, STRICT, TRANSPOSED
from argmap.reasoning.reading import is_assumed, live_quotations


def compiled(labeller: Labeller) -> dict[str, Any] | None:
    """The program as data for JSON, or `None` for a map that is weighed.

    Atom `i` below `claims` is claim `i`, in the order of the map. A rule is `[head, positive, negated]`; it dies with
    each claim that is among its atoms, and with the claims of a fourth entry. A fifth entry, `[claim, place, …]`, says
    on which quotations of which claim it rests: it dies with the last of these. `denied`, `objected` and `aside` give
    for claims the atoms for what is said against them, `steps` the rule of each inference (-1: it has none).
    """
    if labeller.weights is not None:
        return None
    program, amap = labeller.program, labeller.map
    atom_of = program.atom_of
    parts = _parts(amap)
    rules = []
    for at, head in enumerate(program.heads):
        positive, negative = program.positive[at], program.negative[at]
        kind, name = program.origins[at]
        if kind in (STEP, STRICT, TRANSPOSED):
            owners = parts[name]
        elif kind == EXCLUDED:
            pair = amap.contradictions[name]
            owners = {pair.first: None, pair.second: None}
        else:
            owners = {name: None}
        also = sorted({atom_of[each] for each in owners} - {head, *positive, *negative})
        words = [atom_of[name], *program.words[at]] if at in program.words else []
        rule: list[Any] = [head, list(positive), list(negative), also, words]
        while rule[-1] == [] and len(rule) > len(("head", "positive", "negative")):
            rule.pop()
        rules.append(rule)
    rules += _words_of_given_claims(labeller)
    return {
        "size": program.size,
        "claims": len(program.claims),
        "rules": rules,
        "denied": list(program.denied.items()),
        "objected": list(program.objected.items()),
        "aside": list(program.aside.items()),
        "steps": [program.rule_of.get(step, -1) for step in amap.inferences],
    }


def _words_of_given_claims(labeller: Labeller) -> Iterator[list[Any]]:
    """A rule for the words of each claim that stands without them, for it is assumed: its verdict is another word."""
    program, amap = labeller.program, labeller.map
    reasons = {step.target for step in amap.inferences.values() if step.kind.speaks_for}
    for at, claim in enumerate(amap.claims.values()):
        if claim.quotations and is_assumed(claim, reasons):
            live = live_quotations(claim, QuotationKind.QUOTE, labeller.change)
            if places := [place for place, _ in live if not labeller.aims.at(claim.id, place)]:
                yield [at, [], list(program.against(at)), [], [at, *places]]


def _parts(amap: MapContent) -> Mapping[str, dict[str, None]]:
    """For each inference the claims that it goes with: its premises and its target, or those of what it undercuts."""
    found: dict[str, dict[str, None]] = {}
    undercuts: dict[str, list[str]] = {}
    for step in amap.inferences.values():
        claims = found[step.id] = dict.fromkeys(step.premises)
        if step.target in amap.inferences and step.target not in amap.claims:
            undercuts.setdefault(step.target, []).append(step.id)
        elif owner := owner_of(step.target, amap.claims):
            claims[owner] = None
    queue = list(undercuts)
    for aim in queue:  # a chain of undercuts is gone through again where more is known of its start
        for undercut in undercuts.get(aim, ()):
            before = len(found[undercut])
            found[undercut].update(found[aim])
            if len(found[undercut]) > before:
                queue.append(undercut)
    return found
