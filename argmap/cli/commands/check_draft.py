"""Hold finished prose against a map and its texts.

  argmap check-draft memo.docx --against town.argmap

It tells quoted words that the texts have otherwise or nowhere, figures and dates that stand in none of them, passages
that the map does not quote, claims that are told as facts although the map has them disputed, unsupported or countered,
and claims without a word of what speaks against them. A paraphrase in other words is not seen. Word, OpenDocument,
HTML, Markdown, PDF and plain text are read. Exit code 1 if something was found.
"""

import argparse
import os
import sys
from pathlib import Path
from typing import Any

import attrs

from argmap.cli.inputs import ReadingArguments, add_reading_arguments, compile_input, reader_of
from argmap.cli.outputs import report_errors, write_json
from argmap.cli.problem import Problem
from argmap.cli.streams import write_text
from argmap.comparison.drafts import KINDS, DraftCheck, check_draft
from argmap.diagnostics.as_text import visible
from argmap.english import count
from argmap.files import FileReader
from argmap.quotations.check import PLAIN
from argmap.quotations.text.quoted_text import NoText, QuotedText

WIDEST = 100


@attrs.frozen(kw_only=True)
class Arguments(ReadingArguments):
    """What the command is given."""

    draft: str
    against: str
    json: bool


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("draft", metavar="DRAFT", help="the prose: .docx, .odt, .html, .md, .pdf or .txt")
    parser.add_argument("--against", metavar="FILE", required=True, help="the argument file that it was written from")
    parser.add_argument("--json", action="store_true", help="print an object")
    add_reading_arguments(parser)


def run(arguments: Arguments) -> int:
    """Check the draft; 1 if something was found, or the file has errors."""
    folder, name = os.path.split(arguments.draft)
    draft = FileReader(texts=[Path(folder or ".")]).read_text(name, None)
    if isinstance(draft, NoText):
        raise Problem(f"`{arguments.draft}`: {draft.reason}")
    compilation = compile_input(arguments.against, reader_of(arguments))
    found = check_draft(draft, compilation.facts)
    if arguments.json:
        write_json(as_data(found))
    else:
        _tell(found, draft, arguments.draft)
    failed = report_errors(compilation)
    return 1 if failed or not found.ok else 0


def as_data(found: DraftCheck) -> dict[str, Any]:
    """What was found, for JSON."""
    return {
        "findings": [attrs.asdict(each) for each in found.findings],
        "passages": found.passages,
        "figures": found.figures,
        "claims": list(found.claims),
    }


def _tell(found: DraftCheck, draft: QuotedText, name: str) -> None:
    for each in found.findings:
        place = f"{name}:{each.line}" if draft.reader == PLAIN else f"{name}, {each.place}"
        words = each.words if len(each.words) <= WIDEST else f"{each.words[: WIDEST - 1].rstrip()}…"
        write_text(f"{visible(place)}: {KINDS[each.kind]}: “{visible(words)}”\n  {visible(each.told)}\n")
    looked = (
        f"{count(found.passages, 'quoted passage')}, {count(found.figures, 'figure')}, "
        f"{count(len(found.claims), 'claim')} of the map"
    )
    result = count(len(found.findings), "finding") if found.findings else "nothing found"
    sys.stderr.write(f"{looked}: {result}; what is paraphrased in other words was not looked at\n")
