"""Tell which small mistakes in the program no test notices.

    python tests/tools/mutate.py [--change [--base REV]] [FILE…] [--tests PATH…] [--most N] [--seed N]

    FILE…         files to mutate, whole
    --change      mutate what the work tree changes against HEAD (of the files given, if any are)
    --base REV    … against the place where the branch left REV
    --tests PATH… tests that have to notice; by default those of the folder `tests/PACKAGE` of each file,
                  but for golden files and properties, which notice much and say little
    --most N      try so many mutants only, chosen by lot
    --seed N      of the lot

A mutant is one small change: see `mutants.py`. It is written into a copy of the project, never into the
work tree, and the tests run in a process of their own with a time limit. It is caught when a test fails (see
`mutation_witness.py`); that nothing can be imported, or that the time is over, proves no test and is counted
apart. What no test noticed is listed as `file:line: what was changed`; the exit code is then 1. It is 2
where the tests fail without any mutant, and then nothing is tried.
"""

import argparse
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from mutants import Mutant, mutants, plain
from mutation_witness import CAUGHT, OTHERWISE

SURVIVED, LATE = "survived", "ran out of time"
LEFT_OUT = ("*golden*", "*properties*")
"""Tests that are not run unless they are named."""
ANYWAY, TIMES = 10, 4
"""The time limit of a run: so many seconds, and so many times what the tests take without a mutant."""


class UsageError(Exception):
    """What stands in the way of a run."""


@dataclass(frozen=True)
class Project:
    """A copy of a project, in which files may be written and tests be run."""

    root: Path
    copy: Path

    @classmethod
    def of(cls, root: Path, copy: Path) -> "Project":
        """Copy what belongs to the project by git; without git all of it."""
        listed = subprocess.run(
            ("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"),
            cwd=root,
            capture_output=True,
            text=True,
            check=False,
        )
        names = listed.stdout.split("\0") if listed.returncode == 0 else root.rglob("*")
        for name in filter(None, names):
            source = root / name
            if source.is_file():  # and not deleted in the work tree only
                target = copy / source.relative_to(root)
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(source, target)
        return cls(root, copy)

    def write(self, file: str, code: str) -> None:
        """Write another text of a file; what was compiled of the last one is thrown away."""
        path = self.copy / file
        path.write_text(code, encoding="utf-8")
        for old in path.parent.glob(f"__pycache__/{path.stem}.*"):
            old.unlink()

    def run(
        self, file: str, tests: Sequence[str], *, but: Sequence[str] = (), limit: float | None = None
    ) -> tuple[str, str]:
        """Run tests, but for some, on the text that a file has now; what came out, and the words of pytest."""
        told = self.copy / ".told"
        told.write_text("")
        command = (
            *(sys.executable, "-m", "pytest", "-o", "addopts=", "-p", "no:cacheprovider", "-p", "mutation_witness"),
            *("-q", "--tb=line", "--no-header", "--continue-on-collection-errors"),
            *("-W", "ignore::pytest.PytestUnknownMarkWarning"),  # the marks of plugins
            *(f"--ignore-glob={each}" for each in but),
            *tests,
        )
        paths = (str(self.copy), str(Path(__file__).parent), os.environ.get("PYTHONPATH", ""))
        variables = {
            **{name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")},
            "CI": "1",  # no test is left to chance
            "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1",  # our tests need none, and to load them takes most of the time
            "MUTATION_OF": str(self.copy / file),
            "MUTATION_TOLD": str(told),
            "PYTHONPATH": os.pathsep.join(filter(None, paths)),
        }
        code, words = _call(command, self.copy, variables, limit)
        if code is None:
            return LATE, words
        found = {line.split()[0] for line in told.read_text(encoding="utf-8").splitlines()}
        if CAUGHT in found:
            return CAUGHT, words
        return (SURVIVED if code == 0 else OTHERWISE), words


def _call(
    command: Sequence[str], folder: Path, variables: Mapping[str, str], limit: float | None
) -> tuple[int | None, str]:
    """Call a program; when its time is over it is ended with all that it started, and its code is `None`."""
    with subprocess.Popen(
        command,
        cwd=folder,
        env=variables,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    ) as process:
        try:
            words, _ = process.communicate(timeout=limit)
        except subprocess.TimeoutExpired:
            _end(process)
            return None, process.communicate()[0]
        except BaseException:
            _end(process)
            raise
        return process.returncode, words


def _end(process: subprocess.Popen[str]) -> None:
    if hasattr(os, "killpg"):
        os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()


def related(file: str, root: Path) -> list[str]:
    """The tests of a file: those in the folder that is named like its package; else those that name the module."""
    parts = Path(file).with_suffix("").parts
    folder = root.joinpath("tests", *parts[1:2])
    if len(parts) > 2 and folder.is_dir():
        return [folder.relative_to(root).as_posix()]
    module = re.compile(rf"\b{re.escape('.'.join(parts))}\b")
    found = [
        each.relative_to(root).as_posix()
        for each in sorted((root / "tests").rglob("test_*.py"))
        if not any(each.match(left_out) for left_out in LEFT_OUT)
    ]
    return [each for each in found if module.search((root / each).read_text(encoding="utf-8"))]


def changed(base: str, root: Path) -> dict[str, set[int]]:
    """The lines of the program that the work tree has and a revision has not, by file."""

    def git(*arguments: str) -> str:
        done = subprocess.run(("git", *arguments), cwd=root, capture_output=True, text=True, check=False)
        if done.returncode:
            raise UsageError(done.stderr.strip())
        return done.stdout

    found: dict[str, set[int]] = {}
    file = ""
    fork = git("merge-base", base, "HEAD").strip()
    for line in git("diff", "-U0", "--no-ext-diff", "--no-color", "--no-prefix", "--relative", fork).splitlines():
        if line.startswith("+++ "):
            file = line[4:].rstrip("\t")
        elif hunk := re.match(r"@@ -\S+ \+(\d+)(?:,(\d+))? @@", line):
            start, size = int(hunk[1]), int(hunk[2] or 1)
            found.setdefault(file, set()).update(range(start, start + size))
    for file in filter(None, git("ls-files", "-z", "--others", "--exclude-standard").split("\0")):
        if file.endswith(".py"):
            found[file] = set(range(1, len((root / file).read_text(encoding="utf-8").splitlines()) + 1))
    return {file: lines for file, lines in found.items() if file.endswith(".py") and not file.startswith("tests/")}


def _within(root: Path, name: str) -> str:
    """The path of a file, or of a test in it, as seen from the project."""
    path, *test = name.split("::")
    try:
        inside = Path(path).resolve().relative_to(root).as_posix()
    except ValueError as error:
        raise UsageError(f"{path} is not in {root}") from error
    if not (root / inside).exists():
        raise UsageError(f"there is no {path}")
    return "::".join((inside, *test))


def chosen(options: argparse.Namespace, root: Path) -> list[tuple[str, Mutant]]:
    """The mutants to try, in the order of the files and lines."""
    files = [_within(root, each) for each in options.files]
    where: dict[str, set[int] | None] = dict.fromkeys(files)
    if options.change or options.base:
        touched = changed(options.base or "HEAD", root)
        where = {file: lines for file, lines in touched.items() if file in files or not files}
    elif not files:
        raise UsageError("name files, or say --change")
    found = [(file, each) for file, lines in where.items() for each in mutants((root / file).read_text("utf-8"), lines)]
    if options.most is not None and len(found) > options.most:
        kept = sorted(random.Random(options.seed).sample(range(len(found)), options.most))
        print(f"{len(kept)} of {len(found)} mutants, by lot", file=sys.stderr)
        found = [found[at] for at in kept]
    return found


def tried(found: Sequence[tuple[str, Mutant]], tests: Sequence[str], project: Project) -> Iterator[tuple[str, str]]:
    """What came out for each mutant, and how to call it."""
    files = dict.fromkeys(file for file, _ in found)
    for file in files:
        own = tests or related(file, project.root)
        but = () if tests else LEFT_OUT
        if not own:
            raise UsageError(f"no tests are related to {file}: name some with --tests")
        whole = (project.root / file).read_text(encoding="utf-8")
        project.write(file, plain(whole))
        start = time.monotonic()
        outcome, words = project.run(file, own, but=but)
        if outcome != SURVIVED:
            raise UsageError(f"without any mutant of {file} the tests do not pass ({' '.join(own)}):\n{words}")
        limit = ANYWAY + TIMES * (time.monotonic() - start)
        for mutant in (each for of, each in found if of == file):
            project.write(file, mutant.code)
            outcome, _ = project.run(file, own, but=but, limit=limit)
            yield outcome, f"{file}:{mutant.line}: {mutant.what}"
        project.write(file, whole)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the tool."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", metavar="FILE")
    parser.add_argument("--change", action="store_true")
    parser.add_argument("--base", metavar="REV")
    parser.add_argument("--tests", nargs="+", metavar="PATH", default=[])
    parser.add_argument("--most", type=int, metavar="N")
    parser.add_argument("--seed", type=int, metavar="N", default=0)
    options = parser.parse_args(arguments)
    here = Path.cwd().resolve()
    root = next((each for each in (here, *here.parents) if (each / "pyproject.toml").is_file()), here)
    counts: Counter[str] = Counter()
    try:
        found = chosen(options, root)
        tests = [_within(root, each) for each in options.tests]
        with tempfile.TemporaryDirectory(prefix="mutate-") as folder:
            for outcome, name in tried(found, tests, Project.of(root, Path(folder).resolve())):
                counts[outcome] += 1
                if outcome == SURVIVED:
                    print(name, flush=True)
                elif outcome != CAUGHT:
                    print(f"({outcome}: {name})", file=sys.stderr)
    except UsageError as error:
        print(error, file=sys.stderr)
        return 2
    print(
        f"{counts.total()} mutants: {counts[CAUGHT]} caught, {counts[SURVIVED]} survived, "
        f"{counts[LATE]} out of time, {counts[OTHERWISE]} failed otherwise"
    )
    return 1 if counts[SURVIVED] else 0


if __name__ == "__main__":
    sys.exit(main())
