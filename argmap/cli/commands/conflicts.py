"""Say which asserted claims cannot stand together, and the smallest repairs.

By acceptability (the default): no reading of the map accepts them all. By coherence: they cannot all be
true, reading `implies` as implication and `contradicts` as exclusion, with --supports every support too.
Grouped by speaker or source: whose assertions clash as a whole.
"""

import argparse
import sys
from collections.abc import Iterator

import attrs

from argmap.cli.inputs import ReadingArguments, add_reading_arguments, compile_input, reader_of
from argmap.cli.limits import add_seconds, seconds_of
from argmap.cli.outputs import report_errors, write_json
from argmap.cli.progress import progress
from argmap.diagnostics.as_text import visible
from argmap.english import count, listed
from argmap.model.content import MapContent
from argmap.model.elements import Contradiction
from argmap.reasoning.conflicts import By, Conflicts, Group

MOST_WAYS = 8


@attrs.frozen(kw_only=True)
class Arguments(ReadingArguments):
    """What the command is given."""

    file: str
    by: By
    group: Group
    supports: bool
    limit: int
    seconds: float
    json: bool
    certificate: bool


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("file", metavar="FILE", help="an argument file, or - for standard input")
    parser.add_argument("--by", choices=("acceptability", "coherence"), default="acceptability", help="the question")
    parser.add_argument("--group", choices=("claim", "speaker", "source"), default="claim", help="what clashes")
    parser.add_argument("--supports", action="store_true", help="let coherence take supports for implications")
    parser.add_argument("--limit", type=int, default=100, metavar="N", help="end after this many answers (100)")
    add_seconds(parser)
    parser.add_argument("--json", action="store_true", help="print an object")
    help_ = "print what proves each conflict, for check_conflicts.py"
    parser.add_argument("--certificate", action="store_true", help=help_)
    add_reading_arguments(parser)


def run(arguments: Arguments) -> int:
    """Print the conflicts; 1 if the file has errors, 3 if the time was too short."""
    compilation = compile_input(arguments.file, reader_of(arguments))
    with progress("looking for conflicts in") as show:
        show(arguments.file)
        found = compilation.reasoner(seconds=seconds_of(arguments.seconds)).conflicts(
            by=arguments.by, group=arguments.group, supports=arguments.supports, limit=max(arguments.limit, 1)
        )
    if arguments.certificate:
        from argmap.proofs.certificate import certificate
        from argmap.proofs.conflicts import certified

        write_json(certified(found, certificate(compilation), supports=arguments.supports).as_dict())
    elif arguments.json:
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
        lines = list(_told(found, compilation.facts.map))
        sys.stdout.write("".join(f"{visible(line)}\n" for line in lines))
    if found.timed_out:
        sys.stderr.write(f"argmap: the search ended after {arguments.seconds:g} s; see --seconds\n")
    return 1 if report_errors(compilation) else 3 if found.timed_out else 0


def _told(found: Conflicts, amap: MapContent) -> Iterator[str]:
    for clash in found.clashes:
        for conflict in clash.conflicts:
            alone = len(conflict.members) == 1
            what = listed([_member(each, found.group) for each in conflict.members], most=len(conflict.members))
            yield f"{what} cannot stand{' at all' if alone else ' together'}"
            if found.group != "claim":
                asserted = [_member(str(each), "claim") for each in conflict.assertions]
                yield f"  asserted: {listed(asserted, most=len(asserted))}"
        ways = [
            listed([_member(each, found.group) for each in repair], most=len(repair))
            for repair in sorted(clash.repairs, key=len)[:MOST_WAYS]
        ]
        more = len(clash.repairs) - len(ways)
        if ways and (len(clash.conflicts) > 1 or len(clash.conflicts[0].members) > 1):
            rest = f"; or in {count(more, 'other way')}" if more else ""
            yield f"  giving up {', or '.join(ways)} ends that{rest}"
    if not found.conflicts and found.complete:
        asserted_at_all = any(claim.quotations for claim in amap.claims.values())
        yield "all that is asserted can stand together" if asserted_at_all else "nobody is quoted: nothing is asserted"
    declared = [each for each in amap.contradictions.values() if not _asserted(each, found)]
    if declared:
        named = [f"`{each.first}` and `{each.second}`" for each in declared]
        yield f"declared, and not asserted on both sides: {'; '.join(named)}"
    if not found.complete:
        yield "there may be more: the search was cut short by its limit"


def _member(name: str, group: str) -> str:
    """A claim, or the denial of one, or a speaker or source."""
    denied = name.removeprefix("not ")
    return f"the denial of `{denied}`" if group == "claim" and denied != name else f"`{name}`"


def _asserted(contradiction: Contradiction, found: Conflicts) -> bool:
    """Whether a contradiction is part of a conflict that is told."""
    pair = {contradiction.first, contradiction.second}
    return any(pair <= {each.claim for each in conflict.assertions} for conflict in found.conflicts)
