"""Questions about a map: what stands, in which readings, why, and what would change it."""

from collections.abc import Iterable
from functools import cached_property
from typing import TYPE_CHECKING

from argmap.reasoning.labeller import Labeller

if TYPE_CHECKING:  # what answers a question is loaded with the first of its kind: a check asks for labels alone
    from argmap.reasoning.conflicts import By, Conflicts, Group
    from argmap.reasoning.strengths import Strengths
    from argmap.reasoning.whatif import Flips, WhatIf
    from argmap.reasoning.why import Explainer, Why


class Reasoner(Labeller):
    """Answers questions about one map; what is worked out is kept for the next question.

    `weighing` takes strengths and credences for preferences; by default the map says (`weighing: strength`).
    `seconds` limits every question, and so does `effort` (conflicts of the solver), by which an answer is the same on
    every machine. An answer that a limit cut short says so. A name that the map does not have raises
    `UnknownNameError`, a `KeyError`.
    """

    @cached_property
    def explainer(self) -> "Explainer":
        """What says why, claim by claim."""
        from argmap.reasoning.why import Explainer

        return Explainer(self)

    def why(self, claim: str) -> "Why":
        """The derivation of a claim's grounded label in plain sentences."""
        return self.explainer.why(claim)

    def whatif(self, *, without: str | Iterable[str] = (), assume: str | Iterable[str] = ()) -> "WhatIf":
        """The grounded labels when claims, inferences, contradictions or sources are withdrawn and claims assumed."""
        from argmap.reasoning.whatif import whatif

        return whatif(self, without=without, assume=assume)

    def flips(self, claim: str) -> "Flips":
        """The smallest withdrawals, or claims taken for given, that change a claim's grounded label."""
        from argmap.reasoning.whatif import flips

        return flips(self, claim)

    def conflicts(
        self,
        claims: Iterable[str] | None = None,
        *,
        by: "By" = "acceptability",
        group: "Group" = "claim",
        supports: bool = False,
        limit: int = 100,
    ) -> "Conflicts":
        """The minimal sets of asserted claims that cannot stand together, and the smallest repairs."""
        from argmap.reasoning.conflicts import conflicts

        return conflicts(self, claims, by=by, group=group, supports=supports, limit=limit, seconds=self.seconds)

    def strengths(self, semantics: str = "quadratic-energy") -> "Strengths":
        """The gradual strength of each claim, a view beside the verdicts."""
        from argmap.reasoning.strengths import strengths

        return strengths(self.map, semantics=semantics)
