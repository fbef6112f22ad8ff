"""Making the repairs that diagnostics propose: shown as a diff, written whole or not at all."""

import difflib
import re
from collections.abc import Sequence
from pathlib import Path

from argmap.cli.outputs import write_outputs
from argmap.cli.problem import Problem
from argmap.diagnostics.as_text import visible
from argmap.diagnostics.diagnostic import Diagnostic, Edit
from argmap.english import count, fits
from argmap.files.decode import BOM
from argmap.files.limits import MOST_MAP, read_file, real_path
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


def diff(old: str, new: str, name: str, what: str) -> str:
    """A unified diff of two texts."""
    shown = visible(name)
    lines = difflib.unified_diff(_LINE.findall(old), _LINE.findall(new), shown, f"{shown} {what}")
    return "".join(_one_line(line) for line in lines)


def _one_line(line: str) -> str:
    if line.endswith("\n"):
        return line
    return f"{line[:-1]}\n" if line.endswith("\r") else f"{line}\n\\ no line end at the end of the file\n"


def diff_of(diagnostics: Sequence[Diagnostic], *, unsafe: bool) -> str:
    """What the repairs would change."""
    made = repairs(diagnostics, unsafe=unsafe)
    return "".join(diff(source.text, new, source.name, "repaired") for source, new, _ in made)


def apply_fixes(diagnostics: Sequence[Diagnostic], *, unsafe: bool) -> str:
    """Make the repairs, and say what was done.

    Raises:
        Problem: if a file cannot be written.
    """
    done = repairs(diagnostics, unsafe=unsafe)
    left = sum(each.rule.code in UNSAFE_RULES and bool(each.edits) for each in diagnostics)
    more = ""
    if left and unsafe:
        more = (
            f"{count(left, 'quotation')} now {fits(left, 'says', 'say')} something else: "
            f"read {fits(left, 'its claim', 'their claims')} again\n"
        )
    elif left:
        more = (
            f"{count(left, 'repair')} that {fits(left, 'changes', 'change')} what a quotation says "
            f"{fits(left, 'was', 'were')} not made: --unsafe makes {fits(left, 'it', 'them')}\n"
        )
    if not done:
        return more or "there is nothing to repair without your judgement\n"
    write_outputs([rewritten(source, new) for source, new, _ in done])
    made = "".join(f"{visible(source.name)}: {count(number, 'repair')} made\n" for source, _, number in done)
    return made + more


def rewritten(source: Source, new: str) -> tuple[str, bytes]:
    """The file of a source and its new bytes, with the byte order mark that it had.

    Raises:
        Problem: if it is no file, or does not hold what was read.
    """
    if source.name.startswith("<") or not real_path(Path(source.name)).is_file():
        raise Problem(f"`{source.name}` is no file: it cannot be rewritten; nothing was written")
    try:
        data = read_file(Path(source.name), MOST_MAP)
    except OSError as error:
        raise Problem(f"`{source.name}` cannot be read: {error.strerror or error}; nothing was written") from error
    mark = BOM if data.startswith(BOM) else b""
    if data.removeprefix(BOM) != source.text.encode(errors="replace"):
        raise Problem(f"`{source.name}` is not in UTF-8, or was changed meanwhile; nothing was written")
    return source.name, mark + new.encode()
