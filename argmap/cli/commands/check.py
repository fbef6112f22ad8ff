"""Say what is wrong with argument files, and where.

Names files, folders (every .argmap file below them) or - for standard input. Errors make the exit
code 1; warnings, and quotations that could not be checked, do so with --strict. Hints never do. A
finding that is meant is silenced in the file, on the line before it:

  # argmap: ignore[AM207] the reason

Rules that are not checked by default (AM412, AM414, AM504, AM505) are checked when --select names them. Findings are
silenced or chosen for a whole project with `select` and `ignore` under [tool.argmap] in pyproject.toml.
"""

import argparse
import gc
import os
import signal
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import attrs

from argmap.catalogue.rule import Severity
from argmap.cli.config import Config, codes, find_config
from argmap.cli.failures import line_of, tell, tell_line
from argmap.cli.inputs import ReadingArguments, add_reading_arguments, compile_input, files_in, texts_of
from argmap.cli.outputs import of_unknown_codes
from argmap.cli.problem import Problem
from argmap.cli.progress import progress
from argmap.cli.rendering import FORMATS, render
from argmap.cli.streams import say, write_error_text, write_text, write_utf8
from argmap.diagnostics.as_text import visible
from argmap.diagnostics.diagnostic import Diagnostic, in_order
from argmap.diagnostics.failure import Failure
from argmap.english import count, fits
from argmap.files.limits import is_stream
from argmap.service.corpus import (
    TOGETHER,
    FileCheck,
    FileResult,
    batch_reader,
    checked_file,
    of_one_source,
    over_files,
    processors,
)
from argmap.service.findings import too_early

MOST_STEPS = 40
"""Steps of which it is told how many decide: each has to be withdrawn once for that."""
MOST_WORKERS = 60
"""Processes at a time: Windows waits for no more."""


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
    jobs: int


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
    help_ = "check as many files at a time, each in a process (1; 0: as many as there are processors)"
    parser.add_argument("-j", "--jobs", type=int, default=1, metavar="N", help=help_)
    add_reading_arguments(parser)


def run(arguments: Arguments) -> int:
    """Check the files; 1 if there is an error, or with --strict a warning."""
    config = _config(arguments)
    if arguments.jobs < 0:
        raise Problem("--jobs: a number of processes, or 0 for one on each processor")
    names = list(dict.fromkeys(files_in(arguments.files or ["."])))
    work = _Work(
        texts=texts_of(arguments, config),
        allow_outside=arguments.allow_outside,
        config=config,
        decides=arguments.output_format == "full" and len(names) <= MOST_STEPS,
    )
    checked = _checked(names, work, arguments.jobs)
    if checked.problems and not checked.files:
        raise checked.problems[0]
    kept = checked.kept()
    if (arguments.diff or arguments.fix) and _repair(kept, arguments):
        checked = _checked(names, work, arguments.jobs)
        kept = checked.kept()
    for problem in checked.problems:
        say(str(problem))
    early: list[Diagnostic] = []
    if arguments.output_format == "full" and not config.strict and not config.select:
        early = too_early({name for one in checked.files for name in one.begun}, kept)
    if not arguments.diff:
        later_on = set(map(id, early))
        files = [each.file for each in checked.files]
        _print([each for each in kept if id(each) not in later_on], arguments.output_format, files)
    numbers = {severity: sum(each.severity is severity for each in kept) for severity in Severity}
    if arguments.output_format == "full":
        later = f" ({len(early):,} more when the map is whole)" if early else ""
        told = {
            severity: number - sum(each.severity is severity for each in early) for severity, number in numbers.items()
        }
        sys.stderr.write(_summary(checked.files, told, later))
        sys.stderr.write(_not_checked(checked))
    if checked.problems:
        return 2
    unchecked = any(each.checked < each.quotations for each in checked.files)
    return 1 if numbers[Severity.ERROR] or (config.strict and (numbers[Severity.WARNING] or unchecked)) else 0


@attrs.frozen(kw_only=True)
class _Work:
    """What is done with each file, in this process or in another."""

    texts: tuple[Path, ...]
    allow_outside: bool
    config: Config
    decides: bool
    """Whether it is told how many steps decide a verdict."""

    def __call__(self, name: str) -> "_Outcome":
        gc.set_threshold(1_000_000, 50, 1000)  # as in the process of the command itself
        try:
            found = compile_input(name, batch_reader(self.texts, allow_outside=self.allow_outside))
        except Problem as problem:
            return _Outcome(problem=str(problem))
        except Exception as error:  # a mistake of ours
            return _Outcome(broken=line_of(error, f"the reading of `{name}`"))
        data = checked_file(name, found, self.config.keeps, self.config.select)
        deciding_ = 0
        if self.decides and 0 < data.steps <= MOST_STEPS:
            from argmap.comparison.review import deciding

            deciding_ = len(deciding(found.facts))
        return _Outcome(data=data, deciding=deciding_)


@attrs.frozen(kw_only=True)
class _Outcome:
    """What came of one file: its data, or why there are none."""

    data: FileCheck | None = None
    deciding: int = 0
    problem: str = ""
    broken: str = ""


@attrs.define
class _Checked:
    """What came of all files, in their order."""

    files: list[FileCheck] = attrs.field(factory=list)
    problems: list[Problem] = attrs.field(factory=list)
    deciding: int = 0

    def kept(self) -> list[Diagnostic]:
        """What was found, each once, in the order of the files."""
        return list(in_order(of_one_source(each for one in self.files for each in one.diagnostics)))


def _checked(names: Sequence[str], work: _Work, jobs: int) -> _Checked:
    """The files checked, and why some are not: one that breaks is no reason to leave out the others."""
    checked = _Checked()
    with progress("checking") as show:
        for at, (name, outcome) in enumerate(_outcomes(names, work, jobs, show), 1):
            if outcome.problem:
                checked.problems.append(Problem(outcome.problem))
            elif outcome.broken:
                tell_line(outcome.broken)
            elif outcome.data is not None:
                checked.files.append(outcome.data)
                checked.deciding += outcome.deciding
                tell(outcome.data.failures)
            if len(names) > 1:
                show(f"{name} ({at} of {len(names)})")
    return checked


def _outcomes(
    names: Sequence[str], work: _Work, jobs: int, show: Callable[[str], None]
) -> Iterator[tuple[str, _Outcome]]:
    if len(names) == 1 or jobs == 1:
        show(names[0])
        yield from ((each.file, _of(each)) for each in over_files(work, names))
        return
    import multiprocessing
    from concurrent.futures import BrokenExecutor, ProcessPoolExecutor

    workers = min(jobs or processors(), -(-len(names) // TOGETHER), MOST_WORKERS)
    inner = {name: work(name) for name in names if name == "-" or is_stream(name)}  # what only this process can read
    sent = [name for name in names if name not in inner]
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, mp_context=context, initializer=_begin_worker) as pool:
        try:
            with _apart():  # the workers are started here, all of them
                for _ in range(workers):
                    pool.submit(os.getpid)
            results = over_files(work, sent, pool)
            for name in names:
                yield name, inner[name] if name in inner else _of(next(results))
        except BrokenExecutor as error:
            raise Problem("a process that checked files was ended from outside, perhaps for want of memory") from error
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


@contextmanager
def _apart() -> Iterator[None]:
    """Start processes that take no code from this folder, and no interruption: both are for this process."""
    before = os.environ.get("PYTHONSAFEPATH")
    os.environ["PYTHONSAFEPATH"] = "1"
    hold = getattr(signal, "pthread_sigmask", None)
    held = hold(signal.SIG_BLOCK, [signal.SIGINT]) if hold else None
    try:
        yield
    finally:
        if before is None:
            del os.environ["PYTHONSAFEPATH"]
        if hold:
            hold(signal.SIG_SETMASK, held)


def _begin_worker() -> None:
    """Leave an interruption to the process that began this one."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _of(result: FileResult[_Outcome]) -> _Outcome:
    return result.value or _Outcome(broken=visible(str(Failure(f"the reading of `{result.file}`", result.error))))


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


def _summary(files: Sequence[FileCheck], numbers: Mapping[Severity, int], later: str) -> str:
    """What was checked. A run that compared no quotation with its text must not look like a pass."""
    listed = ", ".join(count(number, severity) for severity, number in numbers.items() if number)
    claims, quotations = sum(each.claims for each in files), sum(each.quotations for each in files)
    compared = ""
    if quotations:
        unknown = list(dict.fromkeys(code for each in files for code in each.unknown_languages))
        looked = sum(each.checked for each in files)
        compared = f", {looked:,} of {count(quotations, 'quotation')} checked{of_unknown_codes(unknown)}"
    found = f"{listed or 'nothing to report'}{later}"
    return f"checked {count(len(files), 'file')} with {count(claims, 'claim')}{compared}: {found}\n"


def _not_checked(checked: _Checked) -> str:
    """What no check can tell: whether the steps are good ones, and how many of them decide."""
    steps = sum(each.steps for each in checked.files)
    if not steps:
        return ""
    bare = sum(each.without_warrant for each in checked.files)
    parts = [count(steps, "step"), f"{bare:,} without a warrant"]
    if steps <= MOST_STEPS and len(checked.files) <= MOST_STEPS:
        parts.append(f"{checked.deciding} {fits(checked.deciding, 'decides', 'decide')} a verdict")
    which = checked.files[0].file if len(checked.files) == 1 else "FILE"
    return f"for people to check: {', '.join(parts)} (argmap review {visible(which)})\n"
