"""The argument map that a program works with: the content of a map, and the questions that it answers."""

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING, Any

import attrs

from argmap.model.content import FIELDS, MapContent
from argmap.model.elements import Claim, Contradiction, Inference, Verdict
from argmap.model.known import known
from argmap.model.valid import check_content

if TYPE_CHECKING:  # loaded when a question is asked
    from argmap.reasoning.conflicts import By, Conflicts, Group
    from argmap.reasoning.kinds import Standing
    from argmap.reasoning.labeller import Evaluation, Labellings
    from argmap.reasoning.reasoner import Reasoner
    from argmap.reasoning.strengths import Strengths
    from argmap.reasoning.voices import IndependentVoices
    from argmap.reasoning.whatif import Flips, WhatIf
    from argmap.reasoning.why import Why


@attrs.frozen
class ArgumentMap(MapContent):
    """A whole map, which answers questions about itself; what it works out is kept for the next question.

    One that is made directly, or by `attrs.evolve`, is checked: it holds nothing that no file could say.

    Raises:
        ValueError: then, with the place and the reason.
    """

    def __attrs_post_init__(self) -> None:
        """Refuse what no file could say."""
        check_content(self)

    @classmethod
    def of(cls, content: MapContent) -> "ArgumentMap":
        """A map with this content, which a reader or the builder has checked."""
        if isinstance(content, cls):
            return content
        made = cls.__new__(cls)
        for name in (*FIELDS, "origin"):
            object.__setattr__(made, name, getattr(content, name))
        return made

    def __repr__(self) -> str:
        return f"<ArgumentMap {str(self)[:170]}>"

    def __getitem__(self, claim: str) -> Claim:
        """The claim of that name.

        Raises:
            UnknownNameError: (a `KeyError`) if there is none.
        """
        return self.claims[known(claim, self.claims)]

    def __iter__(self) -> Iterator[Claim]:
        """The claims, in the order of the text."""
        return iter(self.claims.values())

    def __contains__(self, claim: object) -> bool:
        """Whether a claim of the map is called so."""
        return claim in self.claims

    @property
    def relations(self) -> tuple[Inference | Contradiction, ...]:
        """Every inference, and then every contradiction."""
        return (*self.inferences.values(), *self.contradictions.values())

    def supporters(self, claim: str) -> tuple[Inference, ...]:
        """The inferences that support or imply a claim.

        Raises:
            UnknownNameError: (a `KeyError`) if the map has no such claim.
        """
        known(claim, self.claims)
        return tuple(step for step in self.inferences.values() if step.kind.speaks_for and step.target == claim)

    def attackers(self, target: str) -> tuple[Inference | Contradiction, ...]:
        """What speaks against a claim or a step: rebuttals, undercuts, and contradictions of a claim.

        Raises:
            UnknownNameError: (a `KeyError`) if the map has no such claim or step.
        """
        known(target, self.claims, self.inferences, what="claim or step")
        steps = [step for step in self.inferences.values() if not step.kind.speaks_for and step.target == target]
        pairs = [
            contradiction
            for contradiction in self.contradictions.values()
            if target in (contradiction.first, contradiction.second)
        ]
        return (*steps, *pairs)

    @cached_property
    def _reasoner(self) -> "Reasoner":
        return self.reasoner()

    def reasoner(self, *, weighing: bool | None = None, seconds: float | None = None) -> "Reasoner":
        """What answers questions about this map by settings of your own; see `argmap.Reasoner`."""
        from argmap.reasoning.reasoner import Reasoner

        return Reasoner(self, weighing=weighing, seconds=seconds)

    def verdict(self, claim: str) -> Verdict:
        """The grounded verdict on a claim.

        Raises:
            UnknownNameError: (a `KeyError`) if the map has no such claim.
        """
        return self._reasoner.grounded.claims[known(claim, self.claims)]

    def standing(self, claim: str) -> "Standing":
        """The kind of the verdict on a claim, and what stands behind it; see `argmap.Reasoner.standing`."""
        return self._reasoner.standing(claim)

    def voices(self, claim: str) -> "IndependentVoices":
        """The independent voices behind a claim; see `argmap.Reasoner.voices`."""
        return self._reasoner.voices(claim)

    def evaluate(
        self, semantics: str = "grounded", *, weighing: bool | None = None, seconds: float | None = None
    ) -> "Evaluation":
        """What stands, falls and is contested; see `argmap.Reasoner.evaluate`."""
        if weighing is None and seconds is None:
            return self._reasoner.evaluate(semantics)
        return self.reasoner(weighing=weighing, seconds=seconds).evaluate(semantics)

    def credulous(self, claim: str, semantics: str = "preferred") -> bool:
        """Whether a claim is accepted in some reading."""
        return self._reasoner.credulous(claim, semantics)

    def sceptical(self, claim: str, semantics: str = "preferred") -> bool:
        """Whether a claim is accepted in every reading."""
        return self._reasoner.sceptical(claim, semantics)

    def positions(self, limit: int = 1000) -> "Labellings":
        """The preferred labellings: the ways in which the debate can be read."""
        return self._reasoner.positions(limit)

    def why(self, claim: str) -> "Why":
        """Why a claim has its grounded verdict; see `argmap.Reasoner.why`."""
        return self._reasoner.why(claim)

    def whatif(
        self, *, without: str | Iterable[str] = (), assume: str | Iterable[str] = (), until: str = ""
    ) -> "WhatIf":
        """What changes when things are withdrawn or assumed; see `argmap.Reasoner.whatif`."""
        return self._reasoner.whatif(without=without, assume=assume, until=until)

    def flips(self, claim: str, *, given: bool = False) -> "Flips":
        """The smallest changes that give a claim another verdict; see `argmap.Reasoner.flips`."""
        return self._reasoner.flips(claim, given=given)

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
        return self._reasoner.conflicts(claims, by=by, group=group, supports=supports, limit=limit)

    def strengths(self, semantics: str = "quadratic-energy") -> "Strengths":
        """How strong each claim is; see `argmap.Reasoner.strengths`."""
        return self._reasoner.strengths(semantics)

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, str]:  # noqa: ARG002 - IPython's interface
        """Show the map in a notebook: the diagram as SVG, and plain text."""
        from argmap.analysis.facts import analyse
        from argmap.diagrams.picture import mimebundle

        return mimebundle(self, analyse(self))
