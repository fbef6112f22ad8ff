"""Say how often an altered quotation would pass: a test on your own quotations and texts.

Each quotation that stands in its text is altered in eight ways (a negation left out or put in, another number, name or
amount, a word of doubt left out, two words changed round, a gap over a negation) and looked for again. It counts as
caught where the words are not found, or the right reason is given. The figure holds for these texts, languages and
alterations; of words that argmap does not know it says nothing. Exit code 1 if one passes as clean.
"""

import argparse
import sys
from collections import Counter

import attrs

from argmap.cli.inputs import ReadingArguments, add_reading_arguments, compile_input, files_in, reader_of
from argmap.cli.outputs import write_json
from argmap.cli.progress import progress
from argmap.cli.streams import write_text
from argmap.diagnostics.as_text import visible
from argmap.english import count
from argmap.quotations.check import all_checked
from argmap.quotations.selftest import WAYS, SelfTest, selftest


@attrs.frozen(kw_only=True)
class Arguments(ReadingArguments):
    """What the command is given."""

    files: list[str]
    json: bool


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("files", nargs="+", metavar="FILE", help="a file, a folder, or - for standard input")
    parser.add_argument("--json", action="store_true", help="print an object")
    add_reading_arguments(parser)


def run(arguments: Arguments) -> int:
    """Alter and look again; 1 if one passed as clean."""
    reader = reader_of(arguments)
    checked = []
    with progress("altering the quotations of") as show:
        for name in dict.fromkeys(files_in(arguments.files)):
            show(name)
            found = all_checked(compile_input(name, reader).facts.quotations)
            checked += [each for each in found if each not in checked]
        tested = selftest(checked)
    if arguments.json:
        write_json(
            {
                "quotations": tested.quotations,
                "left_out": tested.left_out,
                "alterations": [attrs.asdict(each) for each in tested.alterations],
                "passed": len(tested.passed),
                "false_clean": round(tested.false_clean, 4),
                "at_most": round(tested.at_most, 4),
            }
        )
    else:
        _tell(tested)
    return 1 if tested.passed else 0


def _tell(tested: SelfTest) -> None:
    if not tested.alterations:
        sys.stderr.write("argmap: no quotation stands in a text that is at hand, so none can be altered\n")
        return
    languages = Counter(each.language or "unknown" for each in tested.alterations)
    many = f" ({', '.join(f'{number} in {language}' for language, number in languages.items())})"
    write_text(
        f"{count(len(tested.alterations), 'alteration')} of {count(tested.quotations, 'quotation')}"
        f"{many if len(languages) > 1 else ''}; {count(tested.left_out, 'other quotation')} could not be altered\n"
    )
    width = max(map(len, WAYS))
    for way in WAYS:
        outcomes = Counter(each.outcome for each in tested.alterations if each.way == way)
        rest = [f"{outcomes[name]} {words}" for name, words in WORDS.items() if outcomes[name]]
        write_text(f"  {way:<{width}}  {', '.join(rest) or 'nothing to alter'}\n")
    for each in tested.passed:
        write_text(f"passed: {visible(each.claim)}: {each.way}: {visible(' '.join(each.altered.split()))}\n")
    write_text(
        f"{len(tested.passed)} of {len(tested.alterations)} passed as clean: {tested.false_clean:.1%}, "
        f"with 95 % confidence at most {tested.at_most:.1%} of such alterations in texts like these\n"
    )


WORDS = {
    "caught": "caught",
    "told": "told of as cut off",
    "otherwise": "refused for another reason",
    "passed": "passed",
}
"""What to say of each outcome."""
