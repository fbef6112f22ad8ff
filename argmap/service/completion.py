"""What can be written at a place."""

import re
from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum

import attrs

from argmap.fields import BY_THING, KEYS, Field, Form
from argmap.model.credence import BANDS, Level
from argmap.model.elements import Verdict
from argmap.model.verdict_kinds import LEGENDS, VerdictKind, VerdictWord
from argmap.names import NAME
from argmap.resolve.scopes import Entity, NameKind
from argmap.schemes.schemes import SCHEMES
from argmap.service.view import FileView
from argmap.syntax.keywords import ARGUED, FLAGS, QUOTATIONS, STATEMENTS, STEPS
from argmap.syntax.words import VERBS

LEAST_WORDS = 3
"""Signs of a quotation after which its text is looked through."""
MOST_PASSAGES = 20
MOST_ITEMS = 1000
_LONGEST = 400
"""Signs of a passage that is offered."""


class OfferKind(StrEnum):
    """What is offered."""

    KEYWORD = "keyword"
    DETAIL = "detail"
    CLAIM = "claim"
    SOURCE = "source"
    SPEAKER = "speaker"
    STEP = "step"
    VALUE = "value"
    PASSAGE = "passage"
    FILE = "file"


@attrs.frozen
class Offer:
    """Something that can stand between two offsets; `detail` says what it is. `snippet` holds `${1:places}` to fill."""

    kind: OfferKind
    label: str
    new: str
    start: int
    end: int
    detail: str = ""
    snippet: str = ""


_STATEMENT_FORMS = {
    "map": ("map: ${1:title}", "the title of the map"),
    "source": ("source ${1:id}: ${2:title}", "a text that is quoted"),
    "speaker": ("speaker ${1:id}: ${2:who it is}", "somebody who is quoted"),
    "section": ("section: ${1:heading}", "a part of the map"),
    "question": ("question ${1:id}: ${2:question}", "a question with rival answers"),
    "claim": ("claim ${1:id}: ${2:text}", "what can be true or false"),
    "include": ("include: ${1:file.argmap}", "another file"),
    "expect": ("expect ${1:claim} ${2:verdict}", "what the verdict should be"),
}
_STANCES = {
    "quote": "who asserts it, in which words",
    "denial": "who denies it",
    "suspicion": "who thinks it possible",
    "hope": "who wants or fears it",
    "mention": "words that commit nobody",
}
_STEPS = {
    "because": "a reason for it",
    "but": "a reason against it",
    "unless": "what sets the step above aside",
    "and": "one more premise of the step above",
}
_VERB_WORDS = {
    "supports": "speaks for a claim",
    "rebuts": "speaks against a claim",
    "undercuts": "sets a step, a claim or words aside",
    "contradicts": "cannot stand together with a claim",
    "implies": "makes a claim true for certain",
    "restates": "says the same as a claim",
}
_FLAGS = {"assumed": "it is taken as given", "open": "it waits for somebody to back it"}
_S = r"[ \t]"
_QUOTE_HEAD = re.compile(rf"{_S}+(?:{'|'.join((*QUOTATIONS, ARGUED))}){_S}+(?P<rest>.*)$")
_WORDS_OF = re.compile(
    rf"{_S}+(?:{'|'.join((*QUOTATIONS, ARGUED))}){_S}+(?P<source>{NAME})(?:{_S}+by{_S}+{NAME})?"
    rf"(?:{_S}+citing{_S}+{NAME})*(?:{_S}+at{_S}+(?:[^:]|:(?=[^ \t]))*?)?{_S}*:(?:{_S}+|$)(?P<words>.*)$"
)
_SETTING = re.compile(rf"{_S}+(?P<key>[a-z][a-z0-9]*(?:{_S}[a-z]+)?){_S}*:{_S}*(?P<value>.*)$")
_LAST = re.compile(r"[^\s,+()]*$")
_NAME_DUE = re.compile(
    rf"(?:^|{_S})(?P<word>because|but|and|unless|{'|'.join(VERBS)}|expect|evidence)(?:{_S}+as{_S}+{NAME})?"
    rf"(?:{_S}+{NAME}{_S}*\+)*{_S}+\S*$"
)
_LINE_OF_NAMES = re.compile(rf"\+{_S}*\S*$")
_VERDICT_DUE = re.compile(rf"expect{_S}+{NAME}{_S}+\S*$")
_VERB_DUE = re.compile(rf"(?:{NAME}{_S}*\+{_S}*)*{NAME}{_S}+\S*$")
_RELATION = re.compile(rf"(?:{NAME}{_S}*\+{_S}*)*{NAME}{_S}+(?:{'|'.join(VERBS)})(?:{_S}|$)")
_END = re.compile(r"[.!?][\"”’»]?(?=\s|$)|\n[ \t]*\n")


def completion(view: FileView, offset: int) -> list[Offer]:
    """What can stand at an offset, the likeliest kind first; what was typed of it is replaced."""
    start, line = view.line_at(offset)
    before = line[: offset - start]
    here = _Here(view, offset, before)
    found = list(here.items())
    if len(found) > MOST_ITEMS:
        typed = here.typed.casefold()
        found = [each for each in found if typed in each.label.casefold() or typed in each.detail.casefold()]
    return found[:MOST_ITEMS]


class _Here:
    def __init__(self, view: FileView, offset: int, before: str) -> None:
        self.view, self.offset, self.before = view, offset, before
        self.typed = _LAST.search(before)[0]  # type: ignore[index]  # the pattern matches everywhere

    def items(self) -> Iterator[Offer]:
        before = self.before
        if before.lstrip().startswith(("|", "#")):
            return
        words = _WORDS_OF.match(before)
        head = _QUOTE_HEAD.match(before)
        setting = _SETTING.match(before)
        if words is not None:
            yield from self._passages(words["source"], words["words"])
        elif head is not None:
            yield from self._head_of_quotation(head["rest"])
        elif setting is not None and (setting["key"] not in STEPS):
            yield from self._value(" ".join(setting["key"].split()), setting["value"])
        elif (included := re.match(r"include[ \t]*:[ \t]*(\S*)$", before)) is not None:
            yield from self._files("*", included[1], ending=".argmap")
        elif ":" in before:
            return
        elif re.search(rf"undercuts{_S}+{NAME}{_S}+by{_S}+\S*$", before):
            yield from self._voices()
        elif _VERDICT_DUE.match(before):
            yield from self._verdicts()
        elif (due := _NAME_DUE.search(before)) is not None and (before[:1] in " \t" or due["word"] != "and"):
            yield from self._claims(steps=due["word"] == "undercuts")
        elif _LINE_OF_NAMES.search(before):
            yield from self._claims()
        elif not before.strip() or re.fullmatch(rf"{_S}*\S+", before):
            yield from self._first_word(indented=before[:1] in (" ", "\t"))
        elif before.split()[0] not in STATEMENTS and _VERB_DUE.match(before.lstrip(" \t+")):
            yield from (self._word(each, OfferKind.KEYWORD, _VERB_WORDS[each]) for each in VERBS)

    def _word(self, word: str, kind: OfferKind, detail: str = "", snippet: str = "") -> Offer:
        return Offer(
            kind=kind,
            label=word,
            new=word,
            start=self.offset - len(self.typed),
            end=self.offset,
            detail=detail,
            snippet=snippet,
        )

    # ---- the first word of a line ----

    def _first_word(self, *, indented: bool) -> Iterator[Offer]:
        if not indented:
            for word in STATEMENTS:
                snippet, detail = _STATEMENT_FORMS[word]
                yield self._word(word, OfferKind.KEYWORD, detail, snippet)
            if self.typed:
                yield from self._claims()
            return
        owner = self._owner()
        if owner in ("claim", "reason"):
            for word in QUOTATIONS:
                yield self._word(word, OfferKind.KEYWORD, _STANCES[word], f"{word} ${{1:source}}: ${{2:words}}")
            for word in ("because", "but"):
                yield self._word(word, OfferKind.KEYWORD, _STEPS[word], f"{word} ${{1:id}}: ${{2:text}}")
            for word in FLAGS:
                yield self._word(word, OfferKind.KEYWORD, _FLAGS[word])
            for word in VERBS:
                yield self._word(word, OfferKind.KEYWORD, _VERB_WORDS[word], f"{word} ${{1:claim}}")
        if owner in ("reason", "relation", "quotation", "claim"):
            yield self._word("unless", OfferKind.KEYWORD, _STEPS["unless"], "unless ${1:id}: ${2:text}")
        if owner in ("reason", "relation"):
            detail = "who makes this step, in which words"
            yield self._word(ARGUED, OfferKind.KEYWORD, detail, f"{ARGUED} ${{1:source}}: ${{2:words}}")
        if self._follows_step():
            yield self._word("and", OfferKind.KEYWORD, _STEPS["and"], "and ${1:id}: ${2:text}")
        if owner == "question":
            yield self._word("evidence", OfferKind.KEYWORD, "what speaks against which answers")
            yield self._word("exhaustive", OfferKind.KEYWORD, "one of the answers holds")
        fields = _fields_of(owner)
        for key in KEYS.get(owner, ()):
            yield self._word(key, OfferKind.DETAIL, fields[key].what if key in fields else "", f"{key}: ${{1}}")

    def _owner(self) -> str:
        """What the line above with less indentation is."""
        indent = len(self.before) - len(self.before.lstrip())
        for _, line in self.view.lines_above(self.offset):
            stripped = line.lstrip()
            if not stripped or stripped[0] in "#|" or len(line) - len(stripped) >= indent:
                continue
            return _kind_of(stripped)
        return ""

    def _follows_step(self) -> bool:
        """Whether a reason stands above at the same level."""
        indent = len(self.before) - len(self.before.lstrip())
        for _, line in self.view.lines_above(self.offset):
            stripped = line.lstrip()
            if not stripped or len(line) - len(stripped) > indent:
                continue
            return len(line) - len(stripped) == indent and stripped.split()[0].rstrip(":") in STEPS
        return False

    # ---- names ----

    def _names(self, kind: OfferKind, told: Callable[[str], str], *kinds: NameKind) -> Iterator[Offer]:
        for id_, entity in self.view.declared(*kinds).items():
            yield self._word(self._as_written(entity), kind, told(id_))

    def _as_written(self, entity: Entity) -> str:
        """A name as this file has to write it."""
        return entity.id

    def _claims(self, *, steps: bool = False) -> Iterator[Offer]:
        claims = self.view.claims
        yield from self._names(OfferKind.CLAIM, lambda id_: claims[id_].text if id_ in claims else "", NameKind.CLAIM)
        if steps:
            yield from self._names(OfferKind.STEP, lambda _: "a step", NameKind.STEP)

    def _sources(self) -> Iterator[Offer]:
        sources = self.view.sources
        yield from self._names(
            OfferKind.SOURCE, lambda id_: sources[id_].title if id_ in sources else "", NameKind.SOURCE
        )

    def _voices(self) -> Iterator[Offer]:
        speakers = self.view.speakers
        yield from self._names(
            OfferKind.SPEAKER, lambda id_: speakers[id_].name if id_ in speakers else "", NameKind.SPEAKER
        )
        yield from self._sources()

    def _verdicts(self) -> Iterator[Offer]:
        for word in VerdictWord:
            yield self._word(word.value, OfferKind.VALUE, LEGENDS[word])
        for label in Verdict:
            yield self._word(label.value, OfferKind.VALUE, "a label")
        for kind in VerdictKind:
            yield self._word(kind.value, OfferKind.VALUE, "a kind of verdict")

    # ---- quotations ----

    def _head_of_quotation(self, rest: str) -> Iterator[Offer]:
        words = rest.split()
        done = words[:-1] if rest and not rest[-1].isspace() else words
        if not done:
            yield from self._sources()
        elif done[-1] in ("by", "citing"):
            yield from self._voices()
        elif done[-1] == "at":
            yield self._word("#1", OfferKind.VALUE, "the first place where the words stand")
        elif "at" not in done[1:]:
            if "by" not in done[1:] and "citing" not in done[1:]:
                yield self._word("by", OfferKind.KEYWORD, "who says it")
            yield self._word("citing", OfferKind.KEYWORD, "whose words he relays")
            yield self._word("at", OfferKind.KEYWORD, "where it stands")

    def _passages(self, source: str, typed: str) -> Iterator[Offer]:
        """Passages of the text that begin with what was typed, each to the end of its sentence."""
        text = self.view.text_of(source)
        words = typed.split()
        if text is None or sum(map(len, words)) < LEAST_WORDS:
            return
        body = text.source.text
        pattern = re.compile(r"(?<!\w)" + r"\s+".join(map(re.escape, words)), re.IGNORECASE)
        for number, match in enumerate(pattern.finditer(body)):
            if number == MOST_PASSAGES:
                return
            end = _END.search(body, match.end())
            last = min(end.end() if end else len(body), match.start() + _LONGEST)
            passage = " ".join(body[match.start() : last].split())
            line, column = text.source.position(match.start())
            where = f"{text.source.name.rpartition('/')[2]}:{line}:{column}"
            start = self.offset - len(typed)
            yield Offer(kind=OfferKind.PASSAGE, label=passage, new=passage, start=start, end=self.offset, detail=where)

    # ---- values of details ----

    def _value(self, key: str, value: str) -> Iterator[Offer]:
        field = _fields_of(self._owner()).get(key)
        if field is None:
            return
        if field.keyword == "scheme":
            start = self.offset - len(value)
            yield from (
                Offer(kind=OfferKind.VALUE, label=each.name, new=each.name, start=start, end=self.offset)
                for each in SCHEMES
            )
        elif field.keyword == "text":
            yield from self._files("*", value)
        elif field.form in _VALUES:
            start = self.offset - len(value)
            yield from (
                Offer(kind=OfferKind.VALUE, label=each, new=each, start=start, end=self.offset)
                for each in _VALUES[field.form]
            )
        elif field.form in (Form.CLAIM, Form.CLAIMS):
            yield from self._claims()
        elif field.form in (Form.SOURCE, Form.SOURCES):
            yield from self._sources()
        elif field.form in (Form.VOICE, Form.VOICES):
            yield from self._voices()
        elif field.form is Form.TAGS:
            tags = dict.fromkeys(tag for claim in self.view.claims.values() for tag in claim.tags)
            yield from (self._word(tag, OfferKind.VALUE, "a tag of the map") for tag in tags)

    def _files(self, pattern: str, typed: str, *, ending: str = "") -> Iterator[Offer]:
        folder = self.view.path.parent
        start = self.offset - len(typed)
        try:
            found = sorted((*folder.glob(pattern), *folder.glob(f"*/{pattern}")))[:MOST_ITEMS]
        except OSError:
            return
        for path in found:
            wanted = path.suffix == ending if ending else path.suffix != ".argmap"
            if wanted and path.is_file() and path != self.view.path:
                name = path.relative_to(folder).as_posix()
                yield Offer(kind=OfferKind.FILE, label=name, new=name, start=start, end=self.offset)


_VALUES: Mapping[Form, tuple[str, ...]] = {
    Form.CREDENCE: (*BANDS, *(each.value for each in Level)),
    Form.STRENGTH: tuple(each.value for each in Level),
    Form.WEIGHING: ("strength",),
    Form.GRADE: ("A", "B", "C", "D", "E", "F"),
}
_THINGS = {"reason": ("claim", "inference"), "relation": ("inference",)}


def _fields_of(owner: str) -> dict[str, Field]:
    things = _THINGS.get(owner, (owner,))
    return {row.keyword: row for thing in things for row in BY_THING.get(thing, ()) if row.keyword}


def _kind_of(line: str) -> str:
    """What a line is the head of, by its first word."""
    first = re.split(r"[\s:]", line, maxsplit=1)[0]
    if first in QUOTATIONS or first == ARGUED:
        return "quotation"
    if first in STEPS:
        told = re.match(rf"\S+(?:{_S}+{NAME})?(?:{_S}+as{_S}+{NAME})?{_S}*:", line)
        return "reason" if told else "relation"
    if first in STATEMENTS:
        return first
    return "relation" if first in VERBS or _RELATION.match(line) else ""
