"""Pack a map with its texts, its report and what proves both, in one file that anybody can check again.

`argmap verify PACK` checks it, and so does Python alone: `python PACK`. Texts that may not be passed on stay out with
--no-texts: of each the pack then has the digest, and the passages that are quoted. The report stands in it with its
annex. Equal files give equal bytes: what is signed is the digest that is printed.
"""

import argparse
import sys
from pathlib import Path

import attrs

from argmap.cli.inputs import ReadingArguments, add_reading_arguments, open_input, reader_of
from argmap.cli.outputs import report_errors, same_file, write_json, write_output
from argmap.cli.problem import Problem
from argmap.cli.progress import progress
from argmap.english import count
from argmap.pipeline import compile_source


@attrs.frozen(kw_only=True)
class Arguments(ReadingArguments):
    """What the command is given."""

    file: str
    output: str | None
    no_texts: bool
    json: bool


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("file", metavar="FILE", help="an argument file")
    help_ = "where to write the pack; by default beside you, by the name of the file: town.zip"
    parser.add_argument("-o", "--output", metavar="PATH", help=help_)
    parser.add_argument("--no-texts", action="store_true", help="leave the texts out: digests and quoted passages only")
    parser.add_argument("--json", action="store_true", help="print an object: the digest, the names of the files")
    add_reading_arguments(parser)


def run(arguments: Arguments) -> int:
    """Write the pack; 1 if the map has errors, and then nothing is written."""
    from argmap.proofs.pack import packed

    if arguments.file == "-":
        raise Problem("standard input cannot be packed; name a file")
    output = arguments.output or f"{Path(arguments.file).stem}.zip"
    if output == "-" and arguments.json:
        raise Problem("a pack and an object cannot both go to standard output; name a file with `-o`")
    if output != "-" and same_file(Path(output), Path(arguments.file)):
        raise Problem(f"`{output}` is the file that would be packed; name another one with `-o`")
    reader = reader_of(arguments)
    source, problems = open_input(arguments.file, reader)
    compilation = compile_source(source, reader, read_text=reader.read_text, problems=problems)
    if report_errors(compilation):
        sys.stderr.write("argmap: nothing was written, for the map has errors\n")
        return 1
    try:
        with progress("packing") as show:
            show(arguments.file)
            made = packed(compilation, reader, texts=not arguments.no_texts)
    except ValueError as error:
        raise Problem(f"`{arguments.file}` cannot be packed: {error}") from error
    write_output(output, made.data)
    if arguments.json:
        write_json(
            {
                "sha256": made.sha256,
                "files": list(made.files),
                "withheld": list(made.withheld),
                "quotations": made.quotations,
                "proved": made.proved,
                "verdicts": made.verdicts,
            }
        )
        return 0
    sys.stderr.write(
        f"{made.proved} of {count(made.quotations, 'quotation')} and {count(made.verdicts, 'verdict')} can be checked "
        f"again: argmap verify {output}\nsha256 {made.sha256}\n"
    )
    return 0
