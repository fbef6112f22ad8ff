"""Reading the statements of one file into the parts of a map: what they declare."""

import re
from collections.abc import Iterator, Mapping, Sequence

from argmap.diagnostics.diagnostic import Diagnostic
from argmap.model.elements import (
    Claim,
    Evidence,
    Expectation,
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
from argmap.resolve.parts import Parts
from argmap.resolve.relations import RelationReader
from argmap.resolve.scopes import NameKind, declared_by
from argmap.resolve.values import Settings, Values
from argmap.source import Span
from argmap.syntax import nodes
from argmap.syntax.keywords import ARGUED
from argmap.syntax.nodes import Word

_SPEAKER_LAST = re.compile(r"(?:^|\s)(?P<part>by|citing)\s+(?P<name>\S+)\Z")
"""How a place ends that somebody who is quoted stands in."""


class DocumentReader:
    """Reads one file. `file` is its index, `ids` the ids of all declarations by file and offset."""

    def __init__(
        self,
        document: nodes.Document,
        file: int,
        *,
        ids: Mapping[tuple[int, int], str],
        lookup: Lookup,
        parts: Parts,
        diagnostics: list[Diagnostic],
    ) -> None:
        self.document = document
        self.source = document.source
        self.file = file
        self.ids = ids
        self.lookup = lookup
        self.parts = parts
        self.diagnostics = diagnostics
        self.values = Values(self.source, diagnostics)
        self.relations = RelationReader(
            document,
            file,
            ids=ids,
            lookup=lookup,
            parts=parts,
            values=self.values,
            diagnostics=diagnostics,
            add_claim=self._add_claim,
            quotations=self.quotations,
        )
        self.title = ""
        self.head: Settings = {}
        self.origin: Span | None = None
        self.section = ""

    def read(self) -> None:
        """Read every statement in its order."""
        self._read_head()
        for block in self.document.blocks:
            statement = block.statement
            if block.bad or block.mended:
                self._note_holes(block)
            if isinstance(statement, nodes.ClaimDecl):
                self._read_claim(statement)
            elif isinstance(statement, nodes.Relation):
                self.relations.read_statement(statement)
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
        """Lines were left out or read as they are meant: what they declare and name may have lost something."""
        for match in NAME_RE.finditer(self.source.text, block.start, block.end):
            entity = self.lookup.scope.get(normal(match[0]))
            if entity is not None:
                self.parts.holes.add(entity.id)
        if block.mended and block.statement is not None:
            declared = (self.ids.get((self.file, word.start)) for _, word in declared_by(block.statement))
            self.parts.holes.update(each for each in declared if each is not None)

    def _read_head(self) -> None:
        """The title and its details; the claims of an included map stand under its title."""
        heads = [each for each in self.document.statements if isinstance(each, nodes.MapHead)]
        for again in heads[1:]:
            self.diagnostics.append(wording.second_map(self._span(again.keyword), self._span(heads[0].keyword)))
        if heads:
            self.title = heads[0].title.text
            self.head = self.values.settings(heads[0].details)
            self.origin = self._span(heads[0].title)
            if self.file and any(isinstance(statement, nodes.ClaimDecl) for statement in self.document.statements):
                self._open_section(self.title, (), self.origin)

    def _open_section(self, title: str, details: Sequence[nodes.Setting], origin: Span) -> None:
        values = self.values.of("section", self.values.settings(details))
        if self.file:
            values["part_of"] = self.title
        self.section = f"section-{len(self.parts.sections) + 1}"
        self.parts.sections[self.section] = Section(self.section, title, origin=origin, **values)

    def _read_source(self, node: nodes.SourceDecl) -> None:
        id_ = self.ids.get((self.file, node.name.start))
        if id_ is None:
            return
        settings = self.values.settings(node.details)
        self.parts.sources[id_] = SourceText(
            id_,
            node.title.text,
            repeats=tuple(self._listed(settings.get("repeats"), NameKind.SOURCE)),
            origin=self._span(node.name),
            places={key: self._span(word) for key, word in settings.items()},
            **self.values.of("source", settings),
        )

    def _read_speaker(self, node: nodes.SpeakerDecl) -> None:
        id_ = self.ids.get((self.file, node.name.start))
        if id_ is None:
            return
        settings = self.values.settings(node.details)
        self.parts.speakers[id_] = Speaker(
            id_,
            node.title.text,
            speaks_for=next(iter(self._listed(settings.get("speaks for"), NameKind.SPEAKER, NameKind.SOURCE)), ""),
            origin=self._span(node.name),
            **self.values.of("speaker", settings),
        )

    def _read_question(self, node: nodes.QuestionDecl) -> None:
        id_ = self.ids.get((self.file, node.name.start))
        if id_ is None:
            return
        settings = [detail for detail in node.details if isinstance(detail, nodes.Setting)]
        given = [detail.value for detail in settings if detail.key.text == "answer"]
        words = [each for word in given for each in self.values.listed(word)]
        answers: dict[str, Word] = {}
        for word in words:
            found = self.lookup.find(word, NameKind.CLAIM)
            if found is None:
                self.parts.holes.add(id_)
            elif found in answers:
                self.diagnostics.append(wording.repeated_answer(self._span(word), self._span(answers[found])))
            else:
                answers[found] = word
        values = self.values.of("question", self.values.settings(node.details))
        values["exhaustive"] = _has_flag(node.details, "exhaustive")
        values["evidence"] = tuple(self._evidence(node.details, answers, id_))
        self.parts.questions[id_] = Question(
            id_, node.title.text, tuple(answers), origin=self._span(node.name), **values
        )

    def _listed(self, word: Word | None, *kinds: NameKind) -> list[str]:
        """The ids of names that stand in the value of a detail, parted by commas."""
        if word is None:
            return []
        found = []
        for match in self.values.listed(word):
            id_ = self.lookup.find(match, *kinds)
            if id_ is not None:
                found.append(id_)
        return list(dict.fromkeys(found))

    def _read_expectation(self, node: nodes.Expect) -> None:
        id_ = self.lookup.find(node.name, NameKind.CLAIM)
        verdict = self.values.verdict(node.verdict)
        if id_ is not None and verdict is None:
            self.parts.holes.add(id_)
        if id_ is not None and verdict is not None:
            self.parts.expectations.append(Expectation(id_, verdict, origin=self._span(node.verdict)))

    def _read_claim(self, node: nodes.ClaimDecl) -> None:
        id_ = self._add_claim(node.name, node.text, node.details)
        if node.details:
            for each in node.details:
                if isinstance(each, nodes.QuotationLine) and each.keyword.text == ARGUED:
                    self.diagnostics.append(wording.argued_without_step(self._span(each.keyword)))
            self.relations.read_below(node.details, id_)

    def _add_claim(self, name: Word | None, text: Word, details: Sequence[nodes.Detail]) -> str:
        place = name or text
        id_ = self.ids[self.file, place.start]
        origin = Span(self.source, place.start, place.end)
        flags = {each.keyword.text: each.keyword for each in details if isinstance(each, nodes.Flag)}
        if len(flags) > 1:
            self.diagnostics.append(wording.open_and_assumed(self._span(flags["open"]), self._span(flags["assumed"])))
        if all(type(each) is nodes.Relation or type(each) is nodes.Step for each in details):
            self.parts.claims[id_] = Claim(id_, text.text, section=self.section, origin=origin)
            return id_
        self.parts.claims[id_] = Claim(
            id_,
            text.text,
            quotations=tuple(self.quotations(id_, details)),
            assumed=_has_flag(details, "assumed"),
            open=_has_flag(details, "open"),
            section=self.section,
            origin=origin,
            **self.values.of("claim", self.values.settings(details)),
        )
        return id_

    def quotations(self, owner: str, details: Sequence[nodes.Detail], *, argued: bool = False) -> Iterator[Quotation]:
        """The quotations of a claim, or those that say who makes a step."""
        for node in details:
            if not isinstance(node, nodes.QuotationLine) or (node.keyword.text == ARGUED) is not argued:
                continue
            source = self.lookup.find(node.source, NameKind.SOURCE)
            speaker = self.lookup.find(node.speaker, NameKind.SPEAKER, NameKind.SOURCE) if node.speaker else ""
            citing = [self.lookup.find(each, NameKind.SPEAKER, NameKind.SOURCE) for each in node.citing]
            known = self._chain(node, citing, speaker)
            self._speaker_after_place(node, owner)
            if owner and (source is None or speaker is None or None in citing):
                self.parts.holes.add(owner)
            if source is not None:
                yield Quotation(
                    QuotationKind(node.keyword.text),
                    source,
                    node.text.text,
                    speaker=speaker or "",
                    citing=known,
                    locator=node.locator.text if node.locator else "",
                    origin=self._span(node.text),
                    kind_origin=self._span(node.keyword),
                    source_origin=self._span(node.source),
                    locator_origin=self._span(node.locator) if node.locator else None,
                    **self.values.of("quotation", self.values.settings(node.details)),
                )

    def _evidence(
        self, details: Sequence[nodes.Detail], answers: Mapping[str, Word], question: str
    ) -> Iterator[Evidence]:
        """The items that a question rates, each once, against answers of its own."""
        seen: dict[str, Word] = {}
        for line in details:
            if not isinstance(line, nodes.EvidenceLine):
                continue
            item = self.lookup.find(line.item, NameKind.CLAIM)
            against = []
            for word in line.against:
                answer = self.lookup.find(word, NameKind.CLAIM)
                if answer is not None and answer not in answers:
                    self.diagnostics.append(wording.no_answer(self._span(word), question))
                elif answer is not None:
                    against.append(answer)
            if item is None or (line.against and len(against) < len(line.against)):
                self.parts.holes.add(question)
            elif item in seen:
                self.diagnostics.append(wording.rated_twice(self._span(line.item), self._span(seen[item])))
            else:
                seen[item] = line.item
                yield Evidence(item, tuple(dict.fromkeys(against)), origin=self._span(line.item))

    def _chain(self, node: nodes.QuotationLine, citing: Sequence[str | None], speaker: str | None) -> tuple[str, ...]:
        """Who is cited, each once: nobody relays himself."""
        found: dict[str, None] = {}
        for word, each in zip(node.citing, citing, strict=True):
            if each is not None and (each == speaker or each in found):
                self.diagnostics.append(wording.cites_himself(self._span(word)))
            elif each is not None:
                found[each] = None
        return tuple(found)

    def _speaker_after_place(self, node: nodes.QuotationLine, owner: str) -> None:
        """Tell of `at p. 3 by liar:`, where `by liar` is read as part of the place."""
        late = _SPEAKER_LAST.search(node.locator.text) if node.locator else None
        entity = self.lookup.scope.get(normal(late["name"])) if late else None
        if late and node.locator and entity is not None and entity.stands_for(NameKind.SPEAKER):
            self.parts.holes.update([owner] if owner else [])
            self.lookup.meant.add(entity.id)
            end = node.locator.end
            span = Span(self.source, end - len(late[0].lstrip()), end)
            self.diagnostics.append(wording.speaker_after_place(span, late["part"]))

    def _span(self, word: Word) -> Span:
        return Span(self.source, word.start, word.end)


def _has_flag(details: Sequence[nodes.Detail], word: str) -> bool:
    return any(isinstance(detail, nodes.Flag) and detail.keyword.text == word for detail in details)
