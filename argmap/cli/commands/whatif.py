"""Say which verdicts change when something is withdrawn, or taken for given.

  argmap whatif town.argmap --without gazette
  argmap whatif town.argmap --without december --assume revenue
  argmap whatif town.argmap --until 2022-03

Claims, steps, contradictions, sources and speakers can be withdrawn; a source or a speaker takes along the
quotations from it or by him. A claim that only withdrawn ones stand behind needs a reason then. With a date only
what was said by then counts.
"""

import argparse
import sys
from collections.abc import Mapping

import attrs

from argmap.analysis.authorship import argued_steps
from argmap.cli.colour import with_verdicts
from argmap.cli.inputs import ReadingArguments, add_reading_arguments, compile_input, reader_of
from argmap.cli.naming import known
from argmap.cli.outputs import report_errors, write_json
from argmap.cli.problem import Problem
from argmap.diagnostics.as_text import visible
from argmap.model.dates import date_help, period, when
from argmap.reasoning.kinds import Kinds
from argmap.reasoning.reasoner import Reasoner
from argmap.reasoning.sentences import Sentences
from argmap.reasoning.voices import VoiceCount
from argmap.reasoning.whatif import change_of

ARGUED_STEPS = "argued-steps"
"""What can be left alone of a map."""


@attrs.frozen(kw_only=True)
class Arguments(ReadingArguments):
    """What the command is given."""

    file: str
    names: list[str]
    without: list[str]
    assume: list[str]
    until: str
    only: str
    json: bool


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("file", metavar="FILE", help="an argument file, or - for standard input")
    parser.add_argument("names", nargs="*", help=argparse.SUPPRESS)
    help_ = "a claim, relation, source or speaker that is withdrawn (may be repeated)"
    parser.add_argument("--without", action="append", default=[], metavar="ID", help=help_)
    parser.add_argument(
        "--assume", action="append", default=[], metavar="CLAIM", help="a claim that is taken for given"
    )
    help_ = "count only what was said by a date (2022-03, 14 March 2022, late 2022)"
    parser.add_argument("--until", default="", metavar="DATE", help=help_)
    help_ = "leave out every step that nobody is quoted for making: what the texts themselves argue"
    parser.add_argument("--only", choices=[ARGUED_STEPS], default="", metavar=ARGUED_STEPS, help=help_)
    parser.add_argument("--json", action="store_true", help="print an object")
    add_reading_arguments(parser)


def run(arguments: Arguments) -> int:
    """Print what changes; 1 if the file has errors."""
    if arguments.names:
        given = f"argmap whatif {arguments.file}"
        first = arguments.names[0]
        raise Problem(
            f"say what is to happen to `{first}`",
            f"withdrawn: {given} --without {first}",
            f"taken for given: {given} --assume {first}",
        )
    until = arguments.until.strip()
    if not (arguments.without or arguments.assume or until or arguments.only):
        raise Problem(
            "say what is withdrawn (--without ID), taken for given (--assume CLAIM), known so far (--until DATE), or "
            f"left (--only {ARGUED_STEPS})"
        )
    if until and period(until) is None:
        raise Problem(f"`{until}` is no date: {date_help(until)}")
    compilation = compile_input(arguments.file, reader_of(arguments))
    without = [known(each, compilation.map, "thing") for each in arguments.without]
    assume = [known(each, compilation.map, "claim") for each in arguments.assume]
    if arguments.only:
        facts, change = compilation.facts, change_of(compilation.facts.map, without, until=until)
        argued = argued_steps(facts.map, facts.quotations, change)
        if not facts.argued and any(step.argued for step in facts.map.inferences.values()):
            raise Problem("all the words that argue a step of this map are withdrawn, or not found in their text")
        if not facts.argued:
            raise Problem("no step of this map is argued in a text: `argued SOURCE: WORDS` below a step says so")
        without += [each for each in compilation.map.inferences if each not in argued and each not in without]
    reasoner = compilation.reasoner()
    result = reasoner.whatif(without=without, assume=assume, until=until)
    after = Kinds(reasoner.changed(change_of(reasoner.given, without, assume, until=until)))
    words = {claim: (reasoner.standing(claim).word, after.of(claim).word) for claim in compilation.map.claims}
    if arguments.json:
        data = {
            "without": without,
            "only": arguments.only,
            "assume": assume,
            "until": until,
            "not_raised": list(result.not_raised),
            "changed": {
                claim: {"before": before.value, "after": after.value} for claim, before, after in result.changed
            },
            "words": {
                claim: {"before": one.value, "after": other.value}
                for claim, (one, other) in words.items()
                if one is not other
            },
            "claims": {
                claim: label.value for claim, label in ((each, result.after[each]) for each in compilation.map.claims)
            },
        }
        write_json(data)
    else:
        sentences = Sentences(after, VoiceCount(after))
        lines = [
            f"{claim}: {one} → {other}: {sentences.of(claim)}"
            for claim, (one, other) in words.items()
            if one is not other and claim not in result.not_raised and not _told_already(claim, words, reasoner)
        ]
        total = {0: "no verdict changes", 1: "1 verdict changes"}.get(len(lines), f"{len(lines)} verdicts change")
        lines += [f"{claim}: not yet raised {when(until)}" for claim in result.not_raised]
        sys.stdout.write("".join(f"{with_verdicts(visible(line), sys.stdout)}\n" for line in lines))
        sys.stdout.write(f"{total}\n")
    return 1 if report_errors(compilation) else 0


def _told_already(claim: str, words: Mapping[str, object], reasoner: Reasoner) -> bool:
    """Whether a claim only says in other words what changes in the same way under the name that it goes by."""
    head = reasoner.map.claims[claim].id
    return head != claim and words[head] == words[claim]
