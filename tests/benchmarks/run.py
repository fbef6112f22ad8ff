"""Print what argmap costs, whole processes: CPU seconds and peak memory; side by side with Argdown if it is there.

    python tests/benchmarks/run.py                        1,000, 10,000 and 50,000 claims
    python tests/benchmarks/run.py --sizes 1000 5000
    python tests/benchmarks/run.py --argdown node_modules/.bin/argdown
                                                          after `npm install @argdown/cli@1.7.5`

Nothing is asserted: numbers are read by people. Each figure is the median of some runs, one of each program in turn.
"""

import argparse
import os
import random
import resource
import shlex
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from generate import generate, generate_quoted, generate_quoted_texts

ROOT = Path(__file__).parents[2]
ARGMAP = [sys.executable, "-m", "argmap"]
EXAMPLE = ROOT / "examples" / "mill-street" / "mill-street.argmap"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="*", default=[1_000, 10_000, 50_000])
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--argdown", default="", help="the command of the peer")
    arguments = parser.parse_args()
    peer = shlex.split(arguments.argdown)
    if peer and "/" in peer[0]:
        peer[0] = str(Path(peer[0]).resolve())
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        print(f"{'task':<30} {'claims':>7} {'CPU s':>7} {'MiB':>6}   peer: {'CPU s':>6} {'MiB':>6} {'times':>6}")
        small = folder / "small.argdown"
        small.write_text(generate(20, argdown=True), encoding="utf-8")
        compare(
            "check, a small map",
            12,
            [*ARGMAP, "check", str(EXAMPLE)],
            [*peer, "json", str(small)],
            folder,
            arguments.runs,
            bool(peer),
        )
        few = folder / "few.argmap"
        few.write_text(generate(20), encoding="utf-8")
        draw = [*ARGMAP, "draw", str(few), "-o", str(folder / "few.svg")]
        drawn = [*peer, "map", "-f", "svg", str(small), str(folder / "svg")]
        compare("SVG", 20, draw, drawn, folder, arguments.runs, bool(peer))
        many = folder / "many.argmap"
        many.write_text(generate_quoted(1_000), encoding="utf-8")
        draw = [*ARGMAP, "draw", "--all", str(many), "-o", str(folder / "many.svg")]
        compare("SVG, a tree", 1_000, draw, [], folder, 1, False)
        for size in arguments.sizes:
            ours, theirs = folder / f"{size}.argmap", folder / f"{size}.argdown"
            ours.write_text(generate(size), encoding="utf-8")
            theirs.write_text(generate(size, argdown=True), encoding="utf-8")
            check = [*ARGMAP, "check", "--output-format", "json", str(ours)]
            dot = [*ARGMAP, "draw", "-f", "dot", str(ours)]
            out = str(folder / "out")
            compare("check as JSON", size, check, [*peer, "json", str(theirs), out], folder, arguments.runs, bool(peer))
            compare("DOT", size, dot, [*peer, "map", "-f", "dot", str(theirs), out], folder, arguments.runs, bool(peer))
            quoted = folder / f"{size}-quoted.argmap"
            quoted.write_text(generate_quoted(size), encoding="utf-8")
            report = [*ARGMAP, "report", str(quoted), "-o", str(folder / "report.html")]
            compare("report as HTML", size, report, [], folder, 1, False)
        for task, size, command in hard_cases(folder):
            compare(task, size, [*ARGMAP, *command], [], folder, arguments.runs, False)
        for size in arguments.sizes:
            passes(size)


def hard_cases(folder: Path) -> Iterator[tuple[str, int, list[str]]]:
    """What was slow once: quotations, positions, very long words, and a framework of attacks drawn by lot."""

    def written(name: str, text: str) -> str:
        path = folder / name
        path.write_text(text, encoding="utf-8")
        return str(path)

    quoted = written("5000-unread.argmap", generate_quoted(5_000))
    yield "check, quotations", 5_000, ["check", quoted]
    made, texts = generate_quoted_texts(5_000)
    for name, text in texts.items():
        written(name, text)
    yield "check, quotations with texts", 5_000, ["check", written("5000-read.argmap", made)]
    positions = ["verdicts", "--positions", "--limit", "1"]
    yield "one position", 10_000, [*positions, written("positions.argmap", generate(10_000))]
    words, word = "alpha beta gamma " * 294_000 + "end", "x" * 5_000_000
    for kind, text in (
        ("text of 5 MB", f"claim a: {words}\n"),
        ("word of 5 MB", f"claim a: {word}\n"),
        ("title of 5 MB", f"map: {words}\nclaim a: A\n"),
        ("id of 1 MB", f"claim {word[:1_000_000]}: A\n"),
    ):
        path = written(f"{kind}.argmap", text)
        yield f"DOT, {kind}", 1, ["draw", "-f", "dot", path]
        yield f"report, {kind}", 1, ["report", path, "-o", str(folder / "long.html")]
    for attack in (0.05, 0.1):
        framework = written(f"{attack}.af", by_lot(200, attack))
        yield f"DS-PR, attacks {attack:g}", 200, ["solve", "-p", "DS-PR", "-a", "7", "-f", framework]


def by_lot(size: int, attack: float) -> str:
    """A framework in which each argument attacks each with the same probability (Erdős and Rényi)."""
    chance = random.Random(3)
    lines = [f"p af {size}"]
    lines += [f"{one} {two}" for one in range(1, size + 1) for two in range(1, size + 1) if chance.random() < attack]
    return "\n".join(lines) + "\n"


def compare(task: str, size: int, ours: list[str], theirs: list[str], folder: Path, runs: int, both: bool) -> None:
    """Run the two in turn and print a line."""
    mine, other = [], []
    for _ in range(runs):
        mine.append(measure(ours, folder))
        if both:
            other.append(measure(theirs, folder))
    seconds, memory = (statistics.median(column) for column in zip(*mine, strict=True))
    line = f"{task:<30} {size:>7,} {seconds:>7.2f} {memory:>6.0f}"
    if other:
        peer_seconds, peer_memory = (statistics.median(column) for column in zip(*other, strict=True))
        line += f"         {peer_seconds:>6.2f} {peer_memory:>6.0f} {peer_seconds / seconds:>6.2f}"
    print(line, flush=True)


def measure(command: list[str], folder: Path) -> tuple[float, float]:
    """CPU seconds (user and system) and peak MiB of a process and what it starts."""
    path = os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])
    process = subprocess.Popen(
        command,
        cwd=folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": path},
    )
    _, _, usage = os.wait4(process.pid, 0)
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def passes(size: int) -> None:
    """CPU seconds of each pass in one process, and its peak memory at the end."""
    sys.path.insert(0, str(ROOT))
    from argmap.analysis.facts import analyse
    from argmap.checks import CHECKS
    from argmap.diagrams.drawing import draw
    from argmap.diagrams.graphviz.as_dot import as_dot
    from argmap.resolve.includes import File
    from argmap.resolve.resolve import resolve
    from argmap.source import Source
    from argmap.syntax.parse import parse

    source = Source("big", generate(size))
    parse(Source("warm", "claim a: x\n"))
    times = []
    clock = time.process_time()

    def lap(name: str) -> None:
        nonlocal clock
        now = time.process_time()
        times.append(f"{name} {now - clock:.2f}")
        clock = time.process_time()

    document = parse(source)
    lap("parse")
    resolved = resolve([File(document)])
    lap("resolve")
    facts = analyse(resolved.map, holes=resolved.holes)
    lap("analyse")
    for check in CHECKS:
        list(check(resolved.map, facts))
    lap("check")
    as_dot(draw(resolved.map, facts))
    lap("dot")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"passes, {size:,} claims: {', '.join(times)} s; peak so far {peak:.0f} MiB", flush=True)


if __name__ == "__main__":
    main()
