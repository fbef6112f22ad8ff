"""Making maps in Python: the same model that a file gives."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

import attrs

from argmap.argument_map import ArgumentMap
from argmap.model.content import with_rivals
from argmap.model.credence import Credence, read_credence
from argmap.model.elements import (
    Claim,
    Contradiction,
    Expectation,
    Inference,
    InferenceKind,
    Question,
    Quotation,
    QuotationKind,
    Section,
    SourceText,
    Speaker,
    Verdict,
)
from argmap.model.forms import RELIABILITY, SHA256, WEIGHING, is_date
from argmap.model.ids import step_id
from argmap.model.text import clean_text
from argmap.names import NAME_RE, bad_character, normal

Premises = str | Iterable[str]


class ArgMap:
    """A map that grows, call by call; `build` gives the finished, immutable `ArgumentMap`.

    Every call checks what it is given at once: a name that is taken or unknown, an empty text or a
    value of the wrong form raises `ValueError`, so that a map that was built also compiles.

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

    def __init__(
        self,
        title: str,
        *,
        author: str = "",
        date: str = "",
        language: str = "",
        weighing: str = "",
        note: str = "",
        tags: Iterable[str] = (),
    ) -> None:
        self._head: dict[str, Any] = {
            "title": _text(title, "the title"),
            "author": clean_text(author),
            "date": _date(date),
            "language": clean_text(language),
            "weighing": _matching(weighing, WEIGHING, "what reasons are weighed by"),
            "note": clean_text(note),
            "tags": _tags(tags),
        }
        self._sources: dict[str, SourceText] = {}
        self._speakers: dict[str, Speaker] = {}
        self._sections: dict[str, Section] = {}
        self._claims: dict[str, Claim] = {}
        self._inferences: dict[str, Inference] = {}
        self._contradictions: dict[str, Contradiction] = {}
        self._questions: dict[str, Question] = {}
        self._expectations: list[Expectation] = []
        self._section = ""
        self._unnamed = 0

    def source(
        self,
        name: str,
        title: str,
        *,
        author: str = "",
        publisher: str = "",
        date: str = "",
        url: str = "",
        text: str = "",
        sha256: str = "",
        language: str = "",
        reliability: str = "",
        repeats: Premises = (),
        note: str = "",
        tags: Iterable[str] = (),
    ) -> str:
        """Declare a text that is quoted; returns its name. `repeats` names sources declared before."""
        id_ = self._new(name)
        self._sources[id_] = SourceText(
            id_,
            _text(title, "the title of a source"),
            author=clean_text(author),
            publisher=clean_text(publisher),
            date=_date(date),
            url=clean_text(url),
            text=clean_text(text),
            sha256=_matching(sha256, SHA256, "a SHA-256 digest").lower(),
            language=clean_text(language),
            reliability=_matching(reliability, RELIABILITY, "a grade of the Admiralty scale").upper(),
            repeats=tuple(dict.fromkeys(_known(each, self._sources, "source") for each in _listed(repeats))),
            note=clean_text(note),
            tags=_tags(tags),
        )
        return id_

    def speaker(
        self, name: str, full_name: str, *, speaks_for: str = "", note: str = "", tags: Iterable[str] = ()
    ) -> str:
        """Declare somebody who speaks in the texts; returns the name."""
        id_ = self._new(name)
        chief = _known(speaks_for, self._speakers, "speaker") if speaks_for else ""
        full_name = _text(full_name, "the name of a speaker")
        self._speakers[id_] = Speaker(id_, full_name, chief, clean_text(note), _tags(tags))
        return id_

    def section(self, title: str, *, note: str = "") -> str:
        """Begin a section: the claims that follow belong to it. Returns its id."""
        self._section = f"section-{len(self._sections) + 1}"
        title = _text(title, "the title of a section")
        self._sections[self._section] = Section(self._section, title, note=clean_text(note))
        return self._section

    def claim(
        self,
        name: str,
        text: str = "",
        *,
        assumed: bool = False,
        credence: float | str | None = None,
        date: str = "",
        note: str = "",
        tags: Iterable[str] = (),
    ) -> str:
        """Add a claim; returns its name.

        Given one text only, `claim("Parking revenue would fall.")`, the claim is called `c1`, `c2`, …
        """
        if text:
            id_ = self._new(name)
        else:
            text, id_ = name, self._next_name()
        self._claims[id_] = Claim(
            id_,
            _text(text, "the text of a claim"),
            assumed=assumed,
            credence=_credence(credence),
            section=self._section,
            date=_date(date),
            note=clean_text(note),
            tags=_tags(tags),
        )
        return id_

    def quote(self, claim: str, source: str, words: str, *, by: str = "", at: str = "", **details: str) -> None:
        """Add somebody's words that assert a claim.

        `details` are `date`, `prefix`, `suffix` (the words right before and after) and `note`.
        """
        self._quotation(QuotationKind.QUOTE, claim, source, words, by=by, at=at, **details)

    def denial(self, claim: str, source: str, words: str, *, by: str = "", at: str = "", **details: str) -> None:
        """Add somebody's words that deny a claim; the details are those of `quote`."""
        self._quotation(QuotationKind.DENIAL, claim, source, words, by=by, at=at, **details)

    def support(self, premises: Premises, claim: str, **details: Any) -> str:
        """Add a reason for a claim; returns the id of the step.

        Several premises support it together (linked premises). `details` are `name`, `warrant`,
        `scheme`, `strength` (0 to 1), `note` and `tags`.
        """
        return self._infer(InferenceKind.SUPPORTS, premises, _known(claim, self._claims, "claim"), **details)

    def rebut(self, premises: Premises, claim: str, **details: Any) -> str:
        """Add a reason to hold that a claim is false; returns the id of the step."""
        return self._infer(InferenceKind.REBUTS, premises, _known(claim, self._claims, "claim"), **details)

    def imply(self, premises: Premises, claim: str, **details: Any) -> str:
        """Add a strict step: whoever accepts the premises must accept the claim. Returns its id."""
        return self._infer(InferenceKind.IMPLIES, premises, _known(claim, self._claims, "claim"), **details)

    def undercut(self, premises: Premises, target: str, **details: Any) -> str:
        """Add a reason to set a step (by its id) or a claim aside; returns the id of the new step."""
        known = self._inferences if target in self._inferences else self._claims
        return self._infer(InferenceKind.UNDERCUTS, premises, _known(target, known, "step or claim"), **details)

    def contradict(self, first: str, second: str, *, name: str = "", note: str = "", tags: Iterable[str] = ()) -> str:
        """Say that two claims cannot both be true; returns the id of the contradiction."""
        first, second = _known(first, self._claims, "claim"), _known(second, self._claims, "claim")
        if any({each.first, each.second} == {first, second} for each in self._contradictions.values()):
            raise ValueError(f"`{first}` and `{second}` contradict each other already")
        id_ = self._new(name) if name else step_id("contradicts", (first,), second)
        self._contradictions[id_] = Contradiction(id_, first, second, bool(name), clean_text(note), _tags(tags))
        return id_

    def question(
        self, name: str, text: str, answers: Iterable[str], *, note: str = "", tags: Iterable[str] = ()
    ) -> str:
        """Add a question with its rival answers: claims of which at most one can be true. Returns its name."""
        rivals = tuple(_known(each, self._claims, "claim") for each in answers)
        if len(set(rivals)) < len(rivals) or len(rivals) < 2:
            raise ValueError("a question needs two answers or more, each once")
        id_ = self._new(name)
        self._questions[id_] = Question(id_, _text(text, "a question"), rivals, clean_text(note), _tags(tags))
        return id_

    def expect(self, claim: str, verdict: Verdict | str) -> None:
        """Say what the verdict on a claim should be; a check reports where it is not."""
        self._expectations.append(Expectation(_known(claim, self._claims, "claim"), Verdict(verdict)))

    def build(self) -> ArgumentMap:
        """The map as it is now; the builder can go on growing."""
        return ArgumentMap(
            **self._head,
            sources=self._sources,
            speakers=self._speakers,
            sections=self._sections,
            claims=self._claims,
            inferences=self._inferences,
            contradictions=with_rivals(self._contradictions, self._questions),
            questions=self._questions,
            expectations=tuple(self._expectations),
        )

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, str]:
        """Show the map in a notebook: the diagram as SVG, and plain text."""
        return self.build()._repr_mimebundle_(include, exclude)

    def _quotation(
        self,
        kind: QuotationKind,
        claim: str,
        source: str,
        words: str,
        *,
        by: str,
        at: str,
        date: str = "",
        note: str = "",
        prefix: str = "",
        suffix: str = "",
    ) -> None:
        owner = self._claims[_known(claim, self._claims, "claim")]
        locator = clean_text(at)
        if ":" in locator or "\n" in locator:
            raise ValueError("a place in a source is one line without a colon")
        added = Quotation(
            kind,
            _known(source, self._sources, "source"),
            _text(words, "a quotation"),
            _known(by, self._speakers, "speaker") if by else "",
            locator,
            _date(date),
            clean_text(note),
            clean_text(prefix),
            clean_text(suffix),
        )
        self._claims[owner.id] = attrs.evolve(owner, quotations=(*owner.quotations, added))

    def _infer(
        self,
        kind: InferenceKind,
        premises: Premises,
        target: str,
        *,
        name: str = "",
        warrant: str = "",
        scheme: str = "",
        strength: float | None = None,
        note: str = "",
        tags: Iterable[str] = (),
    ) -> str:
        linked = tuple(dict.fromkeys(_known(each, self._claims, "claim") for each in _listed(premises)))
        if not linked:
            raise ValueError("a step needs at least one premise")
        if strength is not None and not 0 <= strength <= 1:
            raise ValueError("a strength lies between 0 and 1")
        id_ = self._new(name) if name else step_id(kind, linked, target)
        if id_ in self._inferences:
            raise ValueError(f"`{id_}` is there already")
        self._inferences[id_] = Inference(
            id_,
            kind,
            linked,
            target,
            bool(name),
            clean_text(warrant),
            clean_text(scheme),
            None if strength is None else float(strength),
            clean_text(note),
            _tags(tags),
        )
        return id_

    def _new(self, name: str) -> str:
        """A name that is well formed and free."""
        name = normal(name)
        if NAME_RE.fullmatch(name) is None or bad_character(name) is not None:
            raise ValueError(f"`{name}` is no name: a name begins with a letter; letters, digits, `_` and `-` follow")
        if any(name in taken for taken in self._taken()):
            raise ValueError(f"`{name}` is declared already")
        return name

    def _taken(self) -> tuple[Mapping[str, object], ...]:
        own = self._sources, self._speakers, self._claims
        return *own, self._inferences, self._contradictions, self._questions

    def _next_name(self) -> str:
        while True:
            self._unnamed += 1
            name = f"c{self._unnamed}"
            if not any(name in taken for taken in self._taken()):
                return name


def _text(text: str, what: str) -> str:
    cleaned = clean_text(text)
    if not cleaned:
        raise ValueError(f"{what} is empty")
    if "\0" in cleaned:
        raise ValueError(f"{what} holds a null character")
    return cleaned


def _listed(names: Premises) -> tuple[str, ...]:
    return (names,) if isinstance(names, str) else tuple(names)


def _known(name: str, known: Mapping[str, object], kind: str) -> str:
    id_ = normal(name)
    if id_ not in known:
        raise ValueError(f"no {kind} is called `{name}`")
    return id_


def _tags(tags: Iterable[str]) -> tuple[str, ...]:
    found = tuple(dict.fromkeys(filter(None, (clean_text(each) for each in tags))))
    if any("," in each or "\n" in each for each in found):
        raise ValueError("a tag is one line without a comma")
    return found


def _matching(value: str, form: re.Pattern[str], what: str) -> str:
    if value and form.fullmatch(value) is None:
        raise ValueError(f"`{value}` is not {what}")
    return value


def _date(value: str) -> str:
    if value and not is_date(value):
        raise ValueError(f"`{value}` is not a date: a date is written 2026-03-02, 2026-03 or 2026")
    return value


def _credence(value: float | str | None) -> Credence | None:
    if value is None:
        return None
    found = read_credence(value if isinstance(value, str) else repr(float(value)))
    if found is None:
        raise ValueError(f"`{value}` is no credence: a number from 0 to 1, a percentage or a word of ICD 203")
    return found
