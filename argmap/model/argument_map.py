"""The argument map: claims, what speaks for and against them, and the words that they rest on.

Everything is immutable and refers to other things by id. Where a thing stands in a file (`origin`)
plays no part in comparing: a map made in Python equals the same map read from a file.
"""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from itertools import combinations
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import attrs

from argmap.model.credence import Credence
from argmap.source import Span

if TYPE_CHECKING:
    from argmap.reasoning.conflicts import Conflicts
    from argmap.reasoning.reasoner import Evaluation, Labellings, Reasoner
    from argmap.reasoning.strengths import Strengths
    from argmap.reasoning.whatif import Flips, WhatIf
    from argmap.reasoning.why import Why


def _frozen_mapping(items: Mapping[str, Any]) -> Mapping[str, Any]:
    return MappingProxyType(dict(items))


MOST_WORDS = 40
"""Characters of its text that stand for a claim without a name in a message."""


class InferenceKind(StrEnum):
    """What premises do to their target.

    *support* is a defeasible reason, *implies* a strict one (deduction); *rebut* and *undercut* are
    Pollock's two kinds of defeater (Pollock, Defeasible Reasoning, 1987).
    """

    SUPPORTS = "supports"
    REBUTS = "rebuts"
    UNDERCUTS = "undercuts"
    IMPLIES = "implies"


class QuotationKind(StrEnum):
    """Whether the quoted words assert the claim or deny it."""

    QUOTE = "quote"
    DENIAL = "denial"


class Verdict(StrEnum):
    """What an argument map can say of a claim."""

    ACCEPTED = "accepted"
    REJECTED = "rejected"
    UNDECIDED = "undecided"
    UNSUPPORTED = "unsupported"


@attrs.frozen
class SourceText:
    """A text that is quoted.

    `text` is the path of the plain text relative to the file that names it, `sha256` the lower-case
    hexadecimal digest of that file, `reliability` a grade of the Admiralty scale (A to F, and 1 to 6
    for the information), `repeats` the sources that it took its news from. `places` are the places of
    its details in the file.
    """

    id: str
    title: str
    author: str = ""
    publisher: str = ""
    date: str = ""
    url: str = ""
    text: str = ""
    sha256: str = ""
    language: str = ""
    reliability: str = ""
    repeats: tuple[str, ...] = ()
    note: str = ""
    tags: tuple[str, ...] = ()
    origin: Span | None = attrs.field(default=None, eq=False, repr=False, kw_only=True)
    places: Mapping[str, Span] = attrs.field(factory=dict, eq=False, repr=False, kw_only=True)


@attrs.frozen
class Speaker:
    """Who speaks in the texts, and for whom."""

    id: str
    name: str
    speaks_for: str = ""
    note: str = ""
    tags: tuple[str, ...] = ()
    origin: Span | None = attrs.field(default=None, eq=False, repr=False, kw_only=True)


@attrs.frozen
class Section:
    """A heading over the claims that follow it.

    `part_of` is the title of the included map that it comes from; the claims of such a map before
    its first heading stand under a section with that title.
    """

    id: str
    title: str
    part_of: str = ""
    note: str = ""
    origin: Span | None = attrs.field(default=None, eq=False, repr=False, kw_only=True)


@attrs.frozen
class Quotation:
    """Somebody's words as evidence that he asserts or denies a claim.

    `prefix` and `suffix` are the words right before and after, where the words alone occur more than
    once (as in the W3C Web Annotation Data Model, section 4.2.4).
    """

    kind: QuotationKind
    source: str
    text: str
    speaker: str = ""
    locator: str = ""
    date: str = ""
    note: str = ""
    prefix: str = ""
    suffix: str = ""
    origin: Span | None = attrs.field(default=None, eq=False, repr=False, kw_only=True)


@attrs.frozen
class Claim:
    """A statement that can be true or false.

    An author names the claims that he refers to; the others get an id that begins with `#`.
    """

    id: str
    text: str
    quotations: tuple[Quotation, ...] = ()
    assumed: bool = False
    credence: Credence | None = None
    section: str = ""
    date: str = ""
    note: str = ""
    tags: tuple[str, ...] = ()
    origin: Span | None = attrs.field(default=None, eq=False, repr=False, kw_only=True)

    @property
    def named(self) -> bool:
        """Whether the author gave it a name."""
        return not self.id.rpartition(".")[2].startswith("#")

    @property
    def called(self) -> str:
        """What to call it in a message about itself: its name, if it has one."""
        return f"`{self.id}`" if self.named else "this claim"

    @property
    def shown(self) -> str:
        """What to call it in any message: its name, or the beginning of its text."""
        if self.named:
            return f"`{self.id}`"
        words = " ".join(self.text.split())
        return f"“{words}”" if len(words) <= MOST_WORDS else f"“{words[: MOST_WORDS - 1].rstrip()}…”"

    @property
    def quotes(self) -> tuple[Quotation, ...]:
        """The quotations that assert it."""
        return tuple(each for each in self.quotations if each.kind is QuotationKind.QUOTE)

    @property
    def denials(self) -> tuple[Quotation, ...]:
        """The quotations that deny it."""
        return tuple(each for each in self.quotations if each.kind is QuotationKind.DENIAL)


@attrs.frozen
class Inference:
    """A step from premises, taken together, to a target.

    `target` is the id of a claim; for an undercut it may be the id of another inference. The id is
    the name that the author gave with `as`, or else the step written out (`flat rebuts revenue`).
    """

    id: str
    kind: InferenceKind
    premises: tuple[str, ...]
    target: str
    named: bool = False
    warrant: str = ""
    scheme: str = ""
    strength: float | None = None
    note: str = ""
    tags: tuple[str, ...] = ()
    origin: Span | None = attrs.field(default=None, eq=False, repr=False, kw_only=True)


@attrs.frozen
class Contradiction:
    """Two claims that cannot both be true; symmetric.

    `question` is the question whose answers they are, where nothing but that makes them rivals.
    """

    id: str
    first: str
    second: str
    named: bool = False
    note: str = ""
    tags: tuple[str, ...] = ()
    question: str = ""
    origin: Span | None = attrs.field(default=None, eq=False, repr=False, kw_only=True)


@attrs.frozen
class Question:
    """A question and its rival answers: claims of which at most one can be true."""

    id: str
    text: str
    answers: tuple[str, ...] = ()
    note: str = ""
    tags: tuple[str, ...] = ()
    origin: Span | None = attrs.field(default=None, eq=False, repr=False, kw_only=True)


@attrs.frozen
class Expectation:
    """What the author expects the verdict on a claim to be."""

    claim: str
    verdict: Verdict
    origin: Span | None = attrs.field(default=None, eq=False, repr=False, kw_only=True)


@attrs.frozen
class ArgumentMap:
    """A whole map. Mappings keep the order of the text and cannot be changed.

    `weighing` is `strength` where strengths and credences count as preferences, else empty.
    """

    title: str = ""
    author: str = ""
    date: str = ""
    language: str = ""
    weighing: str = ""
    note: str = ""
    tags: tuple[str, ...] = ()
    sources: Mapping[str, SourceText] = attrs.field(factory=dict, converter=_frozen_mapping)
    speakers: Mapping[str, Speaker] = attrs.field(factory=dict, converter=_frozen_mapping)
    sections: Mapping[str, Section] = attrs.field(factory=dict, converter=_frozen_mapping)
    claims: Mapping[str, Claim] = attrs.field(factory=dict, converter=_frozen_mapping)
    inferences: Mapping[str, Inference] = attrs.field(factory=dict, converter=_frozen_mapping)
    contradictions: Mapping[str, Contradiction] = attrs.field(factory=dict, converter=_frozen_mapping)
    questions: Mapping[str, Question] = attrs.field(factory=dict, converter=_frozen_mapping)
    expectations: tuple[Expectation, ...] = ()
    origin: Span | None = attrs.field(default=None, eq=False, repr=False, kw_only=True)

    def owns(self, origin: Span | None) -> bool:
        """Whether a thing stands in the top file of the map, and not in a file that it includes."""
        return self.origin is None or origin is None or origin.source is self.origin.source

    def principal(self, speaker: str) -> str:
        """The id of whom a speaker speaks for in the end: his own, if he speaks for nobody."""
        seen = {speaker}
        while speaker and (chief := self.speakers[speaker].speaks_for) and chief not in seen:
            seen.add(chief)
            speaker = chief
        return speaker

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle through plain dictionaries: a mapping proxy cannot be pickled."""
        values = [getattr(self, name) for name in FIELDS]
        return ArgumentMap, tuple(dict(each) if isinstance(each, Mapping) else each for each in values)

    def evaluate(self, semantics: str = "grounded", **options: Any) -> "Evaluation":
        """What stands, falls and is contested; see `argmap.Reasoner.evaluate`."""
        return self.reasoner(**options).evaluate(semantics)

    def reasoner(self, **options: Any) -> "Reasoner":
        """What answers many questions about this map; the options are those of `argmap.Reasoner`."""
        from argmap.reasoning.reasoner import Reasoner  # a look upwards: see docs/decisions/layers.md

        return Reasoner(self, **options)

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

    def conflicts(self, claims: Iterable[str] | None = None, **options: Any) -> "Conflicts":
        """What cannot stand together; see `argmap.Reasoner.conflicts`."""
        return self.reasoner().conflicts(claims, **options)

    def strengths(self, semantics: str = "quadratic-energy") -> "Strengths":
        """How strong each claim is; see `argmap.Reasoner.strengths`."""
        return self.reasoner().strengths(semantics)

    def __str__(self) -> str:
        counts = [
            count(len(self.claims), "claim"),
            count(len(self.inferences) + len(self.contradictions), "relation"),
            count(sum(len(claim.quotations) for claim in self.claims.values()), "quotation"),
        ]
        return f"{self.title or 'untitled map'} ({', '.join(counts)})"

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, str]:  # noqa: ARG002 - IPython's interface
        """Show the map in a notebook: the diagram as SVG, and plain text."""
        from argmap.integrations.notebook import mimebundle  # the one look upwards: see docs/decisions

        return mimebundle(self)


FIELDS: tuple[str, ...] = tuple(field.name for field in attrs.fields(ArgumentMap) if field.name != "origin")
"""The fields of a map that make up its content, in order."""


def with_rivals(
    contradictions: Mapping[str, Contradiction], questions: Mapping[str, Question]
) -> dict[str, Contradiction]:
    """Contradictions, and those between each two answers of a question, unless they are stated already."""
    found = dict(contradictions)
    pairs = {frozenset((each.first, each.second)) for each in contradictions.values()}
    for question in questions.values():
        for first, second in combinations(question.answers, 2):
            pair = frozenset((first, second))
            if pair not in pairs:
                pairs.add(pair)
                id_ = step_id("contradicts", (first,), second)
                found[id_] = Contradiction(id_, first, second, question=question.id, origin=question.origin)
    return found


def count(number: int, noun: str) -> str:
    """`1 claim`, `2 claims`, `1,000 claims`."""
    return f"{number:,} {noun}" + ("" if number == 1 else "s")


def step_id(kind: str, premises: Iterable[str], target: str) -> str:
    """The id of a step without a name: the step written out.

    `tickets + flat rebuts revenue`, `none undercuts (revenue rebuts close)`.
    """
    return f"{' + '.join(premises)} {kind} {f'({target})' if ' ' in target else target}"
