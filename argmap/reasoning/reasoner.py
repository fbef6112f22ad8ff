"""Questions about a map: what stands, in which readings, why, and what would change it."""

from collections.abc import Iterable
from functools import cached_property
from typing import TYPE_CHECKING

from argmap.model.known import known
from argmap.reasoning.labeller import Labeller

if TYPE_CHECKING:  # what answers a question is loaded with the first of its kind: a check asks for labels alone
    from argmap.reasoning.conflicts import By, Conflicts, Group
    from argmap.reasoning.kinds import Kinds, Standing
    from argmap.reasoning.sentences import Sentences
    from argmap.reasoning.strengths import Strengths
    from argmap.reasoning.voices import IndependentVoices, VoiceCount
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

        return Explainer(self, self.sentences)

    @cached_property
    def kinds(self) -> "Kinds":
        """What stands behind each verdict."""
        from argmap.reasoning.kinds import Kinds

        return Kinds(self)

    def standing(self, claim: str) -> "Standing":
        """The grounded verdict on a claim, the kind of it, its grounds and what is said against it.

        Raises:
            UnknownNameError: (a `KeyError`) if the map has no such claim.
        """
        return self.kinds.of(known(claim, self.map.claims))

    @cached_property
    def sentences(self) -> "Sentences":
        """What says what stands behind the verdicts."""
        from argmap.reasoning.sentences import Sentences

        return Sentences(self.kinds, self.voice_count)

    @cached_property
    def voice_count(self) -> "VoiceCount":
        """What counts the voices behind claims."""
        from argmap.reasoning.voices import VoiceCount

        return VoiceCount(self.kinds)

    def voices(self, claim: str) -> "IndependentVoices":
        """How many independent voices a claim rests on, and who is quoted for it.

        Raises:
            UnknownNameError: (a `KeyError`) if the map has no such claim.
        """
        return self.voice_count.of(known(claim, self.map.claims))

    def why(self, claim: str) -> "Why":
        """The derivation of a claim's grounded label in plain sentences."""
        return self.explainer.why(claim)

    def whatif(
        self, *, without: str | Iterable[str] = (), assume: str | Iterable[str] = (), until: str = ""
    ) -> "WhatIf":
        """The grounded labels when claims, inferences, contradictions or sources are withdrawn and claims assumed.

        With `until`, a date, only what was said by then counts.
        """
        from argmap.reasoning.whatif import whatif

        return whatif(self, without=without, assume=assume, until=until)

    def flips(self, claim: str, *, given: bool = False) -> "Flips":
        """The smallest withdrawals, or claims taken for given, that change a claim's grounded label.

        With `given` unsupported claims are tried as well: what would hold if something not shown were shown.
        """
        from argmap.reasoning.whatif import flips

        return flips(self, claim, given=given)

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
