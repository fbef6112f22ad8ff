"""Showing the text that a reader makes of a file: its places, what is skipped, and what was left out."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from argmap.cli.outputs import write_json
from argmap.cli.problem import Problem
from argmap.cli.streams import write_utf8
from argmap.english import count
from argmap.files import FileReader
from argmap.quotations.text.quoted_text import NoText, QuotedText


def show_text(name: str, *, as_object: bool) -> int:
    """Print what is read from a file.

    Raises:
        Problem: if no text can be read from it.
    """
    if name == "-":
        raise Problem("a text is read as the ending of its name says; name a file")
    path = Path(name)
    if path.is_dir():
        raise Problem(f"`{name}` is a folder; name a file")
    if not path.exists():
        raise Problem(f"there is no file `{name}`")
    text = FileReader(allow_outside=True, texts=[path.parent]).read_text(path.name, None)
    if isinstance(text, NoText):
        raise Problem(f"`{name}` cannot be read: {text.reason}" + (f"; {text.help}" if text.help else ""))
    if as_object:
        write_json(as_data(text))
    else:
        write_utf8("".join(f"{line}\n" for line in as_lines(text)))
    return 0


def as_data(text: QuotedText) -> dict[str, Any]:
    """The text with all that is known of it."""
    return {
        "name": text.source.name,
        "reader": text.reader,
        "sha256": text.sha256,
        "characters": len(text.source.text),
        "text": text.source.text,
        "marks": [mark._asdict() for mark in text.marks],
        "skipped": [{"start": start, "end": end, "what": what} for start, end, what in text.skipped],
        "left_out": [each._asdict() for each in text.left_out],
    }


def as_lines(text: QuotedText) -> Iterator[str]:
    """What read it and how much, the text with its places in brackets, and two lists."""
    content = text.source.text
    yield f"{text.source.name}: read by {text.reader}, {count(len(content), 'character')}"
    yield ""
    yield _with_places(text).rstrip("\n")
    if text.skipped:
        yield ""
        yield "skipped where a sentence goes on behind it:"
    for start, end, what in text.skipped:
        line, column = text.source.position(start)
        yield f"  {line}:{column}: {what}: {' '.join(content[start:end].split())}".rstrip(": ")
    if text.left_out:
        yield ""
        yield "left out:"
    for each in text.left_out:
        yield f"  {each.what}: {each.text}"


def _with_places(text: QuotedText) -> str:
    starts = dict.fromkeys(mark.start for mark in text.marks)
    ends = [*list(starts)[1:], len(text.source.text)]
    pieces = [text.source.text[: next(iter(starts), len(text.source.text))]]
    for start, end in zip(starts, ends, strict=False):
        pieces.append(f"[{text.place(start)}] {text.source.text[start:end]}")
    return "".join(pieces)
