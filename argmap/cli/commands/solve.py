"""Answer the questions of the ICCMA competitions on an abstract framework.

  argmap solve -p TASK-SEMANTICS -f FILE [-fo FORMAT] [-a ARGUMENT]

Tasks: SE some extension, DC and DS whether the argument is in some or in every extension, EE all
extensions, CE their number. Semantics: GR, CO, PR, ST, SST, STG, ID. Formats: i23 (`p af`), apx, tgf; else by
the ending of the file. Answers are printed as the rules of ICCMA'23 ask: `YES` or `NO`, and a witness
`w …` for SE, for an accepted argument under DC and for a counterexample under DS; EE prints lists in
brackets as earlier competitions did.
"""

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path

import attrs

from argmap.cli.problem import Problem
from argmap.files.limits import is_stream, read_file, read_stream
from argmap.interchange.af import FORMATS, FormatError, read_af
from argmap.reasoning.budget import Budget, OutOfTimeError
from argmap.reasoning.frameworks.framework import Framework
from argmap.reasoning.frameworks.solve import SEMANTICS, TASKS, Solver

MOST_FRAMEWORK = 500_000_000
"""Bytes of a framework: ten million arguments with some attacks each."""
PROBLEMS = tuple(f"{task}-{semantics}" for task in TASKS for semantics in SEMANTICS)


@attrs.frozen(kw_only=True)
class Arguments:
    """What the command is given."""

    problem: str | None
    file: str | None
    format: str
    argument: str
    seconds: float | None
    problems: bool
    formats: bool


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("-p", dest="problem", metavar="TASK", help="the problem, such as DC-CO")
    parser.add_argument("-f", dest="file", metavar="FILE", help="the framework")
    parser.add_argument("-fo", dest="format", default="", metavar="FORMAT", help=", ".join(FORMATS))
    parser.add_argument("-a", dest="argument", default="", metavar="ARGUMENT", help="the argument of DC and DS")
    help_ = "end without an answer after this many seconds"
    parser.add_argument("--seconds", type=float, default=None, metavar="S", help=help_)
    parser.add_argument("--problems", action="store_true", help="list the problems")
    parser.add_argument("--formats", action="store_true", help="list the formats")


def run(arguments: Arguments) -> int:
    """Print the answer; 3 where the time was too short for one."""
    if arguments.problems or arguments.formats:
        sys.stdout.write(f"[{','.join(PROBLEMS if arguments.problems else FORMATS)}]\n")
        return 0
    if arguments.problem not in PROBLEMS:
        raise Problem(f"-p names none of the problems: `{arguments.problem}`; `argmap solve --problems` lists them")
    if not arguments.file:
        raise Problem("-f is missing: the file of the framework")
    framework = _read(arguments.file, arguments.format)
    task, _, semantics = arguments.problem.partition("-")
    if task in ("DC", "DS") and arguments.argument not in framework.arguments:
        raise Problem(f"-a names no argument of the framework: `{arguments.argument}`")
    solver = Solver(framework, budget=Budget(arguments.seconds))
    try:
        sys.stdout.write(_answer(solver, task, semantics, arguments.argument))
    except OutOfTimeError:
        sys.stderr.write(f"argmap: no answer within {arguments.seconds:g} s\n")
        return 3
    return 0


def _read(name: str, format_: str) -> Framework:
    ending = Path(name).suffix[1:].lower()
    chosen = format_ or ending if (format_ or ending) in FORMATS else "i23"
    if format_ and format_ not in FORMATS:
        raise Problem(f"there is no format `{format_}`; there are {', '.join(FORMATS)}")
    try:
        data = read_stream(name, MOST_FRAMEWORK) if is_stream(name) else read_file(Path(name), MOST_FRAMEWORK)
        return read_af(data.decode(), chosen)
    except OSError as error:
        raise Problem(f"`{name}` cannot be read: {error.strerror}") from error
    except (FormatError, UnicodeDecodeError) as error:
        raise Problem(f"`{name}` is not in the format {chosen}: {error}") from error


def _answer(solver: Solver, task: str, semantics: str, argument: str) -> str:
    if task == "CE":
        return f"{sum(1 for _ in solver.extensions(semantics))}\n"
    if task == "EE":
        inner = [f"[{','.join(_ordered(solver, extension))}]" for extension in solver.extensions(semantics)]
        return "[\n" + "".join(f"\t{each}\n" for each in inner) + "]\n"
    if task == "SE":
        found = solver.some(semantics)
        return "NO\n" if found is None else _witness(solver, found)
    if task == "DC":
        found = solver.credulous(semantics, argument)
        return "NO\n" if found is None else f"YES\n{_witness(solver, found)}"
    holds, counterexample = solver.counterexample(semantics, argument)
    return "YES\n" if holds else f"NO\n{_witness(solver, counterexample or ())}"


def _ordered(solver: Solver, members: Iterable[str]) -> list[str]:
    inside = set(members)
    return [argument for argument in solver.framework.arguments if argument in inside]


def _witness(solver: Solver, members: Iterable[str]) -> str:
    return " ".join(("w", *_ordered(solver, members))) + "\n"
