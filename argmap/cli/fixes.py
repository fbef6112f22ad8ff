"""Making the repairs that diagnostics propose: shown as a diff, written whole or not at all."""

import difflib
from collections.abc import Sequence
from pathlib import Path

from argmap.cli.problem import Problem
from argmap.diagnostics.diagnostic import Diagnostic, Edit
from argmap.english import count
from argmap.files import write_whole
from argmap.source import Source

FIXED_RULES = ("AM302", "AM303", "AM306")
"""The rules whose repairs take over what a text says; those of others are guesses at a name."""


def repairs(diagnostics: Sequence[Diagnostic]) -> list[tuple[Source, str, int]]:
    """The files that repairs change: the source, its new text, and the number of repairs."""
    edits: dict[int, tuple[Source, list[Edit]]] = {}
    for diagnostic in diagnostics:
        if diagnostic.rule.code in FIXED_RULES:
            for edit in diagnostic.edits:
                edits.setdefault(id(edit.span.source), (edit.span.source, []))[1].append(edit)
    return [(source, apply(source.text, found), len(found)) for source, found in edits.values()]


def apply(text: str, edits: Sequence[Edit]) -> str:
    """A text with its edits made; of edits that overlap the first."""
    pieces: list[str] = []
    done = 0
    for edit in sorted(edits, key=lambda each: each.span.start):
        if edit.span.start < done:
            continue
        pieces += (text[done : edit.span.start], edit.new)
        done = edit.span.end
    return "".join((*pieces, text[done:]))


def diff(old: str, new: str, name: str, what: str) -> str:
    """A unified diff of two texts."""
    lines = difflib.unified_diff(old.splitlines(keepends=True), new.splitlines(keepends=True), name, f"{name} {what}")
    return "".join(
        line if line.endswith("\n") else f"{line}\n\\ no line end at the end of the file\n" for line in lines
    )


def diff_of(diagnostics: Sequence[Diagnostic]) -> str:
    """What the repairs would change."""
    return "".join(diff(source.text, new, source.name, "repaired") for source, new, _ in repairs(diagnostics))


def apply_fixes(diagnostics: Sequence[Diagnostic]) -> str:
    """Make the repairs, and say what was done.

    Raises:
        Problem: if a file cannot be written.
    """
    done = repairs(diagnostics)
    if not done:
        return "there is nothing to repair without your judgement\n"
    for source, new, _ in done:
        write_text(source, new)
    return "".join(f"{source.name}: {count(number, 'repair')} made\n" for source, _, number in done)


def write_text(source: Source, new: str) -> None:
    """Write the new text of a file that was read.

    Raises:
        Problem: if it is no file, or cannot be written.
    """
    path = Path(source.name)
    if source.name.startswith("<"):
        raise Problem(f"{source.name} is no file: its repairs cannot be written")
    try:
        write_whole(path, new.encode())
    except OSError as error:
        raise Problem(f"`{source.name}` cannot be written: {error.strerror or error}") from error
