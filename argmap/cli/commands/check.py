"""Say what is wrong with argument files, and where.

Names files, folders (every .argmap file below them) or - for standard input. Errors make the exit
code 1; warnings, and quotations that could not be checked, do so with --strict. Hints never do. A
finding that is meant is silenced in the file, on the line before it:

  # argmap: ignore[AM207] the reason

Rules that are not checked by default (AM412, AM414, AM504, AM505) are checked when --select names them. Findings are
silenced or chosen for a whole project with `select` and `ignore` under [tool.argmap] in pyproject.toml.
"""

import argparse
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import attrs

from argmap.catalogue.rule import Severity
from argmap.cli.config import Config, codes, find_config
from argmap.cli.failures import tell, tell_error
from argmap.cli.inputs import ReadingArguments, add_reading_arguments, compile_input, files_in, reader_of
from argmap.cli.outputs import of_unknown_languages
from argmap.cli.problem import Problem
from argmap.cli.progress import progress
from argmap.cli.rendering import FORMATS, render
from argmap.cli.streams import say, write_error_text, write_text, write_utf8
from argmap.diagnostics.as_text import visible
from argmap.diagnostics.diagnostic import Diagnostic
from argmap.english import count
from argmap.files import FileReader
from argmap.pipeline import Compilation
from argmap.quotations.check import CheckedQuotation, all_checked
from argmap.service.findings import findings, too_early

MOST_STEPS = 40
"""Steps of which it is told how many decide: each has to be withdrawn once for that."""


@attrs.frozen(kw_only=True)
class Arguments(ReadingArguments):
    """What the command is given."""

    files: list[str]
    output_format: str
    strict: bool
    select: list[str]
    ignore: list[str]
    fix: bool
    unsafe: bool
    diff: bool


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    help_ = "a file, a folder, or - for standard input; this folder if none is named"
    parser.add_argument("files", nargs="*", metavar="FILE", help=help_)
    parser.add_argument("--output-format", choices=FORMATS, default="full", metavar="FORMAT", help=", ".join(FORMATS))
    parser.add_argument("--strict", action="store_true", help="let warnings fail the check as well")
    parser.add_argument(
        "--select", action="append", default=[], metavar="RULE", help="report only these (AM2, AM207, …)"
    )
    parser.add_argument("--ignore", action="append", default=[], metavar="RULE", help="do not report these")
    parser.add_argument("--fix", action="store_true", help="make the repairs that rules propose, and check again")
    help_ = "with --fix: also take over words that change what a quotation says"
    parser.add_argument("--unsafe", action="store_true", help=help_)
    parser.add_argument("--diff", action="store_true", help="show those repairs and change nothing")
    add_reading_arguments(parser)


def run(arguments: Arguments) -> int:
    """Check the files; 1 if there is an error, or with --strict a warning."""
    config = _config(arguments)
    names = list(dict.fromkeys(files_in(arguments.files or ["."])))
    done, problems = _compiled(names, reader_of(arguments, config))
    if problems and not done:
        raise problems[0]
    kept = _findings(done, config)
    if (arguments.diff or arguments.fix) and _repair(kept, arguments):
        done, problems = _compiled(names, reader_of(arguments, config))
        kept = _findings(done, config)
    for problem in problems:
        say(str(problem))
    early: list[Diagnostic] = []
    if arguments.output_format == "full" and not config.strict and not config.select:
        early = too_early(done.values(), kept)
    if not arguments.diff:
        later_on = set(map(id, early))
        _print([each for each in kept if id(each) not in later_on], arguments.output_format, list(done))
    numbers = {severity: sum(each.severity is severity for each in kept) for severity in Severity}
    checked = [each for one in done.values() for each in all_checked(one.facts.quotations)]
    unchecked = sum(not each.status.checked for each in checked)
    if arguments.output_format == "full":
        claims = sum(len(compilation.map.claims) for compilation in done.values())
        later = f" ({len(early):,} more when the map is whole)" if early else ""
        told = {
            severity: number - sum(each.severity is severity for each in early) for severity, number in numbers.items()
        }
        sys.stderr.write(_summary(len(done), claims, checked, told, later))
        sys.stderr.write(_not_checked(done))
    if problems:
        return 2
    return 1 if numbers[Severity.ERROR] or (config.strict and (numbers[Severity.WARNING] or unchecked)) else 0


def _repair(kept: Sequence[Diagnostic], arguments: Arguments) -> bool:
    """Show the repairs or make them; whether files have changed."""
    from argmap.cli.fixes import apply_fixes, diff_of  # a check that repairs nothing need not load it
    from argmap.service.repairs import repairs

    if arguments.diff:  # `--diff` wins over `--fix`: what shows a change makes none
        write_text(diff_of(kept, unsafe=arguments.unsafe))
        return False
    changes = bool(repairs(kept, unsafe=arguments.unsafe))
    if changes:
        write_error_text(diff_of(kept, unsafe=arguments.unsafe))
    sys.stderr.write(apply_fixes(kept, unsafe=arguments.unsafe))
    return changes


def _findings(done: Mapping[str, Compilation], config: Config) -> list[Diagnostic]:
    """What was found, of what the settings keep."""
    found, broken = findings(done.values(), config.keeps, config.select)
    tell(broken)
    return found


def _compiled(names: Sequence[str], reader: FileReader) -> tuple[dict[str, Compilation], list[Problem]]:
    """The files compiled, and why some are not: one that breaks is no reason to leave out the others."""
    done: dict[str, Compilation] = {}
    problems: list[Problem] = []
    with progress("checking") as show:
        for at, name in enumerate(names, 1):
            show(f"{name} ({at} of {len(names)})" if len(names) > 1 else name)
            try:
                done[name] = compile_input(name, reader)
            except Problem as problem:
                problems.append(problem)
            except Exception as error:  # a mistake of ours
                tell_error(error, f"the reading of `{name}`")
    return done, problems


def _config(arguments: Arguments) -> Config:
    config = find_config(Path())
    select = [word for each in arguments.select for word in each.split(",")]
    ignore = [word for each in arguments.ignore for word in each.split(",")]
    return attrs.evolve(
        config,
        select=codes(select, "--select") or config.select,
        ignore=(*config.ignore, *codes(ignore, "--ignore")),
        strict=config.strict or arguments.strict,
    )


def _print(diagnostics: list[Diagnostic], output_format: str, files: list[str]) -> None:
    """Print the diagnostics: for people as the terminal can show them, for programs always as UTF-8."""
    text = render(diagnostics, output_format, files)
    if output_format in ("full", "concise"):
        sys.stdout.write(text)
    else:
        write_utf8(text)


def _summary(
    files: int, claims: int, checked: Sequence[CheckedQuotation], numbers: Mapping[Severity, int], later: str
) -> str:
    """What was checked. A run that compared no quotation with its text must not look like a pass."""
    listed = ", ".join(count(number, severity) for severity, number in numbers.items() if number)
    compared = ""
    if checked:
        looked = sum(each.status.checked for each in checked)
        compared = f", {looked:,} of {count(len(checked), 'quotation')} checked{of_unknown_languages(checked)}"
    found = f"{listed or 'nothing to report'}{later}"
    return f"checked {count(files, 'file')} with {count(claims, 'claim')}{compared}: {found}\n"


def _not_checked(done: Mapping[str, Compilation]) -> str:
    """What no check can tell: whether the steps are good ones, and how many of them decide."""
    steps = [(one.facts, step) for one in done.values() for step in one.facts.map.inferences.values()]
    if not steps:
        return ""
    bare = sum(not step.warrant for _, step in steps)
    parts = [count(len(steps), "step"), f"{bare} without a warrant"]
    if len(steps) <= MOST_STEPS:
        from argmap.comparison.review import deciding

        number = sum(len(deciding(one.facts)) for one in done.values())
        parts.append(f"{number} {'decides' if number == 1 else 'decide'} a verdict")
    which = next(iter(done)) if len(done) == 1 else "FILE"
    return f"for people to check: {', '.join(parts)} (argmap review {visible(which)})\n"
