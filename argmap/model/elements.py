"""What a map consists of: claims, what speaks for and against them, and the words that they rest on.

Everything is immutable and refers to other things by id. Where a thing stands in a file (`origin`)
plays no part in comparing: a map made in Python equals the same map read from a file.
"""

from collections.abc import Mapping
from enum import StrEnum

import attrs

from argmap.brief_repr import brief_repr
from argmap.model.credence import Credence, Level
from argmap.source import Span

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

    @property
    def speaks_for(self) -> bool:
        """Whether a step of this kind is a reason for its target, defeasible or strict."""
        return self is InferenceKind.SUPPORTS or self is InferenceKind.IMPLIES


class QuotationKind(StrEnum):
    """What the quoted words commit their speaker to, of the claim that they stand below.

    *quote*: the claim; *denial*: its contrary; *suspicion*: that it may be so; *hope*: that it ought to be so, or is
    feared; *mention*: nothing. *argued* stands on a step, and says that its speaker makes it.
    """

    QUOTE = "quote"
    DENIAL = "denial"
    SUSPICION = "suspicion"
    HOPE = "hope"
    MENTION = "mention"
    ARGUED = "argued"

    @property
    def counts(self) -> bool:
        """Whether the words bear on the verdict: only who asserts or denies is committed to something."""
        return self is QuotationKind.QUOTE or self is QuotationKind.DENIAL


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
    for the information), `withdrawn` the date from which its words
    count for nothing, `repeats` the sources that it took its news from. `interest` is what it has at stake, `short`
    what a box or a sentence calls it. `places` are the places of its details in the file.
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
    withdrawn: str = ""
    repeats: tuple[str, ...] = ()
    interest: str = ""
    short: str = ""
    note: str = ""
    tags: tuple[str, ...] = ()
    origin: Span | None = attrs.field(default=None, eq=False, repr=False, kw_only=True)
    places: Mapping[str, Span] = attrs.field(factory=dict, eq=False, repr=False, kw_only=True)

    __repr__ = brief_repr


@attrs.frozen
class Speaker:
    """Who speaks in the texts, and for whom: another speaker, or a source.

    `reliability` is a grade as of sources, `withdrawn` the date from which what he said counts for nothing, `interest`
    what he has at stake in what he says, `short` what a box or a sentence calls him.
    """

    id: str
    name: str
    speaks_for: str = ""
    reliability: str = ""
    withdrawn: str = ""
    interest: str = ""
    short: str = ""
    url: str = ""
    note: str = ""
    tags: tuple[str, ...] = ()
    origin: Span | None = attrs.field(default=None, eq=False, repr=False, kw_only=True)

    __repr__ = brief_repr


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

    __repr__ = brief_repr


@attrs.frozen
class Quotation:
    """Somebody's words, and what they commit him to of a claim.

    `speaker` is a speaker or a source; `citing` are those whose words he relays, each citing the next: the last one
    asserts, the others commit themselves to nothing. `prefix` and `suffix` are the words right before and after, where
    the words alone occur more than once (as in the W3C Web Annotation Data Model, section 4.2.4). `origin`,
    `kind_origin`, `source_origin` and `locator_origin` are where its words, the word at its head, the name of its
    source and its place are written.
    """

    kind: QuotationKind
    source: str
    text: str
    speaker: str = ""
    citing: tuple[str, ...] = ()
    locator: str = ""
    date: str = ""
    note: str = ""
    prefix: str = ""
    suffix: str = ""
    origin: Span | None = attrs.field(default=None, eq=False, repr=False, kw_only=True)
    kind_origin: Span | None = attrs.field(default=None, eq=False, repr=False, kw_only=True)
    source_origin: Span | None = attrs.field(default=None, eq=False, repr=False, kw_only=True)
    locator_origin: Span | None = attrs.field(default=None, eq=False, repr=False, kw_only=True)

    __repr__ = brief_repr


@attrs.frozen
class Claim:
    """A statement that can be true or false.

    An author names the claims that he refers to; the others get an id that begins with `#`. An `open` one does not
    stand until something backs it. `short` is what a box or a sentence calls it.
    """

    id: str
    text: str
    quotations: tuple[Quotation, ...] = ()
    assumed: bool = False
    open: bool = False
    credence: Credence | None = None
    section: str = ""
    date: str = ""
    short: str = ""
    url: str = ""
    note: str = ""
    tags: tuple[str, ...] = ()
    origin: Span | None = attrs.field(default=None, eq=False, repr=False, kw_only=True)

    __repr__ = brief_repr

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
        return tuple([each for each in self.quotations if each.kind is QuotationKind.QUOTE]) if self.quotations else ()

    @property
    def denials(self) -> tuple[Quotation, ...]:
        """The quotations that deny it."""
        return tuple([each for each in self.quotations if each.kind is QuotationKind.DENIAL]) if self.quotations else ()


@attrs.frozen
class Proposition(Claim):
    """A claim in several wordings: it goes by the first of them, with what is said of all.

    `wordings` are the claims as they are written; `written` says of each quotation below which of them it stands, and
    at which place there.
    """

    wordings: tuple[Claim, ...] = attrs.field(default=(), kw_only=True)
    written: tuple[tuple[str, int], ...] = attrs.field(default=(), kw_only=True)

    __repr__ = brief_repr


@attrs.frozen
class Inference:
    """A step from premises, taken together, to a target.

    `target` is the id of a claim; for an undercut it may be the id of another inference, or of a quotation
    (`seen by liar`: all that he says of the claim; `seen by liar (2)`: one of several). The id is
    the name that the author gave with `as`, or else the step written out (`flat rebuts revenue`). `argued` are the
    words in which somebody makes the step; without any it is the author's own.
    """

    id: str
    kind: InferenceKind
    premises: tuple[str, ...]
    target: str
    named: bool = False
    warrant: str = ""
    scheme: str = ""
    strength: float | Level | None = None
    argued: tuple[Quotation, ...] = ()
    note: str = ""
    tags: tuple[str, ...] = ()
    origin: Span | None = attrs.field(default=None, eq=False, repr=False, kw_only=True)

    __repr__ = brief_repr


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

    __repr__ = brief_repr


@attrs.frozen
class Restatement:
    """Two claims that are one proposition in two wordings; symmetric and transitive.

    What is said for and against either is said of both (`argmap.model.classes`).
    """

    id: str
    first: str
    second: str
    named: bool = False
    note: str = ""
    tags: tuple[str, ...] = ()
    origin: Span | None = attrs.field(default=None, eq=False, repr=False, kw_only=True)

    __repr__ = brief_repr


@attrs.frozen
class Evidence:
    """An item of evidence as its author rates it: the answers that it is `against`, or that it fits all of them.

    An answer that is not named is consistent with the item (Heuer 1999, analysis of competing hypotheses).
    """

    item: str
    against: tuple[str, ...] = ()
    origin: Span | None = attrs.field(default=None, eq=False, repr=False, kw_only=True)

    __repr__ = brief_repr


@attrs.frozen
class Question:
    """A question and its rival answers: claims of which at most one can be true, of an `exhaustive` one exactly one.

    `evidence` is what the author holds against its answers, without effect on any verdict.
    """

    id: str
    text: str
    answers: tuple[str, ...] = ()
    exhaustive: bool = False
    evidence: tuple[Evidence, ...] = ()
    note: str = ""
    tags: tuple[str, ...] = ()
    origin: Span | None = attrs.field(default=None, eq=False, repr=False, kw_only=True)

    __repr__ = brief_repr


@attrs.frozen
class Expectation:
    """What the author expects the verdict on a claim to be: a label, `not-accepted`, or the kind or the word for it."""

    claim: str
    verdict: str
    origin: Span | None = attrs.field(default=None, eq=False, repr=False, kw_only=True)

    __repr__ = brief_repr
