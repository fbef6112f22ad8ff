"""Making the repairs that diagnostics propose, and keeping the line ends of a file."""

import difflib
import re
from collections.abc import Sequence

from argmap.diagnostics.diagnostic import Diagnostic, Edit
from argmap.source import LINE_END, Source

TEXT_RULES = ("AM301", "AM302", "AM303", "AM306", "AM323")
"""The rules whose repairs take over what a text says."""
UNSAFE_RULES = ("AM302", "AM325")
"""The rules whose repairs change what a quotation says or asserts: the claim that hangs on it has to be read again."""
FIXED_RULES = (*TEXT_RULES, "AM003", "AM005", "AM007", "AM013", "AM019", "AM325")
"""The rules whose repairs are made: those of texts, and those by which a line is read anyway.

Repairs of other rules are guesses at a name.
"""


def repairs(diagnostics: Sequence[Diagnostic], *, unsafe: bool) -> list[tuple[Source, str, int]]:
    """The files that repairs change: the source, its new text, and the number of repairs."""
    rules = FIXED_RULES if unsafe else [each for each in FIXED_RULES if each not in UNSAFE_RULES]
    edits: dict[int, tuple[Source, list[Edit]]] = {}
    for diagnostic in diagnostics:
        if diagnostic.rule.code in rules:
            for edit in diagnostic.edits:
                edits.setdefault(id(edit.span.source), (edit.span.source, []))[1].append(edit)
    return [(source, apply(source.text, found), len(found)) for source, found in edits.values()]


def apply(text: str, edits: Sequence[Edit]) -> str:
    """A text with its edits made, its line ends as those around them; of edits that overlap the first."""
    pieces: list[str] = []
    done = 0
    for edit in sorted(edits, key=lambda each: each.span.start):
        if edit.span.start < done:
            continue
        pieces += (text[done : edit.span.start], edit.new.replace("\n", line_end_at(text, edit.span.start)))
        done = edit.span.end
    return "".join((*pieces, text[done:]))


def line_end_at(text: str, offset: int) -> str:
    """The line end that fits at a place: that of its line, or of the one before the last; else a line feed."""
    found = LINE_END.search(text, offset)
    ends = LINE_END.findall(text) if found is None else [found[0]]
    return ends[-1] if ends else "\n"


_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")


def with_line_ends_of(old: str, new: str) -> str:
    """A new text, whose lines end with line feeds, with the line ends of the old one.

    Where they are mixed, a line that stayed keeps its own, and a new one takes that of the line before it.
    """
    ends = list(dict.fromkeys(LINE_END.findall(old)))
    if ends in ([], ["\n"]):
        return new
    lines = [line.rstrip("\r\n") for line in _LINE.findall(new)]
    last = "" if new[-1:] not in ("\r", "\n") else None
    if len(ends) == 1:
        taken = [ends[0]] * len(lines)
    else:
        before = _LINE.findall(old)
        kept = [line[len(line.rstrip("\r\n")) :] or ends[0] for line in before]
        taken = []
        matcher = difflib.SequenceMatcher(None, [line.rstrip("\r\n") for line in before], lines, autojunk=True)
        for tag, start, _, low, high in matcher.get_opcodes():
            for at in range(low, high):
                same = start + at - low if tag == "equal" else max(0, start - 1)
                taken.append(kept[min(same, len(kept) - 1)])
    if last is not None and taken:
        taken[-1] = last
    return "".join(line + end for line, end in zip(lines, taken, strict=True))
