"""Gradual strength: how strong each claim is, given credences and strengths. A view beside the verdicts.

Quadratic energy (Potyka 2018), DF-QuAD (Rago et al. 2016), Euler-based (Amgoud and Ben-Naim 2017). Circles are
worked out by Potyka's continuous dynamics; whether they settled is part of the result.

A claim's base score is its credence (the middle of its band), else 0.5. A step passes on the product of
the scores of its premises, times its strength (1 where none is given), times how little undercuts it.
"""

import math
from collections.abc import Callable, Mapping, Sequence

import attrs

from argmap.brief_repr import brief_repr
from argmap.model.content import MapContent
from argmap.model.elements import InferenceKind

SEMANTICS = ("quadratic-energy", "df-quad", "euler")
TOLERANCE = 1e-6
MOST_STEPS = 5000
STEP = 0.1
NEUTRAL = 0.5


@attrs.frozen
class Strengths:
    """The strength of each claim, from 0 to 1; `converged` is false where they did not settle."""

    semantics: str
    claims: Mapping[str, float]
    converged: bool
    steps: int

    __repr__ = brief_repr


def strengths(amap: MapContent, *, semantics: str = "quadratic-energy") -> Strengths:
    """The gradual strengths of the claims of a map.

    Raises:
        ValueError: for a semantics that there is not.
    """
    if semantics not in _INFLUENCE:
        raise ValueError(f"there is no semantics {semantics!r}; there are {', '.join(SEMANTICS)}")
    system = _System(amap, _INFLUENCE[semantics])
    order = system.order()
    scores = dict(system.start)
    if order is not None:
        for node in order:
            scores[node] = system.target(node, scores)
        return Strengths(semantics, system.of_claims(scores), converged=True, steps=1)
    for number in range(1, MOST_STEPS + 1):
        goal = {node: system.target(node, scores) for node in scores}
        if max(abs(goal[node] - score) for node, score in scores.items()) < TOLERANCE:
            return Strengths(semantics, system.of_claims(goal), converged=True, steps=number)
        scores = {node: score + STEP * (goal[node] - score) for node, score in scores.items()}
    return Strengths(semantics, system.of_claims(scores), converged=False, steps=MOST_STEPS)


Node = tuple[bool, str]
"""A claim (true) or a step (false) by its id."""
Influence = Callable[[float, Sequence[float], Sequence[float]], float]


class _System:
    """The equations of a map: what each claim and each step depends on."""

    def __init__(self, amap: MapContent, influence: Influence) -> None:
        self.map = amap
        self.influence = influence
        self.base = {
            claim.id: (claim.credence.low + claim.credence.high) / 2 if claim.credence else NEUTRAL
            for claim in amap.claims.values()
        }
        self.start: dict[Node, float] = {(True, claim): score for claim, score in self.base.items()}
        self.reasons: dict[str, list[Node]] = {}
        self.attacks: dict[str, list[Node]] = {}
        self.undercuts: dict[str, list[Node]] = {}
        for step in amap.inferences.values():
            node = (False, step.id)
            self.start[node] = 1.0 if step.strength is None else step.strength
            if step.kind.speaks_for:
                self.reasons.setdefault(step.target, []).append(node)
            elif step.kind is InferenceKind.REBUTS or step.target in amap.claims:
                self.attacks.setdefault(step.target, []).append(node)
            else:
                self.undercuts.setdefault(step.target, []).append(node)
        for contradiction in amap.contradictions.values():
            self.attacks.setdefault(contradiction.first, []).append((True, contradiction.second))
            if contradiction.first != contradiction.second:
                self.attacks.setdefault(contradiction.second, []).append((True, contradiction.first))

    def target(self, node: Node, scores: Mapping[Node, float]) -> float:
        """The strength that a claim or a step should have, given those of all."""
        is_claim, name = node
        if is_claim:
            supporting = [scores[reason] for reason in self.reasons.get(name, ())]
            weakening = [scores[attack] for attack in self.attacks.get(name, ())]
            return self.influence(self.base[name], supporting, weakening)
        passed = self.start[node]
        for premise in self.map.inferences[name].premises:
            passed *= scores[True, premise]
        for undercut in self.undercuts.get(name, ()):
            passed *= 1 - scores[undercut]
        return passed

    def of_claims(self, scores: Mapping[Node, float]) -> dict[str, float]:
        """The scores of the claims, in the order of the map."""
        return {claim: scores[True, claim] for claim in self.base}

    def order(self) -> list[Node] | None:
        """Claims and steps, each after all that it depends on; `None` if there is a circle."""
        waiting = dict.fromkeys(self.start, 0)
        users: dict[Node, list[Node]] = {}
        for node in self.start:
            for other in self._depends_on(node):
                waiting[node] += 1
                users.setdefault(other, []).append(node)
        queue = [node for node, number in waiting.items() if not number]
        for node in queue:
            for user in users.get(node, ()):
                waiting[user] -= 1
                if not waiting[user]:
                    queue.append(user)
        return queue if len(queue) == len(waiting) else None

    def _depends_on(self, node: Node) -> list[Node]:
        is_claim, name = node
        if is_claim:
            return [*self.reasons.get(name, ()), *self.attacks.get(name, ())]
        return [*((True, premise) for premise in self.map.inferences[name].premises), *self.undercuts.get(name, ())]


def _quadratic_energy(base: float, supports: Sequence[float], attacks: Sequence[float]) -> float:
    """Potyka 2018, definition 3: h(x) = max(0, x)² / (1 + max(0, x)²)."""
    energy = sum(supports) - sum(attacks)
    square = energy * energy
    share = square / (1 + square)
    return base + (1 - base) * share if energy > 0 else base - base * share


def _df_quad(base: float, supports: Sequence[float], attacks: Sequence[float]) -> float:
    """Rago, Toni, Aurisicchio, Baroni 2016: probabilistic sums of both sides."""
    against = 1 - math.prod(1 - attack for attack in attacks)
    in_favour = 1 - math.prod(1 - support for support in supports)
    difference = in_favour - against
    return base + (1 - base) * difference if difference > 0 else base + base * difference


def _euler(base: float, supports: Sequence[float], attacks: Sequence[float]) -> float:
    """Amgoud and Ben-Naim 2017: 1 − (1 − w²) / (1 + w·e^E)."""
    energy = sum(supports) - sum(attacks)
    return 1 - (1 - base * base) / (1 + base * math.exp(min(energy, 700)))


_INFLUENCE: Mapping[str, Influence] = {"quadratic-energy": _quadratic_energy, "df-quad": _df_quad, "euler": _euler}
