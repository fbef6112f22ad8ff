"""Key assumptions: what a map takes for granted behind its main claims, by how many verdicts hang on it.

These are the claims that are `assumed` and that nobody is quoted for, and the steps that nobody gives a warrant for,
of all that leads to a main claim. An assumption carries as many verdicts as would change if it were withdrawn (the key
assumptions check of Heuer and Pherson, Structured Analytic Techniques, 2010).
"""

from collections.abc import Iterable, Iterator

import attrs

from argmap.model.content import changed
from argmap.model.elements import InferenceKind
from argmap.reasoning.budget import Budget, OutOfTimeError
from argmap.reasoning.labeller import Labeller
from argmap.reasoning.labels import claim_label
from argmap.reasoning.reading import Change
from argmap.reasoning.reasoner import Reasoner
from argmap.reasoning.wellfounded import FALSE
from argmap.reasoning.whatif import Trials

MOST_WORK = 300_000
"""Values that are worked out again before the search ends, at the same place on every machine."""


@attrs.frozen
class KeyAssumption:
    """An assumed claim, or a step without a warrant, and the claims whose label changes without it."""

    id: str
    step: bool
    carries: tuple[str, ...]


@attrs.frozen
class KeyAssumptions:
    """What is taken for granted, those that most hangs on first; `complete` is false where not all were tried."""

    assumptions: tuple[KeyAssumption, ...]
    complete: bool


def key_assumptions(reasoner: Reasoner, claims: Iterable[str], *, trials: Trials | None = None) -> KeyAssumptions:
    """The assumptions behind some claims that any verdict hangs on."""
    tried = trials or Trials(reasoner)
    budget = Budget(work=MOST_WORK)
    order = {claim: at for at, claim in enumerate(reasoner.map.claims)}
    found: list[KeyAssumption] = []
    complete = True
    try:
        for id_, step in _behind(reasoner, claims):
            carries = _carries(id_, tried, budget, step=step)
            if carries:
                found.append(KeyAssumption(id_, step, tuple(sorted(carries, key=order.__getitem__))))
    except OutOfTimeError:
        complete = False
    found.sort(key=lambda each: (-len(each.carries), each.step))
    return KeyAssumptions(tuple(found), complete)


def _behind(reasoner: Reasoner, claims: Iterable[str]) -> Iterator[tuple[str, bool]]:
    """The assumed claims and the steps without a warrant that lead to some claims, the nearest first."""
    amap = reasoner.map
    to: dict[str, list[str]] = {}
    for step in amap.inferences.values():
        to.setdefault(step.target, []).append(step.id)
    queue = list(dict.fromkeys(amap.claims[each].id for each in claims))
    seen = set(queue)
    for id_ in queue:
        if id_ in amap.claims and amap.claims[id_].assumed and not amap.claims[id_].quotes:
            yield id_, False
        for step_id in to.get(id_, ()):
            step = amap.inferences[step_id]
            if step_id not in seen and not step.warrant and step.kind is not InferenceKind.IMPLIES:
                yield step_id, True
            for each in (step_id, *step.premises):
                if each not in seen:
                    seen.add(each)
                    queue.append(each)


def _carries(id_: str, trials: Trials, budget: Budget, *, step: bool) -> list[str]:
    """The claims, but itself, whose grounded label changes when an assumption is withdrawn."""
    program, values = trials.program, trials.revision.values
    if trials.labeller.weights is not None:
        return _carries_weighed(id_, trials, budget, step=step)
    if step:
        rule = program.rule_of.get(id_)
        drops = frozenset() if rule is None else frozenset((rule,))
    else:
        own = program.atom_of[id_]
        drops = frozenset(rule for rule in trials.revision.rules_of[own] if not program.positive[rule])
    again = trials.revision.after(drops, set(), spend=budget.spend)
    denied = {atom: claim for claim, atom in program.denied.items()}
    claims = {denied.get(atom, atom) for atom in again} & set(range(len(program.claims)))
    found = []
    for at in claims:
        against = program.denied.get(at)
        before = FALSE if against is None else values[against]
        after = before if against is None else again.get(against, before)
        if claim_label(again.get(at, values[at]), after) is not trials.claims[program.claims[at]]:
            found.append(program.claims[at])
    return [each for each in found if each != id_]


def _carries_weighed(id_: str, trials: Trials, budget: Budget, *, step: bool) -> list[str]:
    """The same where things are weighed: who heeds whom is then another question, and the whole map is read again."""
    budget.spend(trials.program.size)
    labeller = trials.labeller
    if step:
        after = labeller.changed(Change(without=frozenset((id_,)))).grounded.claims
    else:
        amap = labeller.given
        claims = {**amap.claims, id_: attrs.evolve(amap.claims[id_], assumed=False, open=True)}
        without = Labeller(changed(amap, claims=claims), weighing=True, change=labeller.asked)
        after = without.grounded.claims
    return [each for each, label in trials.claims.items() if each != id_ and after[each] is not label]
