"""The argument map that a program works with: the content of a map, and the questions that it answers."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

import attrs

from argmap.model.content import FIELDS, MapContent

if TYPE_CHECKING:  # loaded when a question is asked
    from argmap.reasoning.conflicts import By, Conflicts, Group
    from argmap.reasoning.labeller import Evaluation, Labellings
    from argmap.reasoning.reasoner import Reasoner
    from argmap.reasoning.strengths import Strengths
    from argmap.reasoning.whatif import Flips, WhatIf
    from argmap.reasoning.why import Why


@attrs.frozen
class ArgumentMap(MapContent):
    """A whole map, which answers questions about itself; for many questions ask its `reasoner`."""

    @classmethod
    def of(cls, content: MapContent) -> "ArgumentMap":
        """A map with this content."""
        if isinstance(content, cls):
            return content
        return cls(**{name: getattr(content, name) for name in FIELDS}, origin=content.origin)

    def reasoner(self, *, weighing: bool | None = None, seconds: float | None = None) -> "Reasoner":
        """What answers many questions about this map; see `argmap.Reasoner`."""
        from argmap.reasoning.reasoner import Reasoner

        return Reasoner(self, weighing=weighing, seconds=seconds)

    def evaluate(
        self, semantics: str = "grounded", *, weighing: bool | None = None, seconds: float | None = None
    ) -> "Evaluation":
        """What stands, falls and is contested; see `argmap.Reasoner.evaluate`."""
        return self.reasoner(weighing=weighing, seconds=seconds).evaluate(semantics)

    def credulous(self, claim: str, semantics: str = "preferred") -> bool:
        """Whether a claim is accepted in some reading."""
        return self.reasoner().credulous(claim, semantics)

    def sceptical(self, claim: str, semantics: str = "preferred") -> bool:
        """Whether a claim is accepted in every reading."""
        return self.reasoner().sceptical(claim, semantics)

    def positions(self, limit: int = 1000) -> "Labellings":
        """The preferred labellings: the ways in which the debate can be read."""
        return self.reasoner().positions(limit)

    def why(self, claim: str) -> "Why":
        """Why a claim has its grounded label; see `argmap.Reasoner.why`."""
        return self.reasoner().why(claim)

    def whatif(self, *, without: Iterable[str] = (), assume: Iterable[str] = ()) -> "WhatIf":
        """What changes when things are withdrawn or assumed; see `argmap.Reasoner.whatif`."""
        return self.reasoner().whatif(without=without, assume=assume)

    def flips(self, claim: str) -> "Flips":
        """The smallest changes that give a claim another label; see `argmap.Reasoner.flips`."""
        return self.reasoner().flips(claim)

    def conflicts(
        self,
        claims: Iterable[str] | None = None,
        *,
        by: "By" = "acceptability",
        group: "Group" = "claim",
        supports: bool = False,
        limit: int = 100,
    ) -> "Conflicts":
        """What cannot stand together; see `argmap.Reasoner.conflicts`."""
        return self.reasoner().conflicts(claims, by=by, group=group, supports=supports, limit=limit)

    def strengths(self, semantics: str = "quadratic-energy") -> "Strengths":
        """How strong each claim is; see `argmap.Reasoner.strengths`."""
        return self.reasoner().strengths(semantics)

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, str]:  # noqa: ARG002 - IPython's interface
        """Show the map in a notebook: the diagram as SVG, and plain text."""
        from argmap.analysis.facts import analyse
        from argmap.diagrams.picture import mimebundle

        return mimebundle(self, analyse(self))
