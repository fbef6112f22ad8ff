"""Reading the statements of one file into the parts of a map."""

from collections.abc import Iterator, Mapping, Sequence

import attrs

from argmap.diagnostics.diagnostic import Diagnostic
from argmap.model.elements import (
    Claim,
    Expectation,
    InferenceKind,
    Question,
    Quotation,
    QuotationKind,
    Section,
    SourceText,
    Speaker,
)
from argmap.names import NAME_RE, normal
from argmap.resolve import wording
from argmap.resolve.lookup import Lookup
from argmap.resolve.scopes import Kind
from argmap.resolve.steps import Aim, Details, Slot, Steps
from argmap.resolve.values import Settings, Values
from argmap.source import Span
from argmap.syntax import nodes
from argmap.syntax.nodes import Word

_KINDS = {
    "because": InferenceKind.SUPPORTS,
    "but": InferenceKind.REBUTS,
    "unless": InferenceKind.UNDERCUTS,
    "supports": InferenceKind.SUPPORTS,
    "rebuts": InferenceKind.REBUTS,
    "undercuts": InferenceKind.UNDERCUTS,
    "implies": InferenceKind.IMPLIES,
}


@attrs.define(eq=False, repr=False)
class Parts:
    """The map as it grows; sections are numbered through all files."""

    steps: Steps
    sources: dict[str, SourceText] = attrs.Factory(dict)
    speakers: dict[str, Speaker] = attrs.Factory(dict)
    sections: dict[str, Section] = attrs.Factory(dict)
    questions: dict[str, Question] = attrs.Factory(dict)
    claims: dict[str, Claim] = attrs.Factory(dict)
    holes: set[str] = attrs.Factory(set)
    expectations: list[Expectation] = attrs.Factory(list)


@attrs.frozen(eq=False, repr=False)
class _Frame:
    """Details that are being read: those of a claim (`owner`), or of a bare step (no owner).

    `step` is the step that the claim is a premise of, which `unless` sets aside.
    """

    details: Iterator[nodes.Detail]
    owner: str | None
    step: Slot | None


class FileReader:
    """Reads one file. `at` is its index, `ids` the ids of all declarations by file and offset."""

    def __init__(
        self,
        document: nodes.Document,
        at: int,
        *,
        ids: Mapping[tuple[int, int], str],
        lookup: Lookup,
        parts: Parts,
        diagnostics: list[Diagnostic],
    ) -> None:
        self.document = document
        self.source = document.source
        self.at = at
        self.ids = ids
        self.lookup = lookup
        self.parts = parts
        self.diagnostics = diagnostics
        self.values = Values(self.source, diagnostics)
        self.title = ""
        self.head: Settings = {}
        self.origin: Span | None = None
        self.section = ""

    def read(self) -> None:
        """Read every statement in its order."""
        self._read_head()
        for block in self.document.blocks:
            statement = block.statement
            if block.bad:
                self._note_holes(block)
            if isinstance(statement, nodes.ClaimDecl):
                self._read_claim(statement)
            elif isinstance(statement, nodes.Relation):
                self._read_details(_Frame(iter((statement,)), None, None))
            elif isinstance(statement, nodes.SourceDecl):
                self._read_source(statement)
            elif isinstance(statement, nodes.SpeakerDecl):
                self._read_speaker(statement)
            elif isinstance(statement, nodes.QuestionDecl):
                self._read_question(statement)
            elif isinstance(statement, nodes.SectionHead):
                self._open_section(statement.title.text, statement.details, self._span(statement.title))
            elif isinstance(statement, nodes.Expect):
                self._read_expectation(statement)

    def _note_holes(self, block: nodes.Block) -> None:
        """Lines were left out: what their statement declares, and what they name, may have lost something."""
        for match in NAME_RE.finditer(self.source.text, block.start, block.end):
            entity = self.lookup.scope.get(normal(match[0]))
            if entity is not None:
                self.parts.holes.add(entity.id)

    def _read_head(self) -> None:
        """The title and its details; the claims of an included map stand under its title."""
        heads = [each for each in self.document.statements if isinstance(each, nodes.MapHead)]
        for again in heads[1:]:
            self.diagnostics.append(wording.second_map(self._span(again.keyword), self._span(heads[0].keyword)))
        if heads:
            self.title = heads[0].title.text
            self.head = self.values.settings(heads[0].details)
            self.origin = self._span(heads[0].title)
            if self.at and any(isinstance(each, nodes.ClaimDecl) for each in self.document.statements):
                self._open_section(self.title, (), self.origin)

    def _open_section(self, title: str, details: Sequence[nodes.Setting], origin: Span) -> None:
        settings = self.values.settings(details)
        part_of = self.title if self.at else self.values.text(settings, "part of")
        note = self.values.text(settings, "note")
        self.section = f"section-{len(self.parts.sections) + 1}"
        self.parts.sections[self.section] = Section(self.section, title, part_of, note, origin=origin)

    def _read_source(self, node: nodes.SourceDecl) -> None:
        id_ = self.ids.get((self.at, node.name.start))
        if id_ is None:
            return
        settings = self.values.settings(node.details)
        text = self.values.text
        self.parts.sources[id_] = SourceText(
            id_,
            node.title.text,
            author=text(settings, "author"),
            publisher=text(settings, "publisher"),
            date=self.values.date(settings),
            url=text(settings, "url"),
            text=text(settings, "text"),
            sha256=self.values.sha256(settings),
            language=text(settings, "language"),
            reliability=self.values.reliability(settings),
            repeats=tuple(self._listed(settings.get("repeats"), Kind.SOURCE)),
            note=text(settings, "note"),
            tags=self.values.words(settings, "tags"),
            origin=self._span(node.name),
            places={key: self._span(word) for key, word in settings.items()},
        )

    def _read_speaker(self, node: nodes.SpeakerDecl) -> None:
        id_ = self.ids.get((self.at, node.name.start))
        if id_ is None:
            return
        settings = self.values.settings(node.details)
        speaks_for = next(iter(self._listed(settings.get("speaks for"), Kind.SPEAKER)), "")
        note, tags = self.values.text(settings, "note"), self.values.words(settings, "tags")
        self.parts.speakers[id_] = Speaker(id_, node.title.text, speaks_for, note, tags, origin=self._span(node.name))

    def _read_question(self, node: nodes.QuestionDecl) -> None:
        id_ = self.ids.get((self.at, node.name.start))
        if id_ is None:
            return
        settings = self.values.settings(node.details)
        given = [detail.value for detail in node.details if detail.key.text == "answer"]
        words = [each for word in given for each in self.values.listed(word)]
        answers: dict[str, Word] = {}
        for word in words:
            found = self.lookup.find(word, Kind.CLAIM)
            if found is None:
                self.parts.holes.add(id_)
            elif found in answers:
                self.diagnostics.append(wording.repeated_answer(self._span(word), self._span(answers[found])))
            else:
                answers[found] = word
        note, tags = self.values.text(settings, "note"), self.values.words(settings, "tags")
        self.parts.questions[id_] = Question(
            id_, node.title.text, tuple(answers), note, tags, origin=self._span(node.name)
        )

    def _listed(self, word: Word | None, kind: Kind) -> list[str]:
        """The ids of names that stand in the value of a detail, parted by commas."""
        if word is None:
            return []
        found = []
        for match in self.values.listed(word):
            id_ = self.lookup.find(match, kind)
            if id_ is not None:
                found.append(id_)
        return list(dict.fromkeys(found))

    def _read_expectation(self, node: nodes.Expect) -> None:
        id_ = self.lookup.find(node.name, Kind.CLAIM)
        verdict = self.values.verdict(node.verdict)
        if id_ is not None and verdict is None:
            self.parts.holes.add(id_)
        if id_ is not None and verdict is not None:
            self.parts.expectations.append(Expectation(id_, verdict, origin=self._span(node.verdict)))

    def _read_claim(self, node: nodes.ClaimDecl) -> None:
        id_ = self._add_claim(node.name, node.text, node.details)
        if node.details:
            self._read_details(_Frame(iter(node.details), id_, None))

    def _add_claim(self, name: Word | None, text: Word, details: Sequence[nodes.Detail]) -> str:
        place = name or text
        id_ = self.ids[self.at, place.start]
        origin = Span(self.source, place.start, place.end)
        if all(type(each) is nodes.Relation or type(each) is nodes.Step for each in details):
            self.parts.claims[id_] = Claim(id_, text.text, section=self.section, origin=origin)
            return id_
        settings = self.values.settings(details)
        self.parts.claims[id_] = Claim(
            id_,
            text.text,
            tuple(self._quotations(id_, details)),
            any(isinstance(each, nodes.Assumed) for each in details),
            self.values.credence(settings),
            self.section,
            self.values.date(settings),
            self.values.text(settings, "note"),
            self.values.words(settings, "tags"),
            origin=origin,
        )
        return id_

    def _quotations(self, owner: str, details: Sequence[nodes.Detail]) -> Iterator[Quotation]:
        for node in details:
            if not isinstance(node, nodes.Quotation):
                continue
            source = self.lookup.find(node.source, Kind.SOURCE)
            speaker = self.lookup.find(node.speaker, Kind.SPEAKER) if node.speaker else ""
            settings = self.values.settings(node.details)
            if source is None or speaker is None:
                self.parts.holes.add(owner)
            if source is not None:
                yield Quotation(
                    QuotationKind(node.keyword.text),
                    source,
                    node.text.text,
                    speaker or "",
                    node.locator.text if node.locator else "",
                    self.values.date(settings),
                    self.values.text(settings, "note"),
                    self.values.text(settings, "prefix"),
                    self.values.text(settings, "suffix"),
                    origin=self._span(node.text),
                )

    def _read_details(self, top: _Frame) -> None:
        """Read steps and relations below a claim, in the order of the text; reasons nest deep."""
        stack: list[_Frame | tuple[nodes.Step, Slot]] = [top]
        while stack:
            frame = stack[-1]
            if isinstance(frame, tuple):
                stack.pop()
                step, slot = frame
                owner = self._add_claim(step.name, step.text, step.details) if step.text else None
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

    def _step(self, node: nodes.Step, frame: _Frame) -> Slot:
        slot = Slot()
        premises = [each for step in (node, *node.conjuncts) for each in self._premises_of_step(step)]
        span = self._span(node.keyword)
        place = self.at, node.keyword.start
        details = self._details(node.label, node.details, told=node.text is not None)
        known = tuple(each for each in premises if each is not None)
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
            return [self.ids[self.at, (node.name or node.text).start]]
        return [self.lookup.find(word, Kind.CLAIM) for word in node.premises]

    def _relation(self, node: nodes.Relation, owner: str | None) -> Slot:
        slot = Slot()
        complete = True
        known: tuple[str, ...] = () if owner is None else (owner,)
        if node.premises:
            premises = [self.lookup.find(word, Kind.CLAIM) for word in node.premises]
            complete = None not in premises
            known = tuple(dict.fromkeys((*known, *(each for each in premises if each is not None))))
        details = self._details(node.label, node.details, told=False)
        span = self._span(node.verb)
        place = self.at, node.verb.start
        if node.verb.text == "undercuts":
            self._undercut(node.target, known if complete else (), details, slot, place, span)
            return slot
        target = self.lookup.find(node.target, Kind.CLAIM) if isinstance(node.target, Word) else None
        if not complete or target is None:
            self.parts.holes.update(known, () if target is None else (target,))
            return slot
        if node.verb.text != "contradicts":
            kind = _KINDS[node.verb.text]
            self.parts.steps.add(kind, known, target, details=details, slot=slot, place=place, span=span)
        elif len(known) > 1:
            self.parts.holes.update((*known, target))
            self.diagnostics.append(wording.linked_contradiction(span))
        else:
            self.parts.steps.exclude(known[0], target, details, span)
            for detail in node.details:
                if isinstance(detail, nodes.Step):
                    self.diagnostics.append(wording.undercut_of_contradiction(self._span(detail.keyword), span))
        return slot

    def _undercut(
        self,
        target: Word | nodes.Reference,
        premises: tuple[str, ...],
        details: Details,
        slot: Slot,
        place: tuple[int, int],
        span: Span,
    ) -> None:
        steps = self.parts.steps
        aim = self._aim(target)
        if not premises or aim is None:
            self.parts.holes.update(premises)
            return
        if isinstance(aim, str):
            kind = InferenceKind.UNDERCUTS
            steps.add(kind, premises, aim, details=details, slot=slot, place=place, span=span)
        else:
            steps.aim(premises, aim, details=details, slot=slot, place=place, span=span)

    def _aim(self, target: Word | nodes.Reference) -> str | Aim | None:
        if isinstance(target, Word):
            return self.lookup.find(target, Kind.CLAIM, Kind.STEP)
        premises = [self.lookup.find(word, Kind.CLAIM) for word in target.premises]
        inner = self._aim(target.target)
        known = tuple(each for each in premises if each is not None)
        if inner is None or len(known) < len(premises):
            self.parts.holes.update(known, [inner] if isinstance(inner, str) else [])
            return None
        verb = target.verb.text if target.verb else ""
        return Aim(known, verb, inner, self.document.span(target))

    def _details(self, label: Word | None, details: Sequence[nodes.Detail], *, told: bool) -> Details:
        name = self.ids.get((self.at, label.start), "") if label else ""
        if not details:
            return Details(name) if name else _NO_DETAILS
        settings = self.values.settings(details)
        return Details(
            name,
            self.values.text(settings, "warrant"),
            self.values.text(settings, "scheme"),
            self.values.strength(settings),
            "" if told else self.values.text(settings, "note"),
            () if told else self.values.words(settings, "tags"),
        )

    def _span(self, word: Word) -> Span:
        return Span(self.source, word.start, word.end)


_NO_DETAILS = Details()
