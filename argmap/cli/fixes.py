"""Making the repairs that diagnostics propose: shown as a diff, written whole or not at all."""

import difflib
import re
from collections.abc import Sequence
from pathlib import Path

from argmap.cli.outputs import write_outputs
from argmap.cli.problem import Problem
from argmap.diagnostics.as_text import visible
from argmap.diagnostics.diagnostic import Diagnostic
from argmap.english import count, fits
from argmap.files.decode import BOM
from argmap.files.limits import MOST_MAP, read_file, real_path
from argmap.service.repairs import UNSAFE_RULES, repairs
from argmap.source import Source

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")


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
