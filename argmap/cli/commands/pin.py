"""Write down the SHA-256 digests of the texts that a map quotes.

A digest fixes which text was quoted: when the text changes, `argmap check` says so. The digest stands
below the `text` of a source; one that no longer fits is replaced. Only the sources that the file itself
declares are pinned, not those of files that it includes.
"""

import argparse
import sys

import attrs

from argmap.cli.fixes import diff, rewritten
from argmap.cli.inputs import ReadingArguments, add_reading_arguments, files_in, open_input, reader_of
from argmap.cli.outputs import write_json, write_outputs
from argmap.cli.problem import Problem
from argmap.cli.streams import write_text
from argmap.diagnostics.as_text import visible
from argmap.diagnostics.diagnostic import Edit
from argmap.files import FileReader
from argmap.quotations.text.quoted_text import NoText
from argmap.service.repairs import apply
from argmap.source import Source, Span
from argmap.syntax.nodes import SourceDecl
from argmap.syntax.parse import parse


@attrs.frozen(kw_only=True)
class Arguments(ReadingArguments):
    """What the command is given."""

    files: list[str]
    check: bool
    diff: bool
    json: bool


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("files", nargs="+", metavar="FILE", help="a file or a folder")
    parser.add_argument("--check", action="store_true", help="change nothing; exit 1 if a digest is missing or wrong")
    parser.add_argument("--diff", action="store_true", help="change nothing; show what would change")
    parser.add_argument("--json", action="store_true", help="print an object")
    add_reading_arguments(parser)


def run(arguments: Arguments) -> int:
    """Pin the texts; 1 if one cannot be read, or with --check if a digest would change."""
    reader = reader_of(arguments)
    entries: list[dict[str, str]] = []
    pinned: list[tuple[Source, str]] = []
    for name in dict.fromkeys(files_in(arguments.files)):
        if name == "-":
            raise Problem("standard input cannot be pinned; name a file")
        source, problems = open_input(name, reader)
        if problems:
            raise Problem(f"{problems[0].span.place}: {problems[0].message}; nothing was written")
        edits: list[Edit] = []
        for statement in parse(source).statements:
            if isinstance(statement, SourceDecl):
                _pin(statement, source, reader, edits, entries)
        new = apply(source.text, edits)
        if arguments.diff:
            write_text(diff(source.text, new, name, "pinned"))
        elif edits and not arguments.check:
            pinned.append((source, new))
    write_outputs([rewritten(source, new) for source, new in pinned])
    if not arguments.diff:
        _tell(entries, as_json=arguments.json)
    changed = any(each["status"] in ("added", "refreshed") for each in entries)
    unread = any(entry["status"] == "not-read" for entry in entries)
    return 1 if unread or (changed and (arguments.check or arguments.diff)) else 0


def _pin(
    node: SourceDecl, source: Source, reader: FileReader, edits: list[Edit], entries: list[dict[str, str]]
) -> None:
    settings = {detail.key.text: detail for detail in node.details}
    if "text" not in settings:
        return
    path = settings["text"].value
    text = reader.read_text(path.text, source)
    entry = {"file": source.name, "source": node.name.text, "text": path.text, "sha256": "", "reason": ""}
    entries.append(entry)
    if isinstance(text, NoText):
        entry.update(status="not-read", reason=text.reason)
        return
    entry["sha256"] = text.sha256
    old = settings.get("sha256")
    if old is None:
        key = settings["text"].key
        column = source.position(key.start)[1]
        indent = source.text[key.start - column + 1 : key.start]
        edits.append(Edit(Span(source, path.end, path.end), f"\n{indent}sha256: {text.sha256}"))
        entry["status"] = "added"
    elif old.value.text.lower() != text.sha256:
        edits.append(Edit(Span(source, old.value.start, old.value.end), text.sha256))
        entry["status"] = "refreshed"
    else:
        entry["status"] = "unchanged"


def _tell(entries: list[dict[str, str]], *, as_json: bool) -> None:
    if as_json:
        write_json({"sources": entries})
        return
    for entry in entries:
        what = (
            f"not read: {entry['reason']}" if entry["status"] == "not-read" else f"{entry['status']} {entry['sha256']}"
        )
        sys.stdout.write(visible(f"{entry['source']}  {entry['text']}  {what}") + "\n")
    if not entries:
        sys.stdout.write("no source of these files names a text\n")
