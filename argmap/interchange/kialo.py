"""Kialo: the text that a discussion is exported as.

One claim a line, numbered by its place in the tree: `1.2. Pro: …`. A claim that stands elsewhere is `-> See 1.1.3.`;
words are linked as in Markdown.
"""

import re

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
LOSSES = (LINK_WORDS, THESES, ORPHAN)
_TITLE = re.compile(r"\ufeff?\s*Discussion (?:Title|Name): *(.*)")
_ITEM = re.compile(r"(\d+(?:\.\d+)*)\.(?: +|$)(?:(Pro|Con): ?)?(.*)")
_SEE = re.compile(r"-> See (?:discussion )?#?(\d+(?:\.\d+)*)\.?\s*\Z")
_LINK = re.compile(r"\[((?:[^\[\]]++|\[[^\[\]]*+\])*+)\]\(((?:[^()\s]++|\([^()\s]*+\))++)\)")
_ESCAPED = re.compile(r"\\([^\w\s])")


@attrs.define(eq=False)
class _Item:
    number: str
    stance: str
    text: str
    span: Span
    children: int = 0


def read_kialo(foreign: Foreign) -> Imported[MapContent]:
    """The map of a discussion."""
    title, items = _items(foreign.source)
    if not items:
        return unreadable(foreign.source, "kialo", "no numbered claim, such as `1. …`, was found here")
    draft = Draft(foreign.source, "kialo", LOSSES)
    draft.head(title=one_line(title))
    by_number = {each.number: each for each in items}
    seen = {number: found[1] for number, each in by_number.items() if (found := _SEE.match(each.text.strip()))}
    theses = _theses(by_number)
    for number, each in by_number.items():
        if number not in seen and number not in theses:
            _claim(draft, each)
    for number, each in by_number.items():
        if number in theses:
            continue
        parent = number.rpartition(".")[0]
        here = _followed(number, seen)
        if here is None or here not in by_number or here in theses:
            draft.lose(NOTHING_THERE, each.span, "this refers to a claim that is not there")
        elif parent in theses or not parent:
            pass
        elif parent not in by_number:
            draft.lose(ORPHAN, each.span, f"the claim {parent} that this bears on is not there")
        else:
            target = _followed(parent, seen) or ""
            if target == here:
                draft.lose(ITSELF, each.span, "this bears on itself")
                continue
            kind = InferenceKind.REBUTS if each.stance == "Con" else InferenceKind.SUPPORTS
            draft.add_step(kind, [here], target, each.span)
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
            found.append(_Item(item[1], item[2] or "", item[3], span))
        elif found:
            found[-1].text += "\n" + line
        at = end.end() if end else stop
    return title, found


def _theses(items: dict[str, _Item]) -> dict[str, list[str]]:
    """The questions, which take no stance and have theses without one below them: each with these."""
    found: dict[str, list[str]] = {}
    for number, each in items.items():
        parent = number.rpartition(".")[0]
        if parent in items and not each.stance and not items[parent].stance and "." not in parent:
            found.setdefault(parent, []).append(number)
    return found


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


def _claim(draft: Draft, item: _Item) -> None:
    text, links = _plain(draft, item)
    further = ((one_line(_ESCAPED.sub(r"\1", words)), url) for words, url in links[1:])
    note = "\n".join(f"{words}: {url}" for words, url in further)
    draft.add_claim(item.number, text, item.span, url=links[0][1] if links else "", note=note)
