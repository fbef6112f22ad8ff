"""The one table of what things of a map can hold: a new detail is a row here, and its meaning where it is used.

The keywords of the language, the reader of files, the builder, plain data, the writer, the JSON Schema and the
reference all go by this table.
"""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

import attrs


class Form(StrEnum):
    """What a value is, and so how it is written, read and checked (`argmap.model.kinds`)."""

    NAME = "a name"
    TITLE = "free text that is not empty"
    TEXT = "free text"
    PLACE = "one line, no colon before a space"
    DATE = "a day, month or year, or a third of one"
    SHA256 = "a SHA-256 digest"
    GRADE = "a grade of the Admiralty scale"
    WEIGHING = "`strength`"
    TAGS = "words, parted by commas"
    FLAG = "yes or no"
    CREDENCE = "a probability, as number, percentage or word, or a level: `very low`, `low`, `moderate`, `high`"
    STRENGTH = "a number from 0 to 1, a percentage, or a level: `very low`, `low`, `moderate`, `high`"
    STEP_KIND = "a kind of step"
    QUOTATION_KIND = "a kind of quotation"
    VERDICT = "a verdict"
    SECTION = "a section"
    SOURCE = "a source"
    SOURCES = "sources"
    VOICE = "a speaker or a source"
    VOICES = "speakers or sources"
    SHORT = "a text of at most 60 characters"
    CLAIM = "a claim"
    CLAIMS = "claims"
    TARGET = "a claim, a step or a quotation"
    QUOTATIONS = "quotations"
    EVIDENCE = "items of evidence"


@attrs.frozen
class Field:
    """A row: of what kind of thing, the name in Python and in data, the form, and what it says.

    `keyword` is the detail of the language; empty where the form of a statement says it. `many` details may be
    given more than once. `since` is the version that brought it.
    """

    thing: str
    name: str
    form: Form
    what: str
    keyword: str = attrs.field(default="", kw_only=True)
    required: bool = attrs.field(default=False, kw_only=True)
    many: bool = attrs.field(default=False, kw_only=True)
    since: str = attrs.field(default="0.1", kw_only=True)


FIELDS: tuple[Field, ...] = (
    Field("map", "title", Form.TEXT, "what the map is about"),
    Field("map", "author", Form.TEXT, "who made the map", keyword="author"),
    Field("map", "date", Form.DATE, "when it was made", keyword="date"),
    Field("map", "language", Form.TEXT, "the language of the texts, such as `en`", keyword="language"),
    Field("map", "weighing", Form.WEIGHING, "strengths, credences and grades count as preferences", keyword="weighing"),
    Field("map", "generated", Form.TEXT, "what drafted it, where that was no person", keyword="generated", since="0.2"),
    Field(
        "map",
        "reviewed",
        Form.TEXT,
        "who has reviewed it, the day, and the digest of what was reviewed",
        keyword="reviewed",
        since="0.2",
    ),
    Field("map", "note", Form.TEXT, "a remark", keyword="note"),
    Field("map", "tags", Form.TAGS, "words to find it by", keyword="tags"),
    Field("source", "id", Form.NAME, "its name", required=True),
    Field("source", "title", Form.TITLE, "the title of the text", required=True),
    Field("source", "author", Form.TEXT, "who wrote it", keyword="author"),
    Field("source", "publisher", Form.TEXT, "where it appeared", keyword="publisher"),
    Field("source", "date", Form.DATE, "when it appeared", keyword="date"),
    Field("source", "url", Form.TEXT, "where it can be read", keyword="url"),
    Field("source", "text", Form.TEXT, "the path of its text, relative to the file", keyword="text"),
    Field("source", "sha256", Form.SHA256, "the digest of that text, which fixes what was quoted", keyword="sha256"),
    Field("source", "language", Form.TEXT, "its language, if it is not that of the map", keyword="language"),
    Field(
        "source", "reliability", Form.GRADE, "how reliable it is (A to F), and its news (1 to 6)", keyword="reliability"
    ),
    Field("source", "withdrawn", Form.DATE, "when its words were withdrawn", keyword="withdrawn", since="0.2"),
    Field("source", "repeats", Form.SOURCES, "the sources that it took its news from", keyword="repeats"),
    Field("source", "interest", Form.TEXT, "what it has at stake in what it says", keyword="interest", since="0.2"),
    Field("source", "short", Form.SHORT, "what a box or a sentence calls it", keyword="short", since="0.2"),
    Field("source", "note", Form.TEXT, "a remark", keyword="note"),
    Field("source", "tags", Form.TAGS, "words to find it by", keyword="tags"),
    Field("speaker", "id", Form.NAME, "the name to refer to", required=True),
    Field("speaker", "name", Form.TITLE, "who it is", required=True),
    Field("speaker", "speaks_for", Form.VOICE, "whose words these are in the end", keyword="speaks for"),
    Field("speaker", "reliability", Form.GRADE, "how reliable he is (A to F)", keyword="reliability", since="0.2"),
    Field("speaker", "withdrawn", Form.DATE, "when he withdrew what he said", keyword="withdrawn", since="0.2"),
    Field("speaker", "interest", Form.TEXT, "what he has at stake in what he says", keyword="interest", since="0.2"),
    Field("speaker", "short", Form.SHORT, "what a box or a sentence calls him", keyword="short", since="0.2"),
    Field("speaker", "url", Form.TEXT, "where more about him can be read", keyword="url", since="0.2"),
    Field("speaker", "note", Form.TEXT, "a remark", keyword="note"),
    Field("speaker", "tags", Form.TAGS, "words to find it by", keyword="tags"),
    Field("section", "id", Form.NAME, "`section-1`, `section-2`, … in the order of the text", required=True),
    Field("section", "title", Form.TITLE, "the heading", required=True),
    Field("section", "note", Form.TEXT, "a remark", keyword="note"),
    Field("section", "part_of", Form.TEXT, "the title of the joined map that it comes from", keyword="part of"),
    Field("question", "id", Form.NAME, "its name", required=True),
    Field("question", "text", Form.TITLE, "the question", required=True),
    Field("question", "answers", Form.CLAIMS, "a claim that answers it; once for each", keyword="answer", many=True),
    Field("question", "exhaustive", Form.FLAG, "one of its answers holds", since="0.2"),
    Field("question", "evidence", Form.EVIDENCE, "what is held against its answers", since="0.2"),
    Field("question", "note", Form.TEXT, "a remark", keyword="note"),
    Field("question", "tags", Form.TAGS, "words to find it by", keyword="tags"),
    Field("evidence", "item", Form.CLAIM, "the claim that is evidence", required=True, since="0.2"),
    Field("evidence", "against", Form.CLAIMS, "the answers that it speaks against; none: it fits all", since="0.2"),
    Field("claim", "id", Form.NAME, "its name; `#1`, `#2`, … where it has none", required=True),
    Field("claim", "text", Form.TITLE, "what is claimed", required=True),
    Field("claim", "quotations", Form.QUOTATIONS, "who asserts or denies it, in which words"),
    Field("claim", "assumed", Form.FLAG, "it stands without reasons or quotations, and the author knows it"),
    Field("claim", "open", Form.FLAG, "it does not stand until something backs it", since="0.2"),
    Field("claim", "credence", Form.CREDENCE, "how probable it is on its own", keyword="credence"),
    Field("claim", "section", Form.SECTION, "the section that it stands in"),
    Field("claim", "date", Form.DATE, "when it was, or is to be, true", keyword="date"),
    Field("claim", "short", Form.SHORT, "what a box or a sentence calls it", keyword="short", since="0.2"),
    Field("claim", "url", Form.TEXT, "where more about it can be read", keyword="url", since="0.2"),
    Field("claim", "note", Form.TEXT, "a remark", keyword="note"),
    Field("claim", "tags", Form.TAGS, "words to find it by", keyword="tags"),
    Field("quotation", "kind", Form.QUOTATION_KIND, "what the words commit their speaker to", required=True),
    Field("quotation", "source", Form.SOURCE, "the text that is quoted", required=True),
    Field("quotation", "text", Form.TITLE, "the words", required=True),
    Field("quotation", "speaker", Form.VOICE, "who says them; the source itself if nobody is named"),
    Field("quotation", "citing", Form.VOICES, "whose words he relays, each citing the next", since="0.2"),
    Field("quotation", "locator", Form.PLACE, "where in the source, such as `p. 3`"),
    Field("quotation", "date", Form.DATE, "when they were said", keyword="date"),
    Field(
        "quotation",
        "prefix",
        Form.TEXT,
        "the words right before, where the quoted ones stand more than once",
        keyword="prefix",
    ),
    Field("quotation", "suffix", Form.TEXT, "the words right after", keyword="suffix"),
    Field("quotation", "note", Form.TEXT, "a remark", keyword="note"),
    Field("inference", "id", Form.NAME, "its name, or the step written out", required=True),
    Field("inference", "kind", Form.STEP_KIND, "what the premises do to the target", required=True),
    Field("inference", "premises", Form.CLAIMS, "the claims that bear on the target together", required=True),
    Field("inference", "target", Form.TARGET, "what they bear on", required=True),
    Field("inference", "named", Form.FLAG, "whether the author gave it a name"),
    Field("inference", "warrant", Form.TEXT, "why the step holds", keyword="warrant"),
    Field("inference", "scheme", Form.TEXT, "the argumentation scheme that it follows", keyword="scheme"),
    Field("inference", "strength", Form.STRENGTH, "how strong the step is", keyword="strength"),
    Field("inference", "argued", Form.QUOTATIONS, "in which words somebody makes the step", since="0.2"),
    Field("inference", "note", Form.TEXT, "a remark", keyword="note"),
    Field("inference", "tags", Form.TAGS, "words to find it by", keyword="tags"),
    Field("contradiction", "id", Form.NAME, "its name, or the relation written out", required=True),
    Field("contradiction", "first", Form.CLAIM, "one of the two claims", required=True),
    Field("contradiction", "second", Form.CLAIM, "the other one", required=True),
    Field("contradiction", "named", Form.FLAG, "whether the author gave it a name"),
    Field("contradiction", "note", Form.TEXT, "a remark", keyword="note"),
    Field("contradiction", "tags", Form.TAGS, "words to find it by", keyword="tags"),
    Field("restatement", "id", Form.NAME, "its name, or the relation written out", required=True),
    Field("restatement", "first", Form.CLAIM, "one of the two wordings", required=True, since="0.2"),
    Field("restatement", "second", Form.CLAIM, "the other one", required=True, since="0.2"),
    Field("restatement", "named", Form.FLAG, "whether the author gave it a name", since="0.2"),
    Field("restatement", "note", Form.TEXT, "a remark", keyword="note", since="0.2"),
    Field("restatement", "tags", Form.TAGS, "words to find it by", keyword="tags", since="0.2"),
    Field("expectation", "claim", Form.CLAIM, "the claim", required=True),
    Field("expectation", "verdict", Form.VERDICT, "what the verdict on it should be", required=True),
)

_BY_THING: dict[str, list[Field]] = {}
for _field in FIELDS:
    _BY_THING.setdefault(_field.thing, []).append(_field)
BY_THING: Mapping[str, tuple[Field, ...]] = MappingProxyType({thing: tuple(rows) for thing, rows in _BY_THING.items()})
"""The rows of each kind of thing, in their order."""


def details_of(thing: str) -> tuple[Field, ...]:
    """The rows that are details in the language, in the order in which they are written."""
    return tuple(row for row in BY_THING[thing] if row.keyword)


def _keywords(*things: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(row.keyword for thing in things for row in details_of(thing)))


KEYS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "map": _keywords("map"),
        "source": _keywords("source"),
        "speaker": _keywords("speaker"),
        "section": _keywords("section"),
        "question": _keywords("question"),
        "claim": _keywords("claim"),
        "reason": _keywords("claim", "inference"),
        "relation": _keywords("inference"),
        "quotation": _keywords("quotation"),
    }
)
"""The details that each kind of statement knows; a reason is a claim and the step from it in one."""

MANY: tuple[str, ...] = tuple(row.keyword for row in FIELDS if row.many)
"""Details that may be given more than once."""
