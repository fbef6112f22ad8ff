"""The document: what stands in a file, with the place of every word."""

import attrs

from argmap.diagnostics.diagnostic import Diagnostic
from argmap.source import Source, Span


@attrs.define(eq=False, repr=False)  # not frozen: there are many, and a frozen one takes three times as long to make
class Word:
    """A token: its kind, what it means (a name in NFC, a text joined over its lines), and its place."""

    type: str
    text: str
    start: int
    end: int


@attrs.frozen(eq=False, repr=False)
class Setting:
    """`author: A. Writer`."""

    key: Word
    value: Word


@attrs.frozen(eq=False, repr=False)
class QuotationLine:
    """`quote minutes by mayor at p. 3: the street will be closed`, or `denial …`, `suspicion …`."""

    keyword: Word
    source: Word
    speaker: Word | None
    citing: tuple[Word, ...]
    locator: Word | None
    text: Word
    details: "tuple[Detail, ...]" = ()


@attrs.frozen(eq=False, repr=False)
class Flag:
    """`assumed` or `open`."""

    keyword: Word


@attrs.frozen(eq=False, repr=False)
class EvidenceLine:
    """`evidence trade: against neutral, split`, or `evidence fuel: fits all` (then `against` is empty).

    `rated` has all the words behind the colon.
    """

    keyword: Word
    item: Word
    against: tuple[Word, ...]
    rated: Word


@attrs.frozen(eq=False, repr=False)
class Reference:
    """What an undercut aims at: a step by its premises and its target.

    A name alone is a `Word`; `revenue -> close` has no verb, `(revenue rebuts close)` has one.
    """

    premises: tuple[Word, ...]
    verb: Word | None
    target: "Word | Reference | Aimed"
    start: int
    end: int


@attrs.frozen(eq=False, repr=False)
class Aimed:
    """What an undercut of words aims at: `seen by liar`, all that he says of the claim."""

    claim: Word
    who: Word
    start: int
    end: int


@attrs.frozen(eq=False, repr=False)
class Relation:
    """`tickets + flat rebuts revenue as ticket_case`; under a claim its first premise is that claim."""

    premises: tuple[Word, ...]
    verb: Word
    target: Word | Reference | Aimed
    label: Word | None
    details: "tuple[Detail, ...]" = ()


@attrs.frozen(eq=False, repr=False)
class Step:
    """`because`, `but`, `unless` or `and`: a new claim (with a text) or claims declared elsewhere."""

    keyword: Word
    name: Word | None
    text: Word | None
    premises: tuple[Word, ...]
    label: Word | None
    details: "tuple[Detail, ...]" = ()
    conjuncts: "tuple[Step, ...]" = ()


Detail = Setting | QuotationLine | Flag | EvidenceLine | Relation | Step


@attrs.frozen(eq=False, repr=False)
class MapHead:
    """`map: Will the town pedestrianise Mill Street?`."""

    keyword: Word
    title: Word
    details: tuple[Setting, ...] = ()


@attrs.frozen(eq=False, repr=False)
class SourceDecl:
    """`source minutes: Minutes of the town council`."""

    keyword: Word
    name: Word
    title: Word
    details: tuple[Setting, ...] = ()


@attrs.frozen(eq=False, repr=False)
class SpeakerDecl:
    """`speaker mayor: The mayor`."""

    keyword: Word
    name: Word
    title: Word
    details: tuple[Setting, ...] = ()


@attrs.frozen(eq=False, repr=False)
class SectionHead:
    """`section: Trade`."""

    keyword: Word
    title: Word
    details: tuple[Setting, ...] = ()


@attrs.frozen(eq=False, repr=False)
class QuestionDecl:
    """`question arms: Did Russia ask for arms?`; its answers are details."""

    keyword: Word
    name: Word
    title: Word
    details: tuple[Detail, ...] = ()


@attrs.frozen(eq=False, repr=False)
class ClaimDecl:
    """`claim close: Mill Street should be closed to cars.`."""

    keyword: Word
    name: Word | None
    text: Word
    details: tuple[Detail, ...] = ()


@attrs.frozen(eq=False, repr=False)
class Include:
    """`include: other.argmap as other`."""

    keyword: Word
    path: Word
    alias: Word | None


@attrs.frozen(eq=False, repr=False)
class Expect:
    """`expect deliveries undecided`."""

    keyword: Word
    name: Word
    verdict: Word


@attrs.frozen(eq=False, repr=False)
class Bad:
    """Lines that could not be read, and the names that they seem to declare."""

    start: int
    end: int
    names: frozenset[str]


Statement = MapHead | SourceDecl | SpeakerDecl | SectionHead | QuestionDecl | ClaimDecl | Relation | Include | Expect


@attrs.frozen(eq=False, repr=False)
class Comment:
    """`# a line of its own`, with its indentation in columns."""

    text: str
    start: int
    indent: int


@attrs.frozen(eq=False, repr=False)
class Block:
    """The lines of one statement: from its first character to its last, and what it says.

    `statement` is `None` where nothing could be read; `bad` holds what was left out; `mended` is whether a line was
    read as it is meant and not as it stands.
    """

    start: int
    end: int
    statement: Statement | None
    bad: tuple[Bad, ...] = ()
    mended: bool = False


@attrs.frozen(eq=False, repr=False)
class Document:
    """What a source says: its statements in order, its comments, and what could not be read.

    `lost_names` are names that unreadable lines seem to declare: nobody is blamed for using them.
    """

    source: Source
    blocks: tuple[Block, ...]
    comments: tuple[Comment, ...]
    diagnostics: tuple[Diagnostic, ...] = ()
    lost_names: frozenset[str] = frozenset()

    @property
    def statements(self) -> tuple[Statement, ...]:
        """The statements that could be read."""
        return tuple(block.statement for block in self.blocks if block.statement is not None)

    def span(self, node: "Word | Reference | Aimed | Bad") -> Span:
        """The place of a node."""
        return Span(self.source, node.start, node.end)
