"""Gradual strength: how strong each claim is, given credences and strengths. A view beside the verdicts.

Quadratic energy (Potyka 2018), DF-QuAD (Rago et al. 2016), Euler-based (Amgoud and Ben-Naim 2017). Circles are
worked out by Potyka's continuous dynamics, each circle after all that it depends on; whether they settled is part
of the result.

A claim's base score is its credence (the middle of its band), else 0.5. A step passes on the product of
the scores of its premises, times its strength (1 where no number is given), times how little undercuts it.
"""

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import permutations

import attrs

from argmap.brief_repr import brief_repr
from argmap.graphs import components
from argmap.model.content import MapContent
from argmap.model.elements import InferenceKind
from argmap.model.propositions import as_propositions
from argmap.shown import as_table

SEMANTICS = ("quadratic-energy", "df-quad", "euler")
TOLERANCE = 1e-9
"""How far a strength may still be from what the others give it where a circle counts as worked out."""
SETTLED = 1e-6
"""How far it may be where the steps came to their end, and the circle still counts as settled."""
MOST_STEPS = 5000
STEP, LONG_STEP, NEAR = 0.1, 0.5, 0.02
"""The size of a step, and of one where no strength is farther than `NEAR` from its goal, for a fifth of the steps."""
NEUTRAL = 0.5


@attrs.frozen
class Strengths:
    """The strength of each claim, from 0 to 1; `converged` is false where a circle did not settle.

    `steps` are those of the circle that took most: 1 where there is none. Strengths in a circle that did settle are
    off by some 1e-8; where it did not they are those of the last step.
    """

    semantics: str
    claims: Mapping[str, float]
    converged: bool
    steps: int

    __repr__ = brief_repr

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, str]:  # noqa: ARG002 - IPython's interface
        """Show the strength of each claim in a notebook."""
        return as_table(
            ("claim", "strength"),
            ((claim, f"{strength:.2f}") for claim, strength in self.claims.items()),
            len(self.claims),
            said=f"{self.semantics}{'' if self.converged else ', not settled'}",
        )


def strengths(amap: MapContent, *, semantics: str = "quadratic-energy") -> Strengths:
    """The gradual strengths of the claims of a map.

    Raises:
        ValueError: for a semantics that there is not.
    """
    if semantics not in _INFLUENCE:
        raise ValueError(f"there is no semantics {semantics!r}; there are {', '.join(SEMANTICS)}")
    amap = as_propositions(amap)
    system = _System(amap, _INFLUENCE[semantics])
    steps = [system.settle(nodes) for nodes in system.circles()]
    scores = {claim: system.scores[at] for at, claim in enumerate(amap.claims)}
    return Strengths(
        semantics, amap.by_wording(scores), converged=MOST_STEPS + 1 not in steps, steps=max(steps, default=0)
    )


Influence = Callable[[float, Sequence[float], Sequence[float]], float]
"""The strength of a claim by its base score, the strengths of what supports it and of what attacks it."""


class _System:
    """The equations of a map: what each claim and each step depends on. Nodes are numbers, claims first.

    A step that passes on the score of its one premise as it is stands for that premise: the arguments of Potyka's
    graphs are claims.
    """

    def __init__(self, amap: MapContent, influence: Influence) -> None:
        self.influence = influence
        self.number = len(amap.claims)
        at_claim = {claim: at for at, claim in enumerate(amap.claims)}
        at_step = {step: at for at, step in enumerate(amap.inferences, self.number)}
        claims = amap.claims.values()
        self.scores = [
            *((claim.credence.low + claim.credence.high) / 2 if claim.credence else NEUTRAL for claim in claims),
            *(step.strength if isinstance(step.strength, float) else 1.0 for step in amap.inferences.values()),
        ]
        self.base = tuple(self.scores)
        self.helps: list[list[int]] = [[] for _ in self.base]
        """What supports a claim; the premises of a step."""
        self.harms: list[list[int]] = [[] for _ in self.base]
        """What attacks a claim, or undercuts a step."""
        undercut = {step.target for step in amap.inferences.values() if step.kind is InferenceKind.UNDERCUTS}
        for step in amap.inferences.values():
            node = at_step[step.id]
            if step.target not in at_claim and step.target not in at_step:
                continue  # an undercut of words: there is no strength of words that it could lower
            self.helps[node].extend(at_claim[premise] for premise in step.premises)
            to_claim = step.kind is not InferenceKind.UNDERCUTS or step.target in at_claim
            target = (at_claim if to_claim else at_step)[step.target]
            plain = len(step.premises) == 1 and not isinstance(step.strength, float) and step.id not in undercut
            (self.helps if step.kind.speaks_for else self.harms)[target].append(self.helps[node][0] if plain else node)
        for contradiction in amap.contradictions.values():
            for one, other in dict.fromkeys(permutations((contradiction.first, contradiction.second))):
                self.harms[at_claim[one]].append(at_claim[other])

    def target(self, node: int) -> float:
        """The strength that a claim or a step should have, given those of all."""
        scores = self.scores
        helps, harms = [scores[at] for at in self.helps[node]], [scores[at] for at in self.harms[node]]
        if node < self.number:
            return self.influence(self.base[node], helps, harms)
        return self.base[node] * math.prod(helps) * math.prod(1 - harm for harm in harms)

    def circles(self) -> Iterable[list[int]]:
        """Claims and steps that depend on each other together, each such group after all that it depends on."""
        return components({node: (*self.helps[node], *self.harms[node]) for node in range(len(self.base))})

    def settle(self, nodes: Sequence[int]) -> int:
        """Give a group its strengths; how many steps it took, `MOST_STEPS + 1` where it did not settle."""
        node = nodes[0]
        if len(nodes) == 1 and node not in self.helps[node] and node not in self.harms[node]:
            self.scores[node] = self.target(node)
            return 1
        scores = self.scores
        off = 1.0
        for number in range(1, MOST_STEPS + 1):
            goals = [self.target(node) for node in nodes]
            off = max(abs(goal - scores[node]) for node, goal in zip(nodes, goals, strict=True))
            if off < TOLERANCE:
                return number
            step = LONG_STEP if off < NEAR and number < MOST_STEPS // 5 else STEP
            for node, goal in zip(nodes, goals, strict=True):
                scores[node] += step * (goal - scores[node])
        return MOST_STEPS if off < SETTLED else MOST_STEPS + 1


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
