"""A map in the making, by the keys of a foreign file: whatever is said of it, what comes out is a map."""

import re
from collections.abc import Collection, Iterable, Mapping
from typing import Any, TypeVar

import attrs

from argmap.diagnostics.diagnostic import Diagnostic
from argmap.english import listed, shortened
from argmap.fields import BY_THING, Form
from argmap.interchange.imported import Imported, unreadable
from argmap.interchange.loss import (
    COMMON,
    EMPTY,
    ITSELF,
    LEAF,
    NO_PREMISE,
    NO_TITLE,
    NOTHING_THERE,
    TWICE,
    VALUE,
    FormatLoss,
    Lost,
)
from argmap.interchange.naming import FreshNames, few_words
from argmap.interchange.outline import Outline
from argmap.model.content import MapContent, with_rivals
from argmap.model.elements import (
    Claim,
    Contradiction,
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
)
from argmap.model.ids import step_id
from argmap.model.kinds import MOST_SHORT
from argmap.model.renaming import renamed
from argmap.model.text import clean_text
from argmap.model.valid import PAIRS, value_of
from argmap.source import Source, Span

P = TypeVar("P", Contradiction, Restatement)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_HALVES = re.compile(r"[\ud800-\udfff]")
_ROWS = {thing: {row.name: row for row in rows} for thing, rows in BY_THING.items()}
LEAVES = ("assumed", "plain", "open")
"""What claims can be that nothing in a file speaks for."""
_MOST_DEEP = 40
"""Undercuts of undercuts; what lies deeper has a name."""


def tidy(text: object) -> str:
    """A text from outside as the language can hold it; what is no text counts as none."""
    if not isinstance(text, str):
        if isinstance(text, bool):
            return "yes" if text else "no"
        return "" if text is None or isinstance(text, (dict, list)) else str(text)
    return clean_text(_HALVES.sub("\ufffd", _CONTROL.sub(" ", text)))


def one_line(text: object) -> str:
    """A text from outside with single spaces between its words; empty lines part paragraphs."""
    paragraphs = re.split(r"\n[ \t]*\n", tidy_breaks(text))
    return "\n".join(filter(None, (" ".join(each.split()) for each in paragraphs)))


def tidy_breaks(text: object) -> str:
    """A text from outside with its line ends as line feeds."""
    if not isinstance(text, str):
        return tidy(text)
    return _HALVES.sub("\ufffd", _CONTROL.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n")))


@attrs.define(eq=False)
class _Claim:
    key: str
    id: str
    text: str
    span: Span
    section: str
    details: dict[str, Any]
    quotations: list[Quotation] = attrs.Factory(list)


@attrs.define(eq=False)
class _Step:
    key: str
    kind: InferenceKind
    premises: tuple[str, ...]
    target: str
    span: Span
    name: str
    details: dict[str, Any]
    argued: list[Quotation] = attrs.Factory(list)
    id: str = ""


class Draft:
    """A map in the making.

    Claims, steps, sources and speakers are known by keys: whatever the foreign file calls them. A key that nothing
    has, a value of a wrong form, a relation of a claim with itself: all of it is told (`losses`) and left out. Nothing
    here raises for what a file says.
    """

    def __init__(self, source: Source, format_: str, losses: Collection[FormatLoss] = ()) -> None:
        self.source = source
        self.format = format_
        self.losses: list[Lost] = []
        self.texts: dict[str, str] = {}
        self._declared = frozenset((*COMMON, *losses))
        self._names = FreshNames()
        self._text_names = FreshNames()
        self._head: dict[str, Any] = {}
        self._sources: dict[str, SourceText] = {}
        self._speakers: dict[str, Speaker] = {}
        self._sections: list[Section] = []
        self._claims: dict[str, _Claim] = {}
        self._steps: dict[str, _Step] = {}
        self._contradictions: list[tuple[str, str, Span, str, dict[str, Any]]] = []
        self._restatements: list[tuple[str, str, Span, str, dict[str, Any]]] = []
        self._questions: dict[str, Question] = {}
        self._expectations: list[tuple[str, str, Span]] = []
        self._nameless = 0

    # What is told.

    def whole(self) -> Span:
        """The beginning of the file, for what has no place in it."""
        return Span(self.source, 0, min(1, len(self.source.text)))

    def lose(self, loss: FormatLoss, span: Span | None, message: str, *, help_: str = "") -> None:
        """Tell of a difference between the file and the map."""
        assert loss in self._declared, f"{loss} is none of the losses of {self.format}"
        place = self.whole() if span is None else span
        self.losses.append(Lost(loss, Diagnostic.at(loss.rule, place, message, help=help_)))

    # What the map consists of.

    def head(self, span: Span | None = None, **details: object) -> None:
        """Say something of the map: its title, author, date and more."""
        self._head.update(self._values("map", details, span))

    def add_note(self, text: str) -> None:
        """Add a paragraph to the note on the map."""
        self._head["note"] = _joined(self._head.get("note", ""), tidy(text))

    def add_source(self, key: str, title: str, span: Span | None = None, *, name: str = "", **details: object) -> str:
        """Declare a text; returns its id. A key that is there already keeps what was said first."""
        if key in self._sources:
            return self._sources[key].id
        words = tidy(title) or "A text without a title"
        id_ = self._names.keep(name or key) or self._names.of(few_words(name or words), "text")
        self._sources[key] = SourceText(id_, words, **self._values("source", details, span))
        return id_

    def add_text(self, key: str, text: str) -> None:
        """Give a source its text, which becomes a file beside the map."""
        source = self._sources[key]
        path = f"{self._text_names.of(source.id, 'text')}.txt"
        self.texts[path] = _HALVES.sub("\ufffd", text.replace("\0", " "))
        self._sources[key] = attrs.evolve(source, text=path)

    def path_of(self, key: str) -> str:
        """The path of the text of a source."""
        return self._sources[key].text

    def has_source(self, key: str) -> bool:
        """Whether a source has this key."""
        return key in self._sources

    def add_speaker(self, key: str, name: str, span: Span | None = None, **details: object) -> str:
        """Declare somebody who speaks; returns the id."""
        if key in self._speakers:
            return self._speakers[key].id
        words = tidy(name) or "Somebody"
        id_ = self._names.keep(key) or self._names.of(few_words(words), "speaker")
        self._speakers[key] = Speaker(id_, words, **self._values("speaker", details, span))
        return id_

    def add_section(self, title: str, note: str = "") -> str:
        """Begin a section; returns its id, which claims are put under."""
        id_ = f"section-{len(self._sections) + 1}"
        self._sections.append(Section(id_, tidy(title) or "Untitled", note=tidy(note)))
        return id_

    def add_claim(
        self, key: str, text: str, span: Span, *, name: str = "", title: str = "", section: str = "", **details: object
    ) -> None:
        """Add a claim.

        `name` is what it is to be called, if that is a name; `title` what a name is made of. Without either it has a
        name only where the language needs one. A key that is there already is the same claim.
        """
        if key in self._claims:
            return
        words = tidy(text)
        if not words:
            called = tidy(title) or tidy(name)
            words = called or "A claim without words"
            self.lose(EMPTY, span, f"{shortened(called, 40) or 'this claim'} has no words")
        id_ = (self._names.keep(name) if name else "") or (self._names.of(title, "claim") if title else "")
        if not id_:
            self._nameless += 1
            id_ = f"#{self._nameless}"
        self._claims[key] = _Claim(
            key=key, id=id_, text=words, span=span, section=section, details=self._values("claim", details, span)
        )

    def has_claim(self, key: str) -> bool:
        """Whether a claim has this key."""
        return key in self._claims

    def text_of(self, key: str) -> str:
        """The words of a claim."""
        return self._claims[key].text

    def note_claim(self, key: str, text: str) -> None:
        """Add a paragraph to the note on a claim."""
        details = self._claims[key].details
        details["note"] = _joined(details.get("note", ""), tidy(text))

    def note_step(self, key: str, text: str) -> None:
        """Add a paragraph to the note on a step."""
        details = self._steps[key].details
        details["note"] = _joined(details.get("note", ""), tidy(text))

    def mark(self, key: str, **details: bool) -> None:
        """Say of a claim that it is `assumed` or `open`."""
        if key in self._claims:
            self._claims[key].details.update(details)

    def quote(
        self,
        claim: str,
        source: str,
        words: str,
        span: Span | None,
        *,
        kind: QuotationKind = QuotationKind.QUOTE,
        speaker: str = "",
        citing: Iterable[str] = (),
        **details: object,
    ) -> None:
        """Add somebody's words on a claim; `speaker` and `citing` are keys of speakers or sources."""
        made = self._quotation(kind, source, words, span, speaker, citing, details)
        if made is not None and claim in self._claims:
            self._claims[claim].quotations.append(made)

    def argue(
        self,
        step: str,
        source: str,
        words: str,
        span: Span | None,
        *,
        speaker: str = "",
        citing: Iterable[str] = (),
        **details: object,
    ) -> None:
        """Add the words in which somebody makes a step."""
        made = self._quotation(QuotationKind.ARGUED, source, words, span, speaker, citing, details)
        if made is not None and step in self._steps:
            self._steps[step].argued.append(made)

    def add_step(
        self,
        kind: InferenceKind,
        premises: Iterable[str],
        target: str,
        span: Span,
        *,
        key: str = "",
        name: str = "",
        title: str = "",
        **details: object,
    ) -> None:
        """Add a step; `target` is the key of a claim, or for an undercut of a claim or a step."""
        linked = tuple(dict.fromkeys(premises))
        if not linked or not target:
            self.lose(NO_PREMISE, span, f"this step has no {'target' if linked else 'premise'}")
            return
        if target in linked:
            rest = tuple(each for each in linked if each != target)
            self.lose(ITSELF, span, "this step leads from a claim to itself")
            if not rest:
                return
            linked = rest
        called = (self._names.keep(name) if name else "") or (self._names.of(title, "step") if title else "")
        own = key or f"\0step {len(self._steps)}"
        self._steps[own] = _Step(
            key=own, kind=kind, premises=linked, target=target, span=span, name=called,
            details=self._values("inference", details, span),
        )  # fmt: skip

    def has_step(self, key: str) -> bool:
        """Whether a step has this key."""
        return key in self._steps

    def contradict(self, first: str, second: str, span: Span, *, name: str = "", **details: object) -> None:
        """Say that two claims cannot both be true."""
        self._pair(self._contradictions, "contradiction", first, second, span, name, details)

    def restate(self, first: str, second: str, span: Span, *, name: str = "", **details: object) -> None:
        """Say that two claims are one proposition in two wordings."""
        self._pair(self._restatements, "restatement", first, second, span, name, details)

    def add_question(
        self, key: str, text: str, answers: Iterable[str], span: Span, *, title: str = "", **details: object
    ) -> None:
        """Add a question with rival answers."""
        rivals = [each for each in dict.fromkeys(answers) if self._there(each, span)]
        if len(rivals) < 2:
            self.lose(NOTHING_THERE, span, "this question has fewer than two answers")
            return
        id_ = self._names.keep(key) or self._names.of(title or few_words(text), "question")
        words = tidy(text) or id_
        values = self._values("question", details, span)
        self._questions[id_] = Question(id_, words, tuple(self._claims[each].id for each in rivals), **values)

    def expect(self, claim: str, verdict: str, span: Span) -> None:
        """Say what the verdict on a claim should be."""
        if self._there(claim, span):
            self._expectations.append((self._claims[claim].id, verdict, span))

    # The end.

    def finish(self, *, leaves: str = "assumed") -> Imported[MapContent]:
        """Finish the map. What nothing speaks for is assumed or open, and told of, or left plain."""
        self._resolve()
        if self._head and not self._head.get("title"):
            name = self.source.name.replace("\\", "/").rpartition("/")[2].partition(".")[0]
            self._head["title"] = tidy(name.strip("<>")) or "Untitled map"
            self.lose(NO_TITLE, None, f"the file has no title: the map is called “{self._head['title']}”")
        contradictions = self._pairs(Contradiction, self._contradictions, "contradiction")
        restatements = self._pairs(Restatement, self._restatements, "restatement")
        if leaves != "plain":
            self._settle(restatements, leaves)
        ordered = self._ordered()
        content = MapContent(
            **self._head,
            sources={each.id: each for each in self._sources.values()},
            speakers={each.id: each for each in self._speakers.values()},
            sections={each.id: each for each in self._sections},
            claims={each.id: self._claim(each) for each in ordered},
            inferences=self._inferences(),
            contradictions=with_rivals(contradictions, self._questions),
            restatements=restatements,
            questions=self._questions,
            expectations=tuple(
                Expectation(claim, value_of(_ROWS["expectation"]["verdict"], verdict, ""))
                for claim, verdict, _ in self._expectations
            ),
        )
        found = Imported(
            map=self._with_names(content), format=self.format, losses=tuple(self.losses), texts=dict(self.texts)
        )
        if content.claims or content.sources:
            return found
        nothing = unreadable(self.source, self.format, "no claim and no source was found here")
        return attrs.evolve(found, errors=nothing.errors)

    def _ordered(self) -> list[_Claim]:
        """The claims by their sections; in each, what bears on a claim follows on it, as it stands in an outline."""
        rank = {"": -1, **{section.id: at for at, section in enumerate(self._sections)}}
        place = {key: rank.get(each.section, -1) for key, each in self._claims.items()}
        bearing: dict[str, list[str]] = {}
        leading: set[str] = set()
        # What has a note or tags is stated by itself: what can be told below its target goes first.
        stated = sorted(self._steps.values(), key=lambda each: bool({"note", "tags"} & each.details.keys()))
        for step in stated:
            target = step.target
            for _ in range(_MOST_DEEP):
                if target in self._claims:
                    break
                target = self._steps[target].premises[0] if target in self._steps else ""
            for premise in step.premises:
                if target in place and place[premise] == place[target]:
                    bearing.setdefault(target, []).append(premise)
                    leading.add(premise)
        found: dict[str, _Claim] = {}
        for first in (*(key for key in self._claims if key not in leading), *self._claims):
            stack = [first]
            while stack:
                key = stack.pop()
                if key not in found:
                    found[key] = self._claims[key]
                    stack.extend(reversed(bearing.get(key, ())))
        return sorted(found.values(), key=lambda each: place[each.key])

    def _claim(self, each: _Claim) -> Claim:
        section = each.section if any(each.section == one.id for one in self._sections) else ""
        return Claim(each.id, each.text, tuple(each.quotations), section=section, **each.details)

    def _settle(self, restatements: Mapping[str, Restatement], leaves: str) -> None:
        """Take what nothing speaks for as assumed, or as open."""
        backed = {step.target for step in self._steps.values() if step.kind.speaks_for}
        ids = {each.id: key for key, each in self._claims.items()}
        said = {key for key, each in self._claims.items() if each.quotations}
        classes: dict[str, set[str]] = {key: {key} for key in self._claims}
        for pair in restatements.values():
            first, second = classes[ids[pair.first]], classes[ids[pair.second]]
            if first is not second:
                first |= second
                for key in second:
                    classes[key] = first
        for key, each in self._claims.items():
            same = classes[key]
            if same & backed or same & said or any(self._stands(one) for one in same):
                continue
            each.details[leaves] = True
            self.lose(LEAF, each.span, f"nothing speaks for {_quoted(each.text)}: it is taken as {leaves}")

    def _stands(self, key: str) -> bool:
        details = self._claims[key].details
        return bool(details.get("assumed") or details.get("open"))

    def _resolve(self) -> None:
        """Drop the steps that refer to what is not there, and find the ids of the others."""
        while True:
            wrong = [step for step in self._steps.values() if not self._fits(step)]
            for step in wrong:
                del self._steps[step.key]
                self.lose(NOTHING_THERE, step.span, f"this step is left out: {self._lacking(step)}")
            if not wrong:
                break
        waiting = list(self._steps.values())
        taken: dict[str, _Step] = {}
        for _ in range(_MOST_DEEP):
            later: list[_Step] = []
            for step in waiting:
                target = self._claims[step.target].id if step.target in self._claims else self._steps[step.target].id
                if not step.name and not target:
                    later.append(step)
                    continue
                premises = [self._claims[each].id for each in step.premises]
                step.id = step.name or step_id(step.kind, premises, target)
                first = taken.setdefault(step.id, step)
                if first is not step:
                    self.lose(TWICE, step.span, "this step is there already")
                    self._same(step, first)
            if not later:
                return
            waiting = later
        for step in waiting:  # undercuts that aim at each other in a circle, or very deep
            step.id = step.name = self._names.of("", "step")

    def _same(self, step: _Step, first: _Step) -> None:
        """Let everything that aims at a step aim at the one that says the same."""
        for each in self._steps.values():
            if each.target == step.key:
                each.target = first.key
        first.argued.extend(each for each in step.argued if each not in first.argued)
        del self._steps[step.key]

    def _fits(self, step: _Step) -> bool:
        if not all(each in self._claims for each in step.premises):
            return False
        if step.target in self._claims:
            return True
        return step.kind is InferenceKind.UNDERCUTS and step.target in self._steps and step.target != step.key

    def _lacking(self, step: _Step) -> str:
        """What a step refers to that is not there, by the key that the file has for it."""
        missing = [each for each in step.premises if each not in self._claims]
        if not missing and step.target not in self._claims and step.target not in self._steps:
            missing = [step.target]
        names = [f"`{shortened(' '.join(each.split()), 40)}`" for each in missing]
        return f"there is no {listed(names, last='or')}" if names else "it leads to a step that is left out"

    def _inferences(self) -> dict[str, Inference]:
        found = {}
        for step in self._steps.values():
            premises = tuple(self._claims[each].id for each in step.premises)
            target = self._claims[step.target].id if step.target in self._claims else self._steps[step.target].id
            found[step.id] = Inference(
                step.id,
                step.kind,
                premises,
                target,
                named=bool(step.name),
                argued=tuple(step.argued),
                **step.details,
            )
        return found

    def _pairs(
        self, make: type[P], pairs: Iterable[tuple[str, str, Span, str, dict[str, Any]]], kind: str
    ) -> dict[str, P]:
        found: dict[str, P] = {}
        seen: set[frozenset[str]] = set()
        for first, second, span, name, details in pairs:
            if not self._there(first, span) or not self._there(second, span):
                continue
            both = frozenset((first, second))
            if both in seen:
                self.lose(TWICE, span, "this relation is there already")
                continue
            seen.add(both)
            one, other = self._claims[first].id, self._claims[second].id
            id_ = name or step_id(PAIRS[kind], (one,), other)
            found[id_] = make(id_, one, other, named=bool(name), **details)
        return found

    def _pair(
        self,
        pairs: list[tuple[str, str, Span, str, dict[str, Any]]],
        kind: str,
        first: str,
        second: str,
        span: Span,
        name: str,
        details: dict[str, object],
    ) -> None:
        if first == second:
            self.lose(ITSELF, span, "this relation ties a claim to itself")
            return
        called = self._names.keep(name) if name else ""
        pairs.append((first, second, span, called, self._values(kind, details, span)))

    def _quotation(
        self,
        kind: QuotationKind,
        source: str,
        words: str,
        span: Span | None,
        speaker: str,
        citing: Iterable[str],
        details: dict[str, object],
    ) -> Quotation | None:
        text = tidy(words)
        cited = list(citing)
        voices = {key: each.id for key, each in self._sources.items()}
        voices |= {key: each.id for key, each in self._speakers.items()}
        if not text or source not in self._sources or any(each not in voices for each in (speaker, *cited) if each):
            self.lose(NOTHING_THERE, span, "a quotation has no words, or names nobody that is there")
            return None
        return Quotation(
            kind=kind,
            source=self._sources[source].id,
            text=text,
            speaker=voices[speaker] if speaker else "",
            citing=tuple(voices[each] for each in cited),
            origin=span,
            **self._values("quotation", details, span),
        )

    def _there(self, claim: str, span: Span) -> bool:
        if claim in self._claims:
            return True
        self.lose(NOTHING_THERE, span, "a claim that is not there is referred to")
        return False

    def _values(self, thing: str, details: Mapping[str, object], span: Span | None) -> dict[str, Any]:
        """The details that the language has a form for; the others are told of."""
        found: dict[str, Any] = {}
        for name, value in details.items():
            row = _ROWS[thing][name]
            if value is None or value == "" or value == ():
                continue
            if row.form in (Form.TEXT, Form.SHORT, Form.DATE, Form.PLACE, Form.GRADE):
                value = one_row(value) if row.form is not Form.TEXT else tidy(value)
                if not value or (row.form is Form.SHORT and len(value) > MOST_SHORT):
                    continue
            if row.form is Form.TAGS:
                value = _tags(value)
            try:
                found[name] = value_of(row, value, thing)
            except ValueError:
                said = shortened(" ".join(str(value).split()), 40)
                self.lose(VALUE, span, f"“{said}” is no `{row.keyword or name}` that the language has a form for")
        return found

    def _with_names(self, content: MapContent) -> MapContent:
        """The map with names, made of their words, for the claims that could not be written without."""
        while needed := Outline(content).nameless:
            names = {
                id_: self._names.of(few_words(content.claims[id_].text), "claim") for id_ in sorted(needed, key=_at)
            }
            content = renamed(content, names)
        return renumbered(content)


def renumbered(content: MapContent) -> MapContent:
    """The map with the claims without a name numbered in their order."""
    names = {}
    for at, claim in enumerate((each for each in content.claims.values() if not each.named), 1):
        if claim.id != f"#{at}":
            names[claim.id] = f"#{at}"
    return renamed(content, names)


def _at(id_: str) -> int:
    return int(id_.rpartition("#")[2])


def one_row(value: object) -> str:
    """A value on one line."""
    return " ".join(tidy(value).split())


def _tags(value: object) -> tuple[str, ...]:
    words = (value,) if isinstance(value, str) else tuple(value) if isinstance(value, (list, tuple)) else ()
    return tuple(dict.fromkeys(filter(None, (one_row(each).replace(",", " ").strip() for each in words))))


def _joined(first: str, second: str) -> str:
    return "\n".join(filter(None, (first, second)))


def _quoted(text: str) -> str:
    return f"“{shortened(' '.join(text.split()), 40)}”"
