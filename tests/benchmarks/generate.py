"""Generate a map of N claims with some 1.5 relations each: `python generate.py N > big.argmap`.

The same N and seed give the same bytes. With `--argdown` the very same graph is written as an Argdown
file, so that a peer can be measured on it.
"""

import argparse
import random
import sys

_TEXT = """policy evidence harm benefit freedom law public market risk health study model cost data moral duty
climate state debate reason source witness court author reader claim method measure effect cause"""
WORDS = _TEXT.split()
DEGREE = 1.5


def main() -> None:
    """Write the map to standard output."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("n", type=int)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--argdown", action="store_true")
    arguments = parser.parse_args()
    sys.stdout.write(generate(arguments.n, seed=arguments.seed, argdown=arguments.argdown))


def generate(n: int, *, seed: int = 1, argdown: bool = False) -> str:
    """The text of a map of `n` claims."""
    chance = random.Random(seed)
    out = [f"===\ntitle: synthetic {n}\n===\n\n" if argdown else f"map: Synthetic map of {n} claims\n\n"]
    for i in range(n):
        text = " ".join(chance.choice(WORDS) for _ in range(12)).capitalize() + "."
        out.append(f"[s{i}]: {text}\n" if argdown else f"claim s{i}: {text}\n")
        degree = int(DEGREE) + (chance.random() < DEGREE % 1)
        targets = {chance.randrange(n) for _ in range(degree)} - {i}
        for j in sorted(targets):
            supports = chance.random() < 0.6
            if argdown:
                out.append(f"  {'+>' if supports else '->'} [s{j}]\n")
            else:
                out.append(f"  {'supports' if supports else 'rebuts'} s{j}\n")
        out.append("\n")
    return "".join(out)


if __name__ == "__main__":
    main()
