"""What checking many small maps costs: each of 15 claims with a quotation, in one process and in several.

    python tests/benchmarks/corpus.py                     10,000 maps, in 1 and 2 processes
    python tests/benchmarks/corpus.py --maps 1000 --jobs 1 2 4

Seconds on the wall of the whole command, and processor seconds of it and its processes.
"""

import argparse
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]
WORDS = [
    "council",
    "street",
    "traffic",
    "bakery",
    "footfall",
    "revenue",
    "parking",
    "summer",
    "delivery",
    "mayor",
    "treasurer",
    "market",
    "hall",
    "bridge",
]
CLAIMS = 15


def main() -> None:
    """Print a row for each number of processes."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--maps", type=int, default=10_000)
    parser.add_argument("--jobs", type=int, nargs="*", default=[1, 2])
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        chance = random.Random(1)
        for number in range(given.maps):
            write(Path(name) / f"map-{number:06}", chance)
        print(f"{'processes':>9} {'maps':>7} {'wall s':>7} {'CPU s':>7} {'ms a map':>9}")
        for jobs in given.jobs:
            before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
            command = [sys.executable, "-m", "argmap", "check", "--jobs", str(jobs), "--output-format", "concise", "."]
            environment = {**os.environ, "PYTHONPATH": str(ROOT)}
            subprocess.run(command, cwd=name, env=environment, stdout=subprocess.DEVNULL, check=False)
            wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
            used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
            print(f"{jobs:>9} {given.maps:>7,} {wall:>7.1f} {used:>7.1f} {1000 * used / given.maps:>9.1f}")


def write(folder: Path, chance: random.Random) -> None:
    """A map of 15 claims and its text."""
    folder.mkdir()
    told = [
        f"The {chance.choice(WORDS)} said that the {chance.choice(WORDS)} of the {chance.choice(WORDS)} rose by "
        f"{chance.randint(2, 90)} per cent in {chance.randint(1990, 2020)}."
        for _ in range(2 * CLAIMS)
    ]
    paragraphs = [" ".join(told[at : at + 5]) for at in range(0, len(told), 5)]
    (folder / "text.txt").write_text("\n\n".join(paragraphs) + "\n", encoding="utf-8")
    lines = ["map: A dispute", "", "source minutes: Minutes", "  date: 2024-01-01", "  text: text.txt", ""]
    for at in range(CLAIMS):
        words = told[2 * at].split(" that ")[1].rstrip(".")
        lines += [f"claim c{at}: {words[0].upper()}{words[1:].partition(' by ')[0]}.", f"  quote minutes: {words}"]
        if at:
            lines.append(f"  {chance.choice(('supports', 'supports', 'rebuts'))} c{chance.randrange(at)}")
    (folder / "map.argmap").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
