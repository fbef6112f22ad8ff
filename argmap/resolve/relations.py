"""Reading steps and relations: what stands below a claim, and the statements of relations."""

from collections.abc import Callable, Iterator, Mapping, Sequence

import attrs

from argmap.diagnostics.diagnostic import Diagnostic
from argmap.model.elements import InferenceKind, Quotation
from argmap.model.voicing import quotation_ids
from argmap.resolve import wording
from argmap.resolve.lookup import Lookup
from argmap.resolve.parts import Parts
from argmap.resolve.scopes import NameKind
from argmap.resolve.steps import Aim, Details, Place, Slot
from argmap.resolve.values import Values
from argmap.source import Span
from argmap.syntax import nodes
from argmap.syntax.keywords import ARGUED
from argmap.syntax.nodes import Word

AddClaim = Callable[[Word | None, Word, Sequence[nodes.Detail]], str]
"""Adds a claim that is told inside a step (name, text, details); gives its id."""

ReadQuotations = Callable[..., Iterator[Quotation]]
"""Reads the quotations below a line: of a claim, or with `argued` those that say who makes a step."""
_KINDS = {
    "because": InferenceKind.SUPPORTS,
    "but": InferenceKind.REBUTS,
    "unless": InferenceKind.UNDERCUTS,
    "supports": InferenceKind.SUPPORTS,
    "rebuts": InferenceKind.REBUTS,
    "undercuts": InferenceKind.UNDERCUTS,
    "implies": InferenceKind.IMPLIES,
}


@attrs.frozen(eq=False, repr=False)
class _Frame:
    """Details that are being read: those of a claim (`owner`), or of a bare step (no owner).

    `step` is the step that the claim is a premise of, which `unless` sets aside.
    """

    details: Iterator[nodes.Detail]
    owner: str | None
    step: Slot | None


class RelationReader:
    """Reads the steps of one file. `add_claim` adds the claims that are told in them."""

    def __init__(
        self,
        document: nodes.Document,
        file: int,
        *,
        ids: Mapping[tuple[int, int], str],
        lookup: Lookup,
        parts: Parts,
        values: Values,
        diagnostics: list[Diagnostic],
        add_claim: AddClaim,
        quotations: ReadQuotations,
    ) -> None:
        self.document = document
        self.file = file
        self.ids = ids
        self.lookup = lookup
        self.parts = parts
        self.values = values
        self.diagnostics = diagnostics
        self.add_claim = add_claim
        self.quotations = quotations
        self._quoted: dict[str, dict[int, str]] = {}
        """The ids of the quotations of the claim that is being read, by the places of their words."""

    def read_below(self, details: Sequence[nodes.Detail], owner: str) -> None:
        """Read what stands below a claim."""
        self._read_details(_Frame(iter(details), owner, None))

    def read_statement(self, relation: nodes.Relation) -> None:
        """Read a relation that is a statement of its own."""
        self._read_details(_Frame(iter((relation,)), None, None))

    def _read_details(self, top: _Frame) -> None:
        """Read steps and relations below a claim, in the order of the text; reasons nest deep."""
        stack: list[_Frame | tuple[nodes.Step, Slot]] = [top]
        while stack:
            frame = stack[-1]
            if isinstance(frame, tuple):
                stack.pop()
                step, slot = frame
                owner = self.add_claim(step.name, step.text, step.details) if step.text else None
                if step.details:
                    stack.append(_Frame(iter(step.details), owner, slot))
                continue
            detail = next(frame.details, None)
            if detail is None:
                stack.pop()
            elif isinstance(detail, nodes.Step):
                slot = self._step(detail, frame)
                stack += [(each, slot) for each in reversed((detail, *detail.conjuncts))]
            elif isinstance(detail, nodes.Relation):
                slot = self._relation(detail, frame.owner)
                if detail.details:
                    stack.append(_Frame(iter(detail.details), None, slot))
            elif (
                isinstance(detail, nodes.QuotationLine)
                and detail.details
                and frame.owner is not None
                and detail.keyword.text != ARGUED
            ):
                stack.append(_Frame(iter(detail.details), None, self._quotation(detail, frame.owner)))

    def _quotation(self, node: nodes.QuotationLine, owner: str) -> Slot:
        """The step from who is quoted to the claim, which `unless` below it sets aside."""
        steps = [each for each in node.details if isinstance(each, nodes.Step)]
        if steps and node.keyword.text not in ("quote", "denial"):
            self.diagnostics.append(
                wording.undercut_of_uncommitted(self._span(steps[0].keyword), self._span(node.keyword))
            )
            return Slot()
        if owner not in self._quoted:
            claim = self.parts.claims[owner]
            pairs = zip(quotation_ids(claim), claim.quotations, strict=True)
            self._quoted = {owner: {each.origin.start: id_ for id_, each in pairs if each.origin is not None}}
        return Slot(self._quoted[owner].get(node.text.start))

    def _step(self, node: nodes.Step, frame: _Frame) -> Slot:
        slot = Slot()
        for each in (line for step in node.conjuncts for line in step.details):
            if isinstance(each, nodes.QuotationLine) and each.keyword.text == ARGUED:
                self.diagnostics.append(wording.argued_without_step(self._span(each.keyword)))
        premises = [each for step in (node, *node.conjuncts) for each in self._premises_of_step(step)]
        span = self._span(node.keyword)
        place = self.file, node.keyword.start
        details = self._details(node.label, node.details, frame.owner or "", told=node.text is not None)
        known = tuple(premise for premise in premises if premise is not None)
        if len(known) < len(premises) or (node.keyword.text == "unless" and frame.step is None):
            self.parts.holes.update(known, () if frame.owner is None else (frame.owner,))
        if node.keyword.text == "unless":
            if frame.step is None:
                self.diagnostics.append(wording.undercut_of_nothing(span))
            elif len(known) == len(premises):
                self.parts.steps.aim(known, frame.step, details=details, slot=slot, place=place, span=span)
        elif frame.owner is not None and len(known) == len(premises):
            kind = _KINDS[node.keyword.text]
            self.parts.steps.add(kind, known, frame.owner, details=details, slot=slot, place=place, span=span)
        return slot

    def _premises_of_step(self, node: nodes.Step) -> list[str | None]:
        if node.text is not None:
            return [self.ids[self.file, (node.name or node.text).start]]
        return [self.lookup.find(word, NameKind.CLAIM) for word in node.premises]

    def _relation(self, node: nodes.Relation, owner: str | None) -> Slot:
        slot = Slot()
        complete = True
        known: tuple[str, ...] = () if owner is None else (owner,)
        if node.premises:
            premises = [self.lookup.find(word, NameKind.CLAIM) for word in node.premises]
            complete = None not in premises
            known = tuple(dict.fromkeys((*known, *(premise for premise in premises if premise is not None))))
        details = self._details(node.label, node.details, owner or "", told=False)
        span = self._span(node.verb)
        place = self.file, node.verb.start
        if node.verb.text == "undercuts":
            self._undercut(node.target, known if complete else (), details, slot, place, span)
            return slot
        target = self.lookup.find(node.target, NameKind.CLAIM) if isinstance(node.target, Word) else None
        if not complete or target is None:
            self.parts.holes.update(known, () if target is None else (target,))
            return slot
        if node.verb.text not in wording.OF_PAIRS:
            kind = _KINDS[node.verb.text]
            self.parts.steps.add(kind, known, target, details=details, slot=slot, place=place, span=span)
        elif len(known) > 1:
            self.parts.holes.update((*known, target))
            self.diagnostics.append(wording.linked_pair(span))
        elif node.verb.text == "restates" and known[0] == target:
            self.diagnostics.append(wording.restates_itself(span))
        else:
            add = self.parts.steps.restate if node.verb.text == "restates" else self.parts.steps.exclude
            add(known[0], target, details, span)
            for detail in node.details:
                if isinstance(detail, nodes.Step):
                    self.diagnostics.append(wording.undercut_of_pair(self._span(detail.keyword), span))
                elif isinstance(detail, nodes.QuotationLine):
                    self.diagnostics.append(wording.argued_without_step(self._span(detail.keyword)))
        return slot

    def _undercut(
        self,
        target: Word | nodes.Reference | nodes.Aimed,
        premises: tuple[str, ...],
        details: Details,
        slot: Slot,
        place: Place,
        span: Span,
    ) -> None:
        steps = self.parts.steps
        aim = self._aim(target)
        if not premises or aim is None:
            self.parts.holes.update(premises)
            return
        if isinstance(aim, str) and isinstance(target, nodes.Aimed):
            steps.note_aim(aim, self.document.span(target))
        if isinstance(aim, str):
            kind = InferenceKind.UNDERCUTS
            steps.add(kind, premises, aim, details=details, slot=slot, place=place, span=span)
        else:
            steps.aim(premises, aim, details=details, slot=slot, place=place, span=span)

    def _aim(self, target: Word | nodes.Reference | nodes.Aimed) -> str | Aim | None:
        if isinstance(target, nodes.Aimed):
            claim = self.lookup.find(target.claim, NameKind.CLAIM)
            who = self.lookup.find(target.who, NameKind.SPEAKER, NameKind.SOURCE)
            return None if claim is None or who is None else f"{claim} by {who}"
        if isinstance(target, Word):
            return self.lookup.find(target, NameKind.CLAIM, NameKind.STEP)
        premises = [self.lookup.find(word, NameKind.CLAIM) for word in target.premises]
        inner = self._aim(target.target)
        known = tuple(premise for premise in premises if premise is not None)
        if inner is None or len(known) < len(premises):
            self.parts.holes.update(known, [inner] if isinstance(inner, str) else [])
            return None
        verb = target.verb.text if target.verb else ""
        return Aim(known, verb, inner, self.document.span(target))

    def _details(self, label: Word | None, details: Sequence[nodes.Detail], owner: str, *, told: bool) -> Details:
        name = self.ids.get((self.file, label.start), "") if label else ""
        if not details:
            return Details(name) if name else _NO_DETAILS
        found = self.values.of("inference", self.values.settings(details))
        words = tuple(self.quotations(owner, details, argued=True))
        if words:
            found["argued"] = words
        if told:  # these are the claim's
            found.pop("note", None)
            found.pop("tags", None)
        return Details(name, found)

    def _span(self, word: Word) -> Span:
        return Span(self.document.source, word.start, word.end)


_NO_DETAILS = Details()
