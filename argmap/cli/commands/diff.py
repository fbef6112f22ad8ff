"""Say what changed between two versions of a map: claims, relations, quotations, and verdicts with the reason.

  argmap diff old.argmap new.argmap
  argmap diff HEAD~1 town.argmap            as it was one commit ago, and as it is
  argmap diff v1:maps/town.argmap v2:maps/town.argmap

Exit code 1 says that a verdict changed, or that a file has errors.
"""

import argparse
from pathlib import Path

import attrs

from argmap.cli.config import find_config
from argmap.cli.inputs import ReadingArguments, add_reading_arguments, texts_of
from argmap.cli.outputs import format_of, report_errors, write_output
from argmap.cli.versions import compiled_version, policy_of
from argmap.comparison.difference import difference
from argmap.plain import as_json, plain

FORMATS = ("txt", "md", "json")


@attrs.frozen(kw_only=True)
class Arguments(ReadingArguments):
    """What the command is given."""

    old: str
    new: str
    output: str | None
    format: str | None
    if_changed: bool


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("old", metavar="OLD", help="a file, REVISION:PATH, or a revision of NEW")
    parser.add_argument("new", metavar="NEW", help="a file, or REVISION:PATH")
    parser.add_argument("-o", "--output", metavar="PATH", help="where to write: PATH.txt, .md or .json")
    parser.add_argument(
        "-f", "--format", choices=FORMATS, metavar="FORMAT", help=f"{', '.join(FORMATS)}; else by the ending of PATH"
    )
    help_ = "write nothing where the two versions are the same"
    parser.add_argument("--if-changed", action="store_true", help=help_)
    add_reading_arguments(parser)


def run(arguments: Arguments) -> int:
    """Write the difference; 1 if a verdict changed or a file has errors."""
    output_format = format_of(arguments, FORMATS, default="txt")
    folders = texts_of(arguments, find_config(Path()))
    outside = bool(arguments.allow_outside)
    with (
        compiled_version(arguments.old, arguments.new, allow_outside=outside, texts=folders) as old,
        compiled_version(arguments.new, arguments.old, allow_outside=outside, texts=folders) as new,
    ):
        found = difference(old.map, old.facts, new.map, new.facts)
    policies = policy_of(arguments.old), policy_of(arguments.new)
    if arguments.if_changed and not found and policies[0] == policies[1]:
        failed = [report_errors(each) for each in (old, new)]
        return 1 if any(failed) else 0
    before, after = (sum(each.leaves_out for each in one.diagnostics) for one in (old, new))
    if output_format == "json":
        text = as_json(
            {
                **plain(found),
                "errors": {"old": before, "new": after},
                "policies": dict(zip(("old", "new"), policies, strict=True)),
            }
        )
    else:
        from argmap.page.as_markdown import as_markdown
        from argmap.page.as_text import as_text
        from argmap.reports.changes import changes_page

        page = changes_page(found, old=arguments.old, new=arguments.new, errors=(before, after), policies=policies)
        text = as_markdown(page) if output_format == "md" else as_text(page)
    write_output(arguments.output, text.encode(errors="backslashreplace"))
    failed = [report_errors(each) for each in (old, new)]
    return 1 if found.verdicts or any(failed) else 0
