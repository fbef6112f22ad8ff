"""Say which asserted claims cannot stand together, and the smallest repairs.

By acceptability (the default): no reading of the map accepts them all. By coherence: they cannot all be
true, reading `implies` as implication and `contradicts` as exclusion, with --supports every support too.
Grouped by speaker or source: whose assertions clash as a whole.
"""

import argparse
import sys

import attrs

from argmap.cli.inputs import ReadingArguments, add_reading_arguments, compile_input, reader_of
from argmap.cli.outputs import report_errors, write_json
from argmap.diagnostics.as_text import visible
from argmap.reasoning.conflicts import By, Group
from argmap.reasoning.reasoner import Reasoner

MOST_WAYS = 8


@attrs.frozen(kw_only=True)
class Arguments(ReadingArguments):
    """What the command is given."""

    file: str
    by: By
    group: Group
    supports: bool
    limit: int
    json: bool


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("file", metavar="FILE", help="an argument file, or - for standard input")
    parser.add_argument("--by", choices=("acceptability", "coherence"), default="acceptability", help="the question")
    parser.add_argument("--group", choices=("claim", "speaker", "source"), default="claim", help="what clashes")
    parser.add_argument("--supports", action="store_true", help="let coherence take supports for implications")
    parser.add_argument("--limit", type=int, default=100, metavar="N", help="end after this many answers (100)")
    parser.add_argument("--json", action="store_true", help="print an object")
    add_reading_arguments(parser)


def run(arguments: Arguments) -> int:
    """Print the conflicts; 1 if the file has errors."""
    compilation = compile_input(arguments.file, reader_of(arguments))
    found = Reasoner(compilation.map).conflicts(
        by=arguments.by, group=arguments.group, supports=arguments.supports, limit=max(arguments.limit, 1)
    )
    if arguments.json:
        data = {
            "by": found.by,
            "group": found.group,
            "conflicts": [
                {
                    "members": list(each.members),
                    "assertions": [{"claim": one.claim, "denied": one.denied} for one in each.assertions],
                }
                for each in found.conflicts
            ],
            "repairs": [list(repair) for repair in found.repairs],
            "clashes": [
                {
                    "conflicts": [list(one.members) for one in each.conflicts],
                    "repairs": [list(one) for one in each.repairs],
                    "complete": each.complete,
                }
                for each in found.clashes
            ],
            "complete": found.complete,
        }
        write_json(data)
    else:
        lines = []
        for clash in found.clashes:
            for conflict in clash.conflicts:
                alone = len(conflict.members) == 1
                verb = "cannot stand at all" if alone else "cannot stand together"
                lines.append(f"{', '.join(conflict.members)}: {verb}")
                if found.group != "claim":
                    lines.append(f"  they assert: {', '.join(str(one) for one in conflict.assertions)}")
            ways = [" and ".join(each) for each in sorted(clash.repairs, key=len)[:MOST_WAYS]]
            more = len(clash.repairs) - len(ways)
            if len(clash.conflicts) > 1 or len(clash.conflicts[0].members) > 1:
                lines.append(
                    f"  repair: without {', or without '.join(ways)}{f', or {more} other ways' if more else ''}"
                )
        if not found.conflicts:
            lines.append("all that is asserted can stand together")
        if not found.complete:
            lines.append("there may be more: the search was cut short by its limit")
        sys.stdout.write("".join(f"{visible(line)}\n" for line in lines))
    return 1 if report_errors(compilation) else 0
