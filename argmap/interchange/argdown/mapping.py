"""What an Argdown document says, as a map.

Statements become claims, the steps of a premise-conclusion structure become steps with linked premises, and the last of
them bears the title of its argument. An argument without such a structure is a claim: what its gist says. Of two
wordings under one title the second restates the first.
"""

from collections.abc import Iterator, Mapping

from argmap.english import shortened
from argmap.interchange.argdown.model import (
    ArgdownArgument,
    ArgdownDocument,
    ArgdownRelation,
    ArgdownText,
    End,
    PcsLine,
    StatementClass,
)
from argmap.interchange.draft import Draft, tidy
from argmap.interchange.imported import Imported
from argmap.interchange.loss import ITSELF, NOTHING_THERE, FormatLoss, left_out, mended, read_as
from argmap.model.content import MapContent
from argmap.model.dates import period
from argmap.model.elements import InferenceKind, QuotationKind
from argmap.model.kinds import MOST_SHORT
from argmap.model.valid import is_name
from argmap.source import Source, Span

EMPHASIS = left_out("emphasis", "Bold and italic words are plain words.")
DATA = left_out(
    "data",
    "Data in braces that the language has no detail for are kept only as a note; without ruamel.yaml none are read.",
)
NO_CLAIM = left_out("heading", "A heading that no statement stands below, and tags and data of headings, are left out.")
HEADINGS = left_out("levels", "Headings of all levels become sections of one level.")
ONE_MUST = left_out(
    "one-must", "That of two contradictory statements one has to be true is not kept, only that not both can be."
)
SUPPORT_OF_ARGUMENT = left_out(
    "support-of-argument",
    "What supports an argument as a whole is kept only as a note on its step: no premise is named that it speaks for.",
)
ATTACK_ON_ARGUMENT = read_as(
    "attack-on-argument", "What attacks an argument as a whole is read as an undercut of its step: no premise is named."
)
GIST = read_as(
    "gist", "An argument without premises and conclusion is read as a claim: what its gist says, or its title."
)
USES = read_as(
    "uses", "A conclusion is inferred from the lines since the one before, and that one, unless `uses` says otherwise."
)
PROSE = read_as(
    "prose",
    "A statement without a title that nothing relates to is read as prose, and kept as a note on its section or map.",
)
SAME_WORDS = read_as(
    "same-words", "Statements without a title that say the same words, or those of a titled one, are one claim."
)
UNUSED = left_out("unused", "A premise that no conclusion of its argument uses is a claim beside it.")
DRAWN = left_out("drawn", "What only says how Argdown draws (`isInMap`, `isGroup`, …) is left out.")
RELATION = left_out("relation", "A relation that Argdown has no sign for is left out.")
UNWRITTEN = mended("unwritten", "A statement that is only referred to is called by its title.")
LOSSES = (
    EMPHASIS,
    DATA,
    HEADINGS,
    NO_CLAIM,
    ONE_MUST,
    SUPPORT_OF_ARGUMENT,
    ATTACK_ON_ARGUMENT,
    GIST,
    USES,
    PROSE,
    SAME_WORDS,
    UNUSED,
    DRAWN,
    RELATION,
    UNWRITTEN,
)
_NAMED: Mapping[str, FormatLoss] = {"data": DATA, "relation": RELATION, "nothing-there": NOTHING_THERE}
_STEPS = {
    "support": InferenceKind.SUPPORTS,
    "attack": InferenceKind.REBUTS,
    "undercut": InferenceKind.UNDERCUTS,
    "entails": InferenceKind.IMPLIES,
}
_DRAWN = ("isInMap", "isGroup", "isClosed", "isInGroup")
_OWN_DATA = (*_DRAWN, "source", "quote", "quotes", "url", "short", "note", "uses")
_STANCES = ("quote", "denial", "suspicion", "hope", "mention")
"""Data that are read as more than a note, or that only say how Argdown draws."""


def as_map(document: ArgdownDocument, source: Source, format_: str, *, leaves: str) -> Imported[MapContent]:
    """The map of a document."""
    return _Mapping(document, source, format_).made(leaves=leaves)


class _Mapping:
    def __init__(self, document: ArgdownDocument, source: Source, format_: str) -> None:
        self.document = document
        self.draft = Draft(source, format_, LOSSES)
        self._sections: dict[int, str] = {}
        self.folded: dict[str, ArgdownRelation] = {}
        self.same: dict[str, str] = {}
        self._outgoing: dict[str, list[str]] = {}

    def made(self, *, leaves: str) -> Imported[MapContent]:
        """Make the map."""
        for name, span, message in self.document.skipped:
            self.draft.lose(_NAMED[name], span, message)
        self.folded = self._folded()
        self.same = self._same_words()
        prose = self._prose()
        self._head()
        self._headings(prose)
        for statement in self.document.statements.values():
            if statement.title in prose:
                self.draft.lose(
                    PROSE,
                    statement.members[0].span,
                    f"{_quoted(prose[statement.title])} is read as prose: nothing relates to it",
                )
            elif statement.title in self.same:
                first = statement.members[0]
                self.draft.lose(SAME_WORDS, first.span, f"{_quoted(first.text)} stands here once more: it is one claim")
            elif statement.title not in self.folded:
                self._statement(statement)
        for argument in self.document.arguments.values():
            if not argument.pcs:
                self._gist(argument)
        for argument in self.document.arguments.values():
            self._steps(argument)
        told = [
            each
            for each in self.document.relations
            if each.first.title not in self.folded or each.first.kind != "statement"
        ]
        for relation in sorted(told, key=lambda each: each.kind == "undercut"):
            self._relation(relation)
        return self.draft.finish(leaves=leaves)

    def _head(self) -> None:
        document = self.document
        between = " " if document.title.endswith(("?", "!", ".", ":")) else ": "
        title = between.join(filter(None, (document.title, document.subtitle)))
        date = document.date if not document.date or period(document.date) is not None else _day(document.date)
        self.draft.head(title=title, author=document.author, date=date)
        if document.abstract:
            self.draft.add_note(document.abstract)

    def _folded(self) -> dict[str, ArgdownRelation]:
        """Conclusions that only say that their argument speaks against something, as argmap writes them."""
        found = {}
        used = [line.statement for each in self.document.arguments.values() for line in each.pcs]
        for argument in self.document.arguments.values():
            title = f"against {argument.title}"
            if not argument.pcs or argument.pcs[-1].statement != title or used.count(title) > 1:
                continue
            relations = [each for each in self.document.relations if _touches(each, title)]
            alone = len(relations) == 1 and relations[0].first == End("statement", title)
            if alone and relations[0].kind in ("attack", "undercut"):
                found[title] = relations[0]
        return found

    def _same_words(self) -> dict[str, str]:
        """Statements without a title that say what another one says in the same words, with the title of that one."""
        first: dict[str, str] = {}
        for each in self.document.statements.values():
            for member in each.members:
                if each.named and member.text:
                    first.setdefault(member.text.casefold(), each.title)
        found = {}
        for each in self.document.statements.values():
            if not each.named and len(each.members) == 1 and each.members[0].text and each.title not in self.folded:
                title = first.setdefault(each.members[0].text.casefold(), each.title)
                if title != each.title:
                    found[each.title] = title
        return found

    def _key(self, title: str) -> str:
        """The key of the claim that a statement is."""
        return f"statement {self.same.get(title, title)}"

    def _prose(self) -> dict[str, str]:
        """The statements that are none: without a title, a tag, data, or anything that relates to them."""
        related = {
            end.title
            for each in self.document.relations
            for end in (each.first, each.second)
            if end.kind == "statement"
        }
        related |= {line.statement for each in self.document.arguments.values() for line in each.pcs}
        found = {}
        for each in self.document.statements.values():
            only = each.members[0] if len(each.members) == 1 else None
            if only is not None and not each.named and each.title not in related and not only.tags and not only.data:
                words = [only.text, *(f"{tidy(name)}: {tidy(url)}" for name, url in only.links)]
                found[each.title] = "\n".join(words)
        some = len(found) < len(self.document.statements) or self.document.arguments
        return found if some else {}

    def _headings(self, prose: Mapping[str, str]) -> None:
        statements = [each for each in self.document.statements.values() if each.title not in prose]
        used = {each.section for each in statements}
        used |= {member.section for each in statements for member in each.members if member.text}
        used |= {each.section for each in self.document.arguments.values()}
        notes: dict[int, list[str]] = {}
        for title, words in prose.items():
            notes.setdefault(self.document.statements[title].section, []).append(words)
        for at, heading in enumerate(self.document.headings):
            if heading.more or at not in used:
                what = (
                    "tags and data of a heading are left out"
                    if at in used
                    else f"no claim stands below {_quoted(heading.title)}"
                )
                self.draft.lose(NO_CLAIM, heading.span, what)
            if at in used:
                self._sections[at] = self.draft.add_section(heading.title, "\n".join(notes.get(at, ())))
        for at, said in notes.items():
            if at not in self._sections:
                self.draft.add_note("\n".join(said))
        if len({each.level for at, each in enumerate(self.document.headings) if at in used}) > 1:
            self.draft.lose(HEADINGS, None, "headings of several levels become sections of one")

    def _statement(self, statement: StatementClass) -> None:
        said = [each for each in statement.members if each.text]
        key = f"statement {statement.title}"
        first = said[0] if said else statement.members[0] if statement.members else None
        span = first.span if first else self.draft.whole()
        text = first.text if first and first.text else statement.title
        if not said and statement.named:
            self.draft.lose(UNWRITTEN, span, f"[{shortened(statement.title, 40)}] is nowhere written out")
        others: dict[str, list[ArgdownText]] = {}
        own: list[ArgdownText] = []
        for each in statement.members:
            if each.text and _letters(each.text) != _letters(text):
                others.setdefault(_letters(each.text), []).append(each)
            else:
                own.append(each)
        section = first.section if first and first.text else statement.section
        self._claim(key, text, statement.title if statement.named else "", own, span, section)
        for letters, members in others.items():
            again = f"{key}\n{letters}"
            self._claim(again, members[0].text, "", members, members[0].span, members[0].section)
            self.draft.restate(again, key, members[0].span)

    def _gist(self, argument: ArgdownArgument) -> None:
        said = [each for each in argument.members if each.text]
        span = (said or argument.members)[0].span if argument.members else self.draft.whole()
        text = said[0].text if said else argument.title
        self._claim(
            f"argument {argument.title}", text, argument.title if argument.named else "", argument.members, span,
            argument.section,
        )  # fmt: skip
        self.draft.lose(
            GIST, span, f"<{shortened(argument.title, 40)}> has no premises and no conclusion: it is read as a claim"
        )
        for other in said[1:]:
            if _letters(other.text) != _letters(text):
                self.draft.note_claim(f"argument {argument.title}", other.text)

    def _claim(self, key: str, text: str, title: str, members: list[ArgdownText], span: Span, section: int) -> None:
        tags = tuple(dict.fromkeys(tag for each in members for tag in each.tags))
        links = list(dict.fromkeys(link for each in members for link in each.links))
        data = {name: value for each in members for name, value in each.data.items()}
        short = "" if not title or is_name(title) or _letters(title) == _letters(text) else title
        place = members[0].span if members else self.draft.whole()
        url = str(data.get("url", "")) or (links[0][1] if len(links) == 1 else "")
        note = "\n".join(_notes(data, links if len(links) > 1 else []))
        self.draft.add_claim(
            key,
            text,
            span,
            name=title,
            title=title,
            section=self._sections.get(section, ""),
            short=str(data.get("short", "")) or (short if len(short) <= MOST_SHORT else ""),
            url=url,
            tags=tags,
            note=note,
        )
        self._quoted(key, data, members)
        if any(each.styled for each in members):
            self.draft.lose(EMPHASIS, place, "bold and italic words are plain words here")
        if any(name in _DRAWN for name in data):
            self.draft.lose(DRAWN, place, "how this is drawn is left out")
        if any(name not in _OWN_DATA for name in data):
            told = ", ".join(f"`{shortened(str(each), 20)}`" for each in data if each not in _OWN_DATA)
            self.draft.lose(DATA, place, f"the data {told} are kept only as a note")

    def _quoted(self, key: str, data: Mapping[str, object], members: list[ArgdownText]) -> None:
        """`{source: …, quote: …}`, or several of them as `quotes`: the words of a text."""
        span = members[0].span if members else self.draft.whole()
        several = data.get("quotes")
        for each in [data, *(several if isinstance(several, list) else ())]:
            if not isinstance(each, Mapping):
                continue
            words, title = each.get("quote"), each.get("source")
            if isinstance(words, str) and isinstance(title, str) and words.strip() and title.strip():
                self.draft.add_source(f"source {title}", title, span, name=title)
                stance = str(each.get("stance", "quote"))
                self.draft.quote(
                    key, f"source {title}", words, span,
                    kind=QuotationKind(stance) if stance in _STANCES else QuotationKind.QUOTE,
                    speaker=self._voice(each.get("by"), span),
                    citing=[self._voice(one, span) for one in str(each.get("citing") or "").split("; ") if one],
                    locator=str(each.get("at") or ""),
                )  # fmt: skip

    def _voice(self, name: object, span: Span) -> str:
        """A source of that title, or a speaker of that name."""
        if not isinstance(name, str) or not name.strip():
            return ""
        if self.draft.has_source(f"source {name}"):
            return f"source {name}"
        self.draft.add_speaker(f"speaker {name}", name, span)
        return f"speaker {name}"

    def _steps(self, argument: ArgdownArgument) -> None:
        """The steps of a premise-conclusion structure."""
        lines = argument.pcs
        if not lines:
            return
        last = max((at for at, line in enumerate(lines) if line.conclusion), default=-1)
        inner = sum(line.conclusion for line in lines) > 1
        gist = [each.text for each in argument.members if each.text]
        note = "\n".join(dict.fromkeys([*gist, *_notes(_data_of(argument.members), [])]))
        since: list[int] = []
        taken: set[int] = set()
        for at, line in enumerate(lines):
            if not line.conclusion:
                since.append(at)
                continue
            used = _uses(line, lines, at)
            if inner and not used:
                message = "from which lines this conclusion follows is not said: those since the one before are taken"
                self.draft.lose(USES, line.span, message)
            premises = [self._key(lines[each].statement) for each in (used or since)]
            against = self.folded.get(line.statement) if at == last else None
            target = self._key(line.statement)
            kind = InferenceKind.SUPPORTS
            if against is not None:
                kind = _STEPS[against.kind]
                target = self._aim(against.second) or target
            title = argument.title if argument.named and at == last else ""
            self.draft.add_step(
                kind,
                premises,
                target,
                line.span,
                key=_step_key(argument.title, at),
                name=title,
                title=title,
                scheme=", ".join(line.rules),
                tags=tuple(dict.fromkeys(tag for each in argument.members for tag in each.tags)) if at == last else (),
                note=note if at == last else "",
            )
            taken.update(used or since)
            since = [at]
        for at, line in enumerate(lines[: last + 1]):
            if at not in taken and at != last:
                self.draft.lose(
                    UNUSED, line.span, f"no conclusion of <{shortened(argument.title, 40)}> uses this premise"
                )

    # Relations.

    def _relation(self, relation: ArgdownRelation) -> None:
        first = self._claim_key(relation.first)
        if first is None:
            return
        second = relation.second
        span = relation.span
        if relation.kind in ("contrary", "contradictory"):
            other = self._claim_key(second)
            if other is not None and other != first:
                self.draft.contradict(first, other, span)
                if relation.kind == "contradictory":
                    self.draft.lose(ONE_MUST, span, "that one of the two has to be true is not kept")
            return
        step = self._step_of(second)
        if step is None:
            target = self._claim_key(second)
            if target == first:
                if relation.kind != "support" or not self._concludes(relation.first, second):
                    self.draft.lose(
                        ITSELF, span, "this relation leads from a statement to itself, or to what it concludes"
                    )
            elif target is not None:
                kind = _STEPS[relation.kind]
                if relation.kind == "support" and self.document.strict and _both_statements(relation):
                    kind = InferenceKind.IMPLIES
                if relation.kind == "attack" and self.document.strict and _both_statements(relation):
                    self.draft.contradict(first, target, span)
                    return
                self._lead(relation, kind, first, target)
            return
        if relation.kind == "undercut":
            self.draft.add_step(InferenceKind.UNDERCUTS, [first], step, span)
        elif not self._told_closer(relation, first):
            argument = shortened(second.title, 40)
            if relation.kind == "attack":
                self.draft.lose(
                    ATTACK_ON_ARGUMENT,
                    span,
                    f"which premise of <{argument}> is attacked is not said: read as an undercut of its step",
                )
                self.draft.add_step(InferenceKind.UNDERCUTS, [first], step, span)
            else:
                self.draft.lose(
                    SUPPORT_OF_ARGUMENT,
                    span,
                    f"which premise of <{argument}> is supported is not said: kept only as a note",
                )
                words = shortened(" ".join(self.draft.text_of(first).split()), 200)
                self.draft.note_step(step, f"Supported as a whole by: {words}")

    def _lead(self, relation: ArgdownRelation, kind: InferenceKind, first: str, target: str) -> None:
        """A step between claims; an undercut of an argument that is a claim aims at what the claim supports."""
        steps = (
            self._outgoing.get(target, []) if relation.kind == "undercut" and relation.second.kind == "argument" else []
        )
        for step in steps:
            self.draft.add_step(kind, [first], step, relation.span)
        if not steps:
            key = f"relation {len(self._outgoing)} {first} {target} {kind}"
            self.draft.add_step(kind, [first], target, relation.span, key=key)
            if relation.first.kind == "argument" and first.startswith("argument "):
                self._outgoing.setdefault(first, []).append(key)

    def _claim_key(self, end: End) -> str | None:
        """The claim that stands at an end: of an argument its conclusion, or what its gist says."""
        if end.kind == "statement":
            return self._key(end.title)
        argument = self.document.arguments.get(end.title)
        if argument is None:
            return None
        if not argument.pcs:
            return f"argument {end.title}"
        last = next((line for line in reversed(argument.pcs) if line.conclusion), argument.pcs[-1])
        return self._key(last.statement)

    def _aim(self, end: End) -> str | None:
        """What an argument speaks against: a claim, or the step that the other argument ends in."""
        argument = self.document.arguments.get(end.title) if end.kind != "statement" else None
        if argument is None or not argument.pcs:
            return self._claim_key(end)
        at = end.line if end.line >= 0 else len(argument.pcs) - 1
        return _step_key(end.title, at)

    def _step_of(self, end: End) -> str | None:
        """The step that stands at an end: the last one of a reconstructed argument, or the one that is named."""
        argument = self.document.arguments.get(end.title)
        if end.kind == "statement" or argument is None or not argument.pcs:
            return None
        at = end.line
        if at < 0:
            at = max((each for each, line in enumerate(argument.pcs) if line.conclusion), default=-1)
        key = _step_key(end.title, at)
        return key if self.draft.has_step(key) else None

    def _concludes(self, first: End, second: End) -> bool:
        """Whether an argument leads to the statement that it is said to support: its structure says so already."""
        return first.kind == "argument" and second.kind == "statement"

    def _told_closer(self, relation: ArgdownRelation, first: str) -> bool:
        """Whether a relation to a whole argument is said again of one of its premises."""
        argument = self.document.arguments[relation.second.title]
        premises = {self._key(line.statement) for line in argument.pcs if not line.conclusion}
        if relation.kind == "support" and first in premises:
            return True
        for other in self.document.relations:
            if other is relation or other.second.kind != "statement":
                continue
            ends = (self._claim_key(other.first), self._claim_key(other.second))
            fits = other.kind in (
                ("support", "entails") if relation.kind == "support" else ("attack", "contrary", "contradictory")
            )
            if fits and ends[0] == first and ends[1] in premises:
                return True
            if other.kind in ("contrary", "contradictory") and fits and ends[1] == first and ends[0] in premises:
                return True
        return False


def _quoted(text: str) -> str:
    return f"“{shortened(' '.join(text.split()), 40)}”"


def _touches(relation: ArgdownRelation, title: str) -> bool:
    """Whether a statement of that title stands at an end of a relation."""
    return any(end.kind == "statement" and end.title == title for end in (relation.first, relation.second))


def _both_statements(relation: ArgdownRelation) -> bool:
    return relation.first.kind == relation.second.kind == "statement"


def _step_key(title: str, at: int) -> str:
    return f"step {at} of {title}"


def _uses(line: PcsLine, lines: list[PcsLine], at: int) -> list[int]:
    """The lines that a conclusion is said to use."""
    named = line.data.get("uses")
    if not isinstance(named, list):
        return []
    numbers = {each.number or position + 1: position for position, each in enumerate(lines[:at])}
    return [numbers[each] for each in named if isinstance(each, int) and each in numbers]


def _data_of(members: list[ArgdownText]) -> dict[str, object]:
    return {name: value for each in members for name, value in each.data.items()}


def _notes(data: Mapping[str, object], links: list[tuple[str, str]]) -> Iterator[str]:
    """What data and links say, a line each."""
    quoted = isinstance(data.get("quote"), str) and isinstance(data.get("source"), str)
    for name, value in data.items():
        if name == "note":
            yield tidy(str(value))
        if name in _OWN_DATA and (quoted or name not in ("quote", "source")):
            continue
        yield f"{tidy(name)}: {_said(value)}"
    for words, url in links:
        yield f"{tidy(words)}: {tidy(url)}"


def _said(value: object) -> str:
    """Data in words: the items of a list, the parts of a mapping."""
    if isinstance(value, Mapping):
        return "; ".join(f"{tidy(str(key))}: {_said(each)}" for key, each in list(value.items())[:50])
    if isinstance(value, (list, tuple)):
        return ", ".join(_said(each) for each in value[:50])
    return tidy(value)


def _letters(text: str) -> str:
    return "".join(sign for sign in text.casefold() if sign.isalnum())


def _day(date: str) -> str:
    """A date such as 27/10/2018 in the order of the language; any other one as it is."""
    parts = date.strip().split("/") if "/" in date else date.strip().split(".")
    if len(parts) == 3 and all(each.strip().isdecimal() for each in parts) and len(parts[2].strip()) == 4:
        day, month, year = (each.strip().zfill(2) for each in parts)
        if int(month) <= 12 < int(day):
            return f"{year}-{month}-{day}"
    return date
