"""The verdicts on a map, worked out when they are first asked for."""

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from argmap.model.content import MapContent
from argmap.model.elements import Verdict
from argmap.model.propositions import Propositions

if TYPE_CHECKING:  # a map that nobody asks for verdicts does not load the reasoning
    from argmap.reasoning.labeller import Labelling
    from argmap.reasoning.labels import StepLabel
    from argmap.reasoning.reasoner import Reasoner
    from argmap.reasoning.why import Explainer


MOST_EFFORT = 2_000_000
"""Conflicts of the solver that one question of a report may take: the same report on every machine."""


class Verdicts:
    """The grounded labelling of a map, and the reasons for it.

    `failed` are the quotations, by claim and place, whose words do not stand in their text: they carry nothing.
    """

    def __init__(self, amap: MapContent, failed: frozenset[tuple[str, int]] = frozenset()) -> None:
        self._map = amap
        self.failed = failed

    def __repr__(self) -> str:
        return "Verdicts()"

    @property
    def failed_as_written(self) -> frozenset[tuple[str, int]]:
        """The same by the claims as they are written, where they restate each other."""
        amap = self._map
        return (
            frozenset(amap.written_place(*each) for each in self.failed)
            if isinstance(amap, Propositions)
            else self.failed
        )

    @cached_property
    def reasoner(self) -> "Reasoner":
        """What answers questions about the map."""
        return self.asking(effort=MOST_EFFORT)

    def asking(
        self, *, weighing: bool | None = None, seconds: float | None = None, effort: int | None = None
    ) -> "Reasoner":
        """What answers questions by settings of your own; words that fail carry nothing there either."""
        from argmap.reasoning.reading import Change
        from argmap.reasoning.reasoner import Reasoner

        change = Change(failed=self.failed)
        return Reasoner(self._map, weighing=weighing, change=change, seconds=seconds, effort=effort)

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
        return self.reasoner.explainer
