"""The verdicts on a map, worked out when they are first asked for."""

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from argmap.model.content import MapContent
from argmap.model.elements import Verdict

if TYPE_CHECKING:  # a map that nobody asks for verdicts does not load the reasoning
    from argmap.reasoning.labeller import Labelling
    from argmap.reasoning.labels import StepLabel
    from argmap.reasoning.reasoner import Reasoner
    from argmap.reasoning.why import Explainer


MOST_EFFORT = 2_000_000
"""Conflicts of the solver that one question of a report may take: the same report on every machine."""


class Verdicts:
    """The grounded labelling of a map, and the reasons for it."""

    def __init__(self, amap: MapContent) -> None:
        self._map = amap

    def __repr__(self) -> str:
        return "Verdicts()"

    @cached_property
    def reasoner(self) -> "Reasoner":
        """What answers questions about the map."""
        from argmap.reasoning.reasoner import Reasoner

        return Reasoner(self._map, effort=MOST_EFFORT)

    @cached_property
    def grounded(self) -> "Labelling":
        """The grounded labelling."""
        return self.reasoner.grounded

    @property
    def claims(self) -> Mapping[str, Verdict]:
        """The verdict on each claim."""
        return self.grounded.claims

    @property
    def inferences(self) -> Mapping[str, "StepLabel"]:
        """The label of each inference."""
        return self.grounded.inferences

    @cached_property
    def explainer(self) -> "Explainer":
        """What says why."""
        from argmap.reasoning.why import Explainer

        return Explainer(self.reasoner)
