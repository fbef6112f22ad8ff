"""Making maps in Python: the same model that a file gives."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any, TypedDict, TypeVar, Unpack

import attrs

from argmap.argument_map import ArgumentMap
from argmap.diagnostics.suggest import did_you_mean
from argmap.english import listed
from argmap.fields import BY_THING, Form
from argmap.model.content import MapContent, with_rivals
from argmap.model.elements import (
    Claim,
    Contradiction,
    Evidence,
    Expectation,
    Inference,
    InferenceKind,
    Question,
    Quotation,
    QuotationKind,
    Restatement,
    Section,
    SourceText,
    Speaker,
    Verdict,
)
from argmap.model.ids import step_id
from argmap.model.valid import name_of, value_of
from argmap.model.voicing import aimed, quotations_hit
from argmap.names import normal

Premises = str | Iterable[str]
P = TypeVar("P", Contradiction, Restatement)
_NOBODY: Mapping[str, object] = MappingProxyType({})


class MapDetails(TypedDict, total=False):
    """What can be said of a map beside its title."""

    author: str
    date: str
    language: str
    weighing: str
    generated: str
    reviewed: str
    note: str
    tags: Iterable[str]


class SourceDetails(TypedDict, total=False):
    """What can be said of a source; `repeats` names sources declared before."""

    author: str
    publisher: str
    date: str
    url: str
    text: str
    sha256: str
    language: str
    reliability: str
    withdrawn: str
    repeats: Premises
    interest: str
    short: str
    note: str
    tags: Iterable[str]


class SpeakerDetails(TypedDict, total=False):
    """What can be said of a speaker; `speaks_for` names a speaker or a source declared before."""

    speaks_for: str
    reliability: str
    withdrawn: str
    interest: str
    short: str
    url: str
    note: str
    tags: Iterable[str]


class SectionDetails(TypedDict, total=False):
    """What can be said of a section."""

    part_of: str
    note: str


class ClaimDetails(TypedDict, total=False):
    """What can be said of a claim; a `credence` is a number from 0 to 1, a percentage or a word of ICD 203."""

    assumed: bool
    open: bool
    credence: float | str | None
    date: str
    short: str
    url: str
    note: str
    tags: Iterable[str]


class QuotationDetails(TypedDict, total=False):
    """What can be said of a quotation: `by` whom, `citing` whom, `at` which place, the words right before and after.

    `stance` is what the words commit their speaker to: `quote` (the claim), `suspicion`, `hope` or `mention`.
    """

    by: str
    citing: Premises
    stance: str
    at: str
    date: str
    prefix: str
    suffix: str
    note: str


class StepDetails(TypedDict, total=False):
    """What can be said of a step; a `strength` is a number from 0 to 1, or a level such as `moderate`."""

    name: str
    warrant: str
    scheme: str
    strength: float | str | None
    note: str
    tags: Iterable[str]


class RelationDetails(TypedDict, total=False):
    """What can be said of a contradiction."""

    name: str
    note: str
    tags: Iterable[str]


class QuestionDetails(TypedDict, total=False):
    """What can be said of a question."""

    exhaustive: bool
    note: str
    tags: Iterable[str]


class ArgMap:
    """A map that grows, call by call; `build` gives the finished, immutable `ArgumentMap`.

    Every call checks what it is given at once: a name that is taken or unknown, an empty text, a value of the
    wrong form or a relation of a claim with itself raises `ValueError`, so that a map that was built also compiles.
    A keyword that there is not raises `TypeError`.

    >>> town = ArgMap("Will the town close Mill Street?")
    >>> town.claim("close", "Mill Street should be closed to cars.")
    'close'
    >>> town.claim("footfall", "Footfall rose in every street that was closed.", assumed=True)
    'footfall'
    >>> town.support("footfall", "close")
    'footfall supports close'
    >>> print(town.build())
    Will the town close Mill Street? (2 claims, 1 relation, 0 quotations)
    """

    def __init__(self, title: str, **details: Unpack[MapDetails]) -> None:
        """Begin a map."""
        self._head = {"title": _title("map", "title", title), **_values("map", details)}
        self._sources: dict[str, SourceText] = {}
        self._speakers: dict[str, Speaker] = {}
        self._sections: dict[str, Section] = {}
        self._claims: dict[str, Claim] = {}
        self._inferences: dict[str, Inference] = {}
        self._contradictions: dict[str, Contradiction] = {}
        self._restatements: dict[str, Restatement] = {}
        self._questions: dict[str, Question] = {}
        self._expectations: list[Expectation] = []
        self._section = ""
        self._unnamed = 0

    def source(self, name: str, title: str, **details: Unpack[SourceDetails]) -> str:
        """Declare a text that is quoted; returns its name."""
        values = _values("source", {**details, "repeats": _listed(details.get("repeats", ()))})
        values["repeats"] = tuple(self._known(each, self._sources, "source") for each in values["repeats"])
        id_ = self._new(name, beside=self._speakers)
        self._sources[id_] = SourceText(id_, _title("source", "title", title), **values)
        return id_

    def speaker(self, name: str, full_name: str, **details: Unpack[SpeakerDetails]) -> str:
        """Declare somebody who speaks in the texts; returns the name."""
        values = _values("speaker", details)
        if values.get("speaks_for"):
            voices = {**self._speakers, **self._sources}
            values["speaks_for"] = self._known(values["speaks_for"], voices, "speaker or source")
        id_ = self._new(name, beside=self._sources)
        self._speakers[id_] = Speaker(id_, _title("speaker", "name", full_name), **values)
        return id_

    def section(self, title: str, **details: Unpack[SectionDetails]) -> str:
        """Begin a section: the claims that follow belong to it. Returns its id."""
        section = Section(
            f"section-{len(self._sections) + 1}", _title("section", "title", title), **_values("section", details)
        )
        self._section = section.id
        self._sections[section.id] = section
        return section.id

    def claim(self, name: str, text: str = "", **details: Unpack[ClaimDetails]) -> str:
        """Add a claim; returns its name.

        Given one text only, `claim("Parking revenue would fall.")`, the claim is called `c1`, `c2`, …
        """
        values = _values("claim", details)
        words = _title("claim", "text", text or name)
        id_ = self._new(name) if text else self._next_name()
        self._claims[id_] = Claim(id_, words, section=self._section, **values)
        return id_

    def quote(self, claim: str, source: str, words: str, **details: Unpack[QuotationDetails]) -> None:
        """Add somebody's words on a claim: they assert it, or say less where `stance` says so."""
        stance = details.pop("stance", "quote")
        if stance not in list(QuotationKind):
            raise ValueError(f"there is no stance `{stance}`{did_you_mean(str(stance), QuotationKind)}")
        self._quotation(QuotationKind(stance), claim, source, words, details)

    def denial(self, claim: str, source: str, words: str, **details: Unpack[QuotationDetails]) -> None:
        """Add somebody's words that deny a claim."""
        if details.pop("stance", "denial") != "denial":
            raise ValueError("a denial has no other stance")
        self._quotation(QuotationKind.DENIAL, claim, source, words, details)

    def support(self, premises: Premises, claim: str, **details: Unpack[StepDetails]) -> str:
        """Add a reason for a claim; returns the id of the step.

        Several premises support it together (linked premises).
        """
        return self._step(InferenceKind.SUPPORTS, premises, self._known(claim, self._claims, "claim"), details)

    def rebut(self, premises: Premises, claim: str, **details: Unpack[StepDetails]) -> str:
        """Add a reason to hold that a claim is false; returns the id of the step."""
        return self._step(InferenceKind.REBUTS, premises, self._known(claim, self._claims, "claim"), details)

    def imply(self, premises: Premises, claim: str, **details: Unpack[StepDetails]) -> str:
        """Add a strict step: whoever accepts the premises must accept the claim. Returns its id."""
        return self._step(InferenceKind.IMPLIES, premises, self._known(claim, self._claims, "claim"), details)

    def undercut(self, premises: Premises, target: str, *, by: str = "", **details: Unpack[StepDetails]) -> str:
        """Add a reason to set a step (by its id) or a claim aside; returns the id of the new step.

        With `by` only what that speaker or source is quoted for is set aside: `undercut("perjury", "seen", by="liar")`,
        or `undercut("perjury", "seen by liar")`; one of several of the same is `"seen by liar (2)"`.
        """
        parts = aimed(target) if not by and target not in self._inferences else None
        number = 0
        if parts is not None:
            target, by, number = parts
        if by:
            claim = self._known(target, self._claims, "claim")
            aim = f"{claim} by {self._known(by, {**self._speakers, **self._sources}, 'speaker or source')}"
            aim += f" ({number})" if number else ""
            found = quotations_hit(aim, self._claims)
            if found is None or not found[1]:
                raise ValueError(f"`{by}` is not quoted for `{claim}`{f' as number {number}' if number else ''}")
            return self._step(InferenceKind.UNDERCUTS, premises, aim, details)
        if target not in self._inferences:
            target = self._known(target, {**self._claims, **self._inferences}, "step or claim")
        return self._step(InferenceKind.UNDERCUTS, premises, target, details)

    def argue(self, step: str, source: str, words: str, **details: Unpack[QuotationDetails]) -> None:
        """Add the words in which somebody makes a step, by the id of the step."""
        found = self._inferences.get(step)
        if found is None:
            raise ValueError(f"no step is called `{step}`{did_you_mean(step, self._inferences)}")
        added = self._said(QuotationKind.ARGUED, source, words, details)
        self._inferences[step] = attrs.evolve(found, argued=(*found.argued, added))

    def contradict(self, first: str, second: str, **details: Unpack[RelationDetails]) -> str:
        """Say that two claims cannot both be true; returns the id of the contradiction."""
        return self._pair(Contradiction, self._contradictions, "contradict", first, second, details)

    def restate(self, first: str, second: str, **details: Unpack[RelationDetails]) -> str:
        """Say that two claims are one proposition in two wordings; returns the id of the relation."""
        return self._pair(Restatement, self._restatements, "restate", first, second, details)

    def _pair(
        self, make: type[P], table: dict[str, P], verb: str, first: str, second: str, details: RelationDetails
    ) -> str:
        one, other = self._known(first, self._claims, "claim"), self._known(second, self._claims, "claim")
        if one == other:
            raise ValueError(f"`{one}` cannot {verb} itself")
        if any({each.first, each.second} == {one, other} for each in table.values()):
            raise ValueError(f"`{one}` and `{other}` {verb} each other already")
        values = _values(make.__name__.lower(), details)
        name = details.get("name", "")
        id_ = self._new(name) if name else step_id(f"{verb}s", (one,), other)
        table[id_] = make(id_, one, other, named=bool(name), **values)
        return id_

    def question(self, name: str, text: str, answers: Iterable[str], **details: Unpack[QuestionDetails]) -> str:
        """Add a question with its rival answers: claims of which at most one can be true. Returns its name."""
        rivals = tuple(self._known(each, self._claims, "claim") for each in _listed(answers))
        if len(set(rivals)) < len(rivals) or len(rivals) < 2:
            raise ValueError("a question needs two answers or more, each once")
        values = _values("question", details)
        id_ = self._new(name)
        self._questions[id_] = Question(id_, _title("question", "text", text), rivals, **values)
        return id_

    def evidence(self, question: str, item: str, against: Premises = ()) -> None:
        """Say which answers of a question a claim speaks against; without any it fits all of them."""
        found = self._questions[self._known(question, self._questions, "question")]
        claim = self._known(item, self._claims, "claim")
        answers = tuple(dict.fromkeys(self._known(each, self._claims, "claim") for each in _listed(against)))
        for each in answers:
            if each not in found.answers:
                raise ValueError(f"`{each}` is no answer of `{question}`")
        if any(each.item == claim for each in found.evidence):
            raise ValueError(f"the evidence `{claim}` is rated already")
        rated = (*found.evidence, Evidence(claim, answers))
        self._questions[found.id] = attrs.evolve(found, evidence=rated)

    def expect(self, claim: str, verdict: Verdict | str) -> None:
        """Say what the verdict on a claim should be, by label, word or kind; a check reports where it is not."""
        expected = _value("expectation", "verdict", verdict)
        self._expectations.append(Expectation(self._known(claim, self._claims, "claim"), expected))

    def build(self) -> ArgumentMap:
        """The map as it is now; the builder can go on growing."""
        content = MapContent(
            **self._head,
            sources=self._sources,
            speakers=self._speakers,
            sections=self._sections,
            claims=self._claims,
            inferences=self._inferences,
            contradictions=with_rivals(self._contradictions, self._questions),
            restatements=self._restatements,
            questions=self._questions,
            expectations=tuple(self._expectations),
        )
        return ArgumentMap.of(content)

    def __repr__(self) -> str:
        return f"<ArgMap {self.build()}>"

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, str]:
        """Show the map in a notebook: the diagram as SVG, and plain text."""
        return self.build()._repr_mimebundle_(include, exclude)

    def _quotation(self, kind: QuotationKind, claim: str, source: str, words: str, details: QuotationDetails) -> None:
        owner = self._claims[self._known(claim, self._claims, "claim")]
        added = self._said(kind, source, words, details)
        self._claims[owner.id] = attrs.evolve(owner, quotations=(*owner.quotations, added))

    def _said(self, kind: QuotationKind, source: str, words: str, details: QuotationDetails) -> Quotation:
        given: dict[str, Any] = dict(details)
        given.update(speaker=given.pop("by", ""), locator=given.pop("at", ""))
        given["citing"] = _listed(given.get("citing", ()))
        values = _values("quotation", given)
        voices = {**self._speakers, **self._sources}
        if values["speaker"]:
            values["speaker"] = self._known(values["speaker"], voices, "speaker or source")
        values["citing"] = tuple(self._known(each, voices, "speaker or source") for each in values["citing"])
        known = self._known(source, self._sources, "source")
        return Quotation(kind, known, _title("quotation", "text", words), **values)

    def _step(self, kind: InferenceKind, premises: Premises, target: str, details: StepDetails) -> str:
        linked = tuple(dict.fromkeys(self._known(each, self._claims, "claim") for each in _listed(premises)))
        if not linked:
            raise ValueError("a step needs at least one premise")
        if target in linked:
            raise ValueError(f"`{target}` cannot bear on itself")
        values = _values("inference", details)
        name = details.get("name", "")
        id_ = self._new(name) if name else step_id(kind, linked, target)
        if id_ in self._inferences:
            raise ValueError(f"`{id_}` is there already")
        self._inferences[id_] = Inference(id_, kind, linked, target, named=bool(name), **values)
        return id_

    def _new(self, name: str, *, beside: Mapping[str, object] = _NOBODY) -> str:
        """A name that is well formed and free; a source and a speaker may share one."""
        found = name_of(name, "a name")
        if any(found in taken for taken in self._taken() if taken is not beside):
            raise ValueError(f"`{found}` is declared already")
        return found

    def _taken(self) -> tuple[Mapping[str, object], ...]:
        own = self._sources, self._speakers, self._claims
        return *own, self._inferences, self._contradictions, self._restatements, self._questions

    def _next_name(self) -> str:
        while True:
            self._unnamed += 1
            name = f"c{self._unnamed}"
            if not any(name in taken for taken in self._taken()):
                return name

    def _known(self, name: str, known: Mapping[str, object], kind: str) -> str:
        id_ = normal(name)
        if id_ not in known:
            raise ValueError(f"no {kind} is called `{name}`{did_you_mean(name, known)}")
        return id_


_NOT_DETAILS = ("name",)
"""Keywords of the builder that are no rows of the table: what a step is called."""


def _title(thing: str, name: str, text: str) -> Any:
    row = next(each for each in BY_THING[thing] if each.name == name)
    return value_of(attrs.evolve(row, form=Form.TITLE), text, f"a {thing}")


def _value(thing: str, name: str, value: object) -> Any:
    row = next(each for each in BY_THING[thing] if each.name == name)
    return value_of(row, value, f"an {thing}")


def _values(thing: str, details: Mapping[str, Any]) -> dict[str, Any]:
    """What a call says of a thing, in the form in which the language holds it."""
    rows = {row.name: row for row in BY_THING[thing] if not row.required}
    for name in details:
        if name not in rows and name not in _NOT_DETAILS:
            raise TypeError(f"a {thing} has no detail `{name}`{did_you_mean(name, rows) or _known_details(rows)}")
    return {name: value_of(rows[name], value, f"a {thing}") for name, value in details.items() if name in rows}


def _known_details(rows: Iterable[str]) -> str:
    return f"; it has {listed([f'`{row}`' for row in rows])}"


def _listed(names: Premises) -> tuple[str, ...]:
    return (names,) if isinstance(names, str) else tuple(names)
