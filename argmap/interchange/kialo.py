"""Kialo: the text that a discussion is exported as.

One claim a line, numbered by its place in the tree: `1.2. Pro: …`. A claim that stands elsewhere is `-> See 1.1.3.`;
words are linked as in Markdown.
"""

import re
from collections import Counter

import attrs

from argmap.interchange.draft import Draft, one_line
from argmap.interchange.foreign import Foreign
from argmap.interchange.imported import Imported, unreadable
from argmap.interchange.loss import ITSELF, NOTHING_THERE, left_out, mended, read_as
from argmap.model.content import MapContent
from argmap.model.elements import InferenceKind
from argmap.source import LINE_END, Source, Span

LINK_WORDS = left_out(
    "link-words", "Which words of a claim are linked is left out; the addresses are kept, the further ones in its note."
)
THESES = read_as("theses", "Theses side by side are read as rival answers to the question above them.")
ORPHAN = mended("orphan", "A claim whose parent is not there stands at the top.")
NO_SIGN = left_out("no-sign", "A claim without Pro or Con below one whose others have it stands by itself.")
REPEATED = mended("repeated", "A number that stands twice is taken for two claims below the same one.")
LOSSES = (LINK_WORDS, THESES, ORPHAN, NO_SIGN, REPEATED)
_TITLE = re.compile(r"\ufeff?\s*Discussion (?:Title|Name): *(.*)")
_ITEM = re.compile(r"(\d+(?:\.\d+)*)\.(?: +|$)(?:(Pro|Con)\s*: ?)?(.*)", re.IGNORECASE)
_SEE = re.compile(r"-> See (?:discussion )?#?(\d+(?:\.\d+)*)\.?\s*\Z")
_LINK = re.compile(r"\[((?:[^\[\]]++|\[[^\[\]]*+\])*+)\]\(((?:[^()\s]++|\([^()\s]*+\))++)\)")
_ESCAPED = re.compile(r"\\([^\w\s])")


@attrs.define(eq=False)
class _Item:
    number: str
    stance: str
    text: str
    span: Span
    parent: str = ""


def read_kialo(foreign: Foreign) -> Imported[MapContent]:
    """The map of a discussion."""
    title, items = _items(foreign.source)
    if not items:
        return unreadable(foreign.source, "kialo", "no numbered claim, such as `1. …`, was found here")
    draft = Draft(foreign.source, "kialo", LOSSES)
    draft.head(title=one_line(title))
    by_number = _numbered(draft, items)
    seen = {number: found[1] for number, each in by_number.items() if (found := _SEE.match(each.text.strip()))}
    theses = _theses(by_number)
    for number, each in by_number.items():
        if number not in seen and number not in theses:
            _claim(draft, number, each)
    for number in by_number:
        if number not in theses:
            _bear(draft, number, by_number, seen, theses)
    for number, answers in theses.items():
        each = by_number[number]
        if len(answers) > 1:
            draft.add_question(f"question {number}", _plain(draft, each)[0], answers, each.span)
            draft.lose(
                THESES, each.span, "the theses below this are read as rival answers, of which at most one is true"
            )
        else:
            draft.add_note(_plain(draft, each)[0])
    return draft.finish(leaves=foreign.leaves)


def _bear(
    draft: Draft, number: str, items: dict[str, _Item], seen: dict[str, str], theses: dict[str, list[str]]
) -> None:
    """What a claim bears on, by its place in the tree."""
    each = items[number]
    here = _followed(number, seen)
    if here is None:
        draft.lose(NOTHING_THERE, each.span, "this refers to itself, through other references")
    elif here in theses:
        draft.lose(NOTHING_THERE, each.span, f"{here}. is a question here, and no claim that could be referred to")
    elif here not in items:
        draft.lose(NOTHING_THERE, each.span, f"there is no claim {here}. to refer to")
    elif each.parent and each.parent not in theses:
        target = _followed(each.parent, seen) or ""
        if each.parent not in items:
            draft.lose(ORPHAN, each.span, f"the claim {each.parent} that this bears on is not there")
        elif target == here:
            draft.lose(ITSELF, each.span, "this bears on itself")
        elif not each.stance:
            draft.lose(NO_SIGN, each.span, "whether this speaks for or against is not said: it stands by itself")
        else:
            kind = InferenceKind.REBUTS if each.stance == "con" else InferenceKind.SUPPORTS
            draft.add_step(kind, [here], target, each.span)


def _numbered(draft: Draft, items: list[_Item]) -> dict[str, _Item]:
    """The claims by their numbers; one whose number is there already gets a number of its own."""
    found: dict[str, _Item] = {}
    times: Counter[str] = Counter()
    for each in items:
        each.parent = each.number.rpartition(".")[0]
        times[each.number] += 1
        number = each.number if times[each.number] == 1 else f"{each.number} ({times[each.number]})"
        if number != each.number:
            draft.lose(REPEATED, each.span, f"the number {each.number} stands here again: this is a claim of its own")
        found[number] = each
    return found


def _items(source: Source) -> tuple[str, list[_Item]]:
    """The title and the numbered claims; a line without a number goes on with the claim above it."""
    title = ""
    found: list[_Item] = []
    at = 0
    for end in [*LINE_END.finditer(source.text), None]:
        stop = end.start() if end else len(source.text)
        line = source.text[at:stop]
        named = _TITLE.match(line) if not found else None
        item = _ITEM.match(line)
        if named:
            title = named[1]
        elif item:
            span = Span(source, at, max(stop, at + 1) if at < len(source.text) else at)
            found.append(_Item(item[1], (item[2] or "").lower(), item[3], span))
        elif found:
            found[-1].text += "\n" + line
        at = end.end() if end else stop
    return title, found


def _theses(items: dict[str, _Item]) -> dict[str, list[str]]:
    """The questions, which take no stance and have nothing but theses without one below them: each with these."""
    below: dict[str, list[str]] = {}
    for number, each in items.items():
        if each.parent and "." not in each.parent:
            below.setdefault(each.parent, []).append(number)
    return {
        parent: children
        for parent, children in below.items()
        if parent in items and not items[parent].stance and not any(items[child].stance for child in children)
    }


def _followed(number: str, seen: dict[str, str]) -> str | None:
    """The claim that a number stands for, behind any number of references."""
    passed = set()
    while number in seen:
        if number in passed:
            return None
        passed.add(number)
        number = seen[number]
    return number


def _plain(draft: Draft, item: _Item) -> tuple[str, list[tuple[str, str]]]:
    """The words of a claim, and its links."""
    links: list[tuple[str, str]] = []

    def link(found: re.Match[str]) -> str:
        links.append((found[1], _ESCAPED.sub(r"\1", found[2])))
        return found[1]

    text = _LINK.sub(link, item.text)
    if links:
        draft.lose(LINK_WORDS, item.span, "which words are linked is left out")
    return one_line(_ESCAPED.sub(r"\1", text)), links


def _claim(draft: Draft, number: str, item: _Item) -> None:
    text, links = _plain(draft, item)
    further = ((one_line(_ESCAPED.sub(r"\1", words)), url) for words, url in links[1:])
    note = "\n".join(f"{words}: {url}" for words, url in further)
    draft.add_claim(number, text, item.span, url=links[0][1] if links else "", note=note)
