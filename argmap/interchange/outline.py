"""Finding a place in an outline for every claim and every step of a map."""

import re
from collections.abc import Sequence

import attrs

from argmap.model.content import MapContent
from argmap.model.elements import Claim, Contradiction, Inference, InferenceKind, Quotation, Restatement
from argmap.model.voicing import QuotationIndex, aimed, quotation_ids
from argmap.syntax.keywords import STATEMENTS

_ONE_OF_SEVERAL = re.compile(r" by \S+ \([1-9]")
"""What no line can name: one of several quotations, which `unless` below it reaches."""
MOST_DEEP = 24
"""Claims below claims; what lies deeper begins again at the left, by name."""
KEYWORDS = {
    InferenceKind.SUPPORTS: "because",
    InferenceKind.REBUTS: "but",
    InferenceKind.UNDERCUTS: "unless",
}


@attrs.define(eq=False, repr=False)
class InWords:
    """A quotation, with what sets it aside below it; `id` is what such an undercut aims at."""

    quotation: Quotation
    id: str
    below: "list[Told | Stated]" = attrs.Factory(list)


@attrs.define(eq=False, repr=False)
class Told:
    """A claim where it stands: at the top, or below what it bears on by `step`."""

    claim: Claim
    keyword: str = "claim"
    step: Inference | None = None
    below: "list[Told | Stated]" = attrs.Factory(list)
    joined: "list[Told | str]" = attrs.Factory(list)
    said: list[InWords] = attrs.Factory(list)

    @classmethod
    def of(cls, claim: Claim, keyword: str = "claim", step: Inference | None = None) -> "Told":
        """A claim with its quotations."""
        ids = quotation_ids(claim) if claim.quotations else ()
        pairs = zip(claim.quotations, ids, strict=True)
        return cls(claim, keyword, step, said=[InWords(quotation, id_) for quotation, id_ in pairs])


@attrs.define(eq=False, repr=False)
class Stated:
    """A step between claims that are told elsewhere.

    `owner` is the claim that it stands below: its first premise (`supports B`), or with a `keyword`
    its target (`because B`); the empty text for a statement of its own.
    """

    step: Inference | Contradiction | Restatement
    owner: str = ""
    keyword: str = ""
    below: "list[Told | Stated]" = attrs.Factory(list)
    at_words: bool = False
    """Whether it undercuts what somebody is quoted for."""


class Outline:
    """Places every claim, in one pass over the claims in their order by section, and then every step.

    `nameless` are the claims without a name that some step could only refer to by name.
    """

    def __init__(self, amap: MapContent) -> None:
        self.amap = amap
        self.tops: list[Told | Stated] = []
        self.nameless: set[str] = set()
        self._told: dict[str, Told] = {}
        self._places: dict[str, Told | Stated] = {}
        self._starts: dict[str, list[Inference]] = {}
        self._index = QuotationIndex(amap.claims)
        for inference in amap.inferences.values():
            self._starts.setdefault(inference.premises[0], []).append(inference)
        self._place_claims()
        for inference in amap.inferences.values():
            if inference.id not in self._places:
                self._place_step(inference)
        for contradiction in amap.contradictions.values():
            if not contradiction.question:
                self._place_pair(contradiction)
        for restatement in amap.restatements.values():
            self._place_pair(restatement)
        for question in amap.questions.values():
            for answer in (*question.answers, *(each.item for each in question.evidence)):
                self._need(answer)

    def _named(self, claims: Sequence[str]) -> bool:
        return all(self.amap.claims[claim].named for claim in claims)

    def _begins(self, claims: Sequence[str]) -> bool:
        """Whether a line can begin with these names: `claim supports b` would be a claim without a colon."""
        return self._named(claims) and claims[0] not in STATEMENTS

    def _place_claims(self) -> None:
        path: list[Told] = []
        # A file never goes back to a section, data may.
        rank = {section: at for at, section in enumerate(self.amap.sections, 1)}
        for claim in sorted(self.amap.claims.values(), key=lambda claim: rank.get(claim.section, 0)):
            while path:
                node = self._below(claim, path[-1]) if len(path) < MOST_DEEP else None
                if node is not None:
                    break
                path.pop()
            else:
                node = self._below_statement(claim)
            if node is None:
                node = Told.of(claim)
                self.tops.append(node)
            self._told[claim.id] = node
            path.append(node)
        for node in self._told.values():
            if node.step is not None and node.keyword != "and":
                self._join_up_to(node, len(node.step.premises))

    def _below(self, claim: Claim, above: Told) -> Told | None:
        """The claim below (or, as `and`, beside) the claim above it, if it bears on that."""
        if above.claim.section != claim.section:
            return None
        first = above if above.keyword != "and" or above.step is None else self._told[above.step.premises[0]]
        if first.step is not None and claim.id in first.step.premises[len(first.joined) + 1 :]:
            at = first.step.premises.index(claim.id)
            if self._named(first.step.premises[len(first.joined) + 1 : at]):
                self._join_up_to(first, at)
                node = Told.of(claim, "and", first.step)
                first.joined.append(node)
                return node
        if any(isinstance(each, Told) for each in above.joined):
            return None  # the premises beside it come after what is below it
        steps = self._starts.get(claim.id, [])
        # A further premise without a name has no other place than beside this claim in that very step.
        # Nor can a claim without a name bear on another one without a name from anywhere else.
        bound = [each for each in steps if not self._named(each.premises[1:])]
        if not bound and not claim.named:
            bound = [each for each in steps if each.target in self.amap.claims and not self._named((each.target,))]
        for step in bound or steps:
            if step.id in self._places or step.note or step.tags:
                continue
            if step.target == above.claim.id and step.kind in (InferenceKind.SUPPORTS, InferenceKind.REBUTS):
                return self._tell(claim, step, above.below)
            if step.kind is InferenceKind.UNDERCUTS and above.step is not None and step.target == above.step.id:
                return self._tell(claim, step, above.below)
            said = self._said(step, above)
            if said is not None and not any(isinstance(each, Told) for each in above.below):
                after = above.said[above.said.index(said) + 1 :]
                if not any(isinstance(inner, Told) for each in after for inner in each.below):
                    return self._tell(claim, step, said.below)
            target = self.amap.inferences.get(step.target)
            if target is not None and target.id not in self._places:
                stated = self._state_below(target, above)
                if stated is not None:
                    return self._tell(claim, step, stated.below)
        return None

    def _said(self, step: Inference, above: Told) -> InWords | None:
        """The quotation of a claim that an undercut aims at, if it is that one alone."""
        if step.kind is not InferenceKind.UNDERCUTS or aimed(step.target) is None:
            return None
        if step.target in self.amap.claims or step.target in self.amap.inferences:
            return None
        found = self._index.hit(step.target)
        if found is None or found[0] != above.claim.id or len(found[1]) != 1:
            return None
        said = above.said[found[1][0]]
        return said if said.id == step.target else None

    def _tell(self, claim: Claim, step: Inference, place: "list[Told | Stated]") -> Told:
        node = Told.of(claim, KEYWORDS[step.kind], step)
        self._places[step.id] = node
        place.append(node)
        return node

    def _join_up_to(self, node: Told, end: int) -> None:
        """The premises that are told elsewhere follow by name, up to one that is told here."""
        if node.step is not None:
            for premise in node.step.premises[len(node.joined) + 1 : end]:
                node.joined.append(premise)
                self._need(premise)

    def _state_below(self, step: Inference, above: Told) -> Stated | None:
        """State a step below the claim that is its first premise or its target."""
        target_named = step.target in self.amap.claims and self.amap.claims[step.target].named
        if step.premises[0] == above.claim.id and self._named(step.premises[1:]) and target_named:
            stated = Stated(step, above.claim.id)
        elif step.target == above.claim.id and self._named(step.premises) and step.kind in KEYWORDS:
            stated = Stated(step, above.claim.id, KEYWORDS[step.kind])
        else:
            return None
        if stated.keyword == "unless":
            return None
        self._places[step.id] = stated
        above.below.append(stated)
        return stated

    def _below_statement(self, claim: Claim) -> Told | None:
        """The claim below a statement of its own, if it undercuts the step that is stated there."""
        for step in self._starts.get(claim.id, ()):
            target = self.amap.inferences.get(step.target)
            if target is None or step.note or step.tags or target.id in self._places or step.id in self._places:
                continue
            writable = target.target in self.amap.claims and self._begins((*target.premises, target.target))
            if writable and not claim.named:
                stated = Stated(target)
                self._places[target.id] = stated
                self.tops.append(stated)
                return self._tell(claim, step, stated.below)
        return None

    def _place_step(self, step: Inference) -> None:
        first, target = step.premises[0], step.target
        if target not in self.amap.claims and target not in self.amap.inferences:
            self._place_undercut_of_words(step)
            return
        to_step = target in self.amap.inferences and target not in self.amap.claims
        writable = (
            "#" not in target and not _ONE_OF_SEVERAL.search(target) if to_step else self.amap.claims[target].named
        )
        stated = Stated(step)
        if self._begins(step.premises) and writable:
            self.tops.append(stated)
        elif self._named(step.premises[1:]) and writable:
            stated.owner = first
            self._told[first].below.append(stated)
        elif self._named(step.premises) and to_step:
            if target not in self._places:
                self._place_step(self.amap.inferences[target])
            stated.owner, stated.keyword = first, "unless"
            self._places[target].below.append(stated)
        elif self._named(step.premises) and step.kind in (InferenceKind.SUPPORTS, InferenceKind.REBUTS):
            stated.owner, stated.keyword = target, KEYWORDS[step.kind]
            self._told[target].below.append(stated)
        else:
            self.tops.append(stated)
            for claim in (*step.premises, *([target] if not to_step else [])):
                self._need(claim)
            if to_step:
                self._need_all(target)
        self._places[step.id] = stated

    def _place_undercut_of_words(self, step: Inference) -> None:
        """An undercut of what somebody is quoted for: a statement, or `unless` below the one quotation."""
        claim, _, number = aimed(step.target) or ("", "", 0)
        stated = Stated(step, at_words=True)
        said = self._said(step, self._told[claim]) if claim in self._told else None
        if self.amap.claims[claim].named and not number:
            if self._begins(step.premises):
                self.tops.append(stated)
            else:
                for premise in step.premises[1:]:
                    self._need(premise)
                stated.owner = step.premises[0]
                self._told[step.premises[0]].below.append(stated)
        elif said is not None:
            for premise in step.premises:
                self._need(premise)
            stated.owner, stated.keyword = step.premises[0], "unless"
            said.below.append(stated)
        else:
            for each in (*step.premises, claim):
                self._need(each)
            self.tops.append(stated)
        self._places[step.id] = stated

    def _place_pair(self, each: Contradiction | Restatement) -> None:
        self._need(each.second)
        if self._begins((each.first,)):
            self.tops.append(Stated(each))
        else:
            self._told[each.first].below.append(Stated(each, each.first))

    def _need(self, claim: str) -> None:
        if not self.amap.claims[claim].named:
            self.nameless.add(claim)

    def _need_all(self, step: str) -> None:
        """Every claim without a name in the chain of steps that an undercut aims at."""
        inference = self.amap.inferences.get(step)
        while inference is not None:
            for premise in inference.premises:
                self._need(premise)
            if inference.target in self.amap.claims:
                self._need(inference.target)
            elif (parts := aimed(inference.target)) is not None and inference.target not in self.amap.inferences:
                self._need(parts[0])
            inference = self.amap.inferences.get(inference.target)
