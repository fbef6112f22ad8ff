"""Hold a map against a new edition of a text: what stands, what was moved or altered, what is gone.

  argmap refresh town.argmap minutes=texts/minutes-2.txt

Then it says which verdicts change, and by what. With --write the source gets the new text and its digest, if all of its
quotations stand there; with --force in any case, and `argmap check` then says what is left to mend. Exit code 1 if a
quotation does not stand in the new edition.
"""

import argparse
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import attrs

from argmap.cli.fixes import rewritten
from argmap.cli.inputs import ReadingArguments, add_reading_arguments, compile_input, reader_of
from argmap.cli.outputs import report_errors, write_json, write_outputs
from argmap.cli.problem import Problem
from argmap.cli.streams import write_error_text, write_text
from argmap.comparison.editions import ALTERED, GONE, MOVED, NewEdition, refresh, told
from argmap.diagnostics.as_text import visible
from argmap.diagnostics.diagnostic import Edit
from argmap.files import FileReader
from argmap.model.known import names_of
from argmap.page.as_text import as_text
from argmap.pipeline import Compilation
from argmap.plain import plain
from argmap.quotations.text.quoted_text import NoText, QuotedText
from argmap.reports.changes import changes_page
from argmap.service.repairs import apply
from argmap.source import Source, Span
from argmap.syntax.nodes import SourceDecl


@attrs.frozen(kw_only=True)
class Arguments(ReadingArguments):
    """What the command is given."""

    file: str
    edition: str
    write: bool
    force: bool
    json: bool


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("file", metavar="FILE", help="an argument file")
    parser.add_argument("edition", metavar="SOURCE=PATH", help="a source of it, and the file of its new text")
    help_ = "give the source the new text and its digest, if all of its quotations stand there"
    parser.add_argument("--write", action="store_true", help=help_)
    parser.add_argument("--force", action="store_true", help="with --write: also if some do not")
    parser.add_argument("--json", action="store_true", help="print an object")
    add_reading_arguments(parser)


def run(arguments: Arguments) -> int:
    """Compare the editions; 1 if a quotation does not stand in the new one, or the file has errors."""
    name, _, path = arguments.edition.partition("=")
    if not name or not path:
        raise Problem("write SOURCE=PATH: a source of the map, and the file of its new text")
    reader = reader_of(arguments)
    compilation = compile_input(arguments.file, reader)
    if name not in compilation.map.sources:
        known = ", ".join(f"`{each}`" for each in compilation.map.sources)
        raise Problem(f"the map has no source `{name}`; it has {known or 'none'}")
    text = _read(path)
    try:
        found = refresh(compilation.facts, name, text)
    except ValueError as error:
        raise Problem(str(error)) from error
    if arguments.json:
        write_json(as_data(found))
    else:
        write_text("".join(f"{visible(line)}\n" for line in _told(found, arguments.file, path)))
    if arguments.write:
        if found.holds or arguments.force:
            _write(compilation, reader, found, path)
        else:
            write_error_text(
                "argmap: nothing was written, for not every quotation stands in the new text; see --force\n"
            )
    failed = report_errors(compilation)
    return 1 if failed or not found.holds else 0


def _read(path: str) -> QuotedText:
    folder, name = os.path.split(path)
    reader = FileReader(texts=[Path(folder or ".")])
    text = reader.read_text(name, None)
    if isinstance(text, NoText):
        raise Problem(f"`{path}`: {text.reason}")
    return text


def as_data(found: NewEdition) -> dict[str, Any]:
    """The edition for JSON."""
    return {
        "sources": list(found.sources),
        "sha256": found.digest,
        "holds": found.holds,
        "quotations": [attrs.asdict(each) for each in found.quotations],
        "difference": plain(found.difference),
    }


def _told(found: NewEdition, old: str, new: str) -> Iterator[str]:
    if not found.quotations:
        yield f"nothing is quoted from `{names_of(found.sources)[0]}`"
        return
    yield f"{', '.join(told(found))}"
    for outcome in (GONE, ALTERED, MOVED):
        for each in found.of(outcome):
            yield f"{outcome}: {each.owner}, {each.before}{f' → {each.after}' if each.after else ''}: “{each.was}”"
            if outcome == ALTERED:
                yield f"  now: “{each.now}”"
    if found.difference.verdicts:
        alone = attrs.evolve(found.difference, quotations=())
        lines = as_text(changes_page(alone, old=old, new=new)).splitlines()
        yield from lines[lines.index("========") + 1 :]  # below the heading “Verdicts”
    else:
        yield "no verdict changes"


def _write(compilation: Compilation, reader: FileReader, found: NewEdition, path: str) -> None:
    """Write the path and the digest of the new text where the sources are declared."""
    changed = []
    for document in compilation.documents:
        edits = [
            edit
            for node in document.statements
            if isinstance(node, SourceDecl) and _is_of(node, document.source, found, compilation)
            for edit in _edits(node, document.source, reader, found, path)
        ]
        if edits:
            changed.append((document.source, apply(document.source.text, edits)))
    if not changed:
        raise Problem("the source is declared nowhere that can be written")
    write_outputs([rewritten(source, new) for source, new in changed])
    for source, _ in changed:
        write_error_text(f"wrote {visible(source.name)}\n")


def _is_of(node: SourceDecl, source: Source, found: NewEdition, compilation: Compilation) -> bool:
    """Whether a declaration is that of a source with a new text, by the place where it stands."""
    for each in found.sources:
        origin = compilation.map.sources[each].origin
        if origin is not None and origin.source is source and origin.start <= node.name.start < origin.end:
            return True
    return False


def _edits(node: SourceDecl, source: Source, reader: FileReader, found: NewEdition, path: str) -> Iterator[Edit]:
    settings = {detail.key.text: detail for detail in node.details}
    if "text" not in settings:
        return
    value = settings["text"].value
    file = reader.real_of(source)
    base = file.parent if file is not None else Path()
    written = Path(os.path.relpath(os.path.realpath(path), base)).as_posix()
    yield Edit(Span(source, value.start, value.end), written)
    old = settings.get("sha256")
    if old is not None:
        yield Edit(Span(source, old.value.start, old.value.end), found.digest)
